"""What a service is asked for: enough to keep the answer small, nothing that could lose a scene."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from doubles.hub.stac_filter import Cql2Error, holds
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.aoi import AreaOfInterest, area_from_wkt
from scene_queue.core.catalogue import LevelChoice, SceneQuery
from scene_queue.core.catalogue.raw_query import RawQuery
from scene_queue.core.catalogue.stac.cql2 import all_of, at_most, one_of
from scene_queue.core.catalogue.stac.question import Question, questions

AREA = area_from_wkt("POLYGON((-95 15,-94 15,-94 16,-95 16,-95 15))")
BOTH = ("sentinel-2-l1c", "sentinel-2-l2a")


def asked(collections: tuple[str, ...] = BOTH, area: AreaOfInterest | None = AREA, **changes: Any) -> list[Question]:
    given_ = {"area": AREA, "start": date(2018, 8, 1), "end": date(2018, 8, 10), **changes}
    query = SceneQuery(**given_)
    return list(questions(query, collections, area, RawQuery.read(query.raw)))


def texts(question: Question) -> str:
    return str(question.filters)


@pytest.mark.parametrize(
    ("level", "expected"), [(LevelChoice.L1C, ("sentinel-2-l1c",)), (LevelChoice.L2A, ("sentinel-2-l2a",))]
)
def test_only_the_collection_of_the_level_is_asked(level: LevelChoice, expected: tuple[str, ...]) -> None:
    (question,) = asked(level=level)
    assert question.collections == expected


def test_a_collection_that_names_no_level_is_always_asked() -> None:
    (question,) = asked(("sentinel-2-c1-l2a", "sentinel-2"), level=LevelChoice.L1C)
    assert question.collections == ("sentinel-2",)


def test_the_best_level_needs_the_cloudy_l2a_too() -> None:
    l1c, l2a = asked(level=LevelChoice.BEST, max_cloud_percent=30)
    assert (l1c.collections, l1c.max_cloud) == (("sentinel-2-l1c",), 30)
    assert (l2a.collections, l2a.max_cloud) == (("sentinel-2-l2a",), None)


def test_a_limit_of_cloud_that_limits_nothing_is_not_asked() -> None:
    assert [question.max_cloud for cloud in (None, 100) for question in asked(max_cloud_percent=cloud)] == [None, None]
    assert [question.max_cloud for question in asked(max_cloud_percent=0)] == [0]


def test_the_last_day_is_in_it_to_its_end() -> None:
    (question,) = asked()
    assert (question.first, question.last) == ("2018-08-01T00:00:00.000Z", "2018-08-10T23:59:59.999Z")


def test_each_season_is_a_question_and_no_season_is_none() -> None:
    seasons = asked(start=date(2017, 1, 1), end=date(2018, 12, 31), months="6-7")
    assert [(one.first[:7], one.last[:10]) for one in seasons] == [("2017-06", "2017-07-31"), ("2018-06", "2018-07-31")]
    assert asked(months="12") == []


def test_every_filter_that_a_property_tells_is_asked() -> None:
    (question,) = asked(
        platforms=("2A", "2C"), relative_orbit=126, orbit_direction="ASCENDING", tiles=("15PUT",), max_cloud_percent=5
    )
    written = texts(question)
    for part in ("sentinel-2a", "sentinel-2c", "126", "'ascending'", "MGRS-15PUT", "eo:cloud_cover"):
        assert part in written
    assert written.count("isNull") == 5


def test_a_zone_of_one_digit_is_written_both_ways() -> None:
    (question,) = asked(tiles=("05WNM",))
    assert "MGRS-05WNM" in texts(question)
    assert "MGRS-5WNM" in texts(question)


@pytest.mark.parametrize("changes", [{"name_pattern": "s2?_*_t15put_*"}, {"raw": "tileid=15PUT"}])
def test_a_tile_is_found_in_a_name_and_in_a_raw_query(changes: dict[str, Any]) -> None:
    (question,) = asked(**changes)
    assert "MGRS-15PUT" in texts(question)


def test_what_only_names_tell_is_left_to_the_client() -> None:
    (question,) = asked(baseline="05.00-", name_pattern="S2A*", online_only=True)
    assert question.filters == []


def test_halves_meet_and_end_at_a_millisecond() -> None:
    question = Question(("a",), "2018-08-01T00:00:00.000Z", "2018-08-01T00:00:00.005Z")
    early, late = question.halves() or (question, question)
    assert (early.first, early.last) == ("2018-08-01T00:00:00.000Z", "2018-08-01T00:00:00.002Z")
    assert (late.first, late.last) == ("2018-08-01T00:00:00.002Z", "2018-08-01T00:00:00.005Z")
    shortest = Question(("a",), "2018-08-01T00:00:00.000Z", "2018-08-01T00:00:00.001Z")
    assert shortest.halves() is None


def test_the_geometry_is_geojson_and_parts_are_kept() -> None:
    across = area_from_wkt("POLYGON((179 10,-179 10,-179 11,179 11,179 10))")
    (question,) = asked(area=across)
    assert question.geometry is not None
    assert question.geometry["type"] in ("Polygon", "MultiPolygon")
    assert asked(area=None)[0].geometry is None


def test_one_condition_needs_no_and() -> None:
    condition = at_most("eo:cloud_cover", 5)
    assert all_of([]) is None
    assert all_of([condition]) is condition
    assert all_of([condition, condition]) == {"op": "and", "args": [condition, condition]}


@given(
    cloud=st.none() | st.floats(0, 100),
    platform=st.none() | st.sampled_from(("sentinel-2a", "sentinel-2b")),
    limit=st.floats(0, 100),
)
def test_a_condition_holds_where_the_property_fits_or_is_missing(
    cloud: float | None, platform: str | None, limit: float
) -> None:
    told = {"eo:cloud_cover": cloud, "platform": platform}
    properties = {name: value for name, value in told.items() if value is not None}
    condition = all_of([at_most("eo:cloud_cover", limit), one_of("platform", ["sentinel-2a"])])
    assert holds(condition, properties) is ((cloud is None or cloud <= limit) and platform != "sentinel-2b")


@pytest.mark.parametrize(
    "wrong", [{}, {"op": "="}, {"op": "=", "args": []}, {"op": "~", "args": [{"property": "a"}, 1]}]
)
def test_the_hub_refuses_what_is_no_filter(wrong: dict[str, Any]) -> None:
    with pytest.raises(Cql2Error):
        holds(wrong, {"a": 1})
