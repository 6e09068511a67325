"""What has to be known before scenes are queued, found out in a task: which stages can be done here."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ..errors import SceneQueueError, Sen2CorMissingError
from ..feedback import CancelSignal, Feedback
from ..job_queue.job import StageName
from ..job_queue.order import Order
from ..job_queue.stage_factory import StageFactory
from ..scene import Scene
from ..settings import Settings
from .tasks import BlockingTask

WITHOUT_CORRECTION = (StageName.DOWNLOAD, StageName.SAFE_CHECK)


class OrderPreparation(QObject):
    """Asks whether Sen2Cor can correct the scenes; versions are read by starting it, which takes seconds.

    ``prepared`` carries the order, its scenes, and what kept a stage out of it (a :class:`SceneQueueError`, or
    ``None``); ``failed`` an error. Both arrive on the main thread.
    """

    prepared = pyqtSignal(object, object, object)
    failed = pyqtSignal(object)

    def __init__(self, stages: StageFactory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stages = stages
        self._tasks: set[BlockingTask] = set()
        self._signal = CancelSignal()

    def start(self, scenes: Sequence[Scene], settings: Settings, title: str) -> None:
        """Prepare an order."""

        def prepare() -> None:
            self._prepare(scenes, settings, title)

        name = QCoreApplication.translate("SceneQueue", "Prepare the order")
        task = BlockingTask(name, prepare, self._signal, ended=lambda: self._tasks.discard(task))
        self._tasks.add(task)
        QgsApplication.taskManager().addTask(task)

    def cancel(self) -> None:
        """End what is under way; nothing more can be prepared."""
        self._signal.cancel()

    def _prepare(self, scenes: Sequence[Scene], settings: Settings, title: str) -> None:
        try:
            self._stages.require_sen2cor(scenes, settings, Feedback(signal=self._signal))
        except Sen2CorMissingError as missing:
            self.prepared.emit(Order(0, settings, WITHOUT_CORRECTION, title), scenes, missing)
        except SceneQueueError as error:
            self.failed.emit(error)
        else:
            self.prepared.emit(Order(0, settings, title=title), scenes, None)
