"""What ``search`` and ``pipeline`` do with their parameters and their result; loaded on use."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from datetime import date, timedelta
from typing import Any

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingFeedback

from ...aoi import AreaOfInterest, area_from_tiles
from ...catalogue import LevelChoice, SceneQuery, SearchResult, find_scenes
from ...catalogue.listing import listing
from ...errors import SettingsError
from ...feedback import Feedback
from ...network import HttpSession, NetworkSettings, SignIn
from ...services import ServiceProfile
from ..area_source import area_from_features

DAYS_BACK = 92


def read_query(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> SceneQuery:
    """The query of the parameters.

    :raises SettingsError: if neither an area, nor tiles, nor ``RAW`` is given, or a value makes no sense.
    :raises AreaError: if the area cannot be used, or a tile does not exist.
    """

    def text(name: str) -> str:
        return str(algorithm.parameterAsString(parameters, name, context) or "").strip()

    def number(name: str) -> float | None:
        given = parameters.get(name, algorithm.parameterDefinition(name).defaultValue())
        return None if given is None or given == "" else float(algorithm.parameterAsDouble(parameters, name, context))

    area, tiles, raw = _area(algorithm, parameters, context), tuple(_split(text("TILES"))), text("RAW")
    if area is None and not tiles and not raw and not text("NAME"):
        raise SettingsError("There is no area to search.", advice="Give AREA, TILES or RAW, or a NAME.")
    if tiles:
        area_from_tiles(tiles)  # a name that is no tile would find nothing, without a word
    end = _date(algorithm, parameters, "END", context) or date.today()  # noqa: DTZ011 - the user's own day
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


def tell_result(result: SearchResult, feedback: QgsProcessingFeedback) -> None:
    """Write the listing, as the old tool printed it, the notes and what would find more to the log."""
    suggested = [f"Suggestion: {one.sentence}." for one in result.suggestions]
    for line in (*listing(result.scenes), *result.notes, *suggested):
        feedback.pushInfo(line)


def search_scenes(
    query: SceneQuery, profile: ServiceProfile, network: NetworkSettings, sign_in: SignIn | None, watch: Feedback
) -> SearchResult:
    """Search a service; blocks.

    :raises SceneQueueError: as :func:`find_scenes`.
    """
    with closing(HttpSession(network, profile)) as session:
        return find_scenes(profile, session, query, watch, sign_in)


def result_numbers(result: SearchResult) -> dict[str, Any]:
    """The outputs that are numbers."""
    cover = result.search_area
    return {
        "SCENE_COUNT": len(result.scenes),
        "TOTAL_BYTES": result.total_bytes,
        "AREA_VERTICES": cover.vertices_after if cover else 0,
        "AREA_ADDED_PERCENT": cover.added_percent if cover else 0.0,
    }


def _area(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> AreaOfInterest | None:
    source = algorithm.parameterAsSource(parameters, "AREA", context)
    if source is None:
        if parameters.get("AREA"):
            raise SettingsError(f"The area {parameters['AREA']!r} cannot be opened.", advice="Name a polygon layer.")
        return None
    return area_from_features(source.getFeatures(), source.sourceCrs(), context.transformContext(), source.sourceName())


def _date(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> date | None:
    given = algorithm.parameterAsDateTime(parameters, name, context).date() if parameters.get(name) else None
    return date(given.year(), given.month(), given.day()) if given is not None and given.isValid() else None


def _split(text: str) -> Iterable[str]:
    return [part for part in text.replace(";", ",").replace(" ", ",").split(",") if part]
