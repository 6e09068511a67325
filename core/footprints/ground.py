"""The area in small pieces, and which footprint covers what of them: unions of footprints by counting pieces.

Most footprints cover a piece as a whole or not at all, which is found out once; only where rims meet something is cut.
So neither the coverage of ten thousand scenes nor the gain of one more needs the union of them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Optional

from osgeo import ogr

from ..aoi.contact import footprint_geometry
from ..aoi.equal_area import area_m2
from ..aoi.geometry import area_geometry, box, common_part, made_valid, multipolygon, polygons_of, united, vertex_count
from ..errors import AreaError

_MOST_VERTICES, _MOST_PIECES = 256, 3_000
_SMALLEST_DEGREES = 0.6  # half a tile: measured, larger and smaller pieces take longer
_MOST_HALVINGS = 40
_NOTHING_M2 = 1e-3
_AT_ONCE = 16  # parts united before they are cut off a piece: of hundreds, a few of these leave nothing of it
_ROUNDING = 1 + 1e-6  # the area of a whole and the sum of its pieces differ by less


class Part:
    """What footprints cover of a piece; it is cut out when that is asked for, since most parts never matter.

    :param polygons: as WKB. (Of ten thousand footprints, geometries would be as many objects again for Python's
        collector to look through, and while it does, the window stands still.)
    """

    def __init__(self, piece: ogr.Geometry, polygons: tuple[bytes, ...]) -> None:
        self._piece = piece
        self._polygons = polygons

    @property
    def geometry(self) -> ogr.Geometry:
        """What the polygons cover of the piece together."""
        return ogr.CreateGeometryFromWkb(self._wkb)

    @cached_property
    def m2(self) -> float:
        """Its true area, in square metres."""
        return area_m2(self.geometry)

    @cached_property
    def _wkb(self) -> bytes:
        return bytes(self._cut().ExportToWkb())

    def _cut(self) -> ogr.Geometry:
        polygons = map(ogr.CreateGeometryFromWkb, self._polygons)
        cut = [part for polygon in polygons for part in polygons_of(common_part(self._piece, polygon))]
        whole = united(cut) if len(cut) > 1 else None
        return whole if whole is not None else multipolygon(cut)


Cover = dict[int, Optional[Part]]  # by piece: the part that is covered; None: the whole piece


@dataclass(frozen=True)
class Coverage:
    """What footprints cover of an area.

    :param percent: of its true area (EPSG:6933), 0 to 100.
    :param open_wkb: the rest, a MultiPolygon in EPSG:4326; its parts meet at meridians and parallels.
    """

    percent: float
    open_wkb: bytes


class Ground:
    """An area and the footprints over it. Used by one thread at a time.

    :param area_wkt: ``AreaOfInterest.wkt``; empty: the area is what all footprints cover together.
    :param footprints: WKT by key, EPSG:4326, longitude first. Without a text, nothing is covered.
    :raises AreaError: if the area cannot be read.
    :raises ServiceError: when a footprint is first asked for and cannot be read.
    """

    def __init__(self, area_wkt: str, footprints: Mapping[str, str]) -> None:
        self._footprints = footprints
        self._covers: dict[str, Cover] = {}
        self._most_m2: dict[str, float] = {"": 0.0}
        area = area_geometry(area_wkt) if area_wkt else _together(set(footprints.values()))
        west, east, south, north = area.GetEnvelope()
        self._cell = max(_SMALLEST_DEGREES, ((east - west) * (north - south) / _MOST_PIECES) ** 0.5)
        self.pieces = [piece for part in polygons_of(area) for piece in _pieces_of(part, self._cell)]
        self.pieces_m2 = [area_m2(piece) for piece in self.pieces]
        self.area_m2 = sum(self.pieces_m2)
        self._by_cell: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, piece in enumerate(self.pieces):
            for cell in self._cells(piece):
                self._by_cell[cell].append(number)

    def cover(self, key: str) -> Cover:
        """Return which pieces a footprint covers, wholly or in part; footprints of one text are judged once."""
        text = self._footprints.get(key, "")
        if text not in self._covers:
            self._covers[text] = self._cover(text) if text else {}
        return self._covers[text]

    def most_m2(self, key: str) -> float:
        """Return a bound of what a footprint covers, in square metres, for which nothing is cut."""
        self.cover(key)
        return self._most_m2[self._footprints.get(key, "")]

    def parts_of(self, keys: Iterable[str]) -> dict[int, list[Part | None]]:
        """Return what some footprints cover, by piece."""
        by_piece: dict[int, list[Part | None]] = defaultdict(list)
        for key in keys:
            for number, part in self.cover(key).items():
                by_piece[number].append(part)
        return by_piece

    def own_m2(self, keys: Iterable[str], others: Iterable[str], at_most: float) -> float:
        """Return what some footprints cover and others do not, in square metres; counting ends above ``at_most``."""
        own_m2, covers = 0.0, [self.cover(other) for other in others]
        for number, parts in self.parts_of(keys).items():
            theirs = [cover[number] for cover in covers if number in cover]
            if own_m2 > at_most or None in theirs:
                continue
            mine = self.pieces[number] if None in parts else _united(parts)
            own_m2 += _left_of(mine, theirs)[1]
        return own_m2

    def covered_percent(self, keys: Iterable[str]) -> float:
        """Return the share of the area, 0 to 100, that footprints cover together, by true area (EPSG:6933)."""
        return self.coverage(keys).percent

    def coverage(self, keys: Iterable[str]) -> Coverage:
        """Return what footprints cover together, and what of the area they leave open."""
        if not self.area_m2:
            return Coverage(0.0, b"")
        rest = Rest(self)
        rest.take({self._footprints.get(key, ""): key for key in keys}.values())
        percent = 100.0 * max(0.0, 1.0 - rest.left_m2 / self.area_m2)
        return Coverage(percent, bytes(rest.geometry().ExportToWkb()))

    def _cover(self, text: str) -> Cover:
        met: dict[int, tuple[bytes, ...]] = {}
        whole: set[int] = set()
        footprint = footprint_geometry(text)
        for polygon in polygons_of(footprint):
            prepared, alone = polygon.CreatePreparedGeometry(), (bytes(polygon.ExportToWkb()),)
            for number in {number for cell in self._cells(polygon) for number in self._by_cell.get(cell, ())}:
                piece = self.pieces[number]
                if prepared.Contains(piece):
                    whole.add(number)
                elif prepared.Intersects(piece):
                    met[number] = met[number] + alone if number in met else alone
        parts = {number: Part(self.pieces[number], polygons) for number, polygons in met.items()}
        cover: Cover = {**parts, **dict.fromkeys(whole)}
        self._most_m2[text] = _ROUNDING * area_m2(footprint)
        return cover

    def _cells(self, geometry: ogr.Geometry) -> list[tuple[int, int]]:
        west, east, south, north = (int(edge // self._cell) for edge in geometry.GetEnvelope())
        return [(x, y) for x in range(west, east + 1) for y in range(south, north + 1)]


class Rest:
    """What of the area is not covered yet, while footprints are taken one after another."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._parts: dict[int, ogr.Geometry] = {}  # what is left of pieces that were begun
        self._m2: dict[int, float] = {}
        self.left_m2 = ground.area_m2

    def geometry(self) -> ogr.Geometry:
        """Return what is not covered, in parts that may touch one another."""
        left = (
            self._parts.get(number, piece)
            for number, piece in enumerate(self._ground.pieces)
            if self._m2_of(number) > _NOTHING_M2
        )
        return multipolygon(polygon for part in left for polygon in polygons_of(part))

    def gain_m2(self, keys: Iterable[str]) -> float:
        """Return how much of what is left some footprints would cover together, in square metres."""
        return sum(self._gain_m2(number, parts) for number, parts in self._ground.parts_of(keys).items())

    def most_m2(self, keys: Iterable[str]) -> float:
        """Return a bound of :meth:`gain_m2`, for which nothing is cut."""
        return sum(
            min(self._ground.most_m2(key), sum(self._m2_of(number) for number in self._ground.cover(key)))
            for key in keys
        )

    def take(self, keys: Iterable[str]) -> None:
        """Cover what some footprints cover together."""
        for number, parts in self._ground.parts_of(keys).items():
            before = self._m2_of(number)
            if before > _NOTHING_M2:
                self._m2[number] = self._cut(number, parts)
                self.left_m2 -= before - self._m2[number]

    def _m2_of(self, number: int) -> float:
        return self._m2.get(number, self._ground.pieces_m2[number])

    def _gain_m2(self, number: int, parts: list[Part | None]) -> float:
        left_m2 = self._m2_of(number)
        if left_m2 <= _NOTHING_M2 or None in parts:
            return left_m2
        # cut edges bend otherwise in EPSG:6933, so that a sliver's part can seem larger than the sliver
        return min(left_m2, self._met_m2(number, parts))

    def _met_m2(self, number: int, parts: list[Part | None]) -> float:
        if number in self._parts:
            return area_m2(common_part(self._parts[number], _united(parts)))
        if len(parts) == 1 and parts[0] is not None:
            return parts[0].m2
        return area_m2(_united(parts))

    def _cut(self, number: int, parts: list[Part | None]) -> float:
        """Take parts from a piece; returns what is left of it, in square metres."""
        if None in parts:
            return 0.0
        rest = self._parts.get(number, self._ground.pieces[number])
        self._parts[number], left_m2 = _left_of(rest, parts)
        return left_m2


def _united(parts: list[Part | None]) -> ogr.Geometry:
    shapes = [part.geometry for part in parts if part is not None]
    if len(shapes) == 1:
        return shapes[0]
    whole = united(polygon for shape in shapes for polygon in polygons_of(shape))
    return whole if whole is not None else multipolygon([])


def _left_of(rest: ogr.Geometry, parts: list[Part | None]) -> tuple[ogr.Geometry, float]:
    """Take parts from a piece; returns what is left of it, and its true area in square metres."""
    left_m2 = area_m2(rest)
    for first in range(0, len(parts), _AT_ONCE):
        if left_m2 <= _NOTHING_M2:
            break
        rest = _without(rest, _united(parts[first : first + _AT_ONCE]))
        left_m2 = area_m2(rest)
    return rest, left_m2


def _without(left: ogr.Geometry, part: ogr.Geometry) -> ogr.Geometry:
    """Cut a part away; what is cut again and again gets lines so close to one another that GEOS may want it mended."""
    rest = _difference(left, part)
    if rest is None:
        mended = made_valid(left), made_valid(part)
        rest = _difference(*mended) if None not in mended else None
    if rest is None:
        raise AreaError("The area cannot be cut.", advice="Draw the area anew.")
    return multipolygon(polygons_of(rest))


def _difference(left: ogr.Geometry, part: ogr.Geometry) -> ogr.Geometry | None:
    try:
        return left.Difference(part)
    except RuntimeError:
        return None


def _together(texts: Iterable[str]) -> ogr.Geometry:
    shapes = (footprint_geometry(text) for text in sorted(texts) if text)
    whole = united(polygon for shape in shapes for polygon in polygons_of(shape))
    return whole if whole is not None else ogr.Geometry(ogr.wkbPolygon)


def _pieces_of(geometry: ogr.Geometry, longest: float, halvings: int = 0) -> list[ogr.Geometry]:
    """Cut a polygon at meridians and parallels into pieces of few vertices and no edge of the box over ``longest``."""
    west, east, south, north = geometry.GetEnvelope()
    small = max(east - west, north - south) <= longest and vertex_count(geometry) <= _MOST_VERTICES
    if small or halvings >= _MOST_HALVINGS:
        return [geometry]
    if east - west > north - south:
        middle = (west + east) / 2
        halves = box(west, south, middle, north), box(middle, south, east, north)
    else:
        middle = (south + north) / 2
        halves = box(west, south, east, middle), box(west, middle, east, north)
    cut = (part for half in halves for part in polygons_of(common_part(geometry, half)))
    return [piece for part in cut for piece in _pieces_of(part, longest, halvings + 1)]
