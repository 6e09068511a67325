"""Bands of a product as one raster in reflectance: a small file of GDAL's VRT format, which names the images.

It is written as text, so that it says where its images lie relative to itself: a folder that is moved as a whole goes
on working. An index takes steps, each a file of its own: GDAL's pixel function for it is missing before 3.8.
Source: GDAL, "VRT -- GDAL Virtual Format".
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from .clip_source import Grid, Plane
from .images import Image, gdal_path, open_image, quiet_gdal

_NOT_BELOW_ZERO = "<LUT>0:0,100:100</LUT>"  # in deep shadow an index would become a number without end
_NAN = "nan"


@dataclass(frozen=True)
class PlacedRaster:
    """A raster that can be opened, and where it lies.

    :param path: what GDAL opens.
    :param bands: how many it has.
    :param kind: GDAL's name of the type of its pixels.
    :param nodata: as text, ``0`` or ``nan``.
    """

    path: str
    grid: Grid
    bands: int
    kind: str
    nodata: str


def placed_image(image: Image, resolution_m: int) -> PlacedRaster:
    """Open an image to see where it lies; 0 is its no data.

    :param resolution_m: of its pixels.
    :raises ProductError: if it cannot be opened. :raises SettingsError: if this GDAL has no driver for JPEG 2000.
    """
    with quiet_gdal() as gdal:
        dataset = open_image(gdal, image)
        left, _, _, top, _, _ = dataset.GetGeoTransform()
        system = dataset.GetSpatialRef()
        epsg = int(system.GetAuthorityCode(None) or 0) if system is not None else 0
        grid = Grid(epsg, round(left), round(top), dataset.RasterXSize, dataset.RasterYSize, resolution_m)
        kind = gdal.GetDataTypeName(dataset.GetRasterBand(1).DataType)
        return PlacedRaster(gdal_path(image), grid, dataset.RasterCount, kind, "0")


def reflectance_raster(grid: Grid, planes: Sequence[Plane], folder: Path, *, is_index: bool = False) -> str:
    """The text of a raster of bands in reflectance; NaN is no data.

    :param grid: of all of the tile; coarser images are shown as they are.
    :param folder: that the text will lie in.
    :param is_index: whether nothing may be below zero.
    :raises ProductError: if an image cannot be opened. :raises SettingsError: if GDAL has no driver for JPEG 2000.
    """
    sources = [_reflectance(plane, grid, folder, _NOT_BELOW_ZERO if is_index else "") for plane in planes]
    return _dataset(grid, [_band(number, "Float32", _NAN, source) for number, source in enumerate(sources, 1)])


def index_rasters(grid: Grid, planes: Sequence[Plane], folder: Path, name: str) -> dict[str, str]:
    """The texts of rasters by the names of their files, the last one is the normalised difference of two bands.

    :param name: of the last one, with ``.vrt``; the others begin like it. The others as of :func:`reflectance_raster`.
    """
    stem = name.rpartition(".")[0]
    bands, both, inverse = (f"{stem}_{step}.vrt" for step in ("bands", "sums", "inverse"))
    pair = _same(bands, 1) + _same(bands, 2)
    return {
        bands: reflectance_raster(grid, planes, folder, is_index=True),
        both: _dataset(grid, [_derived(1, "diff", pair), _derived(2, "sum", pair)]),
        inverse: _dataset(grid, [_derived(1, "inv", _same(both, 2))]),
        name: _dataset(grid, [_derived(1, "mul", _same(both, 1) + _same(inverse, 1))]),
    }


def mosaic_raster(rasters: Sequence[PlacedRaster], folder: Path) -> str:
    """The text of one raster of several of one zone, of the same bands; those that come first lie above the others.

    :param rasters: one or more, of one resolution.
    :param folder: that the text will lie in.
    """
    first, grid = rasters[0], grid_around([one.grid for one in rasters])
    bands = [
        _band(number, first.kind, first.nodata, "".join(_laid(one, number, grid, folder) for one in reversed(rasters)))
        for number in range(1, first.bands + 1)
    ]
    return _dataset(grid, bands)


def grid_around(grids: Sequence[Grid]) -> Grid:
    """The smallest grid around others of the same zone and resolution."""
    frames, metres = [grid.frame for grid in grids], grids[0].resolution_m
    west, top = min(grid.left for grid in grids), max(grid.top for grid in grids)
    columns = round((max(frame[2] for frame in frames) - west) / metres)
    rows = round((top - min(frame[1] for frame in frames)) / metres)
    return Grid(grids[0].epsg, west, top, columns, rows, metres)


def _laid(raster: PlacedRaster, number: int, grid: Grid, folder: Path) -> str:
    place, metres = raster.grid, grid.resolution_m
    size = f'xSize="{place.columns}" ySize="{place.rows}"'
    column, row = (place.left - grid.left) // metres, (grid.top - place.top) // metres
    inside = (
        f'<SrcRect xOff="0" yOff="0" {size}/><DstRect xOff="{column}" yOff="{row}" {size}/>'
        f"<NODATA>{raster.nodata}</NODATA>"
    )
    return _source(raster.path, number, inside, folder)


def _reflectance(plane: Plane, grid: Grid, folder: Path, more: str) -> str:
    with quiet_gdal() as gdal:
        columns, rows = _size(gdal, plane.image)
    inside = (
        f'<SrcRect xOff="0" yOff="0" xSize="{columns}" ySize="{rows}"/>'
        f'<DstRect xOff="0" yOff="0" xSize="{grid.columns}" ySize="{grid.rows}"/><NODATA>0</NODATA>'
        f"<ScaleOffset>{plane.offset!r}</ScaleOffset><ScaleRatio>{plane.scale!r}</ScaleRatio>{more}"
    )
    return _source(gdal_path(plane.image), plane.band, inside, folder)


def _size(gdal: Any, image: Image) -> tuple[int, int]:
    dataset = open_image(gdal, image)
    return dataset.RasterXSize, dataset.RasterYSize


def _source(path: str, number: int, inside: str, folder: Path) -> str:
    relative, name = _relative(path, folder)
    return (
        f'<ComplexSource><SourceFilename relativeToVRT="{relative:d}">{escape(name)}</SourceFilename>'
        f"<SourceBand>{number}</SourceBand>{inside}</ComplexSource>"
    )


def _relative(path: str, folder: Path) -> tuple[bool, str]:
    """A path below a drive as seen from a folder; one in an archive, or on another drive, stays whole."""
    if path.startswith("/vsi"):
        return False, path
    try:
        return True, Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return False, path


def _same(name: str, number: int) -> str:
    """A band of a step before, as it is."""
    return (
        f'<SimpleSource><SourceFilename relativeToVRT="1">{escape(name)}</SourceFilename>'
        f"<SourceBand>{number}</SourceBand></SimpleSource>"
    )


def _derived(number: int, function: str, sources: str) -> str:
    """No nodata is named: newer GDALs would leave such pixels out of a sum, where NaN is to stay NaN."""
    return (
        f'<VRTRasterBand dataType="Float32" band="{number}" subClass="VRTDerivedRasterBand">'
        f"<PixelFunctionType>{function}</PixelFunctionType>{sources}</VRTRasterBand>"
    )


def _band(number: int, kind: str, nodata: str, inside: str) -> str:
    return (
        f'<VRTRasterBand dataType="{kind}" band="{number}"><NoDataValue>{nodata}</NoDataValue>{inside}'
        "</VRTRasterBand>"
    )


def _dataset(grid: Grid, bands: Sequence[str]) -> str:
    return (
        f'<VRTDataset rasterXSize="{grid.columns}" rasterYSize="{grid.rows}"><SRS>EPSG:{grid.epsg}</SRS>'
        f"<GeoTransform>{', '.join(map(str, grid.transform))}</GeoTransform>{''.join(bands)}</VRTDataset>\n"
    )
