"""Scenes as one vector layer on the map, in step with the table and with the queue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsProject,
    QgsRendererCategory,
    QgsSimpleLineSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..scene import Scene
from .footprint_fields import footprint_feature, footprint_fields

_COLOURS = {
    "": ("60,130,200", "found"),
    "queued": ("240,180,40", "queued"),
    "running": ("230,120,30", "at work"),
    "paused": ("150,150,150", "paused"),
    "waiting": ("190,160,110", "waiting"),
    "failed": ("205,50,50", "failed"),
    "cancelled": ("120,120,120", "cancelled"),
    "done": ("50,150,80", "done"),
}


def make_footprint_layer(scenes: Sequence[Scene], name: str) -> QgsVectorLayer:
    """A memory layer in EPSG:4326 with one feature a scene, styled by the state of its job.

    It may be made in a task; the caller hands it over with ``moveToThread`` and adds it on the main thread.
    """
    layer = QgsVectorLayer("MultiPolygon?crs=EPSG:4326", name, "memory")
    fields = footprint_fields()
    layer.dataProvider().addAttributes(list(fields))
    layer.updateFields()
    features = [footprint_feature(scene, fields) for scene in scenes]
    for feature in features:
        geometry = feature.geometry()
        geometry.convertToMultiType()
        feature.setGeometry(geometry)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    layer.setRenderer(_renderer())
    layer.setCustomProperty("scene_queue/footprints", True)
    return layer


class FootprintLayer:
    """The footprint layer of the newest search; ``None`` is answered where the user has removed it."""

    def __init__(self) -> None:
        self._layer_id = ""
        self._feature_ids: dict[str, int] = {}

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The layer, as long as it is in the project."""
        layer = QgsProject.instance().mapLayer(self._layer_id) if self._layer_id else None
        return layer if isinstance(layer, QgsVectorLayer) else None

    def adopt(self, layer: QgsVectorLayer) -> None:
        """Put a layer of :func:`make_footprint_layer` on top of the project; main thread."""
        QgsProject.instance().addMapLayer(layer, False)
        QgsProject.instance().layerTreeRoot().insertLayer(0, layer)
        self._layer_id = layer.id()
        self._feature_ids = {feature["identifier"]: feature.id() for feature in layer.getFeatures()}

    def select(self, identifiers: Iterable[str]) -> None:
        """Select exactly these scenes on the map."""
        if self.layer is not None:
            known = (self._feature_ids.get(identifier) for identifier in identifiers)
            self.layer.selectByIds([number for number in known if number is not None])

    def selected(self) -> list[str]:
        """The identifiers of the scenes selected on the map."""
        return [feature["identifier"] for feature in self.layer.selectedFeatures()] if self.layer else []

    def show_state(self, identifier: str, state: str) -> None:
        """Write the state of a scene's job into the layer."""
        layer = self.layer
        feature_id = self._feature_ids.get(identifier)
        if layer is None or feature_id is None:
            return
        index = layer.fields().indexOf("state")
        layer.dataProvider().changeAttributeValues({feature_id: {index: state}})
        layer.triggerRepaint()


def _renderer() -> QgsCategorizedSymbolRenderer:
    """Outlines only: a selected outline is yellow, where a selected fill would hide the images below."""
    categories = []
    for state, (colour, label) in _COLOURS.items():
        symbol = QgsFillSymbol()
        symbol.changeSymbolLayer(
            0, QgsSimpleLineSymbolLayer.create({"line_color": f"{colour},255", "line_width": "0.6"})
        )
        categories.append(QgsRendererCategory(state, symbol, _translated(label)))
    return QgsCategorizedSymbolRenderer("state", categories)


def _translated(text: str) -> str:
    return QCoreApplication.translate("SceneQueue", text)
