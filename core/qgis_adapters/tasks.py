"""QgsTask shells: they run a callable with their pool thread released, and keep what came of it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, Qt, QTimer, pyqtSignal

from ..events import Event, Progress
from ..feedback import CancelSignal
from .pool_thread import released_threads, task_pool

PATIENCE_S, LOOK_AGAIN_S = 1.0, 0.02
_SILENT: Any = QgsTask.Flag.CanCancel | getattr(QgsTask.Flag, "Silent", QgsTask.Flag.CanCancel)
UNBEGUN = (QgsTask.TaskStatus.Queued, QgsTask.TaskStatus.OnHold)


class _Work:
    """What a task does, once, on whichever thread takes it first."""

    def __init__(self, run: Callable[[], None]) -> None:
        self._run = run
        self._lock = threading.Lock()
        self.is_taken = False
        self.over = threading.Event()

    def take(self) -> bool:
        """Whether it is the caller who has to do it."""
        with self._lock:
            taken, self.is_taken = self.is_taken, True
        return not taken

    def do(self) -> None:
        """Do it; only for whom :meth:`take` let."""
        try:
            self._run()
        finally:
            self.over.set()


class BlockingTask(QgsTask):
    """A task that mostly waits: for the network, the disk or a child process.

    QGIS 3.22 loses tasks that have to wait for a thread: its manager takes from the pool's line whatever has the
    address of a finished task's deleted runnable (measured: 19 of 3,000 on a busy pool). So a task is handed to QGIS
    when a thread is free, and where it does not begin soon it begins on a thread of its own.

    :param title: what QGIS's task bar shows.
    :param run: the work, called once; it never raises and ends soon after a cancellation.
    :param signal: how it is cancelled.
    :param ended: called on the main thread when ``run`` has returned.
    :param cancelled: called on the main thread after QGIS has cancelled it, for its user or for all tasks.
    :param is_one_of_many: QGIS does not tell of its end on the desktop (before 3.26 it always does).
    """

    _left_behind = pyqtSignal()
    _told = pyqtSignal(str)

    def __init__(
        self,
        title: str,
        run: Callable[[], None],
        signal: CancelSignal,
        ended: Callable[[], None],
        cancelled: Callable[[], None] = lambda: None,
        *,
        is_one_of_many: bool = False,
    ) -> None:
        super().__init__(title, _SILENT if is_one_of_many else QgsTask.Flag.CanCancel)
        self._signal, self._ended, self._cancelled = signal, ended, cancelled
        self._title = title
        self._work = _Work(run)
        self._left_behind.connect(self._end_alone, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._describe, Qt.ConnectionType.QueuedConnection)
        self._is_handed_over = False
        self.is_cancelled_by_qgis = False

    def start(self) -> None:
        """Begin as soon as a thread is free; main thread."""
        self._hand_over(time.monotonic() + PATIENCE_S)

    def run(self) -> bool:
        """QGIS calls this on a thread of its pool."""
        with released_threads.released():
            if self._work.take():
                self._work.do()
            self._work.over.wait()
        return not self._signal.is_cancelled()

    def cancel(self) -> None:
        """QGIS calls this when the user clicks the cross in its task bar, or agrees to cancel all at the exit."""
        self._signal.cancel()
        self.is_cancelled_by_qgis = True
        if self.status() not in UNBEGUN or not self._work.is_taken:
            super().cancel()
        self._cancelled()

    def finished(self, result: bool) -> None:
        """QGIS calls this on the main thread, for a task that was cancelled before it began too."""
        self.setDescription(self._title)  # QGIS tells the user right after this what has ended
        if self._work.take():
            self._signal.cancel()
            self._work.do()
        self._ended()

    def _hand_over(self, until: float) -> None:
        pool = task_pool()
        if pool.activeThreadCount() < pool.maxThreadCount():
            self._is_handed_over = True
            QgsApplication.taskManager().addTask(self)
            _later(PATIENCE_S, self._begin_alone)
        elif time.monotonic() < until and not self._signal.is_cancelled():
            _later(LOOK_AGAIN_S, lambda: self._hand_over(until))
        else:
            self._begin_alone()

    def _begin_alone(self) -> None:
        def work() -> None:
            self._work.do()
            self._left_behind.emit()

        if self._work.take():
            threading.Thread(target=work, name="scene_queue task", daemon=True).start()

    def _end_alone(self) -> None:
        """The work is over, and QGIS never had the task, or has it in line still: take it out."""
        if not self._is_handed_over:
            self._ended()
        elif self.status() in UNBEGUN:
            super().cancel()

    def show(self, event: Event) -> None:
        """Show a progress in QGIS's task bar; any thread."""
        if isinstance(event, Progress) and event.fraction is not None:
            self.setProgress(100.0 * event.fraction)
        if isinstance(event, Progress) and event.text:
            self._told.emit(event.text)

    def _describe(self, text: str) -> None:
        """Say in QGIS's task bar how far it is; on the main thread, which reads the description, too."""
        self.setDescription(text if text.startswith(self._title) else f"{self._title}: {text}")


def wait_while(busy: Callable[[], object], seconds: float) -> bool:
    """Let the event loop go on as long as something is busy, without the user's clicks; main thread.

    :returns: whether it ended in time.
    """
    end = time.monotonic() + seconds
    while busy() and time.monotonic() < end:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        time.sleep(0.01)
    return not busy()


def _later(seconds: float, call: Callable[[], None]) -> None:
    QTimer.singleShot(round(1000 * seconds), call)
