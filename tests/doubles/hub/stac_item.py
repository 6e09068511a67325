"""One product as a STAC item, key by key as recorded at the Copernicus Data Space in 2026.

An item there has some forty assets; here are the two that say something of the whole product, and one band.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from .entry import date_text
from .shelf import ShelvedScene

_MARKER = "\U0001235f\u203b"  # a mark of the service's database, seen in the place of a list
_DESIGNATORS = {"A": "2015-028A", "B": "2017-013A", "C": "2024-157A"}


def stac_properties(shelved: ShelvedScene) -> dict[str, Any]:
    """The properties of an item."""
    parts, published = shelved.parts, date_text(shelved.scene.publication)
    sensed = date_text(shelved.sensing)
    return {
        "created": date_text(_moment(shelved, "OriginDate")),
        "updated": date_text(_moment(shelved, "ModificationDate")),
        "published": published,
        "datetime": sensed,
        "start_datetime": sensed,
        "end_datetime": sensed,
        "expires": "9999-01-01T00:00:00.000000Z",
        "platform": f"sentinel-2{parts.unit.lower()}",
        "constellation": "sentinel-2",
        "instruments": ["msi"],
        "gsd": 10,
        "processing:level": parts.level[:2],
        "processing:version": parts.baseline,
        "processing:datetime": date_text(parts.stamp),
        "product:type": parts.product_type,
        "eo:cloud_cover": shelved.scene.cloud_cover,
        "sat:orbit_state": _orbit_state(shelved),
        "sat:relative_orbit": parts.relative_orbit,
        "sat:absolute_orbit": parts.absolute_orbit,
        "sat:platform_international_designator": _DESIGNATORS.get(parts.unit),
        "grid:code": f"MGRS-{parts.tile_id}",
        "eopf:instrument_mode": "INS-NOBS",
        "eopf:datatake_id": str(_attribute(shelved, "productGroupId")),
        "eopf:datastrip_id": str(_attribute(shelved, "datastripId")),
        "_private": {
            "product_name": f"{shelved.scene.name}.SAFE",
            "product_size": shelved.listed_size,
            "product_uuid": shelved.id,
            "visible": True,
        },
    }


def stac_item(shelved: ShelvedScene, properties: dict[str, Any], urls: dict[str, str]) -> dict[str, Any]:
    """The item of a product.

    :param properties: of the item.
    :param urls: ``stac``, ``catalogue`` and ``download``: the roots of the faces.
    """
    geometry = json.loads(shelved.geometry.ExportToJson())
    west, east, south, north = shelved.geometry.GetEnvelope()
    return {
        "id": shelved.scene.name,
        "bbox": [west, south, east, north],
        "type": "Feature",
        "links": _links(shelved, urls["stac"]),
        "assets": _assets(shelved, urls),
        "geometry": geometry,
        "collection": collection_of(shelved),
        "properties": properties,
        "stac_extensions": ["https://stac-extensions.github.io/eo/v2.0.0/schema.json"],
        "stac_version": "1.1.0",
    }


def collection_of(shelved: ShelvedScene) -> str:
    """The collection that an item is in."""
    return f"sentinel-2-{shelved.parts.level.lower()}"


def _links(shelved: ShelvedScene, root: str) -> list[dict[str, str]]:
    collection = f"{root}/collections/{collection_of(shelved)}"
    return [
        {"rel": "collection", "type": "application/json", "href": collection},
        {"rel": "root", "type": "application/json", "href": f"{root}/"},
        {"rel": "self", "type": "application/geo+json", "href": f"{collection}/items/{shelved.scene.name}"},
    ]


def _assets(shelved: ShelvedScene, urls: dict[str, str]) -> dict[str, Any]:
    folder = f"s3://eodata/Sentinel-2/MSI/{shelved.parts.level}/{shelved.sensing:%Y/%m/%d}/{shelved.scene.name}.SAFE"
    product: dict[str, Any] = {
        "href": f"{urls['download']}/Products({shelved.id})/$value",
        "type": "application/zip",
        "roles": ["data", "metadata", "archive"],
        "title": "Zipped product",
        "auth:refs": ["oidc"],
        "file:size": shelved.listed_size,
        "file:local_path": f"{shelved.scene.name}.SAFE.zip",
        "storage:refs": _MARKER,
    }
    if shelved.archive is not None and shelved.scene.checksum_listed:
        product["file:checksum"] = f"d50110{shelved.archive.md5}"
    quicklook = f"{urls['catalogue']}/Assets({shelved.quicklook_id})/$value"
    thumbnail = {
        "href": quicklook,
        "type": "image/jpeg",
        "roles": ["thumbnail", "overview"],
        "title": "Quicklook",
        "alternate": {"s3": {"href": f"{folder}/{shelved.scene.name}-ql.jpg", "auth:refs": ["s3"]}},
    }
    band = {"href": f"{folder}/GRANULE/B02.jp2", "type": "image/jp2", "roles": ["data"], "auth:refs": ["s3"]}
    return {"Product": product, "thumbnail": thumbnail, "B02": band}


def _orbit_state(shelved: ShelvedScene) -> str:
    """By day Sentinel-2 flies south."""
    hour = (shelved.sensing.hour + shelved.sensing.minute / 60 + shelved.geometry.Centroid().GetX() / 15) % 24
    return "descending" if 6 <= hour < 18 else "ascending"


def _moment(shelved: ShelvedScene, field: str) -> datetime:
    moment = shelved.value(field)
    assert isinstance(moment, datetime)
    return moment


def _attribute(shelved: ShelvedScene, name: str) -> object:
    return next(attribute.content for attribute in shelved.all_attributes if attribute.name == name)
