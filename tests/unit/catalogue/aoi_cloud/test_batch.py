from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from builders.scenes import numbered_scenes
from scene_queue.core.aoi import AreaOfInterest
from scene_queue.core.catalogue.aoi_cloud import CloudCache, clouds_over
from scene_queue.core.errors import CancelledError, CredentialsError, ProductError
from scene_queue.core.events import Event, Note, Progress
from scene_queue.core.feedback import CancelSignal, Feedback

SCENES = numbered_scenes(6)
NAMES = [scene.identifier for scene in SCENES]


def test_every_scene_gets_its_answer(told: Any, area: AreaOfInterest) -> None:
    told.answers = {NAMES[0]: 12.5, NAMES[1]: 0.0}
    answers = {answer.scene.identifier: answer.percent for answer in clouds_over(SCENES, area, told, Feedback())}
    assert answers == {**dict.fromkeys(NAMES), NAMES[0]: 12.5, NAMES[1]: 0.0}


def test_a_scene_that_fails_does_not_stop_the_others(told: Any, area: AreaOfInterest) -> None:
    told.answers = {**dict.fromkeys(NAMES, 3.0), NAMES[2]: ProductError("It is gone.", advice="Search again.")}
    answers = list(clouds_over(SCENES, area, told, Feedback()))
    [failed] = [answer for answer in answers if answer.error]
    assert failed.scene.identifier == NAMES[2]
    assert str(failed.error) == "It is gone. Search again."
    assert sum(answer.percent == 3.0 for answer in answers) == 5


def test_several_are_asked_for_at_once_and_no_more_than_said(told: Any, area: AreaOfInterest) -> None:
    together = threading.Barrier(3, timeout=10)
    told.before = lambda scene, feedback: together.wait()
    assert len(list(clouds_over(SCENES, area, told, Feedback(), at_once=3))) == 6
    assert told.peak == 3


def test_a_refused_sign_in_ends_it_all(told: Any, area: AreaOfInterest) -> None:
    told.answers = dict.fromkeys(NAMES, CredentialsError("Refused."))
    with pytest.raises(CredentialsError):
        list(clouds_over(SCENES, area, told, Feedback(), at_once=1))
    assert told.asked == NAMES[:1]


def test_a_cancellation_ends_it_and_begins_nothing_new(told: Any, area: AreaOfInterest) -> None:
    signal = CancelSignal()

    def cancel(scene: Any, feedback: Feedback) -> None:
        signal.cancel()
        feedback.raise_if_cancelled()

    told.before = cancel
    with pytest.raises(CancelledError):
        list(clouds_over(SCENES, area, told, Feedback(signal=signal), at_once=1))
    assert told.asked == NAMES[:1]


def test_progress_counts_the_scenes(told: Any, area: AreaOfInterest) -> None:
    events: list[Event] = []
    list(clouds_over(SCENES, area, told, Feedback(events.append)))
    fractions = [event.fraction for event in events if isinstance(event, Progress)]
    assert fractions == pytest.approx([1 / 6, 2 / 6, 3 / 6, 4 / 6, 5 / 6, 1.0])


def test_how_far_the_work_on_one_scene_is_says_nothing_of_the_whole(told: Any, area: AreaOfInterest) -> None:
    def say(scene: Any, feedback: Feedback) -> None:
        feedback.progress(1.0, "2 of 2 scenes listed")
        feedback.note("Next attempt in 1 s.")

    told.before = say
    events: list[Event] = []
    list(clouds_over(SCENES[:2], area, told, Feedback(events.append)))
    assert [event.fraction for event in events if isinstance(event, Progress)] == [0.5, 1.0]
    assert len([event for event in events if isinstance(event, Note)]) == 2


def test_what_the_cache_knows_is_not_asked_for_again(told: Any, area: AreaOfInterest, tmp_path: Path) -> None:
    cache = CloudCache(tmp_path / "cache.json")
    cache.put(NAMES[0], area, 40)
    told.answers = {NAMES[1]: 7.0}
    answers = list(clouds_over(SCENES, area, told, Feedback(), cache=cache))
    assert answers[0].percent == 40.0
    assert NAMES[0] not in told.asked
    assert cache.get(NAMES[1], area) == 7.0
    assert cache.get(NAMES[2], area) is None
    told.asked.clear()
    list(clouds_over(SCENES, area, told, Feedback(), cache=cache))
    assert set(told.asked) == set(NAMES[2:])


def test_no_scenes_are_no_work(told: Any, area: AreaOfInterest) -> None:
    assert list(clouds_over([], area, told, Feedback())) == []
