"""Which footprints lie under a point of the map, found by an index that a task makes."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsRectangle, QgsSpatialIndex
from qgis.PyQt.QtCore import QCoreApplication, QObject

from ..feedback import Feedback
from ..scene import Scene
from .errands import Errands

KEY = "where scenes lie"
LOOK_EVERY = 200  # scenes between two looks at a cancellation


class FootprintFinder(QObject):
    """Knows the footprints of one list of scenes. Main thread."""

    def __init__(self, errands: Errands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errands = errands
        self._index: QgsSpatialIndex | None = None
        self._scenes: Sequence[Scene] = ()
        self._is_asked = False

    def use(self, scenes: Sequence[Scene]) -> None:
        """Find among these; their index is made once somebody looks."""
        self._errands.give_up(KEY)
        self._index, self._is_asked, self._scenes = None, False, tuple(scenes)

    def at(self, longitude: float, latitude: float) -> list[str]:
        """The product names of the scenes at a place (EPSG:4326); none before the index is made."""
        if self._index is None:
            self._ask()
            return []
        point = QgsGeometry.fromPointXY(QgsPointXY(longitude, latitude))
        near = self._index.intersects(QgsRectangle(longitude, latitude, longitude, latitude))
        found = (number for number in sorted(near) if self._index.geometry(number).intersects(point))
        return [self._scenes[number].identifier for number in found]

    def _ask(self) -> None:
        if self._is_asked or not self._scenes:
            return
        self._is_asked = True
        scenes = self._scenes

        def work(feedback: Feedback) -> QgsSpatialIndex:
            index = QgsSpatialIndex(QgsSpatialIndex.Flag.FlagStoreFeatureGeometries)
            for number, scene in enumerate(scenes):
                if number % LOOK_EVERY == 0:
                    feedback.raise_if_cancelled()
                feature = QgsFeature(number)
                feature.setGeometry(QgsGeometry.fromWkt(scene.footprint_wkt))
                index.addFeature(feature)
            return index

        def done(index: QgsSpatialIndex) -> None:
            self._index = index

        title = QCoreApplication.translate("SceneQueue", "Learn where the scenes lie")
        self._errands.start(title, work, done, key=KEY)
