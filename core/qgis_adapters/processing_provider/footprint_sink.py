"""Scenes into the OUTPUT of an algorithm."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProperty,
    QgsWkbTypes,
)

from ...errors import SettingsError
from ...scene import Scene
from ..footprint_fields import footprint_feature, footprint_fields

_ENDINGS = ("", ".gpkg", ".geojson")  # to a name without one QGIS appends one
_DATABASE = re.compile(r"ogr:dbname=(['\"])(?P<path>.*?)\1", re.IGNORECASE)
_PROVIDER = re.compile(r"[a-z]{2,}:", re.IGNORECASE)  # memory:, postgres: and the like; one letter is a drive


def output_parameter() -> QgsProcessingParameterFeatureSink:
    """The parameter ``OUTPUT``."""
    return QgsProcessingParameterFeatureSink("OUTPUT", "Footprints", QgsProcessing.SourceType.TypeVectorPolygon)


def check_output(parameters: dict[str, Any], context: QgsProcessingContext) -> None:
    """Make sure, before anything is asked, that the footprints can be written where they are wanted.

    A Shapefile cuts field names at ten letters and has no 64-bit numbers; other formats were not tried.

    :raises SettingsError: if ``OUTPUT`` is a file of a format that cannot hold them, or in a folder that is none.
    """
    file = _file_of(_written_to(parameters.get("OUTPUT"), context))
    if file is None:
        return
    ending = file.suffix.lower()
    if ending == ".shp":
        raise SettingsError(
            "A Shapefile cannot hold the footprints: it cuts the names of fields.", advice="Use .gpkg or .geojson."
        )
    if ending not in _ENDINGS:
        raise SettingsError(f"The footprints are not written as {ending}: {file}.", advice="Use .gpkg or .geojson.")
    if not file.parent.is_dir():
        raise SettingsError(
            f"There is no folder {file.parent} for the footprints.", advice="Make it first, or name another one."
        )


def _written_to(output: Any, context: QgsProcessingContext) -> str:
    """The text of a destination, whichever way it is given."""
    sink = output.sink if isinstance(output, QgsProcessingOutputLayerDefinition) else output
    if isinstance(sink, QgsProperty):
        return str(sink.valueAsString(context.expressionContext())[0])
    return sink if isinstance(sink, str) else ""


def _file_of(target: str) -> Path | None:
    """The file of a destination; ``None``: a temporary layer, or a table of a database server."""
    database = _DATABASE.match(target)
    if database:
        return Path(database["path"])
    if not target or target == QgsProcessing.TEMPORARY_OUTPUT or _PROVIDER.match(target):
        return None
    return Path(target.split("|")[0])


def write_scenes(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    scenes: Iterable[Scene],
) -> str:
    """Write the footprint layer; returns what ``OUTPUT`` is set to."""
    fields = footprint_fields()
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    sink, target = algorithm.parameterAsSink(
        parameters, "OUTPUT", context, fields, QgsWkbTypes.Type.MultiPolygon, wgs84
    )
    if sink is None:
        raise QgsProcessingException(algorithm.invalidSinkError(parameters, "OUTPUT"))
    for scene in scenes:
        feature = footprint_feature(scene, fields)
        geometry = feature.geometry()
        geometry.convertToMultiType()
        feature.setGeometry(geometry)
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise QgsProcessingException(f"{scene.identifier} could not be written to {target}: {sink.lastError()}")
    sink.finalize() if hasattr(sink, "finalize") else sink.flushBuffer()
    del sink
    return str(target)
