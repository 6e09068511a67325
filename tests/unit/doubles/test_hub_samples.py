"""The long list that the hub can hold."""

from __future__ import annotations

from collections import Counter

import pytest
from doubles.hub import NameParts, gridded_scenes
from osgeo import ogr


@pytest.mark.parametrize("count", [0, 1, 149, 1000])
def test_as_many_as_asked_for_and_none_twice(count: int) -> None:
    assert len({scene.name for scene in gridded_scenes(count)}) == count


def test_they_are_like_those_of_a_country() -> None:
    scenes = list(gridded_scenes(3000))
    parts = [NameParts.read(scene.name) for scene in scenes]
    assert len({part.tile_id for part in parts}) == 150
    assert max(Counter(part.sensing for part in parts).values()) == 20
    twice = Counter((part.sensing, part.tile_id) for part in parts)
    assert 0.05 < sum(count == 2 for count in twice.values()) / len(twice) < 0.15
    shapes = [ogr.CreateGeometryFromWkt(scene.footprint) for scene in scenes[:200]]
    assert all(shape.IsValid() and 1.1 < shape.GetArea() < 1.3 for shape in shapes)
    assert len({scene.footprint for scene in scenes}) == len(twice)
