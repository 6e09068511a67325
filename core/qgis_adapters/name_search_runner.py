"""Product names looked up as a task, its result handed to the main thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ..catalogue import SearchResult
from ..catalogue.name_list import names_in
from ..catalogue.name_lookup import NameLookup, find_names
from ..catalogue.preparing import prepare_catalogue
from ..errors import CancelledError, DiskError, SceneQueueError
from ..events import Event
from ..feedback import CancelSignal, Feedback
from ..network import HttpSession, SignIn
from ..services import ServiceProfile
from .footprint_store import new_footprint_file
from .network_settings import qgis_network_settings
from .search_runner import with_layer
from .tasks import BlockingTask, wait_while

MOST_BYTES = 64 * 1024**2  # of a file with names; half a million names are no more


@dataclass(frozen=True)
class FoundNames:
    """What became of names: the lookup, the scenes as a list, and their layer, not in the project yet."""

    lookup: NameLookup
    result: SearchResult
    layer: QgsVectorLayer


class NameSearchRunner(QObject):
    """Looks names up in a task, one list at a time.

    ``found`` carries a :class:`FoundNames`, ``failed`` a :class:`SceneQueueError`, ``progressed`` an event; all of
    them arrive on the main thread.
    """

    found = pyqtSignal(object)
    failed = pyqtSignal(object)
    progressed = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: set[BlockingTask] = set()
        self._signal = CancelSignal()

    @property
    def is_running(self) -> bool:
        """Whether a list is being looked up."""
        return bool(self._tasks)

    def start(
        self, names: Sequence[str], profile: ServiceProfile, layer_name: str, sign_in: SignIn | None = None
    ) -> None:
        """Look names up; a list that is under way is cancelled first. Main thread.

        :raises SettingsError: if the service cannot be searched here; nothing has begun then.
        """
        prepare_catalogue(profile)
        self.cancel()
        signal = self._signal = CancelSignal()
        network, path = qgis_network_settings(), new_footprint_file(layer_name)

        def relay(event: Event) -> None:
            task.show(event)
            self.progressed.emit(event)

        def find(feedback: Feedback) -> FoundNames:
            with closing(HttpSession(network, profile)) as session:
                lookup = find_names(profile, session, names, feedback, sign_in)
            return _with_list(lookup, layer_name, path)

        def work() -> None:
            self._work(find, Feedback(relay, signal))

        title = QCoreApplication.translate("SceneQueue", "Find product names")
        task = BlockingTask(title, work, signal, ended=lambda: self._tasks.discard(task))
        self._tasks.add(task)
        task.start()

    def cancel(self) -> None:
        """End what is under way, if anything is."""
        self._signal.cancel()

    def close(self, seconds: float) -> bool:
        """End all; returns whether it ended in time."""
        self.cancel()
        return wait_while(lambda: self._tasks, seconds)

    def _work(self, find: Callable[[Feedback], FoundNames], feedback: Feedback) -> None:
        """The task's work; here everything is caught."""
        try:
            feedback.raise_if_cancelled()
            self.found.emit(find(feedback))
        except SceneQueueError as error:
            self.failed.emit(CancelledError() if feedback.is_cancelled() else error)
        except Exception as error:  # noqa: BLE001 - an exception that leaves a task can take QGIS down
            text = f"The names could not be looked up ({type(error).__name__}: {error})."
            self.failed.emit(SceneQueueError(text, advice="Please report this."))


def names_of_file(path: Path) -> tuple[str, ...]:
    """The product names in a file: text, a table, or ``search_footprints.geojson``; for a task.

    :raises DiskError: if it cannot be read, or is too large to be a list of names.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DiskError(
                f"{path} is too large for a list of names.", advice="Choose a text, a table or a footprint file."
            )
        return names_in(path.read_text(encoding="utf-8", errors="replace"))
    except OSError as error:
        raise DiskError(f"{path} cannot be read ({error.strerror}).", advice="Choose another file.") from error


def trouble_lines(lookup: NameLookup) -> Iterator[str]:
    """One line for each name that was not found as it is: what took its place, or why there is nothing."""
    for one in lookup.replaced:
        yield f"{one.name} → {one.scene.identifier}"
    for name in lookup.missing:
        yield f"{name}: {lookup.reasons.get(name, '')}".rstrip(": ")


def _with_list(lookup: NameLookup, layer_name: str, path: Path) -> FoundNames:
    told = (
        f"Product names: {len(lookup.found):,} found, {len(lookup.replaced):,} replaced by a newer version, "
        f"{len(lookup.missing):,} not found."
    )
    return FoundNames(lookup, *with_layer(SearchResult(lookup.scenes, notes=(told,)), layer_name, path))
