"""Opens the logs of Sen2Cor."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject

from ..core.job_queue.job import Job
from ..core.job_queue.log_follower import LogFollower
from ..core.job_queue.stage_run import workspace_of
from ..core.qgis_adapters.services import Services
from .log_dialog import LogDialog
from .queue_panel import QueuePanel


class LogControl(QObject):
    """One window for each scene, which follows its log until it is closed."""

    def __init__(self, services: Services, panel: QueuePanel) -> None:
        super().__init__(panel)
        self._services, self._panel = services, panel
        self.dialogs: dict[int, LogDialog] = {}  # by the numbers of jobs
        panel.log_asked.connect(self.show)

    def show(self, job: Job) -> None:
        """Show the log of a job's correction, the newest."""
        if job.id not in self.dialogs:
            self._open(job)
        dialog = self.dialogs[job.id]
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _open(self, job: Job) -> None:
        dialog = self.dialogs[job.id] = LogDialog(job.scene.identifier, self._panel)
        corrections = self._services.stages.corrections
        workspace = workspace_of(job, self._services.queue.order_of(job))
        follower = LogFollower(lambda: corrections.log_of(workspace))
        key = f"log of job {job.id}"
        title = self.tr("Follow Sen2Cor's log")
        self._services.errands.follow(title, follower.follow, dialog.take, dialog.show_failure, key)
        dialog.finished.connect(lambda _: self._on_finished(job.id, key))

    def _on_finished(self, number: int, key: str) -> None:
        self._services.errands.give_up(key)
        self.dialogs.pop(number).deleteLater()
