"""Which scenes pass which filter."""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import Any

import pytest
from builders.scenes import scene
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.catalogue import LevelChoice, SceneQuery
from scene_queue.core.catalogue.scene_filters import cloud_tests, name_matcher, passes, scene_tests

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"


def query(**changes: Any) -> SceneQuery:
    asked = {"area": None, "tiles": ("15PUT",), "start": date(2018, 8, 1), "end": date(2018, 8, 31), **changes}
    return SceneQuery(**asked)


def lets_through(asked: SceneQuery, **changes: Any) -> bool:
    one = scene(NAME, **changes)
    return passes(one, scene_tests(asked)) and passes(one, cloud_tests(asked))


def test_a_query_without_filters_tests_the_days_the_level_and_its_tiles_only() -> None:
    assert set(scene_tests(query())) == {"days", "level", "tiles"}
    assert set(scene_tests(query(level=LevelChoice.BEST))) == {"days", "tiles"}
    assert cloud_tests(query()) == {}


@pytest.mark.parametrize(
    ("moment", "is_in"),
    [
        (datetime(2018, 7, 31, 23, 59, 59, 999000, tzinfo=timezone.utc), False),
        (datetime(2018, 8, 1, tzinfo=timezone.utc), True),
        (datetime(2018, 8, 31, 23, 59, 59, 999000, tzinfo=timezone.utc), True),
        (datetime(2018, 9, 1, tzinfo=timezone.utc), False),
    ],
)
def test_both_days_are_included(moment: datetime, is_in: bool) -> None:
    assert lets_through(query(), begin=moment) is is_in


@pytest.mark.parametrize(
    ("filters", "is_in"),
    [
        ({"months": "8"}, True),
        ({"months": "11-8"}, True),
        ({"months": "9-7"}, False),
        ({"level": LevelChoice.L1C}, True),
        ({"level": LevelChoice.L2A}, False),
        ({"level": LevelChoice.BEST}, True),
        ({"relative_orbit": 126}, True),
        ({"relative_orbit": 12}, False),
        ({"tiles": ("t15put", "15PVT")}, True),
        ({"tiles": ("15PVT",)}, False),
        ({"platforms": ("Sentinel-2B", "2A")}, True),
        ({"platforms": ("s2a", "2C")}, False),
        ({"baseline": "02.06"}, True),
        ({"baseline": "02.07-"}, False),
        ({"baseline": "-02.06"}, True),
        ({"baseline": "02.00-02.05"}, False),
        ({"orbit_direction": "DESCENDING"}, True),
        ({"orbit_direction": "ASCENDING"}, False),
        ({"name_pattern": "s2b*t15put*"}, True),
        ({"name_pattern": "S2A*"}, False),
    ],
)
def test_filters(filters: dict[str, Any], is_in: bool) -> None:
    assert lets_through(query(**filters)) is is_in


def test_what_sen2cor_wrote_at_home_is_of_no_baseline_that_can_be_asked_for() -> None:
    assert lets_through(query(baseline=""), baseline="99.99")
    assert not lets_through(query(baseline="05.00-"), baseline="99.99")


def test_online_only_leaves_out_what_lies_in_an_archive() -> None:
    assert lets_through(query(), online=False)
    assert not lets_through(query(online_only=True), online=False)
    assert lets_through(query(online_only=True), online=True)
    assert lets_through(query(online_only=True), online=None)


@pytest.mark.parametrize(("cloud", "is_in"), [(0.0, True), (30.0, True), (30.01, False), (None, True)])
def test_cloud_up_to_the_limit_passes_and_so_does_what_is_not_known(cloud: float | None, is_in: bool) -> None:
    assert lets_through(query(max_cloud_percent=30), cloud_cover_percent=cloud) is is_in
    assert lets_through(query(max_aoi_cloud_percent=30), aoi_cloud_percent=cloud) is is_in


def test_an_orbit_direction_that_is_not_known_passes() -> None:
    assert lets_through(query(orbit_direction="ASCENDING"), orbit_direction="")


@pytest.mark.parametrize(
    ("pattern", "is_in"),
    [
        (NAME, True),
        (f"{NAME}.SAFE", True),
        (f"  {NAME.lower()}.safe ", True),
        ("*", True),
        ("*.SAFE", True),
        ("S2?_MSIL1C_*", True),
        ("*_T15PUT_*", True),
        ("*_T15PUT", False),
        ("S2[AB]*", False),
        ("S2.*", False),
        ("S2B", False),
        ("*" * 500 + "N0206" + "*" * 500, True),
    ],
)
def test_names_with_wildcards(pattern: str, is_in: bool) -> None:
    assert name_matcher(pattern)(NAME) is is_in


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_pattern_without_wildcards_is_the_name_itself(pattern: str, name: str) -> None:
    plain = pattern.replace("*", "").replace("?", "").strip()
    if plain.upper().endswith((".SAFE", ".SAFE.ZIP")):
        return
    assert name_matcher(plain)(plain)
    if len(plain) != len(name):
        assert not name_matcher(plain)(name)
