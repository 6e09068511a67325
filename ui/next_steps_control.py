"""Carries out the step that helps jobs that stopped."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from qgis.PyQt.QtCore import QObject

from ..core.job_queue.job import Job, JobState
from ..core.qgis_adapters.services import Services
from .connection_control import ConnectionControl
from .next_steps import NextStep
from .queue_control import QueueControl
from .queue_panel import QueuePanel
from .queue_settings_control import QueueSettingsControl
from .sign_ins import SignIns


class NextStepsControl(QObject):
    """Takes the step that the user clicks; most of them go on with the jobs afterwards."""

    def __init__(
        self,
        services: Services,
        panel: QueuePanel,
        queue: QueueControl,
        settings: QueueSettingsControl,
        connection: ConnectionControl,
        sign_ins: SignIns,
    ) -> None:
        super().__init__(panel)
        self._services, self._panel, self._queue = services, panel, queue
        self._settings, self._connection, self._sign_ins = settings, connection, sign_ins
        self._acts: Mapping[NextStep, Callable[[Sequence[Job]], None]] = {
            NextStep.SIGN_IN: self._sign_in,
            NextStep.CHOOSE_SEN2COR: self._choose_sen2cor,
            NextStep.SHOW_LOG: lambda jobs: queue.logs.show(jobs[0]),
            NextStep.REPAIR: queue.resume,
            NextStep.FREE_SPACE: self._free_space,
            NextStep.CHOOSE_FOLDER: queue.resume,
            NextStep.TEST_CONNECTION: lambda jobs: connection.open(),
        }
        panel.step_asked.connect(self.take)

    def take(self, step: NextStep, jobs: Sequence[Job]) -> None:
        """Do it, for these jobs."""
        self._acts[step](jobs)

    def _sign_in(self, jobs: Sequence[Job]) -> None:
        """Ask anew, even where a sign-in is kept: it was refused."""
        for job in {self._services.queue.order_of(job).settings.service: job for job in jobs}.values():
            self._sign_ins.refused(self._services.queue.order_of(job).settings.service, job.message)
        self._queue.resume(jobs)

    def _choose_sen2cor(self, jobs: Sequence[Job]) -> None:
        sen2cor = self._settings.sen2cor
        sen2cor.open(self._panel)
        if sen2cor.dialog is not None:
            sen2cor.dialog.accepted.connect(lambda: self._queue.resume(jobs))

    def _free_space(self, jobs: Sequence[Job]) -> None:
        """Offer the files of jobs that are done to be deleted; where there is none, show the folder."""
        done = [job for job in self._panel.model.jobs if job.state is JobState.DONE]
        if done:
            self._queue.removal.ask(done)
        else:
            self._panel.folder_asked.emit(jobs)
