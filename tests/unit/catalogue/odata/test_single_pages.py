"""Lists of services that put what begins together in another order at every request."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from doubles.hub import ALWAYS, Hub, HubScene
from hypothesis import given, settings
from hypothesis import strategies as st
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.catalogue import CopernicusCatalogue, SceneQuery, SearchResult
from scene_queue.core.catalogue.odata.pages import IncompleteListError, ODataPages
from scene_queue.core.catalogue.odata.single_pages import SinglePages
from scene_queue.core.errors import ServiceBusyError
from scene_queue.core.events import Event, Note, Progress
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import HttpSession, NetworkSettings
from scene_queue.core.services import CdseProfile, parse_profile

FOOTPRINT = "POLYGON ((-95 15, -94 15, -94 16, -95 16, -95 15))"
QUERY = SceneQuery(
    area_from_wkt("POLYGON((-94.5 15.5,-94.2 15.5,-94.2 15.9,-94.5 15.5))"), date(2018, 8, 1), date(2018, 8, 31)
)
FIRST = datetime(2018, 8, 1, 16, tzinfo=timezone.utc)
FILTER = "Collection/Name eq 'SENTINEL-2'"


def datatakes(*tiles_of_each: int) -> list[HubScene]:
    """Datatakes an hour apart, with so many tiles each."""
    return [
        _scene(FIRST + timedelta(hours=hour), tile) for hour, tiles in enumerate(tiles_of_each) for tile in range(tiles)
    ]


def _scene(sensing: datetime, number: int) -> HubScene:
    square, column = divmod(number, 20)
    tile = f"{15 + square // 20}{'CDEFGHJKLMNPQRSTUVWX'[square % 20]}{'ABCDEFGHJKLMNPQRSTUV'[column]}A"
    name = f"S2B_MSIL1C_{sensing:%Y%m%dT%H%M%S}_N0206_R126_T{tile}_{sensing + timedelta(hours=6):%Y%m%dT%H%M%S}"
    return HubScene(name, FOOTPRINT, cloud_cover=1, listed_size=700_000_000)


def search(hub: Hub, retry: Any, feedback: Feedback | None = None, page_size: int = 200) -> SearchResult:
    profile = parse_profile(hub.profile(page_size=page_size, connections=4), "hub")
    assert isinstance(profile, CdseProfile)
    session = HttpSession(NetworkSettings(), profile)
    try:
        return CopernicusCatalogue(profile, session, retry).search(QUERY, feedback or Feedback())
    finally:
        session.close()


def single_pages(hub: Hub, retry: Any, page_size: int, feedback: Feedback | None = None) -> list[str]:
    profile = parse_profile(hub.profile(page_size=page_size), "hub")
    assert isinstance(profile, CdseProfile)
    session = HttpSession(NetworkSettings(), profile)
    try:
        pages = ODataPages(profile, session, feedback or Feedback(), retry)
        return [product.name for product in SinglePages(pages, lambda *numbers: None).all_of(FILTER)]
    finally:
        session.close()


@pytest.mark.parametrize("tiles_of_each", [(73,) * 6, (438,), (1, 437), (437, 1), (3,) * 146])
def test_a_list_of_438_whose_ties_are_shuffled_is_complete(at_once: Any, tiles_of_each: tuple[int, ...]) -> None:
    with Hub(datatakes(*tiles_of_each), shuffles_ties=True) as hub:
        assert len({scene.identifier for scene in search(hub, at_once).scenes}) == 438


def test_without_disorder_no_request_more_is_sent(at_once: Any) -> None:
    with Hub(datatakes(*(73,) * 6)) as hub:
        assert len(search(hub, at_once).scenes) == 438
        assert len(hub.requests) == math.ceil(438 / 200)


def test_what_is_done_about_it_is_told_and_progress_never_goes_back(at_once: Any) -> None:
    events: list[Event] = []
    with Hub(datatakes(*(73,) * 6), shuffles_ties=True) as hub:
        search(hub, at_once, Feedback(events.append))
    assert any(isinstance(event, Note) and "page by page" in event.text for event in events)
    listed = [event.fraction for event in events if isinstance(event, Progress) and event.fraction is not None]
    assert listed == sorted(listed)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(0, 30), max_size=6), st.integers(2, 9))
def test_any_datatakes_are_listed_whole_and_in_order(at_once: Any, tiles_of_each: list[int], page_size: int) -> None:
    scenes = datatakes(*tiles_of_each)
    with Hub(scenes, shuffles_ties=True) as hub:
        found = single_pages(hub, at_once, page_size)
    assert sorted(found) == sorted(f"{scene.name}.SAFE" for scene in scenes)
    assert [name[11:26] for name in found] == sorted(name[11:26] for name in found)


def test_as_many_pages_are_read_as_are_needed_and_not_many_more(at_once: Any) -> None:
    with Hub(datatakes(*(5,) * 80), shuffles_ties=True) as hub:
        assert len(single_pages(hub, at_once, 50)) == 400
        assert len(hub.requests) <= 1.25 * 400 / 50


def without_the_second(content: Any) -> Any:
    return {**content, "value": content["value"][:1] + content["value"][2:]}


def backwards(content: Any) -> Any:
    return {**content, "value": content["value"][::-1]}


def the_first_twice(content: Any) -> Any:
    return {**content, "value": [content["value"][0], *content["value"][:-1]]}


def empty(content: Any) -> Any:
    return {**content, "value": []}


def counted_too_high(content: Any) -> Any:
    return {**content, "@odata.count": content["@odata.count"] + 3}


@pytest.mark.parametrize(
    ("edit", "tiles_of_each"),
    [
        (without_the_second, (3,) * 12),
        (backwards, (3,) * 12),
        (the_first_twice, (3,) * 12),
        (the_first_twice, (36,)),
        (empty, (3,) * 12),
        (empty, (36,)),
        (counted_too_high, (3,) * 12),
        (counted_too_high, (36,)),
    ],
)
def test_pages_that_prove_nothing_are_never_taken(
    at_once: Any, edit: Callable[[Any], Any], tiles_of_each: tuple[int, ...]
) -> None:
    with Hub(datatakes(*tiles_of_each), shuffles_ties=True) as hub:
        hub.faults.edit(edit, face="catalogue", times=ALWAYS)
        with pytest.raises(IncompleteListError, match="not complete"):
            single_pages(hub, at_once, 10)


def test_a_page_that_is_wrong_once_is_made_up_for(at_once: Any) -> None:
    with Hub(datatakes(*(20,) * 3), shuffles_ties=True) as hub:
        hub.faults.edit(without_the_second, face="catalogue", path_part="startswith", times=1)
        assert len(search(hub, at_once, page_size=10).scenes) == 60


def test_what_never_adds_up_is_the_error_of_the_whole_list(at_once: Any) -> None:
    with Hub(datatakes(*(73,) * 6), shuffles_ties=True) as hub:
        hub.faults.edit(the_first_twice, face="catalogue", times=ALWAYS)
        with pytest.raises(ServiceBusyError, match="438 were announced") as failed:
            search(hub, at_once)
    assert "Try again later" in failed.value.advice
