"""From an item of a STAC service to a scene.

Services differ: Copernicus names items by their products, Earth Search has the name in a property. Some hold what
should not be there (a database's marker in place of a list, seen in recorded answers), so nothing is relied on but a
product name.

Sources: STAC specification 1.0 and 1.1 with the extensions EO, File, Grid and Satellite; recorded answers of the
Copernicus Data Space and of Earth Search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from ...product.name import ProductName
from ...scene import Scene
from ..named_scene import percent_of, scene_of_name
from ..orbit_direction import orbit_direction
from ..query_language.dates import utc_from_text

_TIMES = ("datetime", "start_datetime")
_LISTED = ("published", "created", "updated")
_PRODUCT_NAMES = ("s2:product_uri", "title")
FIELDS = (
    *("id", "type", "collection", "geometry", "assets.Product", "assets.thumbnail", "properties._private"),
    *("properties.eo:cloud_cover", "properties.sat:orbit_state"),
    *(f"properties.{name}" for name in (*_TIMES, *_LISTED, *_PRODUCT_NAMES)),
)
"""What a service need give of an item."""

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_UUID_IN_ADDRESS = re.compile(rf"Products\(({_UUID.pattern})\)", re.IGNORECASE)
_NUMBERS = re.compile(r"[-+.e\d, ]+", re.ASCII)  # neither inf nor nan, nor what is no number at all
_MD5 = re.compile(r"d50110([0-9a-f]{32})", re.IGNORECASE)  # multihash: the code of MD5, and its 16 bytes


def scene_of_item(item: Mapping[str, Any], service: str) -> Scene:
    """Make a scene of an item.

    :param service: id of the service profile.
    :raises ValueError: if no name of a Sentinel-2 product is in it.
    """
    properties = properties_of_item(item)
    name = _product_name(item, properties)
    scene = scene_of_name(name, service)
    product, thumbnail = _asset(item, "Product"), _asset(item, "thumbnail")
    begin = _first_time(properties, _TIMES, scene.begin)
    footprint = _wkt(item.get("geometry"))
    return replace(
        scene,
        uuid=_uuid(properties, product),
        footprint_wkt=footprint,
        begin=begin,
        published=_first_time(properties, _LISTED, scene.published),
        cloud_cover_percent=percent_of(properties.get("eo:cloud_cover")),
        size_bytes=_size(product.get("file:size")) or _size(_object(properties.get("_private")).get("product_size")),
        orbit_direction=_direction(properties.get("sat:orbit_state"), footprint, begin),
        checksums=_checksums(product.get("file:checksum")),
        quicklook_url=next(filter(_is_open, _addresses(thumbnail)), ""),
    )


def properties_of_item(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """The properties of an item; empty where it has none."""
    return _object(item.get("properties"))


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _asset(item: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return _object(_object(item.get("assets")).get(name))


def _product_name(item: Mapping[str, Any], properties: Mapping[str, Any]) -> ProductName:
    private = _object(properties.get("_private"))
    for text in (*(properties.get(name) for name in _PRODUCT_NAMES), item.get("id"), private.get("product_name")):
        if not isinstance(text, str):
            continue
        try:
            return ProductName.parse_compact(text)
        except ValueError:
            continue
    raise ValueError(f"Not an item of a Sentinel-2 product: {item.get('id')!r}")


def _addresses(asset: Mapping[str, Any]) -> Iterator[str]:
    """The addresses of an asset, the alternate ones too."""
    for one in (asset, *_object(asset.get("alternate")).values()):
        address = _object(one).get("href")
        if isinstance(address, str):
            yield address


def _is_open(address: str) -> bool:
    """Whether anyone can fetch from an address, which buckets do not let one."""
    return address.startswith(("https://", "http://"))


def _uuid(properties: Mapping[str, Any], product: Mapping[str, Any]) -> str:
    private = str(_object(properties.get("_private")).get("product_uuid") or "")
    if _UUID.fullmatch(private):
        return private.lower()
    found = filter(None, map(_UUID_IN_ADDRESS.search, _addresses(product)))
    return next((address[1].lower() for address in found), "")


def _first_time(properties: Mapping[str, Any], names: tuple[str, ...], otherwise: datetime) -> datetime:
    for name in names:
        text = properties.get(name)
        if not isinstance(text, str):
            continue
        try:
            return utc_from_text(f"{text[:-6]}Z" if text.endswith("+00:00") else text)
        except ValueError:
            continue
    return otherwise


def _size(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0


def _direction(state: Any, footprint_wkt: str, begin: datetime) -> str:
    """What the item says, else what the time of the day tells; empty: neither."""
    if str(state).upper() in ("ASCENDING", "DESCENDING"):
        return str(state).upper()
    return orbit_direction(footprint_wkt, begin) if footprint_wkt else ""


def _checksums(multihash: Any) -> tuple[tuple[str, str], ...]:
    """MD5 alone: some checksums of the service carry the code of MD5 in front of longer values of another kind."""
    found = _MD5.fullmatch(str(multihash))
    return (("MD5", found[1].lower()),) if found else ()


def _wkt(geometry: Any) -> str:
    """A polygon's well-known text, longitude first; empty for anything else."""
    shape = _object(geometry)
    try:
        if shape.get("type") == "Polygon":
            return f"POLYGON {_polygon(shape['coordinates'])}"
        if shape.get("type") == "MultiPolygon" and shape["coordinates"]:
            return f"MULTIPOLYGON ({', '.join(map(_polygon, shape['coordinates']))})"
    except (KeyError, TypeError, ValueError, IndexError):
        return ""
    return ""


def _polygon(rings: Any) -> str:
    if not rings or not all(len(ring) > 3 for ring in rings):
        raise ValueError("no polygon")
    texts = [", ".join(f"{point[0]!r} {point[1]!r}" for point in ring) for ring in rings]
    if not all(map(_NUMBERS.fullmatch, texts)):
        raise ValueError("no numbers")
    return f"({', '.join(f'({text})' for text in texts)})"
