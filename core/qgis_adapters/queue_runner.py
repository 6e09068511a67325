"""The queue in QGIS: stages as tasks, changes told on the main thread, or another QGIS's queue to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..errors import SceneQueueError, StoreError
from ..events import Event, Note
from ..job_queue.job import Job
from ..job_queue.order import Order
from ..job_queue.queue import JobQueue
from ..job_queue.recovery import WAITS_FOR_USER
from ..job_queue.scheduler import Hold
from ..job_queue.stage_factory import StageFactory
from ..job_queue.store import Store, StoreBusyError
from ..scene import Scene
from .message_log import log
from .queue_commands import QueueCommands
from .queue_conditions import QueueConditions
from .queue_onlooker import QueueOnlooker
from .queue_relay import QueueRelay
from .settled_objects import settled_objects
from .task_executor import TaskExecutor

TICK_MS = 1000
COMMANDS_S, STORE_S = 1.0, 2.0  # at most, when QGIS closes: a disk may not answer any more
LIST = "scenes of an order"


class QueueRunner(QObject):
    """Owns the store and the queue, or looks on while another QGIS does.

    ``jobs_changed`` carries a list of changed or new jobs, each once; ``jobs_progressed`` the newest progress by the
    number of the job; both at most five times a second. ``jobs_replaced`` says that the list is another one.
    ``owner_changed`` carries whether this object owns the queue now. ``failed`` carries a :class:`SceneQueueError` that
    kept something from being done. All arrive on the main thread.

    Where another QGIS owns the queue, what changes it does nothing.

    :param path: the store's file.
    :param stages: makes the stages.
    :param conditions: say what may begin now; ``None``: always the same.
    :ivar note: what the user should know of how the store was found; empty: nothing.
    """

    jobs_changed = pyqtSignal(object)
    jobs_progressed = pyqtSignal(object)
    jobs_replaced = pyqtSignal()
    owner_changed = pyqtSignal(bool)
    failed = pyqtSignal(object)

    def __init__(
        self,
        path: Path,
        stages: StageFactory,
        parent: QObject | None = None,
        *,
        conditions: QueueConditions | None = None,
    ) -> None:
        super().__init__(parent)
        self._path, self._stages, self._conditions = path, stages, conditions
        self.note = ""
        self._relay = QueueRelay(self)
        self._relay.changed.connect(self.jobs_changed)
        self._relay.progressed.connect(self.jobs_progressed)
        self._commands = QueueCommands(self.failed.emit)
        self._executor = TaskExecutor(self)
        # else the next jobs would start, and QGIS, which closes only when no task runs, could not be closed
        self._executor.all_cancelled.connect(self.pause_all)
        self._store: Store | None = None
        self._queue: JobQueue | None = None
        self._onlooker: QueueOnlooker | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        try:
            self._own()
        except StoreBusyError:
            self._onlooker = QueueOnlooker(path, self._commands, self)
            self._onlooker.changed.connect(self.jobs_replaced)
        self._tick()
        self._timer.start(TICK_MS)

    @property
    def is_owner(self) -> bool:
        """Whether the queue is this QGIS's, and not one that another QGIS works on."""
        return self._queue is not None

    def can_take_over(self) -> bool:
        """Whether the QGIS that owned the queue is gone."""
        return self._queue is None and not Store.is_owned(self._path)

    def take_over(self) -> None:
        """Own the queue, whose owner is gone; its jobs wait for the user.

        :raises StoreBusyError: if it is not.
        :raises StoreError: if the store cannot be used.
        """
        if self._onlooker is not None:
            self._own()
            self._onlooker.close()
            self._onlooker = None
            self.owner_changed.emit(True)
            self.jobs_replaced.emit()

    def jobs(self) -> list[Job]:
        """All jobs, in the order of the queue."""
        return self._shown.jobs()

    def orders(self) -> list[Order]:
        """All orders, oldest first."""
        return self._shown.orders()

    def order_of(self, job: Job) -> Order:
        """The order that a job belongs to."""
        return self._shown.order_of(job)

    def waits_for(self, job: Job) -> Hold | None:
        """What keeps an open job from going on; ``None``: nothing, or nobody knows."""
        return self._shown.waits_for(job)

    def allow(self, service: str, connections: int) -> None:
        """Over how many connections scenes may be fetched from a service at once."""
        if self._queue is not None:
            self._queue.slots = self._queue.slots.with_connections(connections, service)

    def add(self, order: Order, scenes: Sequence[Scene], products: Mapping[str, Path] | None = None) -> None:
        """Queue scenes and start, soon; scenes that are queued already are queued again instead.

        :param products: by identifier, products that lie on disk, for an order without a download.
        """
        settled_objects.settle(LIST, len(scenes))
        self._run_aside(lambda queue: queue.add(order, scenes, products))

    def change_order(self, order: Order) -> None:
        """An order is something else now: its title, priority or folder; its jobs go on when they are resumed."""
        self._run_aside(lambda queue: queue.change_order(order))

    def prioritise(self, job_ids: Iterable[int], priority: int) -> None:
        """Let jobs go before those of a lower priority; 0 is usual."""
        self._run(list(job_ids), lambda queue, numbers: queue.prioritise(numbers, priority))

    def pause(self, job_ids: Iterable[int]) -> None:
        """Stop and keep."""
        self._run(list(job_ids), JobQueue.pause)

    def pause_all(self) -> None:
        """Stop and keep everything."""
        self.pause([job.id for job in self.jobs()])

    def resume(self, job_ids: Iterable[int]) -> None:
        """Go on with paused jobs, and try failed and cancelled ones again."""

        def resume(queue: JobQueue, numbers: list[int]) -> None:
            queue.resume(numbers)
            queue.retry(numbers)

        self._run(list(job_ids), resume)

    def resume_stopped(self, trouble: type[SceneQueueError], service: str) -> None:
        """Go on with all that stopped, or waits, for one trouble at one service."""
        self._run_aside(lambda queue: queue.resume_stopped(trouble, service))

    def cancel(self, job_ids: Iterable[int]) -> None:
        """End jobs; their part files stay."""
        self._run(list(job_ids), JobQueue.cancel)

    def remove(self, job_ids: Iterable[int]) -> None:
        """Forget jobs that do not run; files are not touched. ``jobs_replaced`` says when it is done."""

        def remove(queue: JobQueue, numbers: list[int]) -> None:
            queue.remove(numbers)
            self.jobs_replaced.emit()

        self._run(list(job_ids), remove)

    def close(self) -> bool:
        """Stop and keep everything, within 3 s; returns whether all stages ended in time."""
        self._timer.stop()
        settled_objects.release(LIST)
        if self._onlooker is not None:
            self._onlooker.close()
        self._commands.close(COMMANDS_S)
        if self._queue is None or self._store is None:
            return True
        ended = self._queue.close(seconds=3.0)
        self._store.close(STORE_S)
        return ended

    @property
    def _shown(self) -> JobQueue | QueueOnlooker:
        shown = self._queue or self._onlooker
        if shown is None:
            raise StoreError("The queue is closed.")
        return shown

    def _own(self) -> None:
        store = Store(self._path, keeps_papers=True, on_trouble=self.failed.emit)
        if store.set_aside is not None:
            text = (
                "The queue's file was damaged and is kept as {}. The queue was made anew from its orders and the disk."
            )
            self.note = text.format(store.set_aside)
        try:
            self._queue = JobQueue(
                store,
                self._stages,
                self._executor,
                on_jobs=self._relay.on_jobs,
                on_event=self._on_event,
                upkeep=self._stages,
                on_note=lambda note: log(note.text, warning=note.warning),
                recover_into=WAITS_FOR_USER,
            )
        except StoreError:
            store.close()
            raise
        self._store = store

    def _run(self, numbers: list[int], command: Callable[[JobQueue, list[int]], object]) -> None:
        queue = self._queue
        if queue is not None and numbers:
            self._commands.run(len(numbers), lambda: self._carry_out(queue, lambda: command(queue, numbers)))

    def _run_aside(self, command: Callable[[JobQueue], object]) -> None:
        queue = self._queue
        if queue is not None:
            self._commands.run_aside(lambda: self._carry_out(queue, lambda: command(queue)))

    def _carry_out(self, queue: JobQueue, command: Callable[[], object]) -> None:
        command()
        self._start(queue)

    def _tick(self) -> None:
        if self._queue is not None:
            if self._conditions is not None:
                now = self._conditions.now(self._queue.at_work(), is_idle=self._queue.is_idle())
                self._queue.slots = now.slots(self._queue.slots)
            self._start(self._queue)
        elif self._onlooker is not None:
            self._onlooker.look()

    def _start(self, queue: JobQueue) -> None:
        try:
            queue.tick()
        except StoreError as error:  # the store has told that itself, once
            log(str(error), warning=False)

    def _on_event(self, job: Job, event: Event) -> None:
        if isinstance(event, Note):
            log(f"{job.scene.identifier}: {event.text}", warning=event.warning)
        self._executor.show(job, event)
        self._relay.on_event(job, event)
