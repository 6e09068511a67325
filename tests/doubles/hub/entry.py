"""One product as the catalogue writes it, key by key as recorded."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from .filter_language.tokens import Literal
from .shelf import Attribute, ShelvedScene

_NEVER = "9999-12-31T23:59:59.999999Z"


def product_entry(shelved: ShelvedScene, catalogue_url: str, expand: Iterable[str] = ()) -> dict[str, Any]:
    """The entry of a product, with the expanded parts in the order they were asked for.

    :param catalogue_url: ends with ``/odata/v1``.
    :param expand: of ``Attributes``, ``Assets``, ``Locations``.
    """
    geometry = json.loads(shelved.geometry.ExportToJson())
    entry: dict[str, Any] = {
        "@odata.mediaContentType": "application/octet-stream",
        "Id": shelved.id,
        "Name": f"{shelved.scene.name}.SAFE",
        "ContentType": "application/octet-stream",
        "ContentLength": shelved.listed_size,
        "OriginDate": _date_field(shelved, "OriginDate"),
        "PublicationDate": _date_field(shelved, "PublicationDate"),
        "ModificationDate": _date_field(shelved, "ModificationDate"),
        "Online": shelved.scene.online,
        "EvictionDate": _NEVER,
        "S3Path": s3_path(shelved),
        "Checksum": _checksums(shelved),
        "ContentDate": {"Start": date_text(shelved.sensing), "End": date_text(shelved.sensing)},
        "Footprint": f"geography'SRID=4326;{_wkt(geometry)}'",
        "GeoFootprint": geometry,
    }
    parts = {"Attributes": _attribute_list, "Assets": _assets, "Locations": _locations}
    for part in expand:
        entry[part] = parts[part](shelved, catalogue_url)
    return entry


def date_text(moment: datetime) -> str:
    """A time as the catalogue writes it: microseconds and Z."""
    return f"{moment:%Y-%m-%dT%H:%M:%S.%f}Z"


def _date_field(shelved: ShelvedScene, field: str) -> str:
    moment = shelved.value(field)
    assert isinstance(moment, datetime)
    return date_text(moment)


def s3_path(shelved: ShelvedScene) -> str:
    """Where the folder of a product lies in the object store: bucket and key."""
    parts = shelved.parts
    folder = f"{parts.level}_N0500" if parts.baseline == "05.00" else parts.level
    return f"/eodata/Sentinel-2/MSI/{folder}/{parts.sensing:%Y/%m/%d}/{shelved.scene.name}.SAFE"


def _checksums(shelved: ShelvedScene) -> list[dict[str, str]]:
    if shelved.archive is None or not shelved.scene.checksum_listed:
        return []
    made = date_text(shelved.scene.publication + timedelta(seconds=6))
    return [{"Value": shelved.archive.md5, "Algorithm": "MD5", "ChecksumDate": made}]


def _attribute_list(shelved: ShelvedScene, _catalogue_url: str) -> list[dict[str, Any]]:
    return [_attribute(attribute) for attribute in shelved.all_attributes]


def _attribute(attribute: Attribute) -> dict[str, Any]:
    return {
        "@odata.type": f"#OData.CSC.{attribute.kind}Attribute",
        "Name": attribute.name,
        "Value": _json_value(attribute.content),
        "ValueType": attribute.kind,
    }


def _json_value(content: Literal) -> Literal:
    return date_text(content) if isinstance(content, datetime) else content


def _assets(shelved: ShelvedScene, catalogue_url: str) -> list[dict[str, str]]:
    link = f"{catalogue_url}/Assets({shelved.quicklook_id})/$value"
    return [{"Type": "QUICKLOOK", "Id": shelved.quicklook_id, "DownloadLink": link, "S3Path": s3_path(shelved)}]


def _locations(shelved: ShelvedScene, catalogue_url: str) -> list[dict[str, Any]]:
    return [
        {
            "FormatType": "Extracted",
            "DownloadLink": f"{catalogue_url}/Products({shelved.id})/$value",
            "ContentLength": shelved.listed_size,
            "Checksum": _checksums(shelved),
            "S3Path": s3_path(shelved),
        }
    ]


def _wkt(geometry: dict[str, Any]) -> str:
    """Well-known text with the catalogue's blanks: ``POLYGON ((lon lat, lon lat))``."""
    if geometry["type"] == "Polygon":
        return f"POLYGON {_rings(geometry['coordinates'])}"
    return f"MULTIPOLYGON ({', '.join(_rings(polygon) for polygon in geometry['coordinates'])})"


def _rings(polygon: list[list[list[float]]]) -> str:
    rings = (", ".join(f"{lon!r} {lat!r}" for lon, lat in ring) for ring in polygon)
    return f"({', '.join(f'({ring})' for ring in rings)})"
