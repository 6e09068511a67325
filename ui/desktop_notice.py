"""Tells on the desktop what nobody would see, because QGIS's window is not the one in use.

QGIS's own notices (``QgsNative``) cannot be reached from Python (tried with 3.22.16 and 3.40.6).
"""

from __future__ import annotations

from typing import Callable

from qgis.PyQt.QtCore import QObject, QProcess, QStandardPaths, Qt
from qgis.PyQt.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from .icons import icon

TITLE = "Scene Queue"
SHOWN_MS = 10_000


class DesktopNotice(QObject):
    """Shows sentences beside the clock of the desktop, where it has a way, and has QGIS's entry in its task bar blink.

    :param window: QGIS's main window.
    :param is_wanted: whether the user wants them.
    :param is_looked_at: whether a window of QGIS is in use.
    """

    def __init__(
        self,
        window: QWidget,
        is_wanted: Callable[[], bool],
        is_looked_at: Callable[[], bool] = lambda: QApplication.activeWindow() is not None,
    ) -> None:
        super().__init__(window)
        self._window, self._is_wanted, self._is_looked_at = window, is_wanted, is_looked_at
        self._tray: QSystemTrayIcon | None = None
        QApplication.instance().applicationStateChanged.connect(self._on_application_state)

    def tell(self, text: str) -> None:
        """Show a sentence, unless the user looks at QGIS or wants none."""
        if not self._is_wanted() or self._is_looked_at():
            return
        QApplication.alert(self._window)
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            self._tell_by_tray(text)
            return
        program = QStandardPaths.findExecutable("notify-send")  # for desktops without such icons, GNOME say
        if program:
            QProcess.startDetached(program, ["--app-name=QGIS", "--icon=qgis", "--", TITLE, text])

    def remove(self) -> None:
        """Take everything away; it is of no use afterwards."""
        QApplication.instance().applicationStateChanged.disconnect(self._on_application_state)
        self._hide()
        self.deleteLater()

    def _tell_by_tray(self, text: str) -> None:
        """A message wants an icon that is shown."""
        if self._tray is None:
            self._tray = QSystemTrayIcon(icon("scene_queue"), self)
            self._tray.setToolTip(TITLE)
            for signal in (self._tray.messageClicked, self._tray.activated):
                signal.connect(self._bring_window)
        self._tray.show()
        self._tray.showMessage(TITLE, text, icon("scene_queue"), SHOWN_MS)

    def _bring_window(self) -> None:
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.raise_()
        self._window.activateWindow()

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._hide()

    def _hide(self) -> None:
        if self._tray is not None:
            self._tray.hide()
