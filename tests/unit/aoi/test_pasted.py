"""Areas from pasted text."""

from __future__ import annotations

import json

import pytest
from builders.areas import Point, box_wkt, polygon_wkt, stars
from hypothesis import given, settings
from hypothesis import strategies as st
from osgeo import ogr
from scene_queue.core.aoi import area_from_geojson, area_from_text, area_from_tiles, area_from_wkt
from scene_queue.core.aoi.tiles import is_tile_name
from scene_queue.core.errors import AreaError

SQUARE = "POLYGON ((0 0,2 0,2 2,0 2,0 0))"
BESIDE = "POLYGON ((5 0,7 0,7 2,5 2,5 0))"
GEOJSON = {"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]}


@pytest.mark.parametrize(
    "text",
    [
        SQUARE,
        f"\n  {SQUARE}\n\n",
        f"\ufeff{SQUARE}",
        f'"{SQUARE}"',
        f"'{SQUARE}'",
        "Polygon((0 0, 2 0,\n 2 2, 0 2,\n 0 0))",
        f"SRID=4326;{SQUARE}",
        f"srid = 4326 ; {SQUARE}",
        "MULTIPOLYGON (((0 0,2 0,2 2,0 2,0 0)))",
        "PolygonZ ((0 0 1,2 0 1,2 2 1,0 2 1,0 0 1))",
        "POLYGON Z((0 0 1,2 0 1,2 2 1,0 2 1,0 0 1))",
        f"GEOMETRYCOLLECTION({SQUARE})",
        json.dumps(GEOJSON),
        json.dumps({"type": "Feature", "properties": {}, "geometry": GEOJSON}, indent=2),
        json.dumps({"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": GEOJSON}]}),
    ],
)
def test_wkt_and_geojson_are_known_by_how_they_begin(text: str) -> None:
    assert area_from_text(text).wkt == SQUARE


@pytest.mark.parametrize(
    "text",
    [
        "15PUT, T15PVT t15qwe",
        "15PUT 15PVT 15QWE",
        " t15put;15pvt;15QWE ",
        "15PUT\nT15PVT\r\n15QWE\n",
        "'15PUT','15PVT','15QWE'",
    ],
)
def test_tile_names_are_read_however_they_are_separated(text: str) -> None:
    assert area_from_text(text) == area_from_tiles(["15PUT", "15PVT", "15QWE"])


def test_features_copied_in_qgis_are_one_area() -> None:
    copied = f"wkt_geom\tfid\tname\n{SQUARE}\t1\tone (1)\n{BESIDE}\t2\ttwo\n"
    assert ogr.CreateGeometryFromWkt(area_from_text(copied).wkt).GetArea() == pytest.approx(8)


def test_several_lines_of_wkt_are_one_area() -> None:
    assert ogr.CreateGeometryFromWkt(
        area_from_text(f"SRID=4326;{SQUARE}\n\n{BESIDE}\n").wkt
    ).GetArea() == pytest.approx(8)


def test_the_name_is_the_given_one_or_what_the_text_says() -> None:
    named = json.dumps({"type": "Feature", "properties": {"name": "Oaxaca"}, "geometry": GEOJSON})
    assert area_from_text(named).name == "Oaxaca"
    assert area_from_text(named, "mine").name == "mine"
    assert area_from_text("15PUT").name == "15PUT"
    assert area_from_text("15PUT", "mine").name == "mine"
    assert area_from_text(SQUARE, "mine").name == "mine"


def test_what_was_repaired_is_told() -> None:
    assert "cross or touch" in area_from_text("POLYGON((0 0,2 2,2 0,0 2,0 0))").repairs[0]


@pytest.mark.parametrize(
    ("text", "reasons", "advice"),
    [
        ("", ["No area was pasted"], "POLYGON"),
        (" \n\t ", ["No area was pasted"], "15PUT"),
        ("''", ["No area was pasted"], "GeoJSON"),
        ("Oaxaca", ["As WKT", "As GeoJSON", "As tile names: 'Oaxaca'"], "POLYGON((-96 16"),
        ("-96.5, 16, -95, 17", ["As WKT", "As tile names: '-96.5'"], "tile names: 15PUT"),
        ("https://example.com/area.geojson", ["As GeoJSON"], "Paste"),
        ("x" * 5000, ["..."], "Paste"),
        ("POLYGON((0 0,1 1", ["no WKT in WGS 84"], "every bracket closed"),
        ("POINT(1 2)", ["no polygon, only 1 point"], "Choose polygons"),
        ("POLYGON EMPTY", ["area is empty"], "Draw"),
        (f"SRID=32614;{SQUARE}", ["(SRID) 32614, not in WGS 84"], "load it as a layer"),
        (f"{SQUARE}\nSRID=3857;{SQUARE}", ["(SRID) 3857"], "WGS 84"),
        ('{"type": "Polygon"', ["no GeoJSON"], "GeoJSON"),
        ("[1, 2]", ["no GeoJSON"], "GeoJSON"),
        ("15PUT 15ZZZ", ["'15ZZZ' is no tile name"], "15PUT"),
        ("15PUT Oaxaca", ["'Oaxaca' is no tile name"], "15PUT"),
        ("32XMG", ["There is no tile 32XMG"], "map of Sentinel-2 tiles"),
        ("POLYGON((500000 1.8e6,6e5 1.8e6,6e5 1.9e6,5e5 1.8e6))", ["look like metres"], "WGS 84"),
    ],
)
def test_what_is_no_area_is_told_by_how_it_was_read(text: str, reasons: list[str], advice: str) -> None:
    with pytest.raises(AreaError) as caught:
        area_from_text(text)
    assert all(reason in caught.value.message for reason in reasons)
    assert advice in caught.value.advice
    assert len(caught.value.message) < 300


@pytest.mark.parametrize(("text", "is_one"), [("15PUT", True), (" t01kab", True), ("99XYZ", False), ("Oaxaca", False)])
def test_a_tile_name_is_known_by_its_letters(text: str, is_one: bool) -> None:
    assert is_tile_name(text) is is_one


@settings(max_examples=40, deadline=None)
@given(stars())
def test_any_outline_is_the_same_area_as_wkt_and_as_geojson(outline: list[Point]) -> None:
    text = polygon_wkt(outline)
    assert area_from_text(text) == area_from_wkt(text)
    feature = area_from_wkt(text).to_geojson()
    assert area_from_text(json.dumps(feature)) == area_from_geojson(feature)


@settings(max_examples=200, deadline=None)
@given(st.text() | st.text('POLYGN()0123456789,. -{}[]"\t\n:T', max_size=80))
def test_any_text_is_an_area_or_refused_with_advice(text: str) -> None:
    refused: AreaError | None = None
    try:
        area_from_text(text)
    except AreaError as error:
        refused = error
    assert refused is None or refused.advice


def test_a_table_of_qgis_without_rows_is_refused() -> None:
    with pytest.raises(AreaError):
        area_from_text("wkt_geom\tfid\n")


def test_the_box_of_the_world_can_be_pasted() -> None:
    assert area_from_text(box_wkt(-180, -90, 180, 90)).repairs == ()
