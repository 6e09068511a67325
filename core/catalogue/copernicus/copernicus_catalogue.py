"""Searches the Copernicus Data Space, through :class:`CopernicusAPI`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ...aoi import SearchArea, cover
from ...events import Event, Progress
from ...feedback import Feedback
from ...network import Retry, retrying
from ...product.name import ProcessingLevel, ProductName
from ...scene import Scene
from ...services import CdseProfile
from ..catalogue import SearchResult
from ..named_scene import acquisition_of
from ..odata.pages import Session
from ..odata.product import ODataProduct
from ..odata.scenes import scenes_of
from ..query_language.area import MAX_VERTICES, query_area
from ..query_language.dates import odata_literal
from ..query_language.terms import EVERYTHING, And
from ..raw_query import RawQuery
from ..refinement import refined
from ..scene_query import LevelChoice, SceneQuery
from ..search_dates import date_spans
from .copernicus_api import CopernicusAPI
from .copernicus_query import CloudRange, search_terms, tile_terms

_L1C, _L2A = ProcessingLevel.L1C, ProcessingLevel.L2A
_LEVELS = {LevelChoice.L1C: {_L1C}, LevelChoice.L2A: {_L2A}, LevelChoice.BEST: {_L1C, _L2A}}
Spans = Sequence[tuple[str, str]]


class CopernicusCatalogue:
    """A :class:`Catalogue` at a service that speaks OData as the Copernicus Data Space does.

    :param session: sends the requests, from several threads; searches need no sign-in.
    :param retry: repeats what failed for a time.
    """

    def __init__(self, profile: CdseProfile, session: Session, retry: Retry = retrying) -> None:
        self._profile = profile
        self._session = session
        self._retry = retry

    def search(self, query: SceneQuery, feedback: Feedback) -> SearchResult:
        """Find scenes, see :meth:`Catalogue.search`."""
        feedback.raise_if_cancelled()
        raw = RawQuery.read(query.raw, lambda wkt: query_area(wkt, self._profile))
        search_area = cover(query.area, MAX_VERTICES, self._profile.wkt_max_chars) if query.area else None
        spans = date_spans(query)
        if not spans:
            return refined((), query, search_area)
        scenes, notes = scenes_of(_Questions(self, query, search_area, raw).products(spans, feedback), self._profile.id)
        return refined(scenes, query, search_area, notes)

    def api(self, feedback: Feedback) -> CopernicusAPI:
        """Return what asks the service."""
        return CopernicusAPI(profile=self._profile, session=self._session, feedback=feedback, retry=self._retry)


@dataclass(frozen=True)
class _Questions:
    """What the catalogue is asked for one query."""

    catalogue: CopernicusCatalogue
    query: SceneQuery
    search_area: SearchArea | None
    raw: RawQuery

    def products(self, spans: Spans, feedback: Feedback) -> list[ODataProduct]:
        """Ask for all, and for what decides which level of an acquisition is the best."""
        percent = self.query.max_cloud_percent
        limited = percent is not None and percent < 100
        cloud = CloudRange(at_most=percent) if limited else CloudRange()
        found = self._asked(spans, _LEVELS[self.query.level], cloud, feedback)
        if limited and self.query.level is LevelChoice.BEST:
            found += self._cloudier_l2a(found, CloudRange(above=percent), feedback)
        return found

    def _cloudier_l2a(self, found: list[ODataProduct], cloud: CloudRange, feedback: Feedback) -> list[ODataProduct]:
        """The L2A over the limit of cloud, from the time of the L1C without one (the levels' times differ by
        milliseconds): what has been corrected is no longer wanted as L1C.
        """
        begins = _begins_of_l1c_alone(found)
        if not begins:
            return []
        second = timedelta(seconds=1)
        span = (odata_literal(min(begins) - second), odata_literal(max(begins) + second))
        return self._asked([span], {_L2A}, cloud, feedback)

    def _asked(
        self, spans: Spans, levels: set[ProcessingLevel], cloud: CloudRange, feedback: Feedback
    ) -> list[ODataProduct]:
        """Ask with all conditions; with many tiles, several times."""
        terms = search_terms(self.query, spans, self.search_area, levels, cloud)
        groups = tile_terms(self.query.tiles, len(spans))
        found: dict[str, ODataProduct] = {}
        for number, group in enumerate(groups):
            api = self.catalogue.api(_part_of(feedback, number, len(groups)))
            products = api.products(And((*terms, *group)), self.raw.tree or EVERYTHING)
            found.update((product.id, product) for product in products)
        return list(found.values())


def _begins_of_l1c_alone(products: list[ODataProduct]) -> list[datetime]:
    scenes: list[Scene] = scenes_of(products, "")[0]
    named = [(scene, acquisition_of(ProductName.parse(scene.identifier))) for scene in scenes]
    corrected = {acquisition for scene, acquisition in named if scene.level is _L2A}
    return [scene.begin for scene, acquisition in named if acquisition not in corrected]


def _part_of(feedback: Feedback, number: int, count: int) -> Feedback:
    """What one of several questions reports to, so that the progress goes on from question to question."""

    def listen(event: Event) -> None:
        if isinstance(event, Progress) and event.fraction is not None:
            event = Progress((number + event.fraction) / count, event.text)
        feedback.report(event)

    return Feedback(listen, feedback.signal)
