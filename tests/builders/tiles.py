"""Where a Sentinel-2 tile lies: its UTM origin and its outline.

Source: the military grid (NGA.STND.0037, the 100 km squares) and the rule by which ESA's tiling grid puts the
corner on multiples of 60 m; it agrees with every real MTD_TL.xml that was at hand.
"""

from __future__ import annotations

import functools
import math
import re

from osgeo import ogr, osr

TILE_METRES = 109_800
_COLUMNS = ("STUVWXYZ", "ABCDEFGH", "JKLMNPQR")
_ROWS = "ABCDEFGHJKLMNPQRSTUV"
_CYCLE_METRES = 2_000_000
_FALSE_NORTHING = 10_000_000
# The least northing (100 km, with the false northing in the south) of each band of latitude.
_LEAST_NORTHING = dict(
    zip("CDEFGHJKLMNPQRSTUVWX", (11, 20, 28, 37, 46, 55, 64, 73, 82, 91, 0, 8, 17, 26, 35, 44, 53, 62, 70, 79))
)


def tile_origin(tile_id: str) -> tuple[int, int, int]:
    """The EPSG code and the upper left corner (m) of a tile such as ``15PUT``.

    :raises ValueError: if no such square exists.
    """
    found = re.fullmatch(r"T?(\d{2})([C-HJ-NP-X])([A-HJ-NP-Z])([A-HJ-NP-V])", tile_id.upper())
    zone = int(found[1]) if found else 0
    if not found or not 1 <= zone <= 60 or found[3] not in _COLUMNS[zone % 3]:
        raise ValueError(f"Not a Sentinel-2 tile: {tile_id!r}")
    easting = 100_000 * (1 + _COLUMNS[zone % 3].index(found[3]))
    shift = 5 if zone % 2 == 0 else 0
    northing = 100_000 * ((_ROWS.index(found[4]) - shift) % len(_ROWS))
    while northing < 100_000 * _LEAST_NORTHING[found[2]]:
        northing += _CYCLE_METRES
    south = found[2] < "N"
    false_northing = _FALSE_NORTHING if south else 0
    top = math.ceil((northing + 100_000 - false_northing) / 60) * 60 + false_northing
    return (32700 if south else 32600) + zone, math.floor(easting / 60) * 60, top


def tile_footprint_wkt(tile_id: str) -> str:
    """The tile's square of 109.8 km as a polygon in EPSG:4326, longitude first.

    A tile that crosses the antimeridian becomes a multipolygon of its two sides, within -180 ... 180.

    :raises ValueError: if no such square exists.
    """
    epsg, left, top = tile_origin(tile_id)
    right, bottom = left + TILE_METRES, top - TILE_METRES
    corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    points = [point[:2] for point in _to_lonlat(epsg).TransformPoints(corners)]
    if max(lon for lon, _ in points) - min(lon for lon, _ in points) <= 180:
        return _polygon(points)
    return _split([(lon % 360, lat) for lon, lat in points])


@functools.cache
def utm_wkt(epsg: int) -> str:
    """The WKT of a UTM zone's reference system."""
    return _system(epsg).ExportToWkt()


@functools.cache
def _to_lonlat(epsg: int) -> osr.CoordinateTransformation:
    return osr.CoordinateTransformation(_system(epsg), _system(4326))


def _system(epsg: int) -> osr.SpatialReference:
    system = osr.SpatialReference()
    system.ImportFromEPSG(epsg)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return system


def _polygon(points: list[tuple[float, float]]) -> str:
    ring = ",".join(f"{lon:.12g} {lat:.12g}" for lon, lat in points)
    return f"POLYGON (({ring}))"


def _split(points: list[tuple[float, float]]) -> str:
    whole = ogr.CreateGeometryFromWkt(_polygon(points))
    sides = ogr.Geometry(ogr.wkbMultiPolygon)
    for west, shift in ((0, 0), (180, -360)):
        half = whole.Intersection(ogr.CreateGeometryFromWkt(_polygon(_box(west))))
        ring = half.GetGeometryRef(0).GetPoints()
        sides.AddGeometry(ogr.CreateGeometryFromWkt(_polygon([(point[0] + shift, point[1]) for point in ring])))
    return str(sides.ExportToWkt())


def _box(west: float) -> list[tuple[float, float]]:
    return [(west, -90), (west + 180, -90), (west + 180, 90), (west, 90), (west, -90)]
