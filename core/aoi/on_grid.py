"""The exact area as rasters are cut by it: in the UTM zone that they get, with a margin."""

from __future__ import annotations

from collections.abc import Sequence

from osgeo import ogr

from .equal_area import area_m2, transformation
from .geometry import area_geometry, box, common_part, multipolygon, polygons_of
from .on_picture import Frame, Part

_LONGEST_EDGE_DEGREES = 0.01  # bends by less than 5 cm when it is projected to UTM, up to 75 degrees of latitude
_REACH_DEGREES = 12.0  # on either side of a zone's middle: an area across three zones, and no farther
_QUARTER = 16  # edges of a quarter of a circle: a margin of 1 km is true to 1.2 m
_STRIP_DEGREES = 6


def main_zone(area_wkt: str, zones: Sequence[int]) -> int:
    """The UTM zone in which most of an area lies; of zones that have none of it, the first.

    :param area_wkt: ``AreaOfInterest.wkt``: valid, EPSG:4326, longitude first.
    :param zones: EPSG codes of those to choose from, 32601 to 32660 or 32701 to 32760.
    :raises AreaError: if the area cannot be read.
    """
    area = area_geometry(area_wkt)
    shares = {zone: _area_in_strip(area, zone) for zone in dict.fromkeys(zones)}
    return max(shares, key=lambda zone: shares[zone])


def area_in_zone(area_wkt: str, epsg: int, margin_m: float = 0.0) -> Part | None:
    """Project an area into a UTM zone, with a margin around it.

    :param area_wkt: ``AreaOfInterest.wkt``: valid, EPSG:4326, longitude first.
    :param epsg: of the zone. :param margin_m: metres, 0 or more.
    :return: what of the area lies within 12 degrees of the zone's middle; ``None``: nothing does.
    :raises AreaError: if the area cannot be read.
    """
    area = area_geometry(area_wkt)
    around = _boxes(_middle(epsg) - _REACH_DEGREES, _middle(epsg) + _REACH_DEGREES, -90.0, 90.0)
    parts = [part for one in around for part in polygons_of(common_part(area, one))]
    if not parts:
        return None
    shape = multipolygon(parts)
    shape.Segmentize(_LONGEST_EDGE_DEGREES)
    shape.Transform(transformation(4326, epsg))
    if margin_m > 0:
        shape = multipolygon(polygons_of(shape.Buffer(margin_m, _QUARTER)))
    left, right, bottom, top = shape.GetEnvelope()
    text: str = shape.ExportToJson(options=["COORDINATE_PRECISION=3"])
    return Part(text, epsg, float(shape.GetArea()), (left, bottom, right, top))


def frames_in_zone(frames: Sequence[tuple[int, Frame]], epsg: int) -> Frame:
    """The rectangle in a UTM zone around rectangles of the same and of other zones.

    :param frames: EPSG code, and left, bottom, right and top in metres, of each; at least one.
    """
    whole = ogr.Geometry(ogr.wkbMultiPoint)
    for zone, (left, bottom, right, top) in frames:
        outline = box(left, bottom, right, top)
        if zone != epsg:
            outline.Segmentize(max(right - left, top - bottom) / 16)
            outline.Transform(transformation(zone, epsg))
        for point in outline.GetGeometryRef(0).GetPoints():
            single = ogr.Geometry(ogr.wkbPoint)
            single.AddPoint_2D(point[0], point[1])
            whole.AddGeometry(single)
    west, east, south, north = whole.GetEnvelope()
    return (west, south, east, north)


def frames_that_meet(part: Part, frames: Sequence[Frame]) -> list[bool]:
    """Whether each of some frames in a part's zone has more than an edge in common with it."""
    shape = ogr.CreateGeometryFromJson(part.geojson)
    prepared = shape.CreatePreparedGeometry()
    return [_overlap(part.frame, frame) and bool(prepared.Intersects(box(*frame))) for frame in frames]


def _overlap(one: Frame, other: Frame) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _area_in_strip(area: ogr.Geometry, zone: int) -> float:
    half = _STRIP_DEGREES / 2
    south, north = (-90.0, 0.0) if zone > 32700 else (0.0, 90.0)
    strip = _boxes(_middle(zone) - half, _middle(zone) + half, south, north)
    return sum(area_m2(part) for one in strip for part in polygons_of(common_part(area, one)))


def _middle(epsg: int) -> float:
    """The longitude of a zone's central meridian."""
    return float(((epsg % 100) - 1) * _STRIP_DEGREES - 180 + _STRIP_DEGREES // 2)


def _boxes(west: float, east: float, south: float, north: float) -> list[ogr.Geometry]:
    """The rectangle between two meridians, which may lie beyond the antimeridian, in one part or two."""
    boxes = [box(max(west, -180.0), south, min(east, 180.0), north)]
    if west < -180:
        boxes.append(box(west + 360, south, 180.0, north))
    if east > 180:
        boxes.append(box(-180.0, south, east - 360, north))
    return boxes
