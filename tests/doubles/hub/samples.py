"""Scenes for tests that look at the transfer or at the list, not into the products."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from .archives import kept_archive
from .scene import HubScene

SAMPLE_NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
SAMPLE_FOOTPRINT = "POLYGON ((-94.87 15.28, -93.84 15.28, -93.84 16.28, -94.87 16.28, -94.87 15.28))"
_IMAGE = "GRANULE/L1C_T15PUT_A007445_20180809T163829/IMG_DATA/T15PUT_20180809T163829_B02.jp2"
_COLUMNS, _ROWS, _TILE_DEGREES = 15, 10, 1.1
_LETTERS = "ABCDEFGHJKLMNPQ"
_EMPTY_FOLDERS = ("AUX_DATA", "HTML", "rep_info")


def sample_scene(folder: Path, name: str = SAMPLE_NAME, size_bytes: int = 100_000, **scene: Any) -> HubScene:
    """A scene whose ZIP has the folders of a SAFE and one file of noise; no image in it can be read.

    :param folder: keeps the ZIP.
    :param size_bytes: of the noise; the ZIP is little larger.
    :param scene: other fields of the scene.
    """

    def build(scratch: Path) -> Path:
        archive = scratch / "sample.zip"
        with ZipFile(archive, "w") as opened:
            opened.writestr(f"{name}.SAFE/manifest.safe", "<manifest/>")
            opened.writestr(f"{name}.SAFE/{_IMAGE}", hashlib.shake_128(name.encode()).digest(size_bytes))
            for empty in _EMPTY_FOLDERS:
                opened.writestr(f"{name}.SAFE/{empty}/", b"")
        return archive

    fields = {"footprint": SAMPLE_FOOTPRINT, "cloud_cover": 1.5, **scene}
    return HubScene(name, product=kept_archive(folder / f"sample-{size_bytes}", name, build), **fields)


def sample_scenes(folder: Path, count: int, size_bytes: int) -> Iterator[HubScene]:
    """So many of them, each of another tile (at most 225)."""
    for index in range(count):
        tile = f"15P{_LETTERS[index // len(_LETTERS)]}{_LETTERS[index % len(_LETTERS)]}"
        yield sample_scene(folder, SAMPLE_NAME.replace("15PUT", tile), size_bytes)


def listed_scenes(count: int, first: datetime = datetime(2018, 8, 1, 16, tzinfo=timezone.utc)) -> Iterator[HubScene]:
    """So many scenes without products, one an hour from ``first`` (UTC) on, all with the sample's footprint."""
    for index in range(count):
        sensing = first + timedelta(hours=index)
        name = f"S2B_MSIL1C_{sensing:%Y%m%dT%H%M%S}_N0206_R126_T15PUT_{sensing + timedelta(hours=6):%Y%m%dT%H%M%S}"
        yield HubScene(name, SAMPLE_FOOTPRINT, cloud_cover=index % 100, listed_size=700_000_000)


def gridded_scenes(count: int, first: datetime = datetime(2018, 1, 1, 16, tzinfo=timezone.utc)) -> Iterator[HubScene]:
    """So many scenes without products, as a catalogue has them over a country: 15 x 10 tiles of 1.1 degrees.

    A datatake fills a column of the grid at one instant; each tile is seen every five days, and every tenth
    acquisition is listed in two baselines.
    """
    made = 0
    for pass_number in range(count):
        day, of_day = divmod(pass_number, _COLUMNS // 5)
        column, sensing = pass_number % _COLUMNS, first + timedelta(days=day, minutes=20 * of_day)
        for row in range(_ROWS):
            for baseline in ("0206", "0500") if pass_number % 10 == 0 else ("0206",):
                if made == count:
                    return
                yield _gridded_scene(column, row, sensing, baseline, made % 100)
                made += 1


def _gridded_scene(column: int, row: int, sensing: datetime, baseline: str, cloud_cover: float) -> HubScene:
    drift = sensing.timestamp() / 86_400 % 365 * 1e-5  # no two passes see the same outline
    west, south = -105.0 + column + drift, 14.0 + row + drift
    east, north = west + _TILE_DEGREES, south + _TILE_DEGREES
    # Slanted, as the edges of a tile are in degrees, and with as many digits as the catalogue gives.
    corners = (
        (west, north),
        (east + 0.012345678901234, north - 0.006543210987654),
        (east, south),
        (west - 0.012345678901234, south - 0.006543210987654),
        (west, north),
    )
    tile = f"{10 + column}Q{_LETTERS[row]}{_LETTERS[column]}"
    name = f"S2B_MSIL1C_{sensing:%Y%m%dT%H%M%S}_N{baseline}_R{1 + column:03}_T{tile}"
    footprint = f"POLYGON (({', '.join(f'{x!r} {y!r}' for x, y in corners)}))"
    stamp = f"{sensing + timedelta(hours=6):%Y%m%dT%H%M%S}"
    return HubScene(f"{name}_{stamp}", footprint, cloud_cover=cloud_cover, listed_size=700_000_000)
