"""The days of a search as the catalogue is asked for them."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from .scene_query import SceneQuery, months_of

MOST_SPANS = 12  # more would make the address of a request long; then the client looks at the months alone


def date_spans(query: SceneQuery) -> list[tuple[str, str]]:
    """Return the times to ask for, ends included, in the order of time; none: no day of the search is in its months.

    :return: pairs as sentinelsat takes them. Their last day is included to its last millisecond, to which the
        catalogue gives its times.
    """
    spans = list(_merged(_in_months(query)))
    if len(spans) > MOST_SPANS:
        spans = [(query.start, query.end)]
    return [(f"{first}T00:00:00.000Z", f"{last}T23:59:59.999Z") for first, last in spans]


def _in_months(query: SceneQuery) -> Iterator[tuple[date, date]]:
    """Each month of the search, cut to its days."""
    months = months_of(query.months)
    first = query.start
    while True:
        last = min(query.end, first.replace(day=calendar.monthrange(first.year, first.month)[1]))
        if first.month in months:
            yield first, last
        if last == query.end:
            return
        first = last + timedelta(days=1)


def _merged(spans: Iterator[tuple[date, date]]) -> Iterator[tuple[date, date]]:
    open_span: tuple[date, date] | None = None
    for first, last in spans:
        if open_span and open_span[1] + timedelta(days=1) == first:
            open_span = (open_span[0], last)
            continue
        if open_span:
            yield open_span
        open_span = (first, last)
    if open_span:
        yield open_span
