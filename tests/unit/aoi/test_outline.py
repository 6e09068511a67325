"""Outlines that lose points and no area."""

from __future__ import annotations

import math

import pytest
from builders.areas import Point, multipolygon_wkt, star, stars
from hypothesis import given, settings
from hypothesis import strategies as st
from osgeo import ogr
from scene_queue.core.aoi.geometry import twice_enclosed
from scene_queue.core.aoi.outline import (
    extent_of,
    geometry_from_outlines,
    moved_out,
    on_earth,
    outlines_of,
    points_in,
    reduced,
    settled,
)

SQUARE: list[Point] = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
NOTCHED: list[Point] = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (2.0, 3.5), (0.0, 4.0)]
CUT: list[Point] = [(0.0, 0.0), (4.0, 0.0), (4.0, 3.8), (3.8, 4.0), (0.0, 4.0)]
ANY_PRICE = (1e-6, 1e6)


def contains(outer: list[list[Point]], inner: list[list[Point]]) -> bool:
    return bool(geometry_from_outlines(settled(outer)).Buffer(1e-9).Contains(geometry_from_outlines(inner)))


def test_outlines_are_open_counter_clockwise_and_without_holes() -> None:
    clockwise = ogr.CreateGeometryFromWkt("POLYGON((0 0,0 4,4 4,4 0,0 0),(1 1,2 1,2 2,1 2,1 1))")
    (outline,) = outlines_of(clockwise)
    assert sorted(outline) == sorted(SQUARE)
    assert twice_enclosed(outline) == 32
    assert points_in([outline]) == 5


def test_a_point_in_a_notch_goes() -> None:
    assert sorted(reduced([NOTCHED], 5, ANY_PRICE)[0]) == sorted(SQUARE)


def test_two_corners_become_one() -> None:
    (outline,) = reduced([CUT], 5, ANY_PRICE)
    assert sorted(outline) == sorted(SQUARE)


def test_the_cheapest_goes_first() -> None:
    both = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (3.0, 3.9), (2.0, 4.0), (1.0, 3.0), (0.0, 4.0)]
    (outline,) = reduced([both], 7, ANY_PRICE)
    assert (3.0, 3.9) not in outline
    assert (1.0, 3.0) in outline


def test_nothing_goes_that_costs_more_than_the_price() -> None:
    assert sorted(reduced([NOTCHED], 4, (1e-6, 0.9))[0]) == sorted(NOTCHED)
    assert len(reduced([NOTCHED], 5, (1e-6, 1.5))[0]) == 4


def test_points_on_a_straight_line_cost_nothing() -> None:
    dense = [(step / 10, 0.0) for step in range(40)] + [(4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
    (outline,) = reduced([dense], 5, (1e-9, 1e-6))
    assert len(outline) <= 6
    assert twice_enclosed(outline) == pytest.approx(32)


def test_a_triangle_stays_a_triangle() -> None:
    triangle = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)]
    assert sorted(reduced([triangle], 1, ANY_PRICE)[0]) == sorted(triangle)


def test_corners_never_meet_beyond_the_earth() -> None:
    cut = [(100.0, 0.0), (179.9, 0.0), (179.9, 89.0), (178.0, 89.9), (100.0, 89.9)]
    (outline,) = reduced([cut], 4, ANY_PRICE)
    assert max(x for x, _ in outline) <= 180
    assert max(y for _, y in outline) <= 90


def test_area_far_north_is_cheaper() -> None:
    assert extent_of([[(x, y + 60) for x, y in SQUARE]]) == pytest.approx(extent_of([SQUARE]) / 2, rel=0.02)


@settings(max_examples=80, deadline=None)
@given(stars(points=80), st.integers(4, 40))
def test_what_is_left_encloses_what_was_there(outline: list[Point], most: int) -> None:
    (left,) = reduced([outline], most, ANY_PRICE)
    assert len(left) <= len(outline)
    assert contains([left], [outline])


def test_settling_unites_what_overlaps_and_fills_the_rest() -> None:
    overlapping = [SQUARE, [(x + 2, y + 2) for x, y in SQUARE]]
    (united,) = settled(overlapping)
    assert twice_enclosed(united) == pytest.approx(2 * 28)
    ring_of_four = [
        [(0.0, 0.0), (9.0, 0.0), (9.0, 1.0), (0.0, 1.0)],
        [(8.0, 0.0), (9.0, 0.0), (9.0, 9.0), (8.0, 9.0)],
        [(0.0, 8.0), (9.0, 8.0), (9.0, 9.0), (0.0, 9.0)],
        [(0.0, 0.0), (1.0, 0.0), (1.0, 9.0), (0.0, 9.0)],
    ]
    (filled,) = settled(ring_of_four)
    assert twice_enclosed(filled) == pytest.approx(2 * 81)


def test_settling_takes_in_what_lay_in_a_hole() -> None:
    inner = [(x / 4 + 1, y / 4 + 1) for x, y in SQUARE]
    with_hole = ogr.CreateGeometryFromWkt("POLYGON((0 0,4 0,4 4,0 4,0 0),(0.5 0.5,3.5 0.5,3.5 3.5,0.5 3.5,0.5 0.5))")
    assert len(settled([*outlines_of(with_hole), inner])) == 1


@pytest.mark.parametrize("by", [0.01, 0.5])
def test_edges_move_out_by_as_much_as_asked(by: float) -> None:
    expected = [(-by, -by), (4 + by, -by), (4 + by, 4 + by), (-by, 4 + by)]
    assert [pytest.approx(point) for point in expected] == moved_out(SQUARE, by)


def test_what_leaves_the_earth_is_cut_off() -> None:
    world = [(-180.0, -90.0), (180.0, -90.0), (180.0, 90.0), (-180.0, 90.0)]
    grown = on_earth(geometry_from_outlines([moved_out(world, 1.0)]))
    assert grown.GetEnvelope() == (-180, 180, -90, 90)
    inside = geometry_from_outlines([SQUARE])
    assert on_earth(inside) is inside


def test_a_needle_is_not_stretched_for_ever() -> None:
    needle = [(0.0, 0.0), (10.0, 1e-9), (0.0, 1e-9)]
    assert max(x for x, _ in moved_out(needle, 0.001)) < 13


@settings(max_examples=60, deadline=None)
@given(st.floats(-100, 100), st.floats(-50, 50), st.lists(st.floats(2, 3), min_size=12, max_size=40))
def test_a_round_outline_moved_out_encloses_itself(longitude: float, latitude: float, radii: list[float]) -> None:
    outline = star(longitude, latitude, radii)
    moved = geometry_from_outlines([moved_out(outline, 0.001)])
    assert moved.Contains(geometry_from_outlines([outline]))


def test_several_outlines_share_what_may_go() -> None:
    circles = [star(10 * index, 0, [1.0] * 50) for index in range(3)]
    left = reduced(circles, 60, ANY_PRICE)
    assert points_in(left) == 60
    assert max(len(outline) for outline in left) - min(len(outline) for outline in left) <= 25
    assert contains(left, circles)
    before = ogr.CreateGeometryFromWkt(multipolygon_wkt(*circles)).GetArea()
    assert geometry_from_outlines(left).GetArea() < before * 1.1
    assert math.isfinite(extent_of(left))
