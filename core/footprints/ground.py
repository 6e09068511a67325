"""The area in small pieces, and which footprint covers what of them: unions of footprints by counting pieces.

Most footprints cover a piece as a whole or not at all, which is found out once; only where rims meet something is cut.
So neither the coverage of ten thousand scenes nor the gain of one more needs the union of them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Part:
    """What a footprint covers of a piece, with its true area."""

    geometry: ogr.Geometry
    m2: float


Cover = dict[int, Optional[Part]]  # by piece: the part that is covered; None: the whole piece


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
            mine = self.pieces[number] if None in parts else _united(parts).geometry
            own_m2 += area_m2(_without(mine, _united(theirs).geometry) if theirs else mine)
        return own_m2

    def covered_percent(self, keys: Iterable[str]) -> float:
        """Return the share of the area, 0 to 100, that footprints cover together, by true area (EPSG:6933)."""
        if not self.area_m2:
            return 0.0
        rest = Rest(self)
        rest.take({self._footprints.get(key, ""): key for key in keys}.values())
        return 100.0 * max(0.0, 1.0 - rest.left_m2 / self.area_m2)

    def _cover(self, text: str) -> Cover:
        found: dict[int, list[ogr.Geometry]] = defaultdict(list)
        whole: set[int] = set()
        for polygon in polygons_of(footprint_geometry(text)):
            prepared = polygon.CreatePreparedGeometry()
            for number in {number for cell in self._cells(polygon) for number in self._by_cell.get(cell, ())}:
                piece = self.pieces[number]
                if prepared.Contains(piece):
                    whole.add(number)
                elif prepared.Intersects(piece):
                    found[number] += polygons_of(common_part(piece, polygon))
        parts = {number: united(polygons) for number, polygons in found.items() if number not in whole}
        partly = {number: Part(shape, area_m2(shape)) for number, shape in parts.items() if shape is not None}
        return {**dict.fromkeys(whole), **partly}

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

    def gain_m2(self, keys: Iterable[str]) -> float:
        """Return how much of what is left some footprints would cover together, in square metres."""
        return sum(self._gain_m2(number, parts) for number, parts in self._ground.parts_of(keys).items())

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
        shape = _united(parts)
        if number in self._parts:
            return area_m2(common_part(self._parts[number], shape.geometry))
        return shape.m2

    def _cut(self, number: int, parts: list[Part | None]) -> float:
        """Take parts from a piece; returns what is left of it, in square metres."""
        if None in parts:
            return 0.0
        self._parts[number] = _without(self._parts.get(number, self._ground.pieces[number]), _united(parts).geometry)
        return area_m2(self._parts[number])


def _united(parts: list[Part | None]) -> Part:
    known = [part for part in parts if part is not None]
    if len(known) == 1:
        return known[0]
    shape = united(polygon for part in known for polygon in polygons_of(part.geometry))
    return Part(shape, area_m2(shape))


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
