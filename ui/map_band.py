"""Something of EPSG:4326 drawn over the map, in whatever CRS the map has."""

from __future__ import annotations

import math
from typing import Any

from qgis.core import (  # type: ignore[attr-defined]  # QgsCsException is not in the stubs
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsProject,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

POLYGON = QgsWkbTypes.GeometryType.PolygonGeometry


class MapBand:
    """One rubber band.

    :param stroke: of its outline; :param width: of that, in pixels; :param fill: of what lies in it.
    """

    def __init__(
        self,
        canvas: QgsMapCanvas,
        stroke: QColor,
        width: int,
        fill: QColor,
        pattern: Qt.BrushStyle = Qt.BrushStyle.SolidPattern,
    ) -> None:
        self._canvas = canvas
        self._band = QgsRubberBand(canvas, POLYGON)
        self._band.setStrokeColor(stroke)
        self._band.setFillColor(fill)
        self._band.setWidth(width)
        self._band.setBrushStyle(pattern)
        self._shown: QgsGeometry | None = None
        self._map_changed: Any = canvas.destinationCrsChanged  # a signal; the stubs say a method
        self._map_changed.connect(self._draw)

    @property
    def shown(self) -> QgsGeometry | None:
        """What is drawn, in EPSG:4326; ``None``: nothing."""
        return self._shown

    def show(self, geometry: QgsGeometry) -> None:
        """Draw this (EPSG:4326) and nothing else."""
        self._shown = None if geometry.isEmpty() else geometry
        self._draw()

    def clear(self) -> None:
        """Draw nothing."""
        if self._shown is not None:
            self._shown = None
            self._band.reset(POLYGON)

    def remove(self) -> None:
        """Take it off the map for good."""
        self._map_changed.disconnect(self._draw)
        self._canvas.scene().removeItem(self._band)

    def _draw(self) -> None:
        placed = self._placed()
        if placed is None:
            self._band.reset(POLYGON)
        else:
            self._band.setToGeometry(placed)

    def _placed(self) -> QgsGeometry | None:
        """What is shown, where the map has it; ``None`` where its CRS is not defined."""
        if self._shown is None:
            return None
        placed, crs = QgsGeometry(self._shown), self._canvas.mapSettings().destinationCrs()
        wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
        try:
            placed.transform(QgsCoordinateTransform(wgs84, crs, QgsProject.instance()))
        except QgsCsException:
            return None
        box = placed.boundingBox()
        return placed if math.isfinite(box.width()) and math.isfinite(box.height()) else None
