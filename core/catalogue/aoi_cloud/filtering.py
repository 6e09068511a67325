"""A limit of cloud over the area, applied to what a search found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

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
    choice = _Choice(max_percent, limit)
    for scenes in _slices(result.scenes, len(result.scenes) if limit is None else at_once * _ROUNDS):
        choice.take(scenes, clouds_over(scenes, area, cloud, feedback, at_once=at_once, cache=cache))
        if choice.is_full:
            break
    return replace(result, scenes=tuple(choice.kept), notes=(*result.notes, *choice.notes(len(result.scenes))))


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


@dataclass
class _Choice:
    """What stays in the list, and what the user should know of it."""

    max_percent: float
    limit: int | None
    kept: list[Scene] = field(default_factory=list)
    unknown: list[CloudAnswer] = field(default_factory=list)
    cloudy: int = 0

    @property
    def is_full(self) -> bool:
        """Whether no more scenes are wanted."""
        return self.limit is not None and len(self.kept) >= self.limit

    def take(self, scenes: Iterable[Scene], answers: Iterable[CloudAnswer]) -> None:
        """Take those of the scenes that are clear enough, in their order."""
        by_name = {answer.scene.identifier: answer for answer in answers}
        for scene in scenes:
            if self.is_full:
                return
            answer = by_name[scene.identifier]
            if answer.percent is not None and answer.percent > self.max_percent:
                self.cloudy += 1
                continue
            self.kept.append(replace(scene, aoi_cloud_percent=answer.percent))
            if answer.percent is None:
                self.unknown.append(answer)

    def notes(self, found: int) -> Iterator[str]:
        """Sentences on what was left out, and on what is not known.

        :param found: scenes of which these were chosen.
        """
        if self.cloudy:
            yield f"Left out with more than {self.max_percent:g} % cloud over the area: {_scenes(self.cloudy)}."
        if self.unknown:
            failed = next((answer.error for answer in self.unknown if answer.error is not None), None)
            why = failed.message.rstrip(".") if failed else "there is no L2A of the acquisition, or it sees too little"
            count = _scenes(len(self.unknown))
            yield f"The cloud over the area is not known of {count}, which stayed in the list ({why})."
        if self.limit is not None and self.is_full and len(self.kept) + self.cloudy < found:
            yield f"Limited to {_scenes(self.limit)}; the cloud over the area of the rest was not looked at."


def _scenes(count: int) -> str:
    return "1 scene" if count == 1 else f"{count} scenes"
