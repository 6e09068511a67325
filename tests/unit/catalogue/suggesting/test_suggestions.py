"""What is suggested where few scenes are found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders.areas import box_wkt
from builders.scenes import scene
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.catalogue import LevelChoice, SceneQuery, SearchResult
from scene_queue.core.catalogue.refinement import refined
from scene_queue.core.catalogue.suggesting.suggestions import NO_PLACE, with_suggestions
from scene_queue.core.errors import CancelledError, NetworkError
from scene_queue.core.scene import Scene

AREA = area_from_wkt(box_wkt(-94, 16, -93, 17))
COUNTRY = area_from_wkt(box_wkt(-110, 16, -88, 30))
TODAY = date(2020, 1, 1)


def query(**changes: Any) -> SceneQuery:
    asked = {"area": AREA, "start": date(2018, 8, 1), "end": date(2018, 8, 31), "level": LevelChoice.L1C, **changes}
    return SceneQuery(**asked)


def shot(day: str, level: str = "L1C", **changes: Any) -> Scene:
    """A scene of a day such as ``0809``, or of another year, ``20170809``."""
    whole = day if len(day) == 8 else f"2018{day}"
    return scene(f"S2B_MSI{level}_{whole}T163829_N0206_R126_T15PUT_20190101T000000", **changes)


class Archive:
    """A catalogue of some scenes. :ivar asked: the queries."""

    def __init__(self, *scenes: Scene, error: Exception | None = None) -> None:
        self.scenes, self.error = scenes, error
        self.asked: list[SceneQuery] = []

    def ask(self, asked: SceneQuery) -> SearchResult:
        self.asked.append(asked)
        if self.error:
            raise self.error
        return refined(self.scenes, asked)

    def advised(self, asked: SceneQuery) -> SearchResult:
        return with_suggestions(refined(self.scenes, asked), asked, self.ask, TODAY)


def sentences(result: SearchResult) -> list[str]:
    return [one.sentence for one in result.suggestions]


def test_enough_scenes_cost_no_question() -> None:
    archive = Archive(shot("0801"), shot("0802"), shot("0803"))
    result = archive.advised(query(max_cloud_percent=30))
    assert (len(result.scenes), result.suggestions, archive.asked) == (3, (), [])


def test_a_limit_that_is_reached_costs_no_question() -> None:
    archive = Archive(shot("0801"), shot("0802"))
    assert archive.advised(query(limit=1, max_cloud_percent=30)).suggestions == ()
    assert archive.asked == []


def test_cloud_is_loosened_step_by_step_and_the_note_says_what_the_limit_left() -> None:
    clouds = [10, 20, 25, 50, 70, 95]
    archive = Archive(*(shot(f"08{10 + cloud // 5}", cloud_cover_percent=float(cloud)) for cloud in clouds))
    result = archive.advised(query(max_cloud_percent=5.0))
    assert sentences(result) == [
        "3 scenes with up to 30 % cloud",
        "4 scenes with up to 60 % cloud",
        "6 scenes with any cloud",
    ]
    assert result.notes == ("6 scenes without filters: 0 with up to 5 % cloud.",)
    assert [one.query.max_cloud_percent for one in result.suggestions] == [30, 60, None]
    assert [one.scene_count for one in result.suggestions] == [3, 4, 6]
    assert len(archive.asked) == 1


def test_a_step_that_finds_no_more_than_the_one_before_is_left_out() -> None:
    archive = Archive(shot("0801", cloud_cover_percent=50.0))
    assert sentences(archive.advised(query(max_cloud_percent=5))) == ["1 scene with up to 60 % cloud"]


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        ({"months": "1-2"}, "3 scenes in all months"),
        ({"platforms": ("2A",)}, "3 scenes of all satellites"),
        ({"baseline": "05.00-"}, "3 scenes of any baseline"),
        ({"relative_orbit": 12}, "3 scenes of all orbits"),
        ({"orbit_direction": "ASCENDING"}, "3 scenes in both directions of flight"),
        ({"name_pattern": "S2A*"}, "3 scenes of any name"),
        ({"tiles": ("32TQM",)}, "3 scenes on all tiles of the area"),
        ({"max_cloud_percent": 2, "max_aoi_cloud_percent": 50}, "3 scenes with up to 30 % cloud"),
    ],
)
def test_each_filter_can_be_dropped(filters: dict[str, Any], sentence: str) -> None:
    archive = Archive(shot("0801"), shot("0806"), shot("0811"))
    result = archive.advised(query(**filters))
    assert sentences(result) == [sentence]
    assert refined(archive.scenes, result.suggestions[0].query).scenes == refined(archive.scenes, query()).scenes
    (asked,) = archive.asked
    assert (asked.area, asked.start, asked.end) == (AREA, date(2018, 8, 1), date(2018, 8, 31))


def test_what_lies_in_the_archive_is_suggested() -> None:
    archive = Archive(shot("0801", online=False), shot("0806"))
    result = archive.advised(query(online_only=True))
    assert sentences(result) == ["2 scenes with those that the service has to fetch from its archive"]
    assert result.notes == ("2 scenes without filters: 1 that can be fetched at once.",)


def test_the_note_tells_each_filter_alone() -> None:
    archive = Archive(shot("0801"), shot("0806"), shot("0811", cloud_cover_percent=50.0))
    result = archive.advised(query(max_cloud_percent=30, relative_orbit=12, platforms=("2A", "2B")))
    assert result.notes == ("3 scenes without filters: 2 with up to 30 % cloud, 3 of 2A, 2B, 0 of the orbit 12.",)
    assert sentences(result) == ["2 scenes of all orbits"]


def test_where_no_single_filter_is_to_blame_all_are_dropped() -> None:
    archive = Archive(shot("0801"))
    result = archive.advised(query(relative_orbit=12, platforms=("2A",), limit=7))
    assert sentences(result) == ["1 scene without any of the filters"]
    assert result.suggestions[0].query == query(limit=7)


def test_two_scenes_that_are_all_there_is_get_no_suggestion_and_cost_no_question() -> None:
    archive = Archive(shot("0801"), shot("0806"))
    result = archive.advised(query())
    assert (result.suggestions, result.notes, archive.asked) == ((), (), [])


def test_two_scenes_that_no_filter_made_so_few_get_no_suggestion() -> None:
    archive = Archive(shot("0801"), shot("0806"))
    result = archive.advised(query(max_cloud_percent=30))
    assert (result.suggestions, result.notes, len(archive.asked)) == ((), (), 1)


def test_l2a_is_loosened_to_either_level_at_the_same_question() -> None:
    archive = Archive(shot("0801"), shot("0806"), shot("0806", "L2A"), shot("0811"))
    result = archive.advised(query(level=LevelChoice.L2A))
    assert sentences(result) == ["3 scenes of either level"]
    assert result.suggestions[0].query.level is LevelChoice.BEST
    assert len(archive.asked) == 1


def test_l1c_of_an_archive_of_l2a_are_suggested_as_either_level() -> None:
    archive = Archive(shot("0801", "L2A"), shot("0806", "L2A"))
    result = archive.advised(query(max_cloud_percent=30))
    assert sentences(result) == ["2 scenes of either level"]
    assert len(archive.asked) == 2


def test_l1c_that_the_best_would_hide_count_where_a_filter_takes_their_l2a_away() -> None:
    archive = Archive(shot("0801", cloud_cover_percent=50.0), shot("0801", "L2A", online=False))
    result = archive.advised(query(level=LevelChoice.BEST, online_only=True, max_cloud_percent=5))
    assert "1 scene with up to 60 % cloud" in sentences(result)
    assert [asked.level for asked in archive.asked] == [LevelChoice.L1C, LevelChoice.L2A]


def test_where_the_time_has_nothing_a_longer_time_is_counted_with_the_filters() -> None:
    cloudy = shot("0910", cloud_cover_percent=90.0)
    archive = Archive(cloudy, shot("0911"), shot("0703"), shot("20171201"), shot("20190601"))
    level = LevelChoice.BEST
    result = archive.advised(query(start=date(2018, 8, 10), end=date(2018, 8, 20), max_cloud_percent=30, level=level))
    assert sentences(result) == ["1 scene from 2018-07-11 to 2018-09-19", "2 scenes from 2018-02-08 to 2019-02-19"]
    assert result.suggestions[0].query.max_cloud_percent == 30
    assert len(archive.asked) == 2


def test_where_a_longer_time_has_nothing_with_the_filters_it_is_counted_without() -> None:
    archive = Archive(shot("0910"))
    result = archive.advised(query(start=date(2018, 8, 20), end=date(2018, 8, 20), relative_orbit=12))
    assert sentences(result) == ["1 scene from 2018-07-21 to 2018-09-19 without filters"]
    assert result.suggestions[0].query.relative_orbit is None


def test_a_longer_time_never_ends_after_today_nor_begins_before_the_mission() -> None:
    archive = Archive()
    archive.advised(query(start=date(2015, 7, 1), end=date(2019, 12, 30)))
    (asked,) = archive.asked
    assert date(2015, 6, 27) <= asked.start
    assert asked.end <= TODAY


def test_nothing_at_all_ends_with_what_to_check() -> None:
    archive = Archive()
    result = archive.advised(query(relative_orbit=12))
    assert result.suggestions == ()
    (note,) = result.notes
    assert "Nothing at all" in note
    assert "Check the place" in note
    assert len(archive.asked) == 2


@pytest.mark.parametrize("filters", [{}, {"relative_orbit": 12}])
def test_of_a_large_area_it_is_told_which_days_were_asked_and_which_only_searched(filters: dict[str, Any]) -> None:
    world = area_from_wkt(box_wkt(-170, -60, 170, 60))
    archive = Archive()
    (note,) = archive.advised(query(area=world, **filters)).notes
    days = {(str(asked.start), str(asked.end)) for asked in archive.asked}
    assert days == {("2018-08-31", "2018-08-31")}
    assert note.startswith("The search found nothing from 2018-08-01 to 2018-08-31. ")
    assert "only from 2018-08-31 to 2018-08-31: nothing is listed in these days" in note
    assert "Nothing at all" not in note


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2014, 1, 1), date(2014, 12, 31), "search later days"),
        (date(2020, 1, 2), date(2020, 12, 31), "search earlier days"),
        (date.min, date(2000, 1, 1), "search later days"),
        (date.max, date.max, "search earlier days"),
    ],
)
def test_times_without_sentinel_2_cost_no_question(start: date, end: date, words: str) -> None:
    archive = Archive()
    result = archive.advised(query(start=start, end=end))
    assert words in result.notes[0]
    assert archive.asked == []


def test_any_dates_are_good_for_a_longer_time() -> None:
    Archive().advised(query(start=date.min, end=date.max))


def test_a_large_area_is_asked_for_a_short_time_only_and_the_counts_say_so() -> None:
    far = box_wkt(-100, 20, -99, 21)
    archive = Archive(*(shot(f"08{day:02d}", footprint_wkt=far) for day in (1, 29, 30, 31)))
    result = archive.advised(
        query(area=COUNTRY, start=date(2018, 1, 1), end=date(2018, 12, 31), months="3-8", tiles=("32TQM",))
    )
    (asked,) = archive.asked
    assert asked.months == "3-8"
    assert asked.end == date(2018, 8, 31)
    assert 0 <= (asked.end - asked.start).days < 20
    assert sentences(result) == ["at least 3 scenes on all tiles of the area"]
    assert f"3 scenes from {asked.start} to {asked.end} without filters: 0 on 32TQM." not in result.notes
    assert result.notes[0].startswith(f"3 scenes from {asked.start} to 2018-08-31 without filters: ")


def test_tiles_say_where_if_there_is_no_area() -> None:
    archive = Archive(shot("0801"), shot("0806"), shot("0811"))
    result = archive.advised(query(area=None, tiles=("15PUT",), relative_orbit=12))
    assert archive.asked[0].tiles == ("15PUT",)
    assert sentences(result) == ["3 scenes of all orbits"]


@pytest.mark.parametrize("place", [{"name_pattern": "S2A*"}, {"raw": "tileid=15PUT"}])
def test_without_a_place_nothing_is_asked_but_the_next_step_is_told(place: dict[str, Any]) -> None:
    archive = Archive()
    result = archive.advised(query(area=None, max_cloud_percent=3, **place))
    assert (result.notes, archive.asked) == ((NO_PLACE,), [])


def test_raw_conditions_stay_in_every_question() -> None:
    archive = Archive()
    archive.advised(query(raw="filename=S2B*", relative_orbit=12))
    assert [asked.raw for asked in archive.asked] == ["filename=S2B*"] * 2


def test_an_extra_question_that_fails_costs_the_suggestions_and_not_the_result() -> None:
    archive = Archive(shot("0801"), error=NetworkError("The network is gone."))
    result = archive.advised(query(max_cloud_percent=30))
    assert len(result.scenes) == 1
    assert result.suggestions == ()
    assert result.notes == ("What other filters would find could not be asked: The network is gone.",)


def test_cancelling_an_extra_question_cancels() -> None:
    with pytest.raises(CancelledError):
        Archive(error=CancelledError()).advised(query(max_cloud_percent=30))


def test_notes_and_suggestions_of_the_search_itself_stay() -> None:
    asked = query(max_cloud_percent=1)
    before = replace(refined([], asked), notes=("first",))
    archive = Archive(shot("0801"))
    assert with_suggestions(before, asked, archive.ask, TODAY).notes[0] == "first"


@given(
    st.lists(
        st.builds(
            shot,
            st.sampled_from(["0801", "0806", "0811", "0905", "20171230"]),
            st.sampled_from(["L1C", "L2A"]),
            cloud_cover_percent=st.sampled_from([None, 0.0, 40.0, 80.0]),
            online=st.booleans(),
        ),
        max_size=6,
    ),
    st.builds(
        query,
        max_cloud_percent=st.sampled_from([None, 5.0, 50.0]),
        online_only=st.booleans(),
        months=st.sampled_from(["", "9", "8-12"]),
        relative_orbit=st.sampled_from([None, 126, 12]),
        level=st.sampled_from(LevelChoice),
        name_pattern=st.sampled_from(["", "*L1C*", "S2A*"]),
        baseline=st.sampled_from(["", "05.00-"]),
    ),
)
def test_every_suggestion_keeps_its_promise(scenes: list[Scene], asked: SceneQuery) -> None:
    archive = Archive(*scenes)
    before = refined(scenes, asked)
    result = archive.advised(asked)
    assert result.scenes == before.scenes
    assert len(archive.asked) <= 4
    for one in result.suggestions:
        assert len(refined(scenes, one.query).scenes) == one.scene_count > len(before.scenes)
        assert one.sentence.startswith(f"{one.scene_count} scene")
    assert result.scenes or result.suggestions or result.notes
