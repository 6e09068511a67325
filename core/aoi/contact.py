"""Footprints as services give them, and whether they touch the area."""

from __future__ import annotations

from osgeo import ogr

from ..errors import ServiceError
from .antimeridian import aligned, brought_back, unwrapped
from .area import AreaOfInterest
from .convex import convex_ring
from .geometry import geometry_from_rings, geometry_from_wkt, made_valid, polygons_of, rings_of, united
from .prepared import prepared_area


def intersects(area: AreaOfInterest, footprint_wkt: str) -> bool:
    """Tell whether a footprint and the exact area have a point in common.

    :param footprint_wkt: Polygon or MultiPolygon, EPSG:4326, longitude first; may cross the antimeridian.
    :raises ServiceError: if the footprint cannot be read.
    """
    return prepared_area(area.wkt).intersects(footprint_geometry(footprint_wkt))


def footprint_geometry(wkt: str) -> ogr.Geometry:
    """Read a footprint; one across the antimeridian is cut there, a crossing outline is mended.

    :return: valid, EPSG:4326, longitude first, 2D, within [-180, 180].
    :raises ServiceError: if it is no polygon.
    """
    ring = convex_ring(wkt)
    if ring is not None:
        return geometry_from_rings([ring])
    geometry = geometry_from_wkt(wkt)
    parts = [part for polygon in polygons_of(geometry) for part in _within_bounds(polygon)] if geometry else []
    whole = parts[0] if len(parts) == 1 else united(parts)
    if whole is None:
        raise ServiceError(f"The footprint of a scene cannot be read: {wkt[:60]!r}.")
    return whole


def _within_bounds(polygon: ogr.Geometry) -> list[ogr.Geometry]:
    polygon.FlattenTo2D()
    polygon.CloseRings()
    before = rings_of(polygon)
    rings = [unwrapped(ring) for ring in before if len(ring) > 3]
    rings[1:] = [aligned(hole, rings[0]) for hole in rings[1:]]
    whole = made_valid(polygon if rings == before else geometry_from_rings(rings)) if rings else None
    return [back for part in polygons_of(whole) for back in brought_back(part)] if whole else []
