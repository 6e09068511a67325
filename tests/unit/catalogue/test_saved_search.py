"""Searches that are kept and run again."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from builders.areas import box_wkt
from builders.scenes import T15PUT, numbered_scenes, scene
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.aoi import area_from_tiles, area_from_wkt
from scene_queue.core.catalogue import LevelChoice, SceneQuery, SearchResult, Suggestion
from scene_queue.core.catalogue.saved_search import (
    SavedSearch,
    new_saved_search,
    only_new,
    saved_search_from_json,
)
from scene_queue.core.errors import SettingsError

NOW = datetime(2018, 9, 1, 8, 30, tzinfo=timezone.utc)
QUERY = SceneQuery(
    area=area_from_wkt(box_wkt(-94, 16, -93, 17), "Oaxaca"),
    start=date(2018, 8, 1),
    end=date(2018, 8, 31),
    months="6-8",
    level=LevelChoice.BEST,
    max_cloud_percent=12.5,
    max_aoi_cloud_percent=5.0,
    orbit_direction="DESCENDING",
    relative_orbit=126,
    tiles=("15PUT", "15PVT"),
    raw="filename=S2B*",
    limit=100,
    platforms=("2A", "2B"),
    baseline="05.00-",
    name_pattern="S2?_*",
    online_only=True,
)
SAVED = new_saved_search("Coffee", "cdse", QUERY, NOW)


def through_text(search: SavedSearch, **changes: Any) -> SavedSearch:
    return saved_search_from_json(json.loads(json.dumps({**search.to_json(), **changes})))


def test_everything_of_a_search_is_kept() -> None:
    assert through_text(SAVED) == SAVED
    ran = SAVED.after_run(SearchResult(tuple(numbered_scenes(3))), NOW)
    assert through_text(ran) == ran
    assert len(ran.known) == 3


def test_a_search_without_an_area_is_kept() -> None:
    on_tiles = replace(SAVED, query=replace(QUERY, area=None))
    assert through_text(on_tiles) == on_tiles


def test_the_exact_area_is_kept_to_the_last_digit() -> None:
    exact = replace(SAVED, query=replace(QUERY, area=area_from_tiles(["15PUT", "01CCV"])))
    assert through_text(exact).query.area == exact.query.area


@given(
    st.builds(
        replace,
        st.just(QUERY),
        start=st.dates(date(2015, 1, 1), date(2018, 8, 1)),
        months=st.sampled_from(["", "1", "11-4"]),
        level=st.sampled_from(LevelChoice),
        max_cloud_percent=st.none() | st.floats(0, 100),
        limit=st.none() | st.integers(1, 9),
        raw=st.text(max_size=10),
    ),
    st.text(min_size=1, max_size=20).filter(str.strip),
)
def test_any_search_is_the_same_after_it_was_kept(query: SceneQuery, title: str) -> None:
    made = new_saved_search(title, "cdse", query, NOW)
    assert through_text(made) == made


def test_keys_of_later_versions_are_left_out() -> None:
    content = SAVED.to_json()
    content["colour"], content["query"]["sun"] = "red", 45
    assert saved_search_from_json(content) == SAVED


def test_keys_that_earlier_versions_did_not_write_have_defaults() -> None:
    few = {"schema": 1, "title": "t", "service": "cdse", "query": {"start": "2018-08-01", "end": "2018-08-02"}}
    few["query"]["tiles"] = ["T15PUT"]  # type: ignore[index]
    found = saved_search_from_json(few)
    assert found.query == SceneQuery(None, date(2018, 8, 1), date(2018, 8, 2), tiles=("15PUT",))
    assert (found.goes_on, found.last_run, found.known) == (False, None, frozenset())


@pytest.mark.parametrize(
    "changes",
    [
        {"schema": None},
        {"schema": "x"},
        {"title": ""},
        {"title": 3},
        {"service": None},
        {"query": None},
        {"query": {}},
        {"query": {"start": "2018-08-01", "end": "yesterday"}},
        {"query": {"start": "2018-08-02", "end": "2018-08-01", "tiles": ["15PUT"]}},
        {"query": {"start": "2018-08-01", "end": "2018-08-02", "area": {"wkt": "nonsense"}}},
        {"query": {"start": "2018-08-01", "end": "2018-08-02", "area": {}}},
        {"query": {"start": "2018-08-01", "end": "2018-08-02", "tiles": ["15PUT"], "limit": "many"}},
        {"query": {"start": "2018-08-01", "end": "2018-08-02", "tiles": ["15PUT"], "level": "L9"}},
        {"last_run": "now"},
        {"last_run": 5},
        {"known": 5},
        {"known": [5]},
    ],
)
def test_what_is_no_saved_search_is_told(changes: dict[str, Any]) -> None:
    with pytest.raises(SettingsError):
        through_text(SAVED, **changes)


@pytest.mark.parametrize("content", [None, [], "text", 5, {}])
def test_what_is_no_object_is_told(content: Any) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        saved_search_from_json(content)


def test_what_a_newer_version_made_is_told() -> None:
    with pytest.raises(SettingsError, match="newer version"):
        through_text(SAVED, schema=2)


def test_a_title_is_needed() -> None:
    with pytest.raises(SettingsError, match="title"):
        new_saved_search("  ", "cdse", QUERY, NOW)


def test_a_search_up_to_today_goes_on_and_one_of_the_past_does_not() -> None:
    today = replace(QUERY, end=NOW.date())
    assert new_saved_search("t", "cdse", today, NOW).query_on(date(2019, 1, 1)).end == date(2019, 1, 1)
    assert SAVED.query_on(date(2019, 1, 1)) == QUERY
    evening_in_mexico = datetime(2018, 9, 1, 19, tzinfo=timezone(timedelta(hours=-6)))
    assert new_saved_search("t", "cdse", replace(QUERY, end=date(2018, 9, 1)), evening_in_mexico).goes_on
    late = new_saved_search("t", "cdse", replace(QUERY, end=date(2020, 1, 1)), NOW)
    assert late.query_on(date(2019, 1, 1)).end == date(2020, 1, 1)


def test_all_is_new_the_first_time() -> None:
    result = SearchResult(tuple(numbered_scenes(3)))
    assert only_new(result, SAVED) is result


def test_what_was_found_before_is_left_out_and_told() -> None:
    scenes = numbered_scenes(5)
    ran = SAVED.after_run(SearchResult(tuple(scenes[:3])), NOW)
    result = only_new(SearchResult(tuple(scenes), notes=("first",)), ran)
    assert result.scenes == tuple(scenes[3:])
    assert result.notes == ("first", "2 new since 2018-09-01 08:30 UTC; 3 were known and are left out.")


def test_nothing_new_ends_with_a_next_step_and_without_suggestions() -> None:
    scenes = tuple(numbered_scenes(2))
    ran = SAVED.after_run(SearchResult(scenes), NOW)
    found = SearchResult(scenes, suggestions=(Suggestion("3 scenes with any cloud", QUERY, 3),))
    result = only_new(found, ran)
    assert (result.scenes, result.suggestions) == ((), ())
    assert result.notes == ("Nothing new since 2018-09-01 08:30 UTC; 2 were known. Run the whole search to see them.",)
    empty = replace(found, scenes=())
    assert only_new(empty, ran).suggestions == found.suggestions


def test_an_old_acquisition_that_was_processed_again_is_new() -> None:
    ran = SAVED.after_run(SearchResult((scene(T15PUT),)), NOW)
    again = scene(T15PUT.replace("N0206", "N0500"), published=NOW - timedelta(days=400))
    assert only_new(SearchResult((scene(T15PUT), again)), ran).scenes == (again,)


def test_what_vanished_for_a_time_is_not_new() -> None:
    scenes = tuple(numbered_scenes(2))
    first = SAVED.after_run(SearchResult(scenes), NOW)
    second = first.after_run(SearchResult(scenes[:1]), NOW + timedelta(days=1))
    assert only_new(SearchResult(scenes), second).scenes == ()
    assert second.last_run == NOW + timedelta(days=1)


@given(st.lists(st.sets(st.integers(0, 9)), min_size=1, max_size=5))
def test_over_several_runs_each_product_is_new_once(runs: list[set[int]]) -> None:
    scenes = numbered_scenes(10)
    search, told = SAVED, []
    for number, run in enumerate(runs):
        new = only_new(SearchResult(tuple(scenes[index] for index in sorted(run))), search)
        told.extend(one.identifier for one in new.scenes)
        search = search.after_run(new, NOW + timedelta(days=number))
    assert len(told) == len(set(told)) == len(set().union(*runs))
