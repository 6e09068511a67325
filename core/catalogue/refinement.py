"""What every catalogue does with its hits, so that the same question finds the same scenes everywhere.

Services differ in what they can be asked for. Whatever they did already, every filter that a scene can be tested for
is applied here once more, and on the exact area; scenes are sorted and marked; and what could not be tested is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Callable

from ..aoi import AreaOfInterest, SearchArea
from ..footprints import covered_percents, superseded_names
from ..scene import Scene
from .candidates import Candidate, candidates_of, chosen, is_readable, tile_outline
from .catalogue import SearchResult
from .few_names import few_of
from .named_scene import Acquisition
from .scene_query import SceneQuery
from .search_dates import date_spans

NO_DAYS = "None of the days from {} to {} lies in the months {}."


def refined(
    scenes: Iterable[Scene],
    query: SceneQuery,
    search_area: SearchArea | None = None,
    notes: Sequence[str] = (),
    corrected: Collection[Acquisition] = frozenset(),
) -> SearchResult:
    """Return those of the scenes that the query asks for, each product once, what was listed last first.

    ``BEST`` leaves out an L1C if an L2A covers its ground (the halves of a split tile are two grounds) and passes all
    filters but those of cloud. So catalogues hand in the L2A over the limit of cloud, too, or name their acquisitions
    in ``corrected``.

    A scene without a footprint that can be read is judged by the outline of its tile, which is more than it covers;
    where the tile is not known either, it stays in. So does one whose cloud or orbit direction is not known,
    or whether it is online. Each of these is told in a note. A limit leaves out first what is replaced by newer
    products in the list.

    :param scenes: as the service lists them, in any order.
    :param search_area: the cover that the service was asked with, for the result.
    :param notes: what the catalogue has to say itself; these come first.
    :param corrected: acquisitions known to have an L2A that is not among the scenes, see :func:`acquisition_of`.
    """
    candidates, unreadable = candidates_of(scenes)
    found = chosen(candidates, query, corrected)
    if query.area is not None:
        found = over_area(found, query.area)
    found.sort(key=lambda candidate: candidate.scene.identifier)
    found.sort(key=lambda candidate: candidate.scene.published, reverse=True)
    listed = limited(_marked(found, are_read=query.area is not None), query.limit)
    told = [*notes, *_notes_of_query(query), *_notes_of_scenes(listed, query)]
    if unreadable:
        told.append(f"Left out, since the name cannot be read: {few_of(unreadable)}.")
    if len(listed) < len(found):
        told.append(f"Limited to {len(listed):,} of {len(found):,} scenes.")
    return SearchResult(tuple(listed), search_area, tuple(dict.fromkeys(told)))


def over_area(candidates: Sequence[Candidate], area: AreaOfInterest) -> list[Candidate]:
    """Return the candidates that touch the area, with their shares of it; a footprint that nobody can read is emptied.

    :raises AreaError: if the area cannot be read.
    """
    shares = covered_percents(area.wkt, (one.scene.footprint_wkt for one in candidates if one.scene.footprint_wkt))
    blind = {one.scene.tile_id for one in candidates if one.scene.footprint_wkt not in shares}
    shares.update(covered_percents(area.wkt, filter(None, map(tile_outline, sorted(blind)))))
    found = []
    for scene, acquisition in candidates:
        footprint = scene.footprint_wkt if scene.footprint_wkt in shares else ""
        ground = footprint or tile_outline(scene.tile_id)
        if not ground or shares[ground] is not None:
            placed = replace(scene, aoi_percent=shares.get(ground), footprint_wkt=footprint)
            found.append(Candidate(placed, acquisition))
    return found


def _marked(candidates: Iterable[Candidate], *, are_read: bool) -> list[Scene]:
    """Mark what is replaced by newer products in the list; a mark that is there stays.

    :param are_read: whether footprints that nobody can read are emptied already.
    """
    scenes, groups = [], defaultdict(list)
    for scene, acquisition in candidates:
        scenes.append(scene)
        groups[acquisition, scene.level].append(scene)
    several = [scene for group in groups.values() if len(group) > 1 for scene in group]
    test = bool if are_read else is_readable
    footprints = {one.identifier: one.footprint_wkt for one in several if test(one.footprint_wkt)}
    replaced = superseded_names([one.identifier for one in several], footprints)
    return [replace(one, superseded=True) if one.identifier in replaced else one for one in scenes]


def limited(scenes: list[Scene], limit: int | None) -> list[Scene]:
    """At most so many, in their order; the replaced ones go first."""
    if limit is None or len(scenes) <= limit:
        return scenes
    kept = {scene.identifier for scene in sorted(scenes, key=lambda scene: scene.superseded)[:limit]}
    return [scene for scene in scenes if scene.identifier in kept]


def _notes_of_query(query: SceneQuery) -> Iterator[str]:
    if query.months.strip() and not date_spans(query):
        yield NO_DAYS.format(query.start, query.end, query.months)


def _notes_of_scenes(scenes: Sequence[Scene], query: SceneQuery) -> Iterator[str]:
    """What could not be tested, of the scenes that are listed."""
    if query.max_cloud_percent is not None:
        yield from _untested(scenes, "Their cloud is not known", lambda one: one.cloud_cover_percent is None)
    if query.max_aoi_cloud_percent is not None:
        yield from _untested(
            scenes, "Their cloud over the area is not known", lambda one: one.aoi_cloud_percent is None
        )
    if query.orbit_direction:
        yield from _untested(scenes, "Their orbit direction is not known", lambda one: not one.orbit_direction)
    if query.online_only:
        yield from _untested(scenes, "Whether they are online is not known", lambda one: one.online is None)
    if query.area is not None:
        blind = [one for one in scenes if not one.footprint_wkt]
        by_tile = [one.identifier for one in blind if one.aoi_percent is not None]
        yield from _untested(blind, "Neither footprint nor tile is known", lambda one: one.aoi_percent is None)
        if by_tile:
            yield f"Judged by the outlines of their tiles, since their footprints are not known: {few_of(by_tile)}."


def _untested(scenes: Iterable[Scene], what: str, is_so: Callable[[Scene], bool]) -> Iterator[str]:
    concerned = [scene.identifier for scene in scenes if is_so(scene)]
    if concerned:
        yield f"{what}, and they are listed all the same: {few_of(concerned)}."
