"""Areas from tile names: the squares of the Military Grid Reference System in which Sentinel-2 is cut."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from osgeo import ogr

from ..errors import AreaError
from .area import AreaOfInterest
from .equal_area import transformation
from .geometry import Ring, geometry_from_rings, multipolygon
from .repair import repaired

SQUARE_M = 100_000
TILE_M = 109_800
_GRID_M = 60
_FALSE_NORTHING_M = 10_000_000
_BANDS = "CDEFGHJKLMNPQRSTUVWX"
_ROWS = "ABCDEFGHJKLMNPQRSTUV"
_COLUMNS = ("ABCDEFGH", "JKLMNPQR", "STUVWXYZ")
_NAME = re.compile(r"T?(\d{1,2})([C-HJ-NP-X])([A-HJ-NP-Z])([A-HJ-NP-V])", re.IGNORECASE)
_SIDES = 8  # points a side: a tile's sides are straight in UTM, and bend in degrees


@dataclass(frozen=True)
class TileSquare:
    """Where a tile lies in its UTM zone.

    :param zone: 1 to 60.
    :param west: easting of its left side, metres.
    :param north: northing of its upper side, metres, counted from the equator: negative south of it.
    """

    zone: int
    west: int
    north: int

    @property
    def is_southern(self) -> bool:
        """Whether its zone is counted from ten million metres south of the equator."""
        return self.north <= 0

    @property
    def epsg(self) -> int:
        """Number of its CRS."""
        return (32700 if self.is_southern else 32600) + self.zone

    @property
    def northing(self) -> int:
        """Of its upper side in that CRS, metres."""
        return self.north + _FALSE_NORTHING_M if self.is_southern else self.north


def area_from_tiles(tile_ids: Iterable[str]) -> AreaOfInterest:
    """Build the area that tiles cover, named by them.

    :param tile_ids: ``15PUT``, ``T15PUT`` or ``t15put``.
    :raises AreaError: if one of them does not exist, or none is given.
    """
    names = list(dict.fromkeys(_normal(tile_id) for tile_id in tile_ids))
    if not names:
        raise AreaError("No tile is named.", advice="Name one or more, such as 15PUT.")
    wkt, _ = repaired(multipolygon(tile_polygon(name) for name in names))
    return AreaOfInterest(wkt=wkt, name=" ".join(names))


def is_tile_name(text: str) -> bool:
    """Tell whether a text is written as tile names are; whether there is such a tile is another question."""
    return _NAME.fullmatch(text.strip()) is not None


def _normal(tile_id: str) -> str:
    found = _NAME.fullmatch(tile_id.strip())
    if not found:
        raise AreaError(
            f"{tile_id!r} is no tile name.",
            advice="Write zone, band and the two letters of the square, such as 15PUT.",
        )
    return f"{int(found[1]):02d}{found[2]}{found[3]}{found[4]}".upper()


def tile_polygon(tile_id: str) -> ogr.Geometry:
    """Build the square of 109.8 km of one tile, EPSG:4326; its ring may jump across the antimeridian.

    Source: the grid of the real products' ``MTD_TL.xml``: the upper left corner of the 100 km square, moved outwards
    to a multiple of 60 m counted from the equator.

    :param tile_id: in the form ``15PUT``.
    :raises AreaError: if there is no such square.
    """
    square = tile_square(tile_id)
    return geometry_from_rings([_in_degrees(square.zone, square.west, square.north - TILE_M, TILE_M)])


def tile_square(tile_id: str) -> TileSquare:
    """Find the place of a tile in its zone, see :func:`tile_polygon`.

    :param tile_id: in the form ``15PUT``.
    :raises AreaError: if there is no such square.
    """
    if not _NAME.fullmatch(tile_id) or not tile_id[0].isdigit():
        raise AreaError(f"{tile_id!r} is no tile name.", advice="Take a scene of one tile.")
    zone, band, column, row = int(tile_id[:-3]), tile_id[-3], tile_id[-2], tile_id[-1]
    easting, northing = _square(tile_id, zone, band, column, row)
    west = math.floor(easting / _GRID_M) * _GRID_M
    north = math.ceil((northing + SQUARE_M) / _GRID_M) * _GRID_M
    return TileSquare(zone, west, north)


def _square(tile_id: str, zone: int, band: str, column: str, row: str) -> tuple[int, int]:
    """Find the lower left corner of a 100 km square: easting, and northing from the equator (south: negative)."""
    columns = _COLUMNS[(zone - 1) % 3]
    if 1 <= zone <= 60 and column in columns:
        easting = (columns.index(column) + 1) * SQUARE_M
        first_row = (_ROWS.index(row) - (0 if zone % 2 else 5)) % len(_ROWS)
        for cycle in range(-5, 5):
            northing = (first_row + cycle * len(_ROWS)) * SQUARE_M
            if _lies_in(zone, band, easting, northing):
                return easting, northing
    raise AreaError(f"There is no tile {tile_id}.", advice="Check its name against the map of Sentinel-2 tiles.")


def _lies_in(zone: int, band: str, easting: int, northing: int) -> bool:
    if (northing >= 0) != (band >= "N") or abs(northing) > 9_400_000:
        return False
    south, north = _latitudes(band)
    west, east = _longitudes(zone, band)
    ring = _in_degrees(zone, easting, northing, SQUARE_M)
    middle = (west + east) / 2
    offsets = [(longitude - middle + 180) % 360 - 180 for longitude, _ in ring]
    return (
        min(latitude for _, latitude in ring) < north
        and max(latitude for _, latitude in ring) > south
        and min(offsets) < east - middle
        and max(offsets) > west - middle
    )


def _latitudes(band: str) -> tuple[float, float]:
    south = _BANDS.index(band) * 8.0 - 80.0
    return south, 84.0 if band == "X" else south + 8.0


def _longitudes(zone: int, band: str) -> tuple[float, float]:
    """Return the limits of a zone; those round Norway and Svalbard differ (MGRS)."""
    west = zone * 6.0 - 186.0
    exceptions = {
        (31, "V"): (0.0, 3.0),
        (32, "V"): (3.0, 12.0),
        (31, "X"): (0.0, 9.0),
        (33, "X"): (9.0, 21.0),
        (35, "X"): (21.0, 33.0),
        (37, "X"): (33.0, 42.0),
        (32, "X"): (0.0, 0.0),
        (34, "X"): (0.0, 0.0),
        (36, "X"): (0.0, 0.0),
    }
    return exceptions.get((zone, band), (west, west + 6.0))


def _in_degrees(zone: int, west: int, south: int, side: int) -> Ring:
    """Turn a square in UTM, its northing counted from the equator, into a closed ring in EPSG:4326."""
    steps = [side * step / _SIDES for step in range(_SIDES)]
    outline = [
        *((west + step, south) for step in steps),
        *((west + side, south + step) for step in steps),
        *((west + side - step, south + side) for step in steps),
        *((west, south + side - step) for step in steps),
    ]
    to_degrees = transformation(32600 + zone, 4326)
    ring = [(x, y) for x, y, _ in to_degrees.TransformPoints(outline)]
    return [*ring, ring[0]]
