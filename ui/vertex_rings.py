"""The vertices of an area, to be taken hold of: in degrees, and where the map has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from qgis.core import Qgis, QgsCoordinateTransform, QgsGeometry, QgsPointXY

Rings = list[list[list[QgsPointXY]]]  # polygons, their rings, the vertices without the closing one
FEWEST = 3  # vertices of a ring


class Handle(NamedTuple):
    """One vertex: the polygon's number, the ring's, the vertex's."""

    part: int
    ring: int
    vertex: int


class VertexRings:
    """Polygons whose vertices can be moved, added and taken away.

    What is not touched keeps its coordinates in degrees exactly.

    :param area: Polygon or MultiPolygon in EPSG:4326.
    :param to_map: from EPSG:4326 to the CRS of the map.
    :raises QgsCsException: if a vertex has no place on the map.
    """

    def __init__(self, area: QgsGeometry, to_map: QgsCoordinateTransform) -> None:
        self._to_map = to_map
        self._degrees = _rings_of(area)
        self._on_map = [[[to_map.transform(point) for point in ring] for ring in part] for part in self._degrees]

    def geometry(self) -> QgsGeometry:
        """The polygons in EPSG:4326."""
        return _geometry_of(self._degrees)

    def map_geometry(self) -> QgsGeometry:
        """The polygons in the CRS of the map."""
        return _geometry_of(self._on_map)

    def points(self) -> list[QgsPointXY]:
        """All vertices in the CRS of the map."""
        return [point for part in self._on_map for ring in part for point in ring]

    def point(self, handle: Handle) -> QgsPointXY:
        """Where a vertex is on the map."""
        return self._on_map[handle.part][handle.ring][handle.vertex]

    def vertex_near(self, spot: QgsPointXY, within: float) -> Handle | None:
        """The vertex next to a point of the map, if it is near enough (units of the map)."""
        near = min(self._handles(), key=lambda handle: spot.sqrDist(self.point(handle)), default=None)
        return near if near is not None and spot.sqrDist(self.point(near)) <= within**2 else None

    def edge_near(self, spot: QgsPointXY, within: float) -> tuple[Handle, QgsPointXY] | None:
        """The edge next to a point of the map, if near enough: the vertex that it ends at, and its nearest point."""
        best, found = within**2, None
        for handle in self._handles():
            ring = self._on_map[handle.part][handle.ring]
            before = ring[handle.vertex - 1]
            distance, foot = _to_segment(spot, before, ring[handle.vertex])
            if distance <= best:
                best, found = distance, (handle, foot)
        return found

    def move(self, handle: Handle, spot: QgsPointXY) -> None:
        """Bring a vertex to a point of the map.

        :raises QgsCsException: if that is no place on earth; nothing is changed then.
        """
        degrees = self._to_map.transform(spot, Qgis.TransformDirection.Reverse)
        self._degrees[handle.part][handle.ring][handle.vertex] = degrees
        self._on_map[handle.part][handle.ring][handle.vertex] = spot

    def insert(self, handle: Handle, spot: QgsPointXY) -> None:
        """Put a new vertex before another one.

        :raises QgsCsException: as :meth:`move`.
        """
        degrees = self._to_map.transform(spot, Qgis.TransformDirection.Reverse)
        self._degrees[handle.part][handle.ring].insert(handle.vertex, degrees)
        self._on_map[handle.part][handle.ring].insert(handle.vertex, spot)

    def remove(self, handle: Handle) -> bool:
        """Take a vertex away; from a triangle, all of it: a hole is filled, a polygon goes with its holes.

        :returns: whether it was done; the last triangle stays.
        """
        return all(_without(rings, handle) for rings in (self._degrees, self._on_map))

    def _handles(self) -> Iterator[Handle]:
        for part, rings in enumerate(self._on_map):
            for ring, points in enumerate(rings):
                for vertex in range(len(points)):
                    yield Handle(part, ring, vertex)


def _rings_of(area: QgsGeometry) -> Rings:
    polygons = area.asMultiPolygon() if area.isMultipart() else [area.asPolygon()]
    return [[ring[:-1] for ring in polygon] for polygon in polygons]


def _geometry_of(rings: Rings) -> QgsGeometry:
    closed = [[[*ring, ring[0]] for ring in part] for part in rings]
    return QgsGeometry.fromPolygonXY(closed[0]) if len(closed) == 1 else QgsGeometry.fromMultiPolygonXY(closed)


def _without(rings: Rings, handle: Handle) -> bool:
    ring = rings[handle.part][handle.ring]
    if len(ring) > FEWEST:
        del ring[handle.vertex]
    elif handle.ring > 0:
        del rings[handle.part][handle.ring]
    elif len(rings) > 1:
        del rings[handle.part]
    else:
        return False
    return True


def _to_segment(spot: QgsPointXY, start: QgsPointXY, end: QgsPointXY) -> tuple[float, QgsPointXY]:
    """The squared distance of a point from a segment, and the segment's point that is nearest."""
    along, up = end.x() - start.x(), end.y() - start.y()
    length = along**2 + up**2
    share = ((spot.x() - start.x()) * along + (spot.y() - start.y()) * up) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    foot = QgsPointXY(start.x() + share * along, start.y() + share * up)
    return spot.sqrDist(foot), foot
