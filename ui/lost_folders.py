"""A drive that came back under another letter: the folder of its orders is chosen again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Callable

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ..core.errors import SceneQueueError
from ..core.job_queue.job import Job
from ..core.qgis_adapters.services import Services
from .messages import Messages

GoOn = Callable[[Sequence[Job]], None]


class LostFolders:
    """Asks for the folders of orders that are not there any more.

    :param window: over which the dialog opens.
    """

    def __init__(self, services: Services, window: QWidget, messages: Messages) -> None:
        self._services, self._window, self._messages = services, window, messages

    def choose_again(self, jobs: Sequence[Job], go_on: GoOn) -> None:
        """Look for the folder of each order, and ask once for each that is gone.

        A folder may lie on a drive that does not answer: each is looked for in a task of its own, and holds nobody up.

        :param go_on: called for the jobs of each folder, once it is there.
        """
        of_folder: dict[Path, list[Job]] = defaultdict(list)
        for job in jobs:
            of_folder[self._services.queue.order_of(job).settings.folder].append(job)
        for folder, mine in of_folder.items():
            looked = partial(self._on_looked, folder, mine, go_on)
            self._services.ordering.find_folder(folder, looked, self._messages.failed)

    def _on_looked(self, folder: Path, jobs: Sequence[Job], go_on: GoOn, is_there: bool) -> None:
        try:
            if is_there or self._is_chosen_again(folder):
                go_on(jobs)
        except SceneQueueError as error:
            self._messages.failed(error)

    def _is_chosen_again(self, folder: Path) -> bool:
        text = QCoreApplication.translate("SceneQueue", "Choose the folder again: {} is not there any more")
        chosen = QFileDialog.getExistingDirectory(self._window, text.format(folder))
        if chosen:
            self._services.relocate(folder, Path(chosen))
        return bool(chosen)
