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

from ..clock import steady_seconds
from ..errors import SceneQueueError, StoreError
from ..events import Event, Note
from ..feedback import CancelSignal, Feedback
from ..scene import Scene
from ..workspace.path_budget import make_folder
from .endings import HELD, STOPPED, Endings
from .executors import Executor
from .job import OPEN_STATES, Job, JobState, StageName
from .order import Order
from .recovery import recover
from .scheduler import Patience, Slots, SlotsInUse, startable
from .stage_run import Outcome, Stages, attempt, workspace_of
from .store import Store
from .upkeep import NoteListener, NoUpkeep, Upkeep, UpkeepRuns
from .waiting import RoomGates, SleepWatch

REQUEUABLE = (JobState.PAUSED, JobState.WAITING, JobState.FAILED, JobState.CANCELLED, JobState.DONE)
STOPPABLE = (JobState.QUEUED, JobState.WAITING, JobState.PAUSED)
LONG_WAIT_S = 600.0  # a run without a window does not stay for a job that waits longer
_NEW_START = {"attempts": 0, "message": "", "trouble": "", "not_before": 0.0}

JobListener = Callable[[Job], None]
EventListener = Callable[[Job, Event], None]


@dataclass
class _Running:
    signal: CancelSignal
    began: float  # by the queue's clock
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
    :param upkeep: what has to be done now and then while jobs are open; :param on_note: hears what went wrong with it.
    :param recover_into: what becomes of jobs that an earlier process left running.
    :param clock: seconds that never go back and pass while the computer sleeps.
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
        upkeep: Upkeep | None = None,
        on_note: NoteListener = lambda note: None,
        recover_into: JobState = JobState.QUEUED,
        clock: Callable[[], float] = steady_seconds,
    ) -> None:
        self._store, self._stages, self._executor = store, stages, executor
        self.slots = slots or Slots()
        self._on_job, self._on_event = on_job, on_event
        self._upkeep = UpkeepRuns(upkeep or NoUpkeep(), on_note)
        self._sleep, self._rooms = SleepWatch(clock), RoomGates(clock)
        self._lock = threading.RLock()
        self._ended = threading.Condition(self._lock)
        self._orders = {order.id: order for order in store.orders()}
        self._patience = patience or Patience()
        self._endings = Endings(self._orders, self._patience, self._sleep, self._rooms)
        self._jobs = {job.id: job for job in recover(store, into=recover_into)}
        self._running: dict[int, _Running] = {}
        self._closing = self._abandoned = False

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
        :raises DiskError: if the order's folder cannot be made or written.
        """
        make_folder(order.settings.folder)
        on_disk = products or {}
        first = order.stages[0]
        wanted = {scene.identifier: Job(0, 0, scene, first, on_disk.get(scene.identifier)) for scene in scenes}
        with self._lock:
            again = {job.scene.identifier: job.id for job in self._jobs.values() if self._is_asked(job, order, wanted)}
            new = [job for identifier, job in wanted.items() if identifier not in again]
            added = self._add_new(order, new) if new else []
            self._requeue(again.values(), REQUEUABLE, fresh=True)
            return [self._jobs[number] for number in (*again.values(), *added)]

    def relocate(self, order_id: int, folder: Path) -> None:
        """The folder of an order is somewhere else now; its files are not touched."""
        with self._lock:
            self._orders[order_id] = self._store.change_order(self._orders[order_id].in_folder(folder))

    def resume(self, job_ids: Iterable[int]) -> None:
        """Put paused and waiting jobs back in line."""
        self._requeue(job_ids, (JobState.PAUSED, JobState.WAITING))

    def resume_stopped(self, trouble: type[SceneQueueError], service: str) -> int:
        """Put back in line whatever stopped here, or waits, for one trouble at one service; returns how many.

        What an earlier process left stopped is not meant: nobody expects that to go on by itself.
        """
        with self._lock:
            endings, jobs = self._endings, self._jobs.values()
            stopped = [job.id for job in jobs if endings.has_stopped_here(job, trouble, service)]
            self._requeue(stopped, STOPPED)
            return len(stopped)

    def retry(self, job_ids: Iterable[int]) -> None:
        """Give failed and cancelled jobs a new set of attempts."""
        self._requeue(job_ids, (JobState.FAILED, JobState.CANCELLED))

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
        """Start whatever may start now; to be called after a change and once a second.

        :raises StoreError: if the store cannot be written; nothing starts then.
        """
        with self._lock:
            if self._closing:
                return
            self._sleep.tick()
            now = time.time()
            due = [job for job in self._jobs.values() if job.state is JobState.WAITING and job.not_before <= now]
            self._change((job, job.to(JobState.QUEUED)) for job in due)
            full = self._rooms.shut_now()
            at_work = {self._jobs[number].scene.identifier for number in self._running}
            queued = [
                job
                for job in self._jobs.values()
                # two orders of one scene would write the same part file
                if job.state is JobState.QUEUED
                and job.scene.identifier not in at_work
                and not (full and self._waits_for_room(job, full))
            ]
            in_use = SlotsInUse.by(self._jobs[number] for number in self._running)
            started = self._start(startable(_once_each(queued), in_use.counts, self.slots))
            has_open = any(job.state in OPEN_STATES for job in self._jobs.values())
        if has_open:
            self._upkeep.tick()
        for job, running in started:
            self._executor.start(job, running.signal, partial(self._run, job, running))

    def is_idle(self) -> bool:
        """Whether nothing runs and nothing is going to by itself."""
        with self._lock:
            soon = time.time() + LONG_WAIT_S
            return not any(self._goes_on(job, soon) for job in self._jobs.values())

    def wait(self, feedback: Feedback) -> None:
        """Work until the queue is idle; for runs without a window. The caller closes it, whatever happens.

        :raises CancelledError: if it was cancelled.
        :raises StoreError: if the store cannot be written.
        """
        self.tick()
        while not self.is_idle():
            with self._ended:
                self._ended.wait(0.2)
            feedback.raise_if_cancelled()
            self.tick()

    def close(self, seconds: float = 3.0) -> bool:
        """Stop and keep everything; returns whether all stages ended in time.

        What runs is paused; what is queued stays so in the store. A stage that does not end in time is left behind and
        changes nothing any more; recovery takes care of its job.
        """
        with self._lock:
            self._closing = True
            running = list(self._running)
        self.pause(running)
        ended = self._upkeep.close(seconds)
        ended = self._executor.join(seconds) and ended
        with self._lock:
            self._abandoned = True
        return ended

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

    def _change(self, changes: Iterable[tuple[Job, Job]]) -> None:
        """Write changes in one transaction, then tell of them."""
        pairs = list(changes)
        if not pairs:
            return
        self._store.change(pairs)
        for _, after in pairs:
            self._jobs[after.id] = after
            self._on_job(after)

    def _start(self, jobs: Sequence[Job]) -> list[tuple[Job, _Running]]:
        begun = [(job, job.to(JobState.RUNNING, attempts=job.attempts + 1, message="", trouble="")) for job in jobs]
        self._change(begun)
        started = [(job, _Running(CancelSignal(), self._sleep.now())) for _, job in begun]
        self._running.update({job.id: running for job, running in started})
        return started

    def _requeue(self, job_ids: Iterable[int], states: Sequence[JobState], *, fresh: bool = False) -> None:
        with self._lock:
            changes = []
            for number in job_ids:
                job = self._jobs[number]
                if number in self._running and self._running[number].ends_as in states:
                    self._running[number].ends_as = JobState.QUEUED  # it is still ending
                elif job.state in states:
                    self._rooms.open(self._folder_of(job))
                    stage = self._orders[job.order_id].stages[0] if fresh else job.stage
                    changes.append((job, job.to(JobState.QUEUED, stage=stage, **_NEW_START)))
            self._change(changes)

    def _stop(self, job_ids: Iterable[int], state: JobState) -> None:
        signals, changes = [], []
        with self._lock:
            for number in job_ids:
                job = self._jobs.get(number)
                if number in self._running:
                    self._running[number].ends_as = state
                    signals.append(self._running[number].signal)
                elif job and job.state in STOPPABLE and job.state is not state:
                    trouble = "" if job.state is JobState.WAITING else job.trouble
                    changes.append((job, job.to(state, trouble=trouble)))
            self._change(changes)
        for signal in signals:
            signal.cancel()

    def _run(self, job: Job, running: _Running) -> None:
        """One attempt, on the executor's thread; never raises."""
        feedback = Feedback(lambda event: self._on_event(job, event), running.signal)
        order = self._orders[job.order_id]
        is_last = job.attempts >= self._patience.attempts
        outcome = attempt(self._stages, job, order, feedback, is_last=is_last)
        if outcome.error is None and order.stage_after(job.stage) is None:
            shutil.rmtree(workspace_of(job, order).scratch, ignore_errors=True)
        with self._ended:
            if self._abandoned:
                return
            del self._running[job.id]
            self._take(job, running, outcome)
            self._ended.notify_all()
        try:
            self.tick()
        except StoreError as error:
            self._on_event(job, Note(str(error), warning=True))

    def _take(self, job: Job, running: _Running, outcome: Outcome) -> None:
        """Make of an ended attempt what it is worth; a store that cannot be written leaves no job at work for ever."""
        try:
            jobs = self._jobs.values()
            self._change(self._endings.changes(job, outcome, running.began, running.ends_as, jobs))
        except StoreError as error:
            self._jobs[job.id] = job.to(JobState.FAILED, message=str(error), trouble=type(error).__name__)
            self._on_job(self._jobs[job.id])

    def _folder_of(self, job: Job) -> Path:
        return self._orders[job.order_id].settings.folder

    def _waits_for_room(self, job: Job, full: frozenset[Path]) -> bool:
        return job.stage is StageName.DOWNLOAD and self._folder_of(job) in full

    def _goes_on(self, job: Job, soon: float) -> bool:
        """Whether it runs, or is going to by itself before a time (POSIX seconds)."""
        if job.stage is StageName.DOWNLOAD and job.state in HELD and self._rooms.is_hopeless(self._folder_of(job)):
            return False
        is_near = job.state is JobState.WAITING and job.not_before < soon
        return is_near or job.state in (JobState.QUEUED, JobState.RUNNING)


def _once_each(jobs: Iterable[Job]) -> list[Job]:
    """The first job of each scene."""
    first: dict[str, Job] = {}
    for job in jobs:
        first.setdefault(job.scene.identifier, job)
    return list(first.values())
