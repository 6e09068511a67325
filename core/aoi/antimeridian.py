"""The antimeridian and the poles: rings made continuous, polygons brought back between -180 and 180 degrees."""

from __future__ import annotations

import math

from osgeo import ogr

from .geometry import Ring, box, common_part, polygons_of

HALF_TURN, TURN = 180.0, 360.0


def unwrapped(ring: Ring) -> Ring:
    """Make a ring that jumps from one side of the antimeridian to the other continuous.

    An edge over more than 180 degrees of longitude is taken the short way round, unless it runs along the edge
    of the map (from -180 to 180) or the ring would lose its area by that. Who means the long way puts points between.
    A ring that goes once round the earth is closed along the pole of its side. Longitudes are from -180 to 180 or
    from 0 to 360; a ring that has both is continuous already.

    :param ring: closed.
    :return: closed; the same object if nothing jumps. Longitudes may lie outside of [-180, 180].
    """
    steps = [after[0] - before[0] for before, after in zip(ring, ring[1:])]
    if all(abs(step) <= HALF_TURN for step in steps) or _is_continuous(ring):
        return ring
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


def moved(polygon: ogr.Geometry, by: float) -> ogr.Geometry:
    """Return a copy of a polygon, moved by degrees of longitude."""
    copy = polygon.Clone()
    for index in range(copy.GetGeometryCount()):
        ring = copy.GetGeometryRef(index)
        for at in range(ring.GetPointCount()):
            ring.SetPoint_2D(at, ring.GetX(at) + by, ring.GetY(at))
    return copy
