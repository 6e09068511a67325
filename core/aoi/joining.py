"""Outlines that lie close together made one, so that thousands of islands fit into a few hundred points.

Whatever is done here, the result encloses the outlines that were given; all are settled (see :mod:`.outline`).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from osgeo import ogr

from .geometry import Ring, twice_enclosed
from .outline import geometry_from_outlines, on_earth, outlines_of, settled

_ROUND = 2  # points a quarter circle


def gathered(outlines: list[Ring], most: int) -> list[Ring]:
    """Put small islands that share a cell of a grid into one hull, until no more than ``most`` outlines are left."""
    west, east, south, north = geometry_from_outlines(outlines).GetEnvelope()
    cell = math.sqrt((east - west) * (north - south) / most)
    while len(outlines) > most:
        cells: dict[object, list[Ring]] = defaultdict(list)
        for index, outline in enumerate(outlines):
            cells[_cell_of(outline, cell) or index].append(outline)
        outlines = settled([outline for group in cells.values() for outline in _hull_of(group)])
        cell *= 1.5
    return outlines


def _cell_of(outline: Ring, cell: float) -> tuple[int, int] | None:
    """Return where in the grid an outline lies, if it is smaller than a cell."""
    west, south = min(x for x, _ in outline), min(y for _, y in outline)
    if max(x for x, _ in outline) - west > cell or max(y for _, y in outline) - south > cell:
        return None
    return math.floor(west / cell), math.floor(south / cell)


def _hull_of(group: list[Ring]) -> list[Ring]:
    return group if len(group) == 1 else outlines_of(geometry_from_outlines(group).ConvexHull())


def closed_up(outlines: Sequence[Ring], distance: float) -> list[Ring]:
    """Grow by a distance (degrees) and shrink by it again: straits and bays are filled, the rest stays as it is."""
    simple = geometry_from_outlines(_grown(outlines, distance))
    shrunk = simple.Buffer(-distance, _ROUND)
    return settled([*outlines_of(on_earth(shrunk)), *outlines])


def grouped(outlines: Sequence[Ring], distance: float) -> list[Ring]:
    """Make one outline of all that lie within twice a distance (degrees): their hull, or all within the distance."""
    joined = []
    for around in _grown(outlines, distance):
        grown = on_earth(geometry_from_outlines([around]))
        members = _inside(grown, outlines)
        hull = _hull_of(members)
        ways = [hull, outlines_of(grown)] if len(members) > 1 else [hull]
        joined.extend(min(ways, key=lambda way: sum(twice_enclosed(outline) for outline in way)))
    return settled([*joined, *outlines])


def _grown(outlines: Sequence[Ring], distance: float) -> list[Ring]:
    grown = outlines_of(geometry_from_outlines(outlines).Buffer(distance, _ROUND))
    return outlines_of(geometry_from_outlines(grown).SimplifyPreserveTopology(distance / 20))


def _inside(grown: ogr.Geometry, outlines: Sequence[Ring]) -> list[Ring]:
    west, east, south, north = grown.GetEnvelope()
    prepared = grown.CreatePreparedGeometry()
    near = [outline for outline in outlines if west <= outline[0][0] <= east and south <= outline[0][1] <= north]
    return [outline for outline in near if prepared.Contains(geometry_from_outlines([outline]))]
