"""Small pictures: ground in brown and green, clouds in white by their share."""

from __future__ import annotations

import functools
import hashlib

from osgeo import gdal

SIZE = 343  # pixels, as the service's quicklooks of a whole tile
_CELL = 7
_GROUND = ((94, 108, 62), (122, 104, 72), (70, 92, 54), (138, 122, 88))
_CLOUD = (244, 246, 248)


@functools.lru_cache(maxsize=32)
def quicklook(name: str, cloud_cover: float) -> bytes:
    """A JPEG of :data:`SIZE` by :data:`SIZE` pixels, the same in every run.

    :param cloud_cover: percent; so many cells of the picture are white.
    """
    cells = SIZE // _CELL
    noise = iter(hashlib.shake_128(name.encode()).digest(2 * cells * cells))
    rows = []
    for _ in range(cells):
        row = [_colour(next(noise), next(noise), cloud_cover) for _ in range(cells)]
        rows.append([colour for colour in row for _ in range(_CELL)])
    pixels = [row for row in rows for _ in range(_CELL)]
    image = gdal.GetDriverByName("MEM").Create("", SIZE, SIZE, 3)
    for band in range(3):
        content = bytes(colour[band] for row in pixels for colour in row)
        image.GetRasterBand(band + 1).WriteRaster(0, 0, SIZE, SIZE, content)
    return _jpeg(image, f"/vsimem/hub_{abs(hash((name, cloud_cover)))}.jpg")


def _colour(sky: int, ground: int, cloud_cover: float) -> tuple[int, int, int]:
    return _CLOUD if sky / 2.56 < cloud_cover else _GROUND[ground % len(_GROUND)]


def _jpeg(image: gdal.Dataset, path: str) -> bytes:
    gdal.GetDriverByName("JPEG").CreateCopy(path, image, options=["QUALITY=75"])
    size = gdal.VSIStatL(path).size
    stream = gdal.VSIFOpenL(path, "rb")
    content = bytes(gdal.VSIFReadL(1, size, stream))
    gdal.VSIFCloseL(stream)
    for each in (path, f"{path}.aux.xml"):
        if gdal.VSIStatL(each) is not None:
            gdal.Unlink(each)
    return content
