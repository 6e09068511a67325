"""Hits on their way to a result: names read once, each product once, one level of each acquisition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from ..aoi import area_from_tiles
from ..aoi.contact import footprint_geometry
from ..errors import AreaError, ServiceError
from ..footprints import ground_percent
from ..product.name import ProcessingLevel, ProductName
from ..scene import Scene
from .named_scene import Acquisition, acquisition_of
from .orbit_direction import orbit_direction, points_of
from .scene_filters import cloud_tests, passes, scene_tests
from .scene_query import LevelChoice, SceneQuery

_THE_SAME_GROUND = 95.0  # %; the rims of the footprints of L1C and L2A may differ a little
_THE_SAME_SIDE = 0.02  # degrees


class Candidate(NamedTuple):
    """A scene, its orbit direction derived where the service does not say it, and what its levels share."""

    scene: Scene
    acquisition: Acquisition


def candidates_of(scenes: Iterable[Scene]) -> tuple[list[Candidate], list[str]]:
    """Read the names of scenes; of several entries for one product the one that can be fetched counts, then the newest.

    :return: each product once, in the order given; and the names that cannot be read.
    """
    entries: dict[str, Scene] = {}
    for scene in scenes:
        known = entries.setdefault(scene.identifier, scene)
        if _rank(scene) > _rank(known):
            entries[scene.identifier] = scene
    found, unreadable = [], []
    for scene in entries.values():
        try:
            acquisition = acquisition_of(ProductName.parse_compact(scene.identifier))
        except ValueError:
            unreadable.append(scene.identifier)
            continue
        found.append(Candidate(_directed(scene), acquisition))
    return found, unreadable


def chosen(
    candidates: Iterable[Candidate], query: SceneQuery, corrected: Collection[Acquisition] = frozenset()
) -> list[Candidate]:
    """Apply all filters of a query but area and limit; quick, so that it can be tried how changed filters do."""
    tests, clouds = scene_tests(query), cloud_tests(query)
    passed = [candidate for candidate in candidates if passes(candidate.scene, tests)]
    if query.level is LevelChoice.BEST:
        passed = _best(passed, corrected)
    return [candidate for candidate in passed if passes(candidate.scene, clouds)]


@lru_cache(maxsize=1024)
def tile_outline(tile_id: str) -> str:
    """Return the outline of a tile: WKT, EPSG:4326, longitude first; empty for one that is not known."""
    try:
        return area_from_tiles([tile_id]).wkt
    except AreaError:
        return ""


def is_readable(footprint_wkt: str) -> bool:
    """Tell whether a text is a footprint."""
    try:
        return bool(footprint_wkt) and footprint_geometry(footprint_wkt) is not None
    except ServiceError:
        return False


def _rank(scene: Scene) -> tuple[object, ...]:
    return (scene.online is not False, scene.published, scene.uuid)


def _directed(scene: Scene) -> Scene:
    if scene.orbit_direction:
        return scene
    for outline in _outlines(scene):
        try:
            return replace(scene, orbit_direction=orbit_direction(outline, scene.begin))
        except ValueError:
            continue
    return scene


def _outlines(scene: Scene) -> Iterator[str]:
    yield scene.footprint_wkt
    yield tile_outline(scene.tile_id)


def _best(candidates: Sequence[Candidate], corrected: Collection[Acquisition]) -> list[Candidate]:
    """Leave out the L1C that have an L2A."""
    by_level: dict[ProcessingLevel, dict[Acquisition, list[Scene]]] = {
        level: defaultdict(list) for level in ProcessingLevel
    }
    for scene, acquisition in candidates:
        by_level[scene.level][acquisition].append(scene)
    left_out: set[str] = set()
    for acquisition, scenes in by_level[ProcessingLevel.L1C].items():
        l2a = by_level[ProcessingLevel.L2A].get(acquisition, [])
        names = [scene.identifier for scene in scenes if acquisition in corrected or _is_corrected(scene, l2a)]
        left_out.update(names)
    return [candidate for candidate in candidates if candidate.scene.identifier not in left_out]


def _is_corrected(scene: Scene, its_l2a: Sequence[Scene]) -> bool:
    """Whether the L2A of an acquisition cover the L1C: it may be one half of a split tile, and they the other."""
    if any(_have_one_extent(scene, other) for other in its_l2a):
        return True
    others = [other.footprint_wkt for other in its_l2a if is_readable(other.footprint_wkt)]
    if not others or not is_readable(scene.footprint_wkt):
        return bool(its_l2a)
    return ground_percent(scene.footprint_wkt, others) >= _THE_SAME_GROUND


def _have_one_extent(one: Scene, other: Scene) -> bool:
    """Whether two footprints reach as far in all directions: quick, and enough for most."""
    if one.footprint_wkt == other.footprint_wkt:
        return True
    try:
        sides = zip(_extent(one.footprint_wkt), _extent(other.footprint_wkt))
    except ValueError:
        return False
    return all(abs(side - the_other) <= _THE_SAME_SIDE for side, the_other in sides)


def _extent(footprint_wkt: str) -> tuple[float, float, float, float]:
    longitudes, latitudes = zip(*points_of(footprint_wkt))
    return min(longitudes), max(longitudes), min(latitudes), max(latitudes)
