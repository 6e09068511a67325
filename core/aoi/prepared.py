"""The exact area, made ready for ten thousand footprints."""

from __future__ import annotations

import threading
from collections import OrderedDict

from osgeo import ogr

from .equal_area import area_m2
from .geometry import area_geometry, box, common_part, vertex_count

Envelope = tuple[float, float, float, float]

_AREAS_KEPT = 8
_VERTICES_A_PIECE = 256
_MOST_HALVINGS = 24
_of_thread = threading.local()


def prepared_area(wkt: str) -> PreparedArea:
    """Return an area made ready; each thread keeps its last few, because GEOS's objects must not be shared.

    :param wkt: ``AreaOfInterest.wkt``.
    :raises AreaError: if it cannot be read.
    """
    kept: OrderedDict[str, PreparedArea] = _of_thread.__dict__.setdefault("areas", OrderedDict())
    if wkt not in kept:
        kept[wkt] = PreparedArea(wkt)
        if len(kept) > _AREAS_KEPT:
            kept.popitem(last=False)
    kept.move_to_end(wkt)
    return kept[wkt]


class PreparedArea:
    """An area, parsed and indexed once. Used by one thread only.

    Footprints are valid, in EPSG:4326, longitude first, within bounds.
    """

    def __init__(self, wkt: str) -> None:
        self._geometry = area_geometry(wkt)
        self._prepared = self._geometry.CreatePreparedGeometry()
        self._envelope: Envelope = self._geometry.GetEnvelope()
        self._area_m2 = area_m2(self._geometry)
        self._pieces: list[tuple[Envelope, ogr.Geometry]] = []

    def intersects(self, footprint: ogr.Geometry) -> bool:
        """Tell whether a footprint has a point in common with the area."""
        return _meet(self._envelope, footprint.GetEnvelope()) and bool(self._prepared.Intersects(footprint))

    def covered_share(self, footprint: ogr.Geometry) -> float:
        """Return the share of the area, 0 to 1, that lies in a footprint; true areas in EPSG:6933."""
        if not self.intersects(footprint):
            return 0.0
        if self._prepared.Contains(footprint):
            return min(1.0, area_m2(footprint) / self._area_m2)
        if _encloses(footprint.GetEnvelope(), self._envelope) and footprint.Contains(self._geometry):
            return 1.0
        return min(1.0, self._common_m2(footprint) / self._area_m2)

    def _common_m2(self, footprint: ogr.Geometry) -> float:
        if not self._pieces:
            self._pieces = [(piece.GetEnvelope(), piece) for piece in _pieces_of(self._geometry)]
        around = footprint.GetEnvelope()
        return sum(
            area_m2(common_part(piece, footprint)) for envelope, piece in self._pieces if _meet(envelope, around)
        )


def _meet(one: Envelope, other: Envelope) -> bool:
    """Tell whether two envelopes (west, east, south, north) have a point in common."""
    return one[0] <= other[1] and other[0] <= one[1] and one[2] <= other[3] and other[2] <= one[3]


def _encloses(outer: Envelope, inner: Envelope) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1] and outer[2] <= inner[2] and inner[3] <= outer[3]


def _pieces_of(geometry: ogr.Geometry, halvings: int = 0) -> list[ogr.Geometry]:
    """Cut a polygon into pieces of few vertices, so that what meets a footprint is small."""
    if vertex_count(geometry) <= _VERTICES_A_PIECE or halvings >= _MOST_HALVINGS:
        return [geometry]
    west, east, south, north = geometry.GetEnvelope()
    if east - west > north - south:
        middle = (west + east) / 2
        halves = box(west, south, middle, north), box(middle, south, east, north)
    else:
        middle = (south + north) / 2
        halves = box(west, south, east, middle), box(west, middle, east, north)
    return [piece for half in halves for piece in _pieces_of(common_part(geometry, half), halvings + 1)]
