"""The pictures of several tiles as one picture on one grid, put together by GDAL while it is read.

All of it is virtual: texts of GDAL's VRT format in its memory, each a step that reads the one before it. The pixel
functions are those that every GDAL from 3.3 on has (VRT driver, "Default Pixel Functions"). Their bands name no nodata
value: newer GDALs would leave such pixels out of a product or a sum, where NaN is to stay NaN.
"""

from __future__ import annotations

import math
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from ..aoi.on_grid import frames_in_zone
from ..aoi.on_picture import Frame
from ..errors import ProductError
from .images import Image, gdal_path, open_image

WARP_MEMORY_MB = 64
_HAIR = 1e-3  # of a pixel: edges that lie on those of pixels do not come back so from degrees
_NOT_BELOW_ZERO = "0:0,100:100"
Size = tuple[int, int]


@dataclass(frozen=True)
class Grid:
    """The pixels of a raster.

    :param epsg: of a UTM zone. :param left: and :param top: of the upper left corner, in metres.
    :param resolution_m: width and height of a pixel.
    """

    epsg: int
    left: int
    top: int
    columns: int
    rows: int
    resolution_m: int

    @classmethod
    def around(cls, epsg: int, frame: Frame, resolution_m: int) -> Grid:
        """The smallest one around a frame whose pixels lie on those of all tiles of the zone.

        ESA puts the corners of tiles on multiples of 60 m.
        """
        west, south, east, north = (value / resolution_m for value in frame)
        left, top = math.floor(west + _HAIR), math.ceil(north - _HAIR)
        columns, rows = math.ceil(east - _HAIR) - left, top - math.floor(south + _HAIR)
        return cls(epsg, left * resolution_m, top * resolution_m, max(1, columns), max(1, rows), resolution_m)

    @property
    def frame(self) -> Frame:
        """Left, bottom, right and top, in metres."""
        bottom = self.top - self.rows * self.resolution_m
        return (self.left, bottom, self.left + self.columns * self.resolution_m, self.top)

    @property
    def transform(self) -> tuple[float, float, float, float, float, float]:
        """What GDAL calls the geotransform."""
        return (self.left, self.resolution_m, 0.0, self.top, 0.0, -self.resolution_m)


@dataclass(frozen=True)
class Plane:
    """One band of an image, and what its pixels stand for: ``pixel * scale + offset``; 0 is no data.

    :param image: of the same place as its tile, at a resolution of its own.
    """

    image: Image
    band: int = 1
    scale: float = 1.0
    offset: float = 0.0


@dataclass(frozen=True)
class TilePlanes:
    """What one tile gives to a raster.

    :param grid: of the whole tile, in its own zone, at the raster's resolution.
    :param planes: one a band of the raster; of an index the two that it is reckoned from.
    :param classes: its scene classification; ``None``: nothing of it is masked.
    """

    grid: Grid
    planes: tuple[Plane, ...]
    classes: Image | None = None

    @property
    def images(self) -> tuple[Image, ...]:
        """All that is read of it."""
        return (*(plane.image for plane in self.planes), *((self.classes,) if self.classes is not None else ()))


@dataclass(frozen=True)
class Pixels:
    """What the pixels of a raster are.

    :param is_real: Float32 and NaN for no data; else bytes and 0 for no data.
    :param is_index: whether its one band is the normalised difference of two planes, within -1 to 1.
    :param is_classes: whether they are numbers of classes, between which there is nothing.
    :param masked: classes of the scene classification that become no data.
    """

    is_real: bool
    is_index: bool = False
    is_classes: bool = False
    masked: tuple[int, ...] = ()

    @property
    def kind(self) -> str:
        """GDAL's name of their type."""
        return "Float32" if self.is_real else "Byte"

    @property
    def nodata(self) -> str:
        """What stands for no data."""
        return "nan" if self.is_real else "0"


@contextmanager
def opened_mosaic(gdal: Any, tiles: Sequence[TilePlanes], pixels: Pixels, grid: Grid) -> Iterator[Any]:
    """One dataset of several tiles on one grid; tiles of its zone lie above those of other zones, pixel on pixel.

    :raises ProductError: if an image cannot be opened. :raises SettingsError: if this GDAL has no JPEG 2000.
    """
    steps = _Steps(gdal)
    try:
        ordered = sorted(tiles, key=lambda tile: tile.grid.epsg == grid.epsg)
        pieces = [_piece(steps, tile, pixels, grid) for tile in ordered]
        bands = 1 if pixels.is_index else len(tiles[0].planes)
        text = [
            _band(pixels.kind, [_laid(path, number, its, grid, pixels) for path, its in pieces], nodata=pixels.nodata)
            for number in range(1, bands + 1)
        ]
        yield _opened(gdal, steps.add(grid, text))
    finally:
        steps.remove()


def _opened(gdal: Any, path: str) -> Any:
    gdal.ErrorReset()
    try:
        dataset = gdal.Open(path)
    except RuntimeError as error:  # where somebody else in this process has called UseExceptions
        raise ProductError(f"The images cannot be put together ({error}).") from error
    if dataset is None:
        raise ProductError(f"The images cannot be put together ({gdal.GetLastErrorMsg()}).")
    return dataset


class _Steps:
    """VRT files in GDAL's memory, in a folder of their own."""

    def __init__(self, gdal: Any) -> None:
        self.gdal = gdal
        self._folder = f"/vsimem/scene_queue_{uuid.uuid4().hex}"
        self._paths: list[str] = []

    def add(self, grid: Grid, bands: Sequence[str]) -> str:
        """Write one; returns its path."""
        path = self.next()
        numbered = [band.replace("<VRTRasterBand ", f'<VRTRasterBand band="{at}" ') for at, band in enumerate(bands, 1)]
        text = (
            f'<VRTDataset rasterXSize="{grid.columns}" rasterYSize="{grid.rows}"><SRS>EPSG:{grid.epsg}</SRS>'
            f"<GeoTransform>{', '.join(map(str, grid.transform))}</GeoTransform>{''.join(numbered)}</VRTDataset>"
        )
        self.gdal.FileFromMemBuffer(path, text.encode("utf-8", "surrogateescape"))
        return path

    def next(self) -> str:
        """A path for one that GDAL writes itself."""
        self._paths.append(f"{self._folder}/{len(self._paths)}.vrt")
        return self._paths[-1]

    def remove(self) -> None:
        """Forget them all."""
        for path in self._paths:
            self.gdal.Unlink(path)


def _piece(steps: _Steps, tile: TilePlanes, pixels: Pixels, grid: Grid) -> tuple[str, Grid]:
    """One tile, with its mask, in the zone of the raster; its path, and its place."""
    path = _unmasked(steps, tile, pixels)
    if pixels.masked and tile.classes is not None:
        keep = steps.add(tile.grid, [_band(pixels.kind, [_kept(steps.gdal, tile.classes, tile.grid, pixels)])])
        count = 1 if pixels.is_index else len(tile.planes)
        path = steps.add(
            tile.grid,
            [_band(pixels.kind, [_same(path, at), _same(keep, 1)], function="mul") for at in range(1, count + 1)],
        )
    return (path, tile.grid) if tile.grid.epsg == grid.epsg else _warped(steps, path, tile, pixels, grid)


def _unmasked(steps: _Steps, tile: TilePlanes, pixels: Pixels) -> str:
    read = [_read(steps.gdal, plane, tile, pixels) for plane in tile.planes]
    path = steps.add(tile.grid, [_band(pixels.kind, [one], nodata=pixels.nodata) for one in read])
    if not pixels.is_index:
        return path
    pair = [_same(path, 1), _same(path, 2)]
    both = steps.add(tile.grid, [_band("Float32", pair, function=name) for name in ("diff", "sum")])
    inverse = steps.add(tile.grid, [_band("Float32", [_same(both, 2)], function="inv")])
    return steps.add(tile.grid, [_band("Float32", [_same(both, 1), _same(inverse, 1)], function="mul")])


def _warped(steps: _Steps, path: str, tile: TilePlanes, pixels: Pixels, grid: Grid) -> tuple[str, Grid]:
    place = Grid.around(grid.epsg, frames_in_zone([(tile.grid.epsg, tile.grid.frame)], grid.epsg), grid.resolution_m)
    target = steps.next()
    made = steps.gdal.Warp(
        target,
        path,
        format="VRT",
        dstSRS=f"EPSG:{grid.epsg}",
        outputBounds=place.frame,
        xRes=grid.resolution_m,
        yRes=grid.resolution_m,
        resampleAlg="near" if pixels.is_classes else "bilinear",
        srcNodata=pixels.nodata,
        dstNodata=pixels.nodata,
        errorThreshold=0,
        warpMemoryLimit=WARP_MEMORY_MB,
        warpOptions=["UNIFIED_SRC_NODATA=YES"],
    )
    made.FlushCache()
    return target, place


def _read(gdal: Any, plane: Plane, tile: TilePlanes, pixels: Pixels) -> str:
    """An image as a band of its tile; a coarser one as it is, a finer one as means."""
    columns, rows = _size(gdal, plane.image)
    inside = [f'<SrcRect xOff="0" yOff="0" xSize="{columns}" ySize="{rows}"/>', _whole(tile.grid), "<NODATA>0</NODATA>"]
    if pixels.is_real:
        inside.append(f"<ScaleOffset>{plane.offset!r}</ScaleOffset><ScaleRatio>{plane.scale!r}</ScaleRatio>")
    if pixels.is_index:  # one below zero, in deep shadow, would give numbers without end
        inside.append(f"<LUT>{_NOT_BELOW_ZERO}</LUT>")
    is_finer = columns > tile.grid.columns and not pixels.is_classes
    return _complex(gdal_path(plane.image), plane.band, "".join(inside), resampling="average" if is_finer else "")


def _kept(gdal: Any, classes: Image, grid: Grid, pixels: Pixels) -> str:
    """1 where a pixel stays, no data where its class is masked."""
    columns, rows = _size(gdal, classes)
    table = ",".join(f"{value}:{pixels.nodata if value in pixels.masked else 1}" for value in range(256))
    inside = f'<SrcRect xOff="0" yOff="0" xSize="{columns}" ySize="{rows}"/>{_whole(grid)}<LUT>{table}</LUT>'
    return _complex(gdal_path(classes), 1, inside)


def _size(gdal: Any, image: Image) -> Size:
    dataset = open_image(gdal, image)
    return (dataset.RasterXSize, dataset.RasterYSize)


def _laid(path: str, number: int, place: Grid, grid: Grid, pixels: Pixels) -> str:
    """A tile at its place on the raster's grid."""
    column = (place.left - grid.left) // grid.resolution_m
    row = (grid.top - place.top) // grid.resolution_m
    size = f'xSize="{place.columns}" ySize="{place.rows}"'
    inside = (
        f'<SrcRect xOff="0" yOff="0" {size}/><DstRect xOff="{column}" yOff="{row}" {size}/>'
        f"<NODATA>{pixels.nodata}</NODATA>"
    )
    return _complex(path, number, inside)


def _whole(grid: Grid) -> str:
    return f'<DstRect xOff="0" yOff="0" xSize="{grid.columns}" ySize="{grid.rows}"/>'


def _same(path: str, number: int) -> str:
    """A band of a step before, as it is."""
    return (
        f'<SimpleSource><SourceFilename relativeToVRT="0">{path}</SourceFilename>'
        f"<SourceBand>{number}</SourceBand></SimpleSource>"
    )


def _complex(path: str, number: int, inside: str, resampling: str = "") -> str:
    how = f' resampling="{resampling}"' if resampling else ""
    return (
        f'<ComplexSource{how}><SourceFilename relativeToVRT="0">{escape(path)}</SourceFilename>'
        f"<SourceBand>{number}</SourceBand>{inside}</ComplexSource>"
    )


def _band(kind: str, sources: Sequence[str], *, nodata: str = "", function: str = "") -> str:
    derived = ' subClass="VRTDerivedRasterBand"' if function else ""
    said = f"<PixelFunctionType>{function}</PixelFunctionType>" if function else ""
    empty = f"<NoDataValue>{nodata}</NoDataValue>" if nodata else ""
    return f'<VRTRasterBand dataType="{kind}"{derived}>{said}{empty}{"".join(sources)}</VRTRasterBand>'
