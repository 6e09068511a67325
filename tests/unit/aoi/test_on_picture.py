from __future__ import annotations

import json
from typing import Any

import pytest
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.aoi.on_picture import area_on_picture
from scene_queue.core.errors import AreaError

ZONE_15 = (300_000.0, 1_690_200.0, 409_800.0, 1_800_000.0)  # tile 15PUT
ZONE_60 = (799_980.0, 7_900_000.0, 909_780.0, 8_009_800.0)  # all but its west lies beyond 180 degrees


def parts(text: str | None) -> list[Any]:
    assert text is not None
    shape = json.loads(text)
    assert shape["type"] == "MultiPolygon"
    return shape["coordinates"]


def bounds(text: str | None) -> tuple[float, float, float, float]:
    points = [point for polygon in parts(text) for ring in polygon for point in ring]
    return min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points)


def test_a_small_area_keeps_its_place_in_metres() -> None:
    west, south, east, north = bounds(
        area_on_picture("POLYGON ((-94.5 15.7,-94.4 15.7,-94.4 15.8,-94.5 15.8,-94.5 15.7))", 32615, ZONE_15)
    )
    assert east - west == pytest.approx(10_720, abs=120)
    assert north - south == pytest.approx(11_064, abs=120)
    assert 300_000 < west < east < 409_800


def test_a_hole_stays_a_hole() -> None:
    wkt = "POLYGON ((-94.6 15.6,-94.2 15.6,-94.2 16,-94.6 16,-94.6 15.6),(-94.5 15.7,-94.5 15.8,-94.4 15.8,-94.5 15.7))"
    [polygon] = parts(area_on_picture(wkt, 32615, ZONE_15))
    assert len(polygon) == 2


def test_an_area_as_large_as_the_earth_is_cut_to_the_frame() -> None:
    west, south, east, north = bounds(
        area_on_picture("POLYGON ((-180 -80,180 -80,180 80,-180 80,-180 -80))", 32615, ZONE_15)
    )
    assert 290_000 < west <= 300_000
    assert 409_800 <= east < 420_000
    assert 1_680_000 < south <= 1_690_200
    assert 1_800_000 <= north < 1_810_000


def test_an_area_beside_the_frame_has_no_part() -> None:
    assert area_on_picture("POLYGON ((-84 15,-83 15,-83 16,-84 16,-84 15))", 32615, ZONE_15) is None


def test_both_sides_of_the_antimeridian_lie_on_one_picture() -> None:
    area = area_from_wkt("POLYGON ((178 -18.5,-178 -18.5,-178 -17.5,178 -17.5,178 -18.5))")
    text = area_on_picture(area.wkt, 32760, ZONE_60)
    assert len(parts(text)) == 2
    west, south, east, north = bounds(text)
    assert 780_000 < west < 800_000
    assert 909_000 < east < 930_000


def test_a_frame_beyond_the_first_zone_meets_what_lies_west_of_it() -> None:
    """Zone 1 begins at the antimeridian; its westernmost tiles reach over it."""
    frame = (99_960.0, 7_900_000.0, 209_760.0, 8_009_800.0)
    text = area_on_picture("POLYGON ((179 -18.5,180 -18.5,180 -17.5,179 -17.5,179 -18.5))", 32701, frame)
    assert bounds(text)[0] < 99_960


def test_a_long_edge_bends_as_it_does_on_the_ground() -> None:
    text = area_on_picture("POLYGON ((-97 15.7,-92 15.7,-92 15.8,-97 15.8,-97 15.7))", 32615, ZONE_15)
    [polygon] = parts(text)
    assert len(polygon[0]) > 20


def test_an_area_that_cannot_be_read_is_told() -> None:
    with pytest.raises(AreaError):
        area_on_picture("POLYGON ((1 2", 32615, ZONE_15)
