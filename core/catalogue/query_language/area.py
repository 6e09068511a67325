"""Areas as a query writes them: WKT of any kind that sentinelsat's users send."""

from __future__ import annotations

import re

from ...aoi import AreaOfInterest, area_from_wkt, cover
from ...errors import AreaError
from ...services import CdseProfile
from .terms import QueryArea

MAX_VERTICES = 200
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_ENVELOPE = re.compile(
    rf"\s*ENVELOPE\s*\(\s*({_NUMBER})\s*,\s*({_NUMBER})\s*,\s*({_NUMBER})\s*,\s*({_NUMBER})\s*\)\s*", re.I
)
# A collection of one point too: what geojson_to_wkt makes of a FeatureCollection.
_POINT = re.compile(
    rf"\s*(?:GEOMETRYCOLLECTION\s*\(\s*)?POINT\s*\(\s*({_NUMBER})\s+({_NUMBER})(?:\s+{_NUMBER})?\s*\)\s*\)?\s*", re.I
)
_CENTIMETRE_DEGREES = 1e-7


def query_area(wkt: str, profile: CdseProfile) -> QueryArea:
    """Read an area; one that is too long for the service gets a cover, and the client tests the exact one.

    :param wkt: a polygon, several, a collection of them, a point, or Solr's ``ENVELOPE(west, east, north, south)``:
        from -170 to 170 it is wide, from 170 to -170 it crosses the antimeridian (Apache Solr Reference Guide,
        "Spatial Search").
    :raises AreaError: if it is none of these, is empty, or lies out of bounds.
    """
    point = _POINT.fullmatch(wkt)
    if point:
        return _around(float(point[1]), float(point[2]))
    envelope = _ENVELOPE.fullmatch(wkt)
    if envelope:
        wkt = _eastwards(*(float(number) for number in envelope.groups()))
    exact = area_from_wkt(wkt)
    sent = cover(exact, MAX_VERTICES, profile.wkt_max_chars)
    return QueryArea(exact, sent.wkt, is_cover=sent.wkt != exact.wkt)


def _around(longitude: float, latitude: float) -> QueryArea:
    if abs(longitude) > 180 or abs(latitude) > 90:
        raise AreaError(f"The point {longitude} {latitude} lies out of bounds.", advice="Write the longitude first.")
    half = _CENTIMETRE_DEGREES / 2
    square = _box(longitude - half, latitude - half, longitude + half, latitude + half)
    return QueryArea(AreaOfInterest(square), f"POINT ({longitude!r} {latitude!r})")


def _eastwards(west: float, east: float, north: float, south: float) -> str:
    """Write the rectangle from west to east, whichever of the two is greater."""
    return _box(west - 360 if west > east else west, min(south, north), east, max(south, north))


def _box(west: float, south: float, east: float, north: float) -> str:
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    return f"POLYGON (({', '.join(f'{x!r} {y!r}' for x, y in corners)}))"
