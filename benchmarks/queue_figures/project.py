"""Scenes as a project of a country has them: a hundred tiles, seen again and again, as the catalogue lists them."""

from __future__ import annotations

import hashlib
import math
import random
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from builders.areas import polygon_wkt, star
from builders.scenes import T15PUT, scene
from scene_queue.core.product.name import ProductName
from scene_queue.core.scene import Scene

_TILES, _LETTERS = 100, "ABCDEFGHJK"
_QUICKLOOK = "https://catalogue.dataspace.copernicus.eu/odata/v1/Assets({})/$value"
_REVISIT = timedelta(days=5, seconds=-11)


def project_scenes(count: int) -> Iterator[Scene]:
    """So many L1C scenes: names, addresses, checksums and footprints (5 to 9 points) as long as real ones."""
    drawn = random.Random(count)  # noqa: S311 - no secret
    first = ProductName.parse(T15PUT).sensing_time
    for number in range(count):
        tile, look = number % _TILES, number // _TILES
        sensed = first + look * _REVISIT
        row, column = divmod(tile, 10)
        name = f"S2{'AB'[look % 2]}_MSIL1C_{sensed:%Y%m%dT%H%M%S}_N0206_R126_T1{row}P{_LETTERS[column]}T"
        yield _listed(f"{name}_{sensed + timedelta(hours=6):%Y%m%dT%H%M%S}", tile, drawn)


def _listed(name: str, tile: int, drawn: random.Random) -> Scene:
    number = uuid.UUID(int=drawn.getrandbits(128))
    digest = hashlib.sha256(name.encode()).hexdigest()
    corners = drawn.randint(4, 8)
    outline = star(-100 + tile % 10, 10 + tile // 10, [drawn.uniform(0.6, 0.8) * math.sqrt(0.5)] * corners)
    return replace(
        scene(name),
        uuid=str(number),
        footprint_wkt=polygon_wkt(outline),
        cloud_cover_percent=drawn.uniform(0, 100),
        size_bytes=drawn.randint(300_000_000, 850_000_000),
        checksums=(("MD5", digest[:32]), ("BLAKE3", digest)),
        quicklook_url=_QUICKLOOK.format(uuid.UUID(int=drawn.getrandbits(128))),
        aoi_percent=drawn.uniform(0, 100),
    )
