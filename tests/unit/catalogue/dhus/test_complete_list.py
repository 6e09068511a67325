"""A list is taken only if it is all that was counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.catalogue.dhus import complete_list
from scene_queue.core.catalogue.dhus.complete_list import ATTEMPTS, CompleteList, Span, hub_time
from scene_queue.core.errors import ServiceBusyError, ServiceError

FIRST = datetime(2018, 8, 1, tzinfo=timezone.utc)
AUGUST = ("2018-08-01T00:00:00.000Z", "2018-08-31T23:59:59.999Z")


@dataclass
class CountingHub:
    """Products by their times; counts as many as it wants to tell."""

    moments: list[datetime]
    counted_most: int = 10**9
    lost: int = 0
    arriving: list[datetime] = field(default_factory=list)
    listed_spans: list[Sequence[Span]] = field(default_factory=list)
    counts: int = 0
    expected: list[tuple[int, int]] = field(default_factory=list)

    def text(self, spans: Sequence[Span]) -> Any:
        return tuple(spans)

    def count(self, raw: Any) -> int:
        self.counts += 1
        return min(self.counted_most, len(self._hits(raw)))

    def expect(self, before: int, total: int) -> None:
        self.expected.append((before, total))

    def listed(self, text: Any) -> dict[str, dict[str, Any]]:
        self.listed_spans.append(text)
        self.moments += [self.arriving.pop()] if self.arriving else []
        hits = self._hits(text)
        self.lost, lost = max(0, self.lost - 1), min(1, self.lost)
        return dict(list(hits.items())[: len(hits) - lost])

    def _hits(self, spans: Sequence[Span]) -> dict[str, dict[str, Any]]:
        return {
            f"{place}": {"moment": moment}
            for place, moment in enumerate(self.moments)
            if any(first <= hub_time(moment) <= last for first, last in spans)
        }


def read(hub: CountingHub, *spans: Span) -> dict[str, Any]:
    api: Any = hub
    return dict(CompleteList(api, hub.text, "My hub").read(spans or [AUGUST]))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists of 10 are sliced."""
    monkeypatch.setattr(complete_list, "MOST_IN_ONE_LIST", 10)


def hours(count: int, step_h: float = 1) -> list[datetime]:
    return [FIRST + timedelta(hours=step_h * place) for place in range(count)]


def test_a_short_list_is_counted_once_and_read_once() -> None:
    hub = CountingHub(hours(5))
    assert len(read(hub)) == 5
    assert (hub.counts, len(hub.listed_spans)) == (1, 1)
    assert hub.expected == [(0, 5)]


def test_nothing_is_not_even_listed() -> None:
    hub = CountingHub([])
    assert read(hub) == {}
    assert not hub.listed_spans


def test_a_list_that_loses_a_product_is_read_again() -> None:
    hub = CountingHub(hours(5), lost=2)
    assert len(read(hub)) == 5
    assert len(hub.listed_spans) == 3


def test_a_list_that_grows_meanwhile_is_read_again() -> None:
    hub = CountingHub(hours(5), arriving=[FIRST + timedelta(days=3)])
    assert len(read(hub)) == 6


def test_a_list_that_never_comes_whole_is_an_error_and_no_list() -> None:
    hub = CountingHub(hours(5), lost=100)
    with pytest.raises(ServiceBusyError, match="My hub is not complete: 4 products came, 5 were announced.*page_size"):
        read(hub)
    assert len(hub.listed_spans) == ATTEMPTS


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("counted_most", [10, 10**9])
def test_a_long_list_is_read_in_slices_whatever_the_hub_counts(counted_most: int) -> None:
    hub = CountingHub(hours(300, 2.4), counted_most=counted_most)
    assert len(read(hub)) == 300
    assert all(len(hub._hits(spans)) < 10 for spans in hub.listed_spans)


@pytest.mark.usefixtures("small")
def test_several_spans_are_parted_before_one_is_cut() -> None:
    july = ("2018-07-01T00:00:00.000Z", "2018-07-31T23:59:59.999Z")
    hub = CountingHub([*hours(6), *(moment - timedelta(days=20) for moment in hours(6))])
    assert len(read(hub, july, AUGUST)) == 12
    assert hub.listed_spans == [(july,), (AUGUST,)]


@pytest.mark.usefixtures("small")
@given(st.lists(st.integers(0, 40 * 1000), max_size=60))
def test_slices_lose_nothing_and_find_nothing_twice(milliseconds: list[int]) -> None:
    most_alike = max((milliseconds.count(one) for one in milliseconds), default=0)
    hub = CountingHub([FIRST + timedelta(milliseconds=one) for one in milliseconds])
    span = (hub_time(FIRST), hub_time(FIRST + timedelta(seconds=40)))
    if most_alike >= 10:
        with pytest.raises(ServiceError, match="same instant"):
            read(hub, span)
        return
    assert len(read(hub, span)) == len(milliseconds)
    listed = [place for spans in hub.listed_spans for place in hub._hits(spans)]
    assert sorted(listed) == sorted(set(listed))


@pytest.mark.usefixtures("small")
def test_slices_that_are_less_than_was_counted_are_read_again() -> None:
    class Forgetful(CountingHub):
        def count(self, raw: Any) -> int:
            honest = super().count(raw)
            return honest + 5 if self.counts == 1 else honest

    hub = Forgetful(hours(30, 20))
    assert len(read(hub)) == 30


@pytest.mark.usefixtures("small")
def test_the_progress_goes_on_from_slice_to_slice() -> None:
    hub = CountingHub(hours(40, 12))
    read(hub)
    befores = [before for before, _ in hub.expected]
    assert befores == sorted(befores) and befores[-1] > 20
    assert {total for _, total in hub.expected} == {40}
