"""The hits of a query at a Data Hub, however many, proved to be all that were asked for.

sentinelsat reads page after page and believes the count of the first one. A list that changes meanwhile, or pages
that are shorter than it thinks, lose products without a word. So the hits are counted before, and a list is taken only
if it has as many products as were counted. Long lists are read in slices of time, since the Copernicus hub counted
10,000 at most, however many there were (recorded answers).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Callable

from ...errors import ServiceBusyError, ServiceError
from ..query_language.dates import utc_from_text
from .hub_lister import Hits, HubLister

Span = tuple[str, str]
MOST_IN_ONE_LIST = 10_000
ATTEMPTS = 3
_STEP = timedelta(milliseconds=1)  # to which hubs give their times


class CompleteList:
    """Reads lists.

    :param text_of: writes the query for some spans of sensing time, ends included.
    :param title: of the hub, for the sentences.
    """

    def __init__(self, api: HubLister, text_of: Callable[[Sequence[Span]], str], title: str) -> None:
        self._api = api
        self._text_of = text_of
        self._title = title
        self._found: Hits = {}
        self._total = 0

    def read(self, spans: Sequence[Span]) -> Hits:
        """Return all products of these spans, by uuid.

        :raises ServiceBusyError: if the list does not come out complete, after some attempts.
        :raises ServiceError: if one instant has more products than the hub counts.
        """
        found = counted = 0
        for _ in range(ATTEMPTS):
            counted = self._api.count(raw=self._text_of(spans))
            self._total = max(self._total, counted)
            hits = self._slices(spans) if counted >= MOST_IN_ONE_LIST else self._list(spans, counted)
            found = len(hits)
            # What was sliced may be more than was counted, not less.
            if found == counted or found > counted >= MOST_IN_ONE_LIST:
                self._found.update(hits)
                return hits
        raise ServiceBusyError(
            f"The list of {self._title} is not complete: {found:,} products came, {counted:,} were announced.",
            advice="Try again later; if it stays so, lower page_size in the profile of the hub.",
        )

    def _list(self, spans: Sequence[Span], counted: int) -> Hits:
        self._api.expect(len(self._found), self._total)
        return self._api.listed(self._text_of(spans)) if counted else {}

    def _slices(self, spans: Sequence[Span]) -> Hits:
        early, late = _halves(spans)
        if not early:
            raise ServiceError(
                f"{self._title} has {MOST_IN_ONE_LIST:,} products or more of the same instant.",
                advice="Make the area smaller, or name tiles.",
            )
        return {**self.read(early), **self.read(late)}


def _halves(spans: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """Split between two spans, or one span in its middle; the first half is empty where nothing can be split."""
    if len(spans) > 1:
        half = len(spans) // 2
        return list(spans[:half]), list(spans[half:])
    first, last = (utc_from_text(moment) for moment in spans[0])
    steps = (last - first) // _STEP
    if steps < 1:
        return [], list(spans)
    middle = first + (steps // 2) * _STEP
    return [(spans[0][0], hub_time(middle))], [(hub_time(middle + _STEP), spans[0][1])]


def hub_time(moment: datetime) -> str:
    """Write an instant, UTC, to the millisecond."""
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"
