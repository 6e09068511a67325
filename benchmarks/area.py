"""How few vertices an area needs, how much larger it grows by that, and how long it takes.

For each area: reading, repair and cover by this plugin. The baselines of the same run: ``added_percent`` of the convex
hull, ``vertices`` that the area has, and the ``seconds`` of GEOS's own simplification (SimplifyPreserveTopology, its
tolerance found by halving), which takes area away and so may lose scenes. Every cover is proved to cover.
``--corpus`` measures every state and province of QGIS's world map besides, with the limits of Copernicus.
Run by ``./scripts/bench area``; prints one JSON object a line.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import random
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from osgeo import ogr

ROOT = Path(__file__).resolve().parents[1]
MOST_VERTICES, MOST_CHARS = 200, 2000
MILLION = 1_000_000


def load_package() -> None:
    """Make the plugin known under its one name, whatever the checkout's folder is called."""
    spec = importlib.util.spec_from_file_location(
        "scene_queue", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    if spec is None or spec.loader is None:
        raise SystemExit(f"{ROOT} is no checkout of the plugin")
    module = sys.modules["scene_queue"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.path.insert(0, str(ROOT / "tests"))


load_package()

from builders.areas import WORLD_MAP, multipolygon_wkt, polygon_wkt, provinces, star, world_map_wkt  # noqa: E402
from scene_queue.core.aoi import AreaOfInterest, SearchArea, area_from_wkt, cover  # noqa: E402
from scene_queue.core.aoi.equal_area import area_m2  # noqa: E402


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


def print_figure(area: str, figure: str, value: float, unit: str, baseline: float | None = None) -> None:
    """Print one figure; the ratio is to the baseline that was measured in the same run."""
    line: dict[str, Any] = {"area": area, "figure": figure, "value": round(value, 3), "unit": unit}
    line["baseline"] = None if baseline is None else round(baseline, 3)
    line["ratio"] = round(value / baseline, 3) if baseline else None
    print(json.dumps(line, ensure_ascii=False), flush=True)


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
    print_figure("all provinces", "provinces", len(added), "")
    print_figure("all provinces", "simplified", simplified, "")
    print_figure("all provinces", "seconds", sum(taken for taken, _ in seconds), "s")
    print_figure("all provinces", "added_percent", sum(value for value, _ in added) / len(added), "%")
    for value, name in sorted(seconds, reverse=True)[:5]:
        print_figure(name, "seconds", value, "s")
    for value, name in sorted(added, reverse=True)[:5]:
        print_figure(name, "added_percent", value, "%")


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
        print_figure(case.name, "vertices", found.vertices_after, "", found.vertices_before)
        print_figure(case.name, "added_percent", found.added_percent, "%", hull_added)
        print_figure(case.name, "seconds", seconds, "s", plain_seconds)
    if arguments.corpus:
        measure_corpus()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print_figure("all", "peak_mb", peak, "MB")


if __name__ == "__main__":
    main()
