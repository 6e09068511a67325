"""Outlines that plainly need no mending, as most footprints are: told by numbers alone, without a geometry."""

from __future__ import annotations

import re

from .geometry import Ring

_POLYGON = re.compile(r"\s*POLYGON\s*\(\s*\(([^()_]+)\)\s*\)\s*", re.IGNORECASE)  # Python's numbers may hold _
_FLAT = 1e-9  # square degrees; what turns less may be rounding


def convex_ring(wkt: str) -> Ring | None:
    """Return the ring of a polygon that is convex, closed, without holes, and within bounds.

    Such a one is valid, and does not cross the antimeridian.

    :param wkt: EPSG:4326, longitude first.
    :return: ``None`` for every other text.
    """
    found = _POLYGON.fullmatch(wkt)
    if not found:
        return None
    try:
        ring = [(float(x), float(y)) for x, y in map(str.split, found[1].split(","))]
    except ValueError:
        return None
    return ring if _is_within_bounds(ring) and _is_convex(ring) else None


def _is_within_bounds(ring: Ring) -> bool:
    longitudes, latitudes = [x for x, _ in ring], [y for _, y in ring]
    west, east = min(longitudes), max(longitudes)
    return west >= -180 and east <= 180 and east - west <= 180 and min(latitudes) >= -90 and max(latitudes) <= 90


def _is_convex(ring: Ring) -> bool:
    """Whether a ring always turns to the same side, and goes round once."""
    if len(ring) < 4 or ring[0] != ring[-1]:
        return False
    steps = [(after[0] - before[0], after[1] - before[1]) for before, after in zip(ring, ring[1:])]
    turns = [one[0] * other[1] - one[1] * other[0] for one, other in zip(steps, steps[1:] + steps[:1])]
    if min(turns) <= _FLAT and max(turns) >= -_FLAT:
        return False
    eastward = [step[0] > 0 for step in steps if step[0]]
    return sum(one != other for one, other in zip(eastward, eastward[1:] + eastward[:1])) == 2
