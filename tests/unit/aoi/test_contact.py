"""Footprints, and whether they touch the area."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from builders.areas import Point, box_wkt, polygon_wkt, stars
from hypothesis import given, settings
from hypothesis import strategies as st
from osgeo import ogr
from scene_queue.core.aoi import area_from_wkt, intersects
from scene_queue.core.aoi.contact import footprint_geometry
from scene_queue.core.errors import ServiceError

SQUARE = area_from_wkt(box_wkt(0, 0, 4, 4))
RING = area_from_wkt(polygon_wkt([(0, 0), (9, 0), (9, 9), (0, 9)], [(1, 1), (8, 1), (8, 8), (1, 8)]))


@pytest.mark.parametrize(
    ("footprint", "touches"),
    [
        (box_wkt(1, 1, 2, 2), True),
        (box_wkt(-1, -1, 9, 9), True),
        (box_wkt(3, 3, 9, 9), True),
        (box_wkt(4, 4, 5, 5), True),
        (box_wkt(4.0001, 4.0001, 5, 5), False),
        (box_wkt(40, 40, 50, 50), False),
        ("MULTIPOLYGON(((40 40,50 40,50 50,40 40)),((3 3,9 3,9 9,3 3)))", True),
        ("SRID=4326;POLYGON((1 1,2 1,2 2,1 1))", True),
        ("POLYGON Z((1 1 0,2 1 0,2 2 0,1 1 0))", True),
        ("POLYGON((1 1,2 1,2 2))", True),
        ("POLYGON((5 0,9 4,9 0,5 4,5 0))", False),
    ],
)
def test_footprints_touch_or_do_not(footprint: str, touches: bool) -> None:
    assert intersects(SQUARE, footprint) is touches


def test_a_footprint_in_a_hole_does_not_touch() -> None:
    assert not intersects(RING, box_wkt(3, 3, 5, 5))
    assert intersects(RING, box_wkt(3, 3, 8, 5))


@pytest.mark.usefixtures("_both_ways_of_ogr")
@pytest.mark.parametrize(
    "footprint", ["", "null", "POINT(1 1)", "LINESTRING(0 0,1 1)", "POLYGON EMPTY", "POLYGON((0 0,1 1,0 0))"]
)
def test_a_footprint_that_is_none_is_told(footprint: str) -> None:
    with pytest.raises(ServiceError, match="cannot be read"):
        intersects(SQUARE, footprint)


def test_a_footprint_across_the_antimeridian_does_not_span_the_world() -> None:
    jumping = polygon_wkt([(179.5, 1), (-179.5, 1), (-179.5, 3), (179.5, 3)])
    assert not intersects(SQUARE, jumping)
    assert intersects(area_from_wkt(box_wkt(-180, 0, -179, 4)), jumping)
    assert intersects(area_from_wkt(box_wkt(179, 0, 180, 4)), jumping)
    assert footprint_geometry(jumping).GetArea() == pytest.approx(2)


def test_a_footprint_beyond_180_is_brought_back() -> None:
    assert intersects(area_from_wkt(box_wkt(-180, 0, -179, 4)), box_wkt(180.2, 1, 180.8, 2))


def test_a_tile_at_the_rim_of_the_map_touches_its_neighbour_across_it() -> None:
    both = "MULTIPOLYGON(((179.5 1,180 1,180 3,179.5 3,179.5 1)),((-180 1,-179.5 1,-179.5 3,-180 3,-180 1)))"
    assert intersects(area_from_wkt(polygon_wkt([(179.9, 2), (-179.9, 2), (-179.9, 2.5), (179.9, 2.5)])), both)


@settings(max_examples=80, deadline=None)
@given(stars(points=40), st.floats(-175, 170), st.floats(-70, 65))
def test_the_quick_answer_is_the_slow_one(outline: list[Point], west: float, south: float) -> None:
    area = area_from_wkt(polygon_wkt(outline))
    footprint = box_wkt(west, south, west + 3, south + 3)
    slow = ogr.CreateGeometryFromWkt(area.wkt).Intersects(ogr.CreateGeometryFromWkt(footprint))
    assert intersects(area, footprint) is slow


def test_many_threads_may_ask_at_once() -> None:
    footprints = [box_wkt(x / 10, x / 10, x / 10 + 1, x / 10 + 1) for x in range(100)]

    def touched(_: int) -> list[bool]:
        return [intersects(RING, footprint) for footprint in footprints]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(touched, range(40)))
    assert all(answer == answers[0] for answer in answers)
    assert True in answers[0]
    assert False in answers[0]
