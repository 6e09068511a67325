"""Areas of queries."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest
from scene_queue.core.aoi import intersects
from scene_queue.core.catalogue.query_language.area import query_area
from scene_queue.core.errors import AreaError
from scene_queue.core.services import CdseProfile
from sentinelsat import geojson_to_wkt

TRIANGLE = "POLYGON((-95 15,-94 15,-94 16,-95 15))"


def circle(points: int) -> str:
    angles = [2 * math.pi * step / points for step in range(points)]
    ring = [f"{math.cos(angle)!r} {math.sin(angle)!r}" for angle in angles]
    return f"POLYGON(({', '.join([*ring, ring[0]])}))"


def test_a_small_polygon_is_sent_as_it_is(profile: CdseProfile) -> None:
    area = query_area(TRIANGLE, profile)
    assert not area.is_cover
    assert area.sent_wkt == area.exact.wkt


@pytest.mark.parametrize("points", [150, 250, 3000])
def test_a_polygon_that_is_too_long_is_covered_and_kept(profile: CdseProfile, points: int) -> None:
    area = query_area(circle(points), profile)
    assert area.is_cover
    assert len(area.sent_wkt) <= profile.wkt_max_chars
    assert area.exact.vertex_count == points + 1


def test_the_length_is_the_profiles(profile: CdseProfile) -> None:
    assert not query_area(circle(30), replace(profile, wkt_max_chars=8000)).is_cover
    assert query_area(circle(30), replace(profile, wkt_max_chars=300)).is_cover


def test_a_cover_is_not_covered_again(profile: CdseProfile) -> None:
    first = query_area(circle(3000), profile)
    second = query_area(first.sent_wkt, profile)
    assert second.sent_wkt.replace(" (", "(") == first.sent_wkt
    assert not second.is_cover


@pytest.mark.parametrize(
    "wkt",
    [
        "ENVELOPE(-95, -94, 16, 15)",
        "envelope( -95.0 , -94.0,16.0,15.0 )",
        "POLYGON((-95 15,-94 15,-94 16,-95 16,-95 15))",
    ],
)
def test_an_envelope_is_a_rectangle(profile: CdseProfile, wkt: str) -> None:
    area = query_area(wkt, profile)
    assert "POLYGON" in area.sent_wkt
    assert intersects(area.exact, "POLYGON ((-94.1 15.9,-94 15.9,-94 16,-94.1 15.9))")
    assert not intersects(area.exact, "POLYGON ((-93.9 15.9,-93 15.9,-93 16,-93.9 15.9))")


@pytest.mark.parametrize(
    ("wkt", "inside", "outside"),
    [
        ("ENVELOPE(-170, 170, 10, -10)", [-169, -90, 0, 90, 169], [-175, 175]),
        ("ENVELOPE(170, -170, 10, -10)", [175, -175], [-169, -90, 0, 90, 169]),
        ("ENVELOPE(100, 80, 10, -10)", [101, 179, -179, 0, 79], [90]),
        ("ENVELOPE(-180, 180, 90, -90)", [-179, -90, 0, 90, 179], []),
        ("ENVELOPE(-100, 100, -10, 10)", [-99, 0, 99], [-101, 101, 179]),
        ("POLYGON((-170 -10,170 -10,170 10,-170 10,-170 -10))", [-169, -90, 0, 90, 169], [-175, 175]),
    ],
)
def test_a_wide_box_is_wide_and_one_across_the_antimeridian_narrow(
    profile: CdseProfile, wkt: str, inside: list[int], outside: list[int]
) -> None:
    area = query_area(wkt, profile)
    for longitude in (*inside, *outside):
        scene = f"POLYGON(({longitude} 0,{longitude + 0.5} 0,{longitude} 0.5,{longitude} 0))"
        assert intersects(area.exact, scene) is (longitude in inside), longitude


@pytest.mark.parametrize("wkt", ["POINT(-94.5 15.5)", "POINT (-94.5 15.5 10)", "GEOMETRYCOLLECTION(POINT(-94.5 15.5))"])
def test_a_point_is_sent_as_a_point(profile: CdseProfile, wkt: str) -> None:
    area = query_area(wkt, profile)
    assert area.sent_wkt == "POINT (-94.5 15.5)"
    assert intersects(area.exact, TRIANGLE)


def test_a_collection_becomes_its_polygons(profile: CdseProfile) -> None:
    area = query_area(f"GEOMETRYCOLLECTION({TRIANGLE},POLYGON((10 15,11 15,11 16,10 15)))", profile)
    assert area.sent_wkt.startswith("MULTIPOLYGON")


@pytest.mark.parametrize("name", ["map.geojson", "map_collection.geojson", "map_z.geojson", "map_nested.geojson"])
def test_what_sentinelsat_makes_of_its_own_maps_is_taken(profile: CdseProfile, recorded: Path, name: str) -> None:
    shape = json.loads((recorded / "recorded" / "dhus" / name).read_text())
    assert "POLYGON" in query_area(geojson_to_wkt(shape), profile).sent_wkt


@pytest.mark.parametrize(
    "wkt",
    [
        "",
        "here",
        "POINT(1)",
        "POINT(200 0)",
        "POLYGON((0 0,1 1))",
        "LINESTRING(0 0,1 1)",
        "POLYGON((0 0,1 0,1 100,0 0))",
        "ENVELOPE(1,2,3)",
    ],
)
def test_what_is_no_area_is_refused(profile: CdseProfile, wkt: str) -> None:
    with pytest.raises(AreaError):
        query_area(wkt, profile)
