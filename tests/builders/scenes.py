"""Scenes for tests, made from a product name."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from scene_queue.core.product.name import ProductName
from scene_queue.core.scene import Scene

T15PUT = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
SQUARE = "POLYGON ((-94 16,-93 16,-93 17,-94 17,-94 16))"


def scene(identifier: str = T15PUT, **changes: object) -> Scene:
    """A scene with everything that its name tells, and plausible values for the rest."""
    name = ProductName.parse(identifier)
    made = Scene(
        identifier=name.text,
        uuid=f"uuid-of-{name.text}",
        service="cdse",
        footprint_wkt=SQUARE,
        begin=name.sensing_time,
        published=name.stamp + timedelta(hours=2),
        cloud_cover_percent=3.5,
        size_bytes=250_000,
        level=name.level,
        platform=f"Sentinel-{name.platform[1:]}",
        orbit_direction="DESCENDING",
        relative_orbit=name.relative_orbit,
        tile_id=name.tile_id,
        baseline=f"{name.baseline[:2]}.{name.baseline[2:]}",
        online=True,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def numbered_scenes(count: int) -> list[Scene]:
    """So many different scenes of one tile, a minute apart."""
    start = ProductName.parse(T15PUT).sensing_time
    stamps = [(start + timedelta(minutes=number)).strftime("%Y%m%dT%H%M%S") for number in range(count)]
    return [scene(f"S2B_MSIL1C_{stamp}_N0206_R126_T15PUT_20180809T221152") for stamp in stamps]
