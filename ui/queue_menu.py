"""The context menu of the queue: what the buttons do, and what only some jobs need."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtWidgets import QAction, QApplication, QMenu, QToolButton, QWidget

from ..core.errors import OfflineError
from ..core.job_queue.job import Job, JobState


class QueueMenu(QMenu):
    """Made anew for the jobs that it is about.

    :param jobs: the selected ones.
    :param buttons: of the panel, each clicked by an action of its name.
    """

    def __init__(self, jobs: Sequence[Job], buttons: Sequence[QToolButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        for button in buttons:
            action = self.addAction(button.icon(), button.text())
            action.setToolTip(button.toolTip())
            action.triggered.connect(button.click)
        self.addSeparator()
        self.order_action = self._order_action(jobs)
        self.copy_action = self.addAction(self.tr("Copy names and messages"))
        self.copy_action.triggered.connect(lambda: QApplication.clipboard().setText(_as_text(jobs)))

    def _order_action(self, jobs: Sequence[Job]) -> QAction:
        action = self.addAction(self.tr("Order it on the web page…"))
        action.setToolTip(self.tr("For scenes that wait at the service: it brings them from its archive once ordered"))
        action.setEnabled(any(waits_at_service(job) for job in jobs))
        return action


def waits_at_service(job: Job) -> bool:
    """Whether a job waits until the service has brought the product from its archive."""
    return job.state is JobState.WAITING and job.trouble == OfflineError.__name__


def _as_text(jobs: Sequence[Job]) -> str:
    return "\n".join("\t".join(filter(None, (job.scene.identifier, job.message))) for job in jobs)
