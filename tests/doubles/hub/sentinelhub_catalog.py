"""The catalogue of the Sentinel Hub face: a search that pages by a number, with a small part of CQL2."""

from __future__ import annotations

import json
import operator
import re
from typing import Any

from .sentinelhub_request import RefusedRequestError, geometry, moment
from .shelf import Shelf, ShelvedScene

LEVELS = {"sentinel-2-l1c": "L1C", "sentinel-2-l2a": "L2A"}
_COMPARISON = re.compile(r"\s*(?P<name>[\w:]+)\s*(?P<sign><=|>=|<>|=|<|>)\s*(?P<value>-?[\d.]+|'[^']*')\s*")
_SIGNS = {"<=": operator.le, ">=": operator.ge, "<": operator.lt, ">": operator.gt, "=": operator.eq, "<>": operator.ne}


def search(shelf: Shelf, body: dict[str, Any], most: int) -> dict[str, Any]:
    """The answer to one page of a search, what was sensed last first."""
    limit, first = int(body.get("limit", 10)), int(body.get("next", 0))
    if not 1 <= limit <= 100:
        raise RefusedRequestError("limit must be between 1 and 100")
    limit = min(limit, most)
    hits = _hits(shelf, body)
    page = hits[first : first + limit]
    context: dict[str, Any] = {"limit": limit, "returned": len(page)}
    if first + limit < len(hits):
        context["next"] = first + limit
    return {"type": "FeatureCollection", "features": [_item(one) for one in page], "links": [], "context": context}


def _hits(shelf: Shelf, body: dict[str, Any]) -> list[ShelvedScene]:
    [collection] = body["collections"]
    start, end = (moment(text) for text in body["datetime"].split("/"))
    area = geometry(body["intersects"])[0] if "intersects" in body else None
    tests = _tests(body.get("filter"), body.get("filter-lang", "cql2-text"))
    hits = [
        one
        for one in shelf.scenes
        if one.parts.level == LEVELS[collection]
        and start <= one.sensing <= end
        and (area is None or area.Intersects(one.geometry))
        and all(test(one) for test in tests)
    ]
    return sorted(hits, key=lambda one: (one.sensing, one.id), reverse=True)


def _tests(text: str | None, language: str) -> list[Any]:
    """The comparisons of a filter; the service knows ``and`` and no ``or``."""
    if text is None:
        return []
    found = [_COMPARISON.fullmatch(part) for part in re.split(r"\sand\s", text, flags=re.IGNORECASE)]
    if language != "cql2-text" or not all(found):
        raise RefusedRequestError(f"not a filter: {text}")
    return [_test(one["name"], one["sign"], one["value"]) for one in found if one]


def _test(name: str, sign: str, value: str) -> Any:
    if name != "eo:cloud_cover":
        raise RefusedRequestError(f"not a property that can be filtered: {name}")
    return lambda one: _SIGNS[sign](one.scene.cloud_cover, float(value))


def _item(one: ShelvedScene) -> dict[str, Any]:
    west, east, south, north = one.geometry.GetEnvelope()
    epsg = (32600 if one.parts.tile_id[2] >= "N" else 32700) + int(one.parts.tile_id[:2])
    place = f"Sentinel-2/MSI/{one.parts.level}/{one.parts.sensing:%Y/%m/%d}/{one.scene.name}.SAFE"
    return {
        "stac_version": "1.0.0",
        "type": "Feature",
        "id": f"{one.scene.name}.SAFE",
        "bbox": [west, south, east, north],
        "geometry": json.loads(one.geometry.ExportToJson()),
        "properties": {
            "datetime": f"{one.sensing:%Y-%m-%dT%H:%M:%S}Z",
            "platform": f"sentinel-2{one.parts.unit.lower()}",
            "instruments": ["msi"],
            "constellation": "sentinel-2",
            "gsd": 10,
            "proj:epsg": epsg,
            "eo:cloud_cover": one.scene.cloud_cover,
        },
        "assets": {"data": {"href": f"s3://EODATA/{place}/", "title": "s3", "type": "inode/directory"}},
        "links": [],
    }
