"""QgsTask shells: they run a callable with their pool thread released, and keep what came of it."""

from __future__ import annotations

import functools
import threading
import time
from collections.abc import Callable
from typing import Any

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, pyqtSignal

from ..events import Event, Progress
from ..feedback import CancelSignal
from .pool_thread import released_threads, task_pool

PATIENCE_S, LOOK_AGAIN_S = 1.0, 0.02
CAN_HIDE = hasattr(QgsTask.Flag, "Hidden")  # from 3.26 on
_SILENT: Any = QgsTask.Flag.CanCancel | getattr(QgsTask.Flag, "Silent", QgsTask.Flag.CanCancel)
_ONE_OF_MANY: Any = _SILENT | getattr(QgsTask.Flag, "Hidden", QgsTask.Flag.CanCancel)
_HAS_ENDED = "ended; how, Scene Queue says"
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
    :param is_one_of_many: QGIS's task bar does not show it, nor does the desktop tell of its end; before 3.26 both do.
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
        super().__init__(title, _ONE_OF_MANY if is_one_of_many else QgsTask.Flag.CanCancel)
        self._signal, self._ended, self._cancelled = signal, ended, cancelled
        self._title, self._is_one_of_many = title, is_one_of_many
        self._is_hidden = is_one_of_many and CAN_HIDE
        self._work = _Work(run)
        self._left_behind.connect(self._end_alone, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._describe, Qt.ConnectionType.QueuedConnection)
        self._is_handed_over = False
        self.is_cancelled_by_qgis = False

    def start(self) -> None:
        """Begin as soon as a thread is free; main thread."""
        if not self.hand_over():
            _unbegun().watch(self)

    @property
    def has_begun(self) -> bool:
        """Whether somebody is at the work, or was."""
        return self._work.is_taken

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
        if not self._is_hidden:  # QGIS tells the user right after this what is complete: of a stage it cannot know
            self.setDescription(f"{self._title} {_HAS_ENDED}" if self._is_one_of_many else self._title)
        if self._work.take():
            self._signal.cancel()
            self._work.do()
        self._ended()

    def hand_over(self) -> bool:
        """Give it to QGIS, if a thread is free now; returns whether it was."""
        pool = task_pool()
        if pool.activeThreadCount() < pool.maxThreadCount():
            self._is_handed_over = True
            QgsApplication.taskManager().addTask(self)
            _unbegun().watch(self)
            return True
        return False

    @property
    def is_handed_over(self) -> bool:
        """Whether QGIS has it."""
        return self._is_handed_over

    @property
    def is_unwanted(self) -> bool:
        """Whether it was cancelled."""
        return self._signal.is_cancelled()

    def begin_alone(self) -> None:
        """Begin on a thread of its own, unless it has begun."""

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
        if self._is_hidden:
            return
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


class _Unbegun(QObject):
    """Looks after all tasks that have not begun, by one timer; main thread."""

    def __init__(self) -> None:
        super().__init__()
        self._until: dict[BlockingTask, float] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(round(1000 * LOOK_AGAIN_S))
        self._timer.timeout.connect(self._look)

    def watch(self, task: BlockingTask) -> None:
        """From now on, for :data:`PATIENCE_S`; then it begins on a thread of its own."""
        self._until[task] = time.monotonic() + PATIENCE_S
        if not self._timer.isActive():
            self._timer.start()

    def _look(self) -> None:
        now = time.monotonic()
        for task, until in list(self._until.items()):
            if task.has_begun:
                del self._until[task]
            elif now >= until or (task.is_unwanted and not task.is_handed_over):
                del self._until[task]
                task.begin_alone()
            elif not task.is_handed_over:
                task.hand_over()
        if not self._until:
            self._timer.stop()


@functools.cache
def _unbegun() -> _Unbegun:
    """The one of the process, made when an event loop is there."""
    return _Unbegun()
