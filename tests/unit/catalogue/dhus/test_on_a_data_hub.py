"""Searches at the embedded Data Hub, over real sockets."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from builders.oaxaca import oaxaca_scenes
from doubles.hub import ALWAYS, Hub, HubScene, gridded_scenes, listed_scenes
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.catalogue import LevelChoice, SceneQuery, SearchResult, open_catalogue
from scene_queue.core.catalogue.dhus import complete_list
from scene_queue.core.catalogue.dhus.dhus_catalogue import FEW
from scene_queue.core.catalogue.searching import find_scenes
from scene_queue.core.errors import (
    CancelledError,
    CredentialsError,
    ServiceBusyError,
    SettingsError,
)
from scene_queue.core.events import Event, Progress
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import Credentials, HttpSession, NetworkSettings, OAuthClient, sign_in_from_environment
from scene_queue.core.product.name import ProcessingLevel
from scene_queue.core.services import load_profiles, parse_profile

OVER_THE_SAMPLE = area_from_wkt("POLYGON((-94.5 15.5,-94.2 15.5,-94.2 15.9,-94.5 15.5))", "a corner")
MEXICO = area_from_wkt("POLYGON((-110 10,-85 10,-85 30,-110 30,-110 10))", "Mexico")
Search = Callable[..., SearchResult]


def august(**changes: Any) -> SceneQuery:
    asked = {"area": OVER_THE_SAMPLE, "start": date(2018, 8, 1), "end": date(2018, 8, 31), **changes}
    return SceneQuery(**asked)


def level(scene: HubScene, name: str, **changes: Any) -> HubScene:
    return replace(scene, name=scene.name.replace("MSIL1C", f"MSI{name}"), **changes)


def searches(hub: Hub) -> list[str]:
    return [one.readable_query for one in hub.requests if one.path.endswith("/search")]


@pytest.fixture(scope="module")
def many() -> Iterator[Hub]:
    """260 scenes, one an hour."""
    with Hub(listed_scenes(260)) as hub:
        yield hub


@pytest.fixture
def few() -> Iterator[Hub]:
    """5 scenes, every second one in the archive."""
    with Hub(replace(scene, online=place % 2 == 0) for place, scene in enumerate(listed_scenes(5))) as hub:
        yield hub


def test_all_pages_are_found_none_twice(many: Hub, search_at: Search) -> None:
    result = search_at(many, august())
    assert len({scene.identifier for scene in result.scenes}) == 260
    assert result.search_area is not None
    assert all(scene.aoi_percent == pytest.approx(100) for scene in result.scenes)


def test_a_scene_is_what_the_shelf_has(many: Hub, search_at: Search) -> None:
    found = {scene.identifier: scene for scene in search_at(many, august()).scenes}
    for shelved in many.shelf.scenes:
        scene = found[shelved.scene.name]
        assert (scene.uuid, scene.service, scene.begin) == (shelved.id, "dhus", shelved.sensing)
        assert scene.cloud_cover_percent == shelved.scene.cloud_cover
        assert scene.size_bytes == pytest.approx(700_000_000, rel=1e-5)
        assert abs(scene.published - shelved.scene.publication) < timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"end": date(2018, 8, 1)}, 8),
        ({"max_cloud_percent": 4.0}, 15),
        ({"relative_orbit": 126}, 260),
        ({"relative_orbit": 12}, 0),
        ({"orbit_direction": "DESCENDING"}, 129),
        ({"platforms": ("2B",)}, 260),
        ({"platforms": ("2A", "2C")}, 0),
        ({"tiles": ("15PUT",)}, 260),
        ({"tiles": ("15PUS",)}, 0),
        ({"baseline": "02.06"}, 260),
        ({"baseline": "05.00-"}, 0),
        ({"name_pattern": "s2b_*20180802t1?0000_*"}, 10),
        ({"raw": "cloudcoverpercentage=[0 TO 4]"}, 15),
        ({"raw": "platformserialidentifier:Sentinel-2A OR relativeorbitnumber:126"}, 260),
        ({"months": "7"}, 0),
        ({"level": LevelChoice.L2A}, 0),
        ({"limit": 7}, 7),
        ({"area": area_from_wkt("POLYGON((0 0,1 0,1 1,0 0))", "elsewhere")}, 0),
    ],
)
def test_filters(many: Hub, search_at: Search, changes: dict[str, Any], expected: int) -> None:
    assert len(search_at(many, august(**changes)).scenes) == expected


def test_days_outside_the_months_are_not_asked(many: Hub, search_at: Search) -> None:
    before = len(many.requests)
    result = search_at(many, august(months="7"))
    assert len(many.requests) == before
    assert "months" in result.notes[0]


def test_a_search_without_an_area_is_one_by_name(many: Hub, search_at: Search) -> None:
    name = many.shelf.scenes[3].scene.name
    result = search_at(many, august(area=None, name_pattern=name))
    assert [scene.identifier for scene in result.scenes] == [name]
    assert result.search_area is None


def test_many_tiles_are_asked_in_several_queries(many: Hub, search_at: Search) -> None:
    before = len(searches(many))
    tiles = ("15PUT", *(f"{zone}QAA" for zone in range(10, 60)))
    assert len(search_at(many, august(area=None, tiles=tiles)).scenes) == 260
    asked = {query.partition("&q=")[2] for query in searches(many)[before:]}
    assert len(asked) == 3


def test_l2a_without_a_tile_are_found_by_tile(search_at: Search) -> None:
    with Hub([level(scene, "L2A") for scene in listed_scenes(3)]) as hub:
        found = search_at(hub, august(tiles=("15PUT",), level=LevelChoice.L2A)).scenes
    assert [scene.tile_id for scene in found] == ["15PUT"] * 3


def test_best_leaves_out_l1c_whose_l2a_is_too_cloudy(search_at: Search) -> None:
    """Of the L1C two have an L2A: one over the limit of cloud, which L1C's own is not."""
    scenes = [replace(scene, cloud_cover=10) for scene in listed_scenes(3)]
    with Hub([*scenes, level(scenes[0], "L2A"), level(scenes[1], "L2A", cloud_cover=50)]) as hub:
        found = search_at(hub, august(level=LevelChoice.BEST, max_cloud_percent=30.0)).scenes
        assert len({query for query in searches(hub) if "rows=0" in query}) == 2
    assert {(scene.level, scene.identifier[11:26]) for scene in found} == {
        (ProcessingLevel.L2A, "20180801T160000"),
        (ProcessingLevel.L1C, "20180801T180000"),
    }


def test_best_asks_no_more_where_every_l1c_has_its_l2a(search_at: Search) -> None:
    scenes = [replace(scene, cloud_cover=10) for scene in listed_scenes(3)]
    with Hub([*scenes, *(level(scene, "L2A") for scene in scenes)]) as hub:
        assert len(search_at(hub, august(level=LevelChoice.BEST, max_cloud_percent=30.0)).scenes) == 3
        assert len([query for query in searches(hub) if "rows=0" in query]) == 1


@pytest.mark.parametrize("counted_most", [150, 10**6])
def test_more_than_the_hub_counts_are_all_found(
    search_at: Search, monkeypatch: pytest.MonkeyPatch, counted_most: int
) -> None:
    monkeypatch.setattr(complete_list, "MOST_IN_ONE_LIST", 150)
    with Hub(gridded_scenes(600)) as hub:
        hub.dhus.counted_most = counted_most
        result = search_at(hub, august(area=MEXICO, start=date(2018, 1, 1), end=date(2018, 12, 31)))
        assert len({scene.identifier for scene in result.scenes}) == 600
        assert len([query for query in searches(hub) if "rows=0" not in query]) <= 600 / 100 + 8


def test_pages_that_are_shorter_than_asked_are_no_list(many: Hub, search_at: Search) -> None:
    many.dhus.rows_most = 40
    try:
        with pytest.raises(ServiceBusyError, match="not complete.*page_size"):
            search_at(many, august())
        assert len(search_at(many, august(), page_size=40).scenes) == 260
    finally:
        many.dhus.rows_most = 100


def test_a_detailed_area_never_is_too_long(search_at: Search, tmp_path: Path) -> None:
    corners = [(-94.5 + math.cos(n / 300 * math.pi), 15.6 + math.sin(n / 300 * math.pi)) for n in range(600)]
    ring = ",".join(f"{x + (n % 2) * 0.01!r} {y!r}" for n, (x, y) in enumerate([*corners, corners[0]]))
    area = area_from_wkt(f"POLYGON(({ring}))", "jagged")
    with Hub(oaxaca_scenes(tmp_path, size=20)) as hub:
        result = search_at(hub, august(area=area, level=LevelChoice.BEST))
    assert result.search_area is not None and result.search_area.vertices_after <= 200
    assert result.scenes


def test_a_failing_page_is_asked_again(many: Hub, search_at: Search) -> None:
    many.faults.busy(503, face="dhus", times=2)
    many.faults.busy(500, face="dhus", skip=1)
    assert len(search_at(many, august()).scenes) == 260


def test_a_hub_that_fails_on_and_on_is_an_error(many: Hub, search_at: Search) -> None:
    many.faults.busy(503, face="dhus", times=ALWAYS)
    try:
        with pytest.raises(ServiceBusyError, match="Embedded Data Hub"):
            search_at(many, august())
    finally:
        many.faults.clear()


@pytest.mark.parametrize("raw", ["xxx=yyy", "producttype:(", "cloudcoverpercentage=[low TO high]"])
def test_a_raw_query_that_the_hub_refuses_is_the_user_s(many: Hub, search_at: Search, raw: str) -> None:
    with pytest.raises(SettingsError, match="raw query"):
        search_at(many, august(raw=raw))


def test_few_scenes_are_asked_for_in_the_archive(few: Hub, search_at: Search) -> None:
    result = search_at(few, august())
    assert [scene.online for scene in reversed(result.scenes)] == [True, False, True, False, True]
    assert len([one for one in few.requests if one.path.endswith("/Online/$value")]) == 5
    assert not result.notes


def test_many_scenes_are_not_asked_for_and_that_is_told(many: Hub, search_at: Search) -> None:
    before = len(many.requests)
    result = search_at(many, august())
    assert not any(one.path.endswith("/Online/$value") for one in many.requests[before:])
    assert any(f"more than {FEW}" in note for note in result.notes)
    assert {scene.online for scene in result.scenes} == {None}


def test_online_only_asks_for_all(search_at: Search) -> None:
    with Hub(replace(scene, online=place % 3 == 0) for place, scene in enumerate(listed_scenes(30))) as hub:
        result = search_at(hub, august(online_only=True))
        assert len(result.scenes) == 10
        assert len([one for one in hub.requests if one.path.endswith("/Online/$value")]) == 30
        assert len(search_at(hub, august(online_only=True, limit=4)).scenes) == 4


def test_best_and_online_takes_the_l1c_whose_l2a_is_in_the_archive(search_at: Search) -> None:
    scenes = list(listed_scenes(2))
    with Hub([*scenes, level(scenes[0], "L2A", online=False), level(scenes[1], "L2A")]) as hub:
        found = search_at(hub, august(level=LevelChoice.BEST, online_only=True)).scenes
    assert {(scene.level.value, scene.identifier[20:26]) for scene in found} == {("L1C", "160000"), ("L2A", "170000")}


@pytest.mark.parametrize("online_only", [True, False])
def test_a_hub_that_knows_no_archive_says_so(few: Hub, search_at: Search, online_only: bool) -> None:
    few.dhus.says_online = False
    result = search_at(few, august(online_only=online_only))
    assert [scene.online for scene in result.scenes] == [None] * 5
    assert any("does not say" in note and "Embedded Data Hub" in note for note in result.notes)
    assert len([one for one in few.requests if one.path.endswith("/Online/$value")]) == 1


@pytest.mark.parametrize("sign_in", [None, OAuthClient("id", "hush")])
def test_without_user_and_password_nothing_is_asked(many: Hub, sign_in: Any) -> None:
    profile = parse_profile(many.dhus.profile(), "hub")
    session = HttpSession(NetworkSettings(), profile)
    before = len(many.requests)
    with pytest.raises(CredentialsError, match="Embedded Data Hub wants a sign-in.*DHUS_USER"):
        open_catalogue(profile, session, sign_in).search(august(), Feedback())
    assert len(many.requests) == before
    session.close()


def test_a_wrong_password_is_sent_once(many: Hub) -> None:
    profile = parse_profile(many.dhus.profile(), "hub")
    session = HttpSession(NetworkSettings(), profile)
    before = len(many.requests)
    with pytest.raises(CredentialsError, match="does not accept user and password"):
        open_catalogue(profile, session, Credentials("demo", "wrong")).search(august(), Feedback())
    assert len(many.requests) == before + 1
    session.close()


def test_the_environment_alone_is_enough(many: Hub) -> None:
    """DHUS_URL, DHUS_USER and DHUS_PASSWORD, as sentinelsat's users have them."""
    environment = {"DHUS_URL": many.dhus.root, "DHUS_USER": "demo", "DHUS_PASSWORD": "demo"}
    profile = load_profiles(environment)["dhus"]
    session = HttpSession(NetworkSettings.from_environment(environment), profile)
    sign_in = sign_in_from_environment(profile, environment)
    result = find_scenes(profile, session, august(), Feedback(), sign_in)
    assert len(result.scenes) == 260
    session.close()


def test_progress_is_reported_and_grows(many: Hub, search_at: Search) -> None:
    events: list[Event] = []
    search_at(many, august(), Feedback(events.append))
    fractions = [event.fraction for event in events if isinstance(event, Progress)]
    assert len(fractions) >= 3
    assert fractions == sorted(fractions) and fractions[-1] == 1.0
    assert any("260 of 260 scenes listed" in event.text for event in events if isinstance(event, Progress))


def test_a_cancellation_between_two_pages_ends_the_search(many: Hub, search_at: Search) -> None:
    signal = CancelSignal()
    before = len(many.requests)
    with pytest.raises(CancelledError):
        search_at(many, august(), Feedback(lambda _: signal.cancel(), signal))
    assert len(many.requests) - before <= 2


def test_a_cancellation_ends_a_hub_that_is_silent(many: Hub, search_at: Search) -> None:
    signal = CancelSignal()
    many.faults.silence(face="dhus", times=ALWAYS)
    timer = threading.Timer(0.2, signal.cancel)
    timer.start()
    try:
        with pytest.raises(CancelledError):
            search_at(many, august(), Feedback(signal=signal))
    finally:
        many.faults.clear()
        timer.join()
