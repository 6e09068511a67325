"""The masks of QI_DATA: GML before baseline 04.00, pictures since."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from osgeo import gdal, ogr

from .bands import BANDS, RESOLUTIONS
from .jp2 import encode
from .layout import Grid, Layout

_GML_KINDS = ("DEFECT", "DETFOO", "NODATA", "SATURA", "TECQUA")
_DETECTOR = 7


def masks(layout: Layout, grid: Grid, cloud: np.ndarray, cirrus: np.ndarray) -> dict[str, bytes]:
    """Every mask by its path relative to the product.

    :param cloud: where clouds are, and ``cirrus`` where thin ones are: bool, (rows, columns) at 60 m.
    """
    folder = f"{layout.granule_path}/QI_DATA"
    if layout.masks_are_pictures:
        return {f"{folder}/{name}": content for name, content in _pictures(grid, cloud, cirrus)}
    return {f"{folder}/{name}": content for name, content in _features(layout, grid, cloud)}


def _pictures(grid: Grid, cloud: np.ndarray, cirrus: np.ndarray) -> Iterator[tuple[str, bytes]]:
    snow = np.zeros_like(cloud)
    yield "MSK_CLASSI_B00.jp2", encode(np.stack([cloud, cirrus, snow]).astype(np.uint8), grid, 60)
    feet, quality = {}, {}
    for resolution in RESOLUTIONS:
        shape = (grid.pixels(resolution), grid.pixels(resolution))
        feet[resolution] = encode(np.full(shape, _DETECTOR, dtype=np.uint8), grid, resolution)
        quality[resolution] = encode(np.zeros((8, *shape), dtype=np.uint8), grid, resolution)
    for band in BANDS:
        yield f"MSK_DETFOO_{band.name}.jp2", feet[band.resolution]
    for band in BANDS:
        yield f"MSK_QUALIT_{band.name}.jp2", quality[band.resolution]


def _features(layout: Layout, grid: Grid, cloud: np.ndarray) -> Iterator[tuple[str, bytes]]:
    yield "MSK_CLOUDS_B00.gml", _gml(layout, grid, "CLOUDS_B00", "OPAQUE", _outlines(cloud, grid))
    side = grid.size * 60
    corners = ((0, 0), (side, 0), (side, side), (0, side), (0, 0))
    whole = " ".join(f"{grid.left + right} {grid.top - down}" for right, down in corners)
    for kind in _GML_KINDS:
        for band in BANDS:
            feature = f"detector_footprint-{band.name}-{_DETECTOR:02d}-0"
            rings = [whole] if kind == "DETFOO" else []
            yield f"MSK_{kind}_{band.name}.gml", _gml(layout, grid, f"{kind}_{band.name}", feature, rings)


def _outlines(cloud: np.ndarray, grid: Grid) -> list[str]:
    """Outer rings of the clouds as lists of positions (x y) in UTM."""
    source = gdal.GetDriverByName("MEM").Create("", grid.size, grid.size, 1, gdal.GDT_Byte)
    source.SetGeoTransform((grid.left, 60, 0, grid.top, 0, -60))
    band = source.GetRasterBand(1)
    band.WriteRaster(0, 0, grid.size, grid.size, cloud.astype(np.uint8).tobytes())
    store = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = store.CreateLayer("clouds", geom_type=ogr.wkbPolygon)
    gdal.Polygonize(band, band, layer, -1)
    rings = [feature.GetGeometryRef().GetGeometryRef(0).GetPoints() for feature in layer]
    return [" ".join(f"{point[0]:.0f} {point[1]:.0f}" for point in ring) for ring in rings]


def _gml(layout: Layout, grid: Grid, name: str, feature: str, rings: list[str]) -> bytes:
    members = "\n".join(
        f"""    <eop:MaskFeature gml:id="{feature}.{number}">
      <eop:maskType codeSpace="urn:gs2:S2PDGS:maskType">{feature.partition("-")[0].upper()}</eop:maskType>
      <eop:extentOf><gml:Polygon gml:id="{feature}.{number}_Polygon"><gml:exterior><gml:LinearRing>
        <gml:posList srsDimension="2">{ring}</gml:posList>
      </gml:LinearRing></gml:exterior></gml:Polygon></eop:extentOf>
    </eop:MaskFeature>"""
        for number, ring in enumerate(rings)
    )
    inside = f"\n  <eop:maskMembers>\n{members}\n  </eop:maskMembers>" if rings else ""
    side = grid.size * 60
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<eop:Mask xmlns:eop="http://www.opengis.net/eop/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" \
gml:id="{layout.platform}_OPER_MSK_{name}">
  <gml:boundedBy><gml:Envelope srsName="urn:ogc:def:crs:EPSG::{grid.epsg}">
    <gml:lowerCorner>{grid.left} {grid.top - side}</gml:lowerCorner>
    <gml:upperCorner>{grid.left + side} {grid.top}</gml:upperCorner>
  </gml:Envelope></gml:boundedBy>{inside}
</eop:Mask>
""".encode()
