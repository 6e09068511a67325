"""Areas of interest from what is on the map."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest
from osgeo import ogr
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsVectorLayer,
)
from scene_queue.core.aoi import AreaOfInterest, area_from_wkt
from scene_queue.core.aoi.equal_area import area_m2
from scene_queue.core.errors import AreaError
from scene_queue.core.qgis_adapters.area_source import (
    area_from_extent,
    area_from_features,
    area_from_geometry,
)
from scene_queue.core.qgis_adapters.layer_reader import layer_reader

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
    area = layer_reader(layer_of(SQUARE, other), selected_only=False)()
    assert bounds(area) == pytest.approx((-96, 16, -89, 17))
    assert ogr.CreateGeometryFromWkt(area.wkt).GetArea() == pytest.approx(2)
    assert area.name == "drawn by hand"


def test_multipolygons_and_overlaps_are_taken() -> None:
    multi = "MULTIPOLYGON (((-96 16, -95 16, -95 17, -96 17, -96 16)), ((-94 16, -93 16, -93 17, -94 17, -94 16)))"
    half = "MULTIPOLYGON (((-95.5 16, -94.5 16, -94.5 17, -95.5 17, -95.5 16)))"
    area = layer_reader(layer_of(multi, half, kind="MultiPolygon"), selected_only=False)()
    assert ogr.CreateGeometryFromWkt(area.wkt).GetArea() == pytest.approx(2.5)


def test_only_what_is_selected_is_taken_when_asked_for() -> None:
    layer = layer_of(SQUARE, "POLYGON ((10 10, 11 10, 11 11, 10 11, 10 10))")
    layer.selectByIds([next(layer.getFeatures()).id()])
    area = layer_reader(layer, selected_only=True)()
    assert bounds(area) == pytest.approx((-96, 16, -95, 17))


def test_nothing_selected_is_said() -> None:
    with pytest.raises(AreaError, match="no polygon") as refused:
        layer_reader(layer_of(SQUARE), selected_only=True)()
    assert "elect" in refused.value.advice


def test_features_without_a_shape_are_left_out() -> None:
    area = layer_reader(layer_of("", SQUARE), selected_only=False)()
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
    assert area.repairs == ("Curves were turned into short straight lines.",)


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
    assert area.repairs == ("Heights (Z) and measures (M) were dropped.",)


def test_a_doubled_corner_of_the_drawing_tool_is_cleaned() -> None:
    doubled = "MULTIPOLYGON (((-96 16, -95 16, -95 17, -95 17, -96 17, -96 16)))"
    area = area_from_geometry(QgsGeometry.fromWkt(doubled), crs("EPSG:4326"), CONTEXT)
    assert area.repairs == ("Repeated points were removed: 1.",)
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
    # a straight side of 2000 km in a conic projection bends by more than a degree
    area = area_from_extent(QgsRectangle(-1e6, 1e6, 1e6, 2e6), crs("ESRI:102003"), CONTEXT)
    to_degrees = QgsCoordinateTransform(crs("ESRI:102003"), crs("EPSG:4326"), CONTEXT)
    corner, middle = to_degrees.transform(1e6, 2e6), to_degrees.transform(0, 2e6)
    assert bounds(area)[3] == pytest.approx(middle.y(), abs=1e-4)
    assert middle.y() > corner.y() + 0.5


@pytest.mark.parametrize(
    ("code", "extent", "north"),
    [
        ("EPSG:4326", QgsRectangle(-400, -200, 400, 200), 90),
        ("EPSG:3857", QgsRectangle(-4e7, -4e7, 4e7, 4e7), 85.06),
        ("ESRI:54030", QgsRectangle(-4e7, -4e7, 4e7, 4e7), 90),
    ],
)
def test_a_map_that_shows_more_than_the_world_gives_the_world(code: str, extent: QgsRectangle, north: float) -> None:
    area = area_from_extent(extent, crs(code), CONTEXT)
    assert bounds(area) == pytest.approx((-180, -north, 180, north), abs=0.01)


@pytest.mark.parametrize(
    ("code", "extent", "expected"),
    [
        ("EPSG:4326", QgsRectangle(170, 10, 190, 20), 200),
        ("EPSG:4326", QgsRectangle(-190, 10, -170, 20), 200),
        ("EPSG:4326", QgsRectangle(530, 10, 550, 20), 200),
        ("EPSG:4326", QgsRectangle(350, 10, 370, 20), 200),
        ("EPSG:4326", QgsRectangle(-170, 10, 170, 20), 3400),
        ("EPSG:4326", QgsRectangle(-300, 10, -50, 20), 2500),
        ("EPSG:4269", QgsRectangle(170, 10, 190, 20), 200),
        ("EPSG:4269", QgsRectangle(-170, 10, 170, 20), 3400),
    ],
)
def test_a_map_across_the_antimeridian_is_as_wide_as_it_shows(code: str, extent: QgsRectangle, expected: float) -> None:
    area = area_from_extent(extent, crs(code), CONTEXT)
    assert ogr.CreateGeometryFromWkt(area.wkt).GetArea() == pytest.approx(expected, rel=1e-6)
    west, south, east, north = bounds(area)
    assert west >= -180
    assert east <= 180
    assert area_from_wkt(area.wkt).wkt == area.wkt


SHOWN = [
    ("EPSG:3031", QgsRectangle(-1e6, -1e6, 1e6, 1e6)),
    ("EPSG:3031", QgsRectangle(0, 0, 1e6, 1e6)),
    ("EPSG:3031", QgsRectangle(-1e6, -1e6, 0, 0)),
    ("EPSG:3031", QgsRectangle(-5e5, -2e6, 5e5, -1e6)),
    ("EPSG:3031", QgsRectangle(-3e6, 0, 3e6, 2e6)),
    ("EPSG:3031", QgsRectangle(-1e7, -1e7, 1e7, 1e7)),
    ("EPSG:3995", QgsRectangle(-1e6, -1e6, 1e6, 1e6)),
    ("EPSG:3995", QgsRectangle(-5e5, 1e6, 5e5, 2e6)),
    ("EPSG:3413", QgsRectangle(-3e6, -1e6, 1e6, 3e6)),
    ("EPSG:3571", QgsRectangle(-4e6, -4e6, 4e6, 4e6)),
    ("EPSG:3857", QgsRectangle(1.9e7, -1e6, 2.1e7, 1e6)),
    ("EPSG:3857", QgsRectangle(-2.2e7, -1e6, -1.9e7, 1e6)),
    ("EPSG:3857", QgsRectangle(-1.9e7, -1e6, 1.9e7, 1e6)),
    ("EPSG:3857", QgsRectangle(-3e7, -1e6, 0, 1e6)),
    ("EPSG:32601", QgsRectangle(-4e5, 0, 8e5, 1e6)),
    ("EPSG:2193", QgsRectangle(2e6, 5e6, 3e6, 6e6)),
    ("EPSG:3832", QgsRectangle(-3e6, -3e6, 6e6, 3e6)),
    ("ESRI:54030", QgsRectangle(1e7, -5e6, 2e7, 5e6)),
    ("ESRI:54009", QgsRectangle(-1e7, 0, 1e7, 5e6)),
    ("ESRI:102003", QgsRectangle(-4e6, -3e6, 4e6, 4e6)),
]


@pytest.mark.parametrize(("code", "extent"), SHOWN)
def test_a_place_is_in_the_area_if_and_only_if_the_map_shows_it(code: str, extent: QgsRectangle) -> None:
    shape = ogr.CreateGeometryFromWkt(area_from_extent(extent, crs(code), CONTEXT).wkt)
    assert shape.IsValid()
    prepared = shape.CreatePreparedGeometry()
    for longitude, latitude, inside in places(code, extent):
        place = ogr.CreateGeometryFromWkt(f"POINT ({longitude} {latitude})")
        assert prepared.Intersects(place) is inside, (longitude, latitude)


def places(code: str, extent: QgsRectangle) -> Iterator[tuple[float, float, bool]]:
    """Points all over the earth and points of the map, with whether the map shows them; none near its sides."""
    to_map = QgsCoordinateTransform(crs("EPSG:4326"), crs(code), CONTEXT)
    near = QgsRectangle(extent).buffered(-extent.width() / 1e4), QgsRectangle(extent).buffered(extent.width() / 1e4)
    turn = 2 * 20037508.342789244 if code == "EPSG:3857" else 0
    for step in range(600):
        longitude, latitude = (step * 137.50776) % 360 - 180, math.degrees(math.asin(step / 300 - 1 + 1 / 600))
        across, along = (step * 0.618034) % 1, step / 600
        shown = (extent.xMinimum() + across * extent.width(), extent.yMinimum() + along * extent.height())
        try:
            if step % 2:
                point = to_map.transform(QgsPointXY(*shown), Qgis.TransformDirection.Reverse)
                longitude, latitude = (point.x() + 180) % 360 - 180, point.y()
            found = to_map.transform(QgsPointXY(longitude, latitude))
        except QgsCsException:
            continue  # the map does not show it, whatever its extent
        here = [any(frame.contains(QgsPointXY(found.x() + k * turn, found.y())) for k in (-1, 0, 1)) for frame in near]
        if here[0] == here[1]:
            yield longitude, latitude, here[0]


def test_a_map_that_shows_no_part_of_the_world_is_told() -> None:
    for code, extent in (
        ("EPSG:4326", QgsRectangle(0, 100, 10, 120)),
        ("ESRI:54030", QgsRectangle(1.6e7, 8e6, 1.7e7, 8.5e6)),
    ):
        with pytest.raises(AreaError, match="no part of the world") as caught:
            area_from_extent(extent, crs(code), CONTEXT)
        assert "Zoom" in caught.value.advice


def test_a_map_beyond_its_projection_is_told() -> None:
    with pytest.raises(AreaError, match="cannot be brought to longitude and latitude") as caught:
        area_from_extent(QgsRectangle(-4e7, -4e7, 4e7, 4e7), crs("EPSG:3571"), CONTEXT)
    assert "zoom" in caught.value.advice


def test_a_polygon_drawn_round_a_pole_has_the_pole_and_its_hole() -> None:
    ring = "(-1e6 -1e6, 1e6 -1e6, 1e6 1e6, -1e6 1e6, -1e6 -1e6)"
    hole = "(-2e5 -2e5, 2e5 -2e5, 2e5 2e5, -2e5 2e5, -2e5 -2e5)"
    beside = "(-2e5 -6e5, 2e5 -6e5, 2e5 -4e5, -2e5 -4e5, -2e5 -6e5)"
    for holes, square_km in (("", 4e6), (f", {hole}", 4e6 - 16e4), (f", {beside}", 4e6 - 8e4)):
        area = area_from_geometry(QgsGeometry.fromWkt(f"POLYGON ({ring}{holes})"), crs("EPSG:3031"), CONTEXT)
        shape = ogr.CreateGeometryFromWkt(area.wkt)
        assert shape.IsValid()
        assert shape.Contains(ogr.CreateGeometryFromWkt("POINT (10 -89.9)")) is (hole not in holes)
        assert area_m2(shape) / 1e6 == pytest.approx(square_km, rel=0.06)  # the scale is 0.97 at the pole


def test_an_outline_that_goes_twice_round_a_pole_is_refused() -> None:
    spiral = [(r * math.cos(t), r * math.sin(t)) for t, r in ((step / 5, 1e6 + 1e4 * step) for step in range(63))] + [
        (2e5, 0)
    ]
    text = ", ".join(f"{x} {y}" for x, y in [*spiral, spiral[0]])
    with pytest.raises(AreaError, match="more than once"):
        area_from_geometry(QgsGeometry.fromWkt(f"POLYGON (({text}))"), crs("EPSG:3031"), CONTEXT)


def test_what_is_drawn_from_170_west_to_170_east_is_as_wide_as_drawn_in_either_direction() -> None:
    for corners in ("-170 0, 170 0, 170 10, -170 10, -170 0", "-170 0, -170 10, 170 10, 170 0, -170 0"):
        area = area_from_geometry(QgsGeometry.fromWkt(f"POLYGON (({corners}))"), crs("EPSG:4326"), CONTEXT)
        assert ogr.CreateGeometryFromWkt(area.wkt).GetArea() == pytest.approx(3400)


def test_a_layer_whose_polygon_makes_no_sense_as_drawn_is_taken_across_the_antimeridian() -> None:
    bow = "POLYGON ((170 0, -170 0, -160 10, 170 10, -175 5, 170 0))"
    area = area_from_geometry(QgsGeometry.fromWkt(bow), crs("EPSG:4326"), CONTEXT)
    assert ogr.CreateGeometryFromWkt(area.wkt).GetArea() < 300


@pytest.mark.parametrize(
    ("code", "wkt", "guess"),
    [
        ("EPSG:4326", "POLYGON ((5e5 1.8e6, 6e5 1.8e6, 6e5 1.9e6, 5e5 1.8e6))", "look like metres"),
        ("EPSG:4269", "POLYGON ((5e5 1.8e6, 6e5 1.8e6, 6e5 1.9e6, 5e5 1.8e6))", "look like metres"),
        ("EPSG:4326", "POLYGON ((16 -95, 17 -95, 17 -96, 16 -95))", "latitude and longitude are swapped"),
        ("EPSG:32614", "POLYGON ((-96 16, -95 16, -95 17, -96 16))", "look like degrees, but their system EPSG:32614"),
        ("EPSG:3857", "POLYGON ((-96 16, -95 16, -95 17, -96 16))", "look like degrees, but their system EPSG:3857"),
        ("", "POLYGON ((5e5 1.8e6, 6e5 1.8e6, 6e5 1.9e6, 5e5 1.8e6))", "No coordinate reference system is named"),
    ],
)
def test_coordinates_that_make_no_sense_are_told_with_a_guess(code: str, wkt: str, guess: str) -> None:
    with pytest.raises(AreaError, match=guess) as caught:
        area_from_geometry(QgsGeometry.fromWkt(wkt), crs(code), CONTEXT)
    assert caught.value.advice


def test_a_small_area_at_the_pole_itself_is_taken() -> None:
    area = area_from_geometry(QgsGeometry.fromRect(QgsRectangle(-90, -90, 90, 90)), crs("EPSG:3031"), CONTEXT)
    assert bounds(area)[3] < -89.99


def test_points_in_a_collection_are_left_out_and_told() -> None:
    area = area_from_features(
        [feature("GEOMETRYCOLLECTION (POINT (9 9), POLYGON ((0 0, 1 0, 1 1, 0 0)))")], crs("EPSG:4326"), CONTEXT
    )
    assert bounds(area) == (0, 0, 1, 1)
    assert area.repairs == ("Only polygons count; points and lines were left out: 1.",)


def feature(wkt: str) -> QgsFeature:
    made = QgsFeature()
    made.setGeometry(QgsGeometry.fromWkt(wkt))
    return made


@pytest.mark.parametrize("code", ["EPSG:3857", "EPSG:6933", "EPSG:4326"])
def test_a_rectangle_of_a_map_with_straight_meridians_keeps_its_four_corners(code: str) -> None:
    side = 30 if code == "EPSG:4326" else 3e6
    assert area_from_extent(QgsRectangle(-side, -side, side, side), crs(code), CONTEXT).vertex_count == 5


def test_small_fields_get_no_points_between() -> None:
    field = "POLYGON ((500000 0, 500400 0, 500400 300, 500000 300, 500000 0))"
    assert area_from_geometry(QgsGeometry.fromWkt(field), crs("EPSG:32614"), CONTEXT).vertex_count == 5
