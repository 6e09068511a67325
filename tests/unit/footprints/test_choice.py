"""Which scenes to take."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

import pytest
from builders.areas import box_wkt
from hypothesis import given, settings
from hypothesis import strategies as st
from scene_queue.core.errors import AreaError, CancelledError, ServiceError
from scene_queue.core.feedback import Feedback
from scene_queue.core.footprints.candidate import Candidate
from scene_queue.core.footprints.choice import Choice, best_per_period, smallest_set
from scene_queue.core.footprints.ground import Ground
from scene_queue.core.footprints.periods import Period

AREA = box_wkt(0, 0, 4, 2)
START = datetime(2018, 8, 9, 16, 38, 29, tzinfo=timezone.utc)


def candidate(
    footprint: str,
    *,
    tile: str = "15PUT",
    day: float = 0,
    stamp: int = 0,
    cloud: float | None = 10.0,
    aoi_cloud: float | None = None,
    superseded: bool = False,
) -> Candidate:
    begin = START + timedelta(days=day)
    processed = begin + timedelta(hours=5 + stamp)
    name = f"S2B_MSIL1C_{begin:%Y%m%dT%H%M%S}_N0206_R126_T{tile}_{processed:%Y%m%dT%H%M%S}"
    return Candidate(name, footprint, tile, begin, cloud, aoi_cloud, superseded)


def covered(chosen: Sequence[str], candidates: Sequence[Candidate], area: str = AREA) -> float:
    ground = Ground(area, {one.identifier: one.footprint_wkt for one in candidates})
    return ground.covered_percent(chosen)


WEST, EAST = box_wkt(0, 0, 2, 2), box_wkt(2, 0, 4, 2)


def test_of_two_looks_at_one_tile_the_clearer_is_the_best_of_the_month() -> None:
    cloudy, clear = candidate(WEST, cloud=60), candidate(WEST, day=5, cloud=2)
    assert best_per_period([cloudy, clear], Period.MONTH, AREA).identifiers == (clear.identifier,)


def test_cloud_over_the_area_counts_more_than_cloud_of_the_tile() -> None:
    clear_tile = candidate(WEST, cloud=2, aoi_cloud=90)
    clear_area = candidate(WEST, day=5, cloud=60, aoi_cloud=0)
    assert best_per_period([clear_tile, clear_area], Period.MONTH, AREA).identifiers == (clear_area.identifier,)


def test_what_is_not_known_to_be_clear_comes_last() -> None:
    unknown, cloudy = candidate(WEST, cloud=None), candidate(WEST, day=5, cloud=99)
    assert best_per_period([unknown, cloudy], Period.MONTH, AREA).identifiers == (cloudy.identifier,)
    assert best_per_period([unknown], Period.MONTH, AREA).identifiers == (unknown.identifier,)


def test_of_two_equally_clear_the_fuller_is_best_then_the_newer() -> None:
    half, full = candidate(box_wkt(0, 0, 1, 2), day=9), candidate(WEST)
    assert best_per_period([half, full], Period.MONTH, AREA).identifiers == (full.identifier,)
    newer = candidate(WEST, day=3)
    assert best_per_period([full, newer], Period.MONTH, AREA).identifiers == (newer.identifier,)


def test_each_tile_has_a_best_of_its_own() -> None:
    west = [candidate(WEST, cloud=cloud, day=cloud) for cloud in (9, 3, 7)]
    east = [candidate(EAST, tile="15PVT", cloud=cloud, day=cloud) for cloud in (1, 8)]
    chosen = best_per_period([*west, *east], Period.MONTH, AREA)
    assert set(chosen.identifiers) == {west[1].identifier, east[0].identifier}
    assert chosen.uncovered_percent == pytest.approx(0, abs=1e-6)


def test_the_rim_of_a_swath_is_joined_by_the_next_best() -> None:
    rim = candidate(box_wkt(0, 0, 1, 2), cloud=0)
    rest, cloudy = candidate(WEST, day=3, cloud=5), candidate(WEST, day=8, cloud=50)
    chosen = best_per_period([rim, rest, cloudy], Period.MONTH, AREA)
    assert set(chosen.identifiers) == {rim.identifier, rest.identifier}


def test_a_hairs_breadth_more_is_not_worth_another_scene() -> None:
    clear, wider = candidate(WEST, cloud=0), candidate(box_wkt(0, 0, 2.001, 2), day=3, cloud=50)
    assert best_per_period([clear, wider], Period.MONTH, AREA).identifiers == (clear.identifier,)


@pytest.mark.parametrize(("period", "count"), [(Period.DATE, 4), (Period.MONTH, 3), (Period.SEASON, 2)])
def test_every_period_has_its_best(period: Period, count: int) -> None:
    days = (0, 1, 30, 60)  # 9 and 10 August, 8 September, 8 October
    chosen = best_per_period([candidate(WEST, day=day, cloud=day) for day in days], period, AREA)
    assert len(chosen.identifiers) == chosen.periods == count


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2018-12-31", "2019-01-01", True),
        ("2019-02-28", "2018-12-01", True),
        ("2018-02-28", "2018-12-01", False),
        ("2019-02-28", "2019-03-01", False),
        ("2019-03-01", "2019-05-31", True),
        ("2019-06-01", "2019-08-31", True),
        ("2019-09-01", "2019-11-30", True),
        ("2019-11-30", "2019-12-01", False),
    ],
)
def test_a_winter_crosses_the_year(one: str, other: str, same: bool) -> None:
    season = Period.SEASON.of
    assert (season(datetime.fromisoformat(one)) == season(datetime.fromisoformat(other))) is same


def test_earlier_periods_sort_first() -> None:
    days = [START + timedelta(days=20 * number) for number in range(60)]
    for period in Period:
        keys = [period.of(day) for day in days]
        assert keys == sorted(keys)


def halves(tile: str = "15PUT", day: float = 0, cloud: float = 10.0) -> list[Candidate]:
    upper = candidate(box_wkt(0, 1, 2, 2), tile=tile, day=day, cloud=cloud)
    return [upper, candidate(box_wkt(0, 0, 2, 1), tile=tile, day=day, stamp=1, cloud=cloud)]


def test_both_halves_of_a_split_tile_are_the_best_together() -> None:
    split, whole = halves(cloud=1), candidate(WEST, day=3, cloud=50)
    chosen = best_per_period([*split, whole], Period.MONTH, AREA)
    assert set(chosen.identifiers) == {one.identifier for one in split}


def test_both_halves_of_a_split_tile_count_as_one_in_the_smallest_set() -> None:
    split, larger = halves(), candidate(box_wkt(0, 0, 2, 1.5), day=3)
    chosen = smallest_set([*split, larger], WEST)
    assert set(chosen.identifiers) == {one.identifier for one in split}
    assert chosen.uncovered_percent == pytest.approx(0, abs=1e-4)


def test_the_smallest_set_leaves_out_what_others_cover() -> None:
    left, right = candidate(box_wkt(0, 0, 3, 2)), candidate(box_wkt(1, 0, 4, 2), tile="15PVT")
    between = candidate(box_wkt(1, 0, 3, 2), tile="15PWT", cloud=0)
    assert set(smallest_set([between, left, right], AREA).identifiers) == {left.identifier, right.identifier}


def test_of_as_much_ground_the_clearer_then_the_newer_is_taken() -> None:
    cloudy, old, new = candidate(AREA, cloud=40), candidate(AREA, day=1, cloud=3), candidate(AREA, day=2, cloud=3)
    assert smallest_set([cloudy, old, new], AREA).identifiers == (new.identifier,)


def test_each_month_is_covered_by_its_own() -> None:
    august = [candidate(WEST), candidate(EAST, tile="15PVT"), candidate(AREA, tile="15PWT", day=1)]
    september = [candidate(WEST, day=30), candidate(EAST, tile="15PVT", day=31)]
    chosen = smallest_set([*september, *august], AREA, Period.MONTH)
    assert chosen.identifiers == (august[2].identifier, *(one.identifier for one in september))
    assert chosen.periods == 2


def test_what_stays_open_is_told_of_the_worst_period() -> None:
    chosen = smallest_set([candidate(AREA), candidate(WEST, day=30)], AREA, Period.MONTH)
    assert chosen.uncovered_percent == pytest.approx(50, abs=1e-3)
    assert chosen.unavoidable_percent == pytest.approx(50, abs=1e-3)


def test_without_an_area_all_that_they_cover_together_is_covered() -> None:
    chosen = smallest_set([candidate(WEST), candidate(EAST, tile="15PVT"), candidate(box_wkt(1, 0, 3, 2), day=2)])
    assert len(chosen.identifiers) == 2
    assert chosen.uncovered_percent == pytest.approx(0, abs=1e-4)


@pytest.mark.parametrize("footprint", ["", box_wkt(40, 40, 41, 41)])
def test_what_shows_nothing_of_the_area_is_not_chosen(footprint: str) -> None:
    beside = [candidate(footprint)]
    for chosen in (smallest_set(beside, AREA), best_per_period(beside, Period.MONTH, AREA)):
        assert chosen.identifiers == ()
        assert chosen.uncovered_percent == chosen.unavoidable_percent == pytest.approx(100)


@pytest.mark.parametrize("area", ["", AREA])
def test_of_nothing_nothing_is_chosen(area: str) -> None:
    assert smallest_set([], area).identifiers == best_per_period([], Period.DATE, area).identifiers == ()
    assert smallest_set([], area).periods == 0


def test_names_of_another_form_are_chosen_one_by_one() -> None:
    named = [Candidate(name, part, "", START) for name, part in (("first", WEST), ("second", EAST))]
    assert sorted(smallest_set(named, AREA).identifiers) == ["first", "second"]


def test_an_area_across_the_antimeridian_is_covered() -> None:
    area = "MULTIPOLYGON(((179 0,180 0,180 2,179 2,179 0)),((-180 0,-179 0,-179 2,-180 2,-180 0)))"
    across, west = candidate("POLYGON((179 0,-179 0,-179 2,179 2,179 0))"), candidate(box_wkt(179, 0, 180, 2), day=1)
    chosen = smallest_set([west, across], area)
    assert chosen.identifiers == (across.identifier,)
    assert chosen.uncovered_percent == pytest.approx(0, abs=1e-4)


def test_texts_that_are_no_polygons_are_refused() -> None:
    with pytest.raises(AreaError):
        smallest_set([candidate(WEST)], "POLYGON((")
    with pytest.raises(ServiceError):
        smallest_set([candidate("nonsense")], AREA)


def test_a_choice_that_is_no_longer_wanted_ends() -> None:
    feedback = Feedback()
    feedback.signal.cancel()
    with pytest.raises(CancelledError):
        smallest_set([candidate(WEST)], AREA, feedback=feedback)
    with pytest.raises(CancelledError):
        best_per_period([candidate(WEST)], Period.DATE, AREA, feedback)


# properties

coordinate = st.integers(0, 40).map(lambda number: number / 10 + number % 3 * 1e-5)


@st.composite
def boxes(draw: st.DrawFn) -> str:
    west, south = draw(coordinate), draw(coordinate) / 2
    return box_wkt(west, south, west + 0.3 + draw(coordinate) / 2, south + 0.3 + draw(coordinate) / 3)


some_candidates = st.lists(
    st.builds(
        candidate,
        boxes(),
        tile=st.sampled_from(["15PUT", "15PVT", "15PUS"]),
        day=st.integers(0, 60),
        stamp=st.integers(0, 1),
        cloud=st.one_of(st.none(), st.integers(0, 100)),
        superseded=st.booleans(),
    ),
    max_size=14,
    unique_by=lambda one: one.identifier,
)


def acquisition(name: str) -> tuple[str, ...]:
    return tuple(name.split("_")[index] for index in (0, 2, 5))


def is_sound(chosen: Choice, candidates: Sequence[Candidate]) -> None:
    """Known, once each, never superseded, and no half without the other."""
    counted = {one.identifier for one in candidates if not one.superseded}
    names = set(chosen.identifiers)
    assert len(names) == len(chosen.identifiers)
    assert names <= counted
    acquisitions = {acquisition(name) for name in names}
    assert names == {name for name in counted if acquisition(name) in acquisitions}


@settings(max_examples=60)
@given(candidates=some_candidates)
def test_the_smallest_set_covers_what_all_cover_together(candidates: Sequence[Candidate]) -> None:
    chosen = smallest_set(candidates, AREA)
    is_sound(chosen, candidates)
    counted = [one for one in candidates if not one.superseded]
    together = covered([one.identifier for one in counted], counted)
    assert covered(chosen.identifiers, counted) == pytest.approx(together, abs=1e-4)
    assert chosen.uncovered_percent == pytest.approx(100 - together, abs=1e-4)


@settings(max_examples=40)
@given(candidates=some_candidates, period=st.sampled_from(Period))
def test_the_sets_of_periods_cover_what_each_period_can(candidates: Sequence[Candidate], period: Period) -> None:
    chosen = smallest_set(candidates, AREA, period)
    is_sound(chosen, candidates)
    for key in {period.of(one.begin) for one in candidates if not one.superseded}:
        counted = [one for one in candidates if not one.superseded and period.of(one.begin) == key]
        mine = [one.identifier for one in counted if one.identifier in chosen.identifiers]
        together = covered([one.identifier for one in counted], counted)
        assert covered(mine, counted) == pytest.approx(together, abs=1e-4)


@settings(max_examples=40)
@given(candidates=some_candidates, period=st.sampled_from(Period))
def test_the_best_of_each_period_has_every_tile_that_shows_the_area(
    candidates: Sequence[Candidate], period: Period
) -> None:
    chosen = best_per_period(candidates, period, AREA)
    is_sound(chosen, candidates)
    of_name = {one.identifier: one for one in candidates}
    shown = {
        (period.of(one.begin), one.tile_id)
        for one in candidates
        if not one.superseded and covered([one.identifier], [one]) > 1e-9
    }
    assert {(period.of(of_name[name].begin), of_name[name].tile_id) for name in chosen.identifiers} == shown
