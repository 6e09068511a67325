"""When work may be done: hours of the day and days of the week, by the clock on the wall of this computer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo

from ..errors import SettingsError

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HOW_TO_WRITE = "Write 22:00-06:00, or Mo-Fr 20:00-07:00; Sa-Su; nothing stands for always."
_DAY_MINUTES = 24 * 60
_WEEK_MINUTES = 7 * _DAY_MINUTES
_LOOK_AHEAD_HOURS = 8 * 24  # a week, and the hour that daylight saving may add
_TIME = r"\d{1,2}(?::\d{2})?"
_RULE = re.compile(rf"(?P<days>[a-z][a-z\s,-]*)?(?P<times>{_TIME}-{_TIME}(?:,{_TIME}-{_TIME})*)?")


@dataclass(frozen=True)
class WorkingHours:
    """Hours in which something may begin.

    :param text: as the user wrote them.
    :param spans: begin of each, in minutes of the week from Monday 0:00, and its length in minutes; empty: always.
    """

    text: str = ""
    spans: tuple[tuple[int, int], ...] = ()

    @classmethod
    def parse(cls, text: str) -> WorkingHours:
        """Read what a user wrote: ``22:00-06:00``, ``Mo-Fr 20:00-07:00, 12-13; Sa-Su``; empty: always.

        Hours past midnight belong to the day that they begin on; days without hours are whole days.

        :raises SettingsError: naming the part that cannot be read.
        """
        rules = [rule for rule in text.replace("–", "-").lower().split(";") if rule.strip()]
        return cls(text.strip(), tuple(span for rule in rules for span in _spans(rule)))

    def is_open(self, moment: datetime, zone: tzinfo | None = None) -> bool:
        """Whether a moment lies in them.

        :param moment: with its time zone, or the local time.
        :param zone: whose clock counts; ``None``: this computer's.
        """
        if not self.spans:
            return True
        local = moment.astimezone(zone)
        minute = (local.weekday() * 24 + local.hour) * 60 + local.minute
        return any((minute - begin) % _WEEK_MINUTES < length for begin, length in self.spans)

    def next_change(self, moment: datetime, zone: tzinfo | None = None) -> datetime | None:
        """When they begin or end next after a moment, in that zone; ``None``: never.

        When clocks are put forward, hours that begin in what is left out begin with the jump; when they are put back,
        the hour that comes twice counts twice.

        :param moment, zone: as in :meth:`is_open`.
        """
        now = self.is_open(moment, zone)
        changes = (one for one in self._quarters(moment) if self.is_open(one, zone) is not now)
        change = next(changes, None)
        return change.astimezone(zone) if change is not None else None

    def _quarters(self, moment: datetime) -> Iterator[datetime]:
        """The moments at which they may change: clocks differ from UTC, and are put forward, by quarters of an hour."""
        edges = {edge % 15 for begin, length in self.spans for edge in (begin, begin + length)} | {0}
        start = moment.astimezone(timezone.utc)
        hour = start.replace(minute=0, second=0, microsecond=0)
        minutes = sorted(quarter + edge for quarter in (0, 15, 30, 45) for edge in edges)
        for passed in range(_LOOK_AHEAD_HOURS if self.spans else 0):
            for minute in minutes:
                one = hour + timedelta(hours=passed, minutes=minute)
                if one > start:
                    yield one


def _spans(rule: str) -> list[tuple[int, int]]:
    """The spans of one rule: its days, each with all of its hours."""
    text = re.sub(r"\s*([,-])\s*", r"\1", rule.strip())
    found = _RULE.fullmatch(text)
    if found is None:
        raise _cannot_read(rule, "it is no hours of the day, with or without days before them")
    days = _days(found["days"].strip(), rule) if found["days"] else list(range(7))
    hours = [_hours(part, rule) for part in found["times"].split(",")] if found["times"] else [(0, _DAY_MINUTES)]
    return [(day * _DAY_MINUTES + begin, length) for day in days for begin, length in hours]


def _days(text: str, rule: str) -> list[int]:
    days: list[int] = []
    for part in text.split(","):
        first, dash, last = part.partition("-")
        begin, end = _day(first, rule), _day(last if dash else first, rule)
        days.extend((begin + later) % 7 for later in range((end - begin) % 7 + 1))
    return list(dict.fromkeys(days))


def _day(word: str, rule: str) -> int:
    named = [number for number, day in enumerate(DAYS) if len(word) > 1 and day.startswith(word)]
    if not named:
        raise _cannot_read(rule, f"there is no day '{word}'")
    return named[0]


def _hours(text: str, rule: str) -> tuple[int, int]:
    """Begin and length, in minutes."""
    begin, end = (_minute(part, rule) for part in text.split("-"))
    if begin == end:
        raise _cannot_read(rule, "it ends when it begins (a whole day is 0:00-24:00)")
    if begin == _DAY_MINUTES:
        raise _cannot_read(rule, "a day begins at 0:00")
    return begin, (end - begin) % _DAY_MINUTES or _DAY_MINUTES


def _minute(text: str, rule: str) -> int:
    hour, _, minute = text.partition(":")
    number = int(hour) * 60 + int(minute or 0)
    if number > _DAY_MINUTES or int(minute or 0) > 59:
        raise _cannot_read(rule, f"there is no time {text}")
    return number


def _cannot_read(rule: str, why: str) -> SettingsError:
    return SettingsError(f"The hours '{rule.strip()}' cannot be read: {why}.", advice=HOW_TO_WRITE)
