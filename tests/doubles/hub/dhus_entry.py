"""A product as a Data Hub lists it and as its OData shows it, in the forms of the recorded answers."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from osgeo import ogr

from .shelf import ShelvedScene

# Without the tile: L2A had none (recorded).
_TEXTS = (
    "filename",
    "format",
    "identifier",
    "instrumentname",
    "instrumentshortname",
    "footprint",
    "gmlfootprint",
    "orbitdirection",
    "platformname",
    "platformserialidentifier",
    "processingbaseline",
    "processinglevel",
    "producttype",
    "size",
    "tileid",
    "uuid",
)
_NUMBERS = ("orbitnumber", "relativeorbitnumber")
_DATES = ("beginposition", "endposition", "ingestiondate")
FIELDS = frozenset({*_TEXTS, *_NUMBERS, *_DATES, "cloudcoverpercentage", "title"})


def fields_of(shelved: ShelvedScene) -> dict[str, Any]:
    """What can be asked for, and ``geometry``; what the product has not, is missing."""
    parts, scene = shelved.parts, shelved.scene
    fields: dict[str, Any] = {
        "identifier": scene.name,
        "title": scene.name,
        "filename": f"{scene.name}.SAFE",
        "format": "SAFE",
        "uuid": shelved.id,
        "instrumentname": "Multi-Spectral Instrument",
        "instrumentshortname": "MSI",
        "platformname": "Sentinel-2",
        "platformserialidentifier": f"Sentinel-2{parts.unit}",
        "processingbaseline": parts.baseline,
        "processinglevel": f"Level-{parts.level[1:]}",
        "producttype": parts.product_type,
        "orbitdirection": _direction(shelved),
        "orbitnumber": parts.absolute_orbit,
        "relativeorbitnumber": parts.relative_orbit,
        "cloudcoverpercentage": float(scene.cloud_cover),
        "beginposition": shelved.sensing,
        "endposition": shelved.sensing,
        "ingestiondate": _to_milliseconds(scene.publication),
        "footprint": scene.footprint,
        "geometry": shelved.geometry,
    }
    if parts.level == "L1C":
        fields["tileid"] = parts.tile_id
    return fields


def listed_entry(shelved: ShelvedScene, fields: dict[str, Any], root: str) -> dict[str, Any]:
    """An entry of the feed. A kind of value that comes once is no list.

    :param root: address of the hub.
    """
    address = f"{root}odata/v1/Products('{shelved.id}')"
    size = _size_text(shelved.listed_size)
    texts = {**fields, "size": size, "gmlfootprint": _gml(shelved.geometry)}
    moment = _date_text(fields["beginposition"])
    return {
        "title": shelved.scene.name,
        "link": [
            {"href": f"{address}/$value"},
            {"rel": "alternative", "href": f"{address}/"},
            {"rel": "icon", "href": f"{address}/Products('Quicklook')/$value"},
        ],
        "id": shelved.id,
        "summary": f"Date: {moment}, Instrument: MSI, Satellite: Sentinel-2, Size: {size}",
        "ondemand": "false",
        "date": [{"name": name, "content": _date_text(fields[name])} for name in _DATES],
        "int": [{"name": name, "content": str(fields[name])} for name in _NUMBERS],
        "double": {"name": "cloudcoverpercentage", "content": str(fields["cloudcoverpercentage"])},
        "str": [{"name": name, "content": texts[name]} for name in _TEXTS if name in texts],
    }


def odata_entry(shelved: ShelvedScene, root: str, online: bool) -> dict[str, Any]:
    """The product as OData version 2."""
    address = f"{root}odata/v1/Products('{shelved.id}')"
    md5 = shelved.archive.md5.upper() if shelved.archive else "0" * 32
    begin, published = _json_date(shelved.sensing), _json_date(shelved.scene.publication)
    kinds = {"uri": address, "type": "DHuS.Product", "media_src": f"{address}/$value"}
    content = {
        "__metadata": {"id": address, **kinds, "content_type": "application/octet-stream"},
        "Id": shelved.id,
        "Name": shelved.scene.name,
        "ContentType": "application/octet-stream",
        "ContentLength": str(shelved.listed_size),
        "Value": None,
        "CreationDate": published,
        "IngestionDate": published,
        "ModificationDate": published,
        "EvictionDate": None,
        "Online": online,
        "OnDemand": False,
        "ContentDate": {"__metadata": {"type": "DHuS.TimeRange"}, "Start": begin, "End": begin},
        "Checksum": {"__metadata": {"type": "DHuS.Checksum"}, "Algorithm": "MD5", "Value": md5},
        "ContentGeometry": _gml(shelved.geometry),
    }
    deferred = {name: {"__deferred": {"uri": f"{address}/{name}"}} for name in ("Products", "Nodes", "Attributes")}
    return {"d": {**content, **deferred}}


def _direction(shelved: ShelvedScene) -> str:
    """By day, local time, a Sentinel-2 satellite goes south."""
    local = shelved.sensing + timedelta(hours=shelved.geometry.Centroid().GetX() / 15)
    return "DESCENDING" if 6 <= local.hour < 18 else "ASCENDING"


def _size_text(size_bytes: int) -> str:
    for unit, power in (("GB", 3), ("MB", 2)):
        if size_bytes >= 1024**power:
            return f"{size_bytes / 1024**power:.2f} {unit}"
    return f"{size_bytes / 1024:.2f} KB"


def _to_milliseconds(moment: datetime) -> datetime:
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def _date_text(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"


def _json_date(moment: datetime) -> str:
    return f"/Date({round(moment.timestamp() * 1000)})/"


def _gml(geometry: ogr.Geometry) -> str:
    """The outline of the first part, latitude first."""
    polygon = geometry.GetGeometryRef(0) if geometry.GetGeometryName() == "MULTIPOLYGON" else geometry
    ring = polygon.GetGeometryRef(0)
    points = " ".join(f"{ring.GetY(place)!r},{ring.GetX(place)!r}" for place in range(ring.GetPointCount()))
    namespace = 'srsName="http://www.opengis.net/gml/srs/epsg.xml#4326" xmlns:gml="http://www.opengis.net/gml"'
    return (
        f"<gml:Polygon {namespace}><gml:outerBoundaryIs><gml:LinearRing><gml:coordinates>{points}"
        "</gml:coordinates></gml:LinearRing></gml:outerBoundaryIs></gml:Polygon>"
    )
