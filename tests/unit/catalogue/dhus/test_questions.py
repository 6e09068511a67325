"""What a Data Hub is asked, and that it is never too long."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from doubles.hub.dhus_entry import FIELDS
from doubles.hub.dhus_query import parse_query
from hypothesis import given, settings
from hypothesis import strategies as st
from scene_queue.core.aoi import AreaOfInterest, area_from_wkt
from scene_queue.core.catalogue import LevelChoice, SceneQuery
from scene_queue.core.catalogue.dhus.questions import (
    TILES_A_QUESTION,
    Question,
    cloudier,
    effective_length,
    looks_for_cloudier,
    questions_of,
    raw_text_of,
)
from scene_queue.core.catalogue.search_dates import date_spans
from scene_queue.core.errors import SettingsError
from sentinelsat import SentinelAPI

MOST = 3898
SQUARE = "POLYGON((-95 15,-94 15,-94 16,-95 16,-95 15))"


def query(area: AreaOfInterest | None = None, **changes: Any) -> SceneQuery:
    asked = {"start": date(2018, 8, 1), "end": date(2018, 8, 31), **changes}
    if area is None and not {"tiles", "raw", "name_pattern"} & set(asked):
        area = area_from_wkt(SQUARE, "a square")
    return SceneQuery(area, **asked)


def texts(asked: SceneQuery, most: int = MOST) -> list[str]:
    spans = date_spans(asked)
    return [question.text(spans) for question in questions_of(asked, spans, most)[0]]


def star(corners: int, digits: int = 14) -> AreaOfInterest:
    """An area with so many corners, that cover badly."""
    points = []
    for corner in range(corners):
        angle, far = 2 * math.pi * corner / corners, 3.0 if corner % 2 else 5.0
        points.append((-100 + far * math.cos(angle), 20 + far * math.sin(angle)))
    outline = ",".join(f"{x:.{digits}f} {y:.{digits}f}" for x, y in [*points, points[0]])
    return area_from_wkt(f"POLYGON(({outline}))", "a star")


def test_all_that_loses_nothing_is_asked() -> None:
    (text,) = texts(
        query(
            area_from_wkt(SQUARE, "a square"),
            max_cloud_percent=30.0,
            orbit_direction="DESCENDING",
            relative_orbit=126,
            tiles=("15PUT",),
            platforms=("2A", "2B"),
            name_pattern="s2?_MSIL1C*.SAFE",
            raw="processingbaseline=02.06",
        )
    )
    for part in (
        'platformname:"Sentinel-2"',
        '(beginposition:["2018-08-01T00:00:00.000Z" TO "2018-08-31T23:59:59.999Z"])',
        '(producttype:"S2MSI1C")',
        'cloudcoverpercentage:["0" TO "30.0"]',
        "relativeorbitnumber:126",
        'orbitdirection:"DESCENDING"',
        '(platformserialidentifier:"Sentinel-2A" OR platformserialidentifier:"Sentinel-2B")',
        "(identifier:*_T15PUT_*)",
        "filename:S2?_MSIL1C*",
        '(processingbaseline:"02.06")',
        'footprint:"Intersects(POLYGON',
    ):
        assert part in text
    parse_query(text, FIELDS)


def test_what_could_lose_hits_is_not_asked() -> None:
    (text,) = texts(query(tiles=("15PUT",), baseline="02.06", online_only=True, max_aoi_cloud_percent=3.0, limit=1))
    assert "tileid" not in text  # L2A and old L1C have none at a hub
    assert "processingbaseline" not in text and "cloudcover" not in text


@pytest.mark.parametrize(
    ("level", "types"),
    [(LevelChoice.L1C, {"S2MSI1C"}), (LevelChoice.L2A, {"S2MSI2A", "S2MSI2Ap"})],
)
def test_each_level_has_its_types(level: LevelChoice, types: set[str]) -> None:
    (text,) = texts(query(level=level))
    assert {one for one in ("S2MSI1C", "S2MSI2A", "S2MSI2Ap") if f'"{one}"' in text} == types


def test_all_clouds_are_no_condition() -> None:
    for percent in (None, 100.0):
        assert "cloud" not in texts(query(max_cloud_percent=percent))[0]


def test_the_l2a_over_the_limit_are_asked_for_best_only() -> None:
    best = query(level=LevelChoice.BEST, max_cloud_percent=30.0)
    assert looks_for_cloudier(best)
    assert not looks_for_cloudier(query(level=LevelChoice.BEST))
    assert not looks_for_cloudier(query(level=LevelChoice.L2A, max_cloud_percent=30.0))
    spans = date_spans(best)
    (question,) = questions_of(best, spans, MOST)[0]
    text = cloudier(question, best).text(spans)
    assert 'cloudcoverpercentage:["30.0" TO "100"]' in text and "S2MSI1C" not in text


@pytest.mark.parametrize("pattern", ["S2B (x)", 'S2B" OR x:"', "S2B:*", "S2[AB]*", "Ñ*", "S2B-*", "S2.*"])
def test_a_name_that_the_hub_might_take_for_something_else_is_not_asked(pattern: str) -> None:
    (text,) = texts(query(name_pattern=pattern))
    assert "filename" not in text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("", ""),
        ("relativeorbitnumber=126", '(relativeorbitnumber:"126")'),
        ("orbitnumber=1,orbitnumber=2", "((orbitnumber:"),
        ("producttype:S2MSI1C OR producttype:S2MSI2A", "(producttype:S2MSI1C OR producttype:S2MSI2A)"),
    ],
)
def test_the_raw_query_is_in_brackets(raw: str, text: str) -> None:
    assert raw_text_of(raw).startswith(text)
    assert raw_text_of(raw).count("(") == raw_text_of(raw).count(")")


@pytest.mark.parametrize("raw", ["identifier=", "title:Привет"])
def test_a_raw_query_that_cannot_be_sent_is_the_user_s(raw: str) -> None:
    with pytest.raises(SettingsError, match="raw query cannot be used"):
        texts(query(raw=raw))


def test_our_count_of_characters_is_sentinelsat_s() -> None:
    text = 'footprint:"Intersects(POLYGON((-1.5 2,3~ 4)))" ü _-.*'
    assert effective_length(text) / MOST == SentinelAPI.check_query_length(text)


@pytest.mark.parametrize("corners", [8, 100, 1000])
@pytest.mark.parametrize("months", ["", "1,3,5,7,9,11"])
def test_a_query_is_never_too_long(corners: int, months: str) -> None:
    tiles = tuple(f"{zone}PUT" for zone in range(10, 55))
    asked = query(
        star(corners),
        start=date(2018, 1, 1),
        end=date(2018, 12, 31),
        months=months,
        tiles=tiles,
        level=LevelChoice.BEST,
        max_cloud_percent=12.345,
        platforms=("2A", "2B", "2C"),
    )
    spans = date_spans(asked)
    questions, area = questions_of(asked, spans, MOST)
    assert len(questions) == math.ceil(len(tiles) / TILES_A_QUESTION)
    for question in questions:
        for one in (question, cloudier(question, asked)):
            assert SentinelAPI.check_query_length(one.text(spans)) < 1
        assert area is not None and area.wkt in question.text(spans)


def test_the_room_is_used() -> None:
    spans = date_spans(query())
    (question,), area = questions_of(query(star(1000)), spans, MOST)
    assert area is not None
    assert SentinelAPI.check_query_length(question.text(spans)) > 0.8
    assert area.vertices_after > 100


def test_an_area_that_fits_is_sent_as_it_is() -> None:
    area = star(60, digits=4)
    (_,), sent = questions_of(query(area), date_spans(query()), MOST)
    assert sent is not None and sent.added_percent == 0


@settings(max_examples=25)
@given(most=st.integers(600, 8000), corners=st.integers(3, 400))
def test_any_limit_is_kept(most: int, corners: int) -> None:
    asked = query(star(corners * 2))
    spans = date_spans(asked)
    (question,), _ = questions_of(asked, spans, most)
    assert effective_length(question.text(spans)) < most


@pytest.mark.parametrize("area", [True, False])
def test_a_raw_query_that_leaves_no_room_is_told(area: bool) -> None:
    asked = query(area_from_wkt(SQUARE, "a square") if area else None, raw="identifier=" + "x" * 4000)
    with pytest.raises(SettingsError, match="no room.*3,898"):
        texts(asked)


def test_an_area_without_room_is_told() -> None:
    with pytest.raises(SettingsError, match="no room"):
        texts(query(star(100)), most=300)


def test_slices_are_never_longer_than_the_whole() -> None:
    def length(spans: Sequence[tuple[str, str]]) -> int:
        return effective_length(Question({"platformname": "Sentinel-2"}).text(spans))

    whole = ("2018-08-01T00:00:00.000Z", "2018-08-31T23:59:59.999Z")
    assert length([whole]) >= length([("2018-08-16T11:59:59.999Z", "2018-08-16T12:00:00.000Z")])
