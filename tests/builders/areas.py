"""Polygons to test areas of interest with: stars, tangles, archipelagos, and the world map that QGIS carries."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from pathlib import Path

from hypothesis import strategies as st
from osgeo import ogr

WORLD_MAP = Path(os.environ.get("QGIS_PREFIX_PATH", "/usr")) / "share/qgis/resources/data/world_map.gpkg"

# Of all provinces, those whose cover took longest or grew most: scattered islands, fjords, the date line, the pole.
NASTIEST = {
    "Tuamotu-Gambier (PYF)",
    "None (ATA)",
    "Kiribati (KIR)",
    "Notio Aigaio (GRC)",
    "Maluku (IDN)",
    "Magallanes y Antártica Chilena (CHL)",
    "Sakhalin (RUS)",
    "Nunavut (CAN)",
}

Point = tuple[float, float]


def polygon_wkt(*rings: list[Point]) -> str:
    """Write a polygon; rings are closed if they are not."""
    return f"POLYGON({','.join(_ring_text(ring) for ring in rings)})"


def multipolygon_wkt(*outlines: list[Point]) -> str:
    """Write polygons without holes."""
    return f"MULTIPOLYGON({','.join(f'({_ring_text(outline)})' for outline in outlines)})"


def _ring_text(ring: list[Point]) -> str:
    closed = ring if ring[0] == ring[-1] else [*ring, ring[0]]
    return f"({','.join(f'{x!r} {y!r}' for x, y in closed)})"


def box_wkt(west: float, south: float, east: float, north: float) -> str:
    """Write a rectangle."""
    return polygon_wkt([(west, south), (east, south), (east, north), (west, north)])


def star(longitude: float, latitude: float, radii: list[float]) -> list[Point]:
    """A simple outline round a middle: one point for each radius (degrees), counter-clockwise."""
    turns = [2 * math.pi * index / len(radii) for index in range(len(radii))]
    return [(longitude + r * math.cos(t), latitude + r * math.sin(t)) for r, t in zip(radii, turns)]


def stars(points: int = 60, size: float = 5.0) -> st.SearchStrategy[list[Point]]:
    """Simple, jagged outlines anywhere between the polar circles that do not cross the antimeridian."""
    radius = st.floats(size / 10, size)
    return st.builds(star, st.floats(-170, 170), st.floats(-60, 60), st.lists(radius, min_size=5, max_size=points))


def tangles() -> st.SearchStrategy[list[Point]]:
    """Rings of any points: most cross themselves, many have no area."""
    coordinate = st.integers(-8, 8).map(float)
    return st.lists(st.tuples(coordinate, coordinate), min_size=3, max_size=12)


def archipelagos(islands: int = 40) -> st.SearchStrategy[list[list[Point]]]:
    """Many small triangles, which may overlap."""
    island = st.builds(
        lambda x, y, size: star(x, y, [size] * 3), st.floats(-20, 20), st.floats(-20, 20), st.floats(0.001, 0.5)
    )
    return st.lists(island, min_size=1, max_size=islands)


def world_map_wkt(layer: str, where: str) -> str:
    """The first feature of a layer of the world map that fits: ``states_provinces`` or ``countries``."""
    source = ogr.Open(str(WORLD_MAP))
    features = source.GetLayerByName(layer)
    features.SetAttributeFilter(where)
    feature = features.GetNextFeature()
    return str(feature.GetGeometryRef().ExportToWkt())


def provinces(every: int) -> Iterator[tuple[str, str]]:
    """Name and WKT of every so manieth of the world's states and provinces, and of the nastiest."""
    source = ogr.Open(str(WORLD_MAP))
    for index, feature in enumerate(source.GetLayerByName("states_provinces")):
        name = f"{feature['name']} ({feature['adm0_a3']})"
        if index % every == 0 or name in NASTIEST:
            yield name, feature.GetGeometryRef().ExportToWkt()
