"""The lines that the command line of sentinelsat 1.2 printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ..scene import Scene, size_text


def summary(begin: datetime, size_bytes: int) -> str:
    """Return what the hubs said of a product in one line.

    :param begin: start of sensing, UTC.
    """
    moment = f"{begin:%Y-%m-%dT%H:%M:%S}.{begin.microsecond // 1000:03d}Z"
    return f"Date: {moment}, Instrument: MSI, Mode: , Satellite: Sentinel-2, Size: {size_text(size_bytes)}"


def found_line(count: int) -> str:
    """Return sentinelsat's log line of a query."""
    return f"Found {count:,} products"


def listing(scenes: Sequence[Scene], most: int | None = None) -> list[str]:
    """Return the lines of a search: how many, one line a product, the total size.

    The old tool wrote the total in GB only; a total that would be 0.00 GB is in MB or KB here.

    :param most: products that have a line; the others are counted in one. ``None``: all have.
    """
    total_bytes = sum(scene.size_bytes for scene in scenes)
    total = size_text(total_bytes) if 0 < total_bytes < 0.005 * 1024**3 else f"{total_bytes / 1024**3:.2f} GB"
    shown = scenes[:most]
    products = [f"Product {scene.uuid} - {summary(scene.begin, scene.size_bytes)}" for scene in shown]
    if len(shown) < len(scenes):
        products.append(f"… and {len(scenes) - len(shown):,} more")
    return [found_line(len(scenes)), *products, "---", f"{len(scenes)} scenes found with a total size of {total}"]
