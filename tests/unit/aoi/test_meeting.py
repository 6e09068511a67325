"""Which of many polygons meet."""

from __future__ import annotations

from builders.areas import box_wkt, polygon_wkt
from hypothesis import given, settings
from hypothesis import strategies as st
from osgeo import ogr
from scene_queue.core.aoi.meeting import meeting


def boxes(*bounds: tuple[float, float, float, float]) -> list[ogr.Geometry]:
    return [ogr.CreateGeometryFromWkt(box_wkt(*each)) for each in bounds]


def groups(polygons: list[ogr.Geometry]) -> list[list[int]]:
    return [[polygons.index(polygon) for polygon in group] for group in meeting(polygons)]


def test_what_meets_through_others_is_one_group_in_its_order() -> None:
    chain = boxes((0, 0, 2, 2), (9, 9, 10, 10), (3, 0, 5, 2), (1, 1, 4, 3))
    assert groups(chain) == [[0, 2, 3], [1]]


def test_what_touches_meets_and_what_only_shares_a_rectangle_does_not() -> None:
    assert groups(boxes((0, 0, 1, 1), (1, 1, 2, 2))) == [[0, 1]]
    corner = ogr.CreateGeometryFromWkt(polygon_wkt([(0, 0), (9, 0), (9, 9), (8, 9), (8, 1), (0, 1)]))
    assert groups([corner, *boxes((1, 5, 2, 6))]) == [[0], [1]]


def test_an_island_in_a_lake_does_not_meet_the_land() -> None:
    land = ogr.CreateGeometryFromWkt(polygon_wkt([(0, 0), (9, 0), (9, 9), (0, 9)], [(1, 1), (8, 1), (8, 8), (1, 8)]))
    assert groups([land, *boxes((4, 4, 5, 5))]) == [[0], [1]]


def test_nothing_meets_nothing() -> None:
    assert meeting([]) == []


bounds = st.builds(
    lambda x, y, w, h: (x, y, x + w, y + h), st.integers(0, 9), st.integers(0, 9), st.integers(1, 3), st.integers(1, 3)
)


@settings(max_examples=80, deadline=None)
@given(st.lists(bounds, min_size=1, max_size=15))
def test_no_two_of_different_groups_meet_and_each_group_hangs_together(each: list[tuple[int, int, int, int]]) -> None:
    found = meeting(boxes(*each))
    assert sum(len(group) for group in found) == len(each)
    for index, group in enumerate(found):
        others = [polygon for other in found[index + 1 :] for polygon in other]
        assert not any(one.Intersects(other) for one in group for other in others)
        reached, open_ones = {0}, [0]
        while open_ones:
            here = open_ones.pop()
            near = {at for at, polygon in enumerate(group) if at not in reached and group[here].Intersects(polygon)}
            reached |= near
            open_ones.extend(near)
        assert len(reached) == len(group)
