"""What may run in a call without the window, and that the computer is awake meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from builders.scenes import numbered_scenes
from scene_queue.core.events import Event, Note
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.executors import ThreadExecutor
from scene_queue.core.job_queue.job import JobState, StageName
from scene_queue.core.job_queue.measured_runs import Machine
from scene_queue.core.job_queue.memory_slots import GIGABYTE
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.queue import JobQueue
from scene_queue.core.job_queue.scheduler import Slots
from scene_queue.core.job_queue.store import Store
from scene_queue.core.machine.awake import ONE_CANNOT, Awake
from scene_queue.core.qgis_adapters.call_conditions import CallConditions
from scene_queue.core.qgis_adapters.settings_store import Preferences
from scene_queue.core.scene import Scene
from scene_queue.core.settings import Settings
from scene_queue.core.workspace import Workspace

SCENES = 6


class Corrections:
    """Stages of which each stays until the test lets all go on, or nobody came for long."""

    def __init__(self) -> None:
        self.most, self.may_end = 0, threading.Event()
        self._inside, self._lock = 0, threading.Lock()

    def of(self, order: Order, *, is_last: bool = True) -> dict[StageName, Corrections]:
        return dict.fromkeys(StageName, self)

    def run(self, scene: Scene, workspace: Workspace, feedback: Feedback) -> dict[str, object]:
        with self._lock:
            self._inside += 1
            self.most = max(self.most, self._inside)
        self.may_end.wait(60)
        with self._lock:
            self._inside -= 1
        return {}


class Light:
    """A keeper of the computer."""

    def __init__(self) -> None:
        self.is_on = True

    def is_at_work(self) -> bool:
        return self.is_on

    def end(self) -> None:
        self.is_on = False


class Call:
    """A call on a computer of the test's making."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.preferences = folder, Preferences()
        self.machine = Machine(13 * GIGABYTE, 8)
        self.light: Light | None = None
        self.can_stay_awake = True
        self.heard: list[Event] = []

    def run(self, corrections: int, expected: int) -> int:
        """The most corrections that were under way at once.

        :param expected: with so many under way the queue is asked once more before any of them ends.
        """
        stages, feedback = Corrections(), Feedback(self.heard.append)

        def renew(queue: JobQueue) -> None:
            under_way = queue.at_work()[StageName.CORRECTION]
            conditions.renew(queue)
            if under_way >= expected:
                stages.may_end.set()

        with Store(self.folder / "queue.sqlite") as store:
            queue = JobQueue(store, stages, ThreadExecutor(), slots=Slots(correction=0))
            queue.add(Order(0, Settings(self.folder), (StageName.CORRECTION,)), numbered_scenes(SCENES))
            with CallConditions(
                self.preferences,
                feedback,
                corrections,
                measured=lambda: self.machine,
                awake=Awake([self.switch_on]),
            ) as conditions:
                queue.wait(feedback, renew)
                self.was_awake = self.light is not None and self.light.is_on
            queue.close()
            assert {job.state for job in queue.jobs()} == {JobState.DONE}
        return stages.most

    def switch_on(self) -> Light:
        if not self.can_stay_awake:
            raise FileNotFoundError("There is no such program.")
        assert self.light is None  # once a call
        self.light = Light()
        return self.light

    def notes(self) -> list[Note]:
        return [event for event in self.heard if isinstance(event, Note)]


@pytest.fixture
def call(tmp_path: Path) -> Iterator[Call]:
    made = Call(tmp_path)
    yield made
    assert made.light is None or not made.light.is_on


def test_as_many_corrections_run_as_have_their_memory(call: Call) -> None:
    assert call.run(0, expected=2) == 2
    assert call.notes() == []


def test_a_run_needs_what_the_settings_of_the_user_say(call: Call) -> None:
    call.preferences = replace(call.preferences, memory_per_run_gb=4)
    assert call.run(0, expected=3) == 3


def test_never_more_run_than_there_are_cores_or_than_the_user_allows(call: Call) -> None:
    call.machine = Machine(64 * GIGABYTE, 3)
    assert call.run(0, expected=3) == 3
    call.light, call.preferences = None, replace(call.preferences, most_corrections=2)
    assert call.run(0, expected=2) == 2


def test_one_always_runs_with_a_warning_where_it_has_too_little(call: Call) -> None:
    call.machine = Machine(2 * GIGABYTE, 8)
    assert call.run(0, expected=1) == 1
    (note,) = call.notes()
    assert note.warning
    assert "needs 6 GB of memory and 2.0 GB are free" in note.text


def test_a_number_that_is_named_is_what_runs_and_too_little_memory_is_told_once(call: Call) -> None:
    assert call.run(4, expected=4) == 4
    (note,) = call.notes()
    assert note.warning
    assert "4 runs of Sen2Cor need 24 GB of memory and 13.0 GB are free" in note.text


def test_a_number_that_fits_is_no_warning(call: Call) -> None:
    assert call.run(2, expected=2) == 2
    assert call.notes() == []


def test_working_hours_of_the_window_do_not_hold(call: Call) -> None:
    later = (datetime.now().astimezone().hour + 2) % 23
    call.preferences = replace(call.preferences, correction_hours=f"{later}-{later + 1}")
    assert call.run(1, expected=1) == 1


def test_the_computer_is_awake_until_the_call_ends(call: Call) -> None:
    call.run(1, expected=1)
    assert call.was_awake
    assert call.light is not None
    assert not call.light.is_on


def test_who_does_not_want_it_awake_is_heard(call: Call) -> None:
    call.preferences = replace(call.preferences, keep_awake=False)
    call.run(1, expected=1)
    assert call.light is None
    assert call.notes() == []


def test_a_computer_that_cannot_be_kept_awake_is_told_once_and_stops_nothing(call: Call) -> None:
    call.can_stay_awake = False
    call.run(1, expected=1)
    assert call.notes() == [Note(ONE_CANNOT)]
