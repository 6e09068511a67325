"""Scenes into the OUTPUT of an algorithm."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from ...errors import SettingsError
from ...scene import Scene
from ..footprint_fields import footprint_feature, footprint_fields

_SHAPEFILE = re.compile(r"\.shp(?:[\\'\"\s|]|$)", re.IGNORECASE)  # as a path, or inside ogr:dbname='…' table="…"


def output_parameter() -> QgsProcessingParameterFeatureSink:
    """The parameter ``OUTPUT``."""
    return QgsProcessingParameterFeatureSink("OUTPUT", "Footprints", QgsProcessing.SourceType.TypeVectorPolygon)


def refuse_shapefile(algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: Any) -> None:
    """A Shapefile cuts field names at ten letters and has no 64-bit numbers.

    :raises SettingsError: if ``OUTPUT`` is one.
    """
    target = str(algorithm.parameterDefinition("OUTPUT").valueAsPythonString(parameters.get("OUTPUT"), context))
    if _SHAPEFILE.search(target):
        raise SettingsError(
            "A Shapefile cannot hold the footprints: it cuts the names of fields.", advice="Use .gpkg or .geojson."
        )


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
