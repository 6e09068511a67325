"""The same question finds the same products, whatever the service speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Callable

import pytest
from builders.oaxaca import oaxaca_scenes
from doubles.hub import Hub, HubScene, listed_scenes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.catalogue import LevelChoice, SceneQuery, SearchResult, open_catalogue
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import Credentials, HttpSession, NetworkSettings
from scene_queue.core.scene import size_text
from scene_queue.core.services import parse_profile

# Another kind of service adds its row: how the hub's profile of it is made.
SERVICES: dict[str, Callable[[Hub], dict[str, Any]]] = {
    "stac": lambda hub: hub.stac.profile(),
    "dhus": lambda hub: hub.dhus.profile(),
}
AREAS = {
    "a part of Oaxaca": "POLYGON((-99 15.6,-94 15.6,-94 17,-99 17,-99 15.6))",
    "a triangle": "POLYGON((-95.2 16.1,-94.4 16.1,-94.8 16.9,-95.2 16.1))",
    "two islands": "MULTIPOLYGON(((-97 17,-96.9 17,-97 17.1,-97 17)),((-94.3 15.8,-94.2 15.8,-94.2 15.9,-94.3 15.8)))",
    "far away": "POLYGON((10 10,11 10,11 11,10 10))",
}
FIRST, LAST = date(2018, 7, 30), date(2018, 8, 14)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """The guide's scenes and decoys, and a scene an hour for some days, some of them in two baselines and levels."""
    guide = oaxaca_scenes(tmp_path_factory.mktemp("oaxaca"), size=20)
    scenes = [replace(scene, product=None, listed_size=500_000_000) for scene in guide]
    hourly = list(listed_scenes(200))
    newer = [_renamed(scene, "_N0206_", "_N0500_") for scene in hourly[::7]]
    corrected = [replace(_renamed(scene, "_MSIL1C_", "_MSIL2A_"), cloud_cover=90.0) for scene in hourly[::5]]
    with Hub([*scenes, *hourly, *newer, *corrected]) as running:
        yield running


def _renamed(scene: HubScene, old: str, new: str) -> HubScene:
    return replace(scene, name=scene.name.replace(old, new))


def search(profile: dict[str, Any], query: SceneQuery) -> SearchResult:
    read = parse_profile(profile, "the hub")
    session = HttpSession(NetworkSettings(), read)
    try:
        return open_catalogue(read, session, Credentials("demo", "demo")).search(query, Feedback())
    finally:
        session.close()


def told(result: SearchResult) -> list[tuple[Any, ...]]:
    """What of the scenes must agree, in their order; addresses and the service's name are its own.

    Data Hubs give times to the millisecond, and sizes as ``110.44 MB``.
    """
    return [
        (
            *(scene.identifier, scene.begin, scene.cloud_cover_percent, size_text(scene.size_bytes)),
            scene.published.replace(microsecond=scene.published.microsecond // 1000 * 1000),
            *(scene.level, scene.platform, scene.orbit_direction, scene.relative_orbit, scene.tile_id, scene.baseline),
            *(scene.superseded, None if scene.aoi_percent is None else round(scene.aoi_percent, 6)),
        )
        for scene in result.scenes
    ]


def make_query(**changes: Any) -> SceneQuery:
    asked = {"area": area_from_wkt(AREAS["a part of Oaxaca"]), "start": FIRST, "end": LAST, **changes}
    return SceneQuery(**asked)


QUESTIONS: dict[str, dict[str, Any]] = {
    "everything": {},
    "little cloud": {"max_cloud_percent": 5},
    "no cloud": {"max_cloud_percent": 0},
    "L2A": {"level": LevelChoice.L2A},
    "the best level": {"level": LevelChoice.BEST},
    "the best level with little cloud": {"level": LevelChoice.BEST, "max_cloud_percent": 30},
    "descending": {"orbit_direction": "DESCENDING"},
    "ascending": {"orbit_direction": "ASCENDING"},
    "one orbit": {"relative_orbit": 126},
    "one satellite": {"platforms": ("2A",)},
    "tiles without an area": {"area": None, "tiles": ("15PUT", "14QPE")},
    "a tile in an area": {"tiles": ("15PUT",)},
    "old baselines": {"baseline": "-02.06"},
    "a new baseline": {"baseline": "05.00"},
    "a name": {"name_pattern": "S2?_*_N0500_*_T15PUT_*"},
    "a month": {"months": "8"},
    "the first day": {"end": FIRST + timedelta(days=2)},
    "a limit": {"limit": 7},
    "online": {"online_only": True},
    "raw keys": {"raw": "relativeorbitnumber=126,cloudcoverpercentage=[0 TO 20]"},
    "a raw query": {"raw": "filename:S2B* AND NOT orbitdirection:ASCENDING"},
    "raw without an area": {"area": None, "raw": "tileid=15PUT"},
    "a triangle": {"area": area_from_wkt(AREAS["a triangle"])},
    "two islands": {"area": area_from_wkt(AREAS["two islands"])},
    "far away": {"area": area_from_wkt(AREAS["far away"])},
}


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("service", SERVICES)
def test_the_same_question_finds_the_same_scenes(hub: Hub, service: str, question: str) -> None:
    query = make_query(**QUESTIONS[question])
    expected = told(search(hub.profile(), query))
    assert told(search(SERVICES[service](hub), query)) == expected
    assert bool(expected) is (question != "far away")


FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "area": st.sampled_from([area_from_wkt(wkt) for wkt in AREAS.values()]),
        "level": st.sampled_from(LevelChoice),
        "max_cloud_percent": st.integers(0, 100).map(float),
        "orbit_direction": st.sampled_from(("ASCENDING", "DESCENDING")),
        "relative_orbit": st.sampled_from((126, 26, 69, 1)),
        "platforms": st.sampled_from((("2A",), ("2B",), ("2A", "2B"))),
        "tiles": st.sampled_from((("15PUT",), ("14QPE", "15PVT"))),
        "months": st.sampled_from(("7", "8", "7-8", "1")),
        "baseline": st.sampled_from(("02.06", "05.00-", "-04.00")),
        "start": st.dates(FIRST, date(2018, 8, 5)),
        "end": st.dates(date(2018, 8, 5), LAST),
    },
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filters=FILTERS)
@pytest.mark.parametrize("service", SERVICES)
def test_any_filters_together_find_the_same_scenes(hub: Hub, service: str, filters: dict[str, Any]) -> None:
    query = make_query(**filters)
    assert told(search(SERVICES[service](hub), query)) == told(search(hub.profile(), query))


@pytest.mark.parametrize("service", SERVICES)
def test_products_have_the_same_uuid(hub: Hub, service: str) -> None:
    query = make_query()
    by_name = {scene.identifier: scene.uuid for scene in search(hub.profile(), query).scenes}
    assert {scene.identifier: scene.uuid for scene in search(SERVICES[service](hub), query).scenes} == by_name
