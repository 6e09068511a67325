"""From what the Copernicus catalogue lists to scenes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..aoi import AreaOfInterest, intersects
from ..errors import ServiceError
from ..footprints import covered_percent, superseded_names
from ..product.name import ProcessingLevel, ProductName
from ..scene import Scene
from .copernicus_api import Hit

_NAMED = 3


class FoundScenes:
    """Collects scenes, and what could not become one.

    :param service: id of the profile.
    :param area: the exact area; scenes that do not touch it are left out.
    """

    def __init__(self, service: str, area: AreaOfInterest | None) -> None:
        self._service = service
        self._area = area
        self._unreadable: list[str] = []

    def scenes(self, hits: Iterable[Hit]) -> list[Scene]:
        """Return the scenes over the area, in the order of the hits."""
        found = [scene for scene in map(self._scene, hits) if scene is not None]
        footprints = {scene.identifier: scene.footprint_wkt for scene in found}
        replaced = superseded_names(footprints, footprints)
        return [replace(scene, superseded=True) if scene.identifier in replaced else scene for scene in found]

    def notes(self) -> tuple[str, ...]:
        """Return what the user should know of products that were left out."""
        if not self._unreadable:
            return ()
        named = ", ".join(self._unreadable[:_NAMED])
        more = len(self._unreadable) - _NAMED
        return (f"Left out, since name or footprint cannot be read: {named}{f' and {more} more' * (more > 0)}.",)

    def _scene(self, hit: Hit) -> Scene | None:
        try:
            percent = self._aoi_percent(hit.product.footprint_wkt)
            name = ProductName.parse(hit.product.identifier)
        except (ServiceError, ValueError):
            self._unreadable.append(hit.product.identifier)
            return None
        if self._area is not None and percent is None:
            return None
        return _scene(hit, name, self._service, percent)

    def _aoi_percent(self, footprint_wkt: str) -> float | None:
        """The share of the area that is covered; ``None`` without an area, and for a footprint beside it."""
        if self._area is None:
            return None
        percent = covered_percent(self._area.wkt, footprint_wkt)
        # Nothing is covered by what only touches the area, and that counts.
        return percent if percent > 0 or intersects(self._area, footprint_wkt) else None


def acquisition_of(hit: Hit) -> tuple[object, ...] | None:
    """Return what L1C and L2A of one acquisition share; ``None`` for a name that cannot be read."""
    try:
        name = ProductName.parse(hit.product.identifier)
    except ValueError:
        return None
    return (name.platform, name.sensing_time, name.tile_id)


def level_of(hit: Hit) -> ProcessingLevel:
    """Return the level by the type of the product."""
    is_l2a = str(hit.properties.get("producttype", "")).startswith("S2MSI2A")
    return ProcessingLevel.L2A if is_l2a else ProcessingLevel.L1C


def _scene(hit: Hit, name: ProductName, service: str, aoi_percent: float | None) -> Scene:
    product, properties = hit.product, hit.properties
    return Scene(
        identifier=name.text,
        uuid=product.id,
        service=service,
        footprint_wkt=product.footprint_wkt,
        begin=product.begin,
        published=product.published,
        cloud_cover_percent=properties.get("cloudcoverpercentage"),
        size_bytes=product.size_bytes,
        level=name.level,
        platform=f"Sentinel-2{name.platform[-1]}",
        orbit_direction=properties.get("orbitdirection", ""),
        relative_orbit=name.relative_orbit,
        tile_id=name.tile_id,
        baseline=f"{name.baseline[:2]}.{name.baseline[2:]}",
        online=product.online,
        checksums=product.checksums,
        quicklook_url=product.quicklook_url,
        aoi_percent=aoi_percent,
    )
