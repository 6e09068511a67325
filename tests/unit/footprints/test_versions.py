"""One acquisition, processed more than once."""

from __future__ import annotations

import pytest
from builders.areas import box_wkt
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.errors import ServiceError
from scene_queue.core.footprints import superseded_names

TILE = box_wkt(-95, 15, -94, 16)
WEST, EAST = box_wkt(-95, 15, -94.49, 16), box_wkt(-94.5, 15, -94, 16)


def name(
    baseline: str = "0206",
    stamp: str = "20180809T221152",
    *,
    level: str = "L1C",
    platform: str = "S2B",
    tile: str = "15PUT",
    sensed: str = "20180809T163829",
) -> str:
    return f"{platform}_MSI{level}_{sensed}_N{baseline}_R126_T{tile}_{stamp}"


FIRST = name()
SECOND_STAMP = name(stamp="20180809T235959")
REPROCESSED = name("0500", "20230714T101010")
NEWEST = name("0511", "20251101T000000")


def test_a_newer_baseline_replaces_all_older_ones() -> None:
    assert superseded_names([FIRST, REPROCESSED, NEWEST]) == {FIRST, REPROCESSED}
    assert superseded_names([NEWEST, FIRST]) == {FIRST}


def test_a_single_product_is_replaced_by_nothing() -> None:
    assert superseded_names([FIRST]) == frozenset()
    assert superseded_names([FIRST, FIRST]) == frozenset()
    assert superseded_names([]) == frozenset()


@pytest.mark.parametrize(
    "other",
    [
        name("0500", level="L2A"),
        name("0500", platform="S2A"),
        name("0500", tile="15PUS"),
        name("0500", sensed="20180809T163830"),
    ],
)
def test_other_acquisitions_replace_nothing(other: str) -> None:
    assert superseded_names([FIRST, other]) == frozenset()


def test_two_halves_of_a_split_tile_both_stay() -> None:
    assert superseded_names([FIRST, SECOND_STAMP]) == frozenset()


def test_both_halves_are_replaced_by_a_newer_baseline() -> None:
    assert superseded_names([FIRST, SECOND_STAMP, REPROCESSED]) == {FIRST, SECOND_STAMP}


def test_an_older_baseline_with_a_newer_stamp_is_the_older_one() -> None:
    late = name("0206", "20260101T000000")
    assert superseded_names([late, REPROCESSED]) == {late}


def test_what_sen2cor_wrote_at_home_is_left_alone() -> None:
    at_home = name("9999", "20260101T000000", level="L2A")
    official = name("0511", level="L2A")
    assert superseded_names([at_home, official]) == frozenset()


def test_names_come_back_as_they_were_given() -> None:
    assert superseded_names([f"{FIRST}.SAFE", REPROCESSED]) == {f"{FIRST}.SAFE"}


def test_other_names_are_left_alone() -> None:
    assert superseded_names(["", "S1A_IW_SLC", "S2A_OPER_PRD_MSIL1C_PDMC_2015", FIRST, REPROCESSED]) == {FIRST}


def test_a_half_that_was_not_processed_again_stays() -> None:
    footprints = {FIRST: WEST, SECOND_STAMP: EAST, REPROCESSED: EAST}
    assert superseded_names(footprints, footprints) == {SECOND_STAMP}


def test_halves_are_replaced_by_the_whole_and_the_whole_by_both_halves() -> None:
    whole_is_newer = {FIRST: WEST, SECOND_STAMP: EAST, REPROCESSED: TILE}
    assert superseded_names(whole_is_newer, whole_is_newer) == {FIRST, SECOND_STAMP}
    other_half = name("0500", "20230714T202020")
    halves_are_newer = {FIRST: TILE, REPROCESSED: WEST, other_half: EAST}
    assert superseded_names(halves_are_newer, halves_are_newer) == {FIRST}


def test_the_same_ground_twice_at_one_baseline_leaves_the_newer_stamp() -> None:
    footprints = {FIRST: TILE, SECOND_STAMP: box_wkt(-95.001, 15, -94, 16)}
    assert superseded_names(footprints, footprints) == {FIRST}


def test_halves_with_footprints_both_stay() -> None:
    footprints = {FIRST: WEST, SECOND_STAMP: EAST}
    assert superseded_names(footprints, footprints) == frozenset()


def test_names_without_a_footprint_are_judged_by_the_name() -> None:
    assert superseded_names([FIRST, REPROCESSED], {FIRST: TILE}) == {FIRST}
    assert superseded_names([FIRST, REPROCESSED], {REPROCESSED: WEST}) == {FIRST}
    assert superseded_names([FIRST, REPROCESSED], {FIRST: "", REPROCESSED: ""}) == {FIRST}


def test_a_footprint_that_cannot_be_read_is_told() -> None:
    with pytest.raises(ServiceError):
        superseded_names([FIRST, REPROCESSED], {FIRST: "nonsense"})


def test_a_footprint_of_a_single_product_is_not_even_read() -> None:
    assert superseded_names([FIRST], {FIRST: "nonsense"}) == frozenset()


@given(st.lists(st.tuples(st.sampled_from(["0206", "0207", "0500", "0511"]), st.integers(0, 5)), max_size=12))
def test_the_newest_of_an_acquisition_always_stays_and_order_does_not_matter(made: list[tuple[str, int]]) -> None:
    names = [name(baseline, f"2020010{day + 1}T000000") for baseline, day in made]
    replaced = superseded_names(names)
    assert replaced == superseded_names(reversed(names))
    newest = max((baseline for baseline, _ in made), default="")
    assert {one for one in names if f"_N{newest}_" in one}.isdisjoint(replaced)
    assert all(f"_N{newest}_" in one for one in set(names) - replaced)
