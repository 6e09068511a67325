"""The area of interest itself."""

from __future__ import annotations

import dataclasses
import json

import pytest
from builders.areas import box_wkt, multipolygon_wkt, polygon_wkt, stars
from hypothesis import given, settings
from scene_queue.core.aoi import AreaOfInterest, area_from_geojson, area_from_wkt, cover, intersects
from scene_queue.core.aoi.geometry import twice_enclosed
from scene_queue.core.errors import AreaError

CLOCKWISE = polygon_wkt([(0, 0), (0, 4), (4, 4), (4, 0)], [(1, 1), (2, 1), (2, 2), (1, 2)])


def test_the_points_of_all_rings_are_counted_with_the_closing_ones() -> None:
    assert AreaOfInterest(CLOCKWISE).vertex_count == 10
    assert area_from_wkt(multipolygon_wkt([(0, 0), (1, 0), (1, 1)], [(5, 5), (6, 5), (6, 6)])).vertex_count == 8


def test_an_area_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        area_from_wkt(CLOCKWISE).wkt = ""  # type: ignore[misc]


def test_its_geojson_is_a_feature_with_its_name() -> None:
    feature = area_from_wkt(box_wkt(0, 0, 1, 1), "here").to_geojson()
    assert feature["type"] == "Feature"
    assert feature["properties"] == {"name": "here"}
    assert feature["geometry"]["type"] == "Polygon"
    json.dumps(feature, allow_nan=False)


def test_outlines_turn_left_and_holes_turn_right_in_geojson() -> None:
    outline, hole = AreaOfInterest(CLOCKWISE).to_geojson()["geometry"]["coordinates"]
    assert twice_enclosed([tuple(point) for point in outline]) == 32
    assert twice_enclosed([tuple(point) for point in hole]) == -2
    assert outline[0] == outline[-1]


def test_several_parts_make_a_multipolygon() -> None:
    area = area_from_wkt(multipolygon_wkt([(0, 0), (1, 0), (1, 1)], [(5, 5), (6, 5), (6, 6)]))
    geometry = area.to_geojson()["geometry"]
    assert geometry["type"] == "MultiPolygon"
    assert len(geometry["coordinates"]) == 2


@settings(max_examples=30, deadline=None)
@given(stars())
def test_geojson_and_back_changes_nothing(outline: list[tuple[float, float]]) -> None:
    area = area_from_wkt(polygon_wkt(outline), "star")
    again = area_from_geojson(area.to_geojson())
    assert again.name == "star"
    assert again.repairs == ()
    assert again.to_geojson() == area.to_geojson()


@pytest.mark.usefixtures("_both_ways_of_ogr")
@pytest.mark.parametrize("wkt", ["", "nonsense", "POLYGON EMPTY", "POLYGON((0 0,1 1"])
def test_an_area_made_by_hand_from_nonsense_is_told(wkt: str) -> None:
    area = AreaOfInterest(wkt)
    with pytest.raises(AreaError, match="cannot be read"):
        area.to_geojson()
    with pytest.raises(AreaError, match="cannot be read"):
        cover(area)
    with pytest.raises(AreaError, match="cannot be read"):
        intersects(area, box_wkt(0, 0, 1, 1))
