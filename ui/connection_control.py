"""What joins the dialog of the connection with the services."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject

from ..core.errors import CancelledError, SceneQueueError
from ..core.qgis_adapters.connection_tester import HostResult
from ..core.qgis_adapters.services import Services
from ..core.qgis_adapters.translation import translated
from ..core.services import ServiceProfile
from .connection_dialog import ConnectionDialog
from .messages import Messages
from .search_panel import SearchPanel


class ConnectionControl(QObject):
    """Opens the dialog for the services that are chosen, and has their hosts tried at once."""

    def __init__(self, services: Services, panel: SearchPanel, messages: Messages) -> None:
        super().__init__(panel)
        self._services, self._panel, self._messages = services, panel, messages
        self.dialog: ConnectionDialog | None = None
        panel.connection_asked.connect(self.open)
        services.connection.tried.connect(self._on_tried)
        services.connection.ended.connect(self._on_ended)
        services.connection.failed.connect(self._on_failed)

    def open(self) -> None:
        """Open it and begin."""
        try:
            dialog = ConnectionDialog(self._chosen(), self._panel)
        except SceneQueueError as error:
            self._messages.failed(error)
            return
        dialog.asked.connect(self._start)
        dialog.cancelled.connect(self._services.connection.cancel)
        dialog.finished.connect(self._on_finished)
        self.dialog = dialog
        dialog.open()
        self._start()

    def _chosen(self) -> list[ServiceProfile]:
        """What is searched, where its scenes come from, and what may be tried next: each once."""
        searched = self._panel.service
        source = self._services.chosen_source or self._services.source(searched).id
        return [self._services.profile(one) for one in dict.fromkeys((searched, source, *self._services.alternatives))]

    def _start(self) -> None:
        if self.dialog is None:
            return
        try:
            self._services.connection.start(self._chosen())
            self.dialog.begin()
        except SceneQueueError as error:
            self.dialog.end(translated(str(error)))

    def _on_tried(self, result: HostResult) -> None:
        if self.dialog is not None:
            self.dialog.show_result(result)

    def _on_ended(self) -> None:
        if self.dialog is not None:
            self.dialog.end()

    def _on_failed(self, error: SceneQueueError) -> None:
        if self.dialog is not None:
            cancelled = self.tr("Cancelled. Test again tries all hosts.")
            self.dialog.end(cancelled if isinstance(error, CancelledError) else translated(str(error)))

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
