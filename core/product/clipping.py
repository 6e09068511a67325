"""Rasters cut to an area, written window by window; GDAL is imported on use, and none of its options is set.

A raster is a GeoTIFF first, whose windows without a pixel of the area are never read or written. A cloud optimized one
is made of that by GDAL's driver COG, since it has to know all pixels before its first byte.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..aoi.on_picture import Part
from ..errors import DiskError, ProductError
from ..events import Progress
from ..feedback import Feedback
from .clip_source import Grid, Pixels, TilePlanes, opened_mosaic
from .images import check_ends, quiet_gdal

WINDOW = 512  # pixels; a window of one band is read in well under a second, so that a cancellation is heard
BLOCK = 512
_COPYING = 0.3  # share of the progress that a COG's copy gets
_ALL_ONES = 4294967295.0
_PREDICTORS = {1: "NO", 2: "STANDARD", 3: "FLOATING_POINT"}
_NAN = struct.pack("=f", float("nan"))


@dataclass(frozen=True)
class ClippedRaster:
    """What is to be made.

    :param grid: its pixels.
    :param pixels: what they are.
    :param bands: what each is called.
    :param tiles: what it is made of, at least one.
    :param area: pixels whose centres lie beside it are no data; ``None``: none is cut off. An area without any
        pixel's centre gets the pixels that it touches.
    :param tags: texts that it carries.
    :param colours: of classes, by their number, as ``#rrggbb``.
    """

    grid: Grid
    pixels: Pixels
    bands: tuple[str, ...]
    tiles: tuple[TilePlanes, ...]
    area: Part | None = None
    tags: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[int, str] = field(default_factory=dict)

    @property
    def most_bytes(self) -> int:
        """What its pixels take without compression."""
        pixels = self.grid.columns * self.grid.rows
        if self.area is not None:
            pixels = min(pixels, int(self.area.area_m2 / self.grid.resolution_m**2) + 4 * BLOCK * BLOCK)
        return pixels * len(self.bands) * (4 if self.pixels.is_real else 1)


def write_raster(raster: ClippedRaster, aside: Path, feedback: Feedback, *, is_cloud_optimized: bool) -> bool:
    """Write a raster.

    :param aside: the file that it becomes; what is there is replaced. Besides it ``….part.tif`` is made for a while.
        Nothing of both is left after an error.
    :param feedback: hears the progress, and is asked whether to go on.
    :returns: whether any of its pixels has data.
    :raises ProductError: if an image is cut or cannot be read. :raises SettingsError: without JPEG 2000 in GDAL.
    :raises DiskError: if it cannot be written. :raises CancelledError: if it is no longer wanted.
    """
    plain = aside.with_name(f"{aside.stem}.part.tif") if is_cloud_optimized else aside
    unfinished = {plain, aside, aside.with_name(f"{aside.name}.ovr.tmp")}
    try:
        for image in {image for tile in raster.tiles for image in tile.images}:
            check_ends(image)
        with quiet_gdal() as gdal:
            share = 1 - _COPYING if is_cloud_optimized else 1.0
            has_data = _write_plain(gdal, raster, plain, feedback, share)
            if is_cloud_optimized:
                _copy(gdal, raster.pixels, plain, aside, feedback)
        unfinished.discard(aside)
    finally:
        for path in unfinished:
            path.unlink(missing_ok=True)
    return has_data


def tag_of(path: Path, name: str) -> str | None:
    """A text that :class:`ClippedRaster` put into a file; ``None``: it has none, or is no raster."""
    with quiet_gdal() as gdal:
        try:
            dataset = gdal.OpenEx(str(path), gdal.OF_RASTER, allowed_drivers=["GTiff"], sibling_files=[])
        except RuntimeError:  # where somebody else in this process has called UseExceptions
            return None
        text: str | None = None if dataset is None else dataset.GetMetadataItem(name)
        return text


class _Output:
    """A file that GDAL writes; closed at the end of the block, whatever refers to this object.

    :raises DiskError: if it cannot be made, written or closed.
    """

    def __init__(self, gdal: Any, path: Path) -> None:
        self.dataset: Any = None
        self.path, self._gdal = path, gdal

    def __enter__(self) -> _Output:
        self._gdal.ErrorReset()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if self.dataset is not None and kind is None:
            self.dataset.FlushCache()
        self.dataset = None
        if isinstance(error, RuntimeError):  # where somebody else in this process has called UseExceptions
            raise _unwritable(self.path, str(error)) from error
        if kind is None:
            self.raise_if_failed()

    def raise_if_failed(self) -> None:
        """What GDAL said last decides.

        :raises DiskError: if that was an error.
        """
        if self._gdal.GetLastErrorType() >= self._gdal.CE_Failure:
            raise _unwritable(self.path, self._gdal.GetLastErrorMsg())


def _write_plain(gdal: Any, raster: ClippedRaster, path: Path, feedback: Feedback, share: float) -> bool:
    with opened_mosaic(gdal, raster.tiles, raster.pixels, raster.grid) as source, _Output(gdal, path) as output:
        _create(gdal, raster, output, source.GetProjection())
        return _fill(gdal, raster, source, output, feedback, share)


def _create(gdal: Any, raster: ClippedRaster, output: _Output, projection: str) -> None:
    grid, pixels = raster.grid, raster.pixels
    options = ["TILED=YES", f"BLOCKXSIZE={BLOCK}", f"BLOCKYSIZE={BLOCK}", "INTERLEAVE=BAND", "COMPRESS=DEFLATE"]
    options += [f"PREDICTOR={_predictor(pixels)}", "BIGTIFF=IF_SAFER", "SPARSE_OK=TRUE"]
    driver, kind = gdal.GetDriverByName("GTiff"), _kind(gdal, pixels)
    made = driver.Create(str(output.path), grid.columns, grid.rows, len(raster.bands), kind, options)
    output.dataset = made
    output.raise_if_failed()
    made.SetProjection(projection)
    made.SetGeoTransform(grid.transform)
    made.SetMetadata(dict(raster.tags))
    for number, name in enumerate(raster.bands, 1):
        band = made.GetRasterBand(number)
        band.SetDescription(name)
        band.SetNoDataValue(float(pixels.nodata))
    if raster.colours:
        made.GetRasterBand(1).SetColorTable(_colour_table(gdal, raster.colours))


def _fill(gdal: Any, raster: ClippedRaster, source: Any, output: _Output, feedback: Feedback, share: float) -> bool:
    """Write all windows that have a pixel of the area; returns whether any has data."""
    grid, kind = raster.grid, _kind(gdal, raster.pixels)
    empty = _NAN if raster.pixels.is_real else b"\0"
    has_data = False
    for strip in _strips(gdal, raster, source.GetProjection()):
        for window in _windows(grid, strip.row, strip.rows):
            column, row, width, height = window
            feedback.progress(share * (row * grid.columns + column * height) / (grid.columns * grid.rows))
            inside = strip.inside(column, width)
            if inside is not None and not any(inside):
                continue
            fill = empty * (width * height)
            for number in range(1, len(raster.bands) + 1):
                feedback.raise_if_cancelled()
                seen = _read(gdal, source.GetRasterBand(number), window)
                kept = seen if inside is None else _merged(seen, fill, inside)
                if kept == fill:
                    continue  # what is never written takes no room
                has_data = True
                band = output.dataset.GetRasterBand(number)
                band.WriteRaster(column, row, width, height, kept, width, height, kind)
                output.raise_if_failed()
    return has_data


class _Strip:
    """The pixels of some rows: which lie in the area.

    :param mask: a dataset of these rows with all bits set inside; ``None``: all lie inside.
    """

    def __init__(self, row: int, rows: int, mask: Any) -> None:
        self.row, self.rows, self._mask = row, rows, mask

    def inside(self, column: int, width: int) -> bytes | None:
        """All bits of a pixel's value set where it lies inside; ``None``: everywhere."""
        if self._mask is None:
            return None
        pixels: bytes = self._mask.ReadRaster(column, 0, width, self.rows)
        return pixels


def _strips(gdal: Any, raster: ClippedRaster, projection: str) -> Iterator[_Strip]:
    grid = raster.grid
    heights = [(row, min(WINDOW, grid.rows - row)) for row in range(0, grid.rows, WINDOW)]
    if raster.area is None:
        yield from (_Strip(row, rows, None) for row, rows in heights)
        return
    vector = gdal.OpenEx(_collection(raster.area), gdal.OF_VECTOR, allowed_drivers=["GeoJSON"])
    options: list[str] = []
    if len(heights) == 1 and not any(_mask(gdal, raster, vector, projection, *heights[0], options).ReadRaster()):
        options = ["ALL_TOUCHED=TRUE"]  # it holds no pixel's centre
    for row, rows in heights:
        yield _Strip(row, rows, _mask(gdal, raster, vector, projection, row, rows, options))


def _mask(
    gdal: Any, raster: ClippedRaster, vector: Any, projection: str, row: int, rows: int, options: list[str]
) -> Any:
    grid = raster.grid
    kind = gdal.GDT_UInt32 if raster.pixels.is_real else gdal.GDT_Byte
    mask = gdal.GetDriverByName("MEM").Create("", grid.columns, rows, 1, kind)
    left, width, _, top, _, height = grid.transform
    mask.SetGeoTransform((left, width, 0.0, top + row * height, 0.0, height))
    mask.SetProjection(projection)
    value = _ALL_ONES if raster.pixels.is_real else 255
    gdal.RasterizeLayer(mask, [1], vector.GetLayer(0), burn_values=[value], options=options)
    return mask


def _merged(seen: bytes, fill: bytes, inside: bytes) -> bytes:
    """What was seen inside, no data outside: bit by bit, for numpy may be missing or broken."""
    one, other, mask = (int.from_bytes(pixels, "big") for pixels in (seen, fill, inside))
    return (other ^ ((one ^ other) & mask)).to_bytes(len(seen), "big")


def _windows(grid: Grid, row: int, rows: int) -> Iterator[tuple[int, int, int, int]]:
    for column in range(0, grid.columns, WINDOW):
        yield column, row, min(WINDOW, grid.columns - column), rows


def _read(gdal: Any, band: Any, window: tuple[int, int, int, int]) -> bytes:
    gdal.ErrorReset()
    try:
        pixels: bytes | None = band.ReadRaster(*window)
    except RuntimeError as error:
        raise _unreadable(str(error)) from error
    if pixels is None or gdal.GetLastErrorType() >= gdal.CE_Failure:
        raise _unreadable(gdal.GetLastErrorMsg())
    return bytes(pixels)


def _copy(gdal: Any, pixels: Pixels, plain: Path, aside: Path, feedback: Feedback) -> None:
    """Make the cloud optimized file of the plain one."""
    options = ["COMPRESS=DEFLATE", f"PREDICTOR={_PREDICTORS[_predictor(pixels)]}", "BIGTIFF=IF_SAFER", "SPARSE_OK=TRUE"]
    options.append(f"OVERVIEW_RESAMPLING={'NEAREST' if pixels.is_classes else 'AVERAGE'}")

    def go_on(fraction: float, _text: object, _data: object) -> int:
        feedback.report(Progress(1 - _COPYING * (1 - fraction)))
        return 0 if feedback.is_cancelled() else 1

    with _Output(gdal, aside) as output:
        source = gdal.Open(str(plain))
        try:
            output.dataset = gdal.GetDriverByName("COG").CreateCopy(str(aside), source, 0, options, callback=go_on)
        finally:
            feedback.raise_if_cancelled()
            del source


def _predictor(pixels: Pixels) -> int:
    if pixels.is_real:
        return 3
    return 1 if pixels.is_classes else 2


def _kind(gdal: Any, pixels: Pixels) -> int:
    kind: int = gdal.GDT_Float32 if pixels.is_real else gdal.GDT_Byte
    return kind


def _collection(area: Part) -> str:
    """A GeoJSON file around one geometry; GDAL opens the text itself."""
    system = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{area.epsg}"}}
    feature = {"type": "Feature", "properties": {}, "geometry": json.loads(area.geojson)}
    return json.dumps({"type": "FeatureCollection", "crs": system, "features": [feature]})


def _colour_table(gdal: Any, colours: Mapping[int, str]) -> Any:
    table = gdal.ColorTable()
    for number, colour in colours.items():
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        table.SetColorEntry(number, (red, green, blue, 255))
    return table


def _unreadable(reason: str) -> ProductError:
    why = reason or "GDAL gives no reason"
    return ProductError(f"The images cannot be read ({why}).", advice="Check the products.")


def _unwritable(path: Path, reason: str) -> DiskError:
    why = reason or "GDAL gives no reason"
    return DiskError(f"The raster {path.name} cannot be written ({why}).", advice="Make room, or name another folder.")
