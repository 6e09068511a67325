"""Collections in files, read by GDAL: QGIS's own reader (3.22) hands one with heights on as no shape at all.

KML is full of them: a place with its outline and a point for its label is one, and everything in KML has heights.
"""

from __future__ import annotations

from osgeo import ogr


def collections_in(path: str, layer_name: str = "") -> dict[int, bytes]:
    """Read the features of a layer that are collections.

    :param path: as GDAL takes it. :param layer_name: empty: the first one.
    :return: ISO WKB in the layer's system, heights included, by the number (FID) of the feature; nothing of a file
        that GDAL cannot open.
    """
    try:
        source = ogr.Open(path)
    except RuntimeError:
        source = None
    if source is None:
        return {}
    layer = source.GetLayerByName(layer_name) if layer_name else source.GetLayer(0)
    found: dict[int, bytes] = {}
    if layer is None:
        return found
    for feature in layer:
        shape = feature.GetGeometryRef()
        if shape is not None and ogr.GT_Flatten(shape.GetGeometryType()) == ogr.wkbGeometryCollection:
            found[feature.GetFID()] = bytes(shape.ExportToIsoWkb())
    return found
