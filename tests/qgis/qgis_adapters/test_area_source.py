"""Areas of interest from what is on the map."""

from __future__ import annotations

import pytest
from osgeo import ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsRectangle,
    QgsVectorLayer,
)
from scene_queue.core.aoi import AreaOfInterest
from scene_queue.core.errors import AreaError
from scene_queue.core.qgis_adapters.area_source import (
    area_from_extent,
    area_from_features,
    area_from_geometry,
    area_from_layer,
)

CONTEXT = QgsCoordinateTransformContext()
SQUARE = "POLYGON ((-96 16, -95 16, -95 17, -96 17, -96 16))"


def crs(code: str) -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem(code)


def bounds(area: AreaOfInterest) -> tuple[float, float, float, float]:
    west, east, south, north = ogr.CreateGeometryFromWkt(area.wkt).GetEnvelope()
    return west, south, east, north


def layer_of(*wkts: str, code: str = "EPSG:4326", kind: str = "Polygon") -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{kind}?crs={code}", "drawn by hand", "memory")
    features = []
    for wkt in wkts:
        feature = QgsFeature()
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def test_a_polygon_in_longitude_and_latitude_stays_as_it_is() -> None:
    area = area_from_geometry(QgsGeometry.fromWkt(SQUARE), crs("EPSG:4326"), CONTEXT, "square")
    assert bounds(area) == pytest.approx((-96, 16, -95, 17))
    assert area.vertex_count == 4 or area.vertex_count == 5
    assert area.name == "square"


@pytest.mark.parametrize(
    ("code", "wkt", "expected"),
    [
        (
            "EPSG:3857",
            "POLYGON ((0 0, 111319.490793 0, 111319.490793 111325.142866, 0 111325.142866, 0 0))",
            (0, 0, 1, 1),
        ),
        ("EPSG:32614", "POLYGON ((500000 0, 600000 0, 600000 1000, 500000 1000, 500000 0))", (-99, 0, -98.1, 0.009)),
    ],
)
def test_other_crs_are_brought_to_wgs_84(code: str, wkt: str, expected: tuple[float, ...]) -> None:
    area = area_from_geometry(QgsGeometry.fromWkt(wkt), crs(code), CONTEXT)
    assert bounds(area) == pytest.approx(expected, abs=2e-3)


def test_longitude_stays_first_where_the_crs_has_latitude_first() -> None:
    area = area_from_geometry(QgsGeometry.fromWkt(SQUARE), crs("EPSG:6365"), CONTEXT)  # Mexico ITRF2008
    assert bounds(area) == pytest.approx((-96, 16, -95, 17), abs=1e-4)


def test_several_polygons_are_one_area() -> None:
    other = "POLYGON ((-90 16, -89 16, -89 17, -90 17, -90 16))"
    area = area_from_layer(layer_of(SQUARE, other), CONTEXT, selected_only=False)
    assert bounds(area) == pytest.approx((-96, 16, -89, 17))
    assert ogr.CreateGeometryFromWkt(area.wkt).GetArea() == pytest.approx(2)
    assert area.name == "drawn by hand"


def test_multipolygons_and_overlaps_are_taken() -> None:
    multi = "MULTIPOLYGON (((-96 16, -95 16, -95 17, -96 17, -96 16)), ((-94 16, -93 16, -93 17, -94 17, -94 16)))"
    half = "MULTIPOLYGON (((-95.5 16, -94.5 16, -94.5 17, -95.5 17, -95.5 16)))"
    area = area_from_layer(layer_of(multi, half, kind="MultiPolygon"), CONTEXT, selected_only=False)
    assert ogr.CreateGeometryFromWkt(area.wkt).GetArea() == pytest.approx(2.5)


def test_only_what_is_selected_is_taken_when_asked_for() -> None:
    layer = layer_of(SQUARE, "POLYGON ((10 10, 11 10, 11 11, 10 11, 10 10))")
    layer.selectByIds([next(layer.getFeatures()).id()])
    area = area_from_layer(layer, CONTEXT, selected_only=True)
    assert bounds(area) == pytest.approx((-96, 16, -95, 17))


def test_nothing_selected_is_said() -> None:
    with pytest.raises(AreaError, match="no polygon") as refused:
        area_from_layer(layer_of(SQUARE), CONTEXT, selected_only=True)
    assert "elect" in refused.value.advice


def test_features_without_a_shape_are_left_out() -> None:
    area = area_from_layer(layer_of("", SQUARE), CONTEXT, selected_only=False)
    assert bounds(area) == pytest.approx((-96, 16, -95, 17))


def test_an_empty_geometry_is_said() -> None:
    with pytest.raises(AreaError, match="empty"):
        area_from_geometry(QgsGeometry(), crs("EPSG:4326"), CONTEXT)
    with pytest.raises(AreaError, match="no polygon"):
        area_from_features([], crs("EPSG:4326"), CONTEXT)


@pytest.mark.parametrize("wkt", ["LINESTRING (0 0, 1 1)", "POINT (0 0)"])
def test_lines_and_points_are_refused(wkt: str) -> None:
    with pytest.raises(AreaError, match="no polygon"):
        area_from_geometry(QgsGeometry.fromWkt(wkt), crs("EPSG:4326"), CONTEXT)


def test_curves_become_straight_segments() -> None:
    circle = "CURVEPOLYGON (CIRCULARSTRING (-96 16, -95 17, -94 16, -95 15, -96 16))"
    area = area_from_geometry(QgsGeometry.fromWkt(circle), crs("EPSG:4326"), CONTEXT)
    assert ogr.CreateGeometryFromWkt(area.wkt).GetArea() == pytest.approx(3.14159, rel=0.01)


@pytest.mark.parametrize(
    "wkt",
    [
        "POLYGONZ ((-96 16 5, -95 16 5, -95 17 5, -96 17 5, -96 16 5))",
        "POLYGONM ((-96 16 1, -95 16 2, -95 17 3, -96 17 4, -96 16 5))",
        "MULTIPOLYGONZM (((-96 16 1 2, -95 16 2 2, -95 17 3 2, -96 17 4 2, -96 16 1 2)))",
    ],
)
def test_heights_and_measures_are_dropped(wkt: str) -> None:
    area = area_from_geometry(QgsGeometry.fromWkt(wkt), crs("EPSG:4326"), CONTEXT)
    assert bounds(area) == pytest.approx((-96, 16, -95, 17))
    assert ogr.CreateGeometryFromWkt(area.wkt).GetCoordinateDimension() == 2


def test_a_doubled_corner_of_the_drawing_tool_is_cleaned() -> None:
    doubled = "MULTIPOLYGON (((-96 16, -95 16, -95 17, -95 17, -96 17, -96 16)))"
    area = area_from_geometry(QgsGeometry.fromWkt(doubled), crs("EPSG:4326"), CONTEXT)
    assert area.vertex_count == area_from_geometry(QgsGeometry.fromWkt(SQUARE), crs("EPSG:4326"), CONTEXT).vertex_count


def test_a_place_where_the_crs_is_not_defined_is_said() -> None:
    far = QgsGeometry.fromWkt("POLYGON ((1e30 1e30, 2e30 1e30, 2e30 2e30, 1e30 2e30, 1e30 1e30))")
    with pytest.raises(AreaError):
        area_from_geometry(far, crs("EPSG:32614"), CONTEXT)


def test_the_callers_geometry_is_left_alone() -> None:
    given = QgsGeometry.fromWkt("POLYGON ((500000 0, 600000 0, 600000 1000, 500000 1000, 500000 0))")
    before = given.asWkt()
    area_from_geometry(given, crs("EPSG:32614"), CONTEXT)
    assert given.asWkt() == before


def test_the_extent_of_the_map_is_an_area() -> None:
    area = area_from_extent(QgsRectangle(-96, 16, -95, 17), crs("EPSG:4326"), CONTEXT)
    assert bounds(area) == pytest.approx((-96, 16, -95, 17))


def test_the_sides_of_an_extent_are_followed() -> None:
    # a straight side of 2000 km in a conic projection bends by more than a degree in longitude and latitude
    area = area_from_extent(QgsRectangle(-1e6, 1e6, 1e6, 2e6), crs("ESRI:102003"), CONTEXT)
    west, south, east, north = bounds(area)
    corners = area_from_geometry(QgsGeometry.fromRect(QgsRectangle(-1e6, 1e6, 1e6, 2e6)), crs("ESRI:102003"), CONTEXT)
    assert north > bounds(corners)[3] + 0.5


@pytest.mark.parametrize(
    ("code", "extent", "north"),
    [
        ("EPSG:4326", QgsRectangle(-400, -200, 400, 200), 90),
        ("EPSG:3857", QgsRectangle(-4e7, -4e7, 4e7, 4e7), 85.06),
    ],
)
def test_a_map_that_shows_more_than_the_world_gives_the_world(code: str, extent: QgsRectangle, north: float) -> None:
    area = area_from_extent(extent, crs(code), CONTEXT)
    assert bounds(area) == pytest.approx((-180, -north, 180, north), abs=0.01)


def test_a_map_across_the_antimeridian_stays_narrow() -> None:
    area = area_from_extent(QgsRectangle(170, 10, 190, 20), crs("EPSG:4326"), CONTEXT)
    assert ogr.CreateGeometryFromWkt(area.wkt).GetArea() == pytest.approx(200)
