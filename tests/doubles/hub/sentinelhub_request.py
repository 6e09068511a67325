"""What requests to the Sentinel Hub face have in common: times and geometries."""

from __future__ import annotations

import json
import re
from datetime import datetime, timezone
from typing import Any

from osgeo import ogr, osr


class RefusedRequestError(ValueError):
    """The service would not take this request."""


def moment(text: str) -> datetime:
    """A time with its zone; the service takes no other."""
    if not text.endswith("Z"):
        raise RefusedRequestError(f"not a time in UTC: {text}")
    return datetime.fromisoformat(text[:-1]).replace(tzinfo=timezone.utc)


def geometry(content: Any, crs: str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84") -> tuple[ogr.Geometry, int]:
    """A GeoJSON geometry and the EPSG code of its system."""
    shape = ogr.CreateGeometryFromJson(json.dumps(content))
    found = re.search(r"(CRS84|EPSG/0/(\d+))$", crs)
    if shape is None or not found or not shape.IsValid():
        raise RefusedRequestError("the geometry is not valid")
    return shape, int(found[2] or 4326)


def to_degrees(shape: ogr.Geometry, epsg: int) -> ogr.Geometry:
    """The geometry in EPSG:4326, longitude first."""
    moved = shape.Clone()
    moved.Transform(osr.CoordinateTransformation(system(epsg), system(4326)))
    return moved


def system(epsg: int) -> osr.SpatialReference:
    """A system with x first."""
    made = osr.SpatialReference()
    made.ImportFromEPSG(epsg)
    made.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return made
