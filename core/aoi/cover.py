"""The search area: a polygon with few vertices that covers the exact area, so that services take it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from osgeo import ogr

from ..errors import SettingsError
from .antimeridian import with_points_between
from .area import AreaOfInterest
from .equal_area import area_m2
from .geometry import Ring, area_geometry, box, compact_wkt, geometry_from_wkt, is_valid, rings_of, vertex_count
from .joining import closed_up, gathered, grouped
from .outline import (
    extent_of,
    geometry_from_outlines,
    moved_out,
    on_earth,
    outlines_of,
    points_in,
    reduced,
    settled,
)

_FEWEST_VERTICES = 5
_FEWEST_CHARS = 80  # five corners of a rectangle in whole degrees, and some room
_DETAIL = 10  # times the points of the result are looked at
_MOST_POINTS = 8000
_MOST_PARTS = 500
_MOST_OUTLINES = 4000  # before anything else: thousands of islands more cannot be told apart in the result
_FEWEST_A_PART = 4  # points of a triangle, closed
_ROUNDING_NOISE = 1e-6  # of the last digit
_FARTHER = 1.6
_STEPS_DOWN = (8.0, 4.0, 2.0, 1.4, 1, 1, 1, 1, 1, 1)


@dataclass(frozen=True)
class SearchArea:
    """The cover of an area of interest.

    :param wkt: valid Polygon or MultiPolygon, EPSG:4326, longitude first, that covers the exact area.
    :param vertices_before: points of the exact area, the closing ones too.
    :param vertices_after: points of the cover.
    :param added_percent: by how much the cover is larger than the exact area; true areas in EPSG:6933.
    """

    wkt: str
    vertices_before: int
    vertices_after: int
    added_percent: float


@dataclass(frozen=True)
class _Limits:
    vertices: int
    chars: int | None
    decimals: int

    def allow(self, vertices: int, text: str) -> bool:
        return vertices <= self.vertices and (self.chars is None or len(text) <= self.chars)

    def points_for(self, geometry: ogr.Geometry) -> int:
        """How many points there may be, by the longest coordinates that the geometry has."""
        if self.chars is None:
            return self.vertices
        west, east, south, north = (f"{bound:.{self.decimals}f}" for bound in geometry.GetEnvelope())
        longest = max(len(west), len(east)) + max(len(south), len(north)) + len(" ,")
        return max(_FEWEST_VERTICES, min(self.vertices, (self.chars - len("POLYGON(())")) // longest))


def cover(area: AreaOfInterest, max_vertices: int = 200, max_chars: int | None = None, decimals: int = 4) -> SearchArea:
    """Simplify an area without losing any of it: what is returned covers it, proved on the very text.

    An area that fits is returned as it is. Else holes are filled, what lies close together is joined, and points that
    cost the least area are taken away outwards. Several distances of joining are tried and the smallest result is
    taken; its coordinates are rounded first and proved to cover then. If nothing else fits, it is the bounding box.

    :param max_vertices: the most points, closing ones counted; at least 5.
    :param max_chars: the longest text, before it is encoded for an address; at least 80.
    :param decimals: of the coordinates of the result, in degrees.
    :raises SettingsError: if the limits are too small for any polygon.
    """
    limits = _Limits(max_vertices, max_chars, decimals)
    exact = area_geometry(area.wkt)
    before = vertex_count(exact)
    if limits.allow(before, area.wkt):
        return SearchArea(area.wkt, before, before, 0.0)
    if max_vertices < _FEWEST_VERTICES or (max_chars is not None and max_chars < _FEWEST_CHARS):
        raise SettingsError(
            f"No polygon fits into {max_vertices} vertices and {max_chars} characters.",
            advice=f"Allow at least {_FEWEST_VERTICES} vertices and {_FEWEST_CHARS} characters.",
        )
    text = _smallest(exact, limits)
    found = area_geometry(text)
    added = (area_m2(found) / area_m2(exact) - 1) * 100
    return SearchArea(text, before, vertex_count(found), max(0.0, added))


def _smallest(exact: ogr.Geometry, limits: _Limits) -> str:
    points = limits.points_for(exact)
    coarse = _without_detail(exact, points)
    candidates = sorted([*_plain(coarse, points), *_candidates(coarse, points)], key=_area_of)
    texts = (_proved(outlines, exact, limits, points) for outlines in candidates)
    return next((text for text in texts if text), "") or _box_round(exact, limits)


def _plain(outlines: list[Ring], points: int) -> list[list[Ring]]:
    """Return what always works: the convex hull and the bounding box."""
    whole = geometry_from_outlines(outlines)
    west, east, south, north = whole.GetEnvelope()
    hull = _brought_down(outlines_of(whole.ConvexHull()), points)
    return [outlines for outlines in (hull, outlines_of(box(west, south, east, north))) if outlines]


def _area_of(outlines: list[Ring]) -> float:
    return area_m2(geometry_from_outlines(outlines))


def _without_detail(exact: ogr.Geometry, points: int) -> list[Ring]:
    """Leave out what no result with so few points will show, so that all that follows is quick."""
    outlines = gathered(outlines_of(exact), _MOST_OUTLINES)
    extent = extent_of(outlines)
    coarse = reduced(outlines, _DETAIL * points, (extent * 1e-8, extent * 1e-5), factor=4)
    if points_in(coarse) > _MOST_POINTS:
        coarse = reduced(coarse, _MOST_POINTS, (extent * 1e-5, extent * 1e-3), factor=2)
    return gathered(settled(coarse), _MOST_PARTS)


def _candidates(outlines: list[Ring], points: int) -> Iterator[list[Ring]]:
    """Yield outlines with few enough points, made by joining parts over growing distances, while that helps."""
    extent, farthest = extent_of(outlines), _size_of(outlines)
    joined, distance = outlines, 0.0
    smallest, in_vain = math.inf, 0
    while in_vain < 2 and distance < farthest:
        fewer = _brought_down(joined, points)
        if fewer is None and distance:
            fewer = _brought_down(grouped(joined, distance), points)
        if fewer is not None:
            yield fewer
            area = _area_of(fewer)
            smallest, in_vain = min(area, smallest), in_vain + 1 if area >= smallest else 0
        if distance and len(joined) == 1:
            return
        distance = distance * _FARTHER if distance else _first_distance(joined, points)
        coarse = reduced(joined, 4 * points, (extent * 1e-6, extent * 1e-4), factor=2)
        joined = closed_up(coarse, distance)


def _size_of(outlines: list[Ring]) -> float:
    """Return how far apart two places of the area are at most, in degrees: farther joining finds nothing more."""
    west, east, south, north = geometry_from_outlines(outlines).GetEnvelope()
    return math.hypot(east - west, north - south)


def _first_distance(outlines: list[Ring], points: int) -> float:
    """Return a hundredth of the area's size; of scattered islands, a part of the way from one to the next."""
    west, east, south, north = geometry_from_outlines(outlines).GetEnvelope()
    between = math.sqrt((east - west) * (north - south) / len(outlines)) / 20
    size = math.sqrt(extent_of(outlines)) / 100
    return max(size, between) if _FEWEST_A_PART * len(outlines) > points else size


def _brought_down(outlines: list[Ring], points: int) -> list[Ring] | None:
    """Take points away until few enough are left, mending on the way; ``None`` if that does not succeed."""
    if _FEWEST_A_PART * len(outlines) > points:
        return None
    extent = extent_of(outlines)
    for share in _STEPS_DOWN:
        if share == 1 or points_in(outlines) > points * share:
            outlines = settled(reduced(outlines, int(points * share), (extent * 1e-7, extent * 4)))
        if share == 1 and points_in(outlines) <= points:
            return outlines
    return None


def _proved(outlines: list[Ring], exact: ogr.Geometry, limits: _Limits, points: int) -> str | None:
    """Write the text and prove that it fits, is valid and covers; ``None`` if it cannot be made so.

    Rounding moves corners inwards too, so that all edges are moved out before.
    """
    for steps in (0.75, 1.5, 3.0, 6.0, 12.0):
        by = steps * 10.0**-limits.decimals
        moved = outlines_of(on_earth(geometry_from_outlines([moved_out(outline, by) for outline in outlines])))
        text = compact_wkt([[with_points_between([*outline, outline[0]])] for outline in moved], limits.decimals)
        found = geometry_from_wkt(text)
        if found is not None and limits.allow(vertex_count(found), text) and _covers(found, exact):
            return text
        if limits.chars is not None and len(text) > limits.chars:
            points = int(points * limits.chars / len(text))
        fewer = _brought_down(settled(moved), max(points, _FEWEST_VERTICES))
        if fewer is None:
            return None
        outlines = fewer
    return None


def _covers(found: ogr.Geometry, exact: ogr.Geometry) -> bool:
    """Tell whether a polygon is valid and has the whole exact area in it."""
    return is_valid(found) and bool(found.CreatePreparedGeometry().Contains(exact))


def _box_round(exact: ogr.Geometry, limits: _Limits) -> str:
    """Write the rectangle round the area, its sides rounded outwards, with as many decimals as fit."""
    west, east, south, north = exact.GetEnvelope()
    for decimals in range(limits.decimals, -1, -1):
        scale = 10.0**decimals
        left, bottom = (math.floor(bound * scale - _ROUNDING_NOISE) / scale for bound in (west, south))
        right, top = (math.ceil(bound * scale + _ROUNDING_NOISE) / scale for bound in (east, north))
        corners = max(left, -180.0), max(bottom, -90.0), min(right, 180.0), min(top, 90.0)
        ring = rings_of(box(*corners))[0]
        text = compact_wkt([[with_points_between(ring)]], decimals)
        if limits.allow(len(with_points_between(ring)), text):
            return text
        text = compact_wkt([[ring]], decimals)
        if limits.allow(_FEWEST_VERTICES, text):
            break
    return text
