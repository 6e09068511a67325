"""Areas from files that QGIS can read, and areas kept as files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsMapLayerType,
    QgsProviderRegistry,
    QgsProviderSublayerDetails,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from ..aoi import AreaOfInterest, area_from_geojson, area_from_wkt
from ..aoi.collections import collections_in
from ..errors import AreaError, DiskError
from .area_source import WGS84, area_from_features

_OTHER_FILE = "Choose a GeoJSON, GeoPackage, Shapefile or KML file with polygons."
_GEOJSON, _GEOPACKAGE = (".geojson", ".json"), (".gpkg",)


def area_from_file(
    path: str | Path, layer: str = "", context: QgsCoordinateTransformContext | None = None
) -> AreaOfInterest:
    """Read the polygons of a file as one area; what was changed or left out is in its ``repairs``.

    GeoJSON, GeoPackage, Shapefile, KML, KMZ and what else this QGIS reads, in any system. GeoJSON is read as pasted
    GeoJSON is (RFC 7946), unless it names another system than WGS 84.

    :param layer: the name of one layer; without it, the polygons of all layers are united.
    :param context: how QGIS changes systems, if that is not its default (a project has its own).
    :raises AreaError: if the file is missing or broken, or has no such layer or no polygons; and as
        :func:`.area_source.area_from_geometry`.
    """
    path = Path(path)
    if not path.is_file():
        raise AreaError(f"There is no file {path}.", advice=_OTHER_FILE)
    plain = _plain_geojson(path) if path.suffix.lower() in _GEOJSON and not layer else None
    try:
        area = area_from_geojson(plain) if plain is not None else _area_of_layers(path, layer, context)
    except AreaError as error:
        raise AreaError(f"{path.name}: {error.message}", advice=error.advice or _OTHER_FILE) from error
    return replace(area, name=area.name or path.stem)


def _plain_geojson(path: Path) -> Mapping[str, Any] | bytes | None:
    """Return the GeoJSON of a file that is in WGS 84, or what it holds instead; ``None`` if it is for QGIS to read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise AreaError(f"{path} cannot be read: {error}.", advice="Check the file and its rights.") from error
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return content  # the reader of GeoJSON says what is wrong with it
    return data if isinstance(data, dict) and not data.get("crs") and data.get("type") != "Topology" else None


def _area_of_layers(path: Path, name: str, context: QgsCoordinateTransformContext | None) -> AreaOfInterest:
    every = _layers_in(path)
    if name and name not in (details.name() for details in every):
        known = ", ".join(dict.fromkeys(details.name() for details in every))
        raise AreaError(f"It has no layer {name!r}.", advice=f"It has: {known}.")
    chosen = [details for details in every if name in ("", details.name())]
    polygons = [details for details in chosen if _may_have_polygons(details)]
    if not polygons:
        raise AreaError("It has no polygons.", advice=_OTHER_FILE)
    context = context or QgsCoordinateTransformContext()
    areas = [area for details in polygons for area in _area_of_layer(details, path, context)]
    if not areas:
        raise AreaError("It has no polygons: its layers are empty.", advice=_OTHER_FILE)
    repairs = [repair for area in areas for repair in area.repairs]
    if len(chosen) > len(polygons):
        others = ", ".join(dict.fromkeys(details.name() for details in chosen if details not in polygons))
        repairs.append(f"Only polygons count; points and lines were left out (in {others}).")
    if len(areas) == 1:
        return replace(areas[0], name=name, repairs=tuple(repairs))
    whole = area_from_wkt(f"GEOMETRYCOLLECTION({','.join(area.wkt for area in areas)})", name)
    united = f"The polygons of {len(areas)} layers are the area."
    return replace(whole, repairs=tuple(dict.fromkeys((united, *repairs, *whole.repairs))))


def _layers_in(path: Path) -> list[QgsProviderSublayerDetails]:
    flags = Qgis.SublayerQueryFlags(Qgis.SublayerQueryFlag.ResolveGeometryType)
    found = QgsProviderRegistry.instance().querySublayers(str(path), flags)
    vectors = [details for details in found if details.type() == QgsMapLayerType.VectorLayer]
    if not vectors:
        missing = path.suffix.lower() == ".shp" and not path.with_suffix(".shx").exists()
        reason = " (its .shx file is missing: a Shapefile is several files)" if missing else ""
        raise AreaError(f"It is broken, or no file with polygons{reason}.", advice=_OTHER_FILE)
    return vectors


def _may_have_polygons(details: QgsProviderSublayerDetails) -> bool:
    kind = QgsWkbTypes.geometryType(details.wkbType())
    collection = QgsWkbTypes.flatType(details.wkbType()) == QgsWkbTypes.Type.GeometryCollection
    return kind == QgsWkbTypes.GeometryType.PolygonGeometry or collection


def _area_of_layer(
    details: QgsProviderSublayerDetails, path: Path, context: QgsCoordinateTransformContext
) -> list[AreaOfInterest]:
    """The polygons of one layer as one area; none of a layer without features."""
    options = QgsVectorLayer.LayerOptions(False)
    options.skipCrsValidation = True  # else QGIS may ask the user in a window, or take the project's
    layer = QgsVectorLayer(details.uri(), details.name(), details.providerKey(), options)
    if not layer.isValid():
        raise AreaError(f"Its layer {details.name()} cannot be read.", advice=_OTHER_FILE)
    features = _features_of(layer)
    announced = max(layer.featureCount(), len(features))
    if not announced:
        return []
    with_shape = [feature for feature in features if feature.hasGeometry()]
    told = []
    if len(with_shape) < announced:
        missing = announced - len(with_shape)
        told.append(f"{missing} of {announced} features have no shape that can be read: the file may be cut.")
    if not with_shape:
        raise AreaError("None of its shapes can be read: the file may be cut.", advice=_OTHER_FILE)
    # QGIS 3.22 hands on no system of a layer of collections.
    crs = layer.crs() if layer.crs().isValid() else layer.dataProvider().crs()
    area = area_from_features(with_shape, crs, context)
    return [replace(area, repairs=(*told, *area.repairs))]


def _features_of(layer: QgsVectorLayer) -> list[QgsFeature]:
    features = list(layer.getFeatures())
    if QgsWkbTypes.flatType(layer.wkbType()) != QgsWkbTypes.Type.GeometryCollection:
        return features
    source = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    collections = collections_in(source.get("path", ""), source.get("layerName") or "")
    for feature in features:
        if not feature.hasGeometry() and feature.id() in collections:
            shape = QgsGeometry()
            shape.fromWkb(collections[feature.id()])
            feature.setGeometry(shape)
    return features


def write_area(area: AreaOfInterest, path: str | Path) -> None:
    """Keep an area as a file with one feature, EPSG:4326, and its name: GeoJSON, or GeoPackage by ``.gpkg``.

    A file under the final name is whole; one that was there is replaced.

    :raises AreaError: if the name ends on anything else.
    :raises DiskError: if the file cannot be written.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in _GEOJSON + _GEOPACKAGE:
        raise AreaError(f"{path.name} is no name for an area's file.", advice="Let it end on .geojson or .gpkg.")
    part = path.with_name(f".{path.stem}.part{suffix}")
    try:
        if suffix in _GEOJSON:
            collection = {"type": "FeatureCollection", "features": [area.to_geojson()]}
            part.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")
        else:
            _write_geopackage(area, part, path.stem)
        part.replace(path)
    except OSError as error:
        raise DiskError(f"The area cannot be written to {path}: {error}.", advice="Choose another folder.") from error
    finally:
        part.unlink(missing_ok=True)


def _write_geopackage(area: AreaOfInterest, path: Path, layer_name: str) -> None:
    fields = QgsFields()
    fields.append(QgsField("name", QVariant.String))
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName, options.fileEncoding = "GPKG", layer_name, "UTF-8"
    crs, context = QgsCoordinateReferenceSystem(WGS84), QgsCoordinateTransformContext()
    kind = QgsWkbTypes.Type.MultiPolygon
    writer = QgsVectorFileWriter.create(str(path), fields, kind, crs, context, options)
    feature = QgsFeature(fields)
    geometry = QgsGeometry.fromWkt(area.wkt)
    geometry.convertToMultiType()
    feature.setGeometry(geometry)
    feature.setAttributes([area.name])
    written = writer.addFeature(feature) and writer.flushBuffer()
    reason = writer.errorMessage()
    del writer  # closes the file
    if not written or not path.is_file():
        raise OSError(reason or "QGIS wrote nothing")
