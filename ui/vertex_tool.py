"""The map tool that moves the vertices of the area."""

from __future__ import annotations

from typing import Any

from qgis.core import (  # type: ignore[attr-defined]  # QgsCsException is not in the stubs
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsRubberBand
from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QApplication

from .hinted_tool import HintedTool
from .map_words import drawn_size_words
from .vertex_rings import Handle, VertexRings

LINE, FILL, HELD = QColor(220, 60, 60), QColor(220, 60, 60, 30), QColor(240, 150, 20)
VERTEX_PIXELS, EDGE_PIXELS = 10, 7  # how near is meant
ICON, HELD_ICON = 8, 14  # pixels


class VertexTool(HintedTool):
    """Drag moves a vertex, a click on an edge adds one, Delete removes the one under the mouse, right click ends.

    ``edited`` carries the whole area after each change, in EPSG:4326; ``undo_asked`` says that the last change is to be
    taken back, by :meth:`show_area`.
    """

    edited = pyqtSignal(QgsGeometry)
    undo_asked = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._map_changed: Any = canvas.destinationCrsChanged  # a signal; the stubs say a method
        self._area = QgsGeometry()
        self._rings: VertexRings | None = None
        self._dragged: Handle | None = None
        self._under_mouse: Handle | None = None
        self._pressed: QPoint | None = None  # while the mouse has not gone from there
        self._is_changed = False
        self._outline = _band(canvas, QgsWkbTypes.GeometryType.PolygonGeometry, 0)
        self._vertices = _band(canvas, QgsWkbTypes.GeometryType.PointGeometry, ICON)
        self._held = _band(canvas, QgsWkbTypes.GeometryType.PointGeometry, HELD_ICON)
        self._held.setStrokeColor(HELD)

    def show_area(self, area: QgsGeometry) -> None:
        """Take the vertices of an area (EPSG:4326); while one is dragged, that goes on."""
        self._area = QgsGeometry(area)
        if self.isActive() and self._dragged is None:
            self._begin()

    def activate(self) -> None:
        """QGIS calls this when the tool is taken."""
        super().activate()
        self._map_changed.connect(self._begin)
        self._begin()

    def deactivate(self) -> None:
        """QGIS calls this when another tool is taken."""
        self._map_changed.disconnect(self._begin)
        super().deactivate()

    def remove(self) -> None:
        """Take all handles off the map for good."""
        for band in (self._outline, self._vertices, self._held):
            self.canvas().scene().removeItem(band)
        super().remove()

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this on a click."""
        if event.button() == Qt.MouseButton.RightButton:
            self.finish_on_release()
        elif event.button() == Qt.MouseButton.LeftButton and self._rings is not None:
            self._pressed = event.pos()
            self._take_hold(self._rings, self.toMapCoordinates(event.pos()))

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this when the mouse moves: the vertex that is held follows."""
        spot = self.toMapCoordinates(event.pos())
        if self._dragged is not None:
            if self._is_far(event.pos()):
                self._drag_to(spot)
        elif self._rings is not None:
            self._under_mouse = self._rings.vertex_near(spot, self._reach(VERTEX_PIXELS))
            edge = None if self._under_mouse else self._rings.edge_near(spot, self._reach(EDGE_PIXELS))
            self._show_held(edge[1] if edge else None)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this when the button is up again: the vertex stays where it is now."""
        if self._dragged is not None and event.button() == Qt.MouseButton.LeftButton:
            self._dragged = None
            self._hand_over()
        super().canvasReleaseEvent(event)

    def escape(self) -> None:
        """Let go of the vertex that is dragged; if there is none, end."""
        if self._dragged is not None:
            self._begin()
        else:
            super().escape()

    def undo(self) -> None:
        """Ask for the area before the last change."""
        if self._dragged is None:
            self.undo_asked.emit()

    def delete(self) -> None:
        """Remove the vertex under the mouse."""
        if self._rings is None or self._under_mouse is None or self._dragged is not None:
            return
        if self._rings.remove(self._under_mouse):
            self._is_changed = True
            self._under_mouse = None
            self._hand_over()
        else:
            self._hint.show_text(self.tr("An area has three vertices at least."))

    def finish(self) -> None:
        """End; every change is in the area already."""
        self.given_up.emit()

    def reset(self) -> None:
        """Show no handles."""
        self._rings = self._dragged = self._under_mouse = None
        self._is_changed = False
        self._outline.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        for handles in (self._vertices, self._held):
            handles.reset(QgsWkbTypes.GeometryType.PointGeometry)

    def show_hint(self) -> None:
        """Say what can be done, and how large the area is."""
        size = ""
        if self._rings is not None:
            size = drawn_size_words(self._rings.map_geometry(), self.canvas().mapSettings().destinationCrs())
        self._hint.show_text(
            size,
            self.tr("Drag a vertex to move it, click an edge to add one, press Delete over one to remove it."),
            self.tr("Ctrl+Z takes the last change back, right click or Esc ends."),
        )

    def _begin(self) -> None:
        self.reset()
        wgs84, crs = QgsCoordinateReferenceSystem("EPSG:4326"), self.canvas().mapSettings().destinationCrs()
        try:
            self._rings = VertexRings(self._area, QgsCoordinateTransform(wgs84, crs, QgsProject.instance()))
        except QgsCsException:
            self._hint.show_text(self.tr("The area has no place in the map's projection. Choose another one."))
            return
        self._show()

    def _take_hold(self, rings: VertexRings, spot: QgsPointXY) -> None:
        self._dragged = rings.vertex_near(spot, self._reach(VERTEX_PIXELS))
        edge = None if self._dragged else rings.edge_near(spot, self._reach(EDGE_PIXELS))
        if edge is not None:
            self._dragged, foot = edge
            rings.insert(self._dragged, foot)
            self._is_changed = True
        self._under_mouse = self._dragged
        self._show()

    def _is_far(self, position: QPoint) -> bool:
        """Whether the mouse has left where it was pressed: a click that shakes moves nothing."""
        if self._pressed is not None:
            way = (position - self._pressed).manhattanLength()
            self._pressed = self._pressed if way < QApplication.startDragDistance() else None
        return self._pressed is None

    def _drag_to(self, spot: QgsPointXY) -> None:
        if self._rings is None or self._dragged is None:
            return
        try:
            self._rings.move(self._dragged, spot)
        except QgsCsException:
            return  # the vertex stays where it can be
        self._is_changed = True
        self._show()

    def _hand_over(self) -> None:
        if self._rings is not None and self._is_changed:
            self._is_changed = False
            self._area = self._rings.geometry()
            self._show()
            self.edited.emit(self._area)

    def _show(self) -> None:
        if self._rings is not None:
            self._outline.setToGeometry(self._rings.map_geometry())
            self._vertices.setToGeometry(QgsGeometry.fromMultiPointXY(self._rings.points()))
            self._show_held(None)
            self.show_hint()

    def _show_held(self, on_edge: QgsPointXY | None) -> None:
        held = self._dragged or self._under_mouse
        spot = self._rings.point(held) if self._rings is not None and held is not None else on_edge
        if spot is None:
            self._held.reset(QgsWkbTypes.GeometryType.PointGeometry)
        else:
            self._held.setToGeometry(QgsGeometry.fromPointXY(spot))

    def _reach(self, pixels: int) -> float:
        return pixels * self.canvas().mapUnitsPerPixel()


def _band(canvas: QgsMapCanvas, kind: QgsWkbTypes.GeometryType, icon_size: int) -> QgsRubberBand:
    band = QgsRubberBand(canvas, kind)
    band.setStrokeColor(LINE)
    band.setFillColor(FILL)
    band.setWidth(2)
    if icon_size:
        band.setIcon(QgsRubberBand.IconType.ICON_FULL_BOX if icon_size == ICON else QgsRubberBand.IconType.ICON_CIRCLE)
        band.setIconSize(icon_size)
    return band
