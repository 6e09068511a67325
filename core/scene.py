"""Scene: one entry of a catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from .product.name import ProcessingLevel

_UNITS = ("KB", "MB", "GB")


@dataclass(frozen=True)
class Scene:
    """One product as a catalogue lists it.

    :param identifier: product name without ``.SAFE``.
    :param uuid: the service's own id; worth something only at ``service``.
    :param service: id of the service profile that listed it.
    :param footprint_wkt: Polygon or MultiPolygon, EPSG:4326, longitude first.
    :param begin: start of sensing, aware, UTC.
    :param published: when the service listed it, aware, UTC.
    :param cloud_cover_percent: 0 to 100, of the tile's valid pixels; ``None``: not known.
    :param size_bytes: what the service says; 0: not known.
    :param platform: ``Sentinel-2A`` and so on.
    :param orbit_direction: ``ASCENDING`` or ``DESCENDING``.
    :param tile_id: without the leading T.
    :param baseline: with a point, ``02.06``.
    :param online: whether it can be fetched at once; ``None``: not known.
    :param checksums: pairs of algorithm (``MD5``) and lower-case hex, of the archive.
    :param aoi_percent: share of the exact area that it covers, 0 to 100; ``None``: searched without an area.
    :param aoi_cloud_percent: cloud over the area; ``None``: not known.
    :param superseded: a newer baseline of the same acquisition is in the list.
    """

    identifier: str
    uuid: str
    service: str
    footprint_wkt: str
    begin: datetime
    published: datetime
    cloud_cover_percent: float | None
    size_bytes: int
    level: ProcessingLevel
    platform: str
    orbit_direction: str
    relative_orbit: int
    tile_id: str
    baseline: str
    online: bool | None = None
    checksums: tuple[tuple[str, str], ...] = ()
    quicklook_url: str = ""
    aoi_percent: float | None = None
    aoi_cloud_percent: float | None = None
    superseded: bool = False


def size_text(size_bytes: int) -> str:
    """Write a size as the Data Hubs did: ``10.65 KB``, ``110.44 MB``, ``1.08 GB``; a KB has 1024 bytes."""
    value = size_bytes / 1024
    for unit in _UNITS[:-1]:
        # Below what two decimals would write as 1024.00 of this unit.
        if value < 1023.995:
            return f"{value:.2f} {unit}"
        value /= 1024
    return f"{value:.2f} {_UNITS[-1]}"
