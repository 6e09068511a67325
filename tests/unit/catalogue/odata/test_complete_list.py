"""Long lists: complete, or an error."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.catalogue.odata.complete_list import complete_list, part_of_list
from scene_queue.core.catalogue.odata.pages import ODataPages
from scene_queue.core.errors import CancelledError, ServiceBusyError, ServiceError
from scene_queue.core.events import Event, Progress
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.services import CdseProfile, load_profiles

MakeEntry = Callable[..., dict[str, Any]]
BEGIN = datetime(2018, 8, 1, tzinfo=timezone.utc)


class Shelf:
    """Answers as the service does: in order of time, nothing and no word behind ``most``.

    :ivar longest_page: hits a page, at most, however many are asked for.
    :ivar hidden: entries that are left out of a page, by request; :ivar miscounts: what is added to a count.
    """

    def __init__(self, entries: list[dict[str, Any]], most: int) -> None:
        self.entries = sorted(entries, key=lambda entry: entry["ContentDate"]["Start"])
        self.most = most
        self.longest_page = most
        self.requests = 0
        self.miscounts: dict[int, int] = {}
        self.hidden: dict[int, int] = {}

    def __call__(self, request: Any) -> dict[str, Any]:
        cut = re.search(r"ContentDate/Start ge (\S+)Z", request.option("$filter"))
        hits = [entry for entry in self.entries if not cut or entry["ContentDate"]["Start"] >= cut[1]]
        skip, top = int(request.option("$skip")), int(request.option("$top"))
        page = hits[: self.most][skip : skip + min(top, self.longest_page)]
        del page[len(page) - self.hidden.get(self.requests, 0) :]
        answer: dict[str, Any] = {"value": page}
        if "$count" in dict(request.options):
            answer["@odata.count"] = len(hits) + self.miscounts.get(self.requests, 0)
        self.requests += 1
        return answer


def entries(entry: MakeEntry, count: int, same: int = 1) -> list[dict[str, Any]]:
    """So many, ``same`` at a time at one instant."""
    return [entry(number, begin=BEGIN + timedelta(minutes=number // same)) for number in range(count)]


@pytest.fixture
def pages(profile: CdseProfile, session: Any, at_once: Any) -> ODataPages:
    return ODataPages(profile, session, Feedback(), at_once)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5, 6, 7, 12, 13, 40])
def test_all_are_found_and_none_twice(pages: ODataPages, session: Any, entry: MakeEntry, count: int) -> None:
    session.reply = Shelf(entries(entry, count), most=6)
    found = complete_list(pages, "f")
    assert len({product.id for product in found}) == len(found) == count


def test_every_request_has_an_order_and_only_the_first_of_a_slice_counts(
    pages: ODataPages, session: Any, entry: MakeEntry
) -> None:
    session.reply = Shelf(entries(entry, 11), most=6)
    complete_list(pages, "f")
    assert all(request.option("$orderby") == "ContentDate/Start asc" for request in session.sent)
    assert all(("$count" in dict(request.options)) is (request.option("$skip") == "0") for request in session.sent)
    assert all(int(request.option("$skip")) + int(request.option("$top")) <= 6 for request in session.sent)
    assert [request.option("$filter") for request in session.sent] == [
        "f",
        "f",
        "f and ContentDate/Start ge 2018-08-01T00:05:00.000Z",
        "f and ContentDate/Start ge 2018-08-01T00:05:00.000Z",
    ]


def test_twenty_thousand_take_hardly_more_requests_than_the_least(
    profile: CdseProfile, session: Any, entry: MakeEntry, at_once: Any
) -> None:
    shelf = session.reply = Shelf(entries(entry, 2000, same=4), most=1000)
    pages = ODataPages(replace(profile, page_size=100, max_offset=1000), session, Feedback(), at_once)
    assert len(complete_list(pages, "f")) == 2000
    assert shelf.requests <= 1.1 * math.ceil(2000 / 100)


@pytest.mark.parametrize("longest_page", [10, 60, 90, 99])
def test_shorter_pages_than_asked_for_take_hardly_more_requests_than_the_least(
    profile: CdseProfile, session: Any, entry: MakeEntry, at_once: Any, longest_page: int
) -> None:
    shelf = session.reply = Shelf(entries(entry, 2000, same=4), most=1000)
    shelf.longest_page = longest_page
    pages = ODataPages(replace(profile, page_size=100, max_offset=1000), session, Feedback(), at_once)
    assert len(complete_list(pages, "f")) == 2000
    assert shelf.requests <= 1.1 * math.ceil(2000 / longest_page)


def test_a_first_page_that_is_short_once_does_not_make_all_pages_short(
    profile: CdseProfile, session: Any, entry: MakeEntry, at_once: Any
) -> None:
    shelf = session.reply = Shelf(entries(entry, 900), most=1000)
    shelf.hidden = {0: 50}
    pages = ODataPages(replace(profile, page_size=100, max_offset=1000), session, Feedback(), at_once)
    assert len(complete_list(pages, "f")) == 900
    assert shelf.requests == 10


@given(
    instants=st.lists(st.integers(0, 12), max_size=60),
    page_size=st.integers(1, 7),
    slices=st.integers(1, 3),
)
def test_any_clusters_of_time_are_listed_or_refused(instants: list[int], page_size: int, slices: int) -> None:
    made = [_bare_entry(number, instant) for number, instant in enumerate(instants)]
    most = page_size * slices + 3
    session = _Asked(Shelf(made, most))
    pages = ODataPages(_profile(page_size, most), session, Feedback())  # type: ignore[arg-type]
    crowded = any(instants.count(instant) >= most for instant in instants)
    try:
        found = complete_list(pages, "f")
    except ServiceError:
        assert crowded
    else:
        assert sorted(product.id for product in found) == sorted(one["Id"] for one in made)


class _Asked:
    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def send(self, method: str, url: str, feedback: Feedback, *, params: Any = None) -> Any:
        class Request:
            options = params

            def option(self, name: str) -> str:
                return str(dict(params)[name])

        response = requests.Response()
        response.status_code = 200
        response._content = json.dumps(self._shelf(Request())).encode()
        return response


def _bare_entry(number: int, minute: int) -> dict[str, Any]:
    start = f"{BEGIN + timedelta(minutes=minute):%Y-%m-%dT%H:%M:%S.%f}Z"
    return {"Id": f"id-{number:03}", "Name": f"name-{number}.SAFE", "ContentDate": {"Start": start}}


def _profile(page_size: int, max_offset: int) -> CdseProfile:
    shipped = load_profiles({})["cdse"]
    assert isinstance(shipped, CdseProfile)
    return replace(shipped, page_size=page_size, max_offset=max_offset)


def test_too_many_at_one_instant_are_refused_and_not_cut(pages: ODataPages, session: Any, entry: MakeEntry) -> None:
    session.reply = Shelf(entries(entry, 9, same=9), most=6)
    with pytest.raises(ServiceError, match="same instant"):
        complete_list(pages, "f")


def test_a_page_that_is_short_once_is_read_on_from_where_it_ended(
    pages: ODataPages, session: Any, entry: MakeEntry
) -> None:
    shelf = session.reply = Shelf(entries(entry, 5), most=6)
    shelf.hidden = {0: 1}
    assert len(complete_list(pages, "f")) == 5


def test_a_list_that_ends_early_once_is_read_again(pages: ODataPages, session: Any, entry: MakeEntry) -> None:
    shelf = session.reply = Shelf(entries(entry, 5), most=6)
    shelf.hidden = {1: 2, 2: 2}
    assert len(complete_list(pages, "f")) == 5
    assert shelf.requests == 5


def test_a_list_that_always_ends_early_is_completed_or_never_presented(
    pages: ODataPages, session: Any, entry: MakeEntry
) -> None:
    shelf = session.reply = Shelf(entries(entry, 5), most=4)
    assert len(complete_list(pages, "f")) == 5  # page by page
    shelf.most = 0
    with pytest.raises(ServiceBusyError, match="not complete: 0 products came, 5 were announced"):
        complete_list(pages, "f")


def test_pages_that_overlap_are_never_presented_as_complete(
    pages: ODataPages, session: Any, entry: MakeEntry, page: Callable[..., dict[str, Any]]
) -> None:
    session.reply = lambda request: page([entry(0), entry(1), entry(2)], 6)
    with pytest.raises(ServiceBusyError, match="3 products came, 6 were announced"):
        complete_list(pages, "f")


def test_pages_out_of_order_are_not_trusted(
    pages: ODataPages, session: Any, entry: MakeEntry, page: Callable[..., dict[str, Any]]
) -> None:
    session.reply = lambda request: page([entry(2), entry(1)])
    with pytest.raises(ServiceBusyError, match="not complete"):
        complete_list(pages, "f")


def test_what_is_listed_meanwhile_makes_it_read_all_again(pages: ODataPages, session: Any, entry: MakeEntry) -> None:
    shelf = session.reply = Shelf(entries(entry, 11), most=6)
    shelf.miscounts = {0: -1}
    assert len(complete_list(pages, "f")) == 11
    assert shelf.requests == 4 + 4


def test_counts_that_never_agree_are_an_error(pages: ODataPages, session: Any, entry: MakeEntry) -> None:
    shelf = session.reply = Shelf(entries(entry, 11), most=6)
    shelf.miscounts = {number: number for number in range(200)}
    with pytest.raises(ServiceBusyError, match="not complete"):
        complete_list(pages, "f")


def test_a_cancellation_ends_it_between_two_pages(
    profile: CdseProfile, session: Any, entry: MakeEntry, at_once: Any
) -> None:
    signal = CancelSignal()
    events: list[Event] = []

    def listen(event: Event) -> None:
        events.append(event)
        signal.cancel()

    session.reply = Shelf(entries(entry, 40), most=6)
    with pytest.raises(CancelledError):
        complete_list(ODataPages(profile, session, Feedback(listen, signal), at_once), "f")
    assert len(session.sent) == 1


def test_progress_grows_over_all_slices(profile: CdseProfile, session: Any, entry: MakeEntry, at_once: Any) -> None:
    events: list[Event] = []
    session.reply = Shelf(entries(entry, 16), most=6)
    complete_list(ODataPages(profile, session, Feedback(events.append), at_once), "f")
    fractions = [event.fraction for event in events if isinstance(event, Progress) and event.fraction is not None]
    assert fractions == sorted(fractions)
    assert 0 < fractions[0] < fractions[-1] <= 1


@pytest.mark.parametrize(
    ("offset", "limit", "numbers"), [(0, 2, [0, 1]), (1, 4, [1, 2, 3, 4]), (4, 2, [4]), (9, 5, [])]
)
def test_a_part_of_a_list(
    pages: ODataPages, session: Any, entry: MakeEntry, offset: int, limit: int, numbers: list[int]
) -> None:
    session.reply = Shelf(entries(entry, 5), most=6)
    reading = part_of_list(pages, "f", "PublicationDate desc", offset, limit)
    assert [int(product.id[-2:], 16) - 1 for product in reading.products] == numbers
    assert reading.count == 5
    assert session.sent[0].option("$orderby") == "PublicationDate desc"
