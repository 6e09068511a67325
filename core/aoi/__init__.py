"""Where: the area of interest, exact and as a cover with few vertices."""

from .area import AreaOfInterest
from .contact import intersects
from .cover import SearchArea, cover
from .pasted import area_from_text
from .reading import area_from_geojson, area_from_rings, area_from_wkb, area_from_wkt
from .tiles import area_from_tiles

__all__ = [
    "AreaOfInterest",
    "SearchArea",
    "area_from_geojson",
    "area_from_rings",
    "area_from_text",
    "area_from_tiles",
    "area_from_wkb",
    "area_from_wkt",
    "cover",
    "intersects",
]
