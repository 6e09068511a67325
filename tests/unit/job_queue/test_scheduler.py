from __future__ import annotations

from builders.scenes import numbered_scenes
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.scheduler import BESIDES_TRANSFERS, Patience, Slots, SlotsInUse, startable

DOWNLOAD, CHECK, CORRECTION = StageName


def jobs(*stages: StageName, state: JobState = JobState.QUEUED) -> list[Job]:
    scenes = numbered_scenes(len(stages))
    return [Job(number, 1, scenes[number], stage, state=state) for number, stage in enumerate(stages)]


def ids(chosen: list[Job]) -> list[int]:
    return [job.id for job in chosen]


def test_as_many_downloads_start_as_there_are_slots() -> None:
    assert ids(startable(jobs(*[DOWNLOAD] * 9), {}, Slots(download=4))) == [0, 1, 2, 3]


def test_more_downloads_run_than_there_are_connections() -> None:
    """Some unpack or wait while the others transfer; no other stage gets more or less of it."""
    slots = Slots(correction=3).with_connections(2)
    assert (slots.download, slots.safe_check, slots.correction) == (2 + BESIDES_TRANSFERS, Slots().safe_check, 3)


def test_what_runs_already_takes_its_slot() -> None:
    assert ids(startable(jobs(*[DOWNLOAD] * 9), {DOWNLOAD: 3}, Slots(download=4))) == [0]


def test_nothing_starts_when_all_slots_are_taken() -> None:
    assert startable(jobs(DOWNLOAD, DOWNLOAD), {DOWNLOAD: 4}, Slots(download=4)) == []


def test_stages_of_different_scenes_run_side_by_side() -> None:
    chosen = startable(jobs(DOWNLOAD, CORRECTION, CHECK, DOWNLOAD), {}, Slots(1, 1, 1))
    assert {job.stage for job in chosen} == set(StageName)


def test_jobs_that_are_further_along_come_first() -> None:
    chosen = startable(jobs(DOWNLOAD, CHECK, CORRECTION), {}, Slots(1, 1, 1))
    assert [job.stage for job in chosen] == [CORRECTION, CHECK, DOWNLOAD]


def test_only_queued_jobs_start() -> None:
    for state in set(JobState) - {JobState.QUEUED}:
        assert startable(jobs(DOWNLOAD, state=state), {}, Slots()) == []


def test_a_slot_more_than_taken_never_counts_negative_for_others() -> None:
    chosen = startable(jobs(CHECK), {DOWNLOAD: 9}, Slots(download=4))
    assert ids(chosen) == [0]


def test_slots_in_use_are_counted_by_stage() -> None:
    in_use = SlotsInUse.by(jobs(DOWNLOAD, DOWNLOAD, CORRECTION))
    assert in_use.counts == {DOWNLOAD: 2, CHECK: 0, CORRECTION: 1}


def test_the_pause_doubles_with_each_attempt() -> None:
    patience = Patience(attempts=4, back_off_s=2.0)
    assert [patience.pause_s(tried) for tried in (1, 2, 3)] == [2.0, 4.0, 8.0]
