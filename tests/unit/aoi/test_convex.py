"""What needs no mending is told rightly: never where GEOS would find something to mend."""

from __future__ import annotations

import math

import pytest
from builders.areas import box_wkt, polygon_wkt
from hypothesis import example, given
from hypothesis import strategies as st
from osgeo import ogr
from scene_queue.core.aoi.contact import footprint_geometry
from scene_queue.core.aoi.convex import convex_ring

PLACES = st.tuples(st.integers(-180, 180), st.integers(-90, 90))


@pytest.mark.parametrize(
    "wkt",
    [
        box_wkt(-94.87, 15.28, -93.84, 16.28),
        "POLYGON ((142.352793016856 13.4758743606673, 143.36 13.4, 143.3 12.4, 142.352793016856 13.4758743606673))",
        " polygon((0 0,1e0 0,0 1,0 0)) ",
        "POLYGON((0 0,0 1,1 1,1 0,0 0))",
    ],
)
def test_a_convex_outline_is_read_as_it_is_written(wkt: str) -> None:
    ring = convex_ring(wkt)
    assert ring is not None
    assert footprint_geometry(wkt).Equals(ogr.CreateGeometryFromWkt(wkt.strip()))


@pytest.mark.parametrize(
    "wkt",
    [
        "",
        "POLYGON EMPTY",
        "POINT (1 2)",
        "POLYGON((0 0,1 0,1 1,0 1))",  # open
        "POLYGON((0 0,1 1,0 0))",
        "POLYGON((0 0,1 0,2 0,0 0))",  # flat
        "POLYGON((0 0,1 0,2 0,2 2,0 2,0 0))",  # a point on an edge
        "POLYGON((5 0,9 4,9 0,5 4,5 0))",  # crosses itself
        "POLYGON((0 0,4 0,1 1,0 4,0 0))",  # dented
        "POLYGON((0 0,1 0,1 1,0 1,0 0),(0.2 0.2,0.4 0.2,0.4 0.4,0.2 0.2))",
        "POLYGON Z((0 0 5,1 0 5,1 1 5,0 0 5))",
        "POLYGON((0 0 5,1 0 5,1 1 5,0 0 5))",
        "POLYGON((179.5 1,-179.5 1,-179.5 3,179.5 3,179.5 1))",
        "POLYGON((179 1,181 1,181 3,179 3,179 1))",
        "POLYGON((0 89,1 89,1 91,0 91,0 89))",
        "POLYGON((nan 0,1 0,1 1,nan 0))",
        "POLYGON((0 0,1_0 0,1 1,0 0))",
        "POLYGON((0 0,1 0,1 1,0 0)) POINT(1 2)",
        "SRID=4326;POLYGON((0 0,1 0,1 1,0 0))",
        "MULTIPOLYGON(((0 0,1 0,1 1,0 0)))",
        "POLYGON((,,,))",
    ],
)
def test_everything_else_is_left_to_those_who_mend(wkt: str) -> None:
    assert convex_ring(wkt) is None


def test_a_star_that_always_turns_to_one_side_goes_round_twice() -> None:
    points = [(math.cos(4 * math.pi * number / 5), math.sin(4 * math.pi * number / 5)) for number in range(5)]
    assert convex_ring(polygon_wkt(points)) is None


@given(st.lists(PLACES, min_size=3, max_size=8))
@example([(0, 0), (1, 0), (1, 1), (0, 1)])
def test_what_is_called_convex_is_valid_and_its_own_hull(points: list[tuple[int, int]]) -> None:
    wkt = polygon_wkt([(float(x), float(y)) for x, y in points])
    if convex_ring(wkt) is None:
        return
    geometry = ogr.CreateGeometryFromWkt(wkt)
    assert geometry.IsValid()
    assert geometry.ConvexHull().GetArea() == pytest.approx(geometry.GetArea(), rel=1e-12)
    assert footprint_geometry(wkt).Equals(geometry)
