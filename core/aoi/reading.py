"""Areas of interest from text: WKT and GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from osgeo import ogr

from ..errors import AreaError
from .area import AreaOfInterest
from .geometry import Ring, geometry_from_rings, geometry_from_wkt, multipolygon
from .repair import repaired

_EPSG_4326_NAMES = ("CRS84", "EPSG::4326", "EPSG:4326", "OGC:1.3:CRS84")
_GEOMETRY_TYPES = frozenset(
    ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection")
)


def area_from_wkt(text: str, name: str = "") -> AreaOfInterest:
    """Read an area from WKT (or EWKT with SRID 4326), longitude first, and repair it.

    :raises AreaError: if it cannot be read, is empty, has no polygon, or lies out of bounds.
    """
    geometry = geometry_from_wkt(text)
    if geometry is None:
        raise AreaError(
            f"The area is no WKT in WGS 84: {_start_of(text)!r}.",
            advice="Write POLYGON((longitude latitude, ...)), every bracket closed, and nothing behind it.",
        )
    return _area(geometry, name)


def area_from_wkb(wkb: bytes, name: str = "") -> AreaOfInterest:
    """Read an area from WKB in EPSG:4326, longitude first, and repair it.

    :raises AreaError: as :func:`area_from_wkt`.
    """
    try:
        geometry = ogr.CreateGeometryFromWkb(wkb)
    except RuntimeError:
        geometry = None
    if geometry is None:
        raise AreaError("The area is no WKB.", advice="Choose the area anew.")
    return _area(geometry, name)


def area_from_rings(polygons: Iterable[Sequence[Ring]], name: str = "") -> AreaOfInterest:
    """Make an area of rings in EPSG:4326, longitude first, and repair it.

    :param polygons: the rings of each, the outline first.
    :raises AreaError: as :func:`area_from_wkt`.
    """
    return _area(multipolygon(geometry_from_rings(rings) for rings in polygons), name)


def area_from_geojson(source: str | bytes | Mapping[str, Any], name: str = "") -> AreaOfInterest:
    """Read an area from GeoJSON (RFC 7946): a Feature, a FeatureCollection or a geometry, and repair it.

    All polygons of a collection are united. Without ``name``, the property ``name`` of a single feature is taken.

    :param source: the text, or what ``json.loads`` makes of it.
    :raises AreaError: if it cannot be read, names another system than WGS 84, is empty, has no polygon,
        or lies out of bounds.
    """
    data = _parsed(source)
    _refuse_other_systems(data)
    geometries = _geometries(data)
    if not geometries:
        raise AreaError("The GeoJSON has no geometry.", advice="Choose a file with at least one polygon.")
    collection = ogr.Geometry(ogr.wkbGeometryCollection)
    for geometry in geometries:
        collection.AddGeometry(_read(geometry))
    return _area(collection, name or _name_of(data))


def _area(geometry: ogr.Geometry, name: str) -> AreaOfInterest:
    wkt, repairs = repaired(geometry)
    return AreaOfInterest(wkt=wkt, name=name, repairs=repairs)


def _parsed(source: str | bytes | Mapping[str, Any]) -> Mapping[str, Any]:
    if isinstance(source, (str, bytes)):
        try:
            source = json.loads(source.lstrip("\ufeff") if isinstance(source, str) else source)
        except (ValueError, RecursionError) as error:
            raise AreaError(f"The area is no GeoJSON: {error}.", advice="Choose a GeoJSON file.") from error
    if not isinstance(source, Mapping):
        raise AreaError("The area is no GeoJSON: it is not an object.", advice="Choose a GeoJSON file.")
    return source


def _refuse_other_systems(data: Mapping[str, Any]) -> None:
    """GeoJSON of 2008 could name a system (member ``crs``); RFC 7946 knows WGS 84 only."""
    crs = data.get("crs")
    if not crs:
        return
    properties = crs.get("properties") if isinstance(crs, Mapping) else None
    named = str(properties.get("name", "")) if isinstance(properties, Mapping) else str(crs)
    if not named.endswith(_EPSG_4326_NAMES):
        raise AreaError(
            f"The GeoJSON is in {named}, not in WGS 84.",
            advice="Save it in WGS 84 (EPSG:4326), or choose it as a layer of the map.",
        )


def _geometries(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    kind = data.get("type")
    if kind == "FeatureCollection":
        features = data.get("features")
        members = features if isinstance(features, list) else []
        return [geometry for feature in members if isinstance(feature, Mapping) for geometry in _geometries(feature)]
    if kind == "Feature":
        geometry = data.get("geometry")
        return [geometry] if isinstance(geometry, Mapping) else []
    if isinstance(kind, str) and kind in _GEOMETRY_TYPES:
        return [data]
    raise AreaError(f"The area is no GeoJSON: type {kind!r} is not known.", advice="Choose a GeoJSON file.")


def _read(geometry: Mapping[str, Any]) -> ogr.Geometry:
    try:
        read = ogr.CreateGeometryFromJson(json.dumps(geometry, allow_nan=False))
    except (RuntimeError, TypeError, ValueError) as error:
        reason = str(error).partition("\n")[0].rstrip(".")  # GDAL 3.13 says all that it met
        raise AreaError(f"A geometry of the GeoJSON cannot be read: {reason}.", advice="Check the file.") from error
    if read is None:
        raise AreaError(
            f"A geometry of the GeoJSON cannot be read: {_start_of(json.dumps(geometry))}", advice="Check the file."
        )
    return read


def _name_of(data: Mapping[str, Any]) -> str:
    features = data.get("features")
    feature = features[0] if isinstance(features, list) and len(features) == 1 else data
    properties = feature.get("properties") if isinstance(feature, Mapping) else None
    found = properties.get("name") if isinstance(properties, Mapping) else None
    return found if isinstance(found, str) else ""


def _start_of(text: str) -> str:
    return text.strip() if len(text) <= 60 else f"{text.strip()[:60]}..."
