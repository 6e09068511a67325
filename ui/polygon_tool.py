"""The map tool that draws a polygon."""

from __future__ import annotations

from qgis.core import QgsGeometry, QgsPointXY, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

LINE, FILL = QColor(220, 60, 60), QColor(220, 60, 60, 40)


class PolygonTool(QgsMapTool):
    """Left click adds a corner, Backspace takes the last one back, right click finishes, Esc gives up.

    ``drawn`` carries the polygon, in the canvas's CRS.
    """

    drawn = pyqtSignal(QgsGeometry)
    given_up = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._corners: list[QgsPointXY] = []
        self._band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        self._band.setStrokeColor(LINE)
        self._band.setFillColor(FILL)
        self._band.setWidth(2)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this on a click."""
        if event.button() == Qt.MouseButton.RightButton:
            self._finish()
            return
        self._corners.append(self.toMapCoordinates(event.pos()))
        self._show(self._corners)

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this when the mouse moves: the polygon follows it."""
        if self._corners:
            self._show([*self._corners, self.toMapCoordinates(event.pos())])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this on a key."""
        if event.key() == Qt.Key.Key_Escape:
            self._reset()
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self._corners:
            self._corners.pop()
            self._show(self._corners)
            event.ignore()

    def deactivate(self) -> None:
        """QGIS calls this when another tool is taken."""
        self._reset()
        super().deactivate()

    def remove(self) -> None:
        """Take the polygon off the map for good."""
        self.canvas().scene().removeItem(self._band)

    def _finish(self) -> None:
        corners = self._corners
        self._reset()
        if len(corners) < 3:
            self.given_up.emit()
            return
        self.drawn.emit(QgsGeometry.fromPolygonXY([[*corners, corners[0]]]))

    def _show(self, corners: list[QgsPointXY]) -> None:
        if corners:
            self._band.setToGeometry(QgsGeometry.fromPolygonXY([[*corners, corners[0]]]))
        else:
            self._reset()

    def _reset(self) -> None:
        self._corners = []
        self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
