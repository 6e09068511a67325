"""Open jobs are counted without owning the store."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders.scenes import numbered_scenes
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.store import Store
from scene_queue.core.job_queue.waiting_orders import count_open_jobs
from scene_queue.core.settings import Settings


def fill(path: Path) -> None:
    """A job in each state."""
    with Store(path) as store:
        order = store.add_order(Order(0, Settings(Path("/data"))))
        states = list(JobState)
        jobs = [Job(0, order.id, one, StageName.DOWNLOAD) for one in numbered_scenes(len(states))]
        for job, state in zip(store.add_jobs(jobs), states):
            if state is JobState.QUEUED:
                continue
            steps = [state] if state in (JobState.RUNNING, JobState.PAUSED, JobState.WAITING) else []
            steps = steps or [JobState.RUNNING, state]
            for step in steps:
                changed = job.to(step)
                store.change([(job, changed)])
                job = changed


def test_queued_running_paused_and_waiting_jobs_are_open(tmp_path: Path) -> None:
    path = tmp_path / "queue.sqlite"
    fill(path)
    assert count_open_jobs(path) == 4
    assert count_open_jobs(path) == 4


def test_jobs_that_somebody_works_on_do_not_wait(tmp_path: Path) -> None:
    path = tmp_path / "queue.sqlite"
    fill(path)
    with Store(path):
        assert count_open_jobs(path) == 0
    assert count_open_jobs(path) == 4


@pytest.mark.parametrize("content", [None, b"", b"no database at all, but some bytes"])
def test_what_is_no_store_has_no_jobs_and_is_left_alone(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "queue.sqlite"
    if content is not None:
        path.write_bytes(content)
    assert count_open_jobs(path) == 0
    assert path.exists() == (content is not None)
    assert content is None or path.read_bytes() == content
