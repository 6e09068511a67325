"""The exact area as it lies on one picture: cut to what the picture shows, in the picture's own coordinates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from osgeo import ogr

from .contact import footprint_geometry
from .equal_area import transformation
from .geometry import area_geometry, box, common_part, geometry_from_rings, multipolygon, polygons_of

Frame = tuple[float, float, float, float]

_SIDES = 16  # points a side of the frame: it is straight in UTM, and bends in degrees
_MARGIN_DEGREES = 0.01
_LONGEST_EDGE_DEGREES = 0.1  # bends by less than 5 m when it is projected to UTM, up to 75 degrees of latitude


def area_on_picture(area_wkt: str, epsg: int, frame: Frame) -> str | None:
    """Cut an area to a picture and project it there.

    :param area_wkt: ``AreaOfInterest.wkt``: valid, EPSG:4326, longitude first.
    :param epsg: of the picture, a UTM zone.
    :param frame: left, bottom, right and top of the picture, in metres.
    :return: the part that may lie on the picture as the text of a GeoJSON geometry, in metres, a little of what lies
        around the frame included; ``None``: none does.
    :raises AreaError: if the area cannot be read.
    """
    area = area_geometry(area_wkt)
    parts = [part for around in _around(epsg, frame) for part in polygons_of(common_part(area, around))]
    return _as_json(_projected(parts, epsg)) if parts else None


@dataclass(frozen=True)
class Part:
    """A part of an area in a UTM zone.

    :param geojson: text of a GeoJSON geometry, MultiPolygon, in metres. :param epsg: of the zone.
    :param area_m2: its area. :param frame: left, bottom, right and top of it, in metres.
    """

    geojson: str
    epsg: int
    area_m2: float
    frame: Frame


def area_in_scene(area_wkt: str, footprint_wkt: str, tile_id: str, tolerance_m: float) -> Part | None:
    """Cut an area to a scene's footprint and project it into the UTM zone of the scene's tile.

    :param area_wkt: ``AreaOfInterest.wkt``: valid, EPSG:4326, longitude first.
    :param footprint_wkt: Polygon or MultiPolygon, EPSG:4326, longitude first; may cross the antimeridian.
    :param tile_id: such as ``15PUT``. :param tolerance_m: outlines may be simplified by so much.
    :return: ``None``: they have no area in common.
    :raises AreaError: if the area cannot be read.
    :raises ServiceError: if the footprint cannot be read.
    """
    common = common_part(area_geometry(area_wkt), footprint_geometry(footprint_wkt))
    parts = list(polygons_of(common))
    epsg = utm_epsg(tile_id)
    shape = _projected(parts, epsg).SimplifyPreserveTopology(tolerance_m) if parts else None
    if shape is None or shape.IsEmpty():
        return None
    left, right, bottom, top = shape.GetEnvelope()
    return Part(_as_json(multipolygon(polygons_of(shape))), epsg, shape.GetArea(), (left, bottom, right, top))


def utm_epsg(tile_id: str) -> int:
    """The EPSG code of the UTM zone of a tile such as ``15PUT``; bands from N on lie in the north."""
    return (32600 if tile_id[-3].upper() >= "N" else 32700) + int(tile_id[:-3])


def _projected(parts: list[ogr.Geometry], epsg: int) -> ogr.Geometry:
    shape = multipolygon(parts)
    shape.Segmentize(_LONGEST_EDGE_DEGREES)
    shape.Transform(transformation(4326, epsg))
    return shape


def _as_json(shape: ogr.Geometry) -> str:
    text: str = shape.ExportToJson(options=["COORDINATE_PRECISION=2"])
    return text


def _around(epsg: int, frame: Frame) -> Iterator[ogr.Geometry]:
    """The rectangle in degrees around the frame, with a margin; two where it lies across the antimeridian."""
    left, bottom, right, top = frame
    outline = geometry_from_rings([[(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]])
    outline.Segmentize(max(right - left, top - bottom) / _SIDES)
    outline.Transform(transformation(epsg, 4326))
    points = outline.GetGeometryRef(0).GetPoints()
    longitudes = [point[0] for point in points]
    if max(longitudes) - min(longitudes) > 180:
        longitudes = [longitude % 360 for longitude in longitudes]
    west, east = min(longitudes) - _MARGIN_DEGREES, max(longitudes) + _MARGIN_DEGREES
    south = max(-90.0, min(point[1] for point in points) - _MARGIN_DEGREES)
    north = min(90.0, max(point[1] for point in points) + _MARGIN_DEGREES)
    yield box(west, south, min(east, 180.0), north)
    if east > 180:
        yield box(-180.0, south, east - 360, north)
    if west < -180:
        yield box(west + 360, south, 180.0, north)
