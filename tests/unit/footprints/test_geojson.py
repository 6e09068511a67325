"""Footprints out of GeoJSON."""

from __future__ import annotations

import pytest
from osgeo import ogr
from scene_queue.core.errors import ServiceError
from scene_queue.core.footprints.geojson import footprint_of_geojson

RING = [[0, 0], [2, 0], [2, 1], [0, 1], [0, 0]]


def test_a_polygon_is_read() -> None:
    wkt = footprint_of_geojson({"type": "Polygon", "coordinates": [RING]})
    assert ogr.CreateGeometryFromWkt(wkt).GetArea() == pytest.approx(2)


def test_several_polygons_are_read_and_heights_left_out() -> None:
    other = [[x + 5, y, 100.0] for x, y in RING]
    wkt = footprint_of_geojson({"type": "MultiPolygon", "coordinates": [[RING], [other]]})
    made = ogr.CreateGeometryFromWkt(wkt)
    assert made.GetArea() == pytest.approx(4)
    assert made.GetCoordinateDimension() == 2


def test_a_crossing_outline_is_mended() -> None:
    bow = [[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]
    made = ogr.CreateGeometryFromWkt(footprint_of_geojson({"type": "Polygon", "coordinates": [bow]}))
    assert made.IsValid()
    assert made.GetArea() == pytest.approx(2)


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        7,
        [],
        "POLYGON",
        {},
        {"type": "Point", "coordinates": [1, 2]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]},
        {"type": "Polygon", "coordinates": "none"},
    ],
)
def test_what_is_no_polygon_is_refused(geometry: object) -> None:
    with pytest.raises(ServiceError, match="cannot be read"):
        footprint_of_geojson(geometry)
