"""Are the images of a product readable, and what do they show of an area? Asked of GDAL, which is imported on use.

GDAL opens a product whose images are cut, empty or absent and calls it valid; only reading tells. Two things were
measured with GDAL 3.6.2 and OpenJPEG 2.5.0 and decide how it is done here:

* A request over several blocks of a JPEG 2000 file is shared between threads, and then a file that lacks its last
  bytes may read without an error. So it is read block by block.
* Changed bytes in the middle decode without an error. Only a checksum finds those.

Opened without a list of siblings and without statistics, GDAL writes no ``.aux.xml`` into the product. The error
handler is pushed and popped on the calling thread (GDAL's handlers are thread-local), and no option of GDAL is set.
"""

from __future__ import annotations

import json
import struct
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Union

from ..aoi.on_picture import area_on_picture
from ..errors import ProductError, SettingsError
from ..feedback import Feedback
from .product_files import ProductFile

Image = Union[Path, ProductFile]

IMAGE_SUFFIXES = frozenset({".jp2", ".tif", ".tiff"})

# ISO/IEC 15444-1: the signature box; start and end of a codestream.
_JP2_SIGNATURE = bytes.fromhex("0000000c6a5020200d0a870a")
_START_OF_CODESTREAM = b"\xff\x4f\xff\x51"
_END_OF_CODESTREAM = b"\xff\xd9"

_JP2_DRIVERS = ("JP2OpenJPEG", "JP2KAK", "JP2ECW", "JP2MrSID", "JP2Grok", "JP2Lura")
_LEAST_WINDOW = 512  # pixels: thousands of requests for single rows of a TIFF would take long
_INSIDE = b"\xff"


class TruncatedImageError(ProductError):
    """The image lacks its end."""


def check_ends(image: Image) -> None:
    """Look at the first and the last bytes of an image, without decoding it.

    :param image: a JPEG 2000 file is looked into; of any other only the size is asked.
    :raises TruncatedImageError: if the image is empty or its end is missing.
    :raises ProductError: if it cannot be read or is no JPEG 2000 file.
    """
    try:
        size_bytes = _size_bytes(image)
        if size_bytes == 0:
            raise TruncatedImageError(f"{image.name} is empty.")
        if _is_jp2(image):
            with _opened(image) as file:
                _check_jp2(file, image.name, size_bytes)
    except OSError as error:
        raise _unreadable(image, str(error)) from error


def read_to_the_end(image: Image, feedback: Feedback | None = None) -> None:
    """Decode every pixel of an image, block by block.

    :param feedback: asked between blocks whether to go on.
    :raises TruncatedImageError: if the image is empty or its end is missing.
    :raises ProductError: if a part of it cannot be read.
    :raises SettingsError: if this GDAL has no driver for JPEG 2000.
    :raises CancelledError: if it is no longer wanted.
    """
    check_ends(image)
    with quiet_gdal() as gdal:
        dataset = open_image(gdal, image)
        for window in _windows(dataset):
            if feedback is not None:
                feedback.raise_if_cancelled()
            _read(gdal, dataset, image, window)


def read_last_block(image: Image) -> None:
    """Decode the last block of an image: enough for one whose checksum is right.

    :raises ProductError: if it cannot be opened or read.
    :raises SettingsError: if this GDAL has no driver for JPEG 2000.
    """
    with quiet_gdal() as gdal:
        dataset = open_image(gdal, image)
        *_, window = _windows(dataset)
        _read(gdal, dataset, image, window)


def classes_within(path: Path, area_wkt: str, feedback: Feedback | None = None) -> dict[int, int]:
    """Count the pixels of each class whose centres lie within an area, in the picture's own UTM zone.

    An area that holds no pixel's centre gets the pixels that it touches, so that a small field is seen too.

    :param path: a picture of one band of bytes, such as a scene classification.
    :param area_wkt: ``AreaOfInterest.wkt``: valid, EPSG:4326, longitude first.
    :param feedback: asked between blocks whether to go on.
    :return: numbers of pixels by class, classes without any left out; empty: the area lies beside the picture.
    :raises ProductError: if the picture cannot be read, or does not say where it lies.
    :raises SettingsError: if this GDAL has no driver for JPEG 2000.
    :raises AreaError: if the area cannot be read.
    :raises CancelledError: if it is no longer wanted.
    """
    check_ends(path)
    counts: Counter[int] = Counter()
    with quiet_gdal() as gdal:
        dataset = open_image(gdal, path)
        if dataset.RasterCount != 1 or dataset.GetRasterBand(1).DataType != gdal.GDT_Byte:
            raise ProductError(f"{path.name} is no picture of classes.")
        system = dataset.GetSpatialRef()
        if system is None or system.GetAuthorityCode(None) is None:
            raise ProductError(f"{path.name} does not say where it lies.")
        size = (dataset.RasterXSize, dataset.RasterYSize)
        mask = mask_of(gdal, size, dataset.GetGeoTransform(), system, area_wkt)
        for window in _windows(dataset) if mask is not None else ():
            if feedback is not None:
                feedback.raise_if_cancelled()
            inside = mask.ReadRaster(*window)
            if _INSIDE in inside:
                counts.update(_numbers_of(_masked(_read(gdal, dataset, path, window), inside)))
                counts[0] -= inside.count(b"\0")
    return {number: count for number, count in sorted(counts.items()) if count > 0}


def _masked(pixels: bytes, inside: bytes) -> bytes:
    """Bytes where the mask is 255, 0 elsewhere; in one step, for numpy may be missing or broken."""
    common = int.from_bytes(pixels, "big") & int.from_bytes(inside, "big")
    return common.to_bytes(len(pixels), "big")


def _numbers_of(pixels: bytes) -> dict[int, int]:
    """How often each number is there: class by class, which takes a fifth of the time of byte by byte."""
    counts = {}
    while pixels:
        number = pixels[0]
        rest = pixels.translate(None, bytes([number]))
        counts[number] = len(pixels) - len(rest)
        pixels = rest
    return counts


def mask_of(gdal: Any, size: tuple[int, int], place: tuple[float, ...], system: Any, area_wkt: str) -> Any:
    """A picture that is 255 within an area and 0 outside; ``None``: the area lies beside it.

    :param size: columns and rows. :param place: what GDAL calls the geotransform.
    :param system: its spatial reference, of a UTM zone that has a number.
    """
    left, width, _, top, _, height = place
    columns, rows = size
    epsg = system.GetAuthorityCode(None)
    shape = area_on_picture(area_wkt, int(epsg), (left, top + rows * height, left + columns * width, top))
    if shape is None:
        return None
    mask = gdal.GetDriverByName("MEM").Create("", columns, rows, 1, gdal.GDT_Byte)
    mask.SetGeoTransform(place)
    mask.SetSpatialRef(system)
    vector = gdal.OpenEx(_collection(shape, epsg), gdal.OF_VECTOR, allowed_drivers=["GeoJSON"])
    for options in ([], ["ALL_TOUCHED=TRUE"]):
        gdal.RasterizeLayer(mask, [1], vector.GetLayer(0), burn_values=[255], options=options)
        if mask.GetRasterBand(1).ComputeRasterMinMax(False)[1] > 0:
            return mask
    return None


def _collection(shape: str, epsg: str) -> str:
    """A GeoJSON file around one geometry; GDAL opens the text itself."""
    system = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{epsg}"}}
    feature = {"type": "Feature", "properties": {}, "geometry": json.loads(shape)}
    return json.dumps({"type": "FeatureCollection", "crs": system, "features": [feature]})


def _check_jp2(file: BinaryIO, name: str, size_bytes: int) -> None:
    if file.read(len(_JP2_SIGNATURE)) != _JP2_SIGNATURE:
        raise ProductError(f"{name} is no JPEG 2000 file.")
    start, end = _codestream(file, name, size_bytes)
    file.seek(start)
    if file.read(len(_START_OF_CODESTREAM)) != _START_OF_CODESTREAM:
        raise ProductError(f"{name} holds no JPEG 2000 image.")
    file.seek(end - len(_END_OF_CODESTREAM))
    if file.read(len(_END_OF_CODESTREAM)) != _END_OF_CODESTREAM:
        raise TruncatedImageError(f"{name} is cut: the end of its image is missing.")


def _codestream(file: BinaryIO, name: str, size_bytes: int) -> tuple[int, int]:
    """First byte of the codestream and the byte after its last, found by walking over the boxes before it."""
    offset = 0
    while offset + 8 <= size_bytes:
        file.seek(offset)
        length, kind = struct.unpack(">I4s", file.read(8))
        header = 8
        if length == 0:  # up to the end of the file
            length = size_bytes - offset
        elif length == 1:  # the length is in the eight bytes that follow
            length, header = int.from_bytes(file.read(8), "big"), 16
        end = offset + length
        if length < header or end > size_bytes:
            break
        if kind == b"jp2c":
            return offset + header, end
        offset = end
    raise TruncatedImageError(f"{name} is cut: the end of its image is missing.")


def gdal_version() -> str:
    """Of the GDAL that reads them, such as ``3.6.2``."""
    with quiet_gdal() as gdal:
        return str(gdal.__version__)


@contextmanager
def quiet_gdal() -> Iterator[Any]:
    """GDAL, with its messages kept off the console of this thread."""
    from osgeo import gdal

    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield gdal
    finally:
        gdal.PopErrorHandler()


def open_image(gdal: Any, image: Image) -> Any:
    """Open an image with GDAL's driver for it; its pixels are not read.

    :raises ProductError: if it cannot be opened.
    :raises SettingsError: if this GDAL has no driver for JPEG 2000.
    """
    drivers = ["GTiff"]
    if _is_jp2(image):
        drivers = [name for name in _JP2_DRIVERS if gdal.GetDriverByName(name) is not None][:1]
        if not drivers:
            raise SettingsError(
                "The GDAL of this QGIS cannot read JPEG 2000 images.",
                advice="Install GDAL with the driver JP2OpenJPEG.",
            )
    gdal.ErrorReset()
    try:
        dataset = gdal.OpenEx(gdal_path(image), gdal.OF_RASTER, allowed_drivers=drivers, sibling_files=[])
    except RuntimeError as error:  # where somebody else in this process has called UseExceptions
        raise _unreadable(image, str(error)) from error
    if dataset is None or dataset.RasterCount == 0:
        raise _unreadable(image, gdal.GetLastErrorMsg())
    return dataset


def _windows(dataset: Any) -> Iterator[tuple[int, int, int, int]]:
    """Column, row, width and height of one block after the other, several where blocks are very small."""
    columns, rows = dataset.RasterXSize, dataset.RasterYSize
    block_width, block_height = dataset.GetRasterBand(1).GetBlockSize()
    if dataset.GetDriver().ShortName == "GTiff":
        block_width, block_height = columns, block_height * max(1, _LEAST_WINDOW // block_height)
    for row in range(0, rows, block_height):
        for column in range(0, columns, block_width):
            yield column, row, min(block_width, columns - column), min(block_height, rows - row)


def _read(gdal: Any, dataset: Any, image: Image, window: tuple[int, int, int, int]) -> bytes:
    gdal.ErrorReset()
    try:
        pixels: bytes | None = dataset.ReadRaster(*window)
    except RuntimeError as error:
        raise _unreadable(image, str(error)) from error
    if pixels is None or gdal.GetLastErrorType() >= gdal.CE_Failure:
        raise _unreadable(image, gdal.GetLastErrorMsg())
    return pixels


def _unreadable(image: Image, reason: str) -> ProductError:
    return ProductError(f"{image.name} cannot be read ({reason or 'GDAL gives no reason'}).")


def _is_jp2(image: Image) -> bool:
    return image.name.lower().endswith(".jp2")


def gdal_path(image: Image) -> str:
    """What GDAL calls an image, in a folder or in a ZIP."""
    return str(image) if isinstance(image, Path) else image.files.image_path(image.path)


def _opened(image: Image) -> BinaryIO:
    return image.open("rb") if isinstance(image, Path) else image.files.open(image.path)


def _size_bytes(image: Image) -> int:
    """Its size.

    :raises OSError: if it is not there.
    """
    size_bytes = image.stat().st_size if isinstance(image, Path) else image.files.size_bytes(image.path)
    if size_bytes is None:
        raise FileNotFoundError(f"{image.name} is not there")
    return size_bytes
