"""The area literal: ``geography'SRID=4326;POLYGON((lon lat,…))'``."""

from __future__ import annotations

import re

from osgeo import gdal, ogr

from .tokens import FilterError

_LITERAL = re.compile(r"SRID=(\d+)\s*;\s*(.*)", re.IGNORECASE | re.DOTALL)
_TYPES = (ogr.wkbPoint, ogr.wkbPolygon, ogr.wkbMultiPolygon)


def area_value(literal: str) -> ogr.Geometry:
    """The geometry, valid, longitude first.

    :raises FilterError: if it is in another reference system, of another type, unreadable, not closed,
        self-crossing or out of bounds.
    """
    found = _LITERAL.fullmatch(literal.strip())
    if not found or found[1] != "4326":
        raise FilterError("Invalid geography: only SRID=4326 is supported")
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        geometry = ogr.CreateGeometryFromWkt(found[2])
        valid = geometry is not None and not geometry.IsEmpty() and geometry.IsValid()
    finally:
        gdal.PopErrorHandler()
    if geometry is None:
        raise FilterError("Invalid geography: the well-known text cannot be read")
    if geometry.GetGeometryType() not in _TYPES:
        raise FilterError("Invalid geography: only POINT, POLYGON and MULTIPOLYGON are supported")
    if not valid:
        raise FilterError("Invalid geography: the polygon is empty, not closed or crosses itself")
    west, east, south, north = geometry.GetEnvelope()
    if west < -180 or east > 180 or south < -90 or north > 90:
        raise FilterError("Invalid geography: coordinates out of bounds")
    return geometry
