"""Outlines with fewer points that lose nothing.

An outline is an open, counter-clockwise ring without holes. It loses a point in one of two ways, both of which only
add area: a point in a notch is left out, or two corners are replaced by the one where their outer edges meet. Each
costs the area of a triangle; what is cheap goes first (as in Visvalingam and Whyatt, "Line generalisation by repeated
elimination of points", 1993, but outwards only).

A new edge may cross others. It never turns an inside point out, since every triangle is added counter-clockwise:
what has been crossed is mended by uniting (:func:`settled`), which keeps all that any loop encloses.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from osgeo import ogr

from .geometry import Ring, box, common_part, geometry_from_rings, multipolygon, polygons_of, rings_of, twice_enclosed

_FEWEST_CORNERS = 3
# How much narrower a degree of longitude is, by whole degrees of latitude from -90.
_NARROWER = [math.cos(math.radians(latitude)) for latitude in range(-90, 91)]


def outlines_of(geometry: ogr.Geometry) -> list[Ring]:
    """Take the outlines of all polygons; their holes are filled by that."""
    outlines = []
    for polygon in polygons_of(geometry):
        outline = rings_of(polygon)[0][:-1]
        outlines.append(outline if twice_enclosed(outline) > 0 else outline[::-1])
    return outlines


def geometry_from_outlines(outlines: Sequence[Ring]) -> ogr.Geometry:
    """Build the MultiPolygon of outlines, as they are: it may be invalid."""
    return multipolygon(geometry_from_rings([[*outline, outline[0]]]) for outline in outlines)


def points_in(outlines: Sequence[Ring]) -> int:
    """Count the points that outlines have as closed rings."""
    return sum(len(outline) + 1 for outline in outlines)


def extent_of(outlines: Sequence[Ring]) -> float:
    """Return the area in square degrees of latitude, roughly: enough to set a price by."""
    return sum(abs(twice_enclosed(outline)) / 2 * _narrower(outline[0][1]) for outline in outlines)


def settled(outlines: Sequence[Ring]) -> list[Ring]:
    """Unite outlines that cross themselves or one another, and fill what holes appear."""
    united = geometry_from_outlines(outlines).Buffer(0)
    filled = outlines_of(united)
    if all(polygon.GetGeometryCount() == 1 for polygon in polygons_of(united)):
        return filled
    return outlines_of(geometry_from_outlines(filled).Buffer(0))  # a part may have lain in a hole


def reduced(outlines: Sequence[Ring], max_points: int, prices: tuple[float, float], factor: float = 1.5) -> list[Ring]:
    """Take points away, the cheapest first, until ``max_points`` are left or the price is too high.

    :param prices: the area that one point less may add, in square degrees of latitude: at first and at most.
    :param factor: by which the price rises after each round.
    :return: outlines that enclose the given ones; they may cross.
    """
    spare = points_in(outlines) - max_points
    price, highest = prices
    result = list(outlines)
    while spare > 0 and price <= highest:
        for index, outline in enumerate(result):
            start = len(outline) // 3  # another seam each time: points next to it cannot go
            result[index], spare = _thinned(outline[start:] + outline[:start], price, spare)
        price *= factor
    return result


def _thinned(outline: Ring, price: float, spare: int) -> tuple[Ring, int]:
    kept: Ring = []
    for index, point in enumerate(outline, start=1):
        kept.append(point)
        coming = len(outline) - index
        while spare > 0 and len(kept) + coming > _FEWEST_CORNERS and _lose_one(kept, price):
            spare -= 1
    return kept, spare


def _lose_one(kept: Ring, price: float) -> bool:
    """Take one of the last points away if that costs no more than ``price``."""
    if len(kept) < 3:
        return False
    before, point, after = kept[-3:]
    turn = _turn(before, point, after)
    if turn > 0:
        return len(kept) > 3 and _join_corners(kept, price)
    if -turn / 2 * _narrower((before[1] + point[1] + after[1]) / 3) > price:
        return False
    del kept[-2]
    return True


def _join_corners(kept: Ring, price: float) -> bool:
    """Replace the last two corners but one by the point where their outer edges meet."""
    before, first, second, after = kept[-4:]
    if _turn(before, first, second) <= 0:
        return False
    in_x, in_y = first[0] - before[0], first[1] - before[1]
    out_x, out_y = second[0] - after[0], second[1] - after[1]
    across = in_x * out_y - in_y * out_x
    if across >= 0:
        return False  # the edges part: they meet on the other side, or never
    edge_x, edge_y = second[0] - first[0], second[1] - first[1]
    along = (edge_x * out_y - edge_y * out_x) / across
    meeting = (first[0] + along * in_x, first[1] + along * in_y)
    if abs(meeting[0]) > 180 or abs(meeting[1]) > 90:
        return False
    if abs(_turn(first, meeting, second)) / 2 * _narrower((first[1] + meeting[1] + second[1]) / 3) > price:
        return False
    kept[-3:-1] = [meeting]
    return True


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    """Return twice the area of a triangle, positive where the way from a over b to c turns left."""
    return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])


def _narrower(latitude: float) -> float:
    return _NARROWER[int(latitude) + 90]


def on_earth(geometry: ogr.Geometry) -> ogr.Geometry:
    """Cut off what lies beyond [-180, 180] x [-90, 90]; crossing outlines are united by that."""
    west, east, south, north = geometry.GetEnvelope()
    if west >= -180 and east <= 180 and south >= -90 and north <= 90:
        return geometry
    return common_part(geometry.Buffer(0), box(-180.0, -90.0, 180.0, 90.0))


def moved_out(outline: Ring, by: float) -> Ring:
    """Move every edge outwards, corners staying corners; it may leave the earth by that (see :func:`on_earth`).

    :param by: degrees.
    """
    moved = []
    for before, point, after in zip(outline[-1:] + outline[:-1], outline, outline[1:] + outline[:1]):
        (in_x, in_y), (out_x, out_y) = _outwards(before, point), _outwards(point, after)
        share = by / max(1 + in_x * out_x + in_y * out_y, 1e-3)  # needles are not stretched for ever
        moved.append((point[0] + share * (in_x + out_x), point[1] + share * (in_y + out_y)))
    return moved


def _outwards(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    length = math.hypot(along_x, along_y) or 1.0
    return along_y / length, -along_x / length
