"""At the start of QGIS: says that jobs wait, or goes on with them, without the window and before anything is loaded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, QTimer

from ..core.qgis_adapters.errands import Errands
from ..core.qgis_adapters.settings_store import read_preferences
from .messages import Messages

LATER_MS = 1500  # after QGIS is ready: its own first steps go first


class QueueReminder(QObject):
    """Looks once, when QGIS is ready. The store is read in a task and is not changed.

    :param iface: QGIS's interface.
    :param store: the file of the queue.
    :param resume: goes on with all jobs; :param open_window: shows the window.
    """

    def __init__(self, iface: Any, store: Path, resume: Callable[[], None], open_window: Callable[[], None]) -> None:
        super().__init__(iface.mainWindow())
        self._iface, self._store, self._resume, self._open = iface, store, resume, open_window
        self._errands: Errands | None = None
        self._withdraw: Callable[[], None] = lambda: None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        if not store.is_file():
            return
        if iface.mainWindow().isVisible():  # the plugin was enabled later
            self._look_soon()
        else:
            iface.initializationCompleted.connect(self._look_soon)

    def stop(self) -> None:
        """Nothing is to be said any more: the window is open, or the plugin goes."""
        self._timer.stop()
        self._timer.timeout.disconnect()
        self._withdraw()
        if self._errands is not None:
            self._errands.close(1.0)
        self.deleteLater()

    def _look_soon(self) -> None:
        self._timer.start(LATER_MS)

    def _look(self) -> None:
        from ..core.job_queue.waiting_orders import count_open_jobs

        self._errands = Errands(self)
        self._errands.start(self.tr("Look at the queue"), lambda feedback: count_open_jobs(self._store), self._tell)

    def _tell(self, count: int) -> None:
        if not count:
            return
        messages = Messages(self._iface)
        if read_preferences().resume_at_start:
            messages.hint(self.tr("%n job(s) go on.", "", count))
            self._resume()
        else:
            acts = ((self.tr("Resume"), self._resume), (self.tr("Show the queue"), self._open))
            self._withdraw = messages.offer(self.tr("%n job(s) wait in the queue.", "", count), acts)
