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

from .geometry import (
    Ring,
    box,
    common_part,
    geometry_from_rings,
    keeps_all,
    multipolygon,
    polygons_of,
    rings_of,
    twice_enclosed,
    united,
)

_FEWEST_CORNERS = 3
_MANY_POINTS = 10_000  # comparing costs more than uniting; a cover is proved in the end, whatever was lost here
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
    merged = _merged(outlines)
    filled = outlines_of(merged)
    if all(polygon.GetGeometryCount() == 1 for polygon in polygons_of(merged)):
        return filled
    return outlines_of(_merged(filled))  # a part may have lain in a hole


def _merged(outlines: Sequence[Ring]) -> ogr.Geometry:
    """Unite outlines at once; one by one where that has lost some of them.

    GEOS 3.11 loses whole corners that way where two lines lie a rounding error apart.
    """
    merged = geometry_from_outlines(outlines).Buffer(0)
    if points_in(outlines) > _MANY_POINTS:
        return merged
    alone = (geometry_from_outlines([outline]).Buffer(0) for outline in outlines)
    clean = [polygon for mended in alone for polygon in polygons_of(mended)]
    if keeps_all(merged, multipolygon(clean)):
        return merged
    kept = united(clean)
    return merged if kept is None else kept


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
    """Go round once, and take the last points away as long as that costs no more than ``price``.

    The loop runs once or twice for each of a million points: no calls where they can be avoided.
    """
    kept: Ring = []
    for coming, point in zip(range(len(outline) - 1, -1, -1), outline):
        kept.append(point)
        fewest = max(3, _FEWEST_CORNERS + 1 - coming)
        while spare > 0 and len(kept) >= fewest:
            (x0, y0), (x1, y1), (x2, y2) = kept[-3], kept[-2], kept[-1]
            turn = (x1 - x0) * (y2 - y1) - (y1 - y0) * (x2 - x1)
            if turn > 0:
                if len(kept) == 3 or not _join_corners(kept, price):
                    break
            elif -turn * _NARROWER[int((y0 + y1 + y2) / 3) + 90] > 2 * price:
                break
            else:
                del kept[-2]
            spare -= 1
    return kept, spare


def _join_corners(kept: Ring, price: float) -> bool:
    """Replace the last two corners but one by the point where their outer edges meet."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = kept[-4:]
    in_x, in_y, edge_x, edge_y = x1 - x0, y1 - y0, x2 - x1, y2 - y1
    turn = in_x * edge_y - in_y * edge_x
    out_x, out_y = x2 - x3, y2 - y3
    across = in_x * out_y - in_y * out_x
    if turn <= 0 or across >= 0:
        return False  # no corner; or the edges part: they meet on the other side, or never
    along = (edge_x * out_y - edge_y * out_x) / across
    if abs(along * turn) * _NARROWER[int(y1) + 90] > 2 * price:
        return False
    meeting = (x1 + along * in_x, y1 + along * in_y)
    if abs(meeting[0]) > 180 or abs(meeting[1]) > 90:
        return False
    kept[-3:-1] = [meeting]
    return True


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
