"""The fields of the footprint layer: the names that sentinelsat's ``--footprints`` file had, and ours beside them."""

from __future__ import annotations

from datetime import datetime
from typing import Callable

from qgis.core import QgsFeature, QgsField, QgsFields, QgsGeometry
from qgis.PyQt.QtCore import QVariant

from ..scene import Scene, size_text

_TEXT, _LONG, _INT, _REAL, _BOOL = (
    QVariant.String,
    QVariant.LongLong,
    QVariant.Int,
    QVariant.Double,
    QVariant.Bool,
)


def stamp(value: datetime) -> str:
    """An instant as sentinelsat wrote it: ``2018-08-09T16:38:29.000000Z``."""
    return str(value.strftime("%Y-%m-%dT%H:%M:%S.%fZ"))


FIELDS: tuple[tuple[str, int, Callable[[Scene], object]], ...] = (
    ("identifier", _TEXT, lambda scene: scene.identifier),
    ("uuid", _TEXT, lambda scene: scene.uuid),
    ("beginposition", _TEXT, lambda scene: stamp(scene.begin)),
    ("ingestiondate", _TEXT, lambda scene: stamp(scene.published)),
    ("cloudcoverpercentage", _REAL, lambda scene: scene.cloud_cover_percent),
    ("size", _TEXT, lambda scene: size_text(scene.size_bytes)),
    ("size_bytes", _LONG, lambda scene: scene.size_bytes),
    ("producttype", _TEXT, lambda scene: scene.level.product_type),
    ("processinglevel", _TEXT, lambda scene: f"Level-{scene.level.value[1:]}"),
    ("platformserialidentifier", _TEXT, lambda scene: scene.platform),
    ("orbitdirection", _TEXT, lambda scene: scene.orbit_direction),
    ("relativeorbitnumber", _INT, lambda scene: scene.relative_orbit),
    ("tileid", _TEXT, lambda scene: scene.tile_id),
    ("baseline", _TEXT, lambda scene: scene.baseline),
    ("online", _BOOL, lambda scene: scene.online),
    ("service", _TEXT, lambda scene: scene.service),
    ("aoi_percent", _REAL, lambda scene: scene.aoi_percent),
    ("aoi_cloud_percent", _REAL, lambda scene: scene.aoi_cloud_percent),
    ("superseded", _BOOL, lambda scene: scene.superseded),
    ("state", _TEXT, lambda scene: ""),
)


def footprint_fields() -> QgsFields:
    """The fields as QGIS wants them."""
    fields = QgsFields()
    for name, kind, _ in FIELDS:
        fields.append(QgsField(name, kind))  # type: ignore[call-overload]  # QVariant's kinds: the stubs know Qt 6's
    return fields


def footprint_feature(scene: Scene, fields: QgsFields) -> QgsFeature:
    """One scene as a feature, EPSG:4326."""
    feature = QgsFeature(fields)
    feature.setGeometry(QgsGeometry.fromWkt(scene.footprint_wkt))
    feature.setAttributes([value(scene) for _, _, value in FIELDS])
    return feature
