"""Finds out what jobs failed of, when the user wants to know."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QObject, QTimer

from ..core.feedback import Feedback
from ..core.job_queue.failures import FailureGroup, failure_groups, has_failed
from ..core.qgis_adapters.services import Services
from .messages import Messages
from .queue_panel import QueuePanel

AGAIN_MS = 2000  # while the list is open, it follows the queue this often


class QueueCauses(QObject):
    """Groups failures in a task: their messages are long, and there may be ten thousand."""

    def __init__(self, services: Services, panel: QueuePanel, messages: Messages) -> None:
        super().__init__(panel)
        self._services, self._panel, self._messages = services, panel, messages
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._look_again)
        panel.causes_asked.connect(self._look)
        panel.model.jobs_shown.connect(self._on_jobs_shown)

    def _on_jobs_shown(self) -> None:
        if self._panel.failures.is_open and not self._again.isActive():
            self._again.start()

    def _look_again(self) -> None:
        if self._panel.failures.is_open:
            self._look()

    def _look(self) -> None:
        failed = [job for job in self._panel.model.jobs if has_failed(job)]
        order_of = self._services.queue.order_of

        def group(feedback: Feedback) -> Sequence[FailureGroup]:
            return failure_groups(failed, order_of)

        title = self.tr("Group failures by their cause")
        self._services.errands.start(title, group, self._panel.show_failures, self._messages.failed, key="causes")
