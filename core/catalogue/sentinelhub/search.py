"""Searches the catalogue of a Sentinel Hub, through the library's ``SentinelHubCatalog``.

Its items have neither uuid nor size, so what is found here is looked up by name where it is downloaded.

Source: Sentinel Hub documentation, "Catalog API" (one collection a request, 100 items a page, filters joined by
``and`` only).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...aoi import AreaOfInterest, SearchArea, area_from_tiles, cover
from ...errors import CredentialsError, ServiceError, SettingsError
from ...feedback import Feedback
from ...network import HttpSession, OAuthClient, Retry, SignIn, retrying
from ...scene import Scene
from ...services import SentinelHubProfile
from ..catalogue import SearchResult
from ..query_language.area import MAX_VERTICES
from ..raw_query import RawQuery
from ..refinement import refined
from ..scene_query import LevelChoice, SceneQuery
from ..search_dates import date_spans
from ..stac.item import properties_of_item, scene_of_item
from .hub import SentinelHub

PAGE = 100
_COLLECTIONS = {LevelChoice.L1C: "sentinel-2-l1c", LevelChoice.L2A: "sentinel-2-l2a"}
_NAMED = 3


class SentinelHubCatalogueSearch:
    """A :class:`~scene_queue.core.catalogue.Catalogue` at a Sentinel Hub.

    :param sign_in: an OAuth client of the user's.
    :raises CredentialsError: if it is none.
    :raises SettingsError: if sentinelhub cannot be used here.
    """

    def __init__(
        self, profile: SentinelHubProfile, session: HttpSession, sign_in: SignIn | None, retry: Retry = retrying
    ) -> None:
        if not isinstance(sign_in, OAuthClient):
            raise CredentialsError(
                f"{profile.title} is not searched without an OAuth client.",
                advice="Make one on the service's dashboard, and give its id and secret.",
            )
        self._profile = profile
        self._hub = SentinelHub(profile, sign_in, session, retry)

    def search(self, query: SceneQuery, feedback: Feedback) -> SearchResult:
        """Find scenes, see :meth:`Catalogue.search`."""
        feedback.raise_if_cancelled()
        raw = RawQuery.read(query.raw)
        search_area = cover(query.area, MAX_VERTICES) if query.area else None
        place = _place(query, search_area, raw)
        scenes: list[Scene] = []
        nameless: list[str] = []
        for item in self._items(query, place, feedback):
            try:
                scene = scene_of_item(item, self._profile.id)
            except ValueError:
                nameless.append(str(item.get("id")))
                continue
            if raw.takes(scene, properties_of_item(item)):
                scenes.append(scene)
            feedback.progress(None, f"{len(scenes):,} scenes listed")
        return refined(scenes, query, search_area, _notes(nameless))

    def _items(self, query: SceneQuery, place: AreaOfInterest, feedback: Feedback) -> Iterator[Mapping[str, Any]]:
        library = self._hub.library
        catalog = library.SentinelHubCatalog(self._hub.config)
        catalog.client = self._hub.client(feedback)
        geometry = library.Geometry(place.wkt, library.CRS.WGS84)
        for collection, filter_text in _asked(query):
            for span in date_spans(query):
                yield from self._listed(
                    catalog.search(collection, time=span, geometry=geometry, filter=filter_text, limit=PAGE)
                )

    def _listed(self, iterator: Any) -> Iterator[Mapping[str, Any]]:
        """The items of all pages; the library's iterator asks for the next page when one is used up."""
        while True:
            try:
                item = next(iterator)
            except StopIteration:
                return
            except (AttributeError, KeyError, TypeError, ValueError, self._hub.error) as error:  # inside the library
                raise ServiceError(
                    f"{self._profile.title} gave a list of scenes in another form ({type(error).__name__}).",
                    advice="Try again later; if it stays so, the service has changed.",
                ) from error
            if not isinstance(item, Mapping):
                raise ServiceError(f"{self._profile.title} listed something else than scenes.")
            yield item


def _asked(query: SceneQuery) -> Iterator[tuple[str, str | None]]:
    """The collections to ask, each with its filter; for ``BEST`` the L2A are all listed, so that none is missed."""
    cloud = query.max_cloud_percent
    limited = None if cloud is None or cloud >= 100 else f"eo:cloud_cover<={cloud:g}"
    for level, collection in _COLLECTIONS.items():
        if query.level is LevelChoice.BEST:
            yield collection, None if level is LevelChoice.L2A else limited
        elif query.level is level:
            yield collection, limited


def _place(query: SceneQuery, search_area: SearchArea | None, raw: RawQuery) -> AreaOfInterest:
    """The area that the service is asked for; without one it is asked for the tiles.

    :raises SettingsError: if there are neither: it would list the world.
    """
    if search_area is not None:
        return AreaOfInterest(search_area.wkt)
    tiles = query.tiles or raw.tiles
    area = area_from_tiles(tiles) if tiles else raw.area
    if area is None:
        raise SettingsError(
            "A Sentinel Hub is searched by area or by tiles.", advice="Give one of them, or choose another service."
        )
    return AreaOfInterest(cover(area, MAX_VERTICES).wkt)


def _notes(nameless: list[str]) -> tuple[str, ...]:
    if not nameless:
        return ()
    more = len(nameless) - _NAMED
    named = f"{', '.join(nameless[:_NAMED])}{f' and {more:,} more' * (more > 0)}"
    return (f"Left out, since they name no product of Sentinel-2: {named}.",)
