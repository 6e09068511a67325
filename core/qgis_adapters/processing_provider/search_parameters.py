"""The parameters of a search, which ``search`` and ``pipeline`` share."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterAuthConfig,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

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
        QgsProcessingParameterString("PLATFORM", "Satellites, such as 2A,2B", optional=True),
        QgsProcessingParameterString("BASELINE", "Baseline, or a range such as 05.00-", optional=True),
        QgsProcessingParameterString("NAME", "Product name, with * and ?", optional=True),
        QgsProcessingParameterString(
            "NAMES", "Product names, or a file of them (nothing else is asked then)", multiLine=True, optional=True
        ),
        QgsProcessingParameterBoolean("ONLINE_ONLY", "Only what can be fetched at once", defaultValue=False),
        QgsProcessingParameterString("RAW", "More conditions, such as key=value,key=value", optional=True),
        QgsProcessingParameterString("SERVICE", "Service", defaultValue="cdse"),
        QgsProcessingParameterAuthConfig("AUTHCFG", "Sign-in", optional=True),
        QgsProcessingParameterAuthConfig("OAUTH_AUTHCFG", "OAuth client, for a Sentinel Hub", optional=True),
        keys_parameter(),
        QgsProcessingParameterNumber("LIMIT", "Scenes at most", _INTEGER, None, True, 1),
    ]


def keys_parameter() -> QgsProcessingParameterDefinition:
    """``S3_AUTHCFG``: a pair of S3 keys, kept as user and password."""
    return QgsProcessingParameterAuthConfig("S3_AUTHCFG", "S3 keys, for a bucket", optional=True)
