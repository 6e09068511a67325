from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders.scenes import numbered_scenes
from scene_queue.core.aoi import AreaOfInterest
from scene_queue.core.catalogue import SceneQuery, SearchResult, Suggestion
from scene_queue.core.catalogue.aoi_cloud import CloudCache, cloud_area, find_clear_scenes, with_aoi_cloud
from scene_queue.core.errors import CredentialsError, ServiceError, SettingsError
from scene_queue.core.feedback import Feedback

SCENES = tuple(numbered_scenes(50))
NAMES = [scene.identifier for scene in SCENES]


def found(count: int, *notes: str) -> SearchResult:
    return SearchResult(SCENES[:count], notes=notes)


def test_what_is_cloudier_is_left_out_and_the_rest_says_how_cloudy_it_is(told: Any, area: AreaOfInterest) -> None:
    told.answers = {NAMES[0]: 20.0, NAMES[1]: 20.1, NAMES[2]: 0.0}
    result = with_aoi_cloud(found(3, "A note."), area, 20, told, Feedback())
    assert [(scene.identifier, scene.aoi_cloud_percent) for scene in result.scenes] == [
        (NAMES[0], 20.0),
        (NAMES[2], 0.0),
    ]
    assert result.notes == ("A note.", "Left out with more than 20 % cloud over the area: 1 scene.")


def test_what_is_not_known_stays_in_and_is_told(told: Any, area: AreaOfInterest) -> None:
    told.answers = {NAMES[0]: 1.0, NAMES[1]: None}
    result = with_aoi_cloud(found(2), area, 20, told, Feedback())
    assert [scene.aoi_cloud_percent for scene in result.scenes] == [1.0, None]
    assert result.notes == (
        "The cloud over the area is not known of 1 scene, which stayed in the list "
        "(there is no L2A of the acquisition, or it sees too little).",
    )


def test_why_a_scene_could_not_be_judged_is_told(told: Any, area: AreaOfInterest) -> None:
    told.answers = {NAMES[0]: ServiceError("The service gave nonsense."), NAMES[1]: None}
    [note] = with_aoi_cloud(found(2), area, 20, told, Feedback()).notes
    assert "2 scenes" in note
    assert note.endswith("(The service gave nonsense).")


def test_the_order_stays_however_the_answers_come(told: Any, area: AreaOfInterest) -> None:
    told.answers = dict.fromkeys(NAMES, 5.0)
    assert with_aoi_cloud(found(50), area, 20, told, Feedback()).scenes != ()
    assert [scene.identifier for scene in with_aoi_cloud(found(50), area, 20, told, Feedback()).scenes] == NAMES


def test_the_limit_counts_what_is_clear_enough(told: Any, area: AreaOfInterest) -> None:
    told.answers = {name: 90.0 if number % 2 else 1.0 for number, name in enumerate(NAMES)}
    result = with_aoi_cloud(found(50), area, 20, told, Feedback(), limit=3, at_once=2)
    assert [scene.identifier for scene in result.scenes] == [NAMES[0], NAMES[2], NAMES[4]]
    assert len(told.asked) == 10
    assert result.notes[-1] == "Limited to 3 scenes; the cloud over the area of the rest was not looked at."


def test_a_limit_goes_on_until_it_is_reached_or_all_are_seen(told: Any, area: AreaOfInterest) -> None:
    told.answers = dict.fromkeys(NAMES, 90.0)
    told.answers[NAMES[49]] = 2.0
    result = with_aoi_cloud(found(50), area, 20, told, Feedback(), limit=3)
    assert [scene.identifier for scene in result.scenes] == [NAMES[49]]
    assert result.notes == ("Left out with more than 20 % cloud over the area: 49 scenes.",)


def test_a_search_is_asked_without_the_limits_that_come_after_it(told: Any, area: AreaOfInterest) -> None:
    asked: list[SceneQuery] = []
    day = date(2018, 8, 1)
    query = SceneQuery(area, day, day, max_aoi_cloud_percent=20, limit=1, max_cloud_percent=60)

    def find(changed: SceneQuery) -> SearchResult:
        asked.append(changed)
        return replace(found(3), suggestions=(Suggestion("more", replace(changed, max_cloud_percent=90), 4),))

    told.answers = {NAMES[0]: 50.0, NAMES[1]: 10.0, NAMES[2]: 5.0}
    result = find_clear_scenes(find, query, told, Feedback())
    assert asked == [replace(query, max_aoi_cloud_percent=None, limit=None)]
    assert [scene.identifier for scene in result.scenes] == [NAMES[1]]
    assert result.suggestions[0].query == replace(query, max_cloud_percent=90)


def test_without_a_limit_of_cloud_nobody_is_asked(told: Any, area: AreaOfInterest) -> None:
    query = SceneQuery(area, date(2018, 8, 1), date(2018, 8, 1), limit=2)
    assert find_clear_scenes(lambda asked: found(2) if asked is query else found(0), query, told, Feedback()) == found(
        2
    )
    assert told.asked == []


def test_the_tiles_are_the_area_where_there_is_no_other(area: AreaOfInterest) -> None:
    day = date(2018, 8, 1)
    assert cloud_area(SceneQuery(area, day, day, tiles=("15PUT",))) is area
    assert cloud_area(SceneQuery(None, day, day, tiles=("15PUT",))).name == "15PUT"
    with pytest.raises(SettingsError, match="there is no area"):
        cloud_area(SceneQuery(None, day, day, raw="tileid=15PUT"))


def test_a_result_without_scenes_stays_as_it_is(told: Any, area: AreaOfInterest) -> None:
    assert with_aoi_cloud(found(0, "Nothing."), area, 20, told, Feedback()) == found(0, "Nothing.")


def test_the_cache_spares_requests(told: Any, area: AreaOfInterest, tmp_path: Path) -> None:
    cache = CloudCache(tmp_path / "cache.json")
    told.answers = dict.fromkeys(NAMES, 5.0)
    for _ in (0, 1):
        assert len(with_aoi_cloud(found(4), area, 20, told, Feedback(), cache=cache).scenes) == 4
    assert len(told.asked) == 4


def test_a_refused_sign_in_is_no_unknown_cloud(told: Any, area: AreaOfInterest) -> None:
    told.answers = dict.fromkeys(NAMES, CredentialsError("Refused."))
    with pytest.raises(CredentialsError):
        with_aoi_cloud(found(4), area, 20, told, Feedback())
