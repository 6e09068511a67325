"""The map tool that draws a rectangle."""

from __future__ import annotations

from qgis.core import QgsPointXY, QgsRectangle
from qgis.gui import QgsMapMouseEvent
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QApplication

from .drawing_tool import DrawingTool


class RectangleTool(DrawingTool):
    """Two opposite corners, by two clicks or by dragging from one to the other; Backspace takes the first one back."""

    _pressed: QPoint | None = None

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this on a click."""
        if event.button() == Qt.MouseButton.RightButton:
            self._end_at(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            if self._corners:
                self._end_at(event)
            else:
                self._pressed = event.pos()
                self._corners = [self.toMapCoordinates(event.pos())]
                self.show_outline(self._corners)

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this when the mouse moves: the rectangle follows it."""
        if self._corners:
            self._corners = [self._corners[0], self.toMapCoordinates(event.pos())]
            self.show_outline(self._four())

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this when the button is up again: far from where it went down, the rectangle was dragged."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None and self._corners:
            way = (event.pos() - pressed).manhattanLength()
            if way > QApplication.startDragDistance():
                self._end_at(event)
        super().canvasReleaseEvent(event)

    def escape(self) -> None:
        """Give up the rectangle that is dragged; if there is none, end."""
        if self._pressed is not None:
            self._pressed = None
            self.undo()
        else:
            super().escape()

    def undo(self) -> None:
        """Take the first corner back."""
        self._corners = []
        self.show_outline([])

    def finish(self) -> None:
        """Hand the rectangle over."""
        corners = self._four()
        flat = not corners or QgsRectangle(corners[0], corners[2]).isEmpty()
        self.hand_over([] if flat else corners)

    def show_hint(self) -> None:
        """Say what to do next, and how large the rectangle is."""
        if not self._corners:
            text = self.tr("Drag a rectangle over the area, or click two opposite corners. Esc gives up.")
            self._hint.show_text(text)
            return
        more = self.tr("Click the opposite corner. Backspace takes the first one back, Esc gives up.")
        self._hint.show_text(self.size_words(), more)

    def _end_at(self, event: QgsMapMouseEvent) -> None:
        if self._corners:
            self._corners = [self._corners[0], self.toMapCoordinates(event.pos())]
        self.finish_on_release()

    def _four(self) -> list[QgsPointXY]:
        if len(self._corners) < 2:
            return []
        box = QgsRectangle(self._corners[0], self._corners[1])
        west, south, east, north = box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()
        return [QgsPointXY(west, south), QgsPointXY(east, south), QgsPointXY(east, north), QgsPointXY(west, north)]
