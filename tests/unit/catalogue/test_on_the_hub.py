"""The catalogue end to end, against the embedded hub on loopback."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders.oaxaca import GUIDE_NAMES, decoy_names, oaxaca_scenes
from doubles.hub import ALWAYS, SAMPLE_FOOTPRINT, Hub, HubScene, gridded_scenes, listed_scenes
from osgeo import ogr
from scene_queue.core.aoi import AreaOfInterest, area_from_wkt
from scene_queue.core.catalogue import (
    CopernicusAPI,
    CopernicusCatalogue,
    LevelChoice,
    SceneQuery,
    SearchResult,
    listing,
    open_catalogue,
)
from scene_queue.core.errors import CancelledError, SceneQueueError, ServiceError
from scene_queue.core.events import Event
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import HttpSession, NetworkSettings
from scene_queue.core.services import CdseProfile, ServiceProfile, parse_profile
from sentinelsat.exceptions import QueryLengthError, ServerError

WORLD_MAP = Path(os.environ.get("QGIS_PREFIX_PATH", "/usr")) / "share/qgis/resources/data/world_map.gpkg"
OVER_THE_SAMPLE = "POLYGON((-94.5 15.5,-94.2 15.5,-94.2 15.9,-94.5 15.5))"


def profile_of(hub: Hub, **changes: Any) -> CdseProfile:
    profile = parse_profile(hub.profile(**changes), "hub")
    assert isinstance(profile, CdseProfile)
    return profile


def search(profile: ServiceProfile, query: SceneQuery, feedback: Feedback | None = None) -> SearchResult:
    session = HttpSession(NetworkSettings(), profile)
    try:
        return open_catalogue(profile, session).search(query, feedback or Feedback())
    finally:
        session.close()


@pytest.fixture(scope="module")
def oaxaca() -> AreaOfInterest:
    """The state's true outline."""
    if not WORLD_MAP.is_file():
        pytest.skip("SKIPPED LOUDLY: the world map of QGIS is not on this machine")
    source = ogr.Open(str(WORLD_MAP))
    layer = source.GetLayerByName("states_provinces")
    layer.SetAttributeFilter("name = 'Oaxaca'")
    (outline,) = (feature.GetGeometryRef().ExportToWkt() for feature in layer if feature.GetGeometryRef())
    return area_from_wkt(outline, "Oaxaca")


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """The guide's scenes and decoys, listed only."""
    scenes = oaxaca_scenes(tmp_path_factory.mktemp("oaxaca"), size=20)
    with Hub([replace(scene, product=None, listed_size=500_000_000) for scene in scenes]) as hub:
        yield hub


@pytest.fixture
def long_list() -> Iterator[Hub]:
    """260 scenes, one an hour."""
    with Hub(list(listed_scenes(260))) as hub:
        yield hub


def guide_query(area: AreaOfInterest, **changes: Any) -> SceneQuery:
    asked = {"max_cloud_percent": 5.0, "orbit_direction": "DESCENDING", **changes}
    return SceneQuery(area, date(2018, 8, 1), date(2018, 8, 10), **asked)


def names_of(result: SearchResult) -> set[str]:
    return {scene.identifier for scene in result.scenes}


def test_the_guides_search_finds_its_six_scenes(guide: Hub, oaxaca: AreaOfInterest) -> None:
    result = search(profile_of(guide), guide_query(oaxaca))
    assert names_of(result) == set(GUIDE_NAMES)
    assert result.notes == ()
    assert result.search_area is not None
    assert result.search_area.vertices_after < result.search_area.vertices_before
    lines = listing(result.scenes)
    assert lines[0] == "Found 6 products"
    assert lines[-1] == "6 scenes found with a total size of 2.79 GB"
    assert all(0 < scene.aoi_percent < 100 for scene in result.scenes if scene.aoi_percent is not None)


@pytest.mark.parametrize(
    ("changes", "more"),
    [
        ({"orbit_direction": None}, {"ascending"}),
        ({"orbit_direction": "ASCENDING", "max_cloud_percent": None}, {"ascending"}),
        ({"max_cloud_percent": None}, {"cloud"}),
    ],
)
def test_without_one_of_its_conditions_it_finds_more(
    guide: Hub, oaxaca: AreaOfInterest, changes: dict[str, Any], more: set[str]
) -> None:
    found = names_of(search(profile_of(guide), guide_query(oaxaca, **changes)))
    expected = set(decoy_names(*more))
    assert found == expected if "ASCENDING" in changes.values() else found == expected | set(GUIDE_NAMES)


def test_best_takes_the_l2a_where_there_is_one(guide: Hub, oaxaca: AreaOfInterest) -> None:
    found = names_of(search(profile_of(guide), guide_query(oaxaca, level=LevelChoice.BEST)))
    corrected = set(decoy_names("level"))
    assert corrected < found
    replaced = {
        name
        for name in GUIDE_NAMES
        if any(name[11:26] == l2a[11:26] and name[38:44] == l2a[38:44] for l2a in corrected)
    }
    assert len(replaced) == 3
    assert found - corrected == set(GUIDE_NAMES) - replaced


def test_sentinelsats_users_find_the_same(guide: Hub, oaxaca: AreaOfInterest) -> None:
    api = CopernicusAPI(profile=profile_of(guide))
    question: dict[str, Any] = {
        "area": oaxaca.wkt,
        "date": ("20180801", "20180811"),
        "platformname": "Sentinel-2",
        "producttype": "S2MSI1C",
        "cloudcoverpercentage": (0, 5),
        "orbitdirection": "Descending",
    }
    products = api.query(**question)
    assert {one["identifier"] for one in products.values()} == set(GUIDE_NAMES)
    assert api.count(**question) == 6
    assert len(api.to_geojson(products)["features"]) == 6
    assert api.get_products_size(products) == 2.79
    same = api.query(raw=api.format_query(**question))
    assert list(same) == list(products)
    uuid = next(iter(products))
    assert list(api.query(uuid=uuid)) == [uuid]
    assert api.is_online(uuid)


@pytest.mark.parametrize(
    "raw",
    [
        "tileid:15PUT",
        "filename:S2A_MSIL1C*",
        "filename:*_T15PUT_*",
        "identifier:S2?_MSIL2A_*",
        "filename:S2B* AND NOT (cloudcoverpercentage:[5 TO *] OR processinglevel:Level-2A)",
        "orbitdirection:ASCENDING OR tileid:14QNF",
        'footprint:"Intersects(POINT(-94.3 15.8))"',
        "online:true AND orbitdirection:DESCENDING",
        "beginposition:[2018-08-05T00:00:00Z TO 2018-08-09T00:00:00Z}",
    ],
)
def test_a_raw_query_and_its_negation_share_all_scenes_out_between_them(guide: Hub, raw: str) -> None:
    api = CopernicusAPI(profile=profile_of(guide))
    found, others, everything = (set(api.query(raw=text)) for text in (raw, f"NOT ({raw})", "platformname:Sentinel-2"))
    assert found | others == everything
    assert not found & others
    assert api.count(raw=raw) == len(found) > 0


def test_a_hundred_tiles_are_no_longer_than_the_service_takes(guide: Hub, oaxaca: AreaOfInterest) -> None:
    others = tuple(f"{zone}P{column}{row}" for zone in range(20, 25) for column in "ABCD" for row in "ABCDE")
    begun = len(guide.requests)
    result = search(profile_of(guide), guide_query(oaxaca, tiles=("15PUT", *others, "14QNF")))
    assert [scene.tile_id for scene in result.scenes] == ["15PUT", "14QNF"]
    assert len(guide.requests) - begun == 6
    assert max(len(request.query) for request in guide.requests[begun:]) < 7000


def test_more_values_than_the_service_takes_are_a_length_error(guide: Hub) -> None:
    with pytest.raises(QueryLengthError):
        CopernicusAPI(profile=profile_of(guide)).query(tileid={f"{number}PUT" for number in range(100, 200)})


def test_a_list_longer_than_the_service_pages_through_is_complete(long_list: Hub) -> None:
    profile = profile_of(long_list, page_size=20, max_offset=100)
    query = SceneQuery(area_from_wkt(OVER_THE_SAMPLE), date(2018, 8, 1), date(2018, 8, 31))
    result = search(profile, query)
    assert len(names_of(result)) == len(result.scenes) == 260
    asked = [request for request in long_list.requests if request.face == "catalogue"]
    assert len(asked) <= 1.1 * 260 / 20 + 1
    assert sum("count" in request.query for request in asked) == 3


def test_an_instant_with_hundreds_of_scenes_is_complete() -> None:
    base = next(iter(listed_scenes(1)))
    scenes = [
        HubScene(base.name.replace("T15PUT", f"T{zone}P{letter}T"), base.footprint, cloud_cover=1)
        for zone in range(10, 20)
        for letter in "ABCDEFGH"
    ]
    with Hub([*scenes, *list(listed_scenes(40))[1:]]) as hub:
        api = CopernicusAPI(profile=profile_of(hub, page_size=30, max_offset=90))
        assert len(api.query(platformname="Sentinel-2")) == 80 + 39


@pytest.mark.parametrize("trouble", ["html", "busy", "cut"])
def test_trouble_that_passes_costs_nothing_but_time(long_list: Hub, trouble: str, at_once: Any) -> None:
    {
        "html": lambda: long_list.faults.html(face="catalogue", skip=1),
        "busy": lambda: long_list.faults.busy(status=429, retry_after_s=0, face="catalogue", skip=1),
        "cut": lambda: long_list.faults.cut(at_share=0.5, face="catalogue", skip=1),
    }[trouble]()
    api = CopernicusAPI(profile=profile_of(long_list), retry=at_once)
    assert len(api.query(tileid="15PUT")) == 260


def test_a_hub_under_maintenance_is_a_server_error(long_list: Hub, at_once: Any) -> None:
    long_list.faults.html(face="catalogue", times=ALWAYS)
    api = CopernicusAPI(profile=profile_of(long_list), retry=at_once)
    with pytest.raises(ServerError, match="web page"):
        api.query(tileid="15PUT")


def test_a_network_that_is_gone_is_an_error_with_advice(long_list: Hub, at_once: Any) -> None:
    long_list.faults.network_down()
    profile = profile_of(long_list)
    query = SceneQuery(area_from_wkt(OVER_THE_SAMPLE), date(2018, 8, 1), date(2018, 8, 31))
    catalogue = CopernicusCatalogue(profile, HttpSession(NetworkSettings(), profile), at_once)
    with pytest.raises(SceneQueueError) as raised:
        catalogue.search(query, Feedback())
    assert raised.value.advice


def test_a_search_is_called_off_in_the_middle_of_a_silence(long_list: Hub) -> None:
    long_list.faults.silence(face="catalogue", times=ALWAYS)
    signal = CancelSignal()
    query = SceneQuery(area_from_wkt(OVER_THE_SAMPLE), date(2018, 8, 1), date(2018, 8, 31))
    timer = threading.Timer(0.2, signal.cancel)
    timer.start()
    with pytest.raises(CancelledError):
        search(profile_of(long_list), query, Feedback(signal=signal))
    timer.join()


def test_a_filter_that_the_service_refuses_is_an_error_and_no_empty_list(long_list: Hub) -> None:
    profile = profile_of(long_list, page_size=1001)  # more than it gives
    query = SceneQuery(area_from_wkt(OVER_THE_SAMPLE), date(2018, 8, 1), date(2018, 8, 31))
    with pytest.raises(ServiceError, match="less than or equal to 1000"):
        search(profile, query)


def test_progress_is_told(long_list: Hub) -> None:
    events: list[Event] = []
    query = SceneQuery(area_from_wkt(OVER_THE_SAMPLE), date(2018, 8, 1), date(2018, 8, 31))
    search(profile_of(long_list, page_size=50), query, Feedback(events.append))
    assert "50 of 260" in str(events[0])


def test_every_filter_of_a_search_finds_what_it_says() -> None:
    """Each one alone, pushed to the hub and tested again here."""
    names = [
        "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152",
        "S2A_MSIL1C_20180805T163901_N0500_R126_T15PUT_20230809T221152",
        "S2C_MSIL1C_20250805T163901_N0511_R083_T15PUT_20250809T221152",
    ]
    scenes = [HubScene(name, SAMPLE_FOOTPRINT, 1, online=place > 0, listed_size=1) for place, name in enumerate(names)]
    filters: list[tuple[dict[str, Any], list[int]]] = [
        ({}, [0, 1, 2]),
        ({"platforms": ("S2A", "2B")}, [0, 1]),
        ({"baseline": "05.00"}, [1]),
        ({"baseline": "02.00-05.00"}, [0, 1]),
        ({"baseline": "05.01-"}, [2]),
        ({"name_pattern": "*_R126_*"}, [0, 1]),
        ({"name_pattern": "s2?_msil1c_20250805*.SAFE"}, [2]),
        ({"name_pattern": names[1]}, [1]),
        ({"name_pattern": "x' or Online eq true or Name eq 'y"}, []),
        ({"online_only": True}, [1, 2]),
        ({"months": "8", "relative_orbit": 83}, [2]),
    ]
    with Hub(scenes) as hub:
        for asked, places in filters:
            query = SceneQuery(area_from_wkt(OVER_THE_SAMPLE), date(2015, 1, 1), date(2026, 1, 1), **asked)
            assert names_of(search(profile_of(hub), query)) == {names[place] for place in places}, asked
        assert len(hub.requests) == len(filters)


def test_twenty_thousand_scenes_take_hardly_more_requests_than_the_least() -> None:
    """In small: the same slices and pages of a list a tenth as long."""
    with Hub(list(gridded_scenes(2000))) as hub:
        query = SceneQuery(None, date(2018, 1, 1), date(2037, 12, 31), name_pattern="S2B*")
        result = search(profile_of(hub, page_size=100, max_offset=1000), query)
        assert len(names_of(result)) == len(result.scenes) == 2000
        assert len(hub.requests) <= 1.1 * 2000 / 100
        assert sum(scene.superseded for scene in result.scenes) == len(result.scenes) - len(
            {(scene.begin, scene.tile_id) for scene in result.scenes}
        )
