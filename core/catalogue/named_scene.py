"""Scenes as far as their names tell, and how what services tell besides is read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ..product.name import ProductName
from ..scene import Scene

Acquisition = tuple[str, datetime, str]


def scene_of_name(name: ProductName, service: str) -> Scene:
    """Make a scene of which only the product name is known.

    :param service: id of the service profile that it is looked up at.
    """
    return Scene(
        identifier=name.text,
        uuid="",
        service=service,
        footprint_wkt="",
        begin=name.sensing_time,
        published=name.stamp,
        cloud_cover_percent=None,
        size_bytes=0,
        level=name.level,
        platform=f"Sentinel-{name.platform[1:]}",
        orbit_direction="",
        relative_orbit=name.relative_orbit,
        tile_id=name.tile_id,
        baseline=f"{name.baseline[:2]}.{name.baseline[2:]}",
    )


def percent_of(value: Any) -> float | None:
    """Read a percentage of cloud as a service gives it; ``None``, not known, for what is none."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if is_number and 0 <= value <= 100 else None


def acquisition_of(name: ProductName) -> Acquisition:
    """Return what L1C and L2A of one acquisition share: platform (``S2B``), sensing time and tile, as in the name.

    The times that services give are of no use here: those of the two levels differ by milliseconds.
    """
    return (name.platform, name.sensing_time, name.tile_id)
