"""Where a date and a cloud cover lie on the timeline, and which dates are written below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone

from qgis.PyQt.QtCore import QDate, QLocale, QRectF

DAY_S = 86_400.0
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_DAY_STEPS = (1, 2, 5, 10)
_LEAST_DAYS_FOR_MONTHS = 75


@dataclass(frozen=True)
class TimelineScale:
    """From POSIX seconds and percent to pixels.

    :param plot: where dots lie; :param first_s, last_s: POSIX seconds at its left and right edge.
    :param unknown_y: where scenes lie whose cloud nobody knows, in pixels.
    """

    plot: QRectF
    first_s: float
    last_s: float
    unknown_y: float

    @classmethod
    def around(cls, times_s: Sequence[float], plot: QRectF, unknown_y: float) -> TimelineScale:
        """The scale on which all of some times have room, with a little air at both ends."""
        first, last = (min(times_s), max(times_s)) if times_s else (0.0, DAY_S)
        air = max(DAY_S / 2, 0.02 * (last - first))
        return cls(plot, first - air, last + air, unknown_y)

    def x(self, time_s: float) -> float:
        """Pixels from the left edge of the widget."""
        return self.plot.left() + self.plot.width() * (time_s - self.first_s) / (self.last_s - self.first_s)

    def y(self, cloud_percent: float | None) -> float:
        """Pixels from its top."""
        if cloud_percent is None:
            return self.unknown_y
        return self.plot.bottom() - self.plot.height() * cloud_percent / 100

    def ticks(self, room_px: float) -> Iterator[tuple[float, str]]:
        """Dates to write, as pixels and text, no two nearer than ``room_px``."""
        days = (self.last_s - self.first_s) / DAY_S
        px_per_day = self.plot.width() / days
        if days < _LEAST_DAYS_FOR_MONTHS:
            yield from self._day_ticks(next((n for n in _DAY_STEPS if n * px_per_day >= room_px), 30))
        else:
            yield from self._month_ticks(next((n for n in _MONTH_STEPS if n * 30 * px_per_day >= room_px), 240))

    def _day_ticks(self, step: int) -> Iterator[tuple[float, str]]:
        day = _date(self.first_s)
        while _seconds(day) <= self.last_s:
            if _seconds(day) >= self.first_s:
                yield self.x(_seconds(day)), QLocale().toString(day, "d MMM")
            day = day.addDays(step)

    def _month_ticks(self, step: int) -> Iterator[tuple[float, str]]:
        month = QDate(_date(self.first_s).year(), 1, 1)
        while _seconds(month) < self.last_s:
            if _seconds(month) >= self.first_s:
                form = "yyyy" if step >= 12 or month.month() == 1 else "MMM"
                yield self.x(_seconds(month)), QLocale().toString(month, form)
            month = month.addMonths(step)


def _date(time_s: float) -> QDate:
    day = datetime.fromtimestamp(time_s, timezone.utc)
    return QDate(day.year, day.month, day.day)


def _seconds(day: QDate) -> float:
    return datetime(day.year(), day.month(), day.day(), tzinfo=timezone.utc).timestamp()
