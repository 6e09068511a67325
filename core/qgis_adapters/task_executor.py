"""One QgsTask for each running stage."""

from __future__ import annotations

import itertools
import threading
from collections import deque
from functools import partial
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


AT_ONCE = 8  # tasks a turn of the event loop, each some tenth of a millisecond

_Start = tuple[Job, CancelSignal, Callable[[], None]]


class TaskExecutor(QObject):
    """Makes a task of each stage, on the main thread, and keeps it until it has ended.

    Without a Python reference a QgsTask may die silently, and it must be made where an event loop runs; a stage may
    be started from any thread. Where QGIS can hide tasks these are hidden: :class:`TaskBar` stands for all of them.

    ``all_cancelled`` is emitted when QGIS has cancelled every task that runs, as it offers when it is closed.
    """

    all_cancelled = pyqtSignal()
    _asked = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: dict[int, BlockingTask] = {}
        self._signals: dict[int, CancelSignal] = {}  # by which a task is told from the next one of its job
        self._lock = threading.Lock()
        self._line: deque[_Start] = deque()  # asked for, but no task yet
        self._asked.connect(self._start_some, Qt.ConnectionType.QueuedConnection)

    def start(self, job: Job, signal: CancelSignal, run: Callable[[], None]) -> None:
        """See :class:`scene_queue.core.job_queue.executors.Executor`."""
        with self._lock:
            self._line.append((job, signal, run))
            is_first = len(self._line) == 1
        if is_first:
            self._asked.emit()

    def join(self, seconds: float) -> bool:
        """Wait for all tasks, with the event loop going on; main thread only."""
        return wait_while(self._is_busy, seconds)

    def show(self, job: Job, event: Event) -> None:
        """Show a stage's progress in QGIS's task bar, where it has an entry there; any thread."""
        task = self._tasks.get(job.id)
        if task is not None:
            task.show(event)

    def _start_some(self) -> None:
        """Not all of many in one turn of the event loop: the window would stand still."""
        for job, signal, run in list(itertools.islice(self._line, AT_ONCE)):
            title = f"{_VERBS[job.stage]} {job.scene.tile_id} {job.scene.begin:%Y-%m-%d}"
            ended = partial(self._forget, job.id, signal)
            task = BlockingTask(title, run, signal, ended, self._on_cancelled, is_one_of_many=True)
            self._tasks[job.id] = task
            self._signals[job.id] = signal
            task.start()
            with self._lock:
                self._line.popleft()
        with self._lock:
            has_more = bool(self._line)
        if has_more:
            self._asked.emit()

    def _on_cancelled(self) -> None:
        if all(task.is_cancelled_by_qgis for task in self._tasks.values()):
            self.all_cancelled.emit()

    def _is_busy(self) -> bool:
        return bool(self._tasks or self._line)

    def _forget(self, job_id: int, signal: CancelSignal) -> None:
        if self._signals.get(job_id) is signal:
            del self._tasks[job_id], self._signals[job_id]
