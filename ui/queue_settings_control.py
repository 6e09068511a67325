"""What joins the dialog of the queue's settings with the services."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject

from ..core.job_queue.measured_runs import measure
from ..core.qgis_adapters.services import Services
from ..core.qgis_adapters.settings_store import Preferences
from ..core.workspace.scratch_folder import prepare_scratch
from .messages import Messages
from .queue_panel import QueuePanel
from .queue_settings_dialog import QueueSettingsDialog
from .sen2cor_control import Sen2CorControl


class QueueSettingsControl(QObject):
    """Opens the dialog, keeps what was chosen, and tells what the queue has to warn of."""

    def __init__(self, services: Services, panel: QueuePanel, messages: Messages) -> None:
        super().__init__(panel)
        self._services, self._panel, self._messages = services, panel, messages
        self.dialog: QueueSettingsDialog | None = None
        self.sen2cor = Sen2CorControl(services.foundations, self._on_sen2cor_kept, self)
        panel.settings_asked.connect(self.open)
        services.conditions.warned.connect(messages.hint)

    def open(self) -> None:
        """Open it."""
        self.dialog = QueueSettingsDialog(
            self._services.preferences,
            measure(),
            self._check,
            self._panel,
            awake_trouble=self._services.conditions.awake_trouble,
        )
        self.dialog.sen2cor_asked.connect(self._on_sen2cor_asked)
        self.dialog.accepted.connect(self._on_accepted)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    def _check(self, preferences: Preferences) -> None:
        if preferences.scratch_folder is not None:
            for sentence in prepare_scratch(preferences.scratch_folder):
                self._messages.hint(sentence)

    def _on_sen2cor_asked(self) -> None:
        if self.dialog is not None:
            self.sen2cor.open(self.dialog)

    def _on_sen2cor_kept(self) -> None:
        if self.dialog is not None:
            self.dialog.follow(self._services.preferences)

    def _on_accepted(self) -> None:
        if self.dialog is not None:
            self._services.remember(self.dialog.chosen())

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
