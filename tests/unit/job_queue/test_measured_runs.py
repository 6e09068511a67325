"""What is measured of a computer now and then, and when a run with too little memory is warned about."""

from __future__ import annotations

from scene_queue.core.job_queue.measured_runs import Machine, MeasuredRuns, measure
from scene_queue.core.job_queue.memory_slots import GIGABYTE, MemoryRules

USUAL = MemoryRules()


class Computer:
    """One whose memory and time are the test's."""

    def __init__(self, free_gb: int, cores: int = 16) -> None:
        self.free_gb, self.cores, self.seconds, self.measured = free_gb, cores, 0.0, 0
        self.warnings: list[str] = []
        self.runs = MeasuredRuns(self.warnings.append, self.measure, lambda: self.seconds)

    def measure(self) -> Machine:
        self.measured += 1
        return Machine(self.free_gb * GIGABYTE, self.cores)


def test_it_is_measured_every_few_seconds_however_often_it_is_asked() -> None:
    computer = Computer(26)
    for _ in range(50):
        computer.runs.now(USUAL, 0)
        computer.seconds += 0.2
    assert computer.measured == 3


def test_a_run_that_has_ended_is_a_reason_to_measure() -> None:
    computer = Computer(26)
    computer.runs.now(USUAL, 0)
    computer.free_gb = 8
    assert computer.runs.now(USUAL, 2).count == 4
    assert computer.runs.now(USUAL, 1).count == 2


def test_it_warns_while_more_runs_go_on_than_had_their_memory() -> None:
    computer, four = Computer(13), MemoryRules(exactly=4)
    for running in (0, 1, 2):
        computer.runs.now(four, running)
    assert computer.warnings == []
    computer.runs.now(four, 3)
    assert ["4 runs" in sentence for sentence in computer.warnings] == [True]


def test_one_run_with_too_little_is_warned_about_only_when_it_goes_on() -> None:
    computer = Computer(2)
    computer.runs.now(USUAL, 0)
    assert computer.warnings == []
    computer.runs.now(USUAL, 1)
    assert ["2.0 GB are free" in sentence for sentence in computer.warnings] == [True]


def test_memory_that_came_before_the_run_is_no_warning() -> None:
    computer = Computer(2)
    computer.runs.now(USUAL, 0)
    computer.free_gb, computer.seconds = 8, 5.0
    computer.runs.now(USUAL, 0)
    computer.runs.now(USUAL, 1)
    assert computer.warnings == []


def test_this_computer_has_a_core_at_least() -> None:
    machine = measure()
    assert machine.cores >= 1
    assert machine.free_bytes is None or machine.free_bytes > 0


def test_nothing_is_measured_while_no_run_is_wanted_and_at_once_when_one_is() -> None:
    computer = Computer(26)
    computer.runs.now(USUAL, 0)
    assert computer.runs.now(USUAL, 0, is_wanted=False).count == 1
    assert computer.measured == 1
    computer.free_gb = 13
    assert computer.runs.now(USUAL, 0).count == 2
    assert computer.measured == 2
