"""Asks how the queue is to work."""

from __future__ import annotations

from typing import Callable

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ..core.errors import SceneQueueError, SettingsError
from ..core.job_queue.measured_runs import Machine
from ..core.qgis_adapters.settings_store import Preferences
from ..core.qgis_adapters.translation import translated
from .help_window import add_help
from .queue_settings_form import QueueSettingsForm

WIDTH = 62  # in characters of its font


class QueueSettingsDialog(QDialog):
    """Begins with the user's choices and has the changed ones at the end (:meth:`chosen`).

    ``sen2cor_asked`` wants what there is to choose of Sen2Cor.

    :param preferences: the choices so far.
    :param machine: what was measured of this computer, for the sentence that says how many corrections fit.
    :param check: raises a :class:`SceneQueueError` for choices that cannot be kept; the dialog stays open then.
    :param awake_trouble: one sentence if this computer cannot be kept awake, as far as is known; else empty.
    """

    sen2cor_asked = pyqtSignal()

    def __init__(
        self,
        preferences: Preferences,
        machine: Machine,
        check: Callable[[Preferences], object],
        parent: QWidget | None = None,
        *,
        awake_trouble: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Queue settings"))
        self._preferences, self._check = preferences, check
        self.form = QueueSettingsForm(preferences, machine, self, awake_trouble=awake_trouble)
        self.button_box = QDialogButtonBox(self)
        self._ok = self.button_box.addButton(QDialogButtonBox.StandardButton.Ok)
        self.button_box.addButton(QDialogButtonBox.StandardButton.Cancel)
        add_help(self.button_box, "settings", self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.form)
        layout.addWidget(self.button_box)
        self.setMinimumWidth(WIDTH * self.fontMetrics().averageCharWidth())
        self.form.sen2cor_asked.connect(self.sen2cor_asked)
        self.form.told.connect(self._on_told)
        self.button_box.accepted.connect(self.accept)
        self.button_box.rejected.connect(self.reject)
        self._on_told()

    def chosen(self) -> Preferences:
        """The preferences with what is set here."""
        return self.form.chosen(self._preferences)

    def follow(self, preferences: Preferences) -> None:
        """Take over what was chosen elsewhere while this is open; what is set here stays."""
        self._preferences = preferences

    def accept(self) -> None:
        """End with the choices, unless they cannot be kept."""
        try:
            self._check(self.chosen())
        except SceneQueueError as error:
            self.form.tell(translated(str(error)))
            return
        super().accept()

    def _on_told(self) -> None:
        """*OK* is there for what can be read; a dialog does not make room for sentences of several lines by itself."""
        try:
            self.form.require_readable()
        except SettingsError:
            self._ok.setEnabled(False)
        else:
            self._ok.setEnabled(True)
        self.layout().activate()
        width = max(self.width(), self.minimumWidth())
        self.resize(width, max(self.height(), self.layout().heightForWidth(width)))
