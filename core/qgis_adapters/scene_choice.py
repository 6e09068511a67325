"""Choices among the scenes of a search, and what of the area a selection covers, worked out in tasks."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence

from qgis.PyQt.QtCore import QCoreApplication, QObject, QTimer, pyqtSignal

from ..feedback import Feedback
from ..footprints.candidate import Candidate
from ..footprints.choice import Choice, best_per_period, smallest_set
from ..footprints.ground import Coverage, Ground
from ..footprints.periods import Period
from ..scene import Scene
from .errands import Errands

WAIT_MS = 150  # a selection that grows row by row is measured once


class SceneChoice(QObject):
    """Works for one list of scenes at a time. Main thread.

    ``chosen`` carries a :class:`Choice`; ``covered`` the :class:`Coverage` of the selection last asked for; ``failed``
    a :class:`SceneQueueError`.
    """

    chosen = pyqtSignal(object)
    covered = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, errands: Errands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errands = errands
        self._area_wkt = ""
        self._measure = _Measure("", ())
        self._identifiers: tuple[str, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._start_measuring)

    def use(self, scenes: Sequence[Scene], area_wkt: str) -> None:
        """Choose among these scenes.

        :param area_wkt: the exact area; empty: what all of them cover together.
        """
        self._area_wkt = area_wkt
        self._measure = _Measure(area_wkt, scenes)
        self._timer.stop()

    def best(self, scenes: Sequence[Scene], period: Period) -> None:
        """Ask for the best scenes of each period."""
        area_wkt = self._area_wkt
        self._choose(lambda feedback: best_per_period(candidates_of(scenes), period, area_wkt, feedback))

    def smallest(self, scenes: Sequence[Scene], period: Period | None) -> None:
        """Ask for the smallest set that covers the area, over all or for each period."""
        area_wkt = self._area_wkt
        self._choose(lambda feedback: smallest_set(candidates_of(scenes), area_wkt, period, feedback))

    def measure(self, identifiers: Iterable[str]) -> None:
        """Ask what share of the area some scenes cover; only the newest question is answered."""
        self._identifiers = tuple(identifiers)
        self._timer.start()

    def _choose(self, choose: Callable[[Feedback], Choice]) -> None:
        title = QCoreApplication.translate("SceneQueue", "Choose scenes")
        self._errands.start(title, choose, self.chosen.emit, self.failed.emit, key="choice")

    def _start_measuring(self) -> None:
        measure, identifiers = self._measure, self._identifiers
        title = QCoreApplication.translate("SceneQueue", "Measure the coverage")
        self._errands.start(
            title, lambda feedback: measure(identifiers, feedback), self.covered.emit, self.failed.emit, key="coverage"
        )


def candidates_of(scenes: Iterable[Scene]) -> list[Candidate]:
    """Scenes as a choice wants them."""
    return [
        Candidate(
            identifier=scene.identifier,
            footprint_wkt=scene.footprint_wkt,
            tile_id=scene.tile_id,
            begin=scene.begin,
            cloud_percent=scene.cloud_cover_percent,
            aoi_cloud_percent=scene.aoi_cloud_percent,
            superseded=scene.superseded,
        )
        for scene in scenes
    ]


class _Measure:
    """Coverage of selections; the area is prepared by the first task that asks, one task works at a time."""

    def __init__(self, area_wkt: str, scenes: Iterable[Scene]) -> None:
        self._area_wkt = area_wkt
        self._scenes = scenes
        self._ground: Ground | None = None
        self._lock = threading.Lock()

    def __call__(self, identifiers: Sequence[str], feedback: Feedback) -> Coverage:
        with self._lock:
            feedback.raise_if_cancelled()
            if self._ground is None:
                footprints = {scene.identifier: scene.footprint_wkt for scene in self._scenes}
                self._ground = Ground(self._area_wkt, footprints)
            return self._ground.coverage(identifiers)
