"""Two QGIS on one profile: says whose queue it is, and takes it over when the other one has ended."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, QTimer

from ..core.errors import SceneQueueError
from ..core.qgis_adapters.services import Services
from .messages import Messages
from .queue_panel import QueuePanel

LOOK_MS = 2000


class QueueOwner(QObject):
    """Looks now and then whether the owner of the queue is gone, as long as that is another QGIS."""

    def __init__(self, services: Services, panel: QueuePanel, messages: Messages) -> None:
        super().__init__(panel)
        self._queue, self._panel, self._messages = services.queue, panel, messages
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._show)
        self._queue.owner_changed.connect(self._on_owner_changed)
        panel.take_over_asked.connect(self._take_over)
        self._on_owner_changed()

    def _on_owner_changed(self) -> None:
        if self._queue.is_owner:
            self._timer.stop()
        else:
            self._timer.start()
        self._show()

    def _show(self) -> None:
        is_owner = self._queue.is_owner
        self._panel.show_owner(is_owner, can_take_over=not is_owner and self._queue.can_take_over())

    def _take_over(self) -> None:
        try:
            self._queue.take_over()
        except SceneQueueError as error:
            self._messages.failed(error)
        self._show()
