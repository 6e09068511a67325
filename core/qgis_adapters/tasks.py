"""QgsTask shells: they run a callable with their pool thread released, and keep what came of it."""

from __future__ import annotations

import time
from collections.abc import Callable

from qgis.core import QgsTask
from qgis.PyQt.QtCore import QCoreApplication

from ..events import Event, Progress
from ..feedback import CancelSignal
from .pool_thread import released_threads


class BlockingTask(QgsTask):
    """A task that mostly waits: for the network, the disk or a child process.

    :param title: what QGIS's task bar shows.
    :param run: the work, called once; it never raises and ends soon after a cancellation.
    :param signal: how it is cancelled.
    :param ended: called on the main thread when ``run`` has returned.
    """

    def __init__(self, title: str, run: Callable[[], None], signal: CancelSignal, ended: Callable[[], None]) -> None:
        super().__init__(title, QgsTask.Flag.CanCancel)
        self._run, self._signal, self._ended = run, signal, ended
        self._began = False

    def run(self) -> bool:
        """QGIS calls this on a thread of its pool."""
        self._began = True
        with released_threads.released():
            self._run()
        return not self._signal.is_cancelled()

    def cancel(self) -> None:
        """QGIS calls this when the user clicks the cross in its task bar."""
        self._signal.cancel()
        super().cancel()

    def finished(self, result: bool) -> None:
        """QGIS calls this on the main thread, for a task that was cancelled before it began too."""
        if not self._began:
            self._signal.cancel()
            self._run()
        self._ended()

    def show(self, event: Event) -> None:
        """Show a progress in QGIS's task bar; any thread."""
        if isinstance(event, Progress) and event.fraction is not None:
            self.setProgress(100.0 * event.fraction)


def wait_while(busy: Callable[[], object], seconds: float) -> bool:
    """Let the event loop go on as long as something is busy; main thread.

    :returns: whether it ended in time.
    """
    end = time.monotonic() + seconds
    while busy() and time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.01)
    return not busy()
