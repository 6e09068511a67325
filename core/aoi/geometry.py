"""Polygons in OGR: read, taken apart, put together, checked. Coordinates are longitude, latitude in degrees.

OGR is used as it is found: its exceptions may be switched on or off by others in the same process, so that every
failure is expected both as a ``RuntimeError`` and as ``None``.
"""

from __future__ import annotations

import re
import struct
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence

from osgeo import ogr

from ..errors import AreaError

Point = tuple[float, float]
Ring = list[Point]

_BYTE_ORDER = 1 if sys.byteorder == "little" else 0
_SLIVER = 1e-12  # square degrees, a hundredth of a square metre: too thin to be looked for
_ALL_OF_IT = 1 - 1e-6
_FEW = 50  # polygons; more would be cut too long
_SRID = re.compile(r"\s*SRID\s*=\s*(\d+)\s*;", re.IGNORECASE)
_JOINED = re.compile(
    r"(POLYGON|COLLECTION|CURVE|SURFACE|STRING|POINT|TRIANGLE|TIN)(ZM|Z|M)(?=\s*\(|\s*EMPTY)", re.IGNORECASE
)


def geometry_from_wkt(text: str) -> ogr.Geometry | None:
    """Read WKT or EWKT in EPSG:4326; ``None`` if it is neither, or if something follows the geometry."""
    srid = _SRID.match(text)
    if srid:
        if srid[1] != "4326":
            return None
        text = text[srid.end() :]
    text = text.strip().lstrip("\ufeff")
    if not text or _has_a_tail(text):
        return None
    if _JOINED.search(text[:40]):
        text = _JOINED.sub(r"\1 \2", text)  # QGIS writes PolygonZ, which OGR does not read
    try:
        return ogr.CreateGeometryFromWkt(text)
    except RuntimeError:
        return None


def area_geometry(wkt: str) -> ogr.Geometry:
    """Read the text of an area of interest.

    :raises AreaError: if it is none, such as one kept by hand in a project file.
    """
    geometry = geometry_from_wkt(wkt)
    if geometry is None or geometry.IsEmpty():
        raise AreaError(f"The area of interest cannot be read: {wkt[:60]!r}.", advice="Choose the area anew.")
    return geometry


def _has_a_tail(text: str) -> bool:
    """Whether text follows the bracket that closes the geometry; OGR would not say so, and lose it."""
    depth = 0
    for bracket in re.finditer(r"[()]", text):
        depth += 1 if bracket[0] == "(" else -1
        if depth == 0:
            return bracket.end() < len(text)
    return depth != 0


def geometry_from_rings(rings: Sequence[Ring]) -> ogr.Geometry:
    """Build one polygon: the outline first, then its holes. Rings are closed."""
    packed = [struct.pack("=BII", _BYTE_ORDER, ogr.wkbPolygon, len(rings))]
    for ring in rings:
        packed.append(struct.pack("=I", len(ring)))
        packed.append(array("d", [ordinate for point in ring for ordinate in point]).tobytes())
    return ogr.CreateGeometryFromWkb(b"".join(packed))


def box(west: float, south: float, east: float, north: float) -> ogr.Geometry:
    """Build the rectangle between two meridians and two parallels."""
    return geometry_from_rings([[(west, south), (east, south), (east, north), (west, north), (west, south)]])


def polygons_of(geometry: ogr.Geometry) -> Iterator[ogr.Geometry]:
    """Yield copies of the polygons of a geometry, collections opened; points and lines are left out."""
    if ogr.GT_Flatten(geometry.GetGeometryType()) == ogr.wkbPolygon:
        if not geometry.IsEmpty():
            yield geometry.Clone()  # a part would die with the whole
        return
    for index in range(geometry.GetGeometryCount()):
        yield from polygons_of(geometry.GetGeometryRef(index))


def rings_of(polygon: ogr.Geometry) -> list[Ring]:
    """Take a polygon apart: its outline first, then its holes; heights are left out."""
    rings = (polygon.GetGeometryRef(index) for index in range(polygon.GetGeometryCount()))
    return [[point[:2] for point in ring.GetPoints() or ()] for ring in rings]


def twice_enclosed(ring: Ring) -> float:
    """Return twice the area in square degrees that a ring encloses, open or closed; positive: counter-clockwise."""
    return sum(x * b - a * y for (x, y), (a, b) in zip(ring, ring[1:] + ring[:1]))


def multipolygon(polygons: Iterable[ogr.Geometry]) -> ogr.Geometry:
    """Put polygons side by side, as they are: the result may be invalid."""
    collected = ogr.Geometry(ogr.wkbMultiPolygon)
    for polygon in polygons:
        collected.AddGeometry(polygon)
    return collected


def vertex_count(geometry: ogr.Geometry) -> int:
    """Count the points of all rings, the closing ones too (so do the services that limit them)."""
    count = geometry.GetGeometryCount()
    if not count:
        return int(geometry.GetPointCount())
    return sum(vertex_count(geometry.GetGeometryRef(index)) for index in range(count))


def is_valid(geometry: ogr.Geometry) -> bool:
    """Tell whether a geometry is valid, without OGR's warning on stderr if it is not.

    ``MakeValid`` hands a valid geometry back as it is.
    """
    made = _made_valid(geometry)
    return made is not None and bytes(made.ExportToWkb()) == bytes(geometry.ExportToWkb())


def made_valid(geometry: ogr.Geometry) -> ogr.Geometry | None:
    """Mend self-crossings so that all that any loop encloses stays inside.

    :return: a MultiPolygon or Polygon, the same for a valid one; ``None`` if no area is left.
    """
    if is_valid(geometry):
        return geometry
    # Each method drops some loops that the other keeps: "structure" takes what a ring goes round, in whatever
    # direction; "linework" every other of the faces that its lines make.
    ways = _made_valid(geometry, ["METHOD=STRUCTURE"]), _made_valid(geometry)
    return united(polygon for made in ways if made is not None for polygon in polygons_of(made))


def _made_valid(geometry: ogr.Geometry, options: Sequence[str] = ()) -> ogr.Geometry | None:
    try:
        return geometry.MakeValid(list(options))
    except RuntimeError:
        return None


def united(polygons: Iterable[ogr.Geometry]) -> ogr.Geometry | None:
    """Unite valid polygons; ``None`` if there are none.

    GEOS 3.11's cascaded union loses whole faces of polygons whose lines nearly meet (found by a property test: 3.25 of
    4.54 square degrees were left), so what comes out is compared with what went in.
    """
    collected = multipolygon(polygons)
    if collected.IsEmpty():
        return None
    cascaded = _union_cascaded(collected)
    if cascaded is not None and keeps_all(cascaded, collected):
        return cascaded
    buffered = collected.Buffer(0.0)
    if buffered is not None and keeps_all(buffered, collected):
        return buffered
    return cascaded if cascaded is not None else made_valid(collected)


def _union_cascaded(collected: ogr.Geometry) -> ogr.Geometry | None:
    try:
        return collected.UnionCascaded()
    except RuntimeError:
        return None


def keeps_all(merged: ogr.Geometry, collected: ogr.Geometry) -> bool:
    """Tell whether no valid polygon lost ground by a union: by its area where there are few, by a point where many."""
    polygons = [polygon for polygon in polygons_of(collected) if polygon.GetArea() > _SLIVER]
    if len(polygons) > _FEW:
        prepared = merged.CreatePreparedGeometry()
        return all(prepared.Intersects(polygon.PointOnSurface()) for polygon in polygons)
    return all(_common_area(merged, polygon) >= _ALL_OF_IT * polygon.GetArea() for polygon in polygons)


def _common_area(merged: ogr.Geometry, polygon: ogr.Geometry) -> float:
    try:
        common = merged.Intersection(polygon)
    except RuntimeError:
        return 0.0
    return float(common.GetArea()) if common is not None else 0.0


def common_part(one: ogr.Geometry, other: ogr.Geometry) -> ogr.Geometry:
    """Return what two valid geometries have in common; possibly empty, possibly a collection.

    :raises AreaError: if GEOS cannot tell.
    """
    try:
        common = one.Intersection(other)
    except RuntimeError as error:
        raise AreaError(f"The area cannot be cut: {error}.", advice="Draw the area anew.") from error
    if common is None:
        raise AreaError("The area cannot be cut.", advice="Draw the area anew.")
    return common


def without(one: ogr.Geometry, other: ogr.Geometry) -> ogr.Geometry:
    """Return what of a valid geometry is not in the other; possibly empty, possibly a collection.

    :raises AreaError: if GEOS cannot tell.
    """
    try:
        rest = one.Difference(other)
    except RuntimeError as error:
        raise AreaError(f"A hole cannot be cut: {error}.", advice="Draw the area anew.") from error
    if rest is None:
        raise AreaError("A hole cannot be cut.", advice="Draw the area anew.")
    return rest


def compact_wkt(polygons: Sequence[Sequence[Ring]], decimals: int) -> str:
    """Write WKT as short as readers take it: rounded, no spaces, zeros or repeated points that nobody needs.

    :param polygons: of closed rings, the outline first.
    """
    bodies = [f"({','.join(_ring_text(ring, decimals) for ring in rings)})" for rings in polygons]
    return f"POLYGON{bodies[0]}" if len(bodies) == 1 else f"MULTIPOLYGON({','.join(bodies)})"


def _ring_text(ring: Ring, decimals: int) -> str:
    points = [f"{_number_text(x, decimals)} {_number_text(y, decimals)}" for x, y in ring]
    return f"({','.join(point for at, point in enumerate(points) if at == 0 or point != points[at - 1])})"


def _number_text(value: float, decimals: int) -> str:
    text = f"{value:.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
