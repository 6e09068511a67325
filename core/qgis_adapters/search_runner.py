"""Searches as tasks: one at a time, its result handed to the main thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QObject, QTimer, pyqtSignal

from ..catalogue import SceneQuery, SearchResult, find_scenes
from ..catalogue.preparing import prepare_catalogue
from ..errors import CancelledError, DiskError, SceneQueueError, SettingsError
from ..events import Event
from ..feedback import CancelSignal, Feedback
from ..network import HttpSession, SignIn
from ..services import ServiceProfile
from .footprint_layer import make_footprint_layer
from .footprint_store import new_footprint_file
from .network_settings import qgis_network_settings
from .tasks import BlockingTask, wait_while


@dataclass(frozen=True)
class FoundScenes:
    """What a search ended with: the scenes, and their footprints as a layer that is not in the project yet."""

    result: SearchResult
    layer: QgsVectorLayer


class SearchRunner(QObject):
    """Runs searches in a task.

    ``found`` carries a :class:`FoundScenes`, ``failed`` a :class:`SceneQueueError`, ``progressed`` an event; all of
    them arrive on the main thread.
    """

    found = pyqtSignal(object)
    failed = pyqtSignal(object)
    progressed = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: BlockingTask | None = None
        self._tasks: set[BlockingTask] = set()
        self._signal = CancelSignal()

    @property
    def is_running(self) -> bool:
        """Whether a search is under way."""
        return self._task is not None

    def start(
        self,
        query: SceneQuery,
        profile: ServiceProfile,
        layer_name: str,
        sign_in: SignIn | None = None,
        after: Callable[[SearchResult], SearchResult] | None = None,
    ) -> None:
        """Search; a search that is under way is cancelled first.

        :param sign_in: for services that are searched with one, see ``ServiceProfile.searches_signed_in``.
        :param after: what is done with the result in the task, such as keeping only what is new.
        """
        self.cancel()
        try:
            prepare_catalogue(profile)
        except SettingsError as error:
            self._fail_soon(error)
            return
        signal = self._signal = CancelSignal()
        network = qgis_network_settings()
        feedback, path = Feedback(self._relay, signal), new_footprint_file(layer_name)

        def ask() -> SearchResult:
            with closing(HttpSession(network, profile)) as session:
                result = find_scenes(profile, session, query, feedback, sign_in)
            return after(result) if after is not None else result

        def search() -> None:
            self._search(ask, layer_name, path, feedback)

        title = QCoreApplication.translate("SceneQueue", "Search scenes")
        task = BlockingTask(title, search, signal, ended=lambda: self._forget(task))
        self._task = task
        self._tasks.add(task)
        task.start()

    def cancel(self) -> None:
        """End the search that is under way, if there is one."""
        self._signal.cancel()

    def close(self, seconds: float) -> bool:
        """End every search; returns whether they ended in time."""
        self.cancel()
        return wait_while(lambda: self._tasks, seconds)

    def _fail_soon(self, error: SceneQueueError) -> None:
        """Tell it as a search would: after :meth:`start` has returned."""
        QTimer.singleShot(0, lambda: self.failed.emit(error))

    def _relay(self, event: Event) -> None:
        task = self._task
        if task is not None:
            task.show(event)
        self.progressed.emit(event)

    def _search(self, ask: Callable[[], SearchResult], layer_name: str, path: Path, feedback: Feedback) -> None:
        """The task's work; one of the three doors where everything is caught."""
        try:
            feedback.raise_if_cancelled()
            result = ask()
            self.found.emit(FoundScenes(*with_layer(result, layer_name, path)))
        except SceneQueueError as error:
            self.failed.emit(CancelledError() if feedback.is_cancelled() else error)
        except Exception as error:  # noqa: BLE001 - an exception that leaves a task can take QGIS down
            text = f"The search broke off ({type(error).__name__}: {error})."
            self.failed.emit(SceneQueueError(text, advice="Please report this."))

    def _forget(self, task: BlockingTask) -> None:
        self._tasks.discard(task)
        if self._task is task:
            self._task = None


def with_layer(result: SearchResult, layer_name: str, path: Path) -> tuple[SearchResult, QgsVectorLayer]:
    """Make the layer, in a task; a disk that does not take it costs the layer's future, never the result."""
    try:
        layer = make_footprint_layer(result.scenes, layer_name, path if result.scenes else None)
    except DiskError as error:
        layer = make_footprint_layer(result.scenes, layer_name)
        result = replace(result, notes=(*result.notes, f"{error} They are lost when QGIS closes."))
    layer.moveToThread(QCoreApplication.instance().thread())
    return result, layer
