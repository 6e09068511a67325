"""What a STAC service is asked for a query: as much as it may be able to apply, and nothing that loses a scene."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from ...aoi import AreaOfInterest
from ..query_language.dates import odata_literal, utc_from_text
from ..raw_query import RawQuery
from ..scene_query import LevelChoice, SceneQuery
from ..search_dates import date_spans
from .cql2 import Condition, at_most, one_of

CLOUD = "eo:cloud_cover"
_TILE_IN_NAME = re.compile(r"_T(\d\d[A-Z]{3})_", re.IGNORECASE)
_LEVEL_IN_ID = re.compile(r"l(1c|2a)\b", re.IGNORECASE)
_STEP = timedelta(milliseconds=1)


@dataclass(frozen=True)
class Question:
    """One list of items.

    :param collections: ids.
    :param first, last: times, both included, RFC 3339, UTC.
    :param area: where; ``None``: anywhere.
    :param conditions: on properties, all of them have to hold.
    :param max_cloud: percent, apart from the others for services that know no filter but this; ``None``: any.
    """

    collections: tuple[str, ...]
    first: str
    last: str
    area: AreaOfInterest | None = None
    conditions: tuple[Condition, ...] = ()
    max_cloud: float | None = None

    def since(self, first: str) -> Question:
        """The later part of the same list."""
        return replace(self, first=first)

    def halves(self) -> tuple[Question, Question] | None:
        """The same list in two pieces of time, which have an instant in common; ``None``: it is too short for that."""
        first, last = utc_from_text(self.first), utc_from_text(self.last)
        middle = first + (last - first) // 2 // _STEP * _STEP
        if middle == first:
            return None
        text = odata_literal(middle)
        return replace(self, last=text), replace(self, first=text)

    @property
    def geometry(self) -> dict[str, Any] | None:
        """The area as GeoJSON."""
        return self.area.to_geojson()["geometry"] if self.area else None

    @property
    def filters(self) -> list[Condition]:
        """All conditions, the one of cloud among them."""
        cloud = [] if self.max_cloud is None else [at_most(CLOUD, self.max_cloud)]
        return [*self.conditions, *cloud]


def questions(
    query: SceneQuery, collections: Sequence[str], area: AreaOfInterest | None, raw: RawQuery
) -> Iterator[Question]:
    """Yield what to ask for a query; none: no day of the search is in its months, or no collection is of its level.

    The L2A over the limit of cloud are asked for, too, where their L1C has to give way to them.

    :param area: the search area.
    :param raw: what the query's raw text asks.
    """
    conditions = tuple(_conditions(query, raw))
    cloud = query.max_cloud_percent
    for first, last in date_spans(query):
        for group, is_limited in _groups(query.level, collections):
            limit = cloud if is_limited and cloud is not None and cloud < 100 else None
            yield Question(group, first, last, area, conditions, limit)


def _groups(level: LevelChoice, collections: Sequence[str]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Collections that are asked together, and whether a limit of cloud is asked of them."""
    wanted = collections_of(level, collections)
    if level is not LevelChoice.BEST:
        groups = [(wanted, True)]
    else:
        only_l1c = tuple(name for name in wanted if _level_of(name) == LevelChoice.L1C.value)
        groups = [(only_l1c, True), (tuple(name for name in wanted if name not in only_l1c), False)]
    yield from ((group, is_limited) for group, is_limited in groups if group)


def collections_of(level: LevelChoice, collections: Sequence[str]) -> tuple[str, ...]:
    """Return the collections that may hold scenes of a level: those that name no level in their ids among them."""
    return tuple(name for name in collections if level is LevelChoice.BEST or _level_of(name) in (None, level.value))


def _level_of(collection: str) -> str | None:
    """The level that the id of a collection names; ``None``: it names none."""
    found = _LEVEL_IN_ID.search(collection)
    return f"L{found[1].upper()}" if found else None


def _conditions(query: SceneQuery, raw: RawQuery) -> Iterator[Condition]:
    if query.platforms:
        yield one_of("platform", [f"sentinel-{name.lower()}" for name in query.platforms])
    if query.relative_orbit is not None:
        yield one_of("sat:relative_orbit", [query.relative_orbit])
    if query.orbit_direction:
        yield one_of("sat:orbit_state", [query.orbit_direction.lower()])
    for tiles in (query.tiles, _TILE_IN_NAME.findall(query.name_pattern), raw.tiles):
        if tiles:
            yield one_of("grid:code", [code for tile in tiles for code in _grid_codes(tile.upper())])


def _grid_codes(tile: str) -> list[str]:
    """A tile as the grid extension writes it; services differ on zones of one digit."""
    return [f"MGRS-{tile}", f"MGRS-{tile[1:]}"] if tile.startswith("0") else [f"MGRS-{tile}"]
