"""What people hand in, made the exact area."""

from __future__ import annotations

import contextlib

import pytest
from builders.areas import Point, archipelagos, box_wkt, multipolygon_wkt, polygon_wkt, stars, tangles
from hypothesis import example, given, settings
from hypothesis import strategies as st
from osgeo import ogr
from scene_queue.core.aoi import AreaOfInterest, area_from_wkt
from scene_queue.core.aoi.geometry import polygons_of
from scene_queue.core.errors import AreaError

BOTH_WAYS_OF_OGR = pytest.mark.usefixtures("_both_ways_of_ogr")
NOTHING = 1e-9  # square degrees


def shape(area: AreaOfInterest) -> ogr.Geometry:
    return ogr.CreateGeometryFromWkt(area.wkt)


def said(area: AreaOfInterest) -> str:
    return " ".join(area.repairs)


def test_a_valid_polygon_stays_as_it_is_and_nothing_is_told() -> None:
    with_hole = "POLYGON ((0 0,4 0,4 4,0 4,0 0),(1 1,2 1,2 2,1 2,1 1))"
    assert area_from_wkt(with_hole) == AreaOfInterest(with_hole)


@BOTH_WAYS_OF_OGR
def test_both_loops_of_an_eight_are_kept() -> None:
    area = area_from_wkt("POLYGON((0 0,2 2,2 0,0 2,0 0))")
    assert shape(area).GetArea() == pytest.approx(2)
    assert "cross or touch themselves" in said(area)


def test_what_a_ring_goes_round_twice_is_kept() -> None:
    overlapping_itself = "POLYGON((0 0,4 0,4 4,2 4,2 -1,1 -1,1 2,3 2,3 5,0 5,0 0))"
    assert shape(area_from_wkt(overlapping_itself)).GetArea() == pytest.approx(18)


def test_a_spike_is_cut_off() -> None:
    area = area_from_wkt("POLYGON((0 0,4 0,9 0,4 0,4 4,0 4,0 0))")
    assert shape(area).GetArea() == pytest.approx(16)
    assert shape(area).GetEnvelope() == (0, 4, 0, 4)


def test_a_hole_outside_of_its_outline_is_land() -> None:
    area = area_from_wkt(polygon_wkt([(0, 0), (4, 0), (4, 4), (0, 4)], [(5, 5), (6, 5), (6, 6)]))
    assert shape(area).GetArea() == pytest.approx(16.5)


def test_heights_and_measures_are_dropped() -> None:
    for text in ("POLYGON Z((0 0 1,2 0 2,2 2 3,0 0 1))", "POLYGON ZM((0 0 1 5,2 0 2 5,2 2 3 5,0 0 1 5))"):
        area = area_from_wkt(text)
        assert area.wkt == "POLYGON ((0 0,2 0,2 2,0 0))"
        assert "Heights" in said(area)


def test_curves_become_lines() -> None:
    area = area_from_wkt("CURVEPOLYGON(CIRCULARSTRING(0 0,2 0,2 2,0 2,0 0))")
    assert area.vertex_count > 20
    assert "Curves" in said(area)


def test_rings_are_closed_and_told_by_number() -> None:
    area = area_from_wkt("MULTIPOLYGON(((0 0,1 0,1 1)),((5 5,6 5,6 6)))")
    assert area.vertex_count == 8
    assert area.repairs == ("Rings that were not closed were closed: 2.",)


def test_repeated_points_are_removed() -> None:
    area = area_from_wkt("POLYGON((0 0,0 0,1 0,1 0,1 0,1 1,0 0))")
    assert area.wkt == "POLYGON ((0 0,1 0,1 1,0 0))"
    assert area.repairs == ("Repeated points were removed: 3.",)


def test_overlapping_and_neighbouring_parts_are_united() -> None:
    overlapping = area_from_wkt(multipolygon_wkt([(0, 0), (2, 0), (2, 2), (0, 2)], [(1, 1), (3, 1), (3, 3), (1, 3)]))
    neighbours = area_from_wkt(multipolygon_wkt([(0, 0), (2, 0), (2, 2), (0, 2)], [(2, 0), (4, 0), (4, 2), (2, 2)]))
    assert shape(overlapping).GetArea() == pytest.approx(7)
    assert shape(neighbours).GetArea() == pytest.approx(8)
    assert "united" in said(overlapping)
    assert neighbours.wkt.startswith("POLYGON")


def test_points_and_lines_beside_polygons_are_left_out_and_told() -> None:
    area = area_from_wkt("GEOMETRYCOLLECTION(POINT(9 9),POLYGON((0 0,1 0,1 1,0 0)),LINESTRING(0 0,9 9),POINT(8 8))")
    assert shape(area).GetEnvelope() == (0, 1, 0, 1)
    assert area.repairs == ("Only polygons count; left out: 1 linestring, 2 points.",)


def test_a_surface_of_polygons_is_not_told_to_be_left_out() -> None:
    area = area_from_wkt("POLYHEDRALSURFACE Z(((0 0 0,1 0 0,1 1 0,0 0 0)),((1 0 0,2 0 0,2 1 0,1 0 0)))")
    assert shape(area).GetArea() == pytest.approx(1)
    assert "left out" not in said(area)


def test_needles_that_nearly_touch_are_mended_however_often_rounding_makes_them_cross() -> None:
    slim = [(0.0, 0.0), (1.0, 1.8642673492431642e-06), (0.5, 3.7285346984863285e-06)]
    near = [(0.0, 6.10622663543836e-16), (2.0, 0.0010000000000006106), (1.0, 0.0020000000000006107)]
    area = area_from_wkt(multipolygon_wkt([(0.0, 0.0), (1.0, 0.001), (0.5, 0.002)], slim, near))
    assert shape(area).IsValid()
    assert shape(area).GetArea() == pytest.approx(0.0018764, rel=1e-4)


def test_a_ring_without_corners_is_left_out_with_its_holes() -> None:
    area = area_from_wkt("MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,5 5),(5.1 5.1,5.2 5.1,5.2 5.2,5.1 5.1)))")
    assert shape(area).GetEnvelope() == (0, 1, 0, 1)
    assert "fewer than three corners" in said(area)


def test_noise_of_a_change_of_system_does_not_reach_beyond_the_bounds() -> None:
    area = area_from_wkt("POLYGON((170 80,180.0000000002 80,180.0000000001 90.0000000003,170 90,170 80))")
    assert shape(area).GetEnvelope() == (170, 180, 80, 90)
    assert area.repairs == ()


@BOTH_WAYS_OF_OGR
@pytest.mark.parametrize(
    ("wkt", "message", "advice"),
    [
        ("POLYGON EMPTY", "area is empty", "Draw"),
        ("MULTIPOLYGON EMPTY", "area is empty", "Draw"),
        ("GEOMETRYCOLLECTION EMPTY", "area is empty", "Draw"),
        ("POINT(1 2)", "no polygon, only 1 point", "Choose polygons"),
        ("LINESTRING(0 0,1 1)", "no polygon, only 1 linestring", "Choose polygons"),
        ("MULTIPOINT((1 2),(3 4))", "no polygon, only 1 multipoint", "Choose polygons"),
        ("POLYGON((0 0,1 1,0 0))", "encloses nothing", "Draw"),
        ("POLYGON((0 0,1 1,2 2,0 0))", "encloses nothing", "Draw"),
        ("POLYGON((0 0,1e-9 0,1e-9 1e-9,0 0))", "encloses nothing", "Draw"),
        ("POLYGON((5 5,5 5,5 5,5 5))", "encloses nothing", "Draw"),
        ("POLYGON((500000 1.8e6,6e5 1.8e6,6e5 1.9e6,5e5 1.8e6))", "metres of a projection", "WGS 84"),
        ("POLYGON((-1.1e7 1.8e6,-1e7 1.8e6,-1e7 1.9e6,-1.1e7 1.8e6))", "metres of a projection", "WGS 84"),
        ("POLYGON((16 -95,17 -95,17 -96,16 -95))", "latitude and longitude are swapped", "longitude first"),
        ("POLYGON((100 80,110 80,110 100,100 80))", "latitudes beyond 90", "Draw"),
        ("POLYGON((0 0,1e999 1,1 0,0 0))", "no number", "Draw"),
    ],
)
def test_what_cannot_be_an_area_is_told_with_what_to_do(wkt: str, message: str, advice: str) -> None:
    with pytest.raises(AreaError, match=message) as caught:
        area_from_wkt(wkt)
    assert advice in caught.value.advice


@settings(max_examples=150, deadline=None)
@example(rings=[[(0.0, 0.0), (0.0, 3.0), (2.0, -1.0)], [(0.0, 3.0), (0.0, -1.0), (2.0, 2.0), (2.0, -1.0)]])
@given(st.lists(tangles(), min_size=1, max_size=3))
def test_any_rings_become_a_valid_area_that_lost_nothing_or_are_refused(rings: list[list[Point]]) -> None:
    texts = [polygon_wkt(ring) for ring in rings]
    faces = [face for text in texts for face in polygons_of(ogr.CreateGeometryFromWkt(text).MakeValid())]
    faces = [face for face in faces if face.GetArea() > NOTHING]
    if not faces:
        with contextlib.suppress(AreaError):
            area_from_wkt(f"GEOMETRYCOLLECTION({','.join(texts)})")
        return
    exact = shape(area_from_wkt(f"GEOMETRYCOLLECTION({','.join(texts)})"))
    assert exact.IsValid()
    assert exact.GetGeometryName() in ("POLYGON", "MULTIPOLYGON")
    assert all(exact.Buffer(1e-9).Contains(face) for face in faces)


@settings(max_examples=60, deadline=None)
@given(tangles())
@example(
    [(2.0, 5.0), (1.0, -5.0), (-1.0, 7.0), (4.0, -3.0), (0.0, 0.0), (2.0, 2.0)]
)  # crossings that round to one point
def test_repairing_twice_changes_nothing_more(ring: list[Point]) -> None:
    try:
        once = area_from_wkt(polygon_wkt(ring))
    except AreaError:
        return
    again = area_from_wkt(once.wkt)
    assert again.wkt == once.wkt
    assert again.repairs == ()


@settings(max_examples=60, deadline=None)
@given(archipelagos())
def test_islands_are_all_there_afterwards(islands: list[list[Point]]) -> None:
    exact = shape(area_from_wkt(multipolygon_wkt(*islands)))
    assert exact.IsValid()
    assert all(exact.Buffer(1e-9).Contains(ogr.CreateGeometryFromWkt(polygon_wkt(island))) for island in islands)


@settings(max_examples=40, deadline=None)
@given(stars(points=300))
def test_simple_outlines_are_not_touched(outline: list[Point]) -> None:
    area = area_from_wkt(polygon_wkt(outline))
    assert area.repairs == ()
    assert area.vertex_count == len(outline) + 1


def test_the_whole_world_is_an_area() -> None:
    assert area_from_wkt(box_wkt(-180, -90, 180, 90)).repairs == ()
