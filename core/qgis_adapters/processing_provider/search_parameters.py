"""The parameters of a search, which ``search`` and ``pipeline`` share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterAuthConfig,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...aoi import AreaOfInterest
from ...catalogue import LevelChoice, SceneQuery
from ...errors import SettingsError
from ..area_source import area_from_features

DAYS_BACK = 92
LEVELS = ["L1C", "L2A", "best"]
DIRECTIONS = ["any", "ascending", "descending"]
_PERCENT = {"minValue": 0, "maxValue": 100}
_DOUBLE = QgsProcessingParameterNumber.Type.Double
_INTEGER = QgsProcessingParameterNumber.Type.Integer
_DATE = QgsProcessingParameterDateTime.Type.Date


def search_parameters() -> list[QgsProcessingParameterDefinition]:
    """The parameters, newly made: QGIS takes them over."""
    polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
    return [
        QgsProcessingParameterFeatureSource("AREA", "Area (polygons)", polygons, optional=True),
        QgsProcessingParameterDateTime("START", "First day (UTC)", _DATE, optional=True),
        QgsProcessingParameterDateTime("END", "Last day (UTC), included", _DATE, optional=True),
        QgsProcessingParameterString("MONTHS", "Months, such as 11-4", optional=True),
        QgsProcessingParameterEnum("LEVEL", "Level", LEVELS, defaultValue="L1C", usesStaticStrings=True),
        QgsProcessingParameterNumber("MAX_CLOUD", "Cloud at most (%)", _DOUBLE, 30, True, **_PERCENT),
        QgsProcessingParameterNumber("MAX_AOI_CLOUD", "Cloud over the area (%)", _DOUBLE, None, True, **_PERCENT),
        QgsProcessingParameterEnum(
            "ORBIT_DIRECTION", "Orbit direction", DIRECTIONS, defaultValue="any", usesStaticStrings=True
        ),
        QgsProcessingParameterNumber("RELATIVE_ORBIT", "Relative orbit", _INTEGER, None, True, 1, 143),
        QgsProcessingParameterString("TILES", "Tiles, such as 15PUT,15PVT", optional=True),
        QgsProcessingParameterString("RAW", "More conditions, such as key=value,key=value", optional=True),
        QgsProcessingParameterString("SERVICE", "Service", defaultValue="cdse"),
        QgsProcessingParameterAuthConfig("AUTHCFG", "Sign-in", optional=True),
        QgsProcessingParameterNumber("LIMIT", "Scenes at most", _INTEGER, None, True, 1),
    ]


def read_query(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> SceneQuery:
    """The query of the parameters.

    :raises SettingsError: if neither an area, nor tiles, nor ``RAW`` is given, or a value makes no sense.
    :raises AreaError: if the area cannot be used.
    """

    def text(name: str) -> str:
        return str(algorithm.parameterAsString(parameters, name, context) or "").strip()

    def number(name: str) -> float | None:
        given = parameters.get(name, algorithm.parameterDefinition(name).defaultValue())
        return None if given is None or given == "" else float(algorithm.parameterAsDouble(parameters, name, context))

    area, tiles, raw = _area(algorithm, parameters, context), tuple(_split(text("TILES"))), text("RAW")
    if area is None and not tiles and not raw:
        raise SettingsError("There is no area to search.", advice="Give AREA, TILES or RAW.")
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
    )


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
