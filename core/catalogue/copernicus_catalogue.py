"""Searches the Copernicus Data Space, through :class:`CopernicusAPI`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sentinelsat.exceptions import QuerySyntaxError

from ..aoi import SearchArea, cover
from ..errors import SettingsError
from ..feedback import Feedback
from ..network import retrying
from ..product.name import ProcessingLevel
from ..services import CdseProfile
from .catalogue import SearchResult
from .copernicus_api import CopernicusAPI, Hit
from .found_scenes import FoundScenes, acquisition_of, level_of
from .odata.pages import Retry, Session
from .query_language.area import MAX_VERTICES
from .query_language.dates import odata_literal
from .query_language.options import raw_query_of
from .query_language.order import in_order, read_order
from .scene_query import LevelChoice, SceneQuery, months_of
from .search_dates import date_spans

_L1C, _L2A = ProcessingLevel.L1C.product_type, ProcessingLevel.L2A.product_type
_PRODUCT_TYPES = {LevelChoice.L1C: {_L1C}, LevelChoice.L2A: {_L2A}, LevelChoice.BEST: {_L1C, _L2A}}
TILES_A_REQUEST = 20  # some 3,000 characters of an address, once encoded; servers take 8,000 in all
NO_AOI_CLOUD = "The limit of cloud over the area was not applied: this service knows the cloud of whole scenes only."
NO_DAYS = "None of the days from {} to {} lies in the months {}."


class CopernicusCatalogue:
    """A :class:`Catalogue` at a service that speaks OData as the Copernicus Data Space does.

    :param session: sends the requests; searches need no sign-in.
    :param retry: repeats what failed for a time.
    """

    def __init__(self, profile: CdseProfile, session: Session, retry: Retry = retrying) -> None:
        self._profile = profile
        self._session = session
        self._retry = retry

    def search(self, query: SceneQuery, feedback: Feedback) -> SearchResult:
        """Find scenes, see :meth:`Catalogue.search`."""
        feedback.raise_if_cancelled()
        search_area = cover(query.area, MAX_VERTICES, self._profile.wkt_max_chars) if query.area else None
        notes = (NO_AOI_CLOUD,) if query.max_aoi_cloud_percent is not None else ()
        spans = date_spans(query)
        if not spans:
            return SearchResult((), search_area, (*notes, NO_DAYS.format(query.start, query.end, query.months)))
        api = CopernicusAPI(profile=self._profile, session=self._session, feedback=feedback, retry=self._retry)
        hits = _Questions(api, query, search_area, spans).hits()
        found = FoundScenes(self._profile.id, query.area)
        scenes = found.scenes(hits)
        return SearchResult(tuple(scenes[: query.limit]), search_area, (*notes, *found.notes()))


@dataclass(frozen=True)
class _Questions:
    """What the catalogue is asked for one query."""

    api: CopernicusAPI
    query: SceneQuery
    search_area: SearchArea | None
    spans: list[tuple[str, str]]

    def hits(self) -> list[Hit]:
        """Ask, and choose the level."""
        months = months_of(self.query.months)
        asked = self._asked(producttype=_PRODUCT_TYPES[self.query.level], **self._cloud_at_most())
        hits = [hit for hit in asked if hit.product.begin.month in months]
        return self._best(hits) if self.query.level is LevelChoice.BEST else hits

    def _best(self, hits: list[Hit]) -> list[Hit]:
        """Leave out the L1C of acquisitions that have an L2A, even one with too much cloud to be found itself."""
        corrected = {acquisition_of(hit) for hit in hits if level_of(hit) is ProcessingLevel.L2A}
        left = [hit for hit in hits if level_of(hit) is ProcessingLevel.L1C and acquisition_of(hit) not in corrected]
        if left and self._cloud_at_most():
            corrected |= {acquisition_of(hit) for hit in self._cloudier_l2a(left)}
        corrected.discard(None)
        return [hit for hit in hits if level_of(hit) is ProcessingLevel.L2A or acquisition_of(hit) not in corrected]

    def _cloudier_l2a(self, of: list[Hit]) -> list[Hit]:
        """The L2A over the limit of cloud, from the time of some L1C (the levels' times differ by milliseconds)."""
        begins = [hit.product.begin for hit in of]
        span = (odata_literal(min(begins) - timedelta(seconds=1)), odata_literal(max(begins) + timedelta(seconds=1)))
        above = f"{{{self.query.max_cloud_percent} TO *]"
        return self._asked(raw_too=f"cloudcoverpercentage:{above}", producttype={_L2A}, beginposition=span)

    def _cloud_at_most(self) -> dict[str, Any]:
        percent = self.query.max_cloud_percent
        return {} if percent is None or percent >= 100 else {"cloudcoverpercentage": (None, percent)}

    def _asked(self, raw_too: str = "", **keywords: Any) -> list[Hit]:
        """Ask with all conditions; with many tiles, several times, so that no request grows too long."""
        tiles = self.query.tiles
        groups = [tiles[first : first + TILES_A_REQUEST] for first in range(0, len(tiles), TILES_A_REQUEST)] or [()]
        answers = [self._ask(raw_too, {"tileid": set(group), **keywords}) for group in groups]
        if len(answers) == 1:
            return answers[0]
        found = {hit.product.id: hit for hits in answers for hit in hits}
        return in_order(list(found.values()), read_order(None), lambda hit: hit.properties)

    def _ask(self, raw_too: str, keywords: dict[str, Any]) -> list[Hit]:
        query = self.query
        given = {
            "beginposition": set(self.spans),
            "relativeorbitnumber": query.relative_orbit,
            "orbitdirection": query.orbit_direction,
            **keywords,
        }
        wanted = {name: value for name, value in given.items() if value}
        area = self.search_area.wkt if self.search_area else None
        try:
            text = " ".join(f"({part})" for part in (raw_query_of(query.raw), raw_too) if part)
            return self.api.find(area, raw=text, **wanted)[0]
        except (QuerySyntaxError, ValueError) as error:
            raise SettingsError(
                f"The raw query cannot be used: {error}.",
                advice="Write key=value, several by comma, or sentinelsat's query language.",
            ) from error
