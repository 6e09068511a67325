"""All jobs, and those that stand in line: found at once, however many there are."""

from __future__ import annotations

import heapq
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator

from .job import Job, JobState, StageName

LineKey = tuple[int, StageName]  # number of the order, and the stage that comes next


class Lines:
    """The jobs in the order of the queue, and an index of them by what they wait for. Not thread-safe.

    :ivar counts: jobs by state.
    """

    def __init__(self, jobs: Iterable[Job]) -> None:
        self.counts: Counter[JobState] = Counter()
        self._jobs: dict[int, Job] = {}
        self._queued: dict[LineKey, list[tuple[int, int]]] = {}  # pairs of -priority and number, sorted
        self._waiting: list[tuple[float, int]] = []  # a heap of times and numbers; what is out of date stays in it
        self._of_scene: dict[str, list[int]] = {}
        for job in jobs:
            self.put(job)

    def __len__(self) -> int:
        return len(self._jobs)

    def __contains__(self, job_id: object) -> bool:
        return job_id in self._jobs

    def __getitem__(self, job_id: int) -> Job:
        return self._jobs[job_id]

    def __iter__(self) -> Iterator[Job]:
        return iter(self._jobs.values())

    def put(self, job: Job) -> None:
        """Take a new job, or a job as it is now."""
        before = self._jobs.get(job.id)
        if before is None:
            self._of_scene.setdefault(job.scene.identifier, []).append(job.id)
        else:
            self._leave(before)
        self._jobs[job.id] = job
        self.counts[job.state] += 1
        if job.state is JobState.QUEUED:
            insort(self._queued.setdefault((job.order_id, job.stage), []), (-job.priority, job.id))
        elif job.state is JobState.WAITING:
            heapq.heappush(self._waiting, (job.not_before, job.id))

    def drop(self, job_id: int) -> None:
        """Forget a job."""
        job = self._jobs.pop(job_id)
        self._leave(job)
        numbers = self._of_scene[job.scene.identifier]
        numbers.remove(job_id)
        if not numbers:
            del self._of_scene[job.scene.identifier]

    def of_scene(self, identifier: str) -> list[Job]:
        """The jobs of one scene, of different orders."""
        return [self._jobs[number] for number in self._of_scene.get(identifier, ())]

    def queued(self) -> dict[LineKey, Iterator[Job]]:
        """Those that may start, by order and stage, the first first; to be used before anything changes."""
        return {key: (self._jobs[number] for _, number in line) for key, line in self._queued.items()}

    def due(self, now: float) -> list[Job]:
        """The waiting jobs whose time has come.

        :param now: POSIX seconds.
        """
        found: dict[int, Job] = {}
        while self._waiting and self._waiting[0][0] <= now:
            not_before, number = heapq.heappop(self._waiting)
            job = self._jobs.get(number)
            if job is not None and job.state is JobState.WAITING and job.not_before == not_before:
                found[number] = job
        return list(found.values())

    def _leave(self, job: Job) -> None:
        self.counts[job.state] -= 1
        if job.state is JobState.QUEUED:
            key = (job.order_id, job.stage)
            line = self._queued[key]
            del line[bisect_left(line, (-job.priority, job.id))]
            if not line:
                del self._queued[key]
