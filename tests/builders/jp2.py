"""JPEG 2000 pictures as in real products: lossless, 15 bits, their place in a GMLJP2 box."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
from osgeo import gdal

from .layout import Grid
from .tiles import utm_wkt

_OPTIONS = ("QUALITY=100", "REVERSIBLE=YES", "YCBCR420=NO", "GeoJP2=NO", "GMLJP2=YES")
_NUMBERS = itertools.count()


def encode(picture: np.ndarray, grid: Grid, resolution: int) -> bytes:
    """A picture as JP2.

    :param picture: (rows, columns) or (bands, rows, columns), uint8 or uint16.
    :param resolution: pixel size in m; the upper left corner is that of the grid.
    :raises RuntimeError: if GDAL has no JP2OpenJPEG driver or cannot write the picture.
    """
    layers = picture[np.newaxis] if picture.ndim == 2 else picture
    wide = layers.dtype == np.uint16
    bands, rows, columns = layers.shape
    source = gdal.GetDriverByName("MEM").Create("", columns, rows, bands, gdal.GDT_UInt16 if wide else gdal.GDT_Byte)
    source.SetProjection(utm_wkt(grid.epsg))
    source.SetGeoTransform((grid.left, resolution, 0, grid.top, 0, -resolution))
    source.WriteRaster(0, 0, columns, rows, np.ascontiguousarray(layers).tobytes())
    place = f"/vsimem/builders-{next(_NUMBERS)}.jp2"
    driver = gdal.GetDriverByName("JP2OpenJPEG")
    written = driver and driver.CreateCopy(place, source, options=[*_OPTIONS, *(["NBITS=15"] if wide else [])])
    if written is None:
        raise RuntimeError(f"GDAL wrote no JP2: {gdal.GetLastErrorMsg() or 'its driver JP2OpenJPEG is missing'}")
    del written
    return _taken(place)


def decode(path: Path) -> np.ndarray:
    """All pixels of a picture, (rows, columns) or (bands, rows, columns).

    :raises OSError: if it cannot be opened or read to its end.
    """
    source = gdal.Open(str(path))
    pixels = source.ReadAsArray() if source is not None else None
    if pixels is None:
        raise OSError(f"{path} cannot be read: {gdal.GetLastErrorMsg()}")
    return np.asarray(pixels)


def _taken(place: str) -> bytes:
    file = gdal.VSIFOpenL(place, "rb")
    content = gdal.VSIFReadL(1, gdal.VSIStatL(place).size, file)
    gdal.VSIFCloseL(file)
    gdal.Unlink(place)
    return bytes(content)
