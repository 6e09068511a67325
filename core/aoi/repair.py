"""What people hand in as an area, made a valid polygon within the bounds of the earth; each repair is told."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable

from osgeo import ogr

from ..errors import AreaError
from .antimeridian import as_meant, brought_back, without_long_edges
from .geometry import (
    Ring,
    geometry_from_rings,
    geometry_from_wkt,
    is_valid,
    made_valid,
    multipolygon,
    polygons_of,
    rings_of,
    united,
    without,
)
from .meeting import meeting

CURVES_TOLD = "Curves were turned into short straight lines."
HEIGHTS_TOLD = "Heights (Z) and measures (M) were dropped."
REPEATED_TOLD = "Repeated points were removed"
_FURTHEST_LONGITUDE = 360.0
_ROUNDING_NOISE = 1e-9  # degrees, a tenth of a millimetre: what a change of system leaves at the bounds
_SMALLEST = 1e-14  # square degrees, less than a square millimetre
_MOST_ROUNDINGS = 20  # what is mended is rounded again; needles that nearly touch took four
_REPEATED = re.compile(r"(?<=[(,])(?=([^,()]+))\1(?:,\1)+(?=[,)])")  # a point of WKT, several times in a row
_DRAW_ANEW = "Draw the area anew, or choose another layer or file."


def repaired(geometry: ogr.Geometry) -> tuple[str, tuple[str, ...]]:
    """Make any geometry the exact area.

    :param geometry: of any type, EPSG:4326, longitude first.
    :return: WKT of a valid Polygon or MultiPolygon, 2D, within [-180, 180] x [-90, 90], and what was repaired.
    :raises AreaError: if it is empty, has no polygon or no area, or lies out of bounds.
    """
    repairs: list[str] = []
    flat = _flattened(geometry, repairs)
    polygons = list(polygons_of(flat))
    _refuse_what_is_no_area(flat, polygons)
    _tell_what_is_left_out(flat, repairs)
    _refuse_out_of_bounds(multipolygon(polygons))
    parts = [_on_earth(rings, repairs) for rings in _cleaned(map(_noiseless, polygons), repairs)]
    whole = _united([piece for pieces in parts for piece in pieces], repairs)
    return _stable_wkt(whole), tuple(repairs)


def _flattened(geometry: ogr.Geometry, repairs: list[str]) -> ogr.Geometry:
    flat = geometry.Clone()
    if flat.HasCurveGeometry():
        repairs.append(CURVES_TOLD)
        flat = flat.GetLinearGeometry()
    if flat.Is3D() or flat.IsMeasured():
        repairs.append(HEIGHTS_TOLD)
        flat.FlattenTo2D()
    return flat


def _refuse_what_is_no_area(geometry: ogr.Geometry, polygons: list[ogr.Geometry]) -> None:
    if geometry.IsEmpty():
        raise AreaError("The area is empty.", advice=_DRAW_ANEW)
    if not polygons:
        raise AreaError(f"The area has no polygon, only {_listed(_others(geometry))}.", advice="Choose polygons.")


def _tell_what_is_left_out(geometry: ogr.Geometry, repairs: list[str]) -> None:
    left_out = _others(geometry)
    if left_out:
        repairs.append(f"Only polygons count; left out: {_listed(left_out)}.")


def _listed(kinds: Counter[str]) -> str:
    return ", ".join(f"{count} {kind}{'s' * (count > 1)}" for kind, count in sorted(kinds.items()))


def _others(geometry: ogr.Geometry) -> Counter[str]:
    """Count what is neither polygon nor collection, by its lower-case name."""
    name = geometry.GetGeometryName().lower()
    if name in ("geometrycollection", "multipolygon", "polyhedralsurface"):
        parts = (geometry.GetGeometryRef(index) for index in range(geometry.GetGeometryCount()))
        return sum((_others(part) for part in parts), Counter())
    return Counter() if name == "polygon" else Counter([name])


def _refuse_out_of_bounds(area: ogr.Geometry) -> None:
    west, east, south, north = area.GetEnvelope()
    reach_x, reach_y = max(-west, east), max(-south, north)
    if not all(math.isfinite(bound) for bound in (west, east, south, north)):
        raise AreaError("The area has a coordinate that is no number.", advice=_DRAW_ANEW)
    if reach_x <= _FURTHEST_LONGITUDE and reach_y <= 90 + _ROUNDING_NOISE:
        return
    found = f"x from {west:g} to {east:g}, y from {south:g} to {north:g}"
    if reach_x > _FURTHEST_LONGITUDE or reach_y > _FURTHEST_LONGITUDE:
        raise AreaError(
            f"The area's coordinates are no degrees ({found}): they look like metres of a projection.",
            advice="Save it in WGS 84 (EPSG:4326), or choose it as a layer of the map, whose projection is known.",
        )
    if reach_x <= 90 and reach_y <= 180:
        raise AreaError(
            f"The area has latitudes beyond 90 degrees ({found}): perhaps latitude and longitude are swapped.",
            advice="Put the longitude first.",
        )
    raise AreaError(f"The area has latitudes beyond 90 degrees ({found}).", advice=_DRAW_ANEW)


def _cleaned(polygons: Iterable[ogr.Geometry], repairs: list[str]) -> list[list[ogr.Geometry]]:
    """Close rings, drop repeated points, make rings continuous.

    :return: each polygon without fault as it is; of one whose rings lie beyond the antimeridian or touch a pole, the
        outline and then each hole as a polygon of its own.
    """
    faults: Counter[str] = Counter()
    cleaned = []
    for polygon in polygons:
        before = rings_of(polygon)
        outline, *holes = [_clean_ring(ring, faults) for ring in before]
        if outline:
            rings = _continuous([outline, *filter(None, holes)], faults)
            if len(rings) > 1 and any(abs(x) > 180 or abs(y) == 90 for ring in rings for x, y in ring):
                cleaned.append([geometry_from_rings([ring]) for ring in rings])
            else:
                cleaned.append([polygon if rings == before else geometry_from_rings(rings)])
    repairs.extend(f"{sentence}: {count}." for sentence, count in faults.items())
    return cleaned


def _clean_ring(ring: Ring, faults: Counter[str]) -> Ring:
    distinct = [point for point, before in zip(ring, [None, *ring]) if point != before]
    if len(distinct) < len(ring):
        faults[REPEATED_TOLD] += len(ring) - len(distinct)
    if distinct and distinct[0] != distinct[-1]:
        faults["Rings that were not closed were closed"] += 1
        distinct.append(distinct[0])
    if len(distinct) < 4:
        faults["Rings with fewer than three corners were left out"] += 1
        return []
    return distinct


def _continuous(rings: list[Ring], faults: Counter[str]) -> list[Ring]:
    meant = as_meant(rings)
    faults.update(fault for _, fault in meant if fault)
    return [ring for ring, _ in meant]


def _noiseless(polygon: ogr.Geometry) -> ogr.Geometry:
    west, east, south, north = polygon.GetEnvelope()
    if all(bound == _within(bound, most) for bound, most in ((west, 180), (east, 180), (south, 90), (north, 90))):
        return polygon
    rings = rings_of(polygon)
    return geometry_from_rings([[(_within(x, 180), _within(y, 90)) for x, y in ring] for ring in rings])


def _within(ordinate: float, bound: float) -> float:
    if bound < abs(ordinate) <= bound + _ROUNDING_NOISE:
        return math.copysign(bound, ordinate)
    return ordinate


def _on_earth(rings: list[ogr.Geometry], repairs: list[str]) -> list[ogr.Geometry]:
    """Mend a polygon and bring it between -180 and 180 degrees; holes that came apart are cut out there."""
    outline, *holes = [_brought_back(_mended(ring, repairs), repairs) for ring in rings]
    cut = united(piece for hole in holes for piece in hole)
    if cut is None:
        return outline
    return [rest for piece in outline for rest in polygons_of(without(piece, cut))]


def _mended(polygon: ogr.Geometry, repairs: list[str]) -> ogr.Geometry | None:
    if is_valid(polygon):
        return polygon
    _tell("Outlines that cross or touch themselves were mended.", repairs)
    return made_valid(polygon)


def _brought_back(mended: ogr.Geometry | None, repairs: list[str]) -> list[ogr.Geometry]:
    singles = list(polygons_of(mended)) if mended is not None else []
    back = [piece for single in singles for piece in brought_back(single)]
    if any(single.GetEnvelope()[0] < -180 or single.GetEnvelope()[1] > 180 for single in singles):
        split = len(back) > len(singles)
        _tell(
            "The area crosses the antimeridian: it was split there."
            if split
            else "Longitudes beyond 180 degrees were brought back to [-180, 180].",
            repairs,
        )
    return back


def _tell(sentence: str, repairs: list[str]) -> None:
    if sentence not in repairs:
        repairs.append(sentence)


def _united(parts: list[ogr.Geometry], repairs: list[str]) -> ogr.Geometry:
    apart: list[ogr.Geometry] = []
    for group in meeting(parts):
        whole = united(group) if len(group) > 1 else None
        pieces = list(polygons_of(whole)) if whole is not None else group
        if whole is None or (len(pieces) == len(group) and is_valid(multipolygon(group))):
            apart.extend(group)  # alone, or they touch in points only
        else:
            apart.extend(pieces)
            _tell("Parts that overlap or share an edge were united.", repairs)
    if not apart or sum(part.GetArea() for part in apart) < _SMALLEST:
        raise AreaError("The area has no extent: its outline encloses nothing.", advice=_DRAW_ANEW)
    return _without_long_edges(apart[0] if len(apart) == 1 else multipolygon(apart))


def _without_long_edges(whole: ogr.Geometry) -> ogr.Geometry:
    before = list(polygons_of(whole))
    after = [without_long_edges(polygon) for polygon in before]
    if all(one is other for one, other in zip(before, after)):
        return whole
    return after[0] if len(after) == 1 else multipolygon(after)


def _stable_wkt(area: ogr.Geometry) -> str:
    """Write WKT that is valid when it is read: its 15 digits round the coordinates, and make points one."""
    for _ in range(_MOST_ROUNDINGS):
        text = str(area.ExportToWkt())
        read = geometry_from_wkt(text)
        if read is not None and is_valid(read):
            return _REPEATED.sub(r"\1", text)
        area = made_valid(read) if read is not None else None
        if area is None:
            break
    raise AreaError("The area cannot be repaired: its outline crosses itself too finely.", advice=_DRAW_ANEW)
