"""An area with all that the window shows of it: its cover, its size, its outline for the map."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsGeometry

from ..aoi import AreaOfInterest, SearchArea, cover
from ..aoi.equal_area import area_m2
from ..aoi.geometry import area_geometry

MOST_SHOWN = 20_000  # points: a map with 38,000 of them takes 30 ms to paint, one with a million a second
ACROSS = 2_000  # pixels of a map that shows all of the area
M2_PER_KM2 = 1e6


@dataclass(frozen=True)
class PreparedArea:
    """What is known of an area once it was simplified.

    :param area: the exact one.
    :param cover: what the service is asked for.
    :param size_km2: true size of the exact area (EPSG:6933).
    :param outline: the exact area for the eye, EPSG:4326; of very long ones without what is smaller than a pixel.
    :param cover_outline: the cover, EPSG:4326.
    """

    area: AreaOfInterest
    cover: SearchArea
    size_km2: float
    outline: QgsGeometry
    cover_outline: QgsGeometry


def prepare_area(area: AreaOfInterest, wkt_max_chars: int | None) -> PreparedArea:
    """Simplify an area and work out what is shown of it; any thread. Long ones take some tenths of a second.

    :param wkt_max_chars: how long the service lets a polygon be.
    :raises AreaError: if the area's text cannot be read.
    """
    simplified = cover(area, max_chars=wkt_max_chars)
    exact = area_geometry(area.wkt)
    outline = QgsGeometry()
    # QGIS takes 0.17 s to read the text of 38,000 vertices, and lets no other Python run meanwhile
    outline.fromWkb(bytes(exact.ExportToWkb()))
    return PreparedArea(
        area=area,
        cover=simplified,
        size_km2=area_m2(exact) / M2_PER_KM2,
        outline=_shown(outline, simplified.vertices_before),
        cover_outline=QgsGeometry.fromWkt(simplified.wkt),
    )


def _shown(outline: QgsGeometry, vertices: int) -> QgsGeometry:
    if vertices <= MOST_SHOWN:
        return outline
    box = outline.boundingBox()
    pixel = max(box.width(), box.height()) / ACROSS
    parts = [part for part in outline.asGeometryCollection() if _is_seen(part, pixel)]
    return QgsGeometry.collectGeometry(parts).simplify(pixel) if parts else outline


def _is_seen(part: QgsGeometry, pixel: float) -> bool:
    box = part.boundingBox()
    return max(box.width(), box.height()) > pixel
