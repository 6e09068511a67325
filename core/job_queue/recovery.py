"""What a start makes of the jobs that the last end of the program left."""

from __future__ import annotations

from collections.abc import Mapping

from .job import Job, JobState
from .store import Store

GOES_ON = {JobState.RUNNING: JobState.QUEUED}  # without a window: at once
WAITS_FOR_USER = dict.fromkeys((JobState.RUNNING, JobState.QUEUED, JobState.WAITING), JobState.PAUSED)


def recover(store: Store, into: Mapping[JobState, JobState]) -> list[Job]:
    """Put the jobs of a store that was just opened where they go on from; returns all jobs.

    Nothing is lost by the end of a program: a download goes on from its part file, and a stage whose work is on the
    disk, but was not written down any more, finds it there. The attempt that was cut is not counted.

    :param into: what becomes of jobs by their state, :data:`GOES_ON` or :data:`WAITS_FOR_USER`; others stay.
    :raises StoreError: if the store cannot be read or written.
    """
    jobs = store.jobs()
    recovered = {job.id: _recovered(job, into[job.state]) for job in jobs if job.state in into}
    store.change((job, recovered[job.id]) for job in jobs if job.id in recovered)
    store.flush()
    return [recovered.get(job.id, job) for job in jobs]


def _recovered(job: Job, state: JobState) -> Job:
    if job.state is JobState.RUNNING:
        return job.to(state, message="", attempts=max(0, job.attempts - 1))
    return job.to(state, trouble="" if job.state is JobState.WAITING else job.trouble)
