"""The filters of a query that a scene can be tested for by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Callable

from ..product.name import ProcessingLevel
from ..scene import Scene
from .scene_query import LevelChoice, SceneQuery, baselines_of, months_of

SceneTest = Callable[[Scene], bool]


def scene_tests(query: SceneQuery) -> dict[str, SceneTest]:
    """Return the tests of the filters that the query sets, by name, the cheap ones first.

    What is not known of a scene lets it through: its cloud, its orbit direction, whether it is online. Area and
    limit are no tests of a single scene and not among them; ``BEST`` tests no level.
    """
    first, last = query.start, query.end
    tests: dict[str, SceneTest] = {"days": lambda scene: first <= scene.begin.date() <= last}
    tests.update(_tests_of_names(query))
    tests.update(_tests_of_values(query))
    return tests


def cloud_tests(query: SceneQuery) -> dict[str, SceneTest]:
    """Return the tests of cloud, over the scene and over the area; see :func:`scene_tests`."""
    tests: dict[str, SceneTest] = {}
    whole, over_area = query.max_cloud_percent, query.max_aoi_cloud_percent
    if whole is not None:
        tests["cloud"] = lambda scene: scene.cloud_cover_percent is None or scene.cloud_cover_percent <= whole
    if over_area is not None:
        tests["aoi_cloud"] = lambda scene: scene.aoi_cloud_percent is None or scene.aoi_cloud_percent <= over_area
    return tests


def passes(scene: Scene, tests: Mapping[str, SceneTest]) -> bool:
    """Tell whether a scene passes all tests."""
    return all(test(scene) for test in tests.values())


def name_matcher(pattern: str) -> Callable[[str], bool]:
    """Return a test of product names.

    :param pattern: with ``*`` for any letters and ``?`` for one, in any case, with or without ``.SAFE``; every other
        letter stands for itself.
    """
    bare = re.sub(r"\.SAFE(\.zip)?$", "", pattern.strip(), flags=re.IGNORECASE)
    wild = {"*": ".*", "?": "."}
    text = "".join(wild.get(letter) or re.escape(letter) for letter in re.sub(r"\*+", "*", bare))
    expression = re.compile(text, re.IGNORECASE | re.DOTALL)
    return lambda name: expression.fullmatch(name) is not None


def _tests_of_names(query: SceneQuery) -> dict[str, SceneTest]:
    tests: dict[str, SceneTest] = {}
    if query.level is not LevelChoice.BEST:
        level = ProcessingLevel(query.level.value)
        tests["level"] = lambda scene: scene.level is level
    if query.tiles:
        tiles = frozenset(query.tiles)
        tests["tiles"] = lambda scene: scene.tile_id in tiles
    if query.platforms:
        platforms = frozenset(query.platforms)
        tests["platforms"] = lambda scene: scene.platform[-2:].upper() in platforms
    if query.baseline.strip():
        oldest, newest = baselines_of(query.baseline)
        tests["baseline"] = lambda scene: oldest <= scene.baseline <= newest
    if query.name_pattern.strip():
        matches = name_matcher(query.name_pattern)
        tests["name_pattern"] = lambda scene: matches(scene.identifier)
    return tests


def _tests_of_values(query: SceneQuery) -> dict[str, SceneTest]:
    tests: dict[str, SceneTest] = {}
    if query.months.strip():
        months = months_of(query.months)
        tests["months"] = lambda scene: scene.begin.month in months
    if query.relative_orbit is not None:
        orbit = query.relative_orbit
        tests["relative_orbit"] = lambda scene: scene.relative_orbit == orbit
    if query.orbit_direction:
        wanted = query.orbit_direction
        tests["orbit_direction"] = lambda scene: scene.orbit_direction.upper() in ("", wanted)
    if query.online_only:
        tests["online_only"] = lambda scene: scene.online is not False
    return tests
