"""The outlines of the selected scenes above all others: of many scenes on one tile, QGIS draws the last on top."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsGeometry
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QColor

from ..core.scene import Scene
from .map_band import MapBand
from .scenes_panel import ScenesPanel

MOST_OUTLINES = 200  # different ones; of more, QGIS's own drawing has to do
WIDTH, NO_FILL = 3, QColor(0, 0, 0, 0)


class SelectionOutlines(QObject):
    """Draws them in the colour that QGIS has for selections."""

    def __init__(self, canvas: QgsMapCanvas, panel: ScenesPanel) -> None:
        super().__init__(panel)
        colour = canvas.selectionColor()
        colour.setAlpha(255)
        self._band = MapBand(canvas, colour, WIDTH, NO_FILL)
        panel.selected.connect(self._show)

    @property
    def shown(self) -> QgsGeometry | None:
        """What is drawn (EPSG:4326); ``None``: nothing."""
        return self._band.shown

    def remove(self) -> None:
        """Take it off the map for good."""
        self._band.remove()

    def _show(self, scenes: Sequence[Scene]) -> None:
        outlines = dict.fromkeys(scene.footprint_wkt for scene in scenes if scene.footprint_wkt)
        if 0 < len(outlines) <= MOST_OUTLINES:
            self._band.show(QgsGeometry.collectGeometry([QgsGeometry.fromWkt(one) for one in outlines]))
        else:
            self._band.clear()
