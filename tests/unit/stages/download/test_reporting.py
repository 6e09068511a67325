"""Progress by bytes."""

from __future__ import annotations

import pytest
from scene_queue.core.events import Event, Progress
from scene_queue.core.feedback import Feedback
from scene_queue.core.stages.download.reporting import ByteProgress


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_five_events_a_second_and_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    events: list[Event] = []
    clock = Clock()
    progress = ByteProgress(Feedback(events.append), "Downloading", 0.0, 0.9, clock)
    for done in range(1, 1001):
        clock.now += 0.001
        progress.at(done, 1000)
    assert 5 <= len(events) <= 7
    assert events[-1] == Progress(0.9, "Downloading", 1000, 1000)


def test_its_share_of_the_stage_is_kept() -> None:
    events: list[Event] = []
    progress = ByteProgress(Feedback(events.append), "Unpacking", 0.9, 1.0)
    progress.at(50, 100)
    assert isinstance(events[0], Progress)
    assert events[0].fraction == pytest.approx(0.95)


def test_a_total_that_is_not_known_has_no_fraction() -> None:
    events: list[Event] = []
    ByteProgress(Feedback(events.append), "Downloading", 0.0, 0.9).at(50, None)
    assert events == [Progress(None, "Downloading", 50, None)]


def test_more_than_was_announced_is_no_more_than_all() -> None:
    events: list[Event] = []
    ByteProgress(Feedback(events.append), "Downloading", 0.0, 0.9).at(150, 100)
    assert isinstance(events[0], Progress)
    assert events[0].fraction == pytest.approx(0.9)
