"""Areas drawn on a map: what is straight there bends in longitude and latitude."""

from __future__ import annotations

import math

from qgis.core import (  # type: ignore[attr-defined]  # QgsCsException is not in the stubs
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
)

from ..aoi import AreaOfInterest
from .area_source import WGS84, area_from_geometry

STEPS = 32  # points along the longer side of the drawing
SEEN = 0.25  # of a pixel: what bends less cannot be told from a straight line
HALF_TURN = 180.0  # degrees; what is wider may jump over the antimeridian


def area_from_drawing(
    drawn: QgsGeometry,
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
    pixel: float,
    name: str = "",
) -> AreaOfInterest:
    """The polygon that somebody drew, its sides where they were seen.

    :param drawn: in the CRS of the map.
    :param pixel: the size of one, in units of the map.
    :raises AreaError: if it is empty, encloses nothing, or lies outside of where the CRS is defined.
    """
    if crs.isGeographic() or drawn.isEmpty():
        return area_from_geometry(drawn, crs, context, name)
    box = drawn.boundingBox()
    followed = drawn.densifyByDistance(max(box.width(), box.height(), pixel) / STEPS)
    wgs84 = QgsCoordinateReferenceSystem(WGS84)
    try:
        followed.transform(QgsCoordinateTransform(crs, wgs84, context))
    except QgsCsException:
        return area_from_geometry(drawn, crs, context, name)  # says what is wrong
    degrees = followed.boundingBox()
    if degrees.width() < HALF_TURN:
        per_unit = math.hypot(degrees.width(), degrees.height()) / math.hypot(box.width(), box.height())
        followed = followed.simplify(SEEN * pixel * per_unit)
    return area_from_geometry(followed, wgs84, context, name)
