"""What has to be known before scenes are queued, found out in a task: which stages can be done here."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ..errors import SceneQueueError, Sen2CorMissingError
from ..feedback import CancelSignal, Feedback
from ..job_queue.job import StageName
from ..job_queue.order import WITHOUT_CORRECTION, Order
from ..job_queue.stage_factory import StageFactory
from ..scene import Scene
from ..settings import Settings
from .tasks import BlockingTask, wait_while


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
        self._tasks: dict[BlockingTask, CancelSignal] = {}

    def start(self, scenes: Sequence[Scene], settings: Settings, title: str) -> None:
        """Prepare an order; a cancellation of its task gives that order up."""
        signal = CancelSignal()

        def prepare() -> None:
            self._prepare(scenes, settings, title, signal)

        name = QCoreApplication.translate("SceneQueue", "Prepare the order")
        task = BlockingTask(name, prepare, signal, ended=lambda: self._forget(task))
        self._tasks[task] = signal
        task.start()

    def close(self, seconds: float) -> bool:
        """Give up what is under way; returns whether it ended in time."""
        for signal in self._tasks.values():
            signal.cancel()
        return wait_while(lambda: self._tasks, seconds)

    def _forget(self, task: BlockingTask) -> None:
        del self._tasks[task]

    def _prepare(self, scenes: Sequence[Scene], settings: Settings, title: str, signal: CancelSignal) -> None:
        """The task's work; one of the doors where everything is caught."""
        feedback = Feedback(signal=signal)
        try:
            missing = self._missing_sen2cor(scenes, settings, feedback)
            feedback.raise_if_cancelled()
        except SceneQueueError as error:
            if not signal.is_cancelled():
                self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - an exception that leaves a task can take QGIS down
            text = f"The order could not be prepared ({type(error).__name__}: {error})."
            self.failed.emit(SceneQueueError(text, advice="Please report this."))
        else:
            stages = WITHOUT_CORRECTION if missing else tuple(StageName)
            self.prepared.emit(Order(0, settings, stages, title), scenes, missing)

    def _missing_sen2cor(
        self, scenes: Sequence[Scene], settings: Settings, feedback: Feedback
    ) -> Sen2CorMissingError | None:
        try:
            self._stages.require_sen2cor(scenes, settings, feedback)
        except Sen2CorMissingError as missing:
            return missing
        return None
