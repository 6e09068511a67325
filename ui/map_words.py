"""Sizes on the map, in words."""

from __future__ import annotations

from qgis.core import (  # type: ignore[attr-defined]  # QgsCsException is not in the stubs
    QgsCoordinateReferenceSystem,
    QgsCsException,
    QgsDistanceArea,
    QgsGeometry,
    QgsProject,
)
from qgis.PyQt.QtCore import QCoreApplication, QLocale

M2_PER_KM2 = 1e6
EXACT_BELOW = 10  # square kilometres, told with two decimals


def size_words(km2: float) -> str:
    """A size in square kilometres, as people write it where they are."""
    number = QLocale().toString(float(km2), "f", 2 if km2 < EXACT_BELOW else 0)
    return QCoreApplication.translate("SceneQueue", "{} km²").format(number)


def drawn_size_words(drawn: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> str:
    """The size of what is being drawn, on the ellipsoid; empty where the CRS is not defined."""
    measure = QgsDistanceArea()
    measure.setSourceCrs(crs, QgsProject.instance().transformContext())
    measure.setEllipsoid("EPSG:7030")
    try:
        size = measure.measureArea(drawn)
    except QgsCsException:
        return ""
    return size_words(size / M2_PER_KM2) if 0 < size < float("inf") else ""
