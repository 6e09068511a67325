"""Progress by bytes."""

from __future__ import annotations

import pytest
from scene_queue.core.events import Event, Progress
from scene_queue.core.feedback import Feedback
from scene_queue.core.stages.download.reporting import PACE_S, ByteProgress, Pace


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
    last = events[-1]
    assert isinstance(last, Progress)
    assert (last.fraction, last.text, last.bytes_done, last.bytes_total) == (0.9, "Downloading", 1000, 1000)


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


def reported(speeds: list[float], begin: int = 0, total: int = 10**12) -> list[Progress]:
    """What is told of a transfer with these speeds, a second each, that goes on from bytes on disk."""
    events: list[Event] = []
    clock = Clock()
    progress = ByteProgress(Feedback(events.append), "Downloading", 0.0, 0.9, clock)
    done = float(begin)
    progress.at(int(done), total)
    for speed in speeds:
        for _ in range(5):
            clock.now += 0.21
            done += 0.21 * speed
            progress.at(int(done), total)
    return [event for event in events if isinstance(event, Progress)]


def test_speed_and_time_left_are_told() -> None:
    last = reported([2e6] * 5, total=100_000_000)[-1]
    assert last.bytes_per_second == pytest.approx(2e6, rel=0.01)
    assert last.seconds_left == pytest.approx((100e6 - last.bytes_done) / 2e6, rel=0.01)


def test_bytes_that_were_on_disk_before_are_no_speed() -> None:
    assert reported([1e6] * 5, begin=500_000_000)[-1].bytes_per_second == pytest.approx(1e6, rel=0.01)


def test_the_first_moment_says_nothing_of_the_speed() -> None:
    first, *_ = reported([1e6])
    assert (first.bytes_per_second, first.seconds_left) == (0.0, None)


def test_the_speed_is_that_of_the_last_seconds_and_does_not_jump() -> None:
    told = [event.bytes_per_second for event in reported([8e6] * 30 + [1e6] * 30)]
    assert max(told) == pytest.approx(8e6, rel=0.01)
    assert told[-1] == pytest.approx(1e6, rel=0.01)
    steps = [abs(after - before) for before, after in zip(told[10:], told[11:])]
    assert max(steps) < 7e6 * 0.21 * 2 / PACE_S


def test_a_transfer_that_is_begun_anew_has_a_new_pace() -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.at(0)
    clock.now += 2
    assert pace.at(4_000_000) == 2e6
    assert pace.at(0) == 0.0
