"""What has to be known before scenes are queued, found out in a task: the folder, and which stages can be done here.

Everything that touches the folder is here and not in the window: it may lie on a drive that does not answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Optional

from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ..errors import SceneQueueError, Sen2CorMissingError
from ..feedback import CancelSignal, Feedback
from ..job_queue.job import StageName
from ..job_queue.order import WITHOUT_CORRECTION, Order
from ..job_queue.stage_factory import StageFactory
from ..job_queue.stage_run import workspaces_of
from ..product.name import ProcessingLevel
from ..scene import Scene
from ..workspace.path_budget import folder_warnings, make_folders, require_short_paths, rules_for
from .tasks import BlockingTask, wait_while

Part = tuple[Order, Sequence[Scene], Optional[Sen2CorMissingError]]


@dataclass(frozen=True)
class Wish:
    """Orders that are queued together, all into one folder.

    :param orders: not stored yet, each with its scenes.
    :param products: by identifier, products that lie on disk already.
    """

    orders: Sequence[tuple[Order, Sequence[Scene]]]
    products: Mapping[str, Path] = field(default_factory=dict)


class OrderPreparation(QObject):
    """Makes the folder, and asks whether Sen2Cor can correct the scenes; that starts it, which takes seconds.

    ``prepared`` carries an order, its scenes, what kept a stage out of it (a :class:`SceneQueueError`, or ``None``) and
    products on disk by identifier; ``warned``, before it, a list of sentences that speak against the folder although it
    can be used; ``failed`` an error. All arrive on the main thread.
    """

    prepared = pyqtSignal(object, object, object, object)
    warned = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, stages: StageFactory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stages = stages
        self._tasks: dict[BlockingTask, CancelSignal] = {}

    def start(self, wish: Wish) -> None:
        """Prepare orders; a cancellation of the task gives those up that are not queued yet."""
        signal = CancelSignal()

        def prepare() -> None:
            self._prepare(wish, signal)

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

    def _prepare(self, wish: Wish, signal: CancelSignal) -> None:
        """The task's work; one of the doors where everything is caught."""
        feedback = Feedback(signal=signal)
        try:
            warnings = _look_at_folder(wish)
            parts = [part for order, scenes in wish.orders for part in self._parts(order, scenes, feedback)]
            feedback.raise_if_cancelled()
        except SceneQueueError as error:
            if not signal.is_cancelled():
                self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - an exception that leaves a task can take QGIS down
            text = f"The order could not be prepared ({type(error).__name__}: {error})."
            self.failed.emit(SceneQueueError(text, advice="Please report this."))
        else:
            if warnings:
                self.warned.emit(warnings)
            for order, scenes, missing in parts:
                self.prepared.emit(order, scenes, missing, wish.products)

    def _parts(self, order: Order, scenes: Sequence[Scene], feedback: Feedback) -> list[Part]:
        """An order as it can be done: what no Sen2Cor here takes becomes one of its own, without the correction.

        :raises Sen2CorMissingError: if the order is nothing without it.
        """
        missing = self._missing_sen2cor(order, scenes, feedback)
        if missing is None:
            return [(order, scenes, None)]
        if StageName.DOWNLOAD not in order.stages:
            raise missing
        without = replace(order, stages=WITHOUT_CORRECTION)
        lacking = {
            baseline
            for baseline, of_baseline in _l1c_by_baseline(scenes).items()
            if self._missing_sen2cor(order, of_baseline, feedback)
        }
        left = [one for one in scenes if one.level is ProcessingLevel.L1C and one.baseline in lacking]
        able = [one for one in scenes if one.level is not ProcessingLevel.L1C or one.baseline not in lacking]
        if not _l1c_by_baseline(able):
            return [(without, scenes, missing)]
        return [(order, able, None), (without, left, missing)]

    def _missing_sen2cor(self, order: Order, scenes: Sequence[Scene], feedback: Feedback) -> Sen2CorMissingError | None:
        """What keeps the correction out of an order that would have it."""
        if StageName.CORRECTION in order.stages:
            try:
                self._stages.corrections.require(scenes, order.settings, feedback)
            except Sen2CorMissingError as missing:
                return missing
        return None


def _l1c_by_baseline(scenes: Sequence[Scene]) -> dict[str, list[Scene]]:
    found: dict[str, list[Scene]] = {}
    for scene in scenes:
        if scene.level is ProcessingLevel.L1C:
            found.setdefault(scene.baseline, []).append(scene)
    return found


def _look_at_folder(wish: Wish) -> list[str]:
    """Make the folder, and the one for unfinished files; returns what speaks against them.

    :raises DiskError: if one of them cannot be made or written.
    :raises SettingsError: if that for unfinished files is no whole path.
    :raises PathTooLongError: if a product's path would be too long.
    """
    settings = wish.orders[0][0].settings
    folder = settings.folder
    make_folders(settings)
    rules = rules_for(folder, settings.scratch)
    workspaces = [one for order, scenes in wish.orders for one in workspaces_of(scenes, order.settings)]
    require_short_paths(workspaces, rules)
    return folder_warnings(folder, workspaces, rules)
