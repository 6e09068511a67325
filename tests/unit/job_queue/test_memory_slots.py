"""How many runs of Sen2Cor fit, by what is free, what runs, and what the user allows."""

from __future__ import annotations

import pytest
from scene_queue.core.job_queue.memory_slots import GIGABYTE, FittingRuns, FreeBefore, MemoryRules, runs_that_fit

USUAL = MemoryRules()


def count(
    free_gb: float | None, running: int = 0, before_gb: float | None = None, cores: int = 16, most: int = 0
) -> int:
    before = None if before_gb is None else round(before_gb * GIGABYTE)
    free = None if free_gb is None else round(free_gb * GIGABYTE)
    return runs_that_fit(free, running, before, cores, MemoryRules(most=most)).count


@pytest.mark.parametrize(("free_gb", "runs"), [(6, 1), (11.9, 1), (12, 2), (26, 4)])
def test_as_many_run_as_have_their_memory(free_gb: float, runs: int) -> None:
    assert count(free_gb) == runs


def test_young_runs_count_with_what_they_are_going_to_need() -> None:
    assert count(25, running=2, before_gb=26) == 4
    assert count(25, running=4, before_gb=26) == 4


def test_memory_that_others_took_meanwhile_is_not_given_away() -> None:
    assert count(3, running=2, before_gb=26) == 2
    assert count(7, running=2, before_gb=26) == 3


def test_runs_under_way_are_not_fewer_when_memory_becomes_scarce() -> None:
    assert count(0.5, running=3, before_gb=10) == 3


def test_the_cores_bound_the_runs() -> None:
    assert count(64, cores=2) == 2


def test_the_user_bounds_the_runs_and_the_cores_still_do() -> None:
    assert count(64, most=3) == 3
    assert count(64, most=8, cores=4) == 4


def test_a_run_may_need_more_or_less_than_usual() -> None:
    assert runs_that_fit(24 * GIGABYTE, 0, None, 16, MemoryRules(bytes_a_run=4 * GIGABYTE)).count == 6


@pytest.mark.parametrize("free_gb", [0, 2.5, 5.9])
def test_one_run_is_always_allowed_with_a_warning(free_gb: float) -> None:
    fitting = runs_that_fit(round(free_gb * GIGABYTE), 0, None, 4, USUAL)
    assert fitting.count == 1
    assert f"6 GB of memory and {free_gb:.1f} GB are free" in fitting.warning


def test_enough_memory_is_no_warning() -> None:
    assert runs_that_fit(6 * GIGABYTE, 0, None, 4, USUAL).warning == ""


def test_a_run_that_is_under_way_is_not_warned_about_again() -> None:
    assert runs_that_fit(1 * GIGABYTE, 1, 5 * GIGABYTE, 4, USUAL).warning == ""


def test_where_memory_is_not_known_one_runs_unless_the_user_says_more() -> None:
    assert count(None) == 1
    assert count(None, most=3) == 3


@pytest.mark.parametrize(("free_gb", "cores", "is_bound"), [(7, 4, True), (64, 4, False), (1, 1, False)])
def test_it_is_told_whether_memory_is_what_more_would_wait_for(free_gb: int, cores: int, is_bound: bool) -> None:
    assert runs_that_fit(free_gb * GIGABYTE, 0, None, cores, USUAL).is_bound_by_memory is is_bound


def test_what_was_free_before_the_first_run_is_remembered_until_none_runs() -> None:
    before = FreeBefore()
    assert [before.at(free, running) for free, running in ((26, 0), (24, 1), (10, 2), (12, 1))] == [None, 26, 26, 26]
    assert [before.at(free, running) for free, running in ((16, 0), (15, 1))] == [None, 16]


def test_memory_that_another_program_gave_back_counts() -> None:
    before = FreeBefore()
    assert [before.at(free, running) for free, running in ((8, 0), (20, 1), (14, 1))] == [None, 20, 20]


def test_what_is_not_known_is_not_made_up() -> None:
    before = FreeBefore()
    assert [before.at(free, running) for free, running in ((None, 0), (None, 1), (12, 1), (None, 1))] == [
        *(None, None, 12, 12)
    ]


def test_runs_that_start_one_by_one_never_take_more_than_there_is() -> None:
    """A queue that asks before each start, with runs that have taken nothing yet."""
    before, running = FreeBefore(), 0
    while running < runs_that_fit(20 * GIGABYTE, running, before.at(20 * GIGABYTE, running), 16, USUAL).count:
        running += 1
    assert running == 3


def test_who_names_a_number_gets_it_whether_it_fits_or_not() -> None:
    assert count_exactly(4, free_gb=64, cores=2).count == 4
    assert count_exactly(4, free_gb=13, cores=16).count == 4
    assert count_exactly(4, free_gb=None, cores=16).count == 4
    assert count_exactly(1, free_gb=64, cores=16).count == 1


def test_a_number_that_does_not_fit_is_warned_about_before_the_first_run() -> None:
    sentence = "4 runs of Sen2Cor need 24 GB of memory and 13.0 GB are free"
    assert sentence in count_exactly(4, free_gb=13).warning
    assert count_exactly(4, free_gb=13, running=2).warning == ""
    assert count_exactly(4, free_gb=24).warning == ""
    assert "Sen2Cor needs 6 GB of memory" in count_exactly(1, free_gb=2).warning


def count_exactly(exactly: int, free_gb: float | None, cores: int = 16, running: int = 0) -> FittingRuns:
    free = None if free_gb is None else round(free_gb * GIGABYTE)
    return runs_that_fit(free, running, free if running else None, cores, MemoryRules(exactly=exactly))
