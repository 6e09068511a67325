"""Which of many polygons meet: so that of thousands of islands only those that touch need be united."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from osgeo import ogr

Envelope = tuple[float, float, float, float]


def meeting(polygons: Sequence[ogr.Geometry]) -> list[list[ogr.Geometry]]:
    """Put valid polygons that have points in common, directly or through others, into one group; in their order."""
    leader = list(range(len(polygons)))

    def leader_of(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    for one, others in _near(polygons):
        prepared = polygons[one].CreatePreparedGeometry()
        for other in others:
            if leader_of(one) != leader_of(other) and prepared.Intersects(polygons[other]):
                leader[leader_of(other)] = leader_of(one)
    groups: dict[int, list[ogr.Geometry]] = defaultdict(list)
    for index, polygon in enumerate(polygons):
        groups[leader_of(index)].append(polygon)
    return list(groups.values())


def _near(polygons: Sequence[ogr.Geometry]) -> Iterator[tuple[int, list[int]]]:
    """Yield each polygon with those whose rectangles meet its own; each pair once, at the one with more points.

    The rectangles are swept from west to east.
    """
    envelopes: list[Envelope] = [polygon.GetEnvelope() for polygon in polygons]
    sizes = [polygon.GetGeometryRef(0).GetPointCount() for polygon in polygons]
    found: dict[int, list[int]] = defaultdict(list)
    begun: list[int] = []
    for index in sorted(range(len(polygons)), key=lambda at: envelopes[at][0]):
        west, _, south, north = envelopes[index]
        begun = [before for before in begun if envelopes[before][1] >= west]
        for before in begun:
            if envelopes[before][2] <= north and south <= envelopes[before][3]:
                large, small = (before, index) if sizes[before] >= sizes[index] else (index, before)
                found[large].append(small)
        begun.append(index)
    yield from found.items()
