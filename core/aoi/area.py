"""The area of interest: the user's exact polygon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .geometry import Ring, area_geometry, polygons_of, rings_of, twice_enclosed, vertex_count


@dataclass(frozen=True)
class AreaOfInterest:
    """The exact polygon; made by :func:`area_from_wkt`, :func:`area_from_geojson` and :func:`area_from_tiles`.

    :param wkt: valid Polygon or MultiPolygon, EPSG:4326, longitude first, 2D, within [-180, 180] x [-90, 90].
    :param name: what the user calls it.
    :param repairs: what had to be changed to make it so, one sentence each.
    """

    wkt: str
    name: str = ""
    repairs: tuple[str, ...] = ()

    @property
    def vertex_count(self) -> int:
        """The points of all rings, the closing ones too."""
        return vertex_count(area_geometry(self.wkt))

    def to_geojson(self) -> dict[str, Any]:
        """The area as a GeoJSON Feature, outlines counter-clockwise and holes clockwise (RFC 7946, 3.1.6)."""
        polygons = [_right_handed(rings_of(polygon)) for polygon in polygons_of(area_geometry(self.wkt))]
        single = len(polygons) == 1
        geometry = {
            "type": "Polygon" if single else "MultiPolygon",
            "coordinates": polygons[0] if single else polygons,
        }
        return {"type": "Feature", "properties": {"name": self.name}, "geometry": geometry}


def _right_handed(rings: list[Ring]) -> list[list[list[float]]]:
    turned = [ring if (twice_enclosed(ring) > 0) == (index == 0) else ring[::-1] for index, ring in enumerate(rings)]
    return [[[x, y] for x, y in ring] for ring in turned]
