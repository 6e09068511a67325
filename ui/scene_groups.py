"""Scenes under headings: of a day, of a tile, of an orbit."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ..core.scene import Scene


class Grouping(enum.Enum):
    """What stands under one heading."""

    NONE = "none"
    DATE = "date"
    TILE = "tile"
    ORBIT = "orbit"


@dataclass(frozen=True)
class Group:
    """The scenes under one heading.

    :param title: what they have in common.
    :param places: where they are in the list, in their order.
    """

    title: str
    places: list[int]


_TITLES: dict[Grouping, Callable[[Scene], str]] = {
    Grouping.DATE: lambda scene: scene.begin.isoformat()[:10],
    Grouping.TILE: lambda scene: scene.tile_id,
    Grouping.ORBIT: lambda scene: f"R{scene.relative_orbit:03d}",
}


def grouped(scenes: Sequence[Scene], places: Iterable[int], grouping: Grouping, *, newest_first: bool) -> list[Group]:
    """Share places of a list out to groups, in which they keep their order.

    :param newest_first: whether the days go backwards; tiles and orbits never do.
    """
    title_of = _TITLES[grouping]
    by_title: dict[str, list[int]] = {}
    for place in places:
        by_title.setdefault(title_of(scenes[place]), []).append(place)
    titles = sorted(by_title, reverse=newest_first and grouping is Grouping.DATE)
    return [Group(title, by_title[title]) for title in titles]
