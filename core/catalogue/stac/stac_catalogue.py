"""Searches a STAC API, through pystac-client."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...aoi import AreaOfInterest, SearchArea, area_from_tiles, cover
from ...errors import SettingsError
from ...feedback import Feedback
from ...network import HttpSession, Retry, retrying
from ...scene import Scene
from ...services import StacProfile
from ..catalogue import SearchResult
from ..few_names import few_of
from ..query_language.area import MAX_VERTICES
from ..raw_query import RawQuery
from ..refinement import refined
from ..scene_query import SceneQuery
from .complete_list import Hit, complete_list
from .question import collections_of, questions
from .service import StacService

NO_COLLECTION = "{} has no collection of the level {}: search another level or another service."


class StacCatalogue:
    """A :class:`~scene_queue.core.catalogue.Catalogue` at a service that speaks STAC.

    :param session: sends the requests; searches need no sign-in.
    :param retry: repeats what failed for a time.
    """

    def __init__(self, profile: StacProfile, session: HttpSession, retry: Retry = retrying) -> None:
        self._profile = profile
        self._session = session
        self._retry = retry

    def search(self, query: SceneQuery, feedback: Feedback) -> SearchResult:
        """Find scenes, see :meth:`Catalogue.search`."""
        feedback.raise_if_cancelled()
        raw = RawQuery.read(query.raw)
        search_area = cover(query.area, MAX_VERTICES) if query.area else None
        asked = list(questions(query, self._profile.collections, _place(query, search_area, raw), raw))
        hits = _Hits(self._profile, raw)
        service = StacService(self._profile, self._session, feedback, self._retry)
        for number, question in enumerate(asked):
            feedback.raise_if_cancelled()
            hits.add(complete_list(service, question, _Progress(feedback, number, len(asked))))
        return refined(hits.scenes(), query, search_area, [*self._notes(query), *hits.notes()])

    def _notes(self, query: SceneQuery) -> Iterator[str]:
        if not collections_of(query.level, self._profile.collections):
            yield NO_COLLECTION.format(self._profile.title, query.level.value)


def _place(query: SceneQuery, search_area: SearchArea | None, raw: RawQuery) -> AreaOfInterest | None:
    """The area that the service is asked for: also a service that knows no tiles must not be asked for the world."""
    if search_area is not None:
        return AreaOfInterest(search_area.wkt)
    tiles = query.tiles or raw.tiles
    area = area_from_tiles(tiles) if tiles else raw.area
    return AreaOfInterest(cover(area, MAX_VERTICES).wkt) if area else None


class _Progress:
    """Tells how far one of several lists is."""

    def __init__(self, feedback: Feedback, number: int, lists: int) -> None:
        self._feedback = feedback
        self._number = number
        self._lists = lists

    def __call__(self, listed: int, total: int | None) -> None:
        part = f" (part {self._number + 1} of {self._lists})" * (self._lists > 1)
        if total is None:
            self._feedback.progress(None, f"{listed:,} scenes listed{part}")
            return
        total = max(total, listed, 1)
        self._feedback.progress(
            (self._number + listed / total) / self._lists, f"{listed:,} of {total:,} scenes listed{part}"
        )


class _Hits:
    """Collects scenes, and what could not become one."""

    def __init__(self, profile: StacProfile, raw: RawQuery) -> None:
        self._profile = profile
        self._raw = raw
        self._scenes: list[Scene] = []
        self._nameless: list[str] = []
        self._untold: set[str] | None = None

    def add(self, hits: Iterable[Hit]) -> None:
        """Take those that the raw query takes."""
        for hit in hits:
            if hit.scene is None:
                self._nameless.append(hit.id)
                continue
            untold = self._raw.unknown_to(hit.scene, hit.told)
            self._untold = untold if self._untold is None else self._untold & untold
            if self._raw.takes(hit.scene, hit.told):
                self._scenes.append(hit.scene)

    def scenes(self) -> list[Scene]:
        """Return all scenes so far.

        :raises SettingsError: if the raw query asks for what the service tells of none of them.
        """
        if self._untold:
            raise SettingsError(
                f"{self._profile.title} does not tell {', '.join(sorted(self._untold))} of its scenes.",
                advice="Leave that out of the raw query, or search the Copernicus Data Space (OData).",
            )
        return self._scenes

    def notes(self) -> tuple[str, ...]:
        """Return what the user should know of items that were left out."""
        if not self._nameless:
            return ()
        return (f"Left out, since they name no product of Sentinel-2: {few_of(self._nameless)}.",)
