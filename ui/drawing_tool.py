"""What the tools that draw an area have in common: the outline, its size, and what is handed on."""

from __future__ import annotations

from qgis.core import QgsGeometry, QgsPointXY, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QColor

from .hinted_tool import HintedTool
from .map_words import drawn_size_words

FEWEST = 3  # corners of a polygon
LINE, FILL = QColor(220, 60, 60), QColor(220, 60, 60, 40)


class DrawingTool(HintedTool):
    """Collects corners and shows the outline; ``drawn`` carries the polygon, in the canvas's CRS."""

    drawn = pyqtSignal(QgsGeometry)

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._corners: list[QgsPointXY] = []
        self._outline: list[QgsPointXY] = []  # the corners, and where the mouse is
        self._band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        self._band.setStrokeColor(LINE)
        self._band.setFillColor(FILL)
        self._band.setWidth(2)

    def remove(self) -> None:
        """Take the outline and the hint off the map for good."""
        self.canvas().scene().removeItem(self._band)
        super().remove()

    def delete(self) -> None:
        """Delete takes the last corner back, as Backspace does."""
        self.undo()

    def undo(self) -> None:
        """Take the last corner back."""
        if self._corners:
            self._corners.pop()
            self.show_outline(self._corners)

    def reset(self) -> None:
        """Forget the corners."""
        self._corners = self._outline = []
        self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)

    def show_outline(self, corners: list[QgsPointXY]) -> None:
        """Show the polygon of some corners, and the hint that belongs to it."""
        self._outline = corners
        if corners:
            self._band.setToGeometry(closed_polygon(corners))
        else:
            self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        self.show_hint()

    def size_words(self) -> str:
        """How large the outline is that is shown; empty if it encloses nothing."""
        if len(self._outline) < FEWEST:
            return ""
        return drawn_size_words(closed_polygon(self._outline), self.canvas().mapSettings().destinationCrs())

    def hand_over(self, corners: list[QgsPointXY]) -> None:
        """End with a polygon, or with nothing if its corners are too few."""
        self.reset()
        if len(corners) < FEWEST:
            self.given_up.emit()
        else:
            self.drawn.emit(closed_polygon(corners))


def closed_polygon(corners: list[QgsPointXY]) -> QgsGeometry:
    """The polygon of some corners."""
    return QgsGeometry.fromPolygonXY([[*corners, corners[0]]])
