"""The queue in QGIS: stages as tasks, changes told on the main thread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from qgis.PyQt.QtCore import QObject, Qt, QTimer, pyqtSignal

from ..errors import SceneQueueError, StoreError
from ..events import Event, Note
from ..job_queue.job import Job, JobState
from ..job_queue.order import Order
from ..job_queue.queue import JobQueue
from ..job_queue.stage_factory import StageFactory
from ..job_queue.store import Store
from ..scene import Scene
from .message_log import log
from .task_executor import TaskExecutor

TICK_MS = 1000


class QueueRunner(QObject):
    """Owns the store and the queue.

    ``job_changed`` carries a :class:`Job`, ``job_progressed`` a job and an event; both arrive on the main thread.

    :param path: the store's file.
    :param stages: makes the stages.
    """

    job_changed = pyqtSignal(object)
    job_progressed = pyqtSignal(object, object)
    _told = pyqtSignal(object)

    def __init__(self, path: Path, stages: StageFactory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = Store(path)
        self._executor = TaskExecutor(self)
        # queued even on the main thread: told directly, a change could overtake one that a worker made before it
        self._told.connect(self.job_changed.emit, Qt.ConnectionType.QueuedConnection)
        self._queue = JobQueue(
            self._store,
            stages,
            self._executor,
            on_job=self._told.emit,
            on_event=self._relay,
            upkeep=stages,
            on_note=lambda note: log(note.text, warning=note.warning),
            recover_into=JobState.PAUSED,
        )
        self._pause_all()
        # else the next jobs would start, and QGIS, which closes only when no task runs, could not be closed
        self._executor.all_cancelled.connect(self._pause_all)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def jobs(self) -> list[Job]:
        """All jobs, in the order of the queue."""
        return self._queue.jobs()

    def order_of(self, job: Job) -> Order:
        """The order that a job belongs to."""
        return self._queue.order_of(job)

    def allow(self, connections: int) -> None:
        """Over how many connections downloads may run at once."""
        self._queue.slots = self._queue.slots.with_connections(connections)

    def add(self, order: Order, scenes: Sequence[Scene]) -> list[Job]:
        """Queue scenes and start; scenes that are queued already are queued again instead.

        :raises StoreError: if the store cannot be written.
        """
        jobs = self._queue.add(order, scenes)
        self._queue.tick()
        return jobs

    def pause(self, job_ids: Iterable[int]) -> None:
        """Stop and keep."""
        self._queue.pause(job_ids)

    def relocate(self, order: Order, folder: Path) -> None:
        """The folder of an order is somewhere else now; jobs go on when they are resumed.

        :raises StoreError: if the store cannot be written.
        """
        self._queue.relocate(order.id, folder)

    def resume(self, job_ids: Iterable[int]) -> None:
        """Go on with paused jobs, and try failed and cancelled ones again."""
        numbers = list(job_ids)
        self._queue.resume(numbers)
        self._queue.retry(numbers)
        self._queue.tick()

    def resume_stopped(self, trouble: type[SceneQueueError], service: str) -> int:
        """Go on with all that stopped, or waits, for one trouble at one service; returns how many those are."""
        count = self._queue.resume_stopped(trouble, service)
        self._queue.tick()
        return count

    def cancel(self, job_ids: Iterable[int]) -> None:
        """End jobs; their part files stay."""
        self._queue.cancel(job_ids)

    def remove(self, job_ids: Iterable[int]) -> None:
        """Forget jobs that do not run; files are not touched."""
        self._queue.remove(job_ids)

    def close(self) -> bool:
        """Stop and keep everything, within 3 s; returns whether all stages ended in time."""
        self._timer.stop()
        ended = self._queue.close(seconds=3.0)
        self._store.close()
        return ended

    def _pause_all(self) -> None:
        self._queue.pause([job.id for job in self._queue.jobs()])

    def _tick(self) -> None:
        try:
            self._queue.tick()
        except StoreError as error:
            log(str(error), warning=True)

    def _relay(self, job: Job, event: Event) -> None:
        if isinstance(event, Note):
            log(f"{job.scene.identifier}: {event.text}", warning=event.warning)
        self._executor.show(job, event)
        self.job_progressed.emit(job, event)
