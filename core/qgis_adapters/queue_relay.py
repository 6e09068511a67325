"""What the queue says, on the main thread, and not more often than a window can show."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence

from qgis.PyQt.QtCore import QObject, Qt, QTimer, pyqtSignal

from ..events import Event, Progress
from ..job_queue.job import Job

EVERY_MS = 200


class QueueRelay(QObject):
    """Gathers on any thread, tells on the main thread.

    ``changed`` carries a list of jobs, each once and as it is now; ``progressed`` the newest :class:`Progress` of
    running stages by the number of the job.
    """

    changed = pyqtSignal(object)
    progressed = pyqtSignal(object)
    _came = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._jobs: dict[int, Job] = {}
        self._progress: dict[int, Progress] = {}
        self._told_at = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tell)
        # queued even on the main thread: who changes something is not told in the middle of it
        self._came.connect(self._tell_soon, Qt.ConnectionType.QueuedConnection)

    def on_jobs(self, jobs: Sequence[Job]) -> None:
        """Jobs changed; any thread."""
        with self._lock:
            is_first = not (self._jobs or self._progress)
            self._jobs.update((job.id, job) for job in jobs)
        if is_first:
            self._came.emit()

    def on_event(self, job: Job, event: Event) -> None:
        """A running stage said something; any thread."""
        if isinstance(event, Progress):
            with self._lock:
                is_first = not (self._jobs or self._progress)
                self._progress[job.id] = event
            if is_first:
                self._came.emit()

    def tell(self) -> None:
        """Tell what has come; main thread."""
        with self._lock:
            jobs, self._jobs = self._jobs, {}
            progress, self._progress = self._progress, {}
        self._told_at = time.monotonic()
        if jobs:
            self.changed.emit(list(jobs.values()))
        if progress:
            self.progressed.emit(progress)

    def _tell_soon(self) -> None:
        since_ms = 1000 * (time.monotonic() - self._told_at)
        self._timer.start(max(0, round(EVERY_MS - since_ms)))
