"""A map to begin with: offered as long as the project is empty."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtWidgets import QPushButton, QWidget

from ..core.errors import SceneQueueError
from ..core.qgis_adapters.world_map import world_map_layer
from .messages import Messages


class WorldMapOffer(QPushButton):
    """A button that is seen while the project has no layer."""

    def __init__(self, canvas: QgsMapCanvas, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas, self._messages = canvas, messages
        self.setText(self.tr("Show &world map"))
        self.setToolTip(self.tr("The map is empty: add the countries of the world, which QGIS carries, to draw on"))
        self.clicked.connect(self._on_clicked)
        for signal in _signals():
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the button, or not, as the project is now."""
        self.setVisible(not QgsProject.instance().mapLayers())

    def remove(self) -> None:
        """Follow the project no longer."""
        for signal in _signals():
            signal.disconnect(self.refresh)

    def _on_clicked(self) -> None:
        try:
            layer = world_map_layer(self.tr("World map"))
        except SceneQueueError as error:
            self._messages.failed(error)
            return
        QgsProject.instance().addMapLayer(layer)
        self._canvas.setExtent(self._canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent()))
        self._canvas.refresh()


def _signals() -> tuple[Any, ...]:
    """Of the project, for the moment: whoever keeps its Python object takes connections of others along when freed."""
    project: Any = QgsProject.instance()  # the stubs take its signals for methods
    return project.layersAdded, project.layersRemoved, project.readProject
