"""Polygons of any CRS brought to longitude and latitude, as the map shows them.

An edge that is straight on the map is bent in longitude and latitude: points are put into it until what is left of the
bend is no more than a metre (of a continent: a millionth of its size). Longitudes go on beyond 180 degrees where an
outline crosses the antimeridian, and an outline round a pole, which has no closed form in longitude and latitude, is
closed along the pole at the antimeridian; so nothing has to be guessed afterwards.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qgis.core import (  # type: ignore[attr-defined]  # QgsCsException is not in the stubs
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsLineString,
    QgsPointXY,
    QgsPolygon,
    QgsUnitTypes,
)

from ..aoi.antimeridian import with_points_between
from ..aoi.geometry import Point, Ring
from ..errors import AreaError

_SHARE = 0.41  # where an edge is tested: not in the middle, where a bend may cross the straight line
_LEAST_BEND = 1e-5  # degrees, about a metre
_BEND_OF_EXTENT = 1e-6
_SHORTEST_M = 1000.0  # shorter edges bend by some centimetres
_DEEPEST = 40
_AT_THE_POLE = 90 - 1e-9
_NUDGE = (1e-3, 7e-4)  # units of the map
_WKB_HEADER = 9  # bytes before the coordinates of a line


@dataclass(frozen=True)
class _Piece:
    """A part of an edge, from one point on the map to another, with both in degrees."""

    edge: int
    at: float
    start: Point
    end: Point
    start_degrees: Point
    end_degrees: Point


class EdgeFollower:
    """Brings the rings of one CRS to longitude and latitude.

    :param transform: from the CRS to EPSG:4326.
    """

    def __init__(self, crs: QgsCoordinateReferenceSystem, transform: QgsCoordinateTransform) -> None:
        self._transform = transform
        self._is_geographic = crs.isGeographic()
        metre = QgsUnitTypes.DistanceUnit.DistanceMeters
        self._shortest = _SHORTEST_M * QgsUnitTypes.fromUnitToUnitFactor(metre, crs.mapUnits())

    def rings(self, polygons: QgsGeometry) -> list[list[Ring]]:
        """Return the rings of each polygon, the outline first; closed, their longitudes continuous.

        Edges of a geographic CRS are straight in degrees, and as wide as the map shows them; polygons that cross
        themselves on the map are left as they are.

        :raises AreaError: if a point has no longitude and latitude, or an outline goes round a pole more than once.
        """
        if not self._is_geographic:
            return [[self._followed(ring) for ring in rings] for rings in rings_on_the_map(polygons)]
        beside = [[self._beside(ring) for ring in rings] for rings in rings_on_the_map(polygons)]
        return [[with_points_between(ring) for ring in rings] for rings in beside] if polygons.isGeosValid() else beside

    def _beside(self, ring: Ring) -> Ring:
        """Bring a ring from another datum: longitudes beyond 180 degrees stay there."""
        found = self._transformed(ring)
        return [(x + 360 * round((before - x) / 360), y) for (x, y), (before, _) in zip(found, ring)]

    def _is_long(self, start: Point, end: Point) -> bool:
        return abs(end[0] - start[0]) + abs(end[1] - start[1]) > self._shortest

    def _followed(self, ring: Ring) -> Ring:
        corners = self.degrees(ring)
        west, east = min(corners)[0], max(corners)[0]
        bend = max(_LEAST_BEND, _BEND_OF_EXTENT * (east - west))
        pieces = [
            _Piece(index, 0.0, ring[index], ring[index + 1], corners[index], corners[index + 1])
            for index in range(len(ring) - 1)
            if self._is_long(ring[index], ring[index + 1])
        ]
        between = sorted(self._points_on(pieces, bend))
        if not between and east - west < 180:
            return corners  # neither the antimeridian nor a pole is near
        return self._closed(_continuous(_merged(corners, between)), ring)

    def _points_on(self, pieces: list[_Piece], bend: float) -> Iterator[tuple[int, float, Point]]:
        """Yield the points that edges need: the number of the edge, the order on it, the point in degrees."""
        width = 1.0
        for _ in range(_DEEPEST):
            points = [_between(piece.start, piece.end) for piece in pieces]
            halves = []
            for piece, point, degrees in zip(pieces, points, self.degrees(points)):
                if _bend(piece, degrees) > bend:
                    order = piece.at + width / 2
                    yield piece.edge, order, degrees
                    halves.append(_Piece(piece.edge, piece.at, piece.start, point, piece.start_degrees, degrees))
                    halves.append(_Piece(piece.edge, order, point, piece.end, degrees, piece.end_degrees))
            pieces, width = halves, width / 2
            if not pieces:
                return

    def degrees(self, points: Sequence[Point]) -> Ring:
        """Bring points to longitude and latitude; one exactly at a pole, which has no longitude, from a hair beside it.

        :raises AreaError: if a point has none.
        """
        found = self._transformed(points)
        for index, (_, latitude) in enumerate(found):
            if abs(latitude) > _AT_THE_POLE:
                beside = (points[index][0] + _NUDGE[0], points[index][1] + _NUDGE[1])
                found[index] = self._transformed([beside])[0]
        return found

    def _transformed(self, points: Sequence[Point]) -> Ring:
        if not points:
            return []
        line = QgsLineString([x for x, _ in points], [y for _, y in points])
        try:
            line.transform(self._transform)
        except QgsCsException as error:
            raise _beyond_its_system(str(error)) from error
        found = _coordinates(line)
        if not all(math.isfinite(x) and math.isfinite(y) for x, y in found):
            raise _beyond_its_system("a corner lies where it has none")
        return found

    def _closed(self, continuous: Ring, ring: Ring) -> Ring:
        turns = round((continuous[-1][0] - continuous[0][0]) / 360)
        if turns == 0:
            continuous[-1] = continuous[0]
            return _near_greenwich(continuous)
        if abs(turns) > 1:
            raise AreaError("The outline goes round a pole more than once.", advice="Draw the area anew.")
        eastwards = continuous if turns > 0 else continuous[::-1]
        return _near_greenwich(_closed_along(self._pole_in(ring, eastwards), eastwards))

    def _pole_in(self, ring: Ring, degrees: Ring) -> float:
        """Return the latitude of the pole that a ring on the map goes round."""
        outline = QgsGeometry(QgsPolygon(QgsLineString([x for x, _ in ring], [y for _, y in ring])))
        for pole in (90.0, -90.0):
            try:
                place = self._transform.transform(QgsPointXY(0, pole), Qgis.TransformDirection.Reverse)
            except QgsCsException:
                continue  # this CRS does not show this pole
            if math.isfinite(place.x()) and math.isfinite(place.y()) and outline.contains(place):
                return pole
        return math.copysign(90.0, sum(latitude for _, latitude in degrees))


def rings_on_the_map(polygons: QgsGeometry) -> Iterator[list[Ring]]:
    """Yield the rings of each polygon, the outline first, in the units of the map; closed."""
    for part in polygons.asGeometryCollection():
        polygon = part.constGet()
        holes = (polygon.interiorRing(index) for index in range(polygon.numInteriorRings()))
        yield [_coordinates(ring) for ring in (polygon.exteriorRing(), *holes)]


def _coordinates(line: QgsLineString) -> Ring:
    values = array("d", bytes(line.asWkb())[_WKB_HEADER:])
    return list(zip(values[::2], values[1::2]))


def _beyond_its_system(reason: str) -> AreaError:
    return AreaError(
        f"The area cannot be brought to longitude and latitude ({reason}).",
        advice="Check the coordinate reference system of the layer or of the map, or zoom in to where it is defined.",
    )


def _short_way(degrees: float) -> float:
    """Return a difference of longitudes, from -180 to 180."""
    return (degrees + 180) % 360 - 180


def _between(start: Point, end: Point) -> Point:
    return start[0] + _SHARE * (end[0] - start[0]), start[1] + _SHARE * (end[1] - start[1])


def _bend(piece: _Piece, point: Point) -> float:
    """Return how far a point of an edge is from the straight line in degrees, in degrees of latitude."""
    narrower = math.cos(math.radians(point[1]))
    (west, south), (east, north) = piece.start_degrees, piece.end_degrees
    along_x, along_y = narrower * _short_way(east - west), north - south
    to_x, to_y = narrower * _short_way(point[0] - west), point[1] - south
    squared = along_x**2 + along_y**2
    share = min(1.0, max(0.0, (to_x * along_x + to_y * along_y) / squared)) if squared else 0.0
    return math.hypot(to_x - share * along_x, to_y - share * along_y)


def _merged(corners: Ring, between: Iterable[tuple[int, float, Point]]) -> Ring:
    on_edge: dict[int, Ring] = {}
    for edge, _, point in between:
        on_edge.setdefault(edge, []).append(point)
    return [point for index, corner in enumerate(corners) for point in (corner, *on_edge.get(index, ()))]


def _continuous(ring: Ring) -> Ring:
    """Let longitudes go on beyond 180 degrees: each step is the short way."""
    longitude = ring[0][0]
    result = ring[:1]
    for before, after in zip(ring, ring[1:]):
        longitude += _short_way(after[0] - before[0])
        result.append((longitude, after[1]))
    return result


def _closed_along(pole: float, eastwards: Ring) -> Ring:
    """Close an open ring that goes once round the earth, along a pole.

    It is opened where it crosses the antimeridian nearest to the pole, so that what is added crosses nothing.
    """
    crossings = [
        (abs(pole - latitude), index, seam, latitude)
        for index, (start, end) in enumerate(zip(eastwards, eastwards[1:]))
        for seam, latitude in _crossing(start, end)
    ]
    _, index, seam, latitude = min(crossings)
    turned = [
        *((x - seam, y) for x, y in eastwards[index + 1 :]),
        *((x - seam + 360, y) for x, y in eastwards[1 : index + 1]),
    ]
    along = [(x, pole) for x in (360.0, 240.0, 120.0, 0.0)]
    ring = [(0.0, latitude), *turned, (360.0, latitude), *along, (0.0, latitude)]
    return [(x - 180, y) for x, y in ring]


def _crossing(start: Point, end: Point) -> Iterator[tuple[float, float]]:
    """Yield the antimeridian and the latitude where an edge crosses it eastwards."""
    seam = 360 * math.floor((end[0] + 180) / 360) - 180
    if start[0] < seam <= end[0]:
        yield seam, start[1] + (end[1] - start[1]) * (seam - start[0]) / (end[0] - start[0])


def _near_greenwich(ring: Ring) -> Ring:
    """Move a ring by whole turns, so that its middle lies between -180 and 180 degrees."""
    middle = (min(x for x, _ in ring) + max(x for x, _ in ring)) / 2
    turns = round(middle / 360)
    return [(x - 360 * turns, y) for x, y in ring] if turns else ring
