"""The port to services that are searched, and what they answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ..aoi import SearchArea
from ..feedback import Feedback
from ..scene import Scene
from .scene_query import SceneQuery


@dataclass(frozen=True)
class Suggestion:
    """Another question that finds more.

    :param sentence: what it changes and what it finds: ``12 scenes with up to 30 % cloud``.
    :param query: what to search instead.
    :param scene_count: scenes that it finds.
    """

    sentence: str
    query: SceneQuery
    scene_count: int


@dataclass(frozen=True)
class SearchResult:
    """What a search found.

    :param scenes: none twice, what was listed last first.
    :param search_area: the cover that the service was asked with; ``None``: searched without an area.
    :param notes: sentences that the user should read: filters that could not be applied, scenes left out.
    :param suggestions: where few scenes or none were found: what finds more.
    """

    scenes: tuple[Scene, ...]
    search_area: SearchArea | None = None
    notes: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def total_bytes(self) -> int:
        """The sizes of all scenes, as the service says them."""
        return sum(scene.size_bytes for scene in self.scenes)


class Catalogue(Protocol):
    """A service that is searched."""

    def search(self, query: SceneQuery, feedback: Feedback) -> SearchResult:
        """Find scenes; the list is complete, or an error is raised.

        :raises SettingsError: if ``query.raw`` cannot be read.
        :raises SceneQueueError: of the network or the service, classified.
        :raises CancelledError: when cancelled.
        """
