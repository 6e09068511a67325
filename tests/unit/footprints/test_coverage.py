"""Shares of the area, and middles of footprints."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from builders.areas import box_wkt, polygon_wkt, stars
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scene_queue.core.aoi import area_from_tiles, area_from_wkt
from scene_queue.core.errors import AreaError, ServiceError
from scene_queue.core.footprints import centre, covered_percent, covered_percents, ground_percent

SQUARE = area_from_wkt(box_wkt(0, 0, 4, 4)).wkt
ACROSS = polygon_wkt([(179, -1), (-179, -1), (-179, 1), (179, 1)])
SPLIT = "MULTIPOLYGON(((179 -1,180 -1,180 1,179 1,179 -1)),((-180 -1,-179 -1,-179 1,-180 1,-180 -1)))"


@pytest.mark.parametrize(
    ("footprint", "percent"),
    [
        (box_wkt(0, 0, 4, 4), 100.0),
        (box_wkt(-10, -10, 40, 40), 100.0),
        (box_wkt(0, 0, 2, 4), 50.0),
        (box_wkt(-9, -9, 2, 9), 50.0),
        (box_wkt(4, 0, 8, 4), 0.0),
        (box_wkt(40, 40, 44, 44), 0.0),
        ("MULTIPOLYGON(((0 0,1 0,1 4,0 4,0 0)),((3 0,9 0,9 4,3 4,3 0)))", 50.0),
        ("MULTIPOLYGON(((0 0,2 0,2 4,0 4,0 0)),((1 0,3 0,3 4,1 4,1 0)))", 75.0),
    ],
)
def test_shares_of_a_square(footprint: str, percent: float) -> None:
    assert covered_percent(SQUARE, footprint) == pytest.approx(percent, abs=1e-6)


def test_a_whole_cover_is_exactly_100() -> None:
    tile = area_from_tiles(["15PUT"]).wkt
    assert covered_percent(tile, tile) == 100.0
    assert covered_percent(tile, box_wkt(-180, -90, 180, 90)) == 100.0


def test_shares_are_of_true_area() -> None:
    tall = area_from_wkt(box_wkt(0, 0, 1, 60)).wkt
    assert covered_percent(tall, box_wkt(0, 0, 1, 30)) == pytest.approx(57.7, abs=0.2)


def test_a_hole_of_the_area_does_not_count() -> None:
    ring = area_from_wkt(polygon_wkt([(0, 0), (3, 0), (3, 3), (0, 3)], [(1, 1), (2, 1), (2, 2), (1, 2)])).wkt
    assert covered_percent(ring, box_wkt(1, 1, 2, 2)) == 0
    assert covered_percent(ring, box_wkt(0, 0, 3, 1)) == pytest.approx(37.5, abs=0.05)


def test_shares_across_the_antimeridian() -> None:
    area = area_from_wkt(ACROSS).wkt
    assert covered_percent(area, ACROSS) == pytest.approx(100)
    assert covered_percent(area, SPLIT) == pytest.approx(100)
    assert covered_percent(area, box_wkt(179, -1, 181, 1)) == pytest.approx(100)
    assert covered_percent(area, box_wkt(179, -1, 180, 1)) == pytest.approx(50)
    assert covered_percent(SQUARE, ACROSS) == 0


def test_what_cannot_be_read_is_told() -> None:
    with pytest.raises(ServiceError, match="footprint"):
        covered_percent(SQUARE, "nonsense")
    with pytest.raises(AreaError, match="area of interest"):
        covered_percent("nonsense", SQUARE)
    with pytest.raises(ServiceError, match="footprint"):
        centre("")


@settings(max_examples=60, deadline=None)
@given(stars(points=60, size=4), st.floats(0, 1))
@example(
    [
        (2.0, 53.0),
        (0.30901699, 53.95105651),
        (-0.80901699, 53.58778525),
        (-0.80901699, 52.41221474),
        (0.927051, 50.14683),
    ],
    0.5,
)
def test_two_sides_of_a_cut_make_the_whole(outline: list[tuple[float, float]], share: float) -> None:
    area = area_from_wkt(polygon_wkt(outline)).wkt
    west, east = min(x for x, _ in outline) - 1, max(x for x, _ in outline) + 1
    cut = west + (east - west) * share
    left = covered_percent(area, box_wkt(west - 1, -90, cut, 90))
    right = covered_percent(area, box_wkt(cut, -90, east + 1, 90))
    assert 0 <= left <= 100
    assert 0 <= right <= 100
    assert left + right == pytest.approx(100, abs=1e-4)


def test_the_middle_of_a_footprint() -> None:
    assert centre(box_wkt(10, 20, 12, 30)) == pytest.approx((11, 25))
    assert centre("MULTIPOLYGON(((0 0,1 0,1 1,0 1,0 0)),((9 0,10 0,10 1,9 1,9 0)))") == pytest.approx((5, 0.5))


@pytest.mark.parametrize("footprint", [ACROSS, SPLIT, box_wkt(179, -1, 181, 1), box_wkt(-181, -1, -179, 1)])
def test_the_middle_of_a_footprint_across_the_antimeridian_is_there(footprint: str) -> None:
    longitude, latitude = centre(footprint)
    assert abs(longitude) == pytest.approx(180)
    assert longitude < 180
    assert latitude == pytest.approx(0)


def test_the_middle_lies_on_the_larger_side_of_the_antimeridian() -> None:
    longitude, _ = centre(polygon_wkt([(178, 0), (-179.5, 0), (-179.5, 1), (178, 1)]))
    assert longitude == pytest.approx(179.25)


def test_many_threads_may_measure_at_once() -> None:
    footprints = [box_wkt(x / 10, 0, x / 10 + 1, 4) for x in range(40)]

    def shares(_: int) -> list[float]:
        return [covered_percent(SQUARE, footprint) for footprint in footprints]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(shares, range(24)))
    assert all(answer == answers[0] for answer in answers)


def test_shares_of_many_footprints_are_those_of_each() -> None:
    touching, beside = box_wkt(4, 0, 8, 4), box_wkt(40, 40, 44, 44)
    asked = [box_wkt(0, 0, 2, 4), touching, beside, "nonsense", "", box_wkt(0, 0, 2, 4)]
    shares = covered_percents(SQUARE, iter(asked))
    assert shares == {asked[0]: pytest.approx(50.0), touching: 0.0, beside: None}
    assert shares[asked[0]] == covered_percent(SQUARE, asked[0])
    assert covered_percents(SQUARE, []) == {}


def test_the_ground_of_a_footprint_is_covered_by_others_together() -> None:
    ground, west, east = box_wkt(0, 0, 4, 4), box_wkt(0, 0, 2, 4), box_wkt(2, 0, 4, 4)
    assert ground_percent(ground, [west]) == pytest.approx(50.0)
    assert ground_percent(ground, [west, west]) == pytest.approx(50.0)
    assert ground_percent(ground, iter([west, east])) == pytest.approx(100.0)
    assert ground_percent(ground, [box_wkt(40, 40, 44, 44)]) == 0.0
    assert ground_percent(ground, []) == 0.0
    assert ground_percent("the same text", ["the same text"]) == 100.0
    with pytest.raises(ServiceError, match="footprint"):
        ground_percent(ground, ["nonsense"])
