"""How few vertices an area needs, how much larger it grows by that, and how long it takes.

For each area: reading, repair and cover by this plugin. The baselines of the same run: ``added_percent`` of the convex
hull, ``vertices`` that the area has, and the ``seconds`` of GEOS's own simplification (SimplifyPreserveTopology, its
tolerance found by halving), which takes area away and so may lose scenes. Every cover is proved to cover.
``--corpus`` measures every state and province of QGIS's world map besides, with the limits of Copernicus.
Run by ``./scripts/bench area``; prints one JSON object a line.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass

from builders.areas import WORLD_MAP, multipolygon_wkt, polygon_wkt, provinces, star, world_map_wkt
from osgeo import ogr
from scene_queue.core.aoi import AreaOfInterest, SearchArea, area_from_wkt, cover
from scene_queue.core.aoi.equal_area import area_m2

from .measuring.figures import print_figure

MOST_VERTICES, MOST_CHARS = 200, 2000
MILLION = 1_000_000


@dataclass(frozen=True)
class Case:
    """One area and the limits that its cover must keep."""

    name: str
    wkt: str
    max_vertices: int = MOST_VERTICES
    max_chars: int | None = None


def cases() -> Iterator[Case]:
    """The areas of the bars, with and without the limit of characters, and two of a million vertices."""
    for name, layer, where, limit in (
        ("Oaxaca", "states_provinces", "name='Oaxaca'", 50),
        ("Mexico", "countries", "NAME='Mexico'", MOST_VERTICES),
        ("Alaska", "states_provinces", "name='Alaska'", MOST_VERTICES),
        ("Canada", "countries", "NAME='Canada'", MOST_VERTICES),
    ):
        wkt = world_map_wkt(layer, where)
        yield Case(name, wkt, limit)
        yield Case(f"{name}, {MOST_CHARS} characters", wkt, MOST_VERTICES, MOST_CHARS)
    yield Case("coast of a million vertices", coast(MILLION), max_chars=MOST_CHARS)
    yield Case("islands of a million vertices", islands(MILLION), max_chars=MOST_CHARS)


def coast(vertices: int) -> str:
    """A rough outline: waves on waves."""
    drawn = random.Random(1)  # noqa: S311 - no secret
    waves = [(3 * 2.3**step, 0.3 / (3 * 2.3**step) ** 0.9, drawn.uniform(0, 7)) for step in range(13)]
    turns = (2 * math.pi * index / vertices for index in range(vertices))
    return polygon_wkt(star(-100, 40, [10 + sum(a * math.sin(int(f) * t + p) for f, a, p in waves) for t in turns]))


def islands(vertices: int) -> str:
    """Islands of twenty corners over a continent; some overlap."""
    drawn = random.Random(1)  # noqa: S311 - no secret
    radii = [[drawn.uniform(0.01, 0.05) for _ in range(20)] for _ in range(vertices // 21)]
    return multipolygon_wkt(*(star(drawn.uniform(-60, 60), drawn.uniform(-50, 50), each) for each in radii))


def measured(case: Case) -> tuple[AreaOfInterest, SearchArea, float]:
    """Read, repair and cover; return what came out, and the seconds."""
    begun = time.perf_counter()
    area = area_from_wkt(case.wkt, case.name)
    found = cover(area, case.max_vertices, case.max_chars)
    seconds = time.perf_counter() - begun
    prove(area, found, case)
    return area, found, seconds


def prove(area: AreaOfInterest, found: SearchArea, case: Case) -> None:
    """Stop the benchmark if a cover is not valid, loses something or is too long."""
    covering, exact = ogr.CreateGeometryFromWkt(found.wkt), ogr.CreateGeometryFromWkt(area.wkt)
    fits = found.wkt == area.wkt or case.max_chars is None or len(found.wkt) <= case.max_chars
    few = found.vertices_after <= case.max_vertices
    if not (fits and few and covering.IsValid() and covering.CreatePreparedGeometry().Contains(exact)):
        raise SystemExit(f"{case.name}: the cover does not hold what it promises: {found.wkt[:200]}")


def baselines(area: AreaOfInterest, case: Case) -> tuple[float, float]:
    """The area that the convex hull adds, in %; the seconds of GEOS's own simplification to as many vertices."""
    exact = ogr.CreateGeometryFromWkt(area.wkt)
    added = (area_m2(exact.ConvexHull()) / area_m2(exact) - 1) * 100
    begun = time.perf_counter()
    low, high = 0.0, 90.0
    for _ in range(8):
        tolerance = (low + high) / 2
        few = vertices_of(exact.SimplifyPreserveTopology(tolerance)) <= case.max_vertices
        low, high = (low, tolerance) if few else (tolerance, high)
    return added, time.perf_counter() - begun


def vertices_of(geometry: ogr.Geometry) -> int:
    """Count the points of all rings."""
    count = geometry.GetGeometryCount()
    parts = (geometry.GetGeometryRef(index) for index in range(count))
    return sum(map(vertices_of, parts)) if count else int(geometry.GetPointCount())


def measure_corpus() -> None:
    """Cover every province within the limits of Copernicus; the worst of each figure, and the sum of seconds."""
    added: list[tuple[float, str]] = []
    seconds: list[tuple[float, str]] = []
    simplified = 0
    for name, wkt in provinces(every=1):
        _, found, taken = measured(Case(name, wkt, MOST_VERTICES, MOST_CHARS))
        added.append((found.added_percent, name))
        seconds.append((taken, name))
        simplified += found.added_percent > 0
    print_figure("provinces", len(added), "", area="all provinces")
    print_figure("simplified", simplified, "", area="all provinces")
    print_figure("seconds", sum(taken for taken, _ in seconds), "s", area="all provinces")
    print_figure("added_percent", sum(value for value, _ in added) / len(added), "%", area="all provinces")
    for value, name in sorted(seconds, reverse=True)[:5]:
        print_figure("seconds", value, "s", area=name)
    for value, name in sorted(added, reverse=True)[:5]:
        print_figure("added_percent", value, "%", area=name)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="nothing else is printed anyway")
    parser.add_argument("--corpus", action="store_true", help="every state and province of the world, some minutes")
    parser.add_argument("--no-million", action="store_true", help="leave the areas of a million vertices out")
    arguments = parser.parse_args()
    if not WORLD_MAP.exists():
        raise SystemExit(f"The world map of QGIS is not on this machine: {WORLD_MAP}")
    for case in cases():
        if arguments.no_million and "million" in case.name:
            continue
        area, found, seconds = measured(case)
        hull_added, plain_seconds = baselines(area, case)
        print_figure("vertices", found.vertices_after, "", found.vertices_before, area=case.name)
        print_figure("added_percent", found.added_percent, "%", hull_added, area=case.name)
        print_figure("seconds", seconds, "s", plain_seconds, area=case.name)
    if arguments.corpus:
        measure_corpus()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print_figure("peak_mb", peak, "MB", area="all")


if __name__ == "__main__":
    main()
