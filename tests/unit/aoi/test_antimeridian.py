"""Areas across the antimeridian and round the poles."""

from __future__ import annotations

import pytest
from builders.areas import Point, box_wkt, polygon_wkt, star
from hypothesis import given, settings
from hypothesis import strategies as st
from osgeo import ogr
from scene_queue.core.aoi import AreaOfInterest, area_from_geojson, area_from_wkt, cover
from scene_queue.core.aoi.antimeridian import doubtful_width, unwrapped
from scene_queue.core.aoi.equal_area import area_m2
from scene_queue.core.aoi.geometry import polygons_of, rings_of

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


@pytest.mark.parametrize(
    ("wkt", "degrees"),
    [
        (box_wkt(-178.5, 15, 178.5, 17), 357),
        (box_wkt(-100, 15, 79, 17), 0),
        (box_wkt(-180, -60, 180, 60), 0),
        (polygon_wkt(FIJI), 0),
    ],
)
def test_a_part_wider_than_half_of_the_earth_is_doubtful(wkt: str, degrees: float) -> None:
    assert doubtful_width(shape(area_from_wkt(wkt))) == pytest.approx(degrees)


@pytest.mark.parametrize("turned", [0, 1, 2, 3])
def test_where_the_ring_starts_does_not_matter(turned: int) -> None:
    area = area_from_wkt(polygon_wkt(FIJI[:-1][turned:] + FIJI[:-1][:turned]))
    assert shape(area).GetArea() == pytest.approx(15)
    assert shape(area).IsValid()


@pytest.mark.parametrize("turned", [0, 1, 2, 3])
def test_a_box_from_170_west_to_170_east_is_wide_and_from_170_east_to_170_west_narrow(turned: int) -> None:
    for west, east, width in ((-170, 170, 340), (170, -170, 20), (-100, 100, 200), (100, -100, 160)):
        box = [(west, 0), (east, 0), (east, 10), (west, 10)]
        area = area_from_wkt(polygon_wkt(box[turned:] + box[:turned]))
        assert shape(area).GetArea() == pytest.approx(width * 10)
        assert shape(area).IsValid()
        assert ("as wide as they stand" in " ".join(area.repairs)) == (width > 180)


def test_a_wide_area_is_read_in_the_same_way_ever_after() -> None:
    for wkt in (box_wkt(-170, -10, 170, 10), box_wkt(-180, -90, 180, 90), box_wkt(-200, -80, 200, 80)):
        once = area_from_wkt(wkt)
        steps = [b[0] - a[0] for part in polygons_of(shape(once)) for r in rings_of(part) for a, b in zip(r, r[1:])]
        assert max(map(abs, steps)) <= 180
        assert area_from_wkt(once.wkt) == AreaOfInterest(once.wkt)
        turned = polygon_wkt(rings_of(shape(once))[0][::-1])
        assert area_m2(shape(area_from_wkt(turned))) == pytest.approx(area_m2(shape(once)))


def test_a_wide_area_keeps_its_hole_and_a_narrow_one_too() -> None:
    hole = [(-100, 2), (100, 2), (100, 8), (-100, 8)]
    wide = area_from_wkt(polygon_wkt([(-170, 0), (170, 0), (170, 10), (-170, 10)], hole))
    assert shape(wide).GetArea() == pytest.approx(3400 - 1200)
    between = [(-170, 0), (0, 0), (170, 0), (170, 10), (0, 10), (-170, 10)]
    assert shape(area_from_wkt(polygon_wkt(between, hole))).GetArea() == pytest.approx(3400 - 1200)
    narrow_hole = [(175, 2), (-175, 2), (-175, 8), (175, 8)]
    narrow = area_from_wkt(polygon_wkt([(170, 0), (-170, 0), (-170, 10), (170, 10)], narrow_hole))
    assert shape(narrow).GetArea() == pytest.approx(200 - 60)


def test_a_coast_that_was_followed_across_is_narrow_in_either_direction() -> None:
    coast = [(wrapped(x), y) for x, y in star(180, 65, [5 + (step % 3) / 2 for step in range(40)])]
    for points in (coast, coast[::-1]):
        area = area_from_wkt(polygon_wkt(points))
        assert shape(area).GetArea() == pytest.approx(93, abs=5)
        assert "short way" in area.repairs[0]


def test_a_ring_that_crosses_itself_as_it_stands_is_taken_the_short_way() -> None:
    bow = [(170, 0), (-170, 0), (-160, 10), (170, 10), (-175, 5)]
    assert shape(area_from_wkt(polygon_wkt(bow))).GetArea() < 300


def test_a_triangle_with_a_long_base_is_no_cap_of_the_earth() -> None:
    area = area_from_wkt(polygon_wkt([(-150, 60), (0, 20), (150, 60)]))
    assert shape(area).GetArea() == pytest.approx(300 * 40 / 2)
    assert "as wide as they stand" in area.repairs[0]


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


@settings(max_examples=60, deadline=None)
@given(
    st.floats(-4, 4),
    st.floats(-60, 60),
    st.lists(st.floats(0.5, 5), min_size=5, max_size=40),
    st.floats(0.05, 0.9),
    st.booleans(),
)
def test_a_hole_is_as_large_wherever_the_seam_is(
    longitude: float, latitude: float, radii: list[float], share: float, jumps: bool
) -> None:
    rings = star(longitude, latitude, radii), star(longitude, latitude, [share * radius for radius in radii])
    here = area_m2(shape(area_from_wkt(polygon_wkt(*rings))))
    far = [[(x + 180, y) for x, y in ring] for ring in rings]
    there = area_from_wkt(polygon_wkt(*([(wrapped(x), y) for x, y in ring] if jumps else ring for ring in far)))
    assert area_m2(shape(there)) == pytest.approx(here, rel=1e-5)
    assert shape(there).IsValid()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(50, 88), min_size=4, max_size=40), st.sampled_from([-1, 1]), st.booleans(), st.integers(0, 39)
)
def test_any_ring_round_a_pole_has_the_pole_and_is_covered(
    latitudes: list[float], pole: int, clockwise: bool, turned: int
) -> None:
    ring = [(360 * at / len(latitudes) - 179.5, pole * latitude) for at, latitude in enumerate(latitudes)]
    ring = ring[turned % len(ring) :] + ring[: turned % len(ring)]
    area = area_from_wkt(polygon_wkt(ring[::-1] if clockwise else ring))
    assert shape(area).IsValid()
    for longitude in (-170, -50, 0, 90, 175):
        assert shape(area).Intersects(ogr.CreateGeometryFromWkt(f"POINT({longitude} {89.5 * pole})"))
        assert not shape(area).Intersects(ogr.CreateGeometryFromWkt(f"POINT({longitude} {20 * pole})"))
    covering = ogr.CreateGeometryFromWkt(cover(area, 20).wkt)
    assert covering.Contains(shape(area))


@settings(max_examples=60, deadline=None)
@given(st.floats(-179, 0), st.floats(1, 179), st.floats(-80, 0), st.floats(1, 80))
def test_a_box_is_as_wide_as_it_is_written_and_its_complement_what_is_left(
    west: float, east: float, south: float, north: float
) -> None:
    wide = shape(area_from_wkt(box_wkt(west, south, east, north)))
    rest = shape(area_from_wkt(polygon_wkt([(east, south), (west + 360, south), (west + 360, north), (east, north)])))
    assert wide.GetArea() == pytest.approx((east - west) * (north - south))
    assert wide.GetArea() + rest.GetArea() == pytest.approx(360 * (north - south))
    assert wide.Intersection(rest).GetArea() == pytest.approx(0, abs=1e-6)
