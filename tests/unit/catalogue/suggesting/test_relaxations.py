"""A query's filters, and what is left without them."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from builders.areas import box_wkt
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.catalogue import LevelChoice, SceneQuery
from scene_queue.core.catalogue.suggesting.relaxations import (
    changes,
    filter_words,
    opened,
    set_filters,
    with_one_filter,
)

AREA = area_from_wkt(box_wkt(-94, 16, -93, 17))
FILTERS: dict[str, Any] = {
    "max_cloud_percent": 12.5,
    "max_aoi_cloud_percent": 3.0,
    "months": "6-8",
    "platforms": ("2A", "2B", "2C", "2D"),
    "baseline": "05.00-",
    "relative_orbit": 126,
    "orbit_direction": "DESCENDING",
    "name_pattern": "S2A*",
    "tiles": ("15PUT", "15PVT"),
    "online_only": True,
}


def query(**changed: Any) -> SceneQuery:
    return SceneQuery(**{"area": AREA, "start": date(2018, 8, 1), "end": date(2018, 8, 31), **changed})


def test_every_field_of_a_query_is_a_filter_or_known_to_be_none() -> None:
    others = {"area", "start", "end", "level", "raw", "limit"}
    assert {field.name for field in fields(SceneQuery)} == {*FILTERS, *others}
    assert set(set_filters(query(**FILTERS))) == set(FILTERS)
    assert set_filters(query()) == []


def test_without_its_filters_a_query_keeps_place_time_level_and_raw() -> None:
    assert opened(query(**FILTERS, raw="a=b", limit=3, level=LevelChoice.L2A)) == query(
        raw="a=b", level=LevelChoice.L2A
    )


@pytest.mark.parametrize("name", FILTERS)
def test_one_filter_alone(name: str) -> None:
    full = query(**FILTERS)
    assert with_one_filter(opened(full), full, name) == query(**{name: FILTERS[name]})


def test_what_says_where_is_never_dropped() -> None:
    on_tiles = query(area=None, tiles=("15PUT",), name_pattern="S2A*")
    assert opened(on_tiles) == query(area=None, tiles=("15PUT",))
    assert opened(query(area=None, name_pattern="S2A*")) == query(area=None, name_pattern="S2A*")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("max_cloud_percent", "with up to 12.5 % cloud"),
        ("max_aoi_cloud_percent", "with up to 3 % cloud over the area"),
        ("months", "in the months 6-8"),
        ("platforms", "of 2A, 2B, 2C and others"),
        ("baseline", "of the baseline 05.00-"),
        ("relative_orbit", "of the orbit 126"),
        ("orbit_direction", "in descending direction"),
        ("name_pattern", "named S2A*"),
        ("tiles", "on 15PUT, 15PVT"),
        ("online_only", "that can be fetched at once"),
    ],
)
def test_filters_in_words(name: str, words: str) -> None:
    assert filter_words(query(**FILTERS), name) == words


def test_every_filter_can_be_loosened_and_cloud_in_steps() -> None:
    full = query(**FILTERS)
    steps = {one[-1].words: [step.query for step in one] for one in changes(full)}
    assert len(steps) == len(FILTERS)
    assert [step.max_cloud_percent for step in steps["with any cloud"]] == [30, 60, None]
    assert all(
        set(set_filters(last[-1])) == set(FILTERS) - {name} for name, last in zip(set_filters(full), steps.values())
    )


def test_l2a_can_be_loosened_to_the_best() -> None:
    (last,) = changes(query(level=LevelChoice.L2A))
    assert [step.query.level for step in last] == [LevelChoice.BEST]
    assert list(changes(query(level=LevelChoice.BEST))) == []
