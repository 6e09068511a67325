"""What of the area the selected scenes leave open, hatched on the map."""

from __future__ import annotations

from qgis.core import QgsGeometry
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtGui import QColor

from ..core.footprints.ground import Coverage
from ..core.qgis_adapters.services import Services
from .map_band import MapBand
from .scenes_panel import ScenesPanel

HATCH, NO_COLOUR = QColor(220, 60, 60, 200), QColor(0, 0, 0, 0)  # as the area's outline


class CoverageControl(QObject):
    """Draws the newest coverage that was measured, as long as its selection is there and the user wants to see it."""

    def __init__(self, services: Services, canvas: QgsMapCanvas, panel: ScenesPanel) -> None:
        super().__init__(panel)
        self._band = MapBand(canvas, NO_COLOUR, 1, HATCH, Qt.BrushStyle.BDiagPattern)
        self._action = panel.view_menu.gaps_action
        self._coverage: Coverage | None = None
        panel.selected.connect(self._on_selected)
        self._action.toggled.connect(self._draw)
        services.choice.covered.connect(self._on_covered)

    @property
    def shown(self) -> QgsGeometry | None:
        """What is hatched (EPSG:4326); ``None``: nothing."""
        return self._band.shown

    def remove(self) -> None:
        """Take it off the map for good."""
        self._band.remove()

    def _on_selected(self) -> None:
        self._coverage = None
        self._band.clear()

    def _on_covered(self, coverage: Coverage) -> None:
        self._coverage = coverage
        self._draw()

    def _draw(self) -> None:
        self._band.clear()
        if self._coverage is not None and self._coverage.open_wkb and self._action.isChecked():
            rest = QgsGeometry()
            rest.fromWkb(self._coverage.open_wkb)
            self._band.show(rest)
