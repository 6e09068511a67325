"""About how many scenes a question lists, so that an extra one costs little."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ...aoi import AreaOfInterest
from ...aoi.equal_area import area_m2
from ...aoi.geometry import area_geometry
from ..scene_query import SceneQuery, months_of

MOST_SCENES = 4000
_SCENES_A_TILE_AND_DAY = 1.6  # every fifth day from each of two or three satellites, two levels, two versions of some
_TILE_M2 = 1e10
_TILES_AT_THE_RIM = 4


def days_for(query: SceneQuery) -> int:
    """Return how many days a question about this place may span to list :data:`MOST_SCENES`, about; 1 or more."""
    tiles = _tiles_of(query.area) if query.area is not None else len(query.tiles)
    return max(1, int(MOST_SCENES / (_SCENES_A_TILE_AND_DAY * max(1, tiles))))


def shortened(query: SceneQuery, months: str) -> SceneQuery:
    """Cut the time of a question to its last days if it would list too much; what fits is returned as it is.

    :param months: of the user's question; what is cut ends on a day in them and keeps to them.
    """
    days = days_for(query)
    if (query.end - query.start).days < days:
        return query
    end = _last_day_in(months, query.start, query.end)
    return replace(query, start=max(query.start, end - timedelta(days=days - 1)), end=end, months=months)


def _last_day_in(months: str, start: date, end: date) -> date:
    wanted, day = months_of(months), end
    while day > start and day.month not in wanted:
        day = day.replace(day=1) - timedelta(days=1)
    return day if day >= start and day.month in wanted else end


def _tiles_of(area: AreaOfInterest) -> float:
    return area_m2(area_geometry(area.wkt)) / _TILE_M2 + _TILES_AT_THE_RIM
