"""Points in time as a query writes them: ``20180801``, ISO 8601, ``NOW-10DAYS``, ``NOW/DAY``.

Source: Apache Solr Reference Guide, "Date Math"; which of it is allowed: sentinelsat's ``format_query_date``.
"""

from __future__ import annotations

import calendar
import re
from datetime import datetime, timedelta, timezone

from sentinelsat import format_query_date

_UTC = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z?", re.ASCII)
_STEP = re.compile(r"(?P<how>[-+]\d+|/)(?P<unit>YEAR|MONTH|DAY|HOUR|MINUTE|SECOND)S?")
_DOWN_TO = {
    "YEAR": "%Y",
    "MONTH": "%Y%m",
    "DAY": "%Y%m%d",
    "HOUR": "%Y%m%d%H",
    "MINUTE": "%Y%m%d%H%M",
    "SECOND": "%Y%m%d%H%M%S",
}


def resolve_date(text: str, now: datetime) -> datetime:
    """Return the point in time that a text means.

    :param now: what ``NOW`` stands for, aware, UTC.
    :return: aware, UTC.
    :raises ValueError: if sentinelsat would not take the text, or the date does not exist.
    """
    formatted: str = format_query_date(text)
    found = re.match(r"NOW|[^Z]+Z", formatted)
    if not found:
        raise ValueError(f"Unsupported date value {text}")
    moment = now if found[0] == "NOW" else utc_from_text(found[0])
    for step in _STEP.finditer(formatted, found.end()):
        if step["how"] == "/":
            moment = _rounded_down(moment, step["unit"])
        else:
            moment = _moved(moment, int(step["how"]), step["unit"])
    return moment


def utc_from_text(text: str) -> datetime:
    """Read ISO 8601 in UTC (``2018-08-09T16:38:29.024Z``, with 0 to 6 or more decimals; without a zone: UTC).

    :return: aware, UTC.
    :raises ValueError: if it is something else.
    """
    found = _UTC.fullmatch(text.strip())
    if not found:
        raise ValueError(f"Not a time in UTC: {text}")
    # Python 3.9 reads six decimals and an offset, and nothing shorter.
    return datetime.fromisoformat(f"{found[1]}.{(found[2] or '')[:6]:0<6}+00:00")


def odata_literal(moment: datetime) -> str:
    """Write a point in time for a filter: milliseconds, or microseconds where there are any."""
    digits = "milliseconds" if moment.microsecond % 1000 == 0 else "microseconds"
    return moment.astimezone(timezone.utc).replace(tzinfo=None).isoformat(timespec=digits) + "Z"


def _moved(moment: datetime, count: int, unit: str) -> datetime:
    try:
        if unit in ("YEAR", "MONTH"):
            return _moved_months(moment, count * 12 if unit == "YEAR" else count)
        return moment + timedelta(**{f"{unit.lower()}s": count})
    except OverflowError as error:
        raise ValueError(f"There is no date {count} {unit}S from {moment.date()}") from error


def _moved_months(moment: datetime, count: int) -> datetime:
    """The same day of another month, or its last day where it is shorter."""
    year, month = divmod(moment.year * 12 + moment.month - 1 + count, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"There is no date {count} months from {moment.date()}")
    day = min(moment.day, calendar.monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def _rounded_down(moment: datetime, unit: str) -> datetime:
    pattern = _DOWN_TO[unit]
    return datetime.strptime(moment.strftime(pattern), pattern).replace(tzinfo=timezone.utc)
