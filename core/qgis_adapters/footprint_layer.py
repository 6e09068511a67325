"""Scenes as a vector layer, kept in a GeoPackage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsFillSymbol,
    QgsMapLayer,
    QgsRendererCategory,
    QgsSimpleLineSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..scene import Scene
from .footprint_fields import footprint_feature, footprint_fields
from .footprint_store import LAYER_NAME, write_geopackage

FOOTPRINTS = "scene_queue/footprints"  # custom property: when the layer was made, ISO 8601; it sorts by age
REPLACED = "replaced"
_COLOURS = {
    "": ("60,130,200", "found"),
    "queued": ("240,180,40", "queued"),
    "running": ("230,120,30", "at work"),
    "paused": ("150,150,150", "paused"),
    "waiting": ("190,160,110", "waiting"),
    "failed": ("205,50,50", "failed"),
    "cancelled": ("120,120,120", "cancelled"),
    "done": ("50,150,80", "done"),
    REPLACED: ("170,170,200", "replaced by a newer version"),
}


def make_footprint_layer(scenes: Sequence[Scene], name: str, path: Path | None = None) -> QgsVectorLayer:
    """A layer in EPSG:4326 with one feature a scene, in their order, styled by the state of its job.

    It may be made in a task; the caller hands it over with ``moveToThread`` and adds it on the main thread.

    :param path: the GeoPackage that it is kept in, or one with a number if there is such a file by now; ``None``: in
        memory, until QGIS closes.
    :raises DiskError: if the file cannot be written.
    """
    fields = footprint_fields()
    features = [_multi(footprint_feature(scene, fields)) for scene in scenes]
    if path is not None:
        written = write_geopackage(path, fields, features)
        layer = QgsVectorLayer(f"{written}|layername={LAYER_NAME}", name, "ogr")
    else:
        layer = QgsVectorLayer("MultiPolygon?crs=EPSG:4326", name, "memory")
        layer.dataProvider().addAttributes(list(fields))
        layer.updateFields()
        layer.dataProvider().addFeatures(features)
        layer.updateExtents()
    layer.setRenderer(_renderer())
    layer.setCustomProperty(FOOTPRINTS, datetime.now(timezone.utc).isoformat())
    return layer


def is_footprint_layer(layer: QgsMapLayer) -> bool:
    """Whether a layer was made here, now or in the session that saved the project."""
    return isinstance(layer, QgsVectorLayer) and bool(layer.customProperty(FOOTPRINTS))


def show_replaced(layer: QgsVectorLayer, shown: bool) -> None:
    """Show or hide the scenes that a newer version replaced, as a click in the layer's legend does; main thread."""
    renderer = layer.renderer()
    if not isinstance(renderer, QgsCategorizedSymbolRenderer):
        return  # the user gave it another look
    for number, category in enumerate(renderer.categories()):
        if category.value() == REPLACED and category.renderState() != shown:
            renderer.updateCategoryRenderState(number, shown)
            layer.triggerRepaint()


def _multi(feature: QgsFeature) -> QgsFeature:
    geometry = feature.geometry()
    geometry.convertToMultiType()
    feature.setGeometry(geometry)
    return feature


def _renderer() -> QgsCategorizedSymbolRenderer:
    """Outlines only: a selected outline is yellow, where a selected fill would hide the images below."""
    categories = []
    for state, (colour, label) in _COLOURS.items():
        symbol = QgsFillSymbol()
        symbol.changeSymbolLayer(
            0, QgsSimpleLineSymbolLayer.create({"line_color": f"{colour},255", "line_width": "0.6"})
        )
        categories.append(QgsRendererCategory(state, symbol, _translated(label), state != REPLACED))
    # a replaced scene that was queued all the same shows the state of its job
    return QgsCategorizedSymbolRenderer(f"if(superseded and state = '', '{REPLACED}', state)", categories)


def _translated(text: str) -> str:
    return QCoreApplication.translate("SceneQueue", text)
