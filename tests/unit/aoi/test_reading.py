"""Areas from WKT and GeoJSON."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from builders.areas import box_wkt
from hypothesis import given, settings
from hypothesis import strategies as st
from scene_queue.core.aoi import area_from_geojson, area_from_wkt
from scene_queue.core.errors import AreaError, ErrorKind

SQUARE: dict[str, Any] = {"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]}
BESIDE: dict[str, Any] = {"type": "Polygon", "coordinates": [[[5, 0], [7, 0], [7, 2], [5, 2], [5, 0]]]}
SQUARE_WKT = "POLYGON ((0 0,2 0,2 2,0 2,0 0))"
READ_IN_BOTH_WAYS = pytest.mark.usefixtures("_both_ways_of_ogr")


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


@pytest.mark.parametrize(
    "text",
    [
        SQUARE_WKT,
        "polygon((0 0, 2 0, 2 2, 0 2, 0 0))",
        f"  {SQUARE_WKT}\n",
        f"SRID=4326;{SQUARE_WKT}",
        f"\ufeff{SQUARE_WKT}",
        "MULTIPOLYGON(((0 0,2 0,2 2,0 2,0 0)))",
        "GEOMETRYCOLLECTION(POLYGON((0 0,2 0,2 2,0 2,0 0)))",
    ],
)
def test_wkt_is_read_in_its_many_forms(text: str) -> None:
    area = area_from_wkt(text)
    assert area.wkt == SQUARE_WKT
    assert area.repairs == ()


@pytest.mark.parametrize(
    "text",
    [
        "PolygonZ ((0 0 9,2 0 9,2 2 9,0 2 9,0 0 9))",
        "MultiPolygonZM (((0 0 9 1,2 0 9 1,2 2 9 1,0 2 9 1,0 0 9 1)))",
        "POLYGONM((0 0 9,2 0 9,2 2 9,0 2 9,0 0 9))",
        "GeometryCollectionZ (PolygonZ ((0 0 9,2 0 9,2 2 9,0 2 9,0 0 9)))",
    ],
)
def test_wkt_as_qgis_writes_it_with_heights_is_read(text: str) -> None:
    area = area_from_wkt(text)
    assert area.wkt == SQUARE_WKT
    assert area.repairs == ("Heights (Z) and measures (M) were dropped.",)


@READ_IN_BOTH_WAYS
@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "POLYGON",
        "POLYGON((0 0,1 1",
        "POLYGON((0 0,a b,1 0,0 0))",
        f"{SQUARE_WKT} {SQUARE_WKT}",
        f"{SQUARE_WKT} and more",
        f"SRID=3857;{SQUARE_WKT}",
        pytest.param("POLYGON" + "(" * 5000, id="brackets"),
        pytest.param("GEOMETRYCOLLECTION(" * 200 + SQUARE_WKT + ")" * 200, id="nested"),
    ],
)
def test_what_is_no_wkt_is_refused_with_advice(text: str) -> None:
    with pytest.raises(AreaError, match="no WKT in WGS 84") as caught:
        area_from_wkt(text)
    assert caught.value.advice
    assert caught.value.kind is ErrorKind.USER
    assert len(caught.value.message) < 120


@READ_IN_BOTH_WAYS
def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(AreaError, match="no WKT in WGS 84|no extent"):  # GDAL 3.10 reads it
        area_from_wkt("POLYGON((0 0,nan 1,1 0,0 0))")


@pytest.mark.parametrize(
    "source",
    [
        SQUARE,
        feature(SQUARE),
        collection(feature(SQUARE)),
        collection(SQUARE),
        collection(feature(None), feature(SQUARE)),
        {"type": "GeometryCollection", "geometries": [SQUARE]},
        {**SQUARE, "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}},
        {**SQUARE, "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4326"}}},
        {**SQUARE, "crs": None},
    ],
)
def test_geojson_is_read_as_object_text_and_bytes(source: dict[str, Any]) -> None:
    text = json.dumps(source)
    for form in (source, text, text.encode(), f"\ufeff{text}"):
        area = area_from_geojson(form)
        assert area.wkt == SQUARE_WKT
        assert area.repairs == ()


def test_all_features_of_a_collection_count() -> None:
    area = area_from_geojson(collection(feature(SQUARE, name="one"), feature(BESIDE, name="two")))
    assert area.wkt.startswith("MULTIPOLYGON")
    assert area.name == ""


def test_a_single_feature_gives_its_name() -> None:
    assert area_from_geojson(feature(SQUARE, name="Oaxaca")).name == "Oaxaca"
    assert area_from_geojson(collection(feature(SQUARE, name="Oaxaca"))).name == "Oaxaca"
    assert area_from_geojson(feature(SQUARE, name="Oaxaca"), "mine").name == "mine"
    assert area_from_geojson(feature(SQUARE, name=7)).name == ""
    assert area_from_geojson({**feature(SQUARE), "properties": None}).name == ""


def test_a_file_in_another_system_is_refused_by_its_name() -> None:
    named = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32614"}}
    with pytest.raises(AreaError, match="EPSG::32614, not in WGS 84"):
        area_from_geojson({**collection(feature(SQUARE)), "crs": named})


@READ_IN_BOTH_WAYS
@pytest.mark.parametrize(
    "source",
    [
        "{",
        "[1]",
        "null",
        pytest.param("[" * 100_000, id="brackets"),
        b"\xff\xfe",
        {},
        {"type": "Topology"},
        {"type": ["Polygon"]},
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": {"a": 1}},
        {"type": "Polygon", "coordinates": [[["a", "b"], [1, 0], [1, 1], ["a", "b"]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1], [1, 1], [0, 0]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [float("nan"), 0], [1, 1], [0, 0]]]},
        '{"type":"Polygon","coordinates":[[[0,0],[1e400,0],[1,1],[0,0]]]}',
        feature(None),
        feature("POLYGON"),
        collection(),
        {"type": "FeatureCollection", "features": "many"},
        {"type": "FeatureCollection"},
        collection(3, "x"),
        {**SQUARE, "crs": "EPSG:3857"},
        {"type": "Point", "coordinates": [1, 2]},
    ],
)
def test_nonsense_is_refused_with_advice_and_never_crashes(source: Any) -> None:
    with pytest.raises(AreaError) as caught:
        area_from_geojson(source)
    assert caught.value.message
    assert caught.value.advice
    assert len(caught.value.message) < 200


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.sampled_from(["Polygon", "Feature", "name"]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(["type", "coordinates", "geometry", "geometries", "features", "properties", "crs"]), inner
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(["type", "coordinates", "geometry", "features", "crs"]), JSON))
def test_any_json_is_an_area_or_an_area_error(source: dict[str, Any]) -> None:
    with contextlib.suppress(AreaError):
        assert area_from_geojson(source).vertex_count >= 4


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="POLYGONMULTI(), .0123456789-eZ", max_size=60))
def test_any_text_is_an_area_or_an_area_error(text: str) -> None:
    with contextlib.suppress(AreaError):
        assert area_from_wkt(text).vertex_count >= 4


def test_the_old_tools_own_files_are_read(recorded: Path) -> None:
    read = [
        area_from_geojson((recorded / "recorded" / "dhus" / name).read_bytes())
        for name in ("map.geojson", "map_z.geojson", "map_nested.geojson", "map_collection.geojson")
    ]
    assert all(area.vertex_count >= 4 for area in read)
    assert any("Heights" in repair for repair in read[1].repairs)


@pytest.mark.parametrize("name", ["map_boundaries_lat.geojson", "map_boundaries_lon.geojson"])
def test_what_lies_beyond_the_bounds_is_brought_back_or_told(recorded: Path, name: str) -> None:
    text = (recorded / "recorded" / "dhus" / name).read_bytes()
    with contextlib.suppress(AreaError):
        area = area_from_geojson(text)
        assert area.repairs
        assert area_from_wkt(area.wkt).repairs == ()


def test_the_exact_coordinates_are_kept() -> None:
    area = area_from_wkt(box_wkt(-98.5545475484357, 15.6590251801502, -93.8680891583549, 18.6688866602058))
    assert "-98.5545475484357 15.6590251801502" in area.wkt
