"""What an ended attempt makes of its job, and of others that share its trouble."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ..errors import NoRoomError, SceneQueueError, VolumeError
from .facts import facts_after, facts_of_failure
from .job import Job, JobState, StageName
from .order import Order
from .outages import ADVICE, LINE_TROUBLES, Outages, Road, is_of_the_line, road_of, trouble_of
from .scheduler import Patience
from .stage_run import Outcome
from .waiting import RoomGates, SleepWatch, cause_of, waits_for_s

HELD = (JobState.QUEUED, JobState.WAITING)
GOING_ON = (JobState.QUEUED, JobState.RUNNING, JobState.WAITING)
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
        self._outages = Outages(sleep.now)
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
            return [(job, self._next(job, outcome, began, ends_as)), *self._opened(job, outcome, jobs)]
        if job.stage is StageName.DOWNLOAD and waits_for_s(error) is not None:
            return self._waiting_without_attempt(job, error, jobs)
        if outcome.may_pass and self._sleep.has_slept_since(began):
            return [(job, _waiting(job, error, self._patience.pause_s(1), attempts=job.attempts - 1))]
        if job.stage is StageName.DOWNLOAD and is_of_the_line(error) and self._is_shut_by(job, error, began, jobs):
            return self._shut(job, error, jobs)
        if outcome.may_pass and job.attempts < self._patience.attempts:
            return [(job, _waiting(job, error, self._patience.pause_s(job.attempts), attempts=job.attempts))]
        return self._stopping(job, outcome, error, began, jobs)

    def has_stopped_here(self, job: Job, trouble: type[SceneQueueError], service: str) -> bool:
        """Whether a job stopped, or waits, for this trouble at this service, and since this object is there."""
        is_here = job.id in self._stopped and job.state in STOPPED and job.trouble == trouble.__name__
        return is_here and self._orders[job.order_id].settings.service == service

    def _next(self, job: Job, outcome: Outcome, began: float, ends_as: JobState | None) -> Job:
        order = self._orders[job.order_id]
        self._rooms.open(order)
        facts = facts_after(job, outcome.facts, self._sleep.now() - began)
        stage = order.stage_after(job.stage)
        if stage is None:
            return job.to(JobState.DONE, facts=facts)
        return job.to(ends_as or JobState.QUEUED, stage=stage, attempts=0, facts=facts)

    def _waiting_without_attempt(self, job: Job, error: SceneQueueError, jobs: Iterable[Job]) -> list[Change]:
        """Nothing failed, it cannot go on yet; where that holds for all scenes of the account, all wait."""
        if isinstance(error, NoRoomError):
            self._rooms.shut(job.order_id if error.is_of_order else self._folder_of(job))
        why = {
            "message": str(error),
            "trouble": type(error).__name__,
            "not_before": time.time() + (waits_for_s(error) or 0.0),
        }
        sharing = self._sharing(job, error, jobs) if isinstance(error, VolumeError) else ()
        waiting = [(other, other.to(JobState.WAITING, **why)) for other in sharing if other.state is JobState.QUEUED]
        self._stopped.update([job.id, *(other.id for other, _ in waiting)])
        return [(job, job.to(JobState.WAITING, attempts=job.attempts - 1, **why)), *waiting]

    def _is_shut_by(self, job: Job, error: SceneQueueError, began: float, jobs: Iterable[Job]) -> bool:
        road, is_last = self._road_of(job), job.attempts >= self._patience.attempts
        others = (one for one in self._downloads(jobs, GOING_ON, [road]) if one.id != job.id)
        is_alone = is_last and not any(one.trouble in ("", *LINE_TROUBLES) for one in others)
        return self._outages.shuts(job, road, error, began, is_last=is_last, is_alone=is_alone)

    def _shut(self, job: Job, error: SceneQueueError, jobs: Iterable[Job]) -> list[Change]:
        """Nothing comes over its road: it waits without an attempt used, and all that would find the same out."""
        road, now = self._road_of(job), time.time()
        in_line = self._downloads(jobs, (JobState.QUEUED,), [road])
        waiting = [one for one in self._downloads(jobs, (JobState.WAITING,), [road]) if one.trouble in LINE_TROUBLES]
        tries = self._outages.tries(road, max([one.not_before - now for one in waiting], default=0.0))
        why = {"message": f"{error.message} {ADVICE}", "trouble": trouble_of(error)}
        self._stopped.update([job.id, *(other.id for other in in_line)])

        def put(one: Job, **changes: object) -> Change:
            not_before = now + max(next(tries), error.retry_after_s or 0.0)
            return (one, one.to(JobState.WAITING, not_before=not_before, **why, **changes))

        held = [put(one) for one in in_line]  # first: should it be this scene's own fault, they show it
        return [put(job, attempts=job.attempts - 1), *held]

    def _opened(self, job: Job, outcome: Outcome, jobs: Iterable[Job]) -> list[Change]:
        """A scene came: all that waited for its service are in line again."""
        if job.stage is not StageName.DOWNLOAD:
            return []
        source = outcome.facts.get("source", self._orders[job.order_id].settings.service)
        roads = self._outages.came_from(str(source), job)
        waiting = self._downloads(jobs, (JobState.WAITING,), roads) if roads else []
        fresh = {"attempts": 0, "message": "", "trouble": "", "not_before": 0.0}
        return [(one, one.to(JobState.QUEUED, **fresh)) for one in waiting if one.trouble in LINE_TROUBLES]

    def _downloads(self, jobs: Iterable[Job], states: Sequence[JobState], roads: Sequence[Road]) -> list[Job]:
        """The downloads over some roads, in some states."""
        orders = {number for number, order in self._orders.items() if road_of(order.settings) in roads}
        download = StageName.DOWNLOAD
        return [job for job in jobs if job.state in states and job.stage is download and job.order_id in orders]

    def _road_of(self, job: Job) -> Road:
        return road_of(self._orders[job.order_id].settings)

    def _stopping(
        self, job: Job, outcome: Outcome, error: SceneQueueError, began: float, jobs: Iterable[Job]
    ) -> list[Change]:
        """The job failed; those that would fail of the same cause are paused, and the user is told once."""
        self._outages.forget(job)
        stopped = {"message": str(error), "trouble": type(error).__name__}
        trouble = (type(error).__name__, self._cause_of(error, job))
        sharing = list(self._sharing(job, error, jobs)) if trouble[1] else []
        is_told = bool(trouble[1]) and self._told.get(trouble, float("-inf")) > began
        if job.stage is not self._orders[job.order_id].stages[0]:  # they come to a later stage one by one
            is_told = is_told or any(one.state is JobState.FAILED and one.order_id == job.order_id for one in sharing)
        if not is_told:
            self._told[trouble] = self._sleep.now()
        facts = facts_of_failure(job, error, outcome.facts)
        ended = (job, job.to(JobState.PAUSED if is_told else JobState.FAILED, **stopped, facts=facts))
        held = [other for other in sharing if other.state in HELD]
        self._stopped.update([job.id, *(other.id for other in held)])
        paused = (one.to(JobState.PAUSED, **stopped, facts=facts_of_failure(one, error)) for one in held)
        return [ended, *zip(held, paused)]

    def _sharing(self, failed: Job, error: SceneQueueError, jobs: Iterable[Job]) -> Iterator[Job]:
        """Other jobs in its stage that would fail of the same cause, or have, or would wait for the same thing."""
        cause, name = self._cause_of(error, failed), type(error).__name__
        for job in jobs:
            concerned = job.state in HELD or (job.state is JobState.FAILED and job.trouble == name)
            if concerned and job.stage is failed.stage and self._cause_of(error, job) == cause:
                yield job

    def _cause_of(self, error: SceneQueueError, job: Job) -> str:
        return cause_of(error, self._orders[job.order_id].settings, job.scene)

    def _folder_of(self, job: Job) -> Path:
        return self._orders[job.order_id].settings.folder


def _waiting(job: Job, error: SceneQueueError, pause_s: float, attempts: int) -> Job:
    not_before = time.time() + (error.retry_after_s or pause_s)
    return job.to(JobState.WAITING, message=str(error), not_before=not_before, attempts=attempts)
