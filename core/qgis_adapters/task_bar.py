"""The one entry of the queue in QGIS's task bar, where the tasks of stages are hidden (QGIS 3.26 and newer)."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from typing import Any, Callable

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QCoreApplication, QObject, QTimer

from ..events import Progress
from ..job_queue.job import Job, JobState
from .pool_thread import released_threads
from .queue_runner import QueueRunner

LINGERS_MS = 1000  # between two stages nothing may run for a moment
GOES_ON = (JobState.QUEUED, JobState.WAITING, JobState.RUNNING)
HAS_ENDED = (JobState.DONE, JobState.FAILED)


class TaskBar(QObject):
    """Follows the queue; main thread.

    The entry is there while a stage runs. It counts the scenes that were queued, or ended, since it came.

    :param queue: whose jobs it counts, and pauses all when the user clicks the cross, or QGIS cancels all tasks.
    """

    def __init__(self, queue: QueueRunner) -> None:
        super().__init__(queue)
        self._queue = queue
        self._open: set[int] = set()
        self._ended: set[int] = set()
        self._running: dict[int, float] = {}  # with the share of its stage that is done
        self._stopping: set[int] = set()  # those that were at work when the cross was clicked
        self._entry: _Entry | None = None
        self._is_closed = False
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(LINGERS_MS)
        self._over.timeout.connect(self._end)
        queue.jobs_changed.connect(self.take)
        queue.jobs_progressed.connect(self.take_progress)
        queue.jobs_replaced.connect(self._on_jobs_replaced)

    def take(self, jobs: Iterable[Job]) -> None:
        """Jobs changed, or are new."""
        for job in jobs:
            self._take(job)
        if not self._open:
            self._ended.clear()
        if self._running:
            self._over.stop()
            self._show()
        elif self._entry is not None and not self._over.isActive():
            self._over.start()

    def take_progress(self, progress: Mapping[int, Progress]) -> None:
        """Running stages got further; by the number of the job."""
        for number, one in progress.items():
            if number in self._running and one.fraction is not None:
                self._running[number] = one.fraction
        if self._running:
            self._show()

    def close(self) -> None:
        """Take the entry out, for good."""
        self._is_closed = True
        self._over.stop()
        self._end()

    def _on_jobs_replaced(self) -> None:
        jobs = self._queue.jobs()
        self._ended &= {job.id for job in jobs}
        self._open.clear()
        self._running.clear()
        self.take(jobs)

    def _take(self, job: Job) -> None:
        was_open = job.id in self._open
        if job.state is JobState.RUNNING:
            self._running.setdefault(job.id, 0.0)
        else:
            self._running.pop(job.id, None)
            self._stopping.discard(job.id)
        if job.state in GOES_ON:
            self._open.add(job.id)
            self._ended.discard(job.id)
        else:
            self._open.discard(job.id)
        if was_open and job.state in HAS_ENDED:
            self._ended.add(job.id)

    def _show(self) -> None:
        if self._is_closed or self._running.keys() <= self._stopping:
            return
        count = len(self._open) + len(self._ended)
        text = QCoreApplication.translate("TaskBar", "Scene Queue: {} of {} scenes, {} at work")
        sentence = text.format(f"{len(self._ended):,}", f"{count:,}", len(self._running))
        if self._entry is None:
            self._entry = _Entry(sentence, self._on_cancelled)
            QgsApplication.taskManager().addTask(self._entry)
        self._entry.setProgress(100.0 * (len(self._ended) + sum(self._running.values())) / count)
        self._entry.setDescription(sentence)

    def _on_cancelled(self) -> None:
        self._entry = None
        self._stopping.update(self._running)
        self._queue.pause_all()

    def _end(self) -> None:
        if self._entry is not None:
            self._entry.end()
            self._entry = None


_entries: set[_Entry] = set()  # without a Python reference a QgsTask may die silently


class _Entry(QgsTask):
    """A task that only stands in the task bar; it takes no thread from the pool."""

    def __init__(self, text: str, cancelled: Callable[[], None]) -> None:
        # the desktop is told by the window when an order has ended
        flags: Any = QgsTask.Flag.CanCancel | getattr(QgsTask.Flag, "Silent", QgsTask.Flag.CanCancel)
        super().__init__(text, flags)
        self._cancelled = cancelled
        self._over = threading.Event()
        _entries.add(self)

    def run(self) -> bool:
        """QGIS calls this on a thread of its pool."""
        with released_threads.released():
            self._over.wait()
        return True

    def end(self) -> None:
        """Be gone."""
        self._over.set()
        if self.status() in (QgsTask.TaskStatus.Queued, QgsTask.TaskStatus.OnHold):
            super().cancel()

    def cancel(self) -> None:
        """QGIS calls this when the user clicks the cross, or agrees to cancel all at the exit."""
        super().cancel()
        self._over.set()
        self._cancelled()

    def finished(self, result: bool) -> None:
        """QGIS calls this on the main thread."""
        _entries.discard(self)
