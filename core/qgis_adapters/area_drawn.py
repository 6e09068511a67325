"""Areas drawn on a map: what is straight there bends in longitude and latitude."""

from __future__ import annotations

from qgis.core import (  # type: ignore[attr-defined]  # QgsCsException is not in the stubs
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
)

from ..aoi import AreaOfInterest
from .area_source import WGS84, area_from_geometry

HALF_TURN = 180.0  # degrees
STEPS = 16  # parts of a side that bends so much that it is seen


def area_from_drawing(
    drawn: QgsGeometry,
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
    pixel: float,
    name: str = "",
) -> AreaOfInterest:
    """The polygon that somebody drew, its sides where they were seen.

    :param drawn: one ring, in the CRS of the map.
    :param pixel: the size of one, in units of the map; what bends less cannot be told from a straight line.
    :raises AreaError: if it is empty, encloses nothing, or lies outside of where the CRS is defined.
    """
    degrees = QgsCoordinateReferenceSystem(WGS84)
    to_degrees = QgsCoordinateTransform(crs, degrees, context)
    if crs.isGeographic() or drawn.isEmpty():
        return area_from_geometry(drawn, crs, context, name)
    try:
        followed = QgsGeometry.fromPolygonXY([_followed(drawn.asPolygon()[0], to_degrees, pixel)])
        followed.transform(to_degrees)
    except QgsCsException:
        return area_from_geometry(drawn, crs, context, name)  # which says what is wrong
    if followed.boundingBox().width() > HALF_TURN:
        return area_from_geometry(drawn, crs, context, name)  # which knows of poles and of the antimeridian
    return area_from_geometry(followed, degrees, context, name)


def _followed(ring: list[QgsPointXY], to_degrees: QgsCoordinateTransform, pixel: float) -> list[QgsPointXY]:
    followed = ring[:1]
    for start, end in zip(ring, ring[1:]):
        steps = STEPS if _bend(start, end, to_degrees) > pixel else 1
        followed.extend(_between(start, end, step / steps) for step in range(1, steps))
        followed.append(end)
    return followed


def _bend(start: QgsPointXY, end: QgsPointXY, to_degrees: QgsCoordinateTransform) -> float:
    """How far apart, on the map, the middles of a side are that is straight here and one that is straight there."""
    middle = _between(to_degrees.transform(start), to_degrees.transform(end), 0.5)
    back = to_degrees.transform(middle, Qgis.TransformDirection.Reverse)
    return _between(start, end, 0.5).distance(back)


def _between(start: QgsPointXY, end: QgsPointXY, share: float) -> QgsPointXY:
    return QgsPointXY(start.x() + share * (end.x() - start.x()), start.y() + share * (end.y() - start.y()))
