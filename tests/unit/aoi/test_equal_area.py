"""True areas."""

from __future__ import annotations

import math
import threading

import pytest
from builders.areas import box_wkt
from osgeo import ogr
from scene_queue.core.aoi.equal_area import area_m2, transformation

EARTH_M2 = 5.100656217e14  # surface of the WGS 84 ellipsoid


def area_of(west: float, south: float, east: float, north: float) -> float:
    return area_m2(ogr.CreateGeometryFromWkt(box_wkt(west, south, east, north)))


def test_the_world_is_as_large_as_its_ellipsoid() -> None:
    assert area_of(-180, -90, 180, 90) == pytest.approx(EARTH_M2, rel=1e-8)


def test_zones_of_the_earth_add_up() -> None:
    zones = [area_of(-180, south, 180, south + 15) for south in range(-90, 90, 15)]
    assert sum(zones) == pytest.approx(EARTH_M2, rel=1e-8)
    assert zones[0] == pytest.approx(zones[-1])
    assert zones[0] < zones[5] / 5


@pytest.mark.parametrize("latitude", [-75, -30, 0, 45, 80])
def test_a_degree_is_as_narrow_as_its_latitude(latitude: int) -> None:
    square = area_of(10, latitude, 11, latitude + 1)
    middle = math.radians(latitude + 0.5)
    assert square == pytest.approx(111_195**2 * math.cos(middle), rel=0.02)


def test_long_slanting_edges_are_measured_as_they_run_in_degrees() -> None:
    triangle = ogr.CreateGeometryFromWkt("POLYGON((0 0,80 0,80 80,0 0))")
    other = ogr.CreateGeometryFromWkt("POLYGON((0 0,80 80,0 80,0 0))")
    assert area_m2(triangle) + area_m2(other) == pytest.approx(area_of(0, 0, 80, 80), rel=1e-7)


def test_the_geometry_itself_is_not_changed() -> None:
    square = ogr.CreateGeometryFromWkt(box_wkt(0, 0, 40, 40))
    before = square.ExportToWkt()
    area_m2(square)
    assert square.ExportToWkt() == before


@pytest.mark.parametrize("wkt", ["POINT(1 2)", "LINESTRING(0 0,1 1)", "GEOMETRYCOLLECTION EMPTY", "POLYGON EMPTY"])
def test_what_is_no_surface_has_no_area_and_no_warning(wkt: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert area_m2(ogr.CreateGeometryFromWkt(wkt)) == 0
    assert capfd.readouterr().err == ""


def test_each_thread_has_a_transformation_of_its_own() -> None:
    made = [transformation(4326, 6933)]
    thread = threading.Thread(target=lambda: made.append(transformation(4326, 6933)))
    thread.start()
    thread.join()
    assert made[0] is transformation(4326, 6933)
    assert made[1] is not made[0]
