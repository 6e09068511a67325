"""Scene outlines as ``search_footprints.geojson``: the file that sentinelsat's ``--footprints`` wrote."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from qgis.core import QgsGeometry

from ..scene import Scene
from .footprint_fields import FIELDS

PRECISION = 9  # decimals of a degree: 0.1 mm, more than any service gives


def write_footprints(path: Path, scenes: Sequence[Scene]) -> None:
    """Write a FeatureCollection, EPSG:4326, with the fields of the footprint layer.

    :raises OSError: if the file cannot be written.
    """
    features = [
        {
            "type": "Feature",
            "id": number,
            "properties": {"id": scene.uuid, **{name: value(scene) for name, _, value in FIELDS}},
            "geometry": json.loads(QgsGeometry.fromWkt(scene.footprint_wkt).asJson(PRECISION)),
        }
        for number, scene in enumerate(scenes)
    ]
    part = path.with_name(path.name + ".part")
    part.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    part.replace(path)
