"""Which way Sentinel-2 flew over a scene: the OData catalogue does not say."""

from __future__ import annotations

from datetime import datetime

MORNING, EVENING = 6.0, 18.0
_NO_NUMBERS = str.maketrans("", "", "POLYGONMULTIpolygonmulti()")


def orbit_direction(footprint_wkt: str, begin: datetime) -> str:
    """Derive the direction from the local solar time in the middle of the footprint.

    The orbit is sun-synchronous: 10:30 local time at the descending node (Sentinel-2 User Handbook). What is seen by
    day is seen descending, but for the highest latitudes; that leaves hours on both sides, so the middle of the
    footprint's extent is good enough, and ten thousand footprints cost nothing.

    :param footprint_wkt: Polygon or MultiPolygon, EPSG:4326, longitude first; may cross the antimeridian.
    :param begin: start of sensing, aware, UTC.
    :return: ``DESCENDING`` from 6 to 18 h, else ``ASCENDING``.
    :raises ValueError: for what is no footprint.
    """
    hour = (begin.hour + begin.minute / 60 + begin.second / 3600 + _middle_longitude(footprint_wkt) / 15) % 24
    return "DESCENDING" if MORNING <= hour < EVENING else "ASCENDING"


def points_of(footprint_wkt: str) -> list[tuple[float, float]]:
    """Read all points of a footprint, rings and parts run together; ten times as fast as a geometry.

    :raises ValueError: for what is no footprint.
    """
    points = [point.split() for point in footprint_wkt.translate(_NO_NUMBERS).split(",")]
    try:
        return [(float(point[0]), float(point[1])) for point in points]
    except IndexError:
        raise ValueError(f"No footprint: {footprint_wkt[:60]!r}") from None


def _middle_longitude(footprint_wkt: str) -> float:
    longitudes = [longitude for longitude, _ in points_of(footprint_wkt)]
    if max(longitudes) - min(longitudes) > 180:  # it crosses the antimeridian
        longitudes = [longitude % 360 for longitude in longitudes]
    return (min(longitudes) + max(longitudes)) / 2
