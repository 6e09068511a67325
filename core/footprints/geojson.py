"""Footprints out of GeoJSON."""

from __future__ import annotations

import json

from osgeo import ogr

from ..aoi.contact import footprint_geometry
from ..errors import ServiceError


def footprint_of_geojson(geometry: object) -> str:
    """Return the footprint that a GeoJSON geometry is, mended where it needs it.

    :param geometry: a Polygon or MultiPolygon as ``json.loads`` gives it, longitude first.
    :return: WKT, EPSG:4326, longitude first, 2D, within [-180, 180].
    :raises ServiceError: if it is no polygon.
    """
    text = json.dumps(geometry)
    try:
        # OGR prints an error for what is no object at all
        read = ogr.CreateGeometryFromJson(text) if isinstance(geometry, dict) else None
    except RuntimeError:
        read = None
    if read is None:
        raise ServiceError(f"The footprint of a scene cannot be read: {text[:60]!r}.")
    return str(footprint_geometry(read.ExportToWkt()).ExportToWkt())
