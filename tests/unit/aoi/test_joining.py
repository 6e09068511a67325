"""Islands that lie close together, made one."""

from __future__ import annotations

import pytest
from builders.areas import Point, archipelagos, star
from hypothesis import given, settings
from hypothesis import strategies as st
from scene_queue.core.aoi.geometry import is_valid
from scene_queue.core.aoi.joining import closed_up, gathered, grouped
from scene_queue.core.aoi.outline import geometry_from_outlines, settled


def square(x: float, y: float, size: float = 1.0) -> list[Point]:
    return [(x, y), (x + size, y), (x + size, y + size), (x, y + size)]


def contains(outer: list[list[Point]], inner: list[list[Point]]) -> bool:
    return bool(geometry_from_outlines(outer).Buffer(1e-9).Contains(geometry_from_outlines(settled(inner))))


def test_a_strait_is_closed_and_the_far_side_stays_away() -> None:
    joined = closed_up([square(0, 0), square(1.1, 0), square(9, 0)], 0.2)
    assert len(joined) == 2
    assert geometry_from_outlines(joined).GetArea() == pytest.approx(3.1, abs=0.1)


def test_a_bay_is_filled() -> None:
    bay = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (2.1, 4.0), (2.1, 1.0), (1.9, 1.0), (1.9, 4.0), (0.0, 4.0)]
    (joined,) = closed_up([bay], 0.5)
    assert geometry_from_outlines([joined]).GetArea() == pytest.approx(16, abs=0.1)


def test_closing_up_stays_on_the_earth() -> None:
    joined = closed_up([square(179, 89), square(177, 89)], 3.0)
    west, east, south, north = geometry_from_outlines(joined).GetEnvelope()
    assert east <= 180
    assert north <= 90
    assert contains(joined, [square(179, 89), square(177, 89)])


def test_far_islands_of_a_group_get_one_outline() -> None:
    group = [square(0, 0, 0.1), square(1, 0, 0.1), square(0, 1, 0.1), square(1, 1, 0.1)]
    joined = grouped([*group, square(50, 50)], 0.6)
    assert len(joined) == 2
    assert contains(joined, group)
    assert geometry_from_outlines(joined).GetArea() < 3


def test_a_chain_is_not_made_a_hull() -> None:
    bow = [star(10 * x, 10 * y, [0.3] * 6) for x, y in star(0, 0, [1.0] * 40)[:31]]
    (joined,) = grouped(bow, 0.9)
    assert geometry_from_outlines([joined]).GetArea() < 200
    assert contains([joined], bow)


def test_thousands_are_gathered_by_where_they_lie() -> None:
    many = [square(x / 3, y / 3, 0.01) for x in range(40) for y in range(40)]
    joined = gathered(many, 100)
    assert len(joined) <= 100
    assert contains(joined, many)


def test_a_large_one_is_not_gathered_with_the_small_ones_beside_it() -> None:
    large = square(0, 0, 30)
    many = [square(31 + index % 20 / 10, index // 20 / 10, 0.01) for index in range(200)]
    joined = gathered([large, *many], 20)
    assert len(joined) <= 20
    assert contains(joined, [large, *many])
    assert geometry_from_outlines(joined).GetArea() < 1000


def test_few_are_left_as_they_are() -> None:
    few = [square(0, 0), square(5, 5)]
    assert gathered(few, 2) == few


def test_lines_a_rounding_error_apart_cost_no_corner() -> None:
    bent = [
        (1.806335773366505, 17.0),
        (1.3468321133167476, 17.265294561823346),
        (1.3468321133167473, 16.734705438176654),
    ]
    assert contains(closed_up([bent], 1.5), [bent])


@settings(max_examples=40, deadline=None)
@given(archipelagos(), st.floats(0.01, 30))
def test_whatever_is_joined_encloses_what_was_there(islands: list[list[Point]], distance: float) -> None:
    before = settled(islands)
    for joined in (closed_up(before, distance), grouped(before, distance), gathered(before, 5)):
        assert is_valid(geometry_from_outlines(joined))
        assert contains(joined, before)
    assert len(gathered(before, 5)) <= 5
