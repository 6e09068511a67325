"""The queue: keeps slots filled, takes what ended, tells who listens.

All changes go through here, under one lock; who listens is told when they are on the disk.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from ..clock import steady_seconds
from ..errors import SceneQueueError, StoreError
from ..events import Event, Note
from ..feedback import CancelSignal, Feedback
from ..scene import Scene
from ..workspace.path_budget import make_folders
from .endings import HELD, STOPPED, Endings
from .executors import Executor
from .job import Job, JobState, StageName
from .lines import LineKey, Lines
from .order import Order
from .recovery import GOES_ON, recover
from .scheduler import Hold, Line, Patience, Plan, Slots, hold_of, plan, slot_of
from .stage_run import Outcome, Stages, attempt, workspace_of
from .store import Store
from .upkeep import NoteListener, NoUpkeep, Upkeep, UpkeepRuns
from .waiting import RoomGates, SleepWatch, StorePatience

T = TypeVar("T")
REQUEUABLE = (JobState.PAUSED, JobState.WAITING, JobState.FAILED, JobState.CANCELLED, JobState.DONE)
STOPPABLE = (JobState.QUEUED, JobState.WAITING, JobState.PAUSED)
LONG_WAIT_S = 600.0  # a run without a window does not stay for a job that waits longer
AT_ONCE = 500  # jobs that change before others may have the lock: ten thousand at once would hold the window
_NEW_START = {"attempts": 0, "message": "", "trouble": "", "not_before": 0.0}

JobsListener = Callable[[Sequence[Job]], None]
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
    :param slots: how many of a kind run at once; may be replaced at any time.
    :param patience: how often and when a failed stage is tried again.
    :param on_jobs: called with jobs as they are on the disk now, every change in its order, on another thread.
    :param on_event: called with what a running stage says, on that stage's thread.
    :param upkeep: what has to be done now and then while jobs are open; :param on_note: hears what went wrong with it.
    :param recover_into: what becomes of the jobs that an earlier process left, by their state.
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
        on_jobs: JobsListener = lambda jobs: None,
        on_event: EventListener = lambda job, event: None,
        upkeep: Upkeep | None = None,
        on_note: NoteListener = lambda note: None,
        recover_into: Mapping[JobState, JobState] = GOES_ON,
        clock: Callable[[], float] = steady_seconds,
    ) -> None:
        self._store, self._stages, self._executor = store, stages, executor
        self.slots = slots or Slots()
        self._on_event = on_event
        self._upkeep = UpkeepRuns(upkeep or NoUpkeep(), on_note)
        self._sleep, self._rooms = SleepWatch(clock), RoomGates(clock)
        self._lock = threading.RLock()
        self._ended = threading.Condition(self._lock)
        self._adding = threading.Lock()
        self._orders = {order.id: order for order in store.orders()}
        self._gone: set[int] = set()  # numbers of orders that were removed
        self._patience = patience or Patience()
        self._endings = Endings(self._orders, self._patience, self._sleep, self._rooms)
        self._lines = Lines(recover(store, recover_into))
        self._running: dict[int, _Running] = {}
        self._holds: Mapping[LineKey, Hold] = {}
        self._closing = self._abandoned = False
        store.tell(on_jobs)

    def jobs(self) -> list[Job]:
        """All jobs, in the order of the queue."""
        with self._lock:
            return list(self._lines)

    def counts(self) -> Counter[JobState]:
        """How many jobs are in which state."""
        with self._lock:
            return Counter(self._lines.counts)

    def at_work(self) -> Counter[StageName]:
        """How many stages of each kind run."""
        with self._lock:
            return Counter(self._lines[number].stage for number in self._running)

    def orders(self) -> list[Order]:
        """All orders, oldest first."""
        with self._lock:
            return [order for order in self._orders.values() if order.id not in self._gone]

    def order_of(self, job: Job) -> Order:
        """The order that a job belongs to; that of a removed job, too, for who hears late of that."""
        return self._orders[job.order_id]

    def waits_for(self, job: Job) -> Hold | None:
        """What keeps an open job from going on; ``None``: nothing, or nobody knows yet."""
        with self._lock:
            if job.state is not JobState.QUEUED:
                return hold_of(job)
            if any(other.state is JobState.RUNNING for other in self._lines.of_scene(job.scene.identifier)):
                return Hold.SCENE
            return self._holds.get((job.order_id, job.stage))

    def add(self, order: Order, scenes: Sequence[Scene], products: Mapping[str, Path] | None = None) -> list[Job]:
        """Queue scenes; those that are there already with the same settings and stages are queued again instead.

        :param order: not stored yet.
        :param scenes: what to work on, each once.
        :param products: by identifier, products that lie on disk, for an order without a download.
        :returns: one job for each; nothing starts before :meth:`tick`.
        :raises DiskError: if the order's folder cannot be made or written.
        :raises StoreError: if the store cannot be written.
        """
        make_folders(order.settings)
        on_disk, first = products or {}, order.stages[0]
        wanted = {scene.identifier: Job(0, 0, scene, first, on_disk.get(scene.identifier)) for scene in scenes}
        with self._lock:
            again = {name: known.id for name, job in wanted.items() for known in self._asked_before(job, order)}
        new = [job for identifier, job in wanted.items() if identifier not in again]
        added = self._add_new(order, new) if new else []
        self._requeue(again.values(), REQUEUABLE, fresh=True)
        with self._lock:
            return [self._lines[number] for number in (*again.values(), *added)]

    def change_order(self, order: Order) -> None:
        """An order is something else now: its title, priority or folder; one that was removed stays away."""
        with self._lock:
            if order.id in self._orders and order.id not in self._gone:
                self._orders[order.id] = self._store.change_order(order)

    def prioritise(self, job_ids: Iterable[int], priority: int) -> None:
        """Let jobs go before those of a lower priority, from the next start on; 0 is usual."""
        for numbers in _slices(job_ids):
            with self._lock:
                jobs = [self._lines[number] for number in numbers if number in self._lines]
                self._change((job, replace(job, priority=priority)) for job in jobs if job.priority != priority)

    def resume(self, job_ids: Iterable[int]) -> None:
        """Put paused and waiting jobs back in line."""
        self._requeue(job_ids, (JobState.PAUSED, JobState.WAITING))

    def resume_stopped(self, trouble: type[SceneQueueError], service: str) -> int:
        """Put back in line whatever stopped here, or waits, for one trouble at one service; returns how many.

        What an earlier process left stopped is not meant: nobody expects that to go on by itself.
        """
        with self._lock:
            stopped = [job.id for job in self._lines if self._endings.has_stopped_here(job, trouble, service)]
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

    def remove(self, job_ids: Iterable[int]) -> list[Order]:
        """Forget jobs that do not run, and orders that have none left; files are not touched.

        :returns: the orders that are forgotten.
        """
        for numbers in _slices(job_ids):
            with self._lock:
                gone = [number for number in numbers if number in self._lines and number not in self._running]
                self._store.remove([self._lines[number] for number in gone])
                for number in gone:
                    self._lines.drop(number)
        with self._adding, self._lock:
            left = self._gone.union(job.order_id for job in self._lines)
            empty = [order for order in self._orders.values() if order.id not in left]
            self._store.remove_orders([order.id for order in empty])
            self._gone.update(order.id for order in empty)
            return empty

    def tick(self) -> None:
        """Start whatever may start now; to be called after a change and once a second.

        :raises StoreError: if the store cannot be written; nothing starts then.
        """
        with self._lock:
            if self._closing:
                return
            self._sleep.tick()
            if self._store.trouble is not None:
                raise self._store.trouble
            self._change((job, job.to(JobState.QUEUED)) for job in self._lines.due(time.time()))
            chosen = self._plan()
            self._holds = chosen.holds
            started = self._start(chosen.start)
            has_open = any(self._lines.counts[state] for state in (*HELD, JobState.RUNNING, JobState.PAUSED))
        if has_open:
            self._upkeep.tick()
        for job, running in started:
            self._executor.start(job, running.signal, partial(self._run, job, running))

    def is_idle(self) -> bool:
        """Whether nothing runs and nothing is going to by itself."""
        with self._lock:
            soon = time.time() + LONG_WAIT_S
            counts = self._lines.counts
            if counts[JobState.RUNNING] or not (counts[JobState.QUEUED] or counts[JobState.WAITING]):
                return not counts[JobState.RUNNING]
            return not any(self._goes_on(job, soon) for job in self._lines)

    def wait(self, feedback: Feedback, before_tick: Callable[[JobQueue], None] = lambda queue: None) -> None:
        """Work until the queue is idle; for runs without a window. The caller closes it, whatever happens.

        :param before_tick: called before each tick, several times a second, such as to renew the slots.
        :raises CancelledError: if it was cancelled.
        :raises StoreError: if the store cannot be written for ten minutes, or at the end.
        """
        patience = StorePatience(self._store)
        before_tick(self)
        self.tick()
        while not self.is_idle():
            with self._ended:
                self._ended.wait(0.2)
            feedback.raise_if_cancelled()
            before_tick(self)
            patience.work(self.tick)
        self._store.flush()

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

    def _asked_before(self, asked: Job, order: Order) -> Iterator[Job]:
        for job in self._lines.of_scene(asked.scene.identifier):
            mine = self._orders[job.order_id]
            if (mine.settings, mine.stages) == (order.settings, order.stages) and asked.product == job.product:
                yield job

    def _add_new(self, order: Order, new: Sequence[Job]) -> list[int]:
        """An order is on the disk, whole, before its first job begins, unless the disk takes nothing at present."""
        with self._adding:
            stored = self._store.numbered(order)
            with self._lock:
                self._orders[stored.id] = stored
            added = self._store.add_jobs([replace(job, order_id=stored.id) for job in new])
            self._store.change_order(stored)
            self._store.flush_or_go_on()
            for jobs in _slices(added):
                with self._lock:
                    self._put(jobs)
        return [job.id for job in added]

    def _change(self, changes: Iterable[tuple[Job, Job]]) -> None:
        """Give changes to the store, to be written together and then told."""
        pairs = list(changes)
        if pairs:
            self._store.change(pairs)
            self._put(after for _, after in pairs)

    def _put(self, jobs: Iterable[Job]) -> None:
        for job in jobs:
            self._lines.put(job)

    def _plan(self) -> Plan:
        at_work = [self._lines[number] for number in self._running]
        in_use = Counter(slot_of(self._orders[job.order_id], job.stage) for job in at_work)
        lines = []
        for (number, stage), jobs in self._lines.queued().items():
            order = self._orders[number]
            has_no_room = stage is StageName.DOWNLOAD and self._rooms.is_shut(order)
            lines.append(Line(order, stage, jobs, Hold.DISK if has_no_room else None))
        return plan(lines, in_use, self.slots, {job.scene.identifier for job in at_work})

    def _start(self, jobs: Sequence[Job]) -> list[tuple[Job, _Running]]:
        begun = [(job, job.to(JobState.RUNNING, attempts=job.attempts + 1, message="", trouble="")) for job in jobs]
        self._change(begun)
        started = [(job, _Running(CancelSignal(), self._sleep.now())) for _, job in begun]
        self._running.update({job.id: running for job, running in started})
        return started

    def _requeue(self, job_ids: Iterable[int], states: Sequence[JobState], *, fresh: bool = False) -> None:
        for numbers in _slices(job_ids):
            with self._lock:
                known = filter(self._lines.__contains__, numbers)
                self._change(pair for number in known for pair in self._requeued(number, states, fresh))

    def _requeued(self, number: int, states: Sequence[JobState], fresh: bool) -> Iterator[tuple[Job, Job]]:
        job = self._lines[number]
        if number in self._running and self._running[number].ends_as in states:
            self._running[number].ends_as = JobState.QUEUED  # it is still ending
        elif job.state in states:
            order = self._orders[job.order_id]
            self._rooms.open(order)
            yield job, job.to(JobState.QUEUED, stage=order.stages[0] if fresh else job.stage, **_NEW_START)

    def _stop(self, job_ids: Iterable[int], state: JobState) -> None:
        for numbers in _slices(job_ids):
            signals, changes = [], []
            with self._lock:
                for number in filter(self._lines.__contains__, numbers):
                    job = self._lines[number]
                    if number in self._running:
                        self._running[number].ends_as = state
                        signals.append(self._running[number].signal)
                    elif job.state in STOPPABLE and job.state is not state:
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
        """Make of an ended attempt what it is worth; a store that takes no change leaves no job at work for ever."""
        job = self._lines[job.id]  # its priority may be another one now
        try:
            self._change(self._endings.changes(job, outcome, running.began, running.ends_as, self._lines))
        except StoreError as error:
            failed = job.to(JobState.FAILED, message=str(error), trouble=type(error).__name__)
            try:
                self._change([(job, failed)])
            except StoreError:
                self._put([failed])  # the store is of no use any more, which it has told

    def _goes_on(self, job: Job, soon: float) -> bool:
        """Whether it runs, or is going to by itself before a time (POSIX seconds)."""
        is_held = job.stage is StageName.DOWNLOAD and job.state in HELD
        if is_held and self._rooms.is_hopeless(self._orders[job.order_id]):
            return False
        is_near = job.state is JobState.WAITING and job.not_before < soon
        return is_near or job.state in (JobState.QUEUED, JobState.RUNNING)


def _slices(items: Iterable[T]) -> Iterator[list[T]]:
    """Some of many at a time."""
    rest = list(items)
    for first in range(0, len(rest), AT_ONCE):
        yield rest[first : first + AT_ONCE]
