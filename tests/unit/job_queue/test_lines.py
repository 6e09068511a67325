from __future__ import annotations

from dataclasses import replace

from builders.scenes import numbered_scenes
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.job_queue.job import TRANSITIONS, Job, JobState, StageName
from scene_queue.core.job_queue.lines import Lines

SCENES = numbered_scenes(6)
DOWNLOAD, CHECK, _ = StageName


def a_job(number: int, order: int = 1, **more: object) -> Job:
    return replace(Job(number, order, SCENES[number % 6], DOWNLOAD), **more)  # type: ignore[arg-type]


def queued(lines: Lines) -> dict[tuple[int, StageName], list[int]]:
    return {key: [job.id for job in jobs] for key, jobs in lines.queued().items()}


def test_queued_jobs_stand_in_line_by_order_and_stage() -> None:
    lines = Lines([a_job(1), a_job(2, order=2), a_job(3, stage=CHECK), a_job(4)])
    assert queued(lines) == {(1, DOWNLOAD): [1, 4], (2, DOWNLOAD): [2], (1, CHECK): [3]}


def test_a_higher_priority_stands_further_ahead() -> None:
    lines = Lines([a_job(1), a_job(2), a_job(3)])
    lines.put(a_job(3, priority=1))
    assert queued(lines) == {(1, DOWNLOAD): [3, 1, 2]}


def test_who_runs_has_left_the_line() -> None:
    lines = Lines([a_job(1), a_job(2)])
    lines.put(lines[1].to(JobState.RUNNING))
    assert queued(lines) == {(1, DOWNLOAD): [2]}
    assert lines.counts[JobState.RUNNING] == 1


def test_waiting_jobs_are_due_at_their_time_and_once() -> None:
    lines = Lines([a_job(1, state=JobState.WAITING, not_before=5.0), a_job(2, state=JobState.WAITING, not_before=9.0)])
    assert lines.due(4.9) == []
    assert [job.id for job in lines.due(5.0)] == [1]
    assert lines.due(5.0) == []


def test_a_waiting_job_that_was_put_off_is_not_due_before() -> None:
    lines = Lines([a_job(1, state=JobState.WAITING, not_before=5.0)])
    lines.put(a_job(1, state=JobState.WAITING, not_before=8.0))
    assert lines.due(6.0) == []
    assert [job.id for job in lines.due(8.0)] == [1]


def test_a_job_that_was_put_off_and_back_is_due_once() -> None:
    lines = Lines([a_job(1, state=JobState.WAITING, not_before=5.0)])
    lines.put(a_job(1, state=JobState.PAUSED))
    lines.put(a_job(1, state=JobState.WAITING, not_before=5.0))
    assert [job.id for job in lines.due(5.0)] == [1]


def test_jobs_of_one_scene_are_found_until_they_are_dropped() -> None:
    lines = Lines([a_job(1), a_job(7, order=2)])
    assert [job.id for job in lines.of_scene(SCENES[1].identifier)] == [1, 7]
    lines.drop(1)
    assert [job.id for job in lines.of_scene(SCENES[1].identifier)] == [7]
    assert (len(lines), 1 in lines) == (1, False)


moves = st.lists(
    st.tuples(st.integers(1, 5), st.sampled_from(list(JobState)), st.integers(-1, 1), st.sampled_from(list(StageName)))
)


@given(moves)
def test_the_index_is_true_after_any_changes(changes: list[tuple[int, JobState, int, StageName]]) -> None:
    lines = Lines([a_job(number, order=1 + number % 2) for number in range(1, 6)])
    for number, state, priority, stage in changes:
        job = lines[number]
        if state in TRANSITIONS[job.state]:
            lines.put(job.to(state, priority=priority, stage=stage))
    expected: dict[tuple[int, StageName], list[tuple[int, int]]] = {}
    for job in lines:
        if job.state is JobState.QUEUED:
            expected.setdefault((job.order_id, job.stage), []).append((-job.priority, job.id))
    assert queued(lines) == {key: [number for _, number in sorted(line)] for key, line in expected.items()}
    assert {state: count for state, count in lines.counts.items() if count} == {
        state: sum(job.state is state for job in lines) for state in {job.state for job in lines}
    }
