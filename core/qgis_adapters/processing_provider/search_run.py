"""What ``search`` and ``pipeline`` do with their parameters and their result; loaded on use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsFeatureRequest,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
)

from ...aoi import AreaOfInterest, area_from_tiles
from ...aoi.antimeridian import doubtful_width
from ...aoi.geometry import area_geometry
from ...catalogue import LevelChoice, SceneQuery, SearchResult, find_scenes
from ...catalogue.listing import listing
from ...catalogue.name_list import names_in
from ...catalogue.name_lookup import find_names
from ...catalogue.preparing import prepare_catalogue
from ...catalogue.ready_l2a import look_up_ready
from ...errors import SettingsError
from ...feedback import Feedback
from ...network import HttpSession, NetworkSettings, SignIn
from ...scene import Scene
from ...services import CdseProfile, ServiceProfile
from ..area_source import area_from_features
from .aoi_cloud_run import CloudRun, read_cloud_run
from .base_algorithm import SceneQueueAlgorithm, network_settings
from .sign_ins import find_search_sign_in

if TYPE_CHECKING:
    from ...job_queue.stage_factory import StageFactory

DAYS_BACK = 92
WIDE = (
    "Area: it is {:.0f} degrees wide and is searched as it stands. If it should cross the antimeridian, "
    "split it there, or go on beyond 180 degrees (181 for -179)."
)


@dataclass(frozen=True)
class SearchRun:
    """A search as the parameters ask for it: by a query, or by names.

    :param query: ``None``: the names say what is wanted.
    :param clouds: tells the cloud over the area, where the query limits it.
    """

    profile: ServiceProfile
    network: NetworkSettings
    sign_in: SignIn | None
    query: SceneQuery | None
    names: tuple[str, ...] = ()
    clouds: CloudRun | None = None

    def sharing(self, stages: StageFactory, profile: ServiceProfile) -> SearchRun:
        """The same search, whose cloud over the area is found out with the sign-in of the downloads, if it can be.

        One sign-in less; and the code of a second factor works only once.

        :param profile: where the downloads come from.
        """
        if self.clouds is None or self.clouds.road.profile != profile or not isinstance(profile, CdseProfile):
            return self
        return replace(self, clouds=replace(self.clouds, tokens=stages.tokens_of(profile)))

    def result(self, watch: Feedback) -> SearchResult:
        """Search, or look the names up; blocks.

        :raises SceneQueueError: as :func:`find_scenes` and :func:`find_names`.
        """
        with closing(HttpSession(self.network, self.profile)) as session:
            if self.query is not None:

                def find(query: SceneQuery) -> SearchResult:
                    return find_scenes(self.profile, session, query, watch, self.sign_in)

                return self.clouds.result(find, self.query, watch) if self.clouds else find(self.query)
            lookup = find_names(self.profile, session, self.names, watch, self.sign_in)
        replaced = [f"{one.name} is gone; {one.scene.identifier} took its place." for one in lookup.replaced]
        missing = [f"Not found: {name}. {lookup.reasons[name]}" for name in lookup.missing]
        told = f"Names: {len(lookup.found):,} found, {len(replaced):,} replaced, {len(missing):,} not found."
        return SearchResult(lookup.scenes, notes=(told, *replaced, *missing))

    def ready_of(self, scenes: Sequence[Scene], watch: Feedback) -> dict[str, Scene]:
        """The L2A products that the searched service has of L1C scenes, by the identifiers of those; blocks.

        :raises SceneQueueError: as :func:`look_up_ready`.
        """
        with closing(HttpSession(self.network, self.profile)) as session:
            return look_up_ready(self.profile, session, scenes, watch, self.sign_in)


def read_run(
    algorithm: SceneQueueAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    known: dict[str, ServiceProfile],
    profile: ServiceProfile,
) -> SearchRun:
    """Read what to search and as whom; main thread.

    :param known: service profiles by id.
    :param profile: the service to search.
    :raises SceneQueueError: for parameters that make no sense, or a sign-in that is missing.
    """
    names = _names(algorithm.text(parameters, "NAMES", context))
    query = None if names else read_query(algorithm, parameters, context)
    given = ("AUTHCFG", "OAUTH_AUTHCFG", "S3_AUTHCFG")
    authcfg, oauth, keys = (algorithm.text(parameters, name, context) for name in given)
    sign_in = find_search_sign_in(profile, authcfg, oauth, keys)
    prepare_catalogue(profile)
    clouds = read_cloud_run(known, profile, query, authcfg, oauth) if query else None
    return SearchRun(profile, network_settings(), sign_in, query, names, clouds)


def read_query(algorithm: SceneQueueAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> SceneQuery:
    """The query of the parameters.

    :raises SettingsError: if neither an area, nor tiles, nor ``RAW`` is given, or a value makes no sense.
    :raises AreaError: if the area cannot be used, or a tile does not exist.
    """

    def text(name: str) -> str:
        return algorithm.text(parameters, name, context)

    def number(name: str) -> float | None:
        return algorithm.number(parameters, name, context)

    area, tiles, raw = read_area(algorithm, parameters, context), tuple(_split(text("TILES"))), text("RAW")
    if area is None and not tiles and not raw and not text("NAME"):
        raise SettingsError("There is no area to search.", advice="Give AREA, TILES or RAW, or a NAME, or NAMES.")
    if tiles:
        area_from_tiles(tiles)  # a name that is no tile would find nothing, without a word
    end = _date(algorithm, parameters, "END", context) or datetime.now(timezone.utc).date()
    direction = text("ORBIT_DIRECTION")
    orbit, limit = number("RELATIVE_ORBIT"), number("LIMIT")
    return SceneQuery(
        area=area,
        start=_date(algorithm, parameters, "START", context) or end - timedelta(days=DAYS_BACK),
        end=end,
        months=text("MONTHS"),
        level=LevelChoice(text("LEVEL")),
        max_cloud_percent=number("MAX_CLOUD"),
        max_aoi_cloud_percent=number("MAX_AOI_CLOUD"),
        orbit_direction=None if direction == "any" else direction.upper(),
        relative_orbit=None if orbit is None else int(orbit),
        tiles=tiles,
        raw=raw,
        limit=None if limit is None else int(limit),
        platforms=tuple(_split(text("PLATFORM"))),
        baseline=text("BASELINE"),
        name_pattern=text("NAME"),
        online_only=bool(algorithm.parameterAsBool(parameters, "ONLINE_ONLY", context)),
    )


def tell_area(query: SceneQuery | None, feedback: QgsProcessingFeedback) -> None:
    """Write to the log what was changed of the area, and how a doubtful one is read."""
    if query is None or query.area is None:
        return
    for repair in query.area.repairs:
        feedback.pushInfo(f"Area: {repair}")
    width = doubtful_width(area_geometry(query.area.wkt))
    if width:
        feedback.pushInfo(WIDE.format(width))


def tell_result(result: SearchResult, feedback: QgsProcessingFeedback) -> None:
    """Write the listing, as the old tool printed it, the notes and what would find more to the log."""
    suggested = [f"Suggestion: {one.sentence}." for one in result.suggestions]
    for line in (*listing(result.scenes), *result.notes, *suggested):
        feedback.pushInfo(line)


def result_numbers(result: SearchResult) -> dict[str, Any]:
    """The outputs that are numbers."""
    cover = result.search_area
    return {
        "SCENE_COUNT": len(result.scenes),
        "TOTAL_BYTES": result.total_bytes,
        "AREA_VERTICES": cover.vertices_after if cover else 0,
        "AREA_ADDED_PERCENT": cover.added_percent if cover else 0.0,
    }


def read_area(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> AreaOfInterest | None:
    """The polygons of AREA, invalid ones too: they are repaired; ``None``: it is not given.

    QGIS's own test of them, by a setting of the toolbox, would leave them out without a word, or end QGIS: the
    exception that it throws then cannot be caught in Python.

    :raises SettingsError: if it cannot be opened. :raises AreaError: if it holds no area.
    """
    source = algorithm.parameterAsSource(parameters, "AREA", context)
    if source is None:
        if parameters.get("AREA"):
            raise SettingsError(f"The area {parameters['AREA']!r} cannot be opened.", advice="Name a polygon layer.")
        return None
    features = source.getFeatures(QgsFeatureRequest(), QgsProcessingFeatureSource.FlagSkipGeometryValidityChecks)
    return area_from_features(features, source.sourceCrs(), context.transformContext(), source.sourceName())


def _names(text: str) -> tuple[str, ...]:
    """The product names of a file, or in the text itself; none if it is empty."""
    if not text:
        return ()
    try:
        content = Path(text).read_text(encoding="utf-8", errors="replace")
    except (OSError, ValueError):
        content = text  # it is no file: the names themselves
    names = names_in(content)
    if not names:
        raise SettingsError(
            f"NAMES has no product names: {text[:60]!r}.", advice="Name a file with product names, or write them."
        )
    return names


def _date(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> date | None:
    given = algorithm.parameterAsDateTime(parameters, name, context).date() if parameters.get(name) else None
    return date(given.year(), given.month(), given.day()) if given is not None and given.isValid() else None


def _split(text: str) -> Iterable[str]:
    return [part for part in text.replace(";", ",").replace(" ", ",").split(",") if part]
