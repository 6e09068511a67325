"""What the mouse points at, in the table, on the timeline or on the map, is marked in all three."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import (  # type: ignore[attr-defined]  # QgsCsException is not in the stubs
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QModelIndex, QObject, QTimer
from qgis.PyQt.QtGui import QColor, QPalette

from ..core.qgis_adapters.footprint_finder import FootprintFinder
from ..core.qgis_adapters.services import Services
from .map_band import MapBand
from .scenes_model import IDENTIFIER_ROLE
from .scenes_panel import ScenesPanel

WAIT_MS = 30  # the mouse moves more often than that
OUTLINES = 12  # different ones that are drawn at once
FILL_ALPHA, WIDTH = 50, 3


class HoverControl(QObject):
    """Rows, dots and outlines follow the mouse; nothing is selected by that."""

    def __init__(self, services: Services, canvas: QgsMapCanvas, panel: ScenesPanel) -> None:
        super().__init__(panel)
        self._panel, self._canvas, self._view = panel, canvas, panel.table.viewport()
        self._map_view = canvas.viewport()
        self._finder = FootprintFinder(services.errands, self)
        colour = panel.palette().color(QPalette.ColorRole.Highlight)
        fill = QColor(colour)
        fill.setAlpha(FILL_ALPHA)
        self._band = MapBand(canvas, colour, WIDTH, fill)
        self._point: QgsPointXY | None = None
        self._marked: list[str] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._look_on_map)
        panel.table.setMouseTracking(True)
        panel.table.entered.connect(self._on_row)
        panel.timeline.hovered.connect(self.mark)
        panel.listed.connect(self._finder.use)
        self._moved: Any = canvas.xyCoordinates  # a signal; the stubs say a method
        self._moved.connect(self._on_map)
        for view in (self._view, self._map_view):
            view.installEventFilter(self)

    @property
    def outlined(self) -> QgsGeometry | None:
        """What is outlined on the map (EPSG:4326); ``None``: nothing."""
        return self._band.shown

    def remove(self) -> None:
        """Follow the mouse no longer, for good."""
        self._timer.stop()
        self._moved.disconnect(self._on_map)
        self._map_view.removeEventFilter(self)
        self._band.remove()

    def mark(self, identifiers: Sequence[str]) -> None:
        """Mark the rows, dots and outlines of those of these scenes that can be selected, and no others."""
        scenes = self._panel.model.in_order(identifiers)
        names = [scene.identifier for scene in scenes]
        if names == self._marked:
            return
        self._marked = names
        self._panel.show_marked(names)
        outlines = list(dict.fromkeys(scene.footprint_wkt for scene in scenes if scene.footprint_wkt))[:OUTLINES]
        if outlines:
            self._band.show(QgsGeometry.collectGeometry([QgsGeometry.fromWkt(one) for one in outlines]))
        else:
            self._band.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Qt asks of each event of the table and the map; the mouse leaves one of them."""
        if event.type() == QEvent.Type.Leave:
            self._timer.stop()
            self.mark(())
        return False

    def _on_row(self, index: QModelIndex) -> None:
        identifier = index.data(IDENTIFIER_ROLE)
        self.mark([identifier] if identifier else ())

    def _on_map(self, point: QgsPointXY) -> None:
        self._point = point
        if self._panel.isVisible() and not self._timer.isActive():
            self._timer.start()

    def _look_on_map(self) -> None:
        if self._point is None:
            return
        crs = self._canvas.mapSettings().destinationCrs()
        wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
        try:
            place = QgsCoordinateTransform(crs, wgs84, QgsProject.instance()).transform(self._point)
        except QgsCsException:
            return
        self.mark(self._finder.at(place.x(), place.y()))
