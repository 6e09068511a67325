"""Long lists at a hub in trouble: complete after all, or an error; never less than was asked for."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from doubles.hub import ALWAYS, Hub, listed_scenes
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.catalogue import CopernicusCatalogue, SceneQuery, SearchResult
from scene_queue.core.errors import CancelledError, NetworkError, SceneQueueError, ServiceBusyError
from scene_queue.core.events import Event, Note, Progress
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import HttpSession, NetworkSettings, RefusedError
from scene_queue.core.services import CdseProfile, parse_profile

ALL = 260
AREA = area_from_wkt("POLYGON((-94.5 15.5,-94.2 15.5,-94.2 15.9,-94.5 15.5))")
QUERY = SceneQuery(AREA, date(2018, 8, 1), date(2018, 8, 31))
Search = Callable[..., SearchResult]
Edit = Callable[[Any], Any]


@pytest.fixture
def hub() -> Iterator[Hub]:
    """260 scenes: pages of 20, of which four are fetched at once; slices of 100."""
    with Hub(list(listed_scenes(ALL))) as hub:
        yield hub


@pytest.fixture
def search(hub: Hub, at_once: Any) -> Iterator[Search]:
    profile = parse_profile(hub.profile(page_size=20, max_offset=100, connections=4), "hub")
    assert isinstance(profile, CdseProfile)
    session = HttpSession(NetworkSettings(), profile)

    def ask(feedback: Feedback | None = None) -> SearchResult:
        return CopernicusCatalogue(profile, session, at_once).search(QUERY, feedback or Feedback())

    yield ask
    session.close()


def assert_complete(result: SearchResult) -> None:
    assert len({scene.identifier for scene in result.scenes}) == len(result.scenes) == ALL


PASSING: dict[str, Callable[[Hub, int], Any]] = {
    "a maintenance page with status 200": lambda hub, skip: hub.faults.html(face="catalogue", skip=skip),
    "429": lambda hub, skip: hub.faults.busy(status=429, retry_after_s=0, face="catalogue", skip=skip),
    "503": lambda hub, skip: hub.faults.busy(status=503, retry_after_s=0, face="catalogue", skip=skip),
    "500": lambda hub, skip: hub.faults.busy(status=500, face="catalogue", skip=skip),
    "404": lambda hub, skip: hub.faults.busy(status=404, face="catalogue", skip=skip),
    "half a page": lambda hub, skip: hub.faults.cut(at_share=0.5, face="catalogue", skip=skip),
    "a reset": lambda hub, skip: hub.faults.cut(at_share=0.5, reset=True, face="catalogue", skip=skip),
    "half a page in chunks": lambda hub, skip: (
        hub.faults.chunked(face="catalogue", skip=skip),
        hub.faults.cut(at_share=0.5, face="catalogue", skip=skip),
    ),
}


@pytest.mark.parametrize("skip", [0, 3, 6])
@pytest.mark.parametrize("trouble", PASSING)
def test_what_passes_costs_no_scene(hub: Hub, search: Search, trouble: str, skip: int) -> None:
    PASSING[trouble](hub, skip)
    assert_complete(search())


def test_a_wait_that_the_service_asks_for_is_obeyed_and_told(hub: Hub, search: Search) -> None:
    hub.faults.busy(status=429, retry_after_s=1, face="catalogue", skip=2)
    notes: list[tuple[str, int]] = []

    def listen(event: Event) -> None:
        if isinstance(event, Note):
            notes.append((event.text, threading.get_ident()))

    began = time.monotonic()
    assert_complete(search(Feedback(listen)))
    assert time.monotonic() - began >= 1
    ((text, thread),) = notes
    assert "429" in text and "Next attempt in 1 s" in text
    assert thread == threading.get_ident()


def test_a_wait_longer_than_anybody_sits_out_is_an_error(hub: Hub, search: Search) -> None:
    hub.faults.busy(status=503, retry_after_s=86_400, face="catalogue", skip=2)
    with pytest.raises(ServiceBusyError) as raised:
        search()
    assert raised.value.retry_after_s == 86_400


def without(count: int) -> Edit:
    """The answer without the last entries of the page."""

    def edit(content: Any) -> Any:
        return {**content, "value": content["value"][: len(content["value"]) - count]}

    return edit


def doubled(content: Any) -> Any:
    """The first entry twice, in place of the last."""
    return {**content, "value": [content["value"][0], *content["value"][:-1]]}


def counted_by(more: int) -> Edit:
    def edit(content: Any) -> Any:
        return {**content, **({"@odata.count": content["@odata.count"] + more} if "@odata.count" in content else {})}

    return edit


def without_link(content: Any) -> Any:
    return {name: value for name, value in content.items() if name != "@odata.nextLink"}


def with_foreign_keys(content: Any) -> Any:
    return {**content, "@odata.nextLink": 5, "warnings": [{}], "@odata.metadataEtag": None}


@pytest.mark.parametrize("skip", [0, 1, 4, 7])
@pytest.mark.parametrize(
    "edit",
    [without(1), without(19), without(20), doubled, counted_by(-1), counted_by(1), counted_by(-200)],
    ids=["one short", "almost empty", "empty", "one twice", "one too few", "one too many", "far too few"],
)
def test_an_answer_that_does_not_add_up_is_made_up_for(hub: Hub, search: Search, edit: Edit, skip: int) -> None:
    hub.faults.edit(edit, face="catalogue", skip=skip)
    assert_complete(search())


@pytest.mark.parametrize("edit", [without_link, with_foreign_keys])
def test_links_to_the_next_page_are_not_relied_on(hub: Hub, search: Search, edit: Edit) -> None:
    hub.faults.edit(edit, face="catalogue", times=ALWAYS)
    assert_complete(search())


@pytest.mark.parametrize("edit", [without(20), doubled, counted_by(3)], ids=["empty", "one twice", "too many counted"])
def test_answers_that_never_add_up_are_an_error(hub: Hub, search: Search, edit: Edit) -> None:
    hub.faults.edit(edit, face="catalogue", times=ALWAYS, skip=1)
    with pytest.raises(ServiceBusyError, match="not complete"):
        search()


def test_pages_that_are_always_short_are_read_on_and_complete(hub: Hub, search: Search) -> None:
    hub.faults.edit(lambda content: {**content, "value": content["value"][:13]}, face="catalogue", times=ALWAYS)
    assert_complete(search())


@pytest.mark.parametrize(
    ("strike", "error"),
    [
        (
            lambda hub: hub.faults.busy(status=400, body={"detail": "Invalid value"}, face="catalogue", skip=2),
            RefusedError,
        ),
        (lambda hub: hub.faults.html(face="catalogue", skip=2, times=ALWAYS), ServiceBusyError),
        (lambda hub: hub.faults.busy(status=404, face="catalogue", skip=2, times=ALWAYS), ServiceBusyError),
        (lambda hub: hub.faults.cut(at_share=0.5, face="catalogue", skip=2, times=ALWAYS), NetworkError),
        (lambda hub: hub.faults.network_down_midway(face="catalogue", skip=2), NetworkError),
    ],
    ids=["refused", "maintenance", "lost", "cut", "network down"],
)
def test_a_page_that_fails_for_good_fails_the_search_as_what_it_is(
    hub: Hub, search: Search, strike: Callable[[Hub], object], error: type[SceneQueueError]
) -> None:
    strike(hub)
    with pytest.raises(error):
        search()
    assert [thread for thread in threading.enumerate() if thread.name.startswith("scene-queue-list")] == []


def test_a_page_that_fails_for_good_ends_the_others(hub: Hub, search: Search) -> None:
    hub.faults.silence(face="catalogue", skip=1)  # one page for ever
    hub.faults.busy(status=400, face="catalogue", skip=1)
    began = time.monotonic()
    with pytest.raises(RefusedError):
        search()
    assert time.monotonic() - began < 10  # long before the time-out of the silent one


def test_a_cancellation_while_pages_hang_is_prompt(hub: Hub, search: Search) -> None:
    hub.faults.silence(face="catalogue", skip=1, times=ALWAYS)
    signal = CancelSignal()
    timer = threading.Timer(0.2, signal.cancel)
    timer.start()
    began = time.monotonic()
    with pytest.raises(CancelledError):
        search(Feedback(signal=signal))
    assert time.monotonic() - began < 2 + 0.2
    timer.join()


def test_a_cancellation_while_pages_wait_for_their_turn_is_prompt(hub: Hub, search: Search) -> None:
    hub.faults.busy(status=429, retry_after_s=200, face="catalogue", skip=1, times=ALWAYS)
    signal = CancelSignal()
    timer = threading.Timer(0.2, signal.cancel)
    timer.start()
    began = time.monotonic()
    with pytest.raises(CancelledError):
        search(Feedback(signal=signal))
    assert time.monotonic() - began < 2 + 0.2
    timer.join()


def test_progress_grows_on_the_callers_thread_whatever_is_read_again(hub: Hub, search: Search) -> None:
    hub.faults.edit(doubled, face="catalogue", skip=3)
    hub.faults.edit(counted_by(-1), face="catalogue")
    heard: list[tuple[Event, int]] = []
    assert_complete(search(Feedback(lambda event: heard.append((event, threading.get_ident())))))
    fractions = [event.fraction for event, _ in heard if isinstance(event, Progress) and event.fraction is not None]
    assert all(sooner < later for sooner, later in zip(fractions, fractions[1:]))
    assert fractions[-1] == 1.0
    assert {thread for _, thread in heard} == {threading.get_ident()}


def test_pages_are_fetched_at_once_and_the_list_is_in_order_all_the_same(hub: Hub, search: Search) -> None:
    """The four pages behind the first one are held back until all of them have been asked for."""
    together = threading.Barrier(4, timeout=20)

    def held_back(content: Any) -> Any:
        together.wait()
        return content

    hub.faults.edit(held_back, face="catalogue", skip=1, times=4)
    result = search()
    assert not together.broken
    begins = [scene.begin for scene in result.scenes]
    assert begins == sorted(begins, reverse=True)
    assert len(begins) == ALL
