"""When a silent program is given up."""

from __future__ import annotations

from typing import Callable

import pytest
from scene_queue.core.processes.watchdog import AwakeClock, Watchdog

WINDOW_S = 1800.0


class Bench:
    """A watchdog over a program that plays what it is told, in seconds of its own."""

    def __init__(self, window_s: float = WINDOW_S) -> None:
        self.now = 0.0
        self.used_s: float | None = 0.0
        self.measured = 0
        self.watchdog = Watchdog(window_s, self.measure, lambda: self.now)

    def measure(self) -> float | None:
        self.measured += 1
        return self.used_s

    def let_pass(self, seconds: float, *, share: float = 0.0, each_second: Callable[[], None] = lambda: None) -> bool:
        """Ask every second, while it uses that share of a core; whether it was over at some time."""
        end = self.now + seconds
        while self.now < end:
            self.now += 1
            if self.used_s is not None:
                self.used_s += share
            each_second()
            if self.watchdog.is_over():
                return True
        return False


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_silent_and_idle_for_the_whole_window_is_over(bench: Bench) -> None:
    assert not bench.let_pass(WINDOW_S)
    assert bench.let_pass(30)


def test_work_without_a_word_goes_on(bench: Bench) -> None:
    assert not bench.let_pass(20 * WINDOW_S, share=0.5)


def test_words_without_work_go_on(bench: Bench) -> None:
    assert not bench.let_pass(20 * WINDOW_S, each_second=bench.watchdog.hear)


def test_one_word_gives_a_new_window(bench: Bench) -> None:
    assert not bench.let_pass(WINDOW_S - 60)
    bench.watchdog.hear()
    assert not bench.let_pass(WINDOW_S)
    assert bench.let_pass(30)


def test_to_wake_now_and_then_is_no_work(bench: Bench) -> None:
    assert bench.let_pass(WINDOW_S + 30, share=0.005)


def test_two_percent_of_a_core_are_work(bench: Bench) -> None:
    assert not bench.let_pass(20 * WINDOW_S, share=0.02)


def test_work_before_the_window_does_not_count(bench: Bench) -> None:
    assert not bench.let_pass(10 * WINDOW_S, share=1)
    assert bench.let_pass(WINDOW_S + 60)


def test_it_is_never_over_where_the_processor_time_is_not_known(bench: Bench) -> None:
    bench.used_s = None
    assert not bench.let_pass(20 * WINDOW_S)


def test_what_was_measured_before_a_gap_is_not_compared_with(bench: Bench) -> None:
    bench.let_pass(WINDOW_S - 60)
    bench.used_s = None
    bench.let_pass(15)
    bench.used_s = 0.0
    assert not bench.let_pass(WINDOW_S - 60)


@pytest.mark.parametrize(("window_s", "asked_s", "most"), [(WINDOW_S, WINDOW_S, 181), (40, 40, 21)])
def test_it_is_measured_seldom(window_s: float, asked_s: float, most: int) -> None:
    bench = Bench(window_s)
    bench.let_pass(asked_s, each_second=bench.watchdog.hear)
    assert 2 <= bench.measured <= most


def test_the_sleep_of_the_computer_hardly_counts() -> None:
    times = iter([100.0, 100.1, 105.0, 105.0 + 8 * 3600, 105.2 + 8 * 3600])
    clock = AwakeClock(lambda: next(times))
    assert [round(clock(), 3) for _ in range(4)] == [0.1, 5.0, 15.0, 15.2]
