"""Areas across the antimeridian and round the poles."""

from __future__ import annotations

import pytest
from builders.areas import Point, box_wkt, polygon_wkt, star
from hypothesis import given, settings
from hypothesis import strategies as st
from osgeo import ogr
from scene_queue.core.aoi import AreaOfInterest, area_from_geojson, area_from_wkt, cover
from scene_queue.core.aoi.antimeridian import unwrapped
from scene_queue.core.aoi.equal_area import area_m2
from scene_queue.core.aoi.geometry import polygons_of

FIJI = [(177.0, -19.0), (-178.0, -19.0), (-178.0, -16.0), (177.0, -16.0), (177.0, -19.0)]


def shape(area: AreaOfInterest) -> ogr.Geometry:
    return ogr.CreateGeometryFromWkt(area.wkt)


def wrapped(longitude: float) -> float:
    return (longitude + 180) % 360 - 180


def test_a_ring_that_jumps_is_taken_the_short_way_and_split() -> None:
    area = area_from_wkt(polygon_wkt(FIJI))
    assert shape(area).GetGeometryCount() == 2
    assert shape(area).GetArea() == pytest.approx(15)
    assert "short way" in area.repairs[0]
    assert "split" in area.repairs[1]


@pytest.mark.parametrize("turned", [0, 1, 2, 3])
@pytest.mark.parametrize("clockwise", [False, True])
def test_start_and_direction_of_the_ring_do_not_matter(turned: int, clockwise: bool) -> None:
    points = FIJI[:-1][turned:] + FIJI[:-1][:turned]
    area = area_from_wkt(polygon_wkt(points[::-1] if clockwise else points))
    assert shape(area).GetArea() == pytest.approx(15)
    assert shape(area).IsValid()


def test_longitudes_beyond_180_are_brought_back() -> None:
    whole = area_from_wkt(box_wkt(190, -1, 200, 1))
    assert shape(whole).GetEnvelope() == (-170, -160, -1, 1)
    assert whole.repairs == ("Longitudes beyond 180 degrees were brought back to [-180, 180].",)
    west = area_from_wkt(box_wkt(-200, -1, -190, 1))
    assert shape(west).GetEnvelope() == (160, 170, -1, 1)


def test_a_ring_that_runs_on_beyond_180_is_split() -> None:
    area = area_from_wkt(box_wkt(170, -1, 200, 1))
    parts = [part.GetEnvelope()[:2] for part in polygons_of(shape(area))]
    assert sorted(parts) == [(-180, -160), (170, 180)]
    assert area.repairs == ("The area crosses the antimeridian: it was split there.",)


def test_longitudes_from_0_to_360_may_jump_at_0() -> None:
    area = area_from_wkt(polygon_wkt([(350, 0), (10, 0), (10, 5), (350, 5)]))
    assert shape(area).GetEnvelope() == (-10, 10, 0, 5)
    assert shape(area).GetArea() == pytest.approx(100)


def test_a_map_that_shows_more_than_the_world_gives_the_world() -> None:
    assert shape(area_from_wkt(box_wkt(-200, -80, 200, 80))).GetArea() == pytest.approx(360 * 160)


def test_the_world_is_not_taken_the_short_way() -> None:
    assert shape(area_from_wkt(box_wkt(-180, -90, 180, 90))).GetArea() == 360 * 180
    assert shape(area_from_wkt(box_wkt(-180, -10, 180, 10))).GetArea() == 360 * 20


def test_the_long_way_is_taken_by_points_between() -> None:
    wide = [(-170, 0), (-60, 0), (60, 0), (170, 0), (170, 9), (60, 9), (-60, 9), (-170, 9)]
    assert shape(area_from_wkt(polygon_wkt(wide))).GetArea() == pytest.approx(340 * 9)


def test_antarctica_as_maps_draw_it_stays() -> None:
    drawn = [(-180, -90), (-180, -80), (-60, -65), (60, -66), (180, -80), (180, -90), (-180, -90)]
    area = area_from_wkt(polygon_wkt(drawn))
    assert area.repairs == ()
    assert shape(area).GetArea() > 360 * 10


@pytest.mark.parametrize("pole", [-1, 1])
def test_a_ring_round_a_pole_is_closed_along_it(pole: int) -> None:
    ring = [(longitude, 70.0 * pole) for longitude in (-150.0, -50.0, 50.0, 150.0)]
    area = area_from_wkt(polygon_wkt(ring))
    assert shape(area).GetArea() == pytest.approx(360 * 20)
    assert shape(area).Contains(ogr.CreateGeometryFromWkt(f"POINT(0 {89 * pole})"))
    assert any("round a pole" in repair for repair in area.repairs)


def test_holes_go_with_their_outline() -> None:
    hole = [(179.5, -0.5), (-179.5, -0.5), (-179.5, 0.5), (179.5, 0.5)]
    on_one_side = [(-179.0, -0.5), (-178.5, -0.5), (-178.5, 0.5), (-179.0, 0.5)]
    outline = [(178.0, -1.0), (-178.0, -1.0), (-178.0, 1.0), (178.0, 1.0)]
    assert shape(area_from_wkt(polygon_wkt(outline, hole))).GetArea() == pytest.approx(8 - 1)
    assert shape(area_from_wkt(polygon_wkt(outline, on_one_side))).GetArea() == pytest.approx(8 - 0.5)


def test_geojson_split_as_its_standard_wants_is_not_touched() -> None:
    split = {
        "type": "MultiPolygon",
        "coordinates": [
            [[[177, -19], [180, -19], [180, -16], [177, -16], [177, -19]]],
            [[[-180, -19], [-178, -19], [-178, -16], [-180, -16], [-180, -19]]],
        ],
    }
    assert area_from_geojson(split).repairs == ()


def test_a_ring_without_jumps_is_handed_back_as_it_is() -> None:
    ring = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 0.0)]
    assert unwrapped(ring) is ring


offsets = st.floats(-4, 4)
outlines = st.builds(star, st.floats(-4, 4), st.floats(-60, 60), st.lists(st.floats(0.5, 5), min_size=5, max_size=40))


@settings(max_examples=100, deadline=None)
@given(outlines, st.booleans())
def test_wherever_the_seam_is_the_area_is_the_same(outline: list[Point], jumps: bool) -> None:
    here = area_m2(shape(area_from_wkt(polygon_wkt(outline))))
    far = [(x + 180, y) for x, y in outline]
    there = shape(area_from_wkt(polygon_wkt([(wrapped(x), y) for x, y in far] if jumps else far)))
    west, east, _, _ = there.GetEnvelope()
    assert west >= -180
    assert east <= 180
    assert there.IsValid()
    assert area_m2(there) == pytest.approx(here, rel=1e-5)


@settings(max_examples=40, deadline=None)
@given(outlines)
def test_the_cover_of_an_area_across_the_seam_covers_both_sides(outline: list[Point]) -> None:
    area = area_from_wkt(polygon_wkt([(wrapped(x + 180), y) for x, y in outline]))
    found = cover(area, 12)
    covering = ogr.CreateGeometryFromWkt(found.wkt)
    assert covering.Contains(shape(area))
    assert found.vertices_after <= 12
    assert covering.GetEnvelope()[0] >= -180
    assert covering.GetEnvelope()[1] <= 180
