"""How much of the area a footprint covers, and where its middle is."""

from __future__ import annotations

from collections.abc import Iterable

from ..aoi.antimeridian import moved
from ..aoi.contact import footprint_geometry
from ..aoi.equal_area import area_m2
from ..aoi.geometry import common_part, multipolygon, polygons_of, united
from ..aoi.prepared import prepared_area
from ..errors import ServiceError


def covered_percent(area_wkt: str, footprint_wkt: str) -> float:
    """Return the share of the area that a footprint covers, 0 to 100, by true area (EPSG:6933).

    :param area_wkt: ``AreaOfInterest.wkt``: valid, EPSG:4326, longitude first.
    :param footprint_wkt: Polygon or MultiPolygon, EPSG:4326, longitude first; may cross the antimeridian.
    :raises AreaError: if the area cannot be read.
    :raises ServiceError: if the footprint cannot be read.
    """
    return 100.0 * prepared_area(area_wkt).covered_share(footprint_geometry(footprint_wkt))


def covered_percents(area_wkt: str, footprints: Iterable[str]) -> dict[str, float | None]:
    """Return the shares of the area that many footprints cover, as :func:`covered_percent`; each text is judged once.

    :return: by the footprint's text; ``None``: it has no point in common with the area (what touches covers 0 and
        counts). Those that cannot be read are missing.
    :raises AreaError: if the area cannot be read.
    """
    area = prepared_area(area_wkt)
    found: dict[str, float | None] = {}
    for text in dict.fromkeys(footprints):
        try:
            shape = footprint_geometry(text)
        except ServiceError:
            continue
        percent = 100.0 * area.covered_share(shape)
        found[text] = percent if percent > 0 or area.intersects(shape) else None
    return found


def ground_percent(footprint_wkt: str, others: Iterable[str]) -> float:
    """Return the share of a footprint, 0 to 100, that other footprints cover together, by true area.

    :raises ServiceError: if one of them cannot be read.
    """
    others = list(others)
    if footprint_wkt in others:
        return 100.0
    ground = footprint_geometry(footprint_wkt)
    together = united(polygon for other in others for polygon in polygons_of(footprint_geometry(other)))
    return 100.0 * area_m2(common_part(ground, together)) / area_m2(ground) if together is not None else 0.0


def centre(footprint_wkt: str) -> tuple[float, float]:
    """Return longitude [-180, 180) and latitude, degrees, of a footprint's middle.

    Two parts on both sides of the antimeridian are taken for the one footprint that they are.

    :raises ServiceError: if the footprint cannot be read.
    """
    footprint = footprint_geometry(footprint_wkt)
    west, east, _, _ = footprint.GetEnvelope()
    if east - west > 180:
        parts = polygons_of(footprint)
        footprint = multipolygon(moved(part, 360.0) if part.GetEnvelope()[1] <= 0 else part for part in parts)
    middle = footprint.Centroid()
    return (middle.GetX() + 180.0) % 360.0 - 180.0, middle.GetY()
