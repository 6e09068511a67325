"""Orders without a window: threads instead of tasks, a store of their own in the folder of the products."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import CancelledError, CredentialsError, NoRoomError, StoreError, VolumeError
from ..events import Event, Note, Progress
from ..feedback import Feedback
from ..job_queue.disk_budget import DiskBudgets
from ..job_queue.executors import ThreadExecutor
from ..job_queue.finished_list import FinishedList
from ..job_queue.job import OPEN_STATES, Job, JobState
from ..job_queue.order import Order
from ..job_queue.order_end import FOLDER as ENDS
from ..job_queue.order_end import OrderEnds
from ..job_queue.outages import LINE_TROUBLES, OutageWatch, waits_for_line
from ..job_queue.queue import JobQueue
from ..job_queue.recovery import WAITS_FOR_USER
from ..job_queue.report import report_word, require_writable, write_report
from ..job_queue.scheduler import Slots
from ..job_queue.stage_run import Stages, workspaces_of
from ..job_queue.store import Store
from ..job_queue.upkeep import Upkeep
from ..scene import Scene
from ..workspace import HIDDEN
from ..workspace.path_budget import folder_warnings, require_short_paths, rules_for

CLOSE_S = 1.2  # a cancellation is to end within 2 s
_ROOM, _VOLUME = NoRoomError.__name__, VolumeError.__name__  # what a disk, or an account, has no more of


@dataclass(frozen=True)
class OrderResult:
    """What became of the jobs, in the order in which they were asked for."""

    jobs: tuple[Job, ...]

    @property
    def done(self) -> tuple[Job, ...]:
        """Those through their last stage."""
        return tuple(job for job in self.jobs if job.state is JobState.DONE)

    @property
    def failed(self) -> tuple[Job, ...]:
        """Those that the report calls failed."""
        return tuple(job for job in self.jobs if report_word(job) == "failed")

    def raise_if_nobody_could_sign_in(self) -> None:
        """An order that could not start at all is no result.

        :raises CredentialsError: if every job stopped for the sign-in.
        """
        if self.jobs and all(job.trouble == CredentialsError.__name__ for job in self.jobs):
            raise CredentialsError(self.jobs[0].message)


def run_orders(
    folder: Path,
    orders: Sequence[tuple[Order, Sequence[Scene]]],
    stages: Stages,
    feedback: Feedback,
    *,
    slots: Slots,
    report: Path | None = None,
    products: Mapping[str, Path] | None = None,
    upkeep: Upkeep | None = None,
    budgets: DiskBudgets | None = None,
    before_tick: Callable[[JobQueue], None] = lambda queue: None,
) -> OrderResult:
    """Work on scenes until none is left; blocks. The same call after a kill or a cancellation goes on.

    Finished products are listed, and the commands of orders run, as they ask for it.

    :param folder: of all of these orders; it keeps the store.
    :param orders: each with its scenes, such as those of one source.
    :param report: is written there, after a cancellation too; see :func:`write_report`.
    :param upkeep: what keeps sign-ins alive meanwhile.
    :param budgets: what the stages know the disk budgets of orders by; it is told of the jobs.
    :param before_tick: renews the slots meanwhile; see :meth:`CallConditions.renew`.
    :raises CancelledError: if it was cancelled.
    :raises SettingsError: if the folder's path is too long for what is put there.
    :raises CredentialsError: if the sign-in was refused before anything was done.
    :raises DiskError: if the folder, the report or a list of finished products cannot be written.
    :raises StoreError: if ``FOLDER/.scene_queue`` cannot be used, or another process uses it.
    """
    _require_places(report, [order for order, _ in orders])
    relay = _Relay(feedback, sum(len(scenes) for _, scenes in orders))

    def on_trouble(error: StoreError) -> None:
        feedback.note(f"{error} It is tried again for ten minutes.", warning=True)

    with Store(folder / HIDDEN / "queue.sqlite", on_trouble=on_trouble) as store:
        if store.set_aside is not None:
            feedback.note(
                f"The queue's file was damaged and is now {store.set_aside}; this is a new one.", warning=True
            )
        _look_at_folder(folder, orders, feedback)
        ends = OrderEnds(folder / HIDDEN / ENDS, feedback)
        queue = _open_queue(store, stages, slots, relay, ends, upkeep, feedback)
        if budgets is not None:
            budgets.count(queue.jobs)
        result = _work(queue, orders, products, feedback, before_tick, report)
    result.raise_if_nobody_could_sign_in()
    _tell_who_waits(result, feedback)
    _end_orders(ends, result, queue, report)
    return result


def _require_places(report: Path | None, orders: Sequence[Order]) -> None:
    """What cannot be written is told before the work."""
    if report is not None:
        require_writable(report)
    for path in {order.at_end.finished_list for order in orders}:
        if path is not None:
            FinishedList(path).append(())


def _open_queue(
    store: Store,
    stages: Stages,
    slots: Slots,
    relay: _Relay,
    ends: OrderEnds,
    upkeep: Upkeep | None,
    feedback: Feedback,
) -> JobQueue:
    def on_jobs(jobs: Sequence[Job]) -> None:
        relay.on_jobs(jobs)
        ends.list_finished((job, queue.order_of(job)) for job in jobs if job.state is JobState.DONE)

    queue = JobQueue(
        store,
        stages,
        ThreadExecutor(),
        slots=slots,
        on_jobs=on_jobs,
        on_event=relay.on_event,
        upkeep=upkeep,
        on_note=feedback.report,
        recover_into=WAITS_FOR_USER,  # what earlier calls with other scenes or options left open is theirs
    )
    return queue  # noqa: RET504 - the listener knows it by this name


def _tell_who_waits(result: OrderResult, feedback: Feedback) -> None:
    waiting = [job for job in result.jobs if waits_for_line(job)]
    if waiting:
        text = f"{len(waiting)} of {len(result.jobs)} scenes did not come, and nothing did for ten minutes"
        feedback.note(f"{text}: {waiting[0].message} The same call goes on where this one ended.", warning=True)
    left = [job for job in result.jobs if report_word(job) == "waiting"]
    held = {job.trouble: job.message for job in left if job.trouble in (_ROOM, _VOLUME)}
    for message in held.values():
        text = f"{len(left)} of {len(result.jobs)} scenes did not come: {message}"
        feedback.note(f"{text} The same call goes on where this one ended.", warning=True)


def _work(
    queue: JobQueue,
    orders: Sequence[tuple[Order, Sequence[Scene]]],
    products: Mapping[str, Path] | None,
    feedback: Feedback,
    before_tick: Callable[[JobQueue], None],
    report: Path | None,
) -> OrderResult:
    """Queue the scenes, wait for their ends, close the queue; the report is written whatever happens."""
    asked: set[int] = set()
    try:
        asked = {job.id for order, scenes in orders for job in queue.add(order, scenes, products)}
        feedback.raise_if_cancelled()  # a run that was given up begins nothing, however quick its stages are
        queue.wait(feedback, before_tick)
    except CancelledError:
        feedback.note("Cancelled; the same call goes on where this one ended.", warning=True)
        raise
    finally:
        queue.close(CLOSE_S)
        result = OrderResult(tuple(job for job in queue.jobs() if job.id in asked))
        if report is not None:
            write_report(report, result.jobs, queue.order_of)
    return result


def _end_orders(ends: OrderEnds, result: OrderResult, queue: JobQueue, report: Path | None) -> None:
    for order in {order.id: order for order in map(queue.order_of, result.jobs)}.values():
        mine = [job for job in queue.jobs() if job.order_id == order.id]
        if not any(job.state in OPEN_STATES for job in mine):
            ends.end(order, mine, report)


def _look_at_folder(folder: Path, orders: Sequence[tuple[Order, Sequence[Scene]]], feedback: Feedback) -> None:
    scratch = next((order.settings.scratch for order, _ in orders), None)
    rules = rules_for(folder, scratch)
    workspaces = [one for order, scenes in orders for one in workspaces_of(scenes, order.settings)]
    require_short_paths(workspaces, rules)
    for warning in folder_warnings(folder, workspaces, rules):
        feedback.note(warning, warning=True)


class _Relay:
    """Puts what many jobs say into one stream: the share that is done, and a line for each change that matters."""

    def __init__(self, feedback: Feedback, count: int) -> None:
        self._feedback = feedback
        self._count = max(1, count)
        self._shares: dict[int, float] = {}
        self._outages = [OutageWatch(what) for what in (LINE_TROUBLES, frozenset({_ROOM}), frozenset({_VOLUME}))]

    def on_jobs(self, jobs: Sequence[Job]) -> None:
        """Jobs changed."""
        for job in jobs:
            self._tell(job)
        # not progress(), which raises where it is cancelled: the queue is in the middle of a change
        self._feedback.report(Progress(sum(self._shares.values()) / self._count))

    def on_event(self, job: Job, event: Event) -> None:
        """A stage said something."""
        if isinstance(event, Note):
            self._feedback.note(f"{job.scene.identifier}: {event.text}", warning=event.warning)

    def _tell(self, job: Job) -> None:
        name = job.scene.identifier
        begins_outage = sum(outage.begins_with(job) for outage in self._outages) > 0  # each hears of all jobs
        if job.state is JobState.RUNNING:
            self._feedback.note(f"{name}: {job.stage.value}")
        elif not begins_outage and any(outage.is_held(job) for outage in self._outages):
            return  # told with the first of them
        elif job.state in (JobState.FAILED, JobState.WAITING, JobState.DONE):
            failed = job.state is JobState.FAILED
            self._feedback.note(f"{name}: {job.state.value}. {job.message}".strip(" ."), warning=failed)
        if job.state in (JobState.DONE, JobState.FAILED):
            self._shares[job.id] = 1.0
