"""What a restart makes of jobs that were running when the program ended."""

from __future__ import annotations

from .job import Job, JobState
from .store import Store


def recover(store: Store, *, into: JobState) -> list[Job]:
    """Put jobs that an earlier process left running back in line; returns all jobs.

    Nothing is lost by that: a download goes on from its part file, the other stages start again from what is on disk.
    The attempt that the end of the program cut is not counted.

    :param into: ``QUEUED`` (headless: go on at once) or ``PAUSED`` (QGIS: the user resumes them).
    """
    jobs = store.jobs()
    recovered = {
        job.id: job.to(into, message="", attempts=max(0, job.attempts - 1))
        for job in jobs
        if job.state is JobState.RUNNING
    }
    store.change((job, recovered[job.id]) for job in jobs if job.id in recovered)
    return [recovered.get(job.id, job) for job in jobs]
