"""The map tools of the area: which is at work, and what the map had before."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsGeometry
from qgis.gui import QgsMapCanvas, QgsMapTool
from qgis.PyQt.QtCore import QObject, pyqtSignal

from .polygon_tool import PolygonTool
from .rectangle_tool import RectangleTool
from .vertex_tool import VertexTool

POLYGON, RECTANGLE, VERTICES = "polygon", "rectangle", "vertices"


class AreaTools(QObject):
    """One of the tools at a time; when it ends, the map has the tool again that it had before.

    ``drawn`` carries a polygon in the canvas's CRS, ``edited`` one in EPSG:4326; ``changed`` the name of the tool that
    is at work now, empty for none of them.
    """

    drawn = pyqtSignal(QgsGeometry)
    edited = pyqtSignal(QgsGeometry)
    undo_asked = pyqtSignal()
    changed = pyqtSignal(str)

    def __init__(self, canvas: QgsMapCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._before: QgsMapTool | None = None
        polygon, rectangle, vertices = PolygonTool(canvas), RectangleTool(canvas), VertexTool(canvas)
        self._vertices = vertices
        self._tools = {POLYGON: polygon, RECTANGLE: rectangle, VERTICES: vertices}
        for drawing in (polygon, rectangle):
            drawing.drawn.connect(self._on_drawn)
        for tool in self._tools.values():
            tool.given_up.connect(self.stop)
        vertices.edited.connect(self.edited)
        vertices.undo_asked.connect(self.undo_asked)
        self._tool_set: Any = canvas.mapToolSet  # a signal; the stubs say a method
        self._tool_set.connect(self._on_tool_set)

    @property
    def current(self) -> str:
        """The name of the tool that is at work, empty for none of them."""
        tool = self._canvas.mapTool()
        return next((name for name, mine in self._tools.items() if mine is tool), "")

    def start(self, name: str) -> None:
        """Take a tool."""
        if not self.current:
            self._remember(self._canvas.mapTool())
        self._canvas.setMapTool(self._tools[name])

    def show_area(self, area: QgsGeometry) -> None:
        """Give the vertices of an area (EPSG:4326) to who moves them."""
        self._vertices.show_area(area)

    def stop(self) -> None:
        """Give the map the tool back that it had before."""
        before, current = self._before, self.current
        self._remember(None)
        if current and before is not None:
            self._canvas.setMapTool(before)
        elif current:
            self._canvas.unsetMapTool(self._tools[current])

    def remove(self) -> None:
        """Take everything off the map for good."""
        self.stop()
        self._tool_set.disconnect(self._on_tool_set)
        for tool in self._tools.values():
            tool.remove()

    def _on_drawn(self, drawn: QgsGeometry) -> None:
        self.stop()
        self.drawn.emit(drawn)

    def _on_tool_set(self, *_tools: object) -> None:
        if not self.current:
            self._remember(None)
        self.changed.emit(self.current)

    def _remember(self, tool: QgsMapTool | None) -> None:
        """Keep a tool as long as it lives; those of other plugins may go at any time."""
        if self._before is not None:
            self._before.destroyed.disconnect(self._on_destroyed)
        self._before = tool
        if tool is not None:
            tool.destroyed.connect(self._on_destroyed)

    def _on_destroyed(self) -> None:
        self._before = None
