"""How much of the area a footprint covers, and where its middle is."""

from __future__ import annotations

from ..aoi.contact import footprint_geometry
from ..aoi.prepared import prepared_area


def covered_percent(area_wkt: str, footprint_wkt: str) -> float:
    """Return the share of the area that a footprint covers, 0 to 100, by true area (EPSG:6933).

    :param area_wkt: ``AreaOfInterest.wkt``: valid, EPSG:4326, longitude first.
    :param footprint_wkt: Polygon or MultiPolygon, EPSG:4326, longitude first; may cross the antimeridian.
    :raises ServiceError: if the footprint cannot be read.
    """
    return 100.0 * prepared_area(area_wkt).covered_share(footprint_geometry(footprint_wkt))


def centre(footprint_wkt: str) -> tuple[float, float]:
    """Return longitude and latitude, degrees, of a footprint's centre of area; right across the antimeridian too.

    :raises ServiceError: if the footprint cannot be read.
    """
    footprint = footprint_geometry(footprint_wkt)
    middle = footprint.Centroid()
    return middle.GetX(), middle.GetY()
