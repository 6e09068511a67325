"""A drive that came back under another letter: the folder of its orders is chosen again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ..core.job_queue.job import Job
from ..core.qgis_adapters.services import Services


class LostFolders:
    """Asks for the folders of orders that are not there any more.

    :param window: over which the dialog opens.
    """

    def __init__(self, services: Services, window: QWidget) -> None:
        self._services, self._window = services, window

    def choose_again(self, jobs: Sequence[Job]) -> list[Job]:
        """Ask once for each folder that is gone; returns the jobs that can go on.

        :raises StoreError: if the choice cannot be kept.
        """
        lost = self._services.lost_folders(jobs)
        for folder in lost:
            text = QCoreApplication.translate("SceneQueue", "Choose the folder again: {} is not there any more")
            chosen = QFileDialog.getExistingDirectory(self._window, text.format(folder))
            if chosen:
                self._services.relocate(folder, Path(chosen))
        still = self._services.lost_folders(jobs)
        return [job for job in jobs if self._services.queue.order_of(job).settings.folder not in still]
