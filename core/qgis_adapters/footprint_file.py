"""Scene outlines as ``search_footprints.geojson``: the file that sentinelsat's ``--footprints`` wrote, out and in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from qgis.core import QgsGeometry

from ..catalogue.listing import summary
from ..errors import SceneQueueError, SettingsError
from ..footprints import covered_percents, superseded_names
from ..footprints.geojson import footprint_of_geojson
from ..scene import Scene
from ..services import ServiceProfile
from .footprint_fields import FIELDS, stamp
from .scene_source import scene_of_fields, unique

PRECISION = 9  # decimals of a degree: 0.1 mm, more than any service gives
# NSSDC ids: spacecraft catalogue of NASA's Space Science Data Coordinated Archive.
_SPACECRAFT = {"Sentinel-2A": "2015-028A", "Sentinel-2B": "2017-013A", "Sentinel-2C": "2024-157A"}


@dataclass(frozen=True)
class FootprintFile:
    """What was read from a file.

    :param scenes: each product once, in the order of the file.
    :param problems: a sentence for each feature that is no scene, with its number (from 1) and the reason.
    """

    scenes: tuple[Scene, ...]
    problems: tuple[str, ...]


def write_footprints(path: Path, scenes: Sequence[Scene], profiles: Mapping[str, ServiceProfile] | None = None) -> None:
    """Write a FeatureCollection, EPSG:4326: the keys of sentinelsat, and the fields of the footprint layer.

    The first eight properties are those of its first versions, then come those of 1.2; what no catalogue tells of a
    scene (the absolute orbit, the datastrip) has no key, as it had none there where a hub did not tell it.

    :param profiles: service profiles by id, for the links; a scene of another service has empty ones.
    :raises OSError: if the file cannot be written.
    """
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8") as file:
        file.write('{"type": "FeatureCollection", "features": [')
        for number, scene in enumerate(scenes):
            # one by one: the encoder lets no other thread work meanwhile, not even the window's
            file.write(", " * (number > 0) + json.dumps(_feature(number, scene, profiles or {})))
        file.write("]}")
    part.replace(path)


def read_footprints(path: Path, default_service: str) -> FootprintFile:
    """Read a file of :func:`write_footprints`, or one that sentinelsat wrote, of any version.

    A uuid counts only beside the ``service`` that gave it; without one the product is looked up by its name.
    What newer products of the file replace is marked so: sentinelsat listed every version, and marked none.

    :param default_service: for features without a ``service``.
    :raises SettingsError: if it is no GeoJSON of features.
    :raises OSError: if it cannot be read.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError as error:
        raise SettingsError(f"{path} is no GeoJSON ({error}).", advice="Choose a footprint file.") from error
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        raise SettingsError(f"{path} has no list of features.", advice="Choose a footprint file.")
    scenes, problems = [], []
    for number, feature in enumerate(features, 1):
        try:
            scenes.append(scene_of_fields(_Properties(feature), default_service))
        except SceneQueueError as error:
            problems.append(f"Feature {number}: {error.message}")
    return FootprintFile(tuple(_marked(unique(scenes))), tuple(problems))


def over_area(scenes: Sequence[Scene], area_wkt: str) -> list[Scene]:
    """Scenes of a file, with their shares of an area; the cloud over it is not known.

    What a file says of both may be of another area, and a wrong number is worse than none.

    :param area_wkt: ``AreaOfInterest.wkt``.
    :raises AreaError: if the area cannot be read.
    """
    shares = covered_percents(area_wkt, (one.footprint_wkt for one in scenes if one.footprint_wkt))
    known = ((one, one.footprint_wkt in shares) for one in scenes)
    return [
        replace(one, aoi_percent=(shares[one.footprint_wkt] or 0.0) if is_read else None, aoi_cloud_percent=None)
        for one, is_read in known
    ]


def _marked(scenes: Sequence[Scene]) -> Iterable[Scene]:
    footprints = {one.identifier: one.footprint_wkt for one in scenes if one.footprint_wkt}
    replaced = superseded_names([one.identifier for one in scenes], footprints)
    return (replace(one, superseded=True) if one.identifier in replaced else one for one in scenes)


class _Properties:
    """The properties of a GeoJSON feature, ``None`` where there is no such key."""

    def __init__(self, feature: object) -> None:
        self._feature: dict[str, Any] = feature if isinstance(feature, dict) else {}
        properties = self._feature.get("properties")
        self._properties: dict[str, Any] = properties if isinstance(properties, dict) else {}

    def __call__(self, name: str) -> Any:
        return self._properties.get(name)

    def wkt(self) -> str:
        """The footprint; empty: there is none. Raises :class:`ServiceError` if it is no polygon."""
        geometry = self._feature.get("geometry")
        return footprint_of_geojson(geometry) if geometry is not None else ""


def _feature(number: int, scene: Scene, profiles: Mapping[str, ServiceProfile]) -> dict[str, object]:
    fields = {name: value(scene) for name, _, value in FIELDS}
    properties = {**_properties(scene, profiles), **fields}
    return {"geometry": _geometry(scene), "type": "Feature", "id": number, "properties": properties}


def _geometry(scene: Scene) -> Any:
    return json.loads(QgsGeometry.fromWkt(scene.footprint_wkt).asJson(PRECISION)) if scene.footprint_wkt else None


def _properties(scene: Scene, profiles: Mapping[str, ServiceProfile]) -> dict[str, object]:
    """The keys of sentinelsat that are no fields of the layer, in its order."""
    root = getattr(profiles.get(scene.service), "download_url", "")
    product = f"{root}/Products({scene.uuid})" if root and scene.uuid else ""
    link = f"{product}/$value" if product else ""
    tile = scene.tile_id
    begin = stamp(scene.begin)
    properties: dict[str, object] = {
        "sensoroperationalmode": "INS-NOBS",
        "product_id": scene.uuid,
        "download_link": link,
        "producttype": scene.level.product_type,
        "identifier": scene.identifier,
        "platformname": "Sentinel-2",
        "orbitdirection": scene.orbit_direction,
        "date_beginposition": f"{scene.begin:%Y-%m-%dT%H:%M:%SZ}",
        "title": scene.identifier,
        "link": link,
        "link_alternative": product,
        "link_icon": scene.quicklook_url,
        "summary": summary(scene.begin, scene.size_bytes),
        "ondemand": "false",
        "datatakesensingstart": begin,
        "endposition": begin,
        "hv_order_tileid": f"{tile[2:3]}{tile[4:5]}{tile[:2]}{tile[3:4]}",
        "format": "SAFE",
        "processingbaseline": scene.baseline,
        "filename": f"{scene.identifier}.SAFE",
        "instrumentname": "Multi-Spectral Instrument",
        "instrumentshortname": "MSI",
        "id": scene.uuid,
    }
    if scene.platform in _SPACECRAFT:
        properties["platformidentifier"] = _SPACECRAFT[scene.platform]
    return properties
