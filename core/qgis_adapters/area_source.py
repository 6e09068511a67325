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
    QgsWkbTypes,
)

from ..aoi import AreaOfInterest, area_from_rings, area_from_wkb
from ..aoi.repair import CURVES_TOLD, HEIGHTS_TOLD, REPEATED_TOLD
from ..errors import AreaError
from .followed_edges import EdgeFollower

WGS84 = "EPSG:4326"
_MAP_EXTENT = "map extent"
_WHOLE = 0.999999  # of the world
_HAIR = 1e-4  # degrees: what lies at the very edge of a map does not always come back from it


def area_from_geometry(
    geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext, name: str = ""
) -> AreaOfInterest:
    """A polygon in any CRS as an area of interest; without a valid one, its numbers are taken as degrees of WGS 84.

    :raises AreaError: if it is empty, no polygon, or outside of where its CRS is defined.
    """
    told: list[str] = []
    polygons = _polygons(geometry, told)
    if not crs.isValid():
        area = _in_no_system(polygons, name)
        return replace(area, repairs=(*area.repairs, *told))
    if _looks_like_degrees(polygons, crs):
        raise AreaError(
            f"The numbers look like degrees, but their system {crs.authid()} counts metres or feet.",
            advice="Give the layer its true system, often WGS 84 (EPSG:4326), then choose it again.",
        )
    transform = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem(WGS84), context)
    if transform.isShortCircuited() and polygons.boundingBox().width() <= 180:
        area = area_from_wkb(bytes(polygons.asWkb()), name)
    else:
        area = area_from_rings(EdgeFollower(crs, transform).rings(polygons), name)
    return replace(area, repairs=(*told, *area.repairs))


def _looks_like_degrees(polygons: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> bool:
    extent = polygons.boundingBox()
    return not crs.isGeographic() and QgsRectangle(-180, -90, 180, 90).contains(extent) and not _shows_a_pole(crs)


def _shows_a_pole(crs: QgsCoordinateReferenceSystem) -> bool:
    return crs.bounds().width() >= 360 and crs.bounds().height() < 90  # its own origin is the pole


def _polygons(geometry: QgsGeometry, told: list[str]) -> QgsGeometry:
    """Return a copy, in straight lines and without heights; of a collection, its polygons. What was done is told."""
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
    _make_plain(copy, told)
    return copy


def _make_plain(polygons: QgsGeometry, told: list[str]) -> None:
    """Leave straight lines between single points of two numbers."""
    if QgsWkbTypes.isCurvedType(polygons.wkbType()):
        told.append(CURVES_TOLD)
        polygons.convertToStraightSegment()
    if QgsWkbTypes.hasZ(polygons.wkbType()) or QgsWkbTypes.hasM(polygons.wkbType()):
        told.append(HEIGHTS_TOLD)
        polygons.get().dropZValue()
        polygons.get().dropMValue()
    before = polygons.constGet().nCoordinates()
    polygons.removeDuplicateNodes()
    repeated = before - polygons.constGet().nCoordinates()
    if repeated:
        told.append(f"{REPEATED_TOLD}: {repeated}.")


def _in_no_system(polygons: QgsGeometry, name: str) -> AreaOfInterest:
    try:
        area = area_from_wkb(bytes(polygons.asWkb()), name)
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


def area_from_extent(
    extent: QgsRectangle, crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext
) -> AreaOfInterest:
    """A rectangle of the map; its sides are followed when it is brought to WGS 84.

    A map that shows more than the world gives the world. One that reaches across the antimeridian, in longitudes
    beyond 180 degrees, gives both sides of it; round a pole, all that lies round it.

    :raises AreaError: as :func:`area_from_geometry`, and if the map shows nothing of the world.
    """
    shown = QgsGeometry.fromRect(extent)
    if crs.bounds().width() >= 360 and crs.bounds().height() > 150:  # else local, or round a pole: used beyond bounds
        world = _world_on_the_map(crs, context)
        if extent.contains(world.boundingBox()):
            wgs84 = QgsCoordinateReferenceSystem(WGS84)
            return area_from_geometry(QgsGeometry.fromRect(crs.bounds()), wgs84, context, _MAP_EXTENT)
        shown = _shown_of_the_world(extent, world)
    if shown.isEmpty():
        raise AreaError("The map shows no part of the world.", advice="Zoom to where your area is, then try again.")
    return area_from_geometry(shown, crs, context, _MAP_EXTENT)


def _shown_of_the_world(extent: QgsRectangle, world: QgsGeometry) -> QgsGeometry:
    """Cut what no place has off a rectangle of the map, and bring it to this turn round the earth."""
    around = world.boundingBox()
    if world.area() < _WHOLE * around.area():  # rounded at the sides, such as Robinson's
        return world.intersection(QgsGeometry.fromRect(extent))
    south, north = max(extent.yMinimum(), around.yMinimum()), min(extent.yMaximum(), around.yMaximum())
    if south >= north:
        return QgsGeometry()
    if extent.width() >= around.width() * _WHOLE:
        return QgsGeometry.fromRect(QgsRectangle(around.xMinimum(), south, around.xMaximum(), north))
    away = around.width() * round((extent.center().x() - around.center().x()) / around.width())
    return QgsGeometry.fromRect(QgsRectangle(extent.xMinimum() - away, south, extent.xMaximum() - away, north))


def _world_on_the_map(crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext) -> QgsGeometry:
    """Return the outline of all that a CRS of the whole world shows."""
    if crs.isGeographic():
        return QgsGeometry.fromRect(crs.bounds())
    outline = QgsGeometry.fromRect(crs.bounds().buffered(-_HAIR)).densifyByDistance(0.1)
    transform = QgsCoordinateTransform(QgsCoordinateReferenceSystem(WGS84), crs, context)
    try:
        outline.transform(transform)
    except QgsCsException as error:
        raise AreaError(
            f"What this map shows cannot be told ({error}).", advice="Draw the area, or choose another projection."
        ) from error
    return outline
