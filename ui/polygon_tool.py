"""The map tool that draws a polygon."""

from __future__ import annotations

from qgis.gui import QgsMapMouseEvent
from qgis.PyQt.QtCore import Qt

from .drawing_tool import FEWEST, DrawingTool


class PolygonTool(DrawingTool):
    """Left click adds a corner, Backspace or Ctrl+Z takes the last back, right or double click finishes."""

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this on a click."""
        if event.button() == Qt.MouseButton.RightButton:
            self.finish_on_release()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._corners.append(self.toMapCoordinates(event.pos()))
            self.show_outline(self._corners)

    def canvasDoubleClickEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this instead of a second press; the first one was the last corner."""
        if event.button() == Qt.MouseButton.LeftButton and len(self._corners) >= FEWEST:
            self.finish_on_release()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this when the mouse moves: the polygon follows it."""
        if self._corners:
            self.show_outline([*self._corners, self.toMapCoordinates(event.pos())])

    def finish(self) -> None:
        """Hand the polygon over."""
        self.hand_over(self._corners)

    def show_hint(self) -> None:
        """Say what to do next, and how large the polygon is."""
        count = len(self._corners)
        if count == 0:
            self._hint.show_text(self.tr("Click the corners of the area. Esc gives up."))
            return
        told = self.tr("Corners: {}").format(count)
        size = self.size_words()
        more = self.tr("Click the next corner. Backspace takes the last one back, Esc gives up.")
        end = self.tr("Right click or double click finishes.") if count >= FEWEST else ""
        self._hint.show_text(f"{told}, {size}" if size else told, more, end)
