from __future__ import annotations

import pytest
from builders.scenes import scene
from scene_queue.core.errors import StoreError
from scene_queue.core.job_queue.job import TRANSITIONS, Job, JobState, StageName

STATES = list(JobState)


def a_job(state: JobState) -> Job:
    return Job(1, 1, scene(), StageName.DOWNLOAD, state=state)


@pytest.mark.parametrize("before", STATES)
@pytest.mark.parametrize("after", STATES)
def test_a_job_takes_the_allowed_changes_and_refuses_the_others(before: JobState, after: JobState) -> None:
    job = a_job(before)
    if after in TRANSITIONS[before]:
        assert job.to(after).state is after
    else:
        with pytest.raises(StoreError, match=before.value):
            job.to(after)


def test_every_state_has_its_row_in_the_table() -> None:
    assert set(TRANSITIONS) == set(JobState)


def test_every_state_can_be_reached_and_left() -> None:
    reached = frozenset().union(*TRANSITIONS.values())
    assert reached == set(JobState)
    assert all(TRANSITIONS.values())


def test_a_change_of_state_carries_other_changes_along() -> None:
    job = a_job(JobState.RUNNING).to(JobState.FAILED, message="The line is cut.")
    assert (job.state, job.message, job.scene.identifier) == (JobState.FAILED, "The line is cut.", scene().identifier)
