"""What a restart makes of jobs that were running when the program ended."""

from __future__ import annotations

from .job import Job, JobState
from .store import Store


def recover(store: Store, *, into: JobState) -> list[Job]:
    """Put jobs that an earlier process left running back in line; returns all jobs.

    Nothing is lost by that: a download goes on from its part file, the other stages start again from what is on disk.

    :param into: ``QUEUED`` (headless: go on at once) or ``PAUSED`` (QGIS: the user resumes them).
    """
    jobs = []
    for job in store.jobs():
        if job.state is JobState.RUNNING:
            recovered = job.to(into, message="")
            store.change(job, recovered)
            jobs.append(recovered)
        else:
            jobs.append(job)
    return jobs
