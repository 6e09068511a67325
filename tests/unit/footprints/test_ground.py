"""Unions of footprints over an area, piece by piece."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from builders.areas import box_wkt, polygon_wkt, star
from hypothesis import example, given, settings
from hypothesis import strategies as st
from osgeo import ogr
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.aoi.equal_area import area_m2
from scene_queue.core.footprints import covered_percent
from scene_queue.core.footprints.ground import Ground, Rest

SQUARE = box_wkt(0, 0, 4, 4)


outlines = st.lists(st.floats(0.5, 3.0), min_size=5, max_size=20).flatmap(
    lambda radii: st.builds(lambda x, y: polygon_wkt(star(x, y, radii)), st.floats(-2, 2), st.floats(40, 43))
)


def ground(*footprints: str, area: str = SQUARE) -> Ground:
    return Ground(area, {str(number): text for number, text in enumerate(footprints)})


@pytest.mark.parametrize(
    ("footprints", "percent"),
    [
        ([], 0.0),
        ([""], 0.0),
        ([box_wkt(9, 9, 10, 10)], 0.0),
        ([box_wkt(0, 0, 2, 4)], 50.0),
        ([box_wkt(0, 0, 2, 4), box_wkt(0, 0, 2, 4)], 50.0),
        ([box_wkt(0, 0, 2, 4), box_wkt(1, 0, 3, 4)], 75.0),
        ([box_wkt(0, 0, 2, 4), box_wkt(2, 0, 4, 4)], 100.0),
        ([box_wkt(-9, -9, 9, 9), "nonsense of one that is not asked for"], 100.0),
        (["MULTIPOLYGON(((0 0,1 0,1 4,0 4,0 0)),((3 0,9 0,9 4,3 4,3 0)))", box_wkt(0.5, 0, 2, 4)], 75.0),
    ],
)
def test_what_footprints_cover_together(footprints: Sequence[str], percent: float) -> None:
    made = ground(*footprints)
    asked = [str(number) for number, text in enumerate(footprints) if "nonsense" not in text]
    assert made.covered_percent(asked) == pytest.approx(percent, abs=1e-6)


def test_footprints_that_nobody_knows_cover_nothing() -> None:
    assert ground(SQUARE).covered_percent(["unknown"]) == 0


def test_without_an_area_all_footprints_together_are_it() -> None:
    made = ground(box_wkt(0, 0, 1, 4), box_wkt(1, 0, 4, 4), area="")
    assert made.covered_percent(["0"]) == pytest.approx(25)
    assert made.covered_percent(["0", "1"]) == pytest.approx(100)
    assert ground(area="").covered_percent([]) == 0


def test_the_pieces_are_the_area() -> None:
    area = area_from_wkt(polygon_wkt([(0, 0), (7, 1), (6, 5), (1, 6)], [(2, 2), (3, 2), (3, 3)])).wkt
    made = ground(area=area)
    assert len(made.pieces) > 20
    assert made.area_m2 == pytest.approx(area_m2(ogr.CreateGeometryFromWkt(area)), rel=1e-6)


def test_an_area_of_half_the_world_has_not_too_many_pieces() -> None:
    assert 100 < len(ground(area=box_wkt(-180, -60, 180, 70)).pieces) < 10_000


def test_a_gain_is_what_is_not_covered_yet() -> None:
    made = ground(box_wkt(0, 0, 2, 4), box_wkt(1, 0, 3, 4), box_wkt(0, 0, 3, 4))
    rest = Rest(made)
    half = rest.gain_m2(["0"])
    assert half == pytest.approx(made.area_m2 / 2, rel=1e-6)
    assert rest.gain_m2(["0", "1"]) == pytest.approx(1.5 * half, rel=1e-6)
    rest.take(["0"])
    assert rest.left_m2 == pytest.approx(half, rel=1e-6)
    assert rest.gain_m2(["1"]) == pytest.approx(half / 2, rel=1e-6)
    assert rest.gain_m2(["0"]) == pytest.approx(0, abs=1)
    rest.take(["1"])
    assert rest.gain_m2(["2"]) == pytest.approx(0, abs=1)
    assert rest.left_m2 == pytest.approx(half / 2, rel=1e-6)


def test_what_only_some_cover_is_their_own() -> None:
    made = ground(box_wkt(0, 0, 2, 4), box_wkt(1, 0, 4, 4), box_wkt(0, 0, 1, 4))
    everything = made.area_m2
    assert made.own_m2(["0"], [], everything) == pytest.approx(everything / 2, rel=1e-6)
    assert made.own_m2(["0"], ["1"], everything) == pytest.approx(everything / 4, rel=1e-6)
    assert made.own_m2(["0"], ["1", "2"], everything) == pytest.approx(0, abs=1)
    assert 0 < made.own_m2(["0"], ["1"], 0.0) < everything / 5


def test_rims_that_almost_coincide_are_cut_one_after_another() -> None:
    rims = [box_wkt(-1, -1, 2 + number * 1.3e-9, 5 + number * 0.7e-9) for number in range(60)]
    made = ground(*rims)
    rest = Rest(made)
    for number in range(len(rims)):
        rest.take([str(number)])
    assert rest.left_m2 == pytest.approx(made.area_m2 / 2, rel=1e-6)


@settings(max_examples=40)
@given(area=outlines, footprints=st.lists(outlines, min_size=1, max_size=5))
def test_one_footprint_covers_what_is_said_of_it_alone(area: str, footprints: Sequence[str]) -> None:
    exact = area_from_wkt(area).wkt
    valid = [area_from_wkt(text).wkt for text in footprints]
    made = ground(*valid, area=exact)
    shares = [covered_percent(exact, text) for text in valid]
    for number, share in enumerate(shares):
        # where an edge of half a degree is cut, its bend in the projection moves by a hair
        assert made.covered_percent([str(number)]) == pytest.approx(share, abs=1e-4)
    together = made.covered_percent([str(number) for number in range(len(valid))])
    assert max(shares) - 1e-4 <= together <= min(100.0, sum(shares)) + 1e-4


@example(
    area="POLYGON((1 40.49185294288769,0.8660254037844387 40.99185294288769,0.5 41.35787834667213,"
    "0 41.49185294288769,-0.5 41.35787834667213,-0.8660254037844387 40.99185294288769,-3 40.49185294288769,"
    "-1.7320508075688776 39.49185294288769,-0.36549929772019635 39.85878958910557,0 39.49185294288769,"
    "0.5 39.62582753910325,2.598076211353315 38.99185294288769,1 40.49185294288769))",
    footprints=[
        "POLYGON((1 40.49185294288769,0.8660254037844387 40.99185294288769,0.5 41.35787834667213,"
        "0 41.49185294288769,-0.5 41.35787834667213,-0.8660254037844387 40.99185294288769,-3 40.49185294288769,"
        "-1.7320508075688776 39.49185294288769,-0.36549929772019635 39.85878958910557,0 39.49185294288769,"
        "0.5 39.62582753910325,2.598076211353315 38.99185294288769,1 40.49185294288769))",
        "POLYGON((1 40,0.30901699437494745 40.951056516295154,-0.8090169943749473 40.58778525229247,"
        "-0.8090169943749476 39.41221474770753,0.30901699437494723 39.048943483704846,1 40))",
        "POLYGON((-0.9375 40,-1.4375 40.86602540378444,-2.4375 40.86602540378444,-2.9375 40,"
        "-2.4375 39.13397459621556,-1.4375 39.13397459621556,-0.9375 40))",
    ],
)
@settings(max_examples=40)
@given(area=outlines, footprints=st.lists(outlines, min_size=2, max_size=5))
def test_no_footprints_add_more_than_the_bound_that_is_told_without_cutting(
    area: str, footprints: Sequence[str]
) -> None:
    made = ground(*(area_from_wkt(text).wkt for text in footprints), area=area_from_wkt(area).wkt)
    rest = Rest(made)
    for number in range(len(footprints) - 1):
        keys = [str(number), str(number + 1)]
        assert rest.gain_m2(keys) <= rest.most_m2(keys) * (1 + 1e-4)
        rest.take([str(number)])
    assert rest.most_m2(["another"]) == 0


def test_what_stays_open_is_handed_out() -> None:
    left = ground(box_wkt(0, 0, 1, 4), box_wkt(0, 0, 3, 2)).coverage(["0", "1"])
    rest = ogr.CreateGeometryFromWkb(left.open_wkb)
    assert rest.GetGeometryName() == "MULTIPOLYGON"
    assert rest.GetArea() == pytest.approx(1 * 2 + 3 * 2 - 2 + 2)
    assert rest.Intersection(ogr.CreateGeometryFromWkt(box_wkt(0, 0, 1, 4))).GetArea() == pytest.approx(0)
    assert ogr.CreateGeometryFromWkb(ground(SQUARE).coverage(["0"]).open_wkb).IsEmpty()
    assert ground(area="").coverage([]).open_wkb == b""
