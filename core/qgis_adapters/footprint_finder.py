"""Which footprints lie under a point of the map, found by an index that a task makes."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsRectangle, QgsSpatialIndex
from qgis.PyQt.QtCore import QCoreApplication, QObject

from ..feedback import Feedback
from ..scene import Scene
from .errands import Errands

LOOK_EVERY = 200  # scenes between two looks at a cancellation


class FootprintFinder(QObject):
    """Knows the footprints of one list of scenes. Main thread."""

    def __init__(self, errands: Errands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errands = errands
        self._index: QgsSpatialIndex | None = None
        self._names: Sequence[str] = ()

    def use(self, scenes: Sequence[Scene]) -> None:
        """Find among these, as soon as their index is made."""
        self._index, footprints = None, [scene.footprint_wkt for scene in scenes]
        names = [scene.identifier for scene in scenes]

        def work(feedback: Feedback) -> QgsSpatialIndex:
            index = QgsSpatialIndex(QgsSpatialIndex.Flag.FlagStoreFeatureGeometries)
            for number, wkt in enumerate(footprints):
                if number % LOOK_EVERY == 0:
                    feedback.raise_if_cancelled()
                feature = QgsFeature(number)
                feature.setGeometry(QgsGeometry.fromWkt(wkt))
                index.addFeature(feature)
            return index

        def done(index: QgsSpatialIndex) -> None:
            self._index, self._names = index, names

        title = QCoreApplication.translate("SceneQueue", "Learn where the scenes lie")
        self._errands.start(title, work, done, key="where scenes lie")

    def at(self, longitude: float, latitude: float) -> list[str]:
        """The product names of the scenes at a place (EPSG:4326); none before the index is made."""
        if self._index is None:
            return []
        point = QgsGeometry.fromPointXY(QgsPointXY(longitude, latitude))
        near = self._index.intersects(QgsRectangle(longitude, latitude, longitude, latitude))
        return [self._names[number] for number in sorted(near) if self._index.geometry(number).intersects(point)]
