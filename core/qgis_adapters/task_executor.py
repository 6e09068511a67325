"""One QgsTask for each running stage."""

from __future__ import annotations

import threading
from typing import Callable

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal

from ..events import Event
from ..feedback import CancelSignal
from ..job_queue.job import Job, StageName
from .tasks import BlockingTask, wait_while

_VERBS = {
    StageName.DOWNLOAD: "Download",
    StageName.SAFE_CHECK: "Check",
    StageName.CORRECTION: "Correct",
}


class TaskExecutor(QObject):
    """Makes a task of each stage, on the main thread, and keeps it until it has ended.

    Without a Python reference a QgsTask may die silently, and it must be made where an event loop runs; a stage may
    be started from any thread.

    ``all_cancelled`` is emitted when QGIS has cancelled every task that runs, as it offers when it is closed.
    """

    all_cancelled = pyqtSignal()
    _asked = pyqtSignal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: dict[int, BlockingTask] = {}
        self._lock = threading.Lock()
        self._on_the_way = 0  # asked for, but no task yet
        self._asked.connect(self._start, Qt.ConnectionType.QueuedConnection)

    def start(self, job: Job, signal: CancelSignal, run: Callable[[], None]) -> None:
        """See :class:`scene_queue.core.job_queue.executors.Executor`."""
        with self._lock:
            self._on_the_way += 1
        self._asked.emit(job, signal, run)

    def join(self, seconds: float) -> bool:
        """Wait for all tasks, with the event loop going on; main thread only."""
        return wait_while(self._is_busy, seconds)

    def show(self, job: Job, event: Event) -> None:
        """Show a stage's progress in QGIS's task bar; any thread."""
        task = self._tasks.get(job.id)
        if task is not None:
            task.show(event)

    def _start(self, job: Job, signal: CancelSignal, run: Callable[[], None]) -> None:
        title = f"{_VERBS[job.stage]} {job.scene.tile_id} {job.scene.begin:%Y-%m-%d}"
        task = BlockingTask(
            title, run, signal, lambda: self._forget(job.id, task), self._on_cancelled, is_one_of_many=True
        )
        self._tasks[job.id] = task
        task.start()
        with self._lock:
            self._on_the_way -= 1

    def _on_cancelled(self) -> None:
        if all(task.is_cancelled_by_qgis for task in self._tasks.values()):
            self.all_cancelled.emit()

    def _is_busy(self) -> bool:
        return bool(self._tasks or self._on_the_way)

    def _forget(self, job_id: int, task: BlockingTask) -> None:
        if self._tasks.get(job_id) is task:
            del self._tasks[job_id]
