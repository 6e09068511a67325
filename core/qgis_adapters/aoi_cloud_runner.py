"""Cloud over the area of many scenes, as one task that can be cancelled."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ..aoi import AreaOfInterest
from ..catalogue.aoi_cloud import CloudAnswer, CloudCache, CloudRoad, choose_road, clouds_over, opened_road
from ..errors import CancelledError, DiskError, SceneQueueError
from ..events import Event
from ..feedback import CancelSignal, Feedback
from ..network import NetworkSettings, SignIn
from ..network.tokens import TokenSource
from ..scene import Scene
from ..services import CdseProfile, ServiceProfile
from .network_settings import qgis_network_settings
from .tasks import BlockingTask, wait_while

TOGETHER_S = 0.25  # answers of so long are told at once
TokensOf = Callable[[CdseProfile], "TokenSource | None"]


def _no_tokens(profile: CdseProfile) -> TokenSource | None:
    """Nobody is signed in yet."""
    return None


@dataclass(frozen=True)
class CloudFailure:
    """A scene whose cloud could not be found out. :param cause: why; :param advice: what to do now, may be empty."""

    identifier: str
    cause: str
    advice: str


@dataclass(frozen=True)
class CloudSummary:
    """How a run ended.

    :param asked: scenes that were asked for; :param known: those whose cloud is known now; :param unknown: those of
        which nobody knows it; :param failed: those that failed.
    :param error: what ended the run before its time, a :class:`CancelledError` too; ``None``: all were asked.
    """

    asked: int
    known: int
    unknown: int
    failed: int
    error: SceneQueueError | None = None


class AoiCloudRunner(QObject):
    """Finds out the cloud over an area; one run at a time.

    All signals arrive on the main thread: ``known`` carries a tuple of pairs (identifier, percent or ``None``: not
    known), some at a time; ``failed`` a :class:`CloudFailure`; ``progressed`` an event; ``ended`` a
    :class:`CloudSummary`, last and once a run.

    :param profiles: by id; read at each start.
    :param find_sign_in: the sign-in that is known for a service; may ask for QGIS's master password.
    :param cache_file: where answers are kept.
    :param tokens_of: a sign-in that is open at a service already; without one another session is opened.
    """

    known = pyqtSignal(object)
    failed = pyqtSignal(object)
    progressed = pyqtSignal(object)
    ended = pyqtSignal(object)

    def __init__(
        self,
        profiles: Mapping[str, ServiceProfile],
        find_sign_in: Callable[[ServiceProfile], SignIn | None],
        cache_file: Path,
        tokens_of: TokensOf = _no_tokens,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._profiles = profiles
        self._find_sign_in = find_sign_in
        self._cache = CloudCache(cache_file)
        self._tokens_of = tokens_of
        self._tasks: set[BlockingTask] = set()
        self._signal = CancelSignal()

    @property
    def is_running(self) -> bool:
        """Whether a run is under way."""
        return bool(self._tasks)

    def with_known(self, scenes: Iterable[Scene], area: AreaOfInterest) -> tuple[Scene, ...]:
        """The scenes with what earlier runs found out about this area; asks nobody, may be called in a task."""
        known = ((scene, self._cache.get(scene.identifier, area)) for scene in scenes)
        return tuple(
            scene if percent is None else replace(scene, aoi_cloud_percent=percent) for scene, percent in known
        )

    def start(self, scenes: Sequence[Scene], area: AreaOfInterest, service: str = "") -> None:
        """Begin; a run that is under way is cancelled first. Main thread.

        :param service: id of the service that the scenes come from; where several could tell, it does.
        :raises CredentialsError: if no sign-in is known; nothing has begun then: ask for one, and start again.
        """
        road = choose_road(self._profiles, self._find_sign_in, service)
        network = qgis_network_settings()
        tokens = self._tokens_of(road.profile) if isinstance(road.profile, CdseProfile) else None
        self.cancel()
        signal = self._signal = CancelSignal()
        run = _Run(self, self._cache, tuple(scenes), area, road, network, tokens)

        def relay(event: Event) -> None:
            task.show(event)
            self.progressed.emit(event)

        def work() -> None:
            run.work(Feedback(relay, signal))

        title = QCoreApplication.translate("SceneQueue", "Cloud over the area")
        task = BlockingTask(title, work, signal, ended=lambda: self._tasks.discard(task))
        self._tasks.add(task)
        task.start()

    def cancel(self) -> None:
        """End the run that is under way, if there is one; what it found out is kept."""
        self._signal.cancel()

    def close(self, seconds: float) -> bool:
        """End every run; returns whether they ended in time."""
        self.cancel()
        return wait_while(lambda: self._tasks, seconds)


@dataclass
class _Run:
    """One run, on the thread of its task; it counts, and tells several answers at once."""

    runner: AoiCloudRunner
    cache: CloudCache
    scenes: tuple[Scene, ...]
    area: AreaOfInterest
    road: CloudRoad
    network: NetworkSettings
    tokens: TokenSource | None
    known: int = 0
    unknown: int = 0
    failed: int = 0

    def work(self, feedback: Feedback) -> None:
        """The task's work; here everything is caught."""
        error: SceneQueueError | None = None
        try:
            feedback.raise_if_cancelled()
            self._ask(feedback)
        except SceneQueueError as raised:
            error = CancelledError() if feedback.is_cancelled() else raised
        except Exception as raised:  # noqa: BLE001 - an exception that leaves a task can take QGIS down
            text = f"The cloud over the area could not be found out ({type(raised).__name__}: {raised})."
            error = SceneQueueError(text, advice="Please report this.")
        self._save(feedback)
        self.runner.ended.emit(CloudSummary(len(self.scenes), self.known, self.unknown, self.failed, error))

    def _ask(self, feedback: Feedback) -> None:
        for note in self.road.notes:
            feedback.note(note)
        waiting: list[tuple[str, float | None]] = []
        told = time.monotonic()
        try:
            with opened_road(self.road, self.network, feedback, self.tokens) as cloud:
                answers = clouds_over(
                    self.scenes, self.area, cloud, feedback, at_once=self.road.at_once, cache=self.cache
                )
                for answer in answers:
                    waiting += self._counted(answer)
                    if waiting and time.monotonic() - told > TOGETHER_S:
                        self.runner.known.emit(tuple(waiting))
                        waiting, told = [], time.monotonic()
        finally:
            if waiting:
                self.runner.known.emit(tuple(waiting))

    def _counted(self, answer: CloudAnswer) -> list[tuple[str, float | None]]:
        """What is to be told of an answer; a failure is told at once."""
        if answer.error is not None:
            self.failed += 1
            failure = CloudFailure(answer.scene.identifier, answer.error.message, answer.error.advice)
            self.runner.failed.emit(failure)
            return []
        self.known += answer.percent is not None
        self.unknown += answer.percent is None
        return [(answer.scene.identifier, answer.percent)]

    def _save(self, feedback: Feedback) -> None:
        try:
            self.cache.save()
        except DiskError as error:
            feedback.note(str(error), warning=True)
        if self.cache.problem:
            feedback.note(self.cache.problem, warning=True)
