"""Pictures and statistics of the Sentinel Hub face, from the products on the shelf."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import numpy as np
from osgeo import gdal, ogr

from .message import BytesBody, Response
from .sentinelhub_request import RefusedRequestError, geometry, moment, system, to_degrees
from .shelf import Shelf, ShelvedScene

_CLASSES = re.compile(r"\[([\d, ]+)\]\.indexOf\(\w+\.SCL\)")
_MOST_PIXELS = 2500
_FORMATS = {"image/png": "PNG", "image/tiff": "GTiff"}
_NUMBERS = itertools.count()


def statistics(shelf: Shelf, body: dict[str, Any]) -> dict[str, Any]:
    """The share of the classes that the evalscript names, of the valid pixels in the polygon, day by day."""
    aggregation, [data] = body["aggregation"], body["input"]["data"]
    named = _CLASSES.search(aggregation["evalscript"])
    if data["type"] != "sentinel-2-l2a" or not named or aggregation["aggregationInterval"] != {"of": "P1D"}:
        raise RefusedRequestError("only the scene classification of whole days is known here")
    wanted = [int(number) for number in named[1].split(",")]
    shape, epsg = _bounds(body)
    span = aggregation["timeRange"]
    frame = _frame(shape, aggregation["resx"], aggregation["resy"])
    classes = _mosaic(shelf, shape, epsg, frame, (moment(span["from"]), moment(span["to"])))
    days = [] if classes is None else [_day(span, classes, wanted)]
    return {"data": days, "status": "OK"}


def picture(shelf: Shelf, body: dict[str, Any]) -> Response:
    """A picture of the polygon: one colour where something was seen on that day, clear elsewhere."""
    shape, epsg = _bounds(body)
    output, [data] = body["output"], body["input"]["data"]
    media = output["responses"][0]["format"]["type"]
    left, right, bottom, top = shape.GetEnvelope()
    columns, rows = int(output["width"]), int(output["height"])
    if not (1 <= columns <= _MOST_PIXELS and 1 <= rows <= _MOST_PIXELS):
        raise RefusedRequestError(f"no picture of {columns} x {rows} pixels")
    frame = (left, top, (right - left) / columns, (top - bottom) / rows, columns, rows)
    span = data["dataFilter"]["timeRange"]
    seen = list(_scenes(shelf, data["type"], to_degrees(shape, epsg), (moment(span["from"]), moment(span["to"]))))
    inside = _inside(shape, epsg, frame) if seen else np.zeros((rows, columns), dtype=bool)
    layers = np.stack([inside * np.uint8(level) for level in (90, 140, 60, 255)]).astype(np.uint8)
    return Response(200, BytesBody(_encoded(layers, epsg, frame, _FORMATS[media])), {"Content-Type": media})


def _bounds(body: dict[str, Any]) -> tuple[ogr.Geometry, int]:
    bounds = body["input"]["bounds"]
    return geometry(bounds["geometry"], bounds["properties"]["crs"])


Frame = tuple[float, float, float, float, int, int]  # left, top, width and height of a pixel, columns, rows


def _frame(shape: ogr.Geometry, width: float, height: float) -> Frame:
    left, right, bottom, top = shape.GetEnvelope()
    columns, rows = max(1, round((right - left) / width)), max(1, round((top - bottom) / height))
    if max(columns, rows) > _MOST_PIXELS:
        raise RefusedRequestError(f"more than {_MOST_PIXELS} pixels")
    return left, top, width, height, columns, rows


def _scenes(
    shelf: Shelf, collection: str, area: ogr.Geometry, span: tuple[datetime, datetime]
) -> Iterator[ShelvedScene]:
    level = collection[-3:].upper()
    for one in shelf.scenes:
        if one.parts.level == level and span[0] <= one.sensing < span[1] and area.Intersects(one.geometry):
            yield one


def _mosaic(
    shelf: Shelf, shape: ogr.Geometry, epsg: int, frame: Frame, span: tuple[datetime, datetime]
) -> np.ndarray | None:
    """The classes on the frame, 0 outside the polygon; ``None``: nothing was sensed then."""
    found = list(_scenes(shelf, "sentinel-2-l2a", to_degrees(shape, epsg), span))
    if not found:
        return None
    target = _target(epsg, frame)
    for one in found:
        if one.archive is not None:
            gdal.Warp(target, _classification(one), srcNodata=0)
    return np.where(_inside(shape, epsg, frame), target.ReadAsArray(), 0)


def _classification(one: ShelvedScene) -> str:
    assert one.archive is not None
    root = f"/vsizip/{one.archive.path}"
    [name] = [name for name in gdal.ReadDirRecursive(root) if name.endswith("_SCL_60m.jp2")]
    return f"{root}/{name}"


def _target(epsg: int, frame: Frame) -> gdal.Dataset:
    left, top, width, height, columns, rows = frame
    target = gdal.GetDriverByName("MEM").Create("", columns, rows, 1, gdal.GDT_Byte)
    target.SetGeoTransform((left, width, 0, top, 0, -height))
    target.SetSpatialRef(system(epsg))
    return target


def _inside(shape: ogr.Geometry, epsg: int, frame: Frame) -> np.ndarray:
    target = _target(epsg, frame)
    store = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = store.CreateLayer("area", system(epsg))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(shape)
    layer.CreateFeature(feature)
    gdal.RasterizeLayer(target, [1], layer, burn_values=[1])
    return np.asarray(target.ReadAsArray() == 1)


def _day(span: dict[str, str], classes: np.ndarray, wanted: list[int]) -> dict[str, Any]:
    valid = classes[classes > 0]
    share = float(np.isin(valid, wanted).mean()) if valid.size else float("nan")
    stats = {
        "min": 0.0,
        "max": 1.0,
        "mean": share if valid.size else "NaN",
        "stDev": 0.0,
        "sampleCount": int(classes.size),
        "noDataCount": int(classes.size - valid.size),
    }
    return {"interval": span, "outputs": {"cloud": {"bands": {"B0": {"stats": stats}}}}}


def _encoded(layers: np.ndarray, epsg: int, frame: Frame, driver: str) -> bytes:
    left, top, width, height, columns, rows = frame
    memory = gdal.GetDriverByName("MEM").Create("", columns, rows, len(layers), gdal.GDT_Byte)
    memory.SetGeoTransform((left, width, 0, top, 0, -height))
    memory.SetSpatialRef(system(epsg))
    memory.WriteRaster(0, 0, columns, rows, layers.tobytes())
    place = f"/vsimem/sentinelhub-{next(_NUMBERS)}"
    written = gdal.GetDriverByName(driver).CreateCopy(place, memory)
    del written
    file = gdal.VSIFOpenL(place, "rb")
    content = gdal.VSIFReadL(1, gdal.VSIStatL(place).size, file)
    gdal.VSIFCloseL(file)
    gdal.Unlink(place)
    if gdal.VSIStatL(f"{place}.aux.xml") is not None:
        gdal.Unlink(f"{place}.aux.xml")
    return bytes(content)
