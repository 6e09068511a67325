"""What every catalogue does with its hits."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from builders.areas import box_wkt
from builders.scenes import scene
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.aoi import area_from_tiles, area_from_wkt, cover
from scene_queue.core.catalogue import LevelChoice, SceneQuery, SearchResult
from scene_queue.core.catalogue.named_scene import acquisition_of
from scene_queue.core.catalogue.refinement import refined
from scene_queue.core.product.name import ProductName
from scene_queue.core.scene import Scene

AREA = area_from_wkt(box_wkt(-94, 16, -93, 17))
WEST, EAST, FAR = box_wkt(-94, 16, -93.5, 17), box_wkt(-93.5, 16, -93, 17), box_wkt(10, 10, 11, 11)
L1C = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
NEWER = "S2B_MSIL1C_20180809T163829_N0500_R126_T15PUT_20230809T221152"
L2A = "S2B_MSIL2A_20180809T163829_N0208_R126_T15PUT_20180809T231152"
OTHER = "S2A_MSIL1C_20180814T163901_N0206_R126_T15PUT_20180814T201030"
OTHER_HALF = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221159"


def query(**changes: Any) -> SceneQuery:
    asked = {"area": AREA, "start": date(2018, 8, 1), "end": date(2018, 8, 31), "level": LevelChoice.L1C, **changes}
    return SceneQuery(**asked)


def names(result: SearchResult) -> list[str]:
    return [one.identifier for one in result.scenes]


def test_what_was_listed_last_comes_first_and_equals_go_by_name() -> None:
    noon = datetime(2018, 8, 20, 12, tzinfo=timezone.utc)
    scenes = [scene(OTHER, published=noon), scene(L1C, published=noon), scene(NEWER, published=noon + timedelta(1))]
    assert names(refined(scenes, query())) == [NEWER, OTHER, L1C]


def test_the_cover_and_the_notes_of_the_catalogue_are_handed_on_each_note_once() -> None:
    search_area = cover(AREA, 200, 2000)
    result = refined([], query(), search_area, ["one", "two", "one"])
    assert result.search_area is search_area
    assert result.notes == ("one", "two")


def test_the_exact_area_decides_and_its_share_is_told() -> None:
    inside, half = scene(L1C), scene(OTHER, footprint_wkt=WEST)
    beside = scene(NEWER, footprint_wkt=FAR)
    result = refined([inside, half, beside], query())
    assert {one.identifier: one.aoi_percent for one in result.scenes} == {
        L1C: pytest.approx(100.0),
        OTHER: pytest.approx(50.0, abs=0.01),
    }
    assert result.notes == ()


def test_what_only_touches_the_area_counts() -> None:
    (found,) = refined([scene(L1C, footprint_wkt=box_wkt(-93, 16, -92, 17))], query()).scenes
    assert found.aoi_percent == 0.0


def test_without_an_area_nothing_has_a_share() -> None:
    (found,) = refined([scene(L1C, footprint_wkt=FAR)], query(area=None, tiles=("15PUT",))).scenes
    assert found.aoi_percent is None


@pytest.mark.parametrize("footprint", ["", "POLYGON EMPTY", "nonsense", "POLYGON ((0 0, 1 1"])
def test_a_scene_without_a_readable_footprint_is_judged_by_its_tile_and_that_is_told(footprint: str) -> None:
    over_tile = query(area=area_from_tiles(["15PUT"]))
    far = scene(OTHER.replace("T15PUT", "T32TQM"), footprint_wkt=footprint, orbit_direction="")
    result = refined([scene(L1C, footprint_wkt=footprint, orbit_direction=""), far], over_tile)
    (found,) = result.scenes
    assert found.identifier == L1C
    assert found.aoi_percent == pytest.approx(100.0)
    assert found.footprint_wkt == ""
    assert found.orbit_direction == "DESCENDING"
    (note,) = result.notes
    assert "outlines of their tiles" in note
    assert L1C in note


def test_a_scene_of_which_no_place_is_known_stays_in_and_that_is_told() -> None:
    nowhere = L1C.replace("T15PUT", "T99XXX")
    result = refined([scene(nowhere, footprint_wkt="", orbit_direction="")], query(orbit_direction="ASCENDING"))
    (found,) = result.scenes
    assert (found.aoi_percent, found.orbit_direction) == (None, "")
    assert any("Neither footprint nor tile" in note and nowhere in note for note in result.notes)
    assert any("orbit direction is not known" in note for note in result.notes)


def test_cloud_that_is_not_known_stays_in_and_is_told() -> None:
    scenes = [scene(L1C, cloud_cover_percent=None), scene(OTHER, cloud_cover_percent=31.0)]
    result = refined(scenes, query(max_cloud_percent=30, max_aoi_cloud_percent=5))
    assert names(result) == [L1C]
    assert [note.split(",")[0] for note in result.notes] == [
        "Their cloud is not known",
        "Their cloud over the area is not known",
    ]


def test_of_many_names_in_a_note_three_are_written() -> None:
    stamps = [f"201808{day:02d}T163829" for day in range(1, 9)]
    scenes = [scene(L1C.replace("20180809T163829", stamp), cloud_cover_percent=None) for stamp in stamps]
    (note,) = refined(scenes, query(max_cloud_percent=30)).notes
    assert note.endswith("and 5 more.")
    assert note.count("S2B_") == 3


def test_a_name_that_cannot_be_read_is_left_out_and_told() -> None:
    old = "S2A_OPER_PRD_MSIL1C_PDMC_20160101T000000_R126_V20151231T163829_20151231T163829"
    result = refined([scene(L1C), replace(scene(L1C), identifier=old)], query())
    assert names(result) == [L1C]
    assert result.notes == (f"Left out, since the name cannot be read: {old}.",)


def test_an_orbit_direction_that_the_service_does_not_say_is_derived_before_it_is_tested() -> None:
    night = datetime(2018, 8, 9, 4, 38, tzinfo=timezone.utc)  # 22:20 at 94 degrees west
    scenes = [scene(L1C, orbit_direction=""), scene(OTHER, orbit_direction="", begin=night)]
    assert {one.identifier: one.orbit_direction for one in refined(scenes, query()).scenes} == {
        L1C: "DESCENDING",
        OTHER: "ASCENDING",
    }
    assert names(refined(scenes, query(orbit_direction="ASCENDING"))) == [OTHER]


def test_a_product_is_listed_once_even_if_the_service_lists_it_twice() -> None:
    archived = scene(L1C, uuid="1", online=False)
    fetched = scene(L1C, uuid="2", online=True)
    for scenes in ([archived, fetched], [fetched, archived], [fetched, fetched]):
        assert [one.uuid for one in refined(scenes, query()).scenes] == ["2"]


def test_a_limit_leaves_out_replaced_scenes_first() -> None:
    late = datetime(2026, 1, 1, tzinfo=timezone.utc)  # an old version may be listed after the new one
    scenes = [scene(L1C, published=late), scene(NEWER), scene(OTHER)]
    assert set(names(refined(scenes, query(limit=2)))) == {NEWER, OTHER}
    assert set(names(refined(scenes, query(limit=3)))) == {L1C, NEWER, OTHER}


def test_the_limit_comes_last_and_is_told() -> None:
    scenes = [scene(OTHER, footprint_wkt=FAR), scene(L1C), scene(NEWER)]
    result = refined(scenes, query(limit=1))
    assert names(result) == [NEWER]
    assert result.notes == ("Limited to 1 of 2 scenes.",)
    assert refined(scenes, query(limit=2)).notes == ()


def test_months_without_a_day_in_the_search_are_told() -> None:
    result = refined([], query(months="1-2"))
    assert result.notes == ("None of the days from 2018-08-01 to 2018-08-31 lies in the months 1-2.",)


def test_an_older_baseline_is_superseded() -> None:
    result = refined([scene(L1C), scene(NEWER), scene(OTHER)], query())
    assert {one.identifier: one.superseded for one in result.scenes} == {L1C: True, NEWER: False, OTHER: False}


def test_halves_of_a_split_tile_do_not_replace_each_other() -> None:
    halves = [scene(L1C, footprint_wkt=WEST), scene(OTHER_HALF, footprint_wkt=EAST)]
    assert [one.superseded for one in refined(halves, query()).scenes] == [False, False]


@pytest.mark.parametrize("area", [AREA, None])
def test_versions_whose_footprints_cannot_be_read_are_judged_by_their_names(area: Any) -> None:
    asked = query(area=area, name_pattern="*")
    scenes = [scene(one, footprint_wkt="nonsense", tile_id="99XXX") for one in (L1C, NEWER, OTHER_HALF)]
    assert {one.identifier for one in refined(scenes, asked).scenes if one.superseded} == {L1C, OTHER_HALF}


def test_best_leaves_out_the_l1c_of_what_has_an_l2a() -> None:
    scenes = [scene(L1C), scene(L2A), scene(OTHER)]
    assert set(names(refined(scenes, query(level=LevelChoice.BEST)))) == {L2A, OTHER}
    assert set(names(refined(scenes, query(level=LevelChoice.L2A)))) == {L2A}
    assert set(names(refined(scenes, query(level=LevelChoice.L1C)))) == {L1C, OTHER}


def test_best_counts_an_l2a_that_is_too_cloudy_to_be_listed() -> None:
    scenes = [scene(L1C, cloud_cover_percent=20), scene(L2A, cloud_cover_percent=40)]
    assert names(refined(scenes, query(level=LevelChoice.BEST, max_cloud_percent=30))) == []


def test_best_counts_an_l2a_that_the_catalogue_knows_of() -> None:
    asked = query(level=LevelChoice.BEST)
    known = {acquisition_of(ProductName.parse(L2A))}
    assert names(refined([scene(L1C), scene(OTHER)], asked, corrected=known)) == [OTHER]


def test_best_does_not_count_an_l2a_that_the_other_filters_leave_out() -> None:
    scenes = [scene(L1C), scene(L2A, online=False)]
    assert names(refined(scenes, query(level=LevelChoice.BEST, online_only=True))) == [L1C]
    assert names(refined(scenes, query(level=LevelChoice.BEST, baseline="02.06"))) == [L1C]


def test_what_is_not_known_to_be_online_is_listed_with_a_note() -> None:
    scenes = [scene(L1C, online=None), scene(OTHER, online=True)]
    result = refined(scenes, query(online_only=True))
    assert set(names(result)) == {L1C, OTHER}
    assert result.notes == (f"Whether they are online is not known, and they are listed all the same: {L1C}.",)
    assert not refined(scenes, query()).notes


def test_of_two_entries_one_that_may_be_online_comes_before_one_that_is_not() -> None:
    entries = [scene(L1C, uuid="1", online=None), scene(L1C, uuid="2", online=False)]
    for order in (entries, entries[::-1]):
        assert [one.uuid for one in refined(order, query()).scenes] == ["1"]


def test_best_keeps_the_l1c_half_of_a_split_tile_whose_other_half_alone_was_corrected() -> None:
    halves = [scene(L1C, footprint_wkt=WEST), scene(OTHER_HALF, footprint_wkt=EAST)]
    west, east = scene(L2A, footprint_wkt=WEST), scene(L2A[:-1] + "9", footprint_wkt=EAST)
    best = query(level=LevelChoice.BEST)
    assert set(names(refined([*halves, west], best))) == {L2A, OTHER_HALF}
    assert set(names(refined([*halves, west, east], best))) == {west.identifier, east.identifier}
    assert set(names(refined([halves[1], west], best))) == {L2A, OTHER_HALF}
    whole = scene(L2A)
    assert names(refined([*halves, whole], best)) == [L2A]
    assert names(refined([*(replace(half, footprint_wkt="") for half in halves), west], best)) == [L2A]


PRODUCTS = st.builds(
    lambda level, day, baseline, tile, second: (
        f"S2{'AB'[day % 2]}_MSI{level}_201808{day:02d}T163829_N{baseline}_R126_T{tile}_20190101T0000{second:02d}"
    ),
    st.sampled_from(["L1C", "L2A"]),
    st.integers(1, 4),
    st.sampled_from(["0206", "0500"]),
    st.sampled_from(["15PUT", "32TQM"]),
    st.integers(0, 2),
)
SCENES = st.lists(
    st.builds(
        scene,
        PRODUCTS,
        footprint_wkt=st.sampled_from([WEST, EAST, FAR, "", box_wkt(-94, 16, -93, 17)]),
        cloud_cover_percent=st.sampled_from([None, 0.0, 20.0, 50.0]),
        online=st.booleans(),
    ),
    max_size=12,
)
QUERIES = st.builds(
    query,
    level=st.sampled_from(LevelChoice),
    max_cloud_percent=st.sampled_from([None, 5.0, 30.0]),
    online_only=st.booleans(),
    baseline=st.sampled_from(["", "02.06", "03.00-"]),
    tiles=st.sampled_from([(), ("15PUT",)]),
    platforms=st.sampled_from([(), ("2A",)]),
    limit=st.sampled_from([None, 1, 3]),
)


@given(SCENES, QUERIES)
def test_refining_never_adds_and_does_nothing_more_the_second_time(scenes: list[Scene], asked: SceneQuery) -> None:
    once = refined(scenes, asked)
    assert set(names(once)) <= {one.identifier for one in scenes}
    assert len(set(names(once))) == len(once.scenes)
    assert refined(once.scenes, asked).scenes == once.scenes


@given(SCENES, QUERIES, st.randoms())
def test_the_order_of_the_hits_does_not_matter(scenes: list[Scene], asked: SceneQuery, chance: random.Random) -> None:
    distinct = list({one.identifier: one for one in scenes}.values())
    shuffled = list(distinct)
    chance.shuffle(shuffled)
    assert refined(shuffled, asked) == refined(distinct, asked)


@given(SCENES, QUERIES)
def test_the_limit_cuts_the_list_and_changes_nothing_else(scenes: list[Scene], asked: SceneQuery) -> None:
    everything = refined(scenes, replace(asked, limit=None)).scenes
    listed = refined(scenes, asked).scenes
    newest = [one for one in everything if not one.superseded]
    assert list(listed) == [one for one in everything if one in listed]
    assert len(listed) == len(everything[: asked.limit])
    assert [one for one in listed if not one.superseded] == newest[: asked.limit]


@given(SCENES)
def test_best_has_every_acquisition_of_either_level(scenes: list[Scene]) -> None:
    def acquisitions(level: LevelChoice) -> set[object]:
        found = refined(scenes, query(level=level)).scenes
        return {acquisition_of(ProductName.parse(one.identifier)) for one in found}

    best = acquisitions(LevelChoice.BEST)
    assert acquisitions(LevelChoice.L2A) <= best
    is_known = all(one.footprint_wkt for one in scenes)  # else an L2A hides its L1C, wherever either of them lies
    assert not is_known or best == acquisitions(LevelChoice.L1C) | acquisitions(LevelChoice.L2A)


def test_best_takes_footprints_for_the_same_whose_rims_differ_a_little() -> None:
    near, nearly = scene(L2A, footprint_wkt=box_wkt(-94.01, 16, -93, 17)), box_wkt(-93.97, 16, -93, 17)
    best = query(level=LevelChoice.BEST)
    assert names(refined([scene(L1C), near], best)) == [L2A]
    assert names(refined([scene(L1C), scene(L2A, footprint_wkt=nearly)], best)) == [L2A]
