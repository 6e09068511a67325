"""The spans of time that a choice is made for: a date, a month, a season."""

from __future__ import annotations

import enum
from datetime import datetime


class Period(enum.Enum):
    """A span of time, UTC. Seasons are December to February, March to May and so on."""

    DATE = "date"
    MONTH = "month"
    SEASON = "season"

    def of(self, moment: datetime) -> tuple[int, ...]:
        """Return what all moments of one span have in common; earlier spans sort first.

        A December belongs to the winter of the year that follows.
        """
        if self is Period.DATE:
            return moment.year, moment.month, moment.day
        if self is Period.MONTH:
            return moment.year, moment.month
        return moment.year + moment.month // 12, moment.month % 12 // 3
