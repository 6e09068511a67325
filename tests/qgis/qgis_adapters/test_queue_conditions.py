"""What may run now, and that the computer is kept awake exactly while something runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from qgis.core import QgsApplication
from scene_queue.core.job_queue.job import StageName
from scene_queue.core.job_queue.measured_runs import Machine
from scene_queue.core.job_queue.memory_slots import GIGABYTE
from scene_queue.core.job_queue.scheduler import Hold, Slots
from scene_queue.core.machine.awake import ONE_CANNOT, Awake
from scene_queue.core.qgis_adapters.queue_conditions import QueueConditions
from scene_queue.core.qgis_adapters.settings_store import Preferences

DOWNLOAD, CHECK, CORRECTION = StageName
NOON = datetime(2026, 11, 30, 12, 0).astimezone()


class Light:
    """A keeper of the computer."""

    def __init__(self) -> None:
        self.is_on = True

    def is_at_work(self) -> bool:
        return self.is_on

    def end(self) -> None:
        self.is_on = False


class Room:
    """Conditions with a computer, a clock and preferences of the test's making."""

    def __init__(self) -> None:
        self.preferences = Preferences()
        self.machine = Machine(26 * GIGABYTE, 16)
        self.time, self.seconds = NOON, 0.0
        self.lights: list[Light] = []
        self.can_stay_awake = True
        self.warnings: list[str] = []
        self.conditions = QueueConditions(
            lambda: self.preferences,
            measured=lambda: self.machine,
            local_time=lambda: self.time,
            clock=lambda: self.seconds,
            awake=Awake([self.light]),
        )
        self.conditions.warned.connect(self.warnings.append)

    def light(self) -> Light:
        if not self.can_stay_awake:
            raise FileNotFoundError("There is no such program.")
        self.lights.append(Light())
        return self.lights[-1]

    def choose(self, **changes: object) -> None:
        self.preferences = replace(self.preferences, **changes)

    def pass_a_second(self) -> None:
        self.pass_seconds(1)

    def pass_seconds(self, seconds: int) -> None:
        self.seconds += seconds
        self.time += timedelta(seconds=seconds)

    @property
    def is_awake(self) -> bool:
        return any(light.is_on for light in self.lights)


@pytest.fixture
def room() -> Iterator[Room]:
    made = Room()
    yield made
    made.conditions.close()


def test_without_choices_all_is_open_and_as_many_corrections_run_as_fit(room: Room) -> None:
    now = room.conditions.now({})
    assert (now.download_open, now.correction_open, now.corrections) == (True, True, 4)
    assert (now.download_change, now.correction_change) == (None, None)
    slots = now.slots(Slots(download=6, safe_check=2))
    assert (slots.correction, dict(slots.closed)) == (4, {})


def test_hours_that_are_over_leave_no_slot_and_say_when_they_come_back(room: Room) -> None:
    room.choose(download_hours="22:00-06:00", correction_hours="12-13")
    now = room.conditions.now({})
    assert now.slots(Slots()).closed == {DOWNLOAD: Hold.HOURS}
    assert now.download_change == NOON.replace(hour=22)
    assert now.correction_change == NOON.replace(hour=13)


def test_hours_begin_while_the_queue_is_asked(room: Room) -> None:
    room.choose(download_hours="12:01-13:00")
    room.time = NOON + timedelta(seconds=59)
    assert not room.conditions.now({}).download_open
    room.pass_a_second()
    assert room.conditions.now({}).download_open


def test_hours_that_cannot_be_read_are_told_once_and_stop_nothing(room: Room) -> None:
    room.choose(download_hours="at night")
    assert [room.conditions.now({}).download_open for _ in range(3)] == [True] * 3
    assert len(room.warnings) == 1
    assert "at night" in room.warnings[0]


def test_a_change_of_the_settings_holds_at_once(room: Room) -> None:
    room.conditions.now({})
    room.choose(memory_per_run_gb=13, most_corrections=1)
    assert room.conditions.now({}).corrections == 1
    room.choose(most_corrections=0)
    assert room.conditions.now({}).corrections == 2


def test_young_runs_are_reckoned_with_what_they_will_need(room: Room) -> None:
    room.conditions.now({})
    room.pass_a_second()
    assert room.conditions.now({CORRECTION: 3}).corrections == 4


def test_the_computer_is_measured_every_few_seconds(room: Room) -> None:
    room.conditions.now({})
    room.machine = Machine(13 * GIGABYTE, 16)
    room.pass_a_second()
    assert room.conditions.now({}).corrections == 4
    room.pass_seconds(5)
    assert room.conditions.now({}).corrections == 2


def test_memory_of_a_run_that_has_ended_is_seen_at_once(room: Room) -> None:
    room.conditions.now({})
    room.machine = Machine(1 * GIGABYTE, 16)
    room.pass_seconds(5)
    room.conditions.now({CORRECTION: 4})
    room.machine = Machine(26 * GIGABYTE, 16)
    room.pass_a_second()
    assert room.conditions.now({}).corrections == 4
    room.pass_a_second()
    room.conditions.now({CORRECTION: 1})
    assert room.warnings == []


def test_too_little_memory_is_told_when_a_run_begins_with_it_and_only_then(room: Room) -> None:
    room.machine = Machine(2 * GIGABYTE, 4)
    assert room.conditions.now({DOWNLOAD: 2}).corrections == 1
    assert room.warnings == []
    for _ in range(3):
        room.pass_a_second()
        room.conditions.now({CORRECTION: 1})
    assert len(room.warnings) == 1
    assert "2.0 GB are free" in room.warnings[0]


def test_the_computer_is_awake_exactly_while_something_runs(room: Room) -> None:
    seen = []
    for running in ({}, {DOWNLOAD: 1}, {CHECK: 1}, {CORRECTION: 2}, {DOWNLOAD: 0, CORRECTION: 0}):
        room.conditions.now(running)
        seen.append(room.is_awake)
    assert seen == [False, True, True, True, False]
    assert len(room.lights) == 1


def test_who_does_not_want_it_awake_is_heard_at_once(room: Room) -> None:
    room.conditions.now({DOWNLOAD: 1})
    room.choose(keep_awake=False)
    room.conditions.now({DOWNLOAD: 1})
    assert not room.is_awake


def test_a_closed_queue_lets_the_computer_sleep_for_good(room: Room) -> None:
    room.conditions.now({DOWNLOAD: 1})
    room.conditions.close()
    assert not room.is_awake
    room.conditions.now({DOWNLOAD: 1})
    assert not room.is_awake


def test_a_computer_that_cannot_be_kept_awake_is_a_line_in_the_log_and_no_warning(room: Room) -> None:
    lines: list[str] = []
    log = QgsApplication.messageLog()
    listening = log.messageReceived.connect(lambda text, tag, level: lines.append(text))
    room.can_stay_awake = False
    for running in (1, 0, 1, 1):
        room.conditions.now({DOWNLOAD: running})
    log.messageReceived.disconnect(listening)
    assert (lines, room.warnings) == ([ONE_CANNOT], [])
    assert room.conditions.awake_trouble == ONE_CANNOT
