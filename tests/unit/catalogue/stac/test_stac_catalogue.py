"""The catalogue end to end, against the hub's STAC face: services of several manners, and what goes wrong."""

from __future__ import annotations

import itertools
import math
import subprocess
import sys
import threading
from datetime import date
from typing import Any

import pytest
from conftest import TESTS
from doubles.hub import ALWAYS, Hub, HubScene, listed_scenes
from doubles.hub.stac_face import StacManner
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.catalogue import LevelChoice, open_catalogue
from scene_queue.core.catalogue.stac.complete_list import IncompleteListError
from scene_queue.core.catalogue.stac.stac_catalogue import StacCatalogue
from scene_queue.core.errors import CancelledError, NetworkError, ServiceBusyError, ServiceError, SettingsError
from scene_queue.core.events import Progress
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import HttpSession, NetworkSettings, RefusedError
from scene_queue.core.services import parse_profile

MANNERS = {
    "as Copernicus": StacManner(),
    "with counts": StacManner(counts=True),
    "with links to be merged": StacManner(merges=True),
    "with links of GET": StacManner(by_get=True),
    "with ids of its own": StacManner(own_ids=True, counts=True, extensions=("query", "fields", "sort")),
    "with nothing but search": StacManner(extensions=()),
    "with small pages whatever is asked for": StacManner(granted=13),
    "with an empty page at the end": StacManner(ends_empty=True),
    "with small pages and an empty one at the end": StacManner(granted=13, ends_empty=True),
    "with filters behind its pages": StacManner(drops=lambda shelved: shelved.scene.cloud_cover < 0, granted=19),
    "with an early end": StacManner(counts=True, ends_after=100),
    "with an early end and no counts": StacManner(ends_after=100),
    "with an early end, no counts and no order": StacManner(ends_after=100, extensions=()),
    "with an early end, counts and no order": StacManner(counts=True, ends_after=100, extensions=()),
}


@pytest.mark.parametrize("manner", MANNERS)
def test_a_long_list_is_complete_at_every_kind_of_service(searcher: Any, manner: str) -> None:
    searcher.hub.stac.manner = MANNERS[manner]
    result = searcher.search()
    assert len({scene.identifier for scene in result.scenes}) == len(result.scenes) == 260
    assert result.notes == ()
    assert result.search_area is not None


@pytest.mark.parametrize("manner", MANNERS)
def test_filters_find_the_same_whoever_applies_them(searcher: Any, manner: str) -> None:
    searcher.hub.stac.manner = MANNERS[manner]
    result = searcher.search(max_cloud_percent=5, tiles=("15PUT",), orbit_direction="DESCENDING", platforms=("2B",))
    clouds = sorted(scene.cloud_cover_percent for scene in result.scenes)
    assert 0 < len(clouds) < 30
    assert clouds[-1] == 5
    assert all(scene.orbit_direction == "DESCENDING" for scene in result.scenes)


def test_a_service_that_filters_is_asked_for_no_more_than_needed(searcher: Any) -> None:
    searcher.hub.stac.manner = StacManner(counts=True)
    searcher.search(max_cloud_percent=5, page_size=100)
    assert searcher.asked == ["GET /stac/v1", "POST /stac/v1/search"]


def test_a_service_that_knows_queries_alone_is_asked_for_the_cloud(searcher: Any) -> None:
    searcher.hub.stac.manner = StacManner(extensions=("query",))
    assert len(searcher.search(max_cloud_percent=5, page_size=100).scenes) == 18
    assert searcher.pages == 1


def test_a_service_that_refuses_what_it_names_is_asked_plainly(searcher: Any) -> None:
    searcher.hub.stac.manner = StacManner(extensions=())
    named = [f"https://api.stacspec.org/v1.0.0/item-search#{name}" for name in ("filter", "fields", "sort")]
    searcher.hub.stac._conformance = lambda: ["https://api.stacspec.org/v1.0.0/item-search", *named]
    result = searcher.search(max_cloud_percent=5, months="8", page_size=100)
    assert len(result.scenes) == 18
    assert searcher.pages == 4  # one refused, then three


def test_a_question_that_is_refused_in_any_form_is_an_error(searcher: Any) -> None:
    said = {"code": "InvalidQueryParameter", "description": "the area is odd"}
    searcher.hub.faults.busy(status=400, body=said, face="stac", path_part="/search", times=ALWAYS)
    with pytest.raises(RefusedError, match="InvalidQueryParameter, the area is odd"):
        searcher.search()
    assert searcher.pages == 2


def test_the_requests_are_the_least_possible(searcher: Any) -> None:
    searcher.hub.stac.manner = StacManner(counts=True)
    searcher.search(page_size=65)
    assert searcher.pages == 4


def test_a_list_without_counts_that_ends_with_a_full_page_is_asked_once_more(searcher: Any) -> None:
    assert len(searcher.search(page_size=65).scenes) == 260
    assert searcher.pages == 5


def test_hundreds_of_scenes_of_one_instant_are_complete(at_once: Any, searcher: Any) -> None:
    base = next(iter(listed_scenes(1)))
    same = [
        HubScene(base.name.replace("T15PUT", f"T{zone}P{letter}T"), base.footprint, cloud_cover=1)
        for zone in range(10, 20)
        for letter in "ABCDEFGH"
    ]
    with Hub([*same, *list(listed_scenes(40))[1:]]) as hub:
        searcher.hub = hub
        assert len(searcher.search(page_size=20).scenes) == 119


def test_pages_that_are_too_large_for_the_service_are_asked_for_in_smaller_ones(searcher: Any) -> None:
    searcher.hub.stac.manner = StacManner(counts=True, largest_page=60)
    assert len(searcher.search(page_size=200).scenes) == 260
    assert searcher.pages == 2 + 6  # two attempts at 200, then 50 each


def test_pages_that_are_larger_than_the_service_allows_are_asked_for_in_smaller_ones(
    searcher: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doubles.hub.stac_request.MAX_LIMIT", 60)
    searcher.hub.stac.manner = StacManner(counts=True)
    assert len(searcher.search(page_size=200, max_cloud_percent=50).scenes) == 153
    assert searcher.pages == 2 + 4  # in both forms at 200, then 50 each, with the filter


def test_a_profile_may_name_any_size_of_page(searcher: Any) -> None:
    assert len(searcher.search(page_size=1_000_000).scenes) == 260


def test_a_service_that_is_down_for_good_is_no_reason_for_ever_smaller_pages(searcher: Any) -> None:
    searcher.hub.stac.manner = StacManner(largest_page=0)
    with pytest.raises(ServiceBusyError):
        searcher.search(page_size=200)
    assert searcher.pages == 2 + 2 + 5


@pytest.mark.parametrize("trouble", ["html", "busy", "cut", "busy with the first page"])
def test_trouble_that_passes_costs_nothing_but_time(searcher: Any, trouble: str) -> None:
    faults = searcher.hub.faults
    {
        "html": lambda: faults.html(face="stac", path_part="/search", skip=2),
        "busy": lambda: faults.busy(status=429, retry_after_s=0, face="stac", path_part="/search", skip=2, times=3),
        "cut": lambda: faults.cut(at_share=0.5, face="stac", path_part="/search", skip=2),
        "busy with the first page": lambda: faults.busy(status=503, face="stac", times=2),
    }[trouble]()
    assert len(searcher.search().scenes) == 260


def test_a_maintenance_page_is_no_empty_list(searcher: Any) -> None:
    searcher.hub.faults.html(face="stac", times=ALWAYS)
    with pytest.raises(ServiceBusyError, match="web page") as raised:
        searcher.search()
    assert raised.value.advice


def test_a_network_that_is_gone_is_an_error_with_advice(searcher: Any) -> None:
    searcher.hub.faults.network_down()
    with pytest.raises(NetworkError) as raised:
        searcher.search()
    assert raised.value.advice


def test_a_time_that_the_service_asks_for_is_handed_on(searcher: Any) -> None:
    searcher.hub.faults.busy(status=429, retry_after_s=3600, face="stac", path_part="/search", times=ALWAYS)
    with pytest.raises(ServiceBusyError) as raised:
        searcher.search(page_size=200)
    assert raised.value.retry_after_s == 3600
    assert searcher.pages == 1


@pytest.mark.parametrize(
    ("url", "match"), [("/collections/sentinel-2-l1c", "no STAC API"), ("/nothing", "refused"), ("/search", "no STAC")]
)
def test_an_address_that_is_no_stac_api_is_said(searcher: Any, url: str, match: str) -> None:
    searcher.path = url
    with pytest.raises(ServiceError, match=match):
        searcher.search()


@pytest.mark.parametrize("skip", [0, 1, 4])
def test_a_search_is_called_off_in_the_middle_of_a_silence(searcher: Any, skip: int) -> None:
    searcher.hub.faults.silence(face="stac", times=ALWAYS, skip=skip)
    signal = CancelSignal()
    timer = threading.Timer(0.2, signal.cancel)
    timer.start()
    with pytest.raises(CancelledError):
        searcher.search(Feedback(signal=signal))
    timer.join()


def test_a_search_is_called_off_between_pages(searcher: Any) -> None:
    signal = CancelSignal()
    with pytest.raises(CancelledError):
        searcher.search(Feedback(lambda _: signal.cancel(), signal))
    assert searcher.pages == 1


def test_progress_tells_of_how_many_where_the_service_counts(searcher: Any) -> None:
    searcher.hub.stac.manner = StacManner(counts=True)
    searcher.search(page_size=100)
    told = [event for event in searcher.events if isinstance(event, Progress)]
    assert [event.text for event in told] == [f"{n} of 260 scenes listed" for n in (100, 200, 260)]
    assert told[-1].fraction == 1.0


def test_progress_tells_the_pages_where_it_does_not(searcher: Any) -> None:
    searcher.search(page_size=200, level=LevelChoice.BEST)
    told = [(event.fraction, event.text) for event in searcher.events if isinstance(event, Progress)]
    assert told[:2] == [(None, "200 scenes listed (part 1 of 2)"), (None, "260 scenes listed (part 1 of 2)")]


def test_the_day_after_the_end_is_not_in_it(searcher: Any) -> None:
    result = searcher.search(start=date(2018, 8, 2), end=date(2018, 8, 2))
    assert {scene.begin.date() for scene in result.scenes} == {date(2018, 8, 2)}
    assert len(result.scenes) == 24


def test_months_without_a_day_ask_nothing(searcher: Any) -> None:
    result = searcher.search(months="12")
    assert result.scenes == ()
    assert "None of the days" in result.notes[0]
    assert searcher.asked == []


def test_a_raw_query_is_applied_here(searcher: Any) -> None:
    result = searcher.search(area=None, raw="tileid=15PUT,cloudcoverpercentage=[0 TO 3]")
    assert {scene.cloud_cover_percent for scene in result.scenes} == {0, 1, 2, 3}
    assert result.search_area is None


def test_a_raw_query_for_what_the_service_does_not_tell_is_an_error_and_no_empty_list(searcher: Any) -> None:
    with pytest.raises(SettingsError, match="does not tell granuleidentifier"):
        searcher.search(raw="granuleidentifier=*X*")


def test_items_that_name_no_product_are_left_out_with_a_note(searcher: Any) -> None:
    searcher.hub.stac._id = lambda shelved: f"mosaic-{shelved.id}" if shelved.sensing.day == 2 else shelved.scene.name
    searcher.hub.stac._properties_of(searcher.hub.shelf.scenes[0])
    for shelved in searcher.hub.shelf.scenes:
        searcher.hub.stac._properties_of(shelved).pop("_private")
    result = searcher.search()
    assert len(result.scenes) == 236
    (note,) = result.notes
    assert note.startswith("Left out, since they name no product of Sentinel-2: mosaic-")
    assert note.endswith(" and 21 more.")


def test_open_catalogue_opens_it(searcher: Any) -> None:
    profile = parse_profile(searcher.hub.stac.profile(), "test")
    session = HttpSession(NetworkSettings(), profile)
    assert isinstance(open_catalogue(profile, session), StacCatalogue)
    session.close()


def test_a_list_that_never_comes_out_complete_is_an_error(searcher: Any) -> None:
    def lose_one(content: Any) -> Any:
        return {**content, "numberMatched": 261}

    searcher.hub.faults.edit(lose_one, face="stac", path_part="/search", times=ALWAYS)
    with pytest.raises(IncompleteListError, match="260 scenes came, 261 were announced"):
        searcher.search()


def test_pages_that_come_again_and_again_end(searcher: Any) -> None:
    numbers = itertools.count()

    def go_on(content: Any) -> Any:
        again = {"rel": "next", "href": f"{searcher.hub.stac.root}/search?again={next(numbers)}", "method": "GET"}
        return {**content, "links": [again]}

    searcher.hub.faults.edit(go_on, face="stac", path_part="/search", times=ALWAYS)
    with pytest.raises((IncompleteListError, ServiceBusyError)):
        searcher.search()
    assert searcher.pages < 30


def test_a_level_without_a_collection_asks_nobody_and_is_told(searcher: Any) -> None:
    collections = [name for name in searcher.hub.stac.profile()["collections"] if "2a" in name]
    result = searcher.search(collections=collections)
    assert result.scenes == ()
    assert any("no collection of the level L1C" in note for note in result.notes)
    assert searcher.asked == []


def test_nobody_pays_for_pystac_who_searches_elsewhere() -> None:
    script = f"""
import sys
sys.path.insert(0, {str(TESTS)!r})
import conftest
from scene_queue.core.catalogue import SceneQuery, open_catalogue
assert not {{"pystac", "pystac_client"}} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)


def test_an_area_of_a_thousand_vertices_is_asked_for_by_few(searcher: Any) -> None:
    angles = [step / 500 * math.pi for step in range(1000)] + [0.0]
    ring = ",".join(f"{-94.4 + 0.3 * math.cos(angle):.6f} {15.7 + 0.3 * math.sin(angle):.6f}" for angle in angles)
    result = searcher.search(area=area_from_wkt(f"POLYGON(({ring}))"))
    assert len(result.scenes) == 260
    assert result.search_area.vertices_before == 1001
    assert result.search_area.vertices_after <= 200


def test_an_area_across_the_antimeridian_finds_both_sides(searcher: Any) -> None:
    east = "S2A_MSIL1C_20180803T220531_N0206_R029_T01KAB_20180803T234501"
    west = "S2A_MSIL1C_20180804T223531_N0206_R043_T60KYG_20180805T001501"
    footprints = {east: "POLYGON((-180 -18,-179.2 -18,-179.2 -17,-180 -17,-180 -18))"}
    footprints[west] = "POLYGON((179.1 -18,180 -18,180 -17,179.1 -17,179.1 -18))"
    with Hub([HubScene(name, footprint, cloud_cover=1) for name, footprint in footprints.items()]) as hub:
        searcher.hub = hub
        fiji = area_from_wkt("POLYGON((179.5 -17.8,-179.5 -17.8,-179.5 -17.2,179.5 -17.2,179.5 -17.8))")
        assert {scene.identifier for scene in searcher.search(area=fiji).scenes} == {east, west}
