"""What an ended attempt makes of its job, and of others that share its trouble."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..errors import NoRoomError, SceneQueueError, VolumeError
from .job import Job, JobState, StageName
from .order import Order
from .scheduler import Patience
from .stage_run import Outcome
from .waiting import RoomGates, SleepWatch, cause_of, waits_for_s

HELD = (JobState.QUEUED, JobState.WAITING)
STOPPED = (JobState.PAUSED, JobState.WAITING, JobState.FAILED)

Change = tuple[Job, Job]  # before and after


class Endings:
    """Decides; the queue writes it down. Used under the queue's lock.

    :param orders: by number; those that are added later are seen too.
    :param patience: how often and when a failed stage is tried again.
    :param sleep: tells what the sleep of the computer cut; :param rooms: is told which folders are full.
    """

    def __init__(self, orders: Mapping[int, Order], patience: Patience, sleep: SleepWatch, rooms: RoomGates) -> None:
        self._orders, self._patience, self._sleep, self._rooms = orders, patience, sleep, rooms
        self._told: dict[tuple[str, str], float] = {}  # when a trouble of many jobs was told last
        self._stopped: set[int] = set()  # jobs that stopped, or wait, for a trouble of many, since this object is there

    def changes(
        self, job: Job, outcome: Outcome, began: float, ends_as: JobState | None, jobs: Iterable[Job]
    ) -> list[Change]:
        """What changes by an ended attempt.

        :param began: when the attempt began, by the clock of the :class:`SleepWatch`.
        :param ends_as: what the user made of it meanwhile.
        :param jobs: all of them.
        """
        error = outcome.error
        self._sleep.tick()
        if outcome.is_cancelled:
            return [(job, job.to(ends_as or JobState.PAUSED, attempts=job.attempts - 1))]
        if error is None:
            return [(job, self._next(job, outcome))]
        if job.stage is StageName.DOWNLOAD and waits_for_s(error) is not None:
            return self._waiting_without_attempt(job, error, jobs)
        if outcome.may_pass and self._sleep.has_slept_since(began):
            return [(job, _waiting(job, error, self._patience.pause_s(1), attempts=job.attempts - 1))]
        if outcome.may_pass and job.attempts < self._patience.attempts:
            return [(job, _waiting(job, error, self._patience.pause_s(job.attempts), attempts=job.attempts))]
        return self._stopping(job, error, began, jobs)

    def has_stopped_here(self, job: Job, trouble: type[SceneQueueError], service: str) -> bool:
        """Whether a job stopped, or waits, for this trouble at this service, and since this object is there."""
        is_here = job.id in self._stopped and job.state in STOPPED and job.trouble == trouble.__name__
        return is_here and self._orders[job.order_id].settings.service == service

    def _next(self, job: Job, outcome: Outcome) -> Job:
        order = self._orders[job.order_id]
        self._rooms.open(order.settings.folder)
        facts = {**job.facts, **outcome.facts}
        stage = order.stage_after(job.stage)
        if stage is None:
            return job.to(JobState.DONE, facts=facts)
        return job.to(JobState.QUEUED, stage=stage, attempts=0, facts=facts)

    def _waiting_without_attempt(self, job: Job, error: SceneQueueError, jobs: Iterable[Job]) -> list[Change]:
        """Nothing failed, it cannot go on yet; where that holds for all scenes of the account, all wait."""
        if isinstance(error, NoRoomError):
            self._rooms.shut(self._folder_of(job))
        why = {
            "message": str(error),
            "trouble": type(error).__name__,
            "not_before": time.time() + (waits_for_s(error) or 0.0),
        }
        held = self._held(job, error, jobs) if isinstance(error, VolumeError) else []
        waiting = [(other, other.to(JobState.WAITING, **why)) for other in held if other.state is JobState.QUEUED]
        self._stopped.update([job.id, *(other.id for other, _ in waiting)])
        return [(job, job.to(JobState.WAITING, attempts=job.attempts - 1, **why)), *waiting]

    def _stopping(self, job: Job, error: SceneQueueError, began: float, jobs: Iterable[Job]) -> list[Change]:
        """The job failed; those that would fail of the same cause are paused, and the user is told once."""
        stopped = {"message": str(error), "trouble": type(error).__name__}
        trouble = (type(error).__name__, cause_of(error, self._orders[job.order_id].settings))
        is_told = bool(trouble[1]) and self._told.get(trouble, float("-inf")) > began
        if not is_told:
            self._told[trouble] = self._sleep.now()
        ended = (job, job.to(JobState.PAUSED if is_told else JobState.FAILED, **stopped))
        held = self._held(job, error, jobs)
        self._stopped.update([job.id, *(other.id for other in held)])
        return [ended, *((other, other.to(JobState.PAUSED, **stopped)) for other in held)]

    def _held(self, failed: Job, error: SceneQueueError, jobs: Iterable[Job]) -> list[Job]:
        """The jobs that would fail of the same cause, or wait for the same thing, one after the other."""
        cause = cause_of(error, self._orders[failed.order_id].settings)
        if not cause:
            return []
        in_line = (job for job in jobs if job.state in HELD and job.stage is failed.stage)
        return [job for job in in_line if cause_of(error, self._orders[job.order_id].settings) == cause]

    def _folder_of(self, job: Job) -> Path:
        return self._orders[job.order_id].settings.folder


def _waiting(job: Job, error: SceneQueueError, pause_s: float, attempts: int) -> Job:
    not_before = time.time() + (error.retry_after_s or pause_s)
    return job.to(JobState.WAITING, message=str(error), not_before=not_before, attempts=attempts)
