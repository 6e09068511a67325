"""How much of the area a footprint covers, and where its middle is."""

from __future__ import annotations

from ..aoi.antimeridian import moved
from ..aoi.contact import footprint_geometry
from ..aoi.geometry import multipolygon, polygons_of
from ..aoi.prepared import prepared_area


def covered_percent(area_wkt: str, footprint_wkt: str) -> float:
    """Return the share of the area that a footprint covers, 0 to 100, by true area (EPSG:6933).

    :param area_wkt: ``AreaOfInterest.wkt``: valid, EPSG:4326, longitude first.
    :param footprint_wkt: Polygon or MultiPolygon, EPSG:4326, longitude first; may cross the antimeridian.
    :raises AreaError: if the area cannot be read.
    :raises ServiceError: if the footprint cannot be read.
    """
    return 100.0 * prepared_area(area_wkt).covered_share(footprint_geometry(footprint_wkt))


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
