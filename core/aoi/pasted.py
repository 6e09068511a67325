"""Areas from pasted text of any kind that people have at hand: WKT, GeoJSON, tile names, features copied in QGIS."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..errors import AreaError
from .area import AreaOfInterest
from .reading import area_from_geojson, area_from_wkt
from .tiles import area_from_tiles, is_tile_name

_EXAMPLES = (
    "Paste WKT such as POLYGON((-96 16, -95 16, -95 17, -96 16)), GeoJSON with polygons, or tile names: 15PUT 15PVT."
)
_GEOMETRY = re.compile(
    r"\s*(?:SRID\s*=\s*(?P<srid>\d+)\s*;\s*)?"
    r"(?:(?:MULTI)?(?:POINT|LINESTRING|POLYGON|CURVE|SURFACE)|GEOMETRYCOLLECTION|CURVEPOLYGON|CIRCULARSTRING"
    r"|COMPOUNDCURVE|POLYHEDRALSURFACE|TIN|TRIANGLE)\s*(?:Z?M?\s*\(|\s(?:Z?M?\s+)?EMPTY)",
    re.IGNORECASE,
)
_SRID = re.compile(r"^\s*SRID\s*=\s*\d+\s*;", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"[\s,;]+")
_HEADER_OF_QGIS = "wkt_geom"  # QGIS, "Copy features" as plain text: a table with tabs, its first column so named
_QUOTES = "\"'`"


def area_from_text(text: str, name: str = "") -> AreaOfInterest:
    """Read whatever area a text holds, and repair it.

    :param text: WKT or EWKT (one geometry, or one a line, as QGIS copies features), GeoJSON, or tile names
        (``15PUT, T15PVT t15qwe``); in degrees of WGS 84, longitude first.
    :param name: what the user calls it; without one, GeoJSON and tiles name themselves.
    :raises AreaError: if it is none of these, or one of them that is no area: which, and why.
    """
    bare = text.strip("\ufeff \t\r\n").strip(_QUOTES).strip()
    if not bare:
        raise AreaError("No area was pasted: the text is empty.", advice=_EXAMPLES)
    if bare[0] in "{[":
        return area_from_geojson(bare, name)
    geometries = _geometry_texts(bare)
    if geometries:
        return _area_of_geometries(geometries, name)
    names = [word.strip(_QUOTES) for word in _BETWEEN_NAMES.split(bare) if word.strip(_QUOTES)]
    if any(is_tile_name(word) for word in names):
        area = area_from_tiles(names)
        return AreaOfInterest(area.wkt, name or area.name, area.repairs)
    raise _nothing_known(bare)


def _geometry_texts(text: str) -> list[str]:
    """Return the geometries that a text holds: itself, or one of each line of a table; none if it is not WKT."""
    lines = [line for line in text.splitlines() if line.strip()]
    if lines[0].split("\t")[0].strip().lower() == _HEADER_OF_QGIS:
        return [line.split("\t")[0] for line in lines[1:]]
    if len(lines) > 1 and all(_GEOMETRY.match(line) for line in lines):
        return [line.split("\t")[0] for line in lines]
    return [text] if _GEOMETRY.match(text) else []


def _area_of_geometries(texts: Sequence[str], name: str) -> AreaOfInterest:
    for text in texts:
        found = _GEOMETRY.match(text)
        if found and found["srid"] not in (None, "4326"):
            raise AreaError(
                f"The pasted WKT is in the system with the number (SRID) {found['srid']}, not in WGS 84 (4326).",
                advice="Paste it in WGS 84, or load it as a layer and choose that: its system is known then.",
            )
    if len(texts) == 1:
        return area_from_wkt(texts[0], name)
    return area_from_wkt(f"GEOMETRYCOLLECTION({','.join(_SRID.sub('', text).strip() for text in texts)})", name)


def _nothing_known(text: str) -> AreaError:
    start = text if len(text) <= 40 else f"{text[:40]}..."
    first = _BETWEEN_NAMES.split(text)[0][:20]
    return AreaError(
        f"The pasted text {start!r} is no area. As WKT: it does not begin with POLYGON or MULTIPOLYGON and a bracket. "
        f"As GeoJSON: it does not begin with a brace. As tile names: {first!r} is none.",
        advice=_EXAMPLES,
    )
