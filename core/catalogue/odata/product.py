"""One entry of the OData catalogue, read once and checked.

Source: Copernicus Data Space documentation, "OData", "Products"; recorded answers.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import geomet.wkt

from ...errors import ServiceError
from ..query_language.dates import utc_from_text

# Written as a literal of OData; hubs of the same kind leave its quotes, or its SRID, away.
_GEOGRAPHY = re.compile(
    r"(?P<quote>geography')?\s*(?:SRID=4326;)?\s*(?P<wkt>(?:MULTI)?POLYGON\s*\(\s*\([^']+\)\s*\))\s*(?(quote)')",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ODataProduct:
    """A product as the catalogue lists it.

    :param id: uuid.
    :param name: with ``.SAFE``.
    :param size_bytes: of the archive; 0: not known.
    :param begin: start of sensing; :param end: its end; :param published: when listed; all aware, UTC.
    :param footprint_wkt: Polygon or MultiPolygon, EPSG:4326, longitude first; empty: none (auxiliary files).
    :param online: whether it can be fetched at once.
    :param checksums: pairs of algorithm and lower-case hex.
    :param quicklook_url: empty: none.
    :param attributes: by their names in OData.
    """

    id: str
    name: str
    size_bytes: int
    begin: datetime
    end: datetime
    published: datetime
    footprint_wkt: str
    online: bool
    checksums: tuple[tuple[str, str], ...]
    quicklook_url: str
    attributes: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @classmethod
    def parse(cls, entry: Mapping[str, Any]) -> ODataProduct:
        """Read an entry.

        :raises ServiceError: if it lacks what every product has, or holds something else there.
        """
        try:
            return cls._parsed(entry)
        except (AttributeError, KeyError, OverflowError, TypeError, ValueError) as error:
            name = entry.get("Name") if isinstance(entry, Mapping) else None
            raise ServiceError(
                f"The catalogue listed a product that makes no sense ({name!r}: {type(error).__name__} {error}).",
                advice="Try again later; if it stays so, the service has changed.",
            ) from error

    @classmethod
    def _parsed(cls, entry: Mapping[str, Any]) -> ODataProduct:
        start, stop = entry["ContentDate"]["Start"], entry["ContentDate"].get("End")
        begin = utc_from_text(start)
        return cls(
            id=_text(entry["Id"]),
            name=_text(entry["Name"]),
            size_bytes=max(0, int(entry.get("ContentLength") or 0)),
            begin=begin,
            end=begin if stop in (None, "", start) else utc_from_text(stop),
            published=utc_from_text(entry.get("PublicationDate") or start),
            footprint_wkt=_footprint(entry),
            online=entry.get("Online", True) is not False,
            checksums=_checksums(entry.get("Checksum") or ()),
            quicklook_url=_quicklook_url(entry.get("Assets") or ()),
            # The few names that there are, kept once each instead of twenty thousand times.
            attributes={sys.intern(one["Name"]): one.get("Value") for one in entry.get("Attributes") or ()},
        )

    @property
    def identifier(self) -> str:
        """The name without ``.SAFE``."""
        return self.name[:-5] if self.name.endswith(".SAFE") else self.name


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(f"not a text: {value!r}")
    return value


def _footprint(entry: Mapping[str, Any]) -> str:
    found = _GEOGRAPHY.fullmatch(entry.get("Footprint") or "")
    if found:
        return found["wkt"]
    shape = entry.get("GeoFootprint")
    if not shape or shape.get("type") not in ("Polygon", "MultiPolygon"):
        return ""
    wkt: str = geomet.wkt.dumps({"type": shape["type"], "coordinates": shape["coordinates"]}, decimals=12)
    return wkt


def _checksums(given: Any) -> tuple[tuple[str, str], ...]:
    """The pairs that are complete: ``[]`` and ``[{}]`` were seen too."""
    return tuple((one["Algorithm"], one["Value"].lower()) for one in given if one.get("Algorithm") and one.get("Value"))


def _quicklook_url(assets: Any) -> str:
    for asset in assets:
        if asset.get("Type") == "QUICKLOOK" and isinstance(asset.get("DownloadLink"), str):
            return str(asset["DownloadLink"])
    return ""
