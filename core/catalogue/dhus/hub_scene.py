"""From what a Data Hub lists to a scene."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

from ...product.name import ProcessingLevel, ProductName
from ...scene import Scene
from ..named_scene import percent_of, scene_of_name

_SIZE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([KMGT]?)B\s*", re.IGNORECASE)
_POWERS = {"": 0, "K": 1, "M": 2, "G": 3, "T": 4}
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def scene_of(uuid: str, properties: Mapping[str, Any], service: str) -> Scene:
    """Make a scene of a product.

    :param properties: as ``SentinelAPI.query`` gives them; any may be missing.
    :param service: id of the profile.
    """
    base = _named(_text(properties, "identifier") or _text(properties, "title"), service)
    return replace(
        base,
        uuid=uuid,
        footprint_wkt=_text(properties, "footprint"),
        begin=_moment(properties, "beginposition", base.begin),
        published=_moment(properties, "ingestiondate", base.published),
        cloud_cover_percent=percent_of(properties.get("cloudcoverpercentage")),
        size_bytes=size_bytes(_text(properties, "size")),
        quicklook_url=_text(properties, "link_icon"),
        platform=_text(properties, "platformserialidentifier") or base.platform,
        orbit_direction=_text(properties, "orbitdirection").upper(),
    )


def size_bytes(text: str) -> int:
    """Read a size as hubs write it, ``110.44 MB``: with two decimals, so the bytes are nearly right; 0: unknown."""
    found = _SIZE.fullmatch(text)
    return round(float(found[1]) * 1024 ** _POWERS[found[2].upper()]) if found else 0


def _named(identifier: str, service: str) -> Scene:
    """What the name tells; a scene whose name cannot be read is left out later, and told."""
    try:
        return scene_of_name(ProductName.parse_compact(identifier), service)
    except ValueError:
        return Scene(
            identifier=identifier,
            uuid="",
            service=service,
            footprint_wkt="",
            begin=_EPOCH,
            published=_EPOCH,
            cloud_cover_percent=None,
            size_bytes=0,
            level=ProcessingLevel.L1C,
            platform="",
            orbit_direction="",
            relative_orbit=0,
            tile_id="",
            baseline="",
        )


def _text(properties: Mapping[str, Any], key: str) -> str:
    value = properties.get(key)
    return value if isinstance(value, str) else ""


def _moment(properties: Mapping[str, Any], key: str, otherwise: datetime) -> datetime:
    """An instant; sentinelsat gives it without a zone, in UTC."""
    value = properties.get(key)
    return value.replace(tzinfo=timezone.utc) if isinstance(value, datetime) else otherwise
