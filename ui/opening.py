"""Opens the window without a stop of QGIS: imports go on beside the event loop, parts are made one a turn of it."""

from __future__ import annotations

import importlib
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

from qgis.PyQt.QtCore import QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QApplication

MODULES = (".core.qgis_adapters.services", ".ui.dock", ".ui.side_windows")
LENDS_AFTER_S = 0.0001  # Python lets another thread work after 5 ms by default, too late for many small paintings
_PACKAGE = __name__.rsplit(".", 2)[0]


class Opening(QObject):
    """Main thread.

    :param make: makes the window in parts, and yields after each.
    """

    _imported = pyqtSignal()

    def __init__(self, make: Callable[[], Iterator[None]]) -> None:
        super().__init__()
        self._make = make
        self._waiting: list[Callable[[], None]] = []
        self._thread: threading.Thread | None = None
        self._parts: Iterator[None] | None = None
        self._imported.connect(self._on_imported)

    def when_open(self, act: Callable[[], None]) -> None:
        """Make the window, if nobody does so, and then call this, whether or not it could be made."""
        self._waiting.append(act)
        if len(self._waiting) > 1:
            return
        QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        self._thread = threading.Thread(target=self._import, name="Scene Queue: imports", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Call nobody any more. A window that is half made is made to its end, so that it can be removed as a whole."""
        if self._thread is not None:
            self._thread.join()
        for _ in self._parts or ():
            pass
        if self._waiting:
            QApplication.restoreOverrideCursor()
        self._waiting.clear()

    def _import(self) -> None:
        """On the thread."""
        usual = sys.getswitchinterval()
        sys.setswitchinterval(LENDS_AFTER_S)
        # what cannot be imported is not lost: who makes the window imports it again, and raises
        with suppress(Exception):
            for module in MODULES:
                importlib.import_module(module, _PACKAGE)
        sys.setswitchinterval(usual)
        self._imported.emit()

    def _on_imported(self) -> None:
        if self._waiting:
            self._parts = self._make()
            self._make_part()

    def _make_part(self) -> None:
        if not self._waiting:
            return  # closed meanwhile
        try:
            next(self._parts or iter(()))
        except StopIteration:
            self._end()
        except Exception:
            self._end()
            raise
        else:
            QTimer.singleShot(0, self._make_part)

    def _end(self) -> None:
        QApplication.restoreOverrideCursor()
        waiting, self._waiting, self._parts = self._waiting, [], None
        for act in waiting:
            act()
