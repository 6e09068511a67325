"""The antimeridian and the poles: rings made continuous, polygons brought back between -180 and 180 degrees.

A ring with an edge over more than 180 degrees of longitude can be read in two ways: as it stands, or as a jump across
the antimeridian. Of a scene's footprint it is always the jump (:func:`unwrapped`): no scene is that wide. Of an area
the rules are these, in their order (:func:`as_meant`):

1. A ring with longitudes from -180 to 180 *and* beyond does not jump: it stands as it is.
2. An edge over exactly 360 degrees, from -180 to 180, runs along the edge of the map: it stands as it is.
3. A ring that, taken the short way, goes once round the earth is closed along the pole of its side if all of it lies
   beyond 45 degrees of latitude, or if it is no outline as it stands.
4. A ring that crosses itself as it stands only makes sense with jumps; and so does one of many corners whose jumps,
   taken the short way, are no longer than its other edges: it was followed from corner to corner across the seam.
5. Else the direction decides. Outlines run counter-clockwise (RFC 7946, 3.1.6; OGC Simple Features): a ring that does
   so as it stands is the wide area (a box from -170 to 170), one that does so only with its jumps is the narrow one
   (a box from 170 over 180 to -170, written by the same rule: west south, east south, east north, west north).

Holes are read as their outline is. No edge over more than 180 degrees is left in an area, so that no service has to
guess again (:func:`with_points_between`).
"""

from __future__ import annotations

import math

from osgeo import ogr

from .geometry import Ring, box, common_part, geometry_from_rings, is_valid, polygons_of, rings_of, twice_enclosed

HALF_TURN, TURN = 180.0, 360.0
CLOSED_ALONG_A_POLE = "Rings round a pole were closed along it"
TAKEN_THE_SHORT_WAY = "Rings across the antimeridian were taken the short way round it"
TAKEN_AS_IT_STANDS = "Rings with an edge over more than half of the earth were taken as wide as they stand"
_POLAR = 45.0  # degrees of latitude
_MANY_CORNERS = 8
_LONGEST_STEP = 175.0  # degrees of longitude, where points are put between


def as_meant(rings: list[Ring]) -> list[tuple[Ring, str]]:
    """Make the rings of one polygon of an area continuous, by the rules above.

    :param rings: the outline first, then its holes; closed.
    :return: each ring, closed, with what was done to it; the same objects, and nothing, if none jumps. Longitudes may
        lie outside of [-180, 180].
    """
    if not any(jumps(ring) for ring in rings):
        return [(ring, "") for ring in rings]
    read = _as_it_stands if _stands_as_it_is(rings[0]) else _the_short_way
    return [read(ring) for ring in rings]


def _as_it_stands(ring: Ring) -> tuple[Ring, str]:
    widest = max(abs(after[0] - before[0]) for before, after in zip(ring, ring[1:]))
    return with_points_between(ring), TAKEN_AS_IT_STANDS if HALF_TURN < widest < TURN else ""


def _the_short_way(ring: Ring) -> tuple[Ring, str]:
    continuous = unwrapped(ring)
    if len(continuous) > len(ring):
        return continuous, CLOSED_ALONG_A_POLE
    return continuous, TAKEN_THE_SHORT_WAY if continuous is not ring else ""


def jumps(ring: Ring) -> bool:
    """Tell whether a ring has an edge over more than 180 degrees of longitude."""
    return any(abs(after[0] - before[0]) > HALF_TURN for before, after in zip(ring, ring[1:]))


def _stands_as_it_is(outline: Ring) -> bool:
    if not jumps(outline):
        return not _is_beyond(outline)
    short = unwrapped(outline)
    if short is outline:
        return True
    if not is_valid(geometry_from_rings([outline])) or not twice_enclosed(outline):
        return False
    if len(short) > len(outline):
        return min(abs(latitude) for _, latitude in outline) < _POLAR
    return twice_enclosed(outline) > 0 and not _is_followed_across(outline, short)


def _is_followed_across(outline: Ring, short: Ring) -> bool:
    edges = list(zip(outline, outline[1:]))
    lengths = [math.dist(start, end) for start, end in zip(short, short[1:])]
    across = [length for length, (start, end) in zip(lengths, edges) if abs(end[0] - start[0]) > HALF_TURN]
    others = [length for length, (start, end) in zip(lengths, edges) if abs(end[0] - start[0]) <= HALF_TURN]
    return len(edges) > _MANY_CORNERS and bool(others) and max(across) <= max(others)


def with_points_between(ring: Ring) -> Ring:
    """Put points into edges over more than 180 degrees of longitude, so that they can be read in one way only.

    :return: closed; the same object if there is none.
    """
    if not jumps(ring):
        return ring
    result = ring[:1]
    for (west, south), (east, north) in zip(ring, ring[1:]):
        pieces = math.ceil(abs(east - west) / _LONGEST_STEP) if abs(east - west) > HALF_TURN else 1
        shares = [piece / pieces for piece in range(1, pieces)]
        result.extend((west + (east - west) * share, south + (north - south) * share) for share in shares)
        result.append((east, north))
    return result


def unwrapped(ring: Ring) -> Ring:
    """Make a ring that jumps from one side of the antimeridian to the other continuous.

    An edge over more than 180 degrees of longitude is taken the short way round, unless it runs along the edge
    of the map (from -180 to 180) or the ring would lose its area by that. Who means the long way puts points between.
    A ring that goes once round the earth is closed along the pole of its side. Longitudes are from -180 to 180 or
    from 0 to 360; a ring that has both is continuous already.

    :param ring: closed.
    :return: closed; the same object if nothing jumps. Longitudes may lie outside of [-180, 180].
    """
    if not jumps(ring) or _is_continuous(ring):
        return ring
    steps = [after[0] - before[0] for before, after in zip(ring, ring[1:])]
    west, result = ring[0][0], [ring[0]]
    for step, (_, north) in zip(steps, ring[1:]):
        west += step - math.copysign(TURN, step) if abs(step) > HALF_TURN else step
        result.append((west, north))
    if abs(result[-1][0] - result[0][0]) < HALF_TURN:
        result[-1] = result[0]
        flat = max(x for x, _ in result) - min(x for x, _ in result) == 0
        return ring if flat else result
    if all(abs(step) <= HALF_TURN or abs(step) == TURN for step in steps):
        return ring
    return _closed_along_the_pole(result)


def _is_beyond(ring: Ring) -> bool:
    return any(abs(longitude) > HALF_TURN for longitude, _ in ring)


def _is_continuous(ring: Ring) -> bool:
    west, east = min(x for x, _ in ring), max(x for x, _ in ring)
    return not (west >= -HALF_TURN and east <= HALF_TURN) and not (west >= 0 and east <= TURN)


def _closed_along_the_pole(ring: Ring) -> Ring:
    pole = math.copysign(90.0, sum(latitude for _, latitude in ring))
    return [*ring, (ring[-1][0], pole), (ring[0][0], pole), ring[0]]


def aligned(hole: Ring, outline: Ring) -> Ring:
    """Move a continuous hole by whole turns to where its continuous outline is."""
    middle_of_hole = (min(x for x, _ in hole) + max(x for x, _ in hole)) / 2
    middle = (min(x for x, _ in outline) + max(x for x, _ in outline)) / 2
    turns = round((middle - middle_of_hole) / TURN)
    return [(x + turns * TURN, y) for x, y in hole] if turns else hole


def without_long_edges(polygon: ogr.Geometry) -> ogr.Geometry:
    """Put points into the edges of a polygon over more than 180 degrees of longitude; the same object if none is."""
    west, east, _, _ = polygon.GetEnvelope()
    rings = rings_of(polygon) if east - west > HALF_TURN else []
    if not any(jumps(ring) for ring in rings):
        return polygon
    return geometry_from_rings([with_points_between(ring) for ring in rings])


def brought_back(polygon: ogr.Geometry) -> list[ogr.Geometry]:
    """Cut a valid polygon at the antimeridian and move its parts between -180 and 180 degrees."""
    west, east, south, north = polygon.GetEnvelope()
    if west >= -HALF_TURN and east <= HALF_TURN:
        return [polygon]
    parts: list[ogr.Geometry] = []
    for turn in range(math.floor((west + HALF_TURN) / TURN), math.ceil((east - HALF_TURN) / TURN) + 1):
        origin = turn * TURN
        part = common_part(polygon, box(origin - HALF_TURN, -90.0, origin + HALF_TURN, 90.0))
        parts.extend(moved(single, -origin) for single in polygons_of(part) if single.GetArea() > 0)
    return parts


def doubtful_width(area: ogr.Geometry) -> float:
    """Tell how wide an area's widest part is, in degrees, if so wide that it may be meant across the antimeridian.

    :return: 0 where no part is wider than half of the earth, and for one all round it.
    """
    extents = (part.GetEnvelope() for part in polygons_of(area))
    return max((east - west for west, east, _, _ in extents if HALF_TURN < east - west < TURN), default=0.0)


def moved(polygon: ogr.Geometry, by: float) -> ogr.Geometry:
    """Return a copy of a polygon, moved by degrees of longitude."""
    copy = polygon.Clone()
    for index in range(copy.GetGeometryCount()):
        ring = copy.GetGeometryRef(index)
        for at in range(ring.GetPointCount()):
            ring.SetPoint_2D(at, ring.GetX(at) + by, ring.GetY(at))
    return copy
