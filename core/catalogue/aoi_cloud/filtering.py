"""A limit of cloud over the area, applied to what a search found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ...aoi import AreaOfInterest, area_from_tiles
from ...errors import SettingsError
from ...feedback import Feedback
from ...scene import Scene
from ..catalogue import SearchResult
from ..scene_query import SceneQuery
from .batch import MOST_AT_ONCE, CloudAnswer, clouds_over
from .cache import CloudCache
from .port import AoiCloud

_ROUNDS = 5  # with a limit, so many scenes for each that is asked for at once are looked at before it is counted


def with_aoi_cloud(
    result: SearchResult,
    area: AreaOfInterest,
    max_percent: float,
    cloud: AoiCloud,
    feedback: Feedback,
    *,
    limit: int | None = None,
    at_once: int = MOST_AT_ONCE,
    cache: CloudCache | None = None,
) -> SearchResult:
    """Find out the cloud over the area of each scene, and leave out those that have more of it.

    A scene of which it is not known stays in, and a note tells how many these are and why.

    :param max_percent: 0 to 100.
    :param limit: scenes at most, applied after the cloud; no more are looked at than that takes.
    :return: the scenes with ``aoi_cloud_percent``, in the same order.
    :raises CredentialsError: if the sign-in is refused.
    :raises CancelledError: when cancelled.
    """
    if not result.scenes:
        return result
    step = len(result.scenes) if limit is None else at_once * _ROUNDS
    kept: list[Scene] = []
    unknown: list[CloudAnswer] = []
    cloudy = 0
    for scenes in _slices(result.scenes, step):
        answers = {
            answer.scene.identifier: answer
            for answer in clouds_over(scenes, area, cloud, feedback, at_once=at_once, cache=cache)
        }
        judged = [(scene, answers[scene.identifier]) for scene in scenes]
        clear = [(scene, answer) for scene, answer in judged if answer.percent is None or answer.percent <= max_percent]
        cloudy += len(judged) - len(clear)
        clear = clear[: None if limit is None else limit - len(kept)]
        kept += [replace(scene, aoi_cloud_percent=answer.percent) for scene, answer in clear]
        unknown += [answer for _, answer in clear if answer.percent is None]
        if limit is not None and len(kept) >= limit:
            break
    notes = [*result.notes, *_notes(cloudy, max_percent, unknown)]
    if limit is not None and len(kept) >= limit and len(kept) + cloudy < len(result.scenes):
        notes.append(f"Limited to {_scenes(limit)}; the cloud over the area of the rest was not looked at.")
    return replace(result, scenes=tuple(kept), notes=tuple(notes))


def find_clear_scenes(
    find: Callable[[SceneQuery], SearchResult],
    query: SceneQuery,
    cloud: AoiCloud,
    feedback: Feedback,
    *,
    at_once: int = MOST_AT_ONCE,
    cache: CloudCache | None = None,
) -> SearchResult:
    """Search with a limit of cloud over the area, which no service can be asked for.

    :param find: searches a service.
    :param query: with ``max_aoi_cloud_percent``; where it has no area, its tiles are the area.
    :raises SettingsError: if it has neither.
    :raises SceneQueueError: as of ``find`` and :func:`with_aoi_cloud`.
    """
    area, most = cloud_area(query), query.max_aoi_cloud_percent
    if most is None:
        return find(query)
    found = find(replace(query, max_aoi_cloud_percent=None, limit=None))
    suggestions = tuple(
        replace(one, query=replace(one.query, max_aoi_cloud_percent=most, limit=query.limit))
        for one in found.suggestions
    )
    return with_aoi_cloud(
        replace(found, suggestions=suggestions),
        area,
        most,
        cloud,
        feedback,
        limit=query.limit,
        at_once=at_once,
        cache=cache,
    )


def cloud_area(query: SceneQuery) -> AreaOfInterest:
    """The area that the cloud of a search is looked at: its own, or that of its tiles.

    :raises SettingsError: if it has neither.
    """
    if query.area is not None:
        return query.area
    if not query.tiles:
        raise SettingsError(
            "The cloud over the area was limited, and there is no area.", advice="Give an area, or tiles."
        )
    return area_from_tiles(query.tiles)


def _slices(scenes: tuple[Scene, ...], step: int) -> Iterator[tuple[Scene, ...]]:
    for first in range(0, len(scenes), max(1, step)):
        yield scenes[first : first + max(1, step)]


def _notes(cloudy: int, max_percent: float, unknown: list[CloudAnswer]) -> Iterator[str]:
    if cloudy:
        yield f"Left out with more than {max_percent:g} % cloud over the area: {_scenes(cloudy)}."
    if not unknown:
        return
    failed = next((answer.error for answer in unknown if answer.error is not None), None)
    why = (
        f" ({failed.message.rstrip('.')})" if failed else " (there is no L2A of the acquisition, or it sees too little)"
    )
    yield f"The cloud over the area is not known of {_scenes(len(unknown))}, which stayed in the list{why}."


def _scenes(count: int) -> str:
    return "1 scene" if count == 1 else f"{count} scenes"
