"""The small buttons at the top of the window: settings, help, and what is seldom needed."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from .icons import icon


class WindowHeader(QWidget):
    """Lies in the title line of the first section, so that it takes no height of its own.

    ``settings_asked`` wants the page in QGIS's options, ``help_asked`` the manual, ``steps_asked`` the first steps, and
    ``report_asked`` a report of a problem.
    """

    settings_asked = pyqtSignal()
    help_asked = pyqtSignal()
    steps_asked = pyqtSignal()
    report_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings_button = self._button("settings", self.tr("Settings: services, sign-ins, folders, the queue"))
        self.settings_button.setObjectName("window_settings_button")
        self.settings_button.clicked.connect(self.settings_asked)
        self.help_button = self._button("help", self.tr("Help; the arrow has the first steps and Report a problem"))
        self.help_button.setObjectName("window_help_button")
        self.help_button.clicked.connect(self.help_asked)
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self._add(self.tr("&Help"), self.tr("The manual, on this computer"), self.help_asked)
        self._add(self.tr("&First steps…"), self.tr("Sign-in, folder, Sen2Cor, one after the other"), self.steps_asked)
        self.menu.addSeparator()
        self._add(
            self.tr("&Report a problem…"),
            self.tr(
                "A text with versions, settings and the last errors, and nothing secret, to send to the developers"
            ),
            self.report_asked,
        )
        self.help_button.setMenu(self.menu)
        self.help_button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.settings_button)
        layout.addWidget(self.help_button)

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        height = self.fontMetrics().height()
        button.setIcon(icon(name))
        button.setIconSize(QSize(height, height))
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def _add(self, text: str, tip: str, signal: pyqtSignal) -> None:
        action = self.menu.addAction(text)
        action.setToolTip(tip)
        action.triggered.connect(lambda: signal.emit())
