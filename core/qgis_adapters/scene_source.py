"""A layer of scenes, made by us, by sentinelsat or by hand, read back as scenes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timezone
from typing import Any, Protocol

from qgis.core import (  # type: ignore[attr-defined]  # NULL is not in the stubs
    NULL,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsProcessingFeatureSource,
)
from qgis.PyQt.QtCore import QDateTime, Qt

from ..catalogue.named_scene import scene_of_name
from ..errors import SettingsError
from ..product.name import ProductName
from ..scene import Scene


def scenes_of_source(source: QgsFeatureSource, default_service: str) -> list[Scene]:
    """The scenes of a layer; only the field ``identifier`` is required, the rest is told by the name or looked up.

    :param default_service: for features without a ``service``.
    :raises SettingsError: without that field, or with something in it that is no product name.
    """
    names = [field.name() for field in source.fields()]
    if "identifier" not in names:
        raise SettingsError("The layer of scenes has no field 'identifier'.", advice="Use a footprint layer.")
    return unique([scene_of_fields(_Reader(feature, names), default_service) for feature in _features_of(source)])


def _features_of(source: QgsFeatureSource) -> Iterable[QgsFeature]:
    """All features, those with an invalid footprint too.

    QGIS's own test of them, by a setting of the toolbox, would leave them out without a word, or end QGIS: the
    exception that it throws then cannot be caught in Python.
    """
    if isinstance(source, QgsProcessingFeatureSource):
        return source.getFeatures(QgsFeatureRequest(), QgsProcessingFeatureSource.FlagSkipGeometryValidityChecks)
    return source.getFeatures()


def unique(scenes: Iterable[Scene]) -> list[Scene]:
    """Each product once, in its first place."""
    return list({scene.identifier: scene for scene in scenes}.values())


class Fields(Protocol):
    """What a scene can be read from: values by the names of the footprint layer's fields, ``None``: not known."""

    def __call__(self, name: str) -> Any:
        """The value of a field."""

    def wkt(self) -> str:
        """The footprint, EPSG:4326; empty: there is none."""


class _Reader:
    """A feature's values, ``None`` where there is no field or no value."""

    def __init__(self, feature: QgsFeature, names: Sequence[str]) -> None:
        self._feature, self._names = feature, names

    def __call__(self, name: str) -> Any:
        value = self._feature[name] if name in self._names else None
        return None if value == NULL else value

    def wkt(self) -> str:
        """The footprint."""
        return self._feature.geometry().asWkt(9) if self._feature.hasGeometry() else ""


def scene_of_fields(read: Fields, default_service: str) -> Scene:
    """One scene from what is known of it.

    :raises SettingsError: if its ``identifier`` is no product name.
    """
    text = str(read("identifier") or "")
    try:
        name = ProductName.parse_compact(text)
    except ValueError as error:
        raise SettingsError(
            f"{text!r} in the field 'identifier' is no Sentinel-2 product name.", advice="Correct or remove it."
        ) from error
    bare = scene_of_name(name, str(read("service") or default_service))
    known: dict[str, Any] = {
        "uuid": str(read("uuid") or "") if read("service") else "",
        "footprint_wkt": read.wkt(),
        "begin": _stamp(read("beginposition"), bare.begin),
        "published": _stamp(read("ingestiondate"), bare.published),
        "cloud_cover_percent": _number(read("cloudcoverpercentage")),
        "size_bytes": int(_number(read("size_bytes")) or _size_bytes(str(read("size")))),
        "orbit_direction": str(read("orbitdirection") or ""),
        "online": _yes_or_no(read("online")),
        "aoi_percent": _number(read("aoi_percent")),
        "aoi_cloud_percent": _number(read("aoi_cloud_percent")),
        "superseded": read("superseded") is True,
    }
    return _replaced(bare, known)


def _replaced(scene: Scene, known: dict[str, Any]) -> Scene:
    return Scene(**{**scene.__dict__, **known})


def _number(value: Any) -> float | None:
    try:
        return None if value is None else float(value)
    except (TypeError, ValueError):
        return None


def _yes_or_no(value: Any) -> bool | None:
    """A truth value, also as the number that some formats keep in its place; ``None``: not known."""
    return bool(value) if isinstance(value, (bool, int)) else None


def _size_bytes(text: str) -> int:
    """What sentinelsat wrote as ``250.54 MB``, about; 0: it wrote nothing of the kind."""
    found = re.fullmatch(r"([\d.]+) ([KMG])B", text)
    number = _number(found[1]) if found else None
    return round(number * 1024 ** ("KMG".index(found[2]) + 1)) if found and number else 0


def _stamp(value: Any, otherwise: datetime) -> datetime:
    """The instant of a text or of a QDateTime (OGR makes one of what looks like a time); UTC unless it says else."""
    text = value.toString(Qt.DateFormat.ISODateWithMs) if isinstance(value, QDateTime) else str(value)
    try:
        stamp = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return otherwise
    return stamp.astimezone(timezone.utc) if stamp.tzinfo else stamp.replace(tzinfo=timezone.utc)
