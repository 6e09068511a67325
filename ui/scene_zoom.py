"""The map goes to scenes."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import (  # type: ignore[attr-defined]  # QgsCsException is not in the stubs
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas

from ..core.scene import Scene

AT_MOST = 500  # outlines that are looked at in one turn of the event loop
_ROOM_ROUND = 1.1
_WGS84 = "EPSG:4326"


def zoom_to_scenes(canvas: QgsMapCanvas, scenes: Iterable[Scene]) -> bool:
    """Show all of the outlines of scenes, :data:`AT_MOST` at most; returns whether they have a place on the map."""
    extent = QgsRectangle()
    for scene in scenes:
        extent.combineExtentWith(QgsGeometry.fromWkt(scene.footprint_wkt).boundingBox())
    settings = canvas.mapSettings()
    wgs84 = QgsCoordinateReferenceSystem(_WGS84)
    transform = QgsCoordinateTransform(wgs84, settings.destinationCrs(), settings.transformContext())
    try:
        extent = transform.transformBoundingBox(extent)
    except QgsCsException:
        return False
    if extent.isEmpty() or not extent.isFinite():
        return False
    extent.scale(_ROOM_ROUND)
    canvas.setExtent(extent)
    canvas.refresh()
    return True
