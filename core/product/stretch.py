"""Which pixel values become black and white, from what an image shows of an area."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator
from typing import Any

from ..aoi.on_picture import Frame, area_on_picture
from ..errors import ProductError
from .images import Image, mask_of, open_image, quiet_gdal

SIDE = 256  # pixels that are looked at, at most as many each way: sorting more would hold up the map
DARKEST, BRIGHTEST = 0.02, 0.98  # shares of the pixels
_NODATA = 0
_INSIDE = 255

Transform = tuple[float, float, float, float, float, float]


def stretch_within(image: Image, area_wkt: str, band: int = 1) -> tuple[float, float] | None:
    """The pixel values below which 2 %, and above which 2 %, of what an image shows of an area lie.

    The image is read coarsely, from its own overviews.

    :param area_wkt: ``AreaOfInterest.wkt``, EPSG:4326; empty, or beside the image: all of the image counts.
    :return: as the file has them; ``None``: it shows nothing, or the same everywhere.
    :raises ProductError: if it cannot be read. :raises SettingsError: if this GDAL has no driver for JPEG 2000.
    :raises AreaError: if the area cannot be read.
    """
    with quiet_gdal() as gdal:
        dataset = open_image(gdal, image)
        window = _window(dataset, area_wkt) if area_wkt else None
        values = _values(gdal, dataset, image, band, window, area_wkt) if window is not None else array("f")
        if not values:
            values = _values(gdal, dataset, image, band, (0, 0, dataset.RasterXSize, dataset.RasterYSize), "")
    if not values:
        return None
    ordered = sorted(values)
    low, high = (ordered[round(share * (len(ordered) - 1))] for share in (DARKEST, BRIGHTEST))
    return (low, high) if low < high else None


def _window(dataset: Any, area_wkt: str) -> tuple[int, int, int, int] | None:
    """Column, row, width and height of the part of an image around an area; ``None``: it shows none of it."""
    left, width, _, top, _, height = dataset.GetGeoTransform()
    system = dataset.GetSpatialRef()
    epsg = system.GetAuthorityCode(None) if system is not None else None
    if epsg is None:
        return None
    columns, rows = dataset.RasterXSize, dataset.RasterYSize
    frame = (left, top + rows * height, left + columns * width, top)
    shape = area_on_picture(area_wkt, int(epsg), frame)
    if shape is None:
        return None
    west, south, east, north = _frame(json.loads(shape)["coordinates"])
    first, last = max(0, int((west - left) / width)), min(columns, int((east - left) / width) + 1)
    upper, lower = max(0, int((north - top) / height)), min(rows, int((south - top) / height) + 1)
    return (first, upper, last - first, lower - upper) if first < last and upper < lower else None


def _values(
    gdal: Any, dataset: Any, image: Image, band: int, window: tuple[int, int, int, int], area_wkt: str
) -> array[float]:
    """The pixels within the area, those without data left out."""
    column, row, width, height = window
    columns, rows = min(width, SIDE), min(height, SIDE)
    try:
        pixels = dataset.GetRasterBand(band).ReadRaster(*window, columns, rows, gdal.GDT_Float32)
    except RuntimeError as error:  # where somebody else in this process has called UseExceptions
        raise ProductError(f"{image.name} cannot be read ({error}).") from error
    if pixels is None:
        raise ProductError(f"{image.name} cannot be read ({gdal.GetLastErrorMsg()}).")
    values = array("f", bytes(pixels))
    if not area_wkt:
        return array("f", (value for value in values if value != _NODATA))
    left, right, _, top, _, down = dataset.GetGeoTransform()
    small: Transform = (
        *(left + column * right, right * width / columns, 0.0),
        *(top + row * down, 0.0, down * height / rows),
    )
    mask = mask_of(gdal, (columns, rows), small, dataset.GetSpatialRef(), area_wkt)
    inside = mask.ReadRaster() if mask is not None else b""
    seen = zip(values, inside)
    return array("f", (value for value, within in seen if within == _INSIDE and value != _NODATA))


def _frame(coordinates: Any) -> Frame:
    points = list(_points(coordinates))
    easting, northing = [x for x, _ in points], [y for _, y in points]
    return min(easting), min(northing), max(easting), max(northing)


def _points(coordinates: Any) -> Iterator[tuple[float, float]]:
    """All corners in the coordinates of a GeoJSON geometry, however deep they lie."""
    if isinstance(coordinates[0], (int, float)):
        yield coordinates[0], coordinates[1]
    else:
        for part in coordinates:
            yield from _points(part)
