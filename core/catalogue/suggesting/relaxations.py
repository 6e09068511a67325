"""A query's filters, and how each of them can be loosened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from ..scene_query import LevelChoice, SceneQuery

CLOUD_STEPS = (30.0, 60.0, 100.0)
_OPEN: dict[str, Any] = {
    "max_cloud_percent": None,
    "max_aoi_cloud_percent": None,
    "months": "",
    "platforms": (),
    "baseline": "",
    "relative_orbit": None,
    "orbit_direction": None,
    "name_pattern": "",
    "tiles": (),
    "online_only": False,
}
_WITHOUT = {
    "max_cloud_percent": "with any cloud",
    "max_aoi_cloud_percent": "with any cloud over the area",
    "months": "in all months",
    "platforms": "of all satellites",
    "baseline": "of any baseline",
    "relative_orbit": "of all orbits",
    "orbit_direction": "in both directions of flight",
    "name_pattern": "of any name",
    "tiles": "on all tiles of the area",
    "online_only": "with those that the service has to fetch from its archive",
}


class Change(NamedTuple):
    """A changed query, and what it finds in words that follow ``12 scenes``."""

    words: str
    query: SceneQuery


def set_filters(query: SceneQuery) -> list[str]:
    """Return the names of the filters that a query sets and that it can do without: one must say where."""
    names = [name for name, value in _OPEN.items() if getattr(query, name) != value]
    if query.area is None:
        place = "tiles" if query.tiles else "name_pattern"
        names = [name for name in names if name != place]
    return names


def opened(query: SceneQuery) -> SceneQuery:
    """Return the query without its filters: area (or what says where), dates and level stay, and so does ``raw``."""
    return replace(query, limit=None, **{name: _OPEN[name] for name in set_filters(query)})


def with_one_filter(wide: SceneQuery, query: SceneQuery, name: str) -> SceneQuery:
    """Return a query without filters with one of those that another one has."""
    return replace(wide, **{name: getattr(query, name)})


def filter_words(query: SceneQuery, name: str) -> str:
    """Say what a filter asks for, in words that follow ``12 scenes``."""
    value = getattr(query, name)
    if name == "online_only":
        return "that can be fetched at once"
    phrases = {
        "max_cloud_percent": "with up to {} % cloud",
        "max_aoi_cloud_percent": "with up to {} % cloud over the area",
        "months": "in the months {}",
        "platforms": "of {}",
        "baseline": "of the baseline {}",
        "relative_orbit": "of the orbit {}",
        "orbit_direction": "in {} direction",
        "name_pattern": "named {}",
        "tiles": "on {}",
    }
    if isinstance(value, tuple):
        value = ", ".join(value[:3]) + " and others" * (len(value) > 3)
    shown = f"{value:g}" if isinstance(value, float) else str(value)
    return phrases[name].format(shown.lower() if name == "orbit_direction" else shown)


def changes(query: SceneQuery) -> Iterator[list[Change]]:
    """Yield for each filter how it can be loosened, step by step; then L2A to either level."""
    for name in set_filters(query):
        steps = []
        if name == "max_cloud_percent":
            known = [step for step in CLOUD_STEPS[:-1] if step > getattr(query, name)]
            looser = [replace(query, max_cloud_percent=step) for step in known]
            steps = [Change(filter_words(changed, name), changed) for changed in looser]
        yield [*steps, Change(_WITHOUT[name], replace(query, **{name: _OPEN[name]}))]
    if query.level is LevelChoice.L2A:
        yield [of_either_level(query)]


def of_either_level(query: SceneQuery) -> Change:
    """Ask for the best level instead of one."""
    return Change("of either level", replace(query, level=LevelChoice.BEST))
