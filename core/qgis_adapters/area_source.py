"""From QGIS's geometries, features and layers to an area of interest."""

from __future__ import annotations

from collections.abc import Iterable

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
    """A polygon in any CRS as an area of interest.

    :raises AreaError: if it is empty, no polygon, or outside of where its CRS is defined.
    """
    if geometry.isEmpty():
        raise AreaError("The area is empty.", advice="Draw a polygon, or select one.")
    if geometry.type() != QgsWkbTypes.GeometryType.PolygonGeometry:
        raise AreaError("The area is no polygon.", advice="Use a polygon layer, or draw a polygon.")
    copy = QgsGeometry(geometry)
    copy.convertToStraightSegment()
    copy.removeDuplicateNodes()
    copy.get().dropZValue()
    copy.get().dropMValue()
    try:
        copy.transform(QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem(WGS84), context))
    except QgsCsException as error:
        raise AreaError(
            f"The area cannot be brought to longitude and latitude ({error}).",
            advice="Check the layer's coordinate reference system.",
        ) from error
    return area_from_wkt(copy.asWkt(12), name)


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
