from __future__ import annotations

import json

import pytest
from scene_queue.core.aoi.equal_area import area_m2, transformation
from scene_queue.core.aoi.geometry import area_geometry
from scene_queue.core.aoi.on_grid import area_in_zone, frames_in_zone, main_zone
from scene_queue.core.errors import AreaError

AT_96_WEST = "POLYGON((-96.4 16,-95.8 16,-95.8 16.1,-96.4 16.1,-96.4 16))"  # zones 14 and 15 meet in it


def test_the_zone_with_most_of_the_area_is_the_main_one() -> None:
    assert main_zone(AT_96_WEST, [32615, 32614]) == 32614
    assert main_zone("POLYGON((-96.1 16,-95.6 16,-95.6 16.1,-96.1 16.1,-96.1 16))", [32614, 32615]) == 32615


def test_a_hemisphere_counts_as_a_zone_of_its_own() -> None:
    over_the_equator = "POLYGON((9.1 -0.3,9.2 -0.3,9.2 0.1,9.1 0.1,9.1 -0.3))"
    assert main_zone(over_the_equator, [32632, 32732]) == 32732


def test_zones_that_have_none_of_the_area_leave_the_first() -> None:
    """Tiles reach beyond their zone, so an area may lie in a tile and not in its zone."""
    assert main_zone("POLYGON((-95.9 16,-95.8 16,-95.8 16.1,-95.9 16.1,-95.9 16))", [32614]) == 32614


def test_the_antimeridian_cuts_no_zone_short() -> None:
    west, east = (
        "((179.9 -17,180 -17,180 -16,179.9 -16,179.9 -17))",
        "((-180 -17,-179.8 -17,-179.8 -16,-180 -16,-180 -17))",
    )
    fiji = f"MULTIPOLYGON({west},{east})"
    assert main_zone(fiji, [32760, 32701]) == 32701
    part = area_in_zone(fiji, 32701)
    assert part is not None
    assert part.area_m2 == pytest.approx(area_m2(area_geometry(fiji)), rel=0.005)
    left, _, right, _ = part.frame
    assert 31_000 < right - left < 35_000  # 0.3 degrees, at a slant


def test_an_area_keeps_its_corners_in_the_zone() -> None:
    part = area_in_zone(AT_96_WEST, 32615)
    assert part is not None
    points = json.loads(part.geojson)["coordinates"][0][0]
    expected = transformation(4326, 32615).TransformPoint(-95.8, 16)
    assert min((x - expected[0]) ** 2 + (y - expected[1]) ** 2 for x, y in points) < 0.01


def test_edges_are_straight_where_the_area_has_them_straight() -> None:
    """Halfway between two far corners at a high latitude the projected edge bends by more than a pixel."""
    part = area_in_zone("POLYGON((12 70,15 70,15 71,12 71,12 70))", 32633)
    assert part is not None
    x, y, _ = transformation(4326, 32633).TransformPoint(13.505, 70)
    points = json.loads(part.geojson)["coordinates"][0][0]
    near = min(points, key=lambda point: abs(point[0] - x) + abs(point[1] - y))
    assert ((near[0] - x) ** 2 + (near[1] - y) ** 2) ** 0.5 < 400
    assert abs(near[1] - transformation(4326, 32633).TransformPoint(*_back(near))[1]) < 0.01


def _back(point: list[float]) -> tuple[float, float]:
    longitude, _, _ = transformation(32633, 4326).TransformPoint(*point)
    return longitude, 70.0


def test_a_margin_goes_around_the_area_and_into_its_holes() -> None:
    holed = "POLYGON((-95 16,-94 16,-94 17,-95 17,-95 16),(-94.6 16.4,-94.4 16.4,-94.4 16.6,-94.6 16.6,-94.6 16.4))"
    plain, wide = area_in_zone(holed, 32615), area_in_zone(holed, 32615, 100.0)
    assert plain is not None
    assert wide is not None
    assert [round(b - a) for a, b in zip(plain.frame, wide.frame)] == [-100, -100, 100, 100]
    around = 2 * (107_000 + 110_650) + 2 * (21_400 + 22_130)
    assert wide.area_m2 - plain.area_m2 == pytest.approx(100 * around, rel=0.02)


def test_what_lies_too_far_from_a_zone_is_left_out() -> None:
    assert area_in_zone("POLYGON((20 10,21 10,21 11,20 11,20 10))", 32615) is None


def test_an_area_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(AreaError):
        area_in_zone("POLYGON((", 32615)


def test_frames_of_several_zones_get_one_frame_around_them() -> None:
    frames = [(32615, (300_000.0, 1_690_200.0, 409_800.0, 1_800_000.0))]
    assert frames_in_zone(frames, 32615) == frames[0][1]
    x, y, _ = transformation(32614, 32615).TransformPoint(780_000, 1_800_000)
    west, _, east, north = frames_in_zone([*frames, (32614, (780_000.0, 1_790_000.0, 790_000.0, 1_800_000.0))], 32615)
    assert (west, east) == (pytest.approx(x, abs=600), 409_800)
    assert north >= y
