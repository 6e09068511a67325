"""The area and its simplified cover, drawn on the map."""

from __future__ import annotations

import math
from typing import Any

from qgis.core import (  # type: ignore[attr-defined]  # QgsCsException is not in the stubs
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

EXACT, COVER = QColor(220, 60, 60), QColor(60, 90, 220)


class AreaBands:
    """Two outlines: the exact area in red, what is asked for in dashed blue."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._exact = _band(canvas, EXACT, 2, Qt.PenStyle.SolidLine)
        self._cover = _band(canvas, COVER, 1, Qt.PenStyle.DashLine)
        self._shown: tuple[QgsGeometry, QgsGeometry] | None = None
        self._map_changed: Any = canvas.destinationCrsChanged  # a signal; the stubs say a method
        self._map_changed.connect(self._redraw)

    def show(self, area: QgsGeometry, cover: QgsGeometry) -> None:
        """Draw both (EPSG:4326), in whatever CRS the map has."""
        self._shown = (area, cover)
        self._redraw()

    def clear(self) -> None:
        """Draw nothing."""
        self._shown = None
        for band in (self._exact, self._cover):
            band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)

    def extent(self) -> QgsRectangle:
        """What the exact area takes of the map; empty if nothing of it can be shown there."""
        placed = self._placed(self._shown[0]) if self._shown else None
        return placed.boundingBox() if placed else QgsRectangle()

    def remove(self) -> None:
        """Take both off the map for good."""
        self._map_changed.disconnect(self._redraw)
        for band in (self._exact, self._cover):
            self._canvas.scene().removeItem(band)

    def _redraw(self) -> None:
        if self._shown is not None:
            for band, outline in zip((self._exact, self._cover), self._shown):
                placed = self._placed(outline)
                if placed is None:
                    band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
                else:
                    band.setToGeometry(placed)

    def _placed(self, outline: QgsGeometry) -> QgsGeometry | None:
        """The outline where the map has it; ``None`` where its CRS is not defined."""
        placed = QgsGeometry(outline)
        crs = self._canvas.mapSettings().destinationCrs()
        try:
            placed.transform(
                QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), crs, QgsProject.instance())
            )
        except QgsCsException:
            return None
        box = placed.boundingBox()
        return placed if math.isfinite(box.width()) and math.isfinite(box.height()) else None


def _band(canvas: QgsMapCanvas, colour: QColor, width: int, style: Qt.PenStyle) -> QgsRubberBand:
    band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
    band.setStrokeColor(colour)
    band.setFillColor(QColor(0, 0, 0, 0))
    band.setWidth(width)
    band.setLineStyle(style)
    return band
