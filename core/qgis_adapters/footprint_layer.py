"""Scenes as a vector layer, kept in a GeoPackage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path

from qgis.core import QgsFeature, QgsMapLayer, QgsVectorLayer

from ..scene import Scene
from .footprint_fields import footprint_feature, footprint_fields
from .footprint_store import LAYER_NAME, write_geopackage
from .footprint_style import style_by_state

FOOTPRINTS = "scene_queue/footprints"  # custom property: when the layer was made, ISO 8601; it sorts by age


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
    style_by_state(layer)
    layer.setCustomProperty(FOOTPRINTS, datetime.now(timezone.utc).isoformat())
    return layer


def is_footprint_layer(layer: QgsMapLayer) -> bool:
    """Whether a layer was made here, now or in the session that saved the project."""
    return isinstance(layer, QgsVectorLayer) and bool(layer.customProperty(FOOTPRINTS))


def _multi(feature: QgsFeature) -> QgsFeature:
    geometry = feature.geometry()
    geometry.convertToMultiType()
    feature.setGeometry(geometry)
    return feature
