"""The area and its simplified cover, drawn on the map."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsGeometry, QgsProject, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..core.aoi import AreaOfInterest, SearchArea

EXACT, COVER = QColor(220, 60, 60), QColor(60, 90, 220)


class AreaBands:
    """Two outlines: the exact area in red, what is asked for in dashed blue."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._exact = _band(canvas, EXACT, 2, Qt.PenStyle.SolidLine)
        self._cover = _band(canvas, COVER, 1, Qt.PenStyle.DashLine)
        self._shown: tuple[str, str] | None = None
        self._map_changed: Any = canvas.destinationCrsChanged  # a signal; the stubs say a method
        self._map_changed.connect(self._redraw)

    def show(self, area: AreaOfInterest, cover: SearchArea) -> None:
        """Draw both, in whatever CRS the map has."""
        self._shown = (area.wkt, cover.wkt)
        self._redraw()

    def clear(self) -> None:
        """Draw nothing."""
        self._shown = None
        for band in (self._exact, self._cover):
            band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)

    def remove(self) -> None:
        """Take both off the map for good."""
        self._map_changed.disconnect(self._redraw)
        for band in (self._exact, self._cover):
            self._canvas.scene().removeItem(band)

    def _redraw(self) -> None:
        if self._shown is not None:
            for band, wkt in zip((self._exact, self._cover), self._shown):
                self._draw(band, wkt)

    def _draw(self, band: QgsRubberBand, wkt: str) -> None:
        geometry = QgsGeometry.fromWkt(wkt)
        crs = self._canvas.mapSettings().destinationCrs()
        geometry.transform(
            QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), crs, QgsProject.instance())
        )
        band.setToGeometry(geometry)


def _band(canvas: QgsMapCanvas, colour: QColor, width: int, style: Qt.PenStyle) -> QgsRubberBand:
    band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
    band.setStrokeColor(colour)
    band.setFillColor(QColor(0, 0, 0, 0))
    band.setWidth(width)
    band.setLineStyle(style)
    return band
