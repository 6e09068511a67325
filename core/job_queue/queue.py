"""The queue: keeps slots filled, takes what ended, tells who listens.

All changes go through here, under one lock; the store is written before anybody is told.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ..errors import CredentialsError, DiskError, OfflineError, SceneQueueError
from ..events import Event
from ..feedback import CancelSignal, Feedback
from ..scene import Scene
from .executors import Executor
from .job import Job, JobState
from .order import Order
from .recovery import recover
from .scheduler import Patience, Slots, SlotsInUse, startable
from .stage_run import Outcome, Stages, attempt, workspace_of
from .store import Store

STOPPABLE = (JobState.QUEUED, JobState.WAITING, JobState.PAUSED)
OFFLINE_S = 86_400.0  # an offline product is looked at daily
LONG_WAIT_S = 600.0  # a run without a window does not stay for a job that waits longer

JobListener = Callable[[Job], None]
EventListener = Callable[[Job, Event], None]


@dataclass
class _Running:
    signal: CancelSignal
    ends_as: JobState | None = None  # what a cancellation makes of it


class JobQueue:
    """Orders and jobs at work.

    :param store: where they are kept.
    :param stages: makes the stages of an order.
    :param executor: runs them.
    :param slots: how many of a kind run at once.
    :param patience: how often and when a failed stage is tried again.
    :param on_job: called with every changed job, on any thread.
    :param on_event: called with what a running stage says, on that stage's thread.
    :param recover_into: what becomes of jobs that an earlier process left running.
    """

    def __init__(
        self,
        store: Store,
        stages: Stages,
        executor: Executor,
        *,
        slots: Slots | None = None,
        patience: Patience | None = None,
        on_job: JobListener = lambda job: None,
        on_event: EventListener = lambda job, event: None,
        recover_into: JobState = JobState.QUEUED,
    ) -> None:
        self._store, self._stages, self._executor = store, stages, executor
        self.slots = slots or Slots()
        self._patience = patience or Patience()
        self._on_job, self._on_event = on_job, on_event
        self._lock = threading.RLock()
        self._ended = threading.Condition(self._lock)
        self._orders = {order.id: order for order in store.orders()}
        self._jobs = {job.id: job for job in recover(store, into=recover_into)}
        self._running: dict[int, _Running] = {}
        self._closing = False

    def jobs(self) -> list[Job]:
        """All jobs, in the order of the queue."""
        with self._lock:
            return list(self._jobs.values())

    def order_of(self, job: Job) -> Order:
        """The order that a job belongs to."""
        return self._orders[job.order_id]

    def add(self, order: Order, scenes: Sequence[Scene], products: Mapping[str, Path] | None = None) -> list[Job]:
        """Queue scenes; those that are there already with the same settings and stages are queued again instead.

        :param order: not stored yet.
        :param scenes: what to work on, each once.
        :param products: by identifier, products that lie on disk, for an order without a download.
        :returns: one job for each; nothing starts before :meth:`tick`.
        """
        on_disk = products or {}
        first = order.stages[0]
        wanted = {scene.identifier: Job(0, 0, scene, first, on_disk.get(scene.identifier)) for scene in scenes}
        with self._lock:
            again = {job.scene.identifier: job.id for job in self._jobs.values() if self._is_asked(job, order, wanted)}
            new = [job for identifier, job in wanted.items() if identifier not in again]
            added = self._add_new(order, new) if new else []
            self._requeue(again.values(), fresh=True)
            return [self._jobs[number] for number in (*again.values(), *added)]

    def resume(self, job_ids: Iterable[int]) -> None:
        """Put paused and waiting jobs back in line."""
        self._requeue(job_ids, states=(JobState.PAUSED, JobState.WAITING))

    def retry(self, job_ids: Iterable[int]) -> None:
        """Give failed and cancelled jobs a new set of attempts."""
        self._requeue(job_ids, states=(JobState.FAILED, JobState.CANCELLED))

    def pause(self, job_ids: Iterable[int]) -> None:
        """Stop and keep: running stages end soon, their part files stay."""
        self._stop(job_ids, JobState.PAUSED)

    def cancel(self, job_ids: Iterable[int]) -> None:
        """End jobs; their part files stay, and they can be retried."""
        self._stop(job_ids, JobState.CANCELLED)

    def remove(self, job_ids: Iterable[int]) -> None:
        """Forget jobs that do not run; files are not touched."""
        with self._lock:
            gone = [number for number in job_ids if number in self._jobs and number not in self._running]
            self._store.remove(gone)
            for number in gone:
                del self._jobs[number]

    def tick(self) -> None:
        """Start whatever may start now; to be called after a change and once a second."""
        with self._lock:
            if self._closing:
                return
            now = time.time()
            for job in list(self._jobs.values()):
                if job.state is JobState.WAITING and job.not_before <= now:
                    self._change(job, job.to(JobState.QUEUED))
            queued = [job for job in self._jobs.values() if job.state is JobState.QUEUED]
            in_use = SlotsInUse.by(self._jobs[number] for number in self._running)
            chosen = startable(queued, in_use.counts, self.slots)
            started = [self._start(job) for job in chosen]
        for job, running in started:
            self._executor.start(job, running.signal, partial(self._run, job, running))

    def is_idle(self) -> bool:
        """Whether nothing runs and nothing is going to by itself."""
        with self._lock:
            soon = time.time() + LONG_WAIT_S
            return not any(
                job.state in (JobState.QUEUED, JobState.RUNNING)
                or (job.state is JobState.WAITING and job.not_before < soon)
                for job in self._jobs.values()
            )

    def wait(self, feedback: Feedback) -> None:
        """Work until the queue is idle; for runs without a window.

        A cancellation pauses everything, so that the same call resumes.

        :raises CancelledError: if it was cancelled.
        """
        self.tick()
        while not self.is_idle():
            with self._ended:
                self._ended.wait(0.2)
            if feedback.is_cancelled():
                self.close(seconds=3)
                feedback.raise_if_cancelled()
            self.tick()

    def close(self, seconds: float = 3.0) -> bool:
        """Stop and keep everything; returns whether all stages ended in time."""
        with self._lock:
            self._closing = True
        self.pause([job.id for job in self.jobs()])
        return self._executor.join(seconds)

    def _is_asked(self, job: Job, order: Order, wanted: Mapping[str, Job]) -> bool:
        mine, asked = self._orders[job.order_id], wanted.get(job.scene.identifier)
        same_order = (mine.settings, mine.stages) == (order.settings, order.stages)
        return same_order and asked is not None and asked.product == job.product

    def _add_new(self, order: Order, new: Sequence[Job]) -> list[int]:
        stored = self._store.add_order(order)
        self._orders[stored.id] = stored
        for job in self._store.add_jobs([replace(job, order_id=stored.id) for job in new]):
            self._jobs[job.id] = job
            self._on_job(job)
        return [job.id for job in self._jobs.values() if job.order_id == stored.id]

    def _change(self, before: Job, after: Job) -> Job:
        self._store.change(before, after)
        self._jobs[after.id] = after
        self._on_job(after)
        return after

    def _start(self, job: Job) -> tuple[Job, _Running]:
        running = self._running[job.id] = _Running(CancelSignal())
        return self._change(job, job.to(JobState.RUNNING, attempts=job.attempts + 1, message="")), running

    def _requeue(
        self,
        job_ids: Iterable[int],
        *,
        states: Sequence[JobState] = tuple(set(JobState) - {JobState.QUEUED, JobState.RUNNING}),
        fresh: bool = False,
    ) -> None:
        with self._lock:
            for number in job_ids:
                job = self._jobs[number]
                if job.state not in states:
                    continue
                stage = self._orders[job.order_id].stages[0] if fresh else job.stage
                self._change(job, job.to(JobState.QUEUED, stage=stage, attempts=0, message="", not_before=0.0))

    def _stop(self, job_ids: Iterable[int], state: JobState) -> None:
        signals = []
        with self._lock:
            for number in job_ids:
                job = self._jobs.get(number)
                if number in self._running:
                    self._running[number].ends_as = state
                    signals.append(self._running[number].signal)
                elif (
                    job and job.state in (JobState.QUEUED, JobState.WAITING, JobState.PAUSED) and job.state is not state
                ):
                    self._change(job, job.to(state))
        for signal in signals:
            signal.cancel()

    def _run(self, job: Job, running: _Running) -> None:
        feedback = Feedback(lambda event: self._on_event(job, event), running.signal)
        outcome = attempt(self._stages, job, self._orders[job.order_id], feedback)
        with self._ended:
            del self._running[job.id]
            self._take(job, running, outcome)
            self._ended.notify_all()
        self.tick()

    def _take(self, job: Job, running: _Running, outcome: Outcome) -> None:
        """Make of an ended attempt what it is worth."""
        if outcome.is_cancelled:
            self._change(job, job.to(running.ends_as or JobState.PAUSED, attempts=job.attempts - 1))
        elif outcome.error is None:
            self._next(job, outcome)
        elif isinstance(outcome.error, OfflineError):
            self._wait(job, outcome.error, OFFLINE_S, attempts=job.attempts - 1)
        elif outcome.may_pass and job.attempts < self._patience.attempts:
            self._wait(job, outcome.error, self._patience.pause_s(job.attempts), attempts=job.attempts)
        else:
            self._change(job, job.to(JobState.FAILED, message=str(outcome.error)))
            if isinstance(outcome.error, (CredentialsError, DiskError)):
                self._hold(job, outcome.error)

    def _wait(self, job: Job, error: SceneQueueError, pause_s: float, attempts: int) -> None:
        not_before = time.time() + (error.retry_after_s or pause_s)
        self._change(job, job.to(JobState.WAITING, message=str(error), not_before=not_before, attempts=attempts))

    def _next(self, job: Job, outcome: Outcome) -> None:
        facts = {**job.facts, **outcome.facts}
        order = self._orders[job.order_id]
        stage = order.stage_after(job.stage)
        if stage is not None:
            self._change(job, job.to(JobState.QUEUED, stage=stage, attempts=0, facts=facts))
            return
        shutil.rmtree(workspace_of(job, order).scratch, ignore_errors=True)
        self._change(job, job.to(JobState.DONE, facts=facts))

    def _hold(self, failed: Job, error: SceneQueueError) -> None:
        """Pause the jobs of an order that would fail of the same cause: once, and not one after the other."""
        for job in self.jobs():
            same = job.order_id == failed.order_id and job.stage is failed.stage
            if same and job.state in (JobState.QUEUED, JobState.WAITING):
                self._change(job, job.to(JobState.PAUSED, message=error.message))
