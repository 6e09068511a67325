"""From QGIS's geometries, features and layers to an area of interest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qgis.core import (  # type: ignore[attr-defined]  # QgsCsException is not in the stubs
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..aoi import AreaOfInterest, area_from_wkt
from ..errors import AreaError

WGS84 = "EPSG:4326"
SEGMENTS_PER_SIDE = 16  # a straight side on the map is a curve in WGS 84


def area_from_geometry(
    geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext, name: str = ""
) -> AreaOfInterest:
    """A polygon in any CRS as an area of interest; without a valid one, its numbers are taken as degrees of WGS 84.

    :raises AreaError: if it is empty, no polygon, or outside of where its CRS is defined.
    """
    told: list[str] = []
    polygons = _polygons(geometry, told)
    if not crs.isValid():
        return _in_no_system(polygons, name)
    try:
        polygons.transform(QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem(WGS84), context))
    except QgsCsException as error:
        raise AreaError(
            f"The area cannot be brought to longitude and latitude ({error}).",
            advice="Check the layer's coordinate reference system.",
        ) from error
    area = area_from_wkt(polygons.asWkt(12), name)
    return replace(area, repairs=(*told, *area.repairs))


def _polygons(geometry: QgsGeometry, told: list[str]) -> QgsGeometry:
    """Return a copy, in straight lines and without heights; of a collection, its polygons."""
    copy = QgsGeometry(geometry)
    parts = copy.constGet().partCount() if not copy.isNull() else 0
    if QgsWkbTypes.flatType(copy.wkbType()) == QgsWkbTypes.Type.GeometryCollection:
        copy.convertGeometryCollectionToSubclass(QgsWkbTypes.GeometryType.PolygonGeometry)
    if geometry.isEmpty():
        raise AreaError("The area is empty.", advice="Draw a polygon, or select one.")
    if copy.isEmpty() or copy.type() != QgsWkbTypes.GeometryType.PolygonGeometry:
        raise AreaError("The area is no polygon.", advice="Use a polygon layer, or draw a polygon.")
    left_out = parts - copy.constGet().partCount()
    if left_out > 0:
        told.append(f"Only polygons count; points and lines were left out: {left_out}.")
    copy.convertToStraightSegment()
    copy.removeDuplicateNodes()
    copy.get().dropZValue()
    copy.get().dropMValue()
    return copy


def _in_no_system(polygons: QgsGeometry, name: str) -> AreaOfInterest:
    try:
        area = area_from_wkt(polygons.asWkt(12), name)
    except AreaError as error:
        raise AreaError(
            f"No coordinate reference system is named. {error.message}",
            advice="Give the layer its system (a Shapefile has it in its .prj file), then choose it again.",
        ) from error
    told = (
        "No coordinate reference system is named (a Shapefile does so by its .prj file): "
        "the numbers were taken as degrees of WGS 84."
    )
    return replace(area, repairs=(told, *area.repairs))


def area_from_features(
    features: Iterable[QgsFeature],
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
    name: str = "",
) -> AreaOfInterest:
    """Several polygons as one area.

    :raises AreaError: as :func:`area_from_geometry`, and if there is none.
    """
    geometries = [feature.geometry() for feature in features if feature.hasGeometry()]
    if not geometries:
        raise AreaError("There is no polygon to take as the area.", advice="Select one or more polygons.")
    return area_from_geometry(QgsGeometry.collectGeometry(geometries), crs, context, name)


def area_from_layer(
    layer: QgsVectorLayer, context: QgsCoordinateTransformContext, *, selected_only: bool
) -> AreaOfInterest:
    """The selected features of a layer, or all of them.

    :raises AreaError: as :func:`area_from_features`.
    """
    features = layer.selectedFeatures() if selected_only else layer.getFeatures()
    return area_from_features(features, layer.crs(), context, layer.name())


def area_from_extent(
    extent: QgsRectangle, crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext
) -> AreaOfInterest:
    """A rectangle of the map; its sides are followed when it is brought to WGS 84.

    A map that shows more than the world gives the world.

    :raises AreaError: as :func:`area_from_geometry`.
    """
    shown = _within_the_world(extent, crs, context)
    step = max(shown.width(), shown.height()) / SEGMENTS_PER_SIDE
    outline = QgsGeometry.fromRect(shown)
    if step > 0:
        outline = outline.densifyByDistance(step)
    return area_from_geometry(outline, crs, context, "map extent")


def _within_the_world(
    extent: QgsRectangle, crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext
) -> QgsRectangle:
    """Cut what no place has; only where the CRS is one of the whole world, since local ones are used beyond theirs."""
    if crs.bounds().width() < 360:
        return extent
    to_crs = QgsCoordinateTransform(QgsCoordinateReferenceSystem(WGS84), crs, context)
    world = to_crs.transformBoundingBox(crs.bounds())
    whole_turn = extent.width() >= world.width()
    return QgsRectangle(
        world.xMinimum() if whole_turn else extent.xMinimum(),
        max(extent.yMinimum(), world.yMinimum()),
        world.xMaximum() if whole_turn else extent.xMaximum(),
        min(extent.yMaximum(), world.yMaximum()),
    )
