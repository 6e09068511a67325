"""True areas: square metres in EPSG:6933, WGS 84 / NSIDC EASE-Grid 2.0 Global, an equal-area projection."""

from __future__ import annotations

import threading

from osgeo import ogr, osr

# An edge is straight in degrees and bent in the projection: long ones get points between, so that the bend is kept.
_LONGEST_EDGE_DEGREES = 0.05
_of_thread = threading.local()


def transformation(source_epsg: int, target_epsg: int) -> osr.CoordinateTransformation:
    """Return the transformation between two systems, x (longitude, easting) first on both sides.

    It is made once a thread, because PROJ's objects must not be shared between threads.
    """
    made = _of_thread.__dict__.setdefault("transformations", {})
    key = (source_epsg, target_epsg)
    if key not in made:
        made[key] = osr.CoordinateTransformation(_system(source_epsg), _system(target_epsg))
    return made[key]


def _system(epsg: int) -> osr.SpatialReference:
    system = osr.SpatialReference()
    system.ImportFromEPSG(epsg)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return system


def area_m2(geometry: ogr.Geometry) -> float:
    """Return the true area of a geometry in degrees (EPSG:4326, longitude first), in square metres."""
    if geometry.GetDimension() < 2:
        return 0.0
    projected = geometry.Clone()
    projected.Segmentize(_LONGEST_EDGE_DEGREES)
    projected.Transform(transformation(4326, 6933))
    return float(projected.GetArea())
