"""Areas made ready for many footprints."""

from __future__ import annotations

import threading

import pytest
from builders.areas import Point, box_wkt, polygon_wkt, star, stars
from hypothesis import given, settings
from hypothesis import strategies as st
from osgeo import ogr
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.aoi.contact import footprint_geometry
from scene_queue.core.aoi.equal_area import area_m2
from scene_queue.core.aoi.prepared import prepared_area
from scene_queue.core.errors import AreaError


def test_the_same_area_is_prepared_once_a_thread() -> None:
    wkt = area_from_wkt(box_wkt(0, 0, 1, 1)).wkt
    prepared = [prepared_area(wkt)]
    thread = threading.Thread(target=lambda: prepared.append(prepared_area(wkt)))
    thread.start()
    thread.join()
    assert prepared_area(wkt) is prepared[0]
    assert prepared[1] is not prepared[0]


def test_areas_not_asked_for_are_let_go() -> None:
    first = area_from_wkt(box_wkt(0, 0, 1, 1)).wkt
    before = prepared_area(first)
    for index in range(1, 30):
        prepared_area(area_from_wkt(box_wkt(index, 0, index + 1, 1)).wkt)
    assert prepared_area(first) is not before


def test_an_area_that_cannot_be_read_is_told_and_not_kept() -> None:
    for _ in range(2):
        with pytest.raises(AreaError):
            prepared_area("POLYGON((")


def test_the_pieces_of_a_large_area_add_up() -> None:
    outline = star(0, 0, [10 + (step * 37 % 11) / 5 for step in range(5000)])
    area = prepared_area(area_from_wkt(polygon_wkt(outline)).wkt)
    boxes = [(x, y) for x in range(-15, 15, 5) for y in range(-15, 15, 5)]
    shares = [area.covered_share(footprint_geometry(box_wkt(x, y, x + 5, y + 5))) for x, y in boxes]
    assert sum(shares) == pytest.approx(1, rel=1e-6)
    assert min(shares) == 0


@settings(max_examples=60, deadline=None)
@given(stars(points=400, size=3), st.floats(-1, 1), st.floats(-1, 1), st.floats(0.1, 5))
def test_the_share_is_what_an_overlay_of_the_whole_says(
    outline: list[Point], to_east: float, to_north: float, size: float
) -> None:
    area = area_from_wkt(polygon_wkt(outline))
    exact = ogr.CreateGeometryFromWkt(area.wkt)
    west, south = exact.Centroid().GetX() + to_east, exact.Centroid().GetY() + to_north
    footprint = footprint_geometry(box_wkt(west, south, west + size, south + size))
    expected = area_m2(exact.Intersection(footprint)) / area_m2(exact)
    assert prepared_area(area.wkt).covered_share(footprint) == pytest.approx(expected, abs=1e-5)
