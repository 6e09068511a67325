"""Where: draw an area, or take one of the map."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QToolButton, QWidget

from ..core.aoi import AreaOfInterest, cover
from ..core.errors import AreaError, SceneQueueError
from ..core.qgis_adapters.area_source import area_from_extent, area_from_geometry, area_from_layer
from .area_bands import AreaBands
from .form import load_form
from .icons import icon
from .messages import Messages, area_sentence
from .polygon_tool import PolygonTool


class AreaPanel(QWidget):
    """Holds the area of interest; ``area_changed`` carries it, or ``None``."""

    area_changed = pyqtSignal(object)

    draw_button: QToolButton
    selection_button: QToolButton
    layer_button: QToolButton
    extent_button: QToolButton
    clear_button: QToolButton
    summary_label: QLabel

    def __init__(self, iface: Any, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("area_panel", self)
        self._iface, self._messages = iface, messages
        self._canvas = iface.mapCanvas()
        self._bands = AreaBands(self._canvas)
        self._tool = PolygonTool(self._canvas)
        self._wkt_max_chars: int | None = None
        self.area: AreaOfInterest | None = None
        self._hint = self.summary_label.text()
        self._connect()

    def set_limit(self, wkt_max_chars: int | None) -> None:
        """How long the service lets a polygon be; the cover is made anew."""
        self._wkt_max_chars = wkt_max_chars
        if self.area is not None:
            self._show(self.area)

    def remove(self) -> None:
        """Take everything off the map."""
        self._canvas.unsetMapTool(self._tool)
        self._tool.remove()
        self._bands.remove()

    def _connect(self) -> None:
        self.draw_button.setIcon(icon("draw_polygon"))
        self.draw_button.toggled.connect(self._on_draw_toggled)
        self._tool.drawn.connect(self._on_drawn)
        self._tool.given_up.connect(lambda: self.draw_button.setChecked(False))
        self._tool.deactivated.connect(  # type: ignore[attr-defined]  # a signal, the stubs say a method
            lambda: self.draw_button.setChecked(False)
        )
        self.selection_button.clicked.connect(lambda: self._take(lambda: self._of_layer(selected_only=True)))
        self.layer_button.clicked.connect(lambda: self._take(lambda: self._of_layer(selected_only=False)))
        self.extent_button.clicked.connect(lambda: self._take(self._of_extent))
        self.clear_button.clicked.connect(self._on_clear)

    def _on_draw_toggled(self, on: bool) -> None:
        if on:
            self._canvas.setMapTool(self._tool)
            self._messages.hint(
                self.tr("Click the corners of the area on the map; right click to finish, Esc to give up.")
            )
        else:
            self._canvas.unsetMapTool(self._tool)

    def _on_drawn(self, geometry: QgsGeometry) -> None:
        self.draw_button.setChecked(False)
        crs = self._canvas.mapSettings().destinationCrs()
        self._take(
            lambda: area_from_geometry(geometry, crs, QgsProject.instance().transformContext(), self.tr("drawn area"))
        )

    def _on_clear(self) -> None:
        self.area = None
        self._bands.clear()
        self.summary_label.setText(self._hint)
        self.area_changed.emit(None)

    def _of_layer(self, *, selected_only: bool) -> AreaOfInterest:
        layer = self._iface.activeLayer()
        if not isinstance(layer, QgsVectorLayer):
            raise AreaError(self.tr("No polygon layer is active."), advice=self.tr("Click one in the layer tree."))
        return area_from_layer(layer, QgsProject.instance().transformContext(), selected_only=selected_only)

    def _of_extent(self) -> AreaOfInterest:
        crs = self._canvas.mapSettings().destinationCrs()
        return area_from_extent(self._canvas.extent(), crs, QgsProject.instance().transformContext())

    def _take(self, make: Callable[[], AreaOfInterest]) -> None:
        try:
            area = make()
            self._show(area)
        except SceneQueueError as error:
            self._messages.failed(error)
            return
        self.area = area
        self.area_changed.emit(area)

    def _show(self, area: AreaOfInterest) -> None:
        simplified = cover(area, max_chars=self._wkt_max_chars)
        self._bands.show(area, simplified)
        sentence = area_sentence(simplified.vertices_before, simplified.vertices_after, simplified.added_percent)
        self.summary_label.setText(" ".join([f"{area.name}:" if area.name else "", sentence, *area.repairs]).strip())
