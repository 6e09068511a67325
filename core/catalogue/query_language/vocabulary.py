"""The keywords of a query, sentinelsat's own, and where the OData catalogue keeps what they ask for.

Sources: Copernicus Open Access Hub, user guide, "Full Text Search" (keywords); Copernicus Data Space documentation,
"OData" (properties), and its recorded answers (attributes of the collection SENTINEL-2).
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from typing import Callable

COLLECTION = "SENTINEL-2"
_PRODUCT_TYPES = {"S2MSI1C": "S2MSI1C", "S2MSI2A": "S2MSI2A", "S2MSI2AP": "S2MSI2Ap"}
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Kind(enum.Enum):
    """What a keyword's values are."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    DATE = "date"
    AREA = "area"
    SWITCH = "true or false"


@dataclass(frozen=True)
class Attribute:
    """An attribute of OData's products: its name there, and its type (``String``, ``Integer``, ``Double``)."""

    name: str
    type: str = "String"


@dataclass(frozen=True)
class Property:
    """A property of OData's products themselves, such as ``ContentDate/Start``.

    :param suffix: what every value ends in there and not here (``.SAFE`` of a name).
    """

    path: str
    suffix: str = ""


def folded(text: str) -> str:
    """Return the text in upper case, as Sentinel-2's texts are; the hubs compared without regard to case."""
    return text.upper()


@dataclass(frozen=True)
class Keyword:
    """One keyword.

    :param source: where OData has it; ``None``: only the client can look.
    :param canonical: the spelling in which texts are compared; raises ``ValueError`` for what no product can have.
    :param to_odata: from that spelling to OData's.
    """

    name: str
    kind: Kind = Kind.TEXT
    source: Attribute | Property | None = None
    canonical: Callable[[str], str] = folded
    to_odata: Callable[[str], str] = str


def _uuid(text: str) -> str:
    if not _UUID.fullmatch(text.lower()):
        raise ValueError(f"{text!r} is no uuid")
    return text.lower()


def _platform_name(text: str) -> str:
    if text.upper() != COLLECTION:
        raise ValueError(f"only Sentinel-2 can be searched here, not {text!r}")
    return COLLECTION


def _serial_identifier(text: str) -> str:
    if not re.fullmatch(rf"{COLLECTION}[A-Z]", text.upper()):
        raise ValueError(f"{text!r} is no satellite such as Sentinel-2A")
    return text.upper()


def _processing_level(text: str) -> str:
    if text.upper() not in ("LEVEL-1C", "LEVEL-2A", "LEVEL-2AP"):
        raise ValueError(f"{text!r} is neither Level-1C nor Level-2A")
    return text.upper()


def _orbit_direction(text: str) -> str:
    if text.upper() not in ("ASCENDING", "DESCENDING"):
        raise ValueError(f"{text!r} is neither ASCENDING nor DESCENDING")
    return text.upper()


def _tile(text: str) -> str:
    """Without the T that some write before it: the catalogue finds nothing with it, and does not say so."""
    return re.sub(r"^T(?=\d)", "", text.upper())


def _product_type(text: str) -> str:
    return _PRODUCT_TYPES.get(text, text)


def _type_of_level(text: str) -> str:
    return _product_type(text.replace("LEVEL-", "S2MSI"))


def _last_letter(text: str) -> str:
    return text[-1]


KEYWORDS = {
    keyword.name: keyword
    for keyword in (
        Keyword("title", source=Property("Name", suffix=".SAFE")),
        Keyword("identifier", source=Property("Name", suffix=".SAFE")),
        Keyword("filename", source=Property("Name")),
        Keyword("uuid", canonical=_uuid),  # products are fetched by it: the filter's documentation has no uuid
        Keyword("platformname", canonical=_platform_name),  # asked for in every filter, as the collection
        Keyword("producttype", source=Attribute("productType"), to_odata=_product_type),
        Keyword(
            "processinglevel", source=Attribute("productType"), canonical=_processing_level, to_odata=_type_of_level
        ),
        Keyword(
            "platformserialidentifier",
            source=Attribute("platformSerialIdentifier"),
            canonical=_serial_identifier,
            to_odata=_last_letter,
        ),
        Keyword("instrumentshortname", source=Attribute("instrumentShortName")),
        Keyword("sensoroperationalmode", source=Attribute("operationalMode")),
        Keyword("processingbaseline", source=Attribute("processorVersion")),
        Keyword("tileid", source=Attribute("tileId"), canonical=_tile),
        Keyword("s2datatakeid", source=Attribute("productGroupId")),
        Keyword("datastripidentifier", source=Attribute("datastripId")),
        Keyword("granuleidentifier", source=Attribute("granuleIdentifier")),
        Keyword("orbitdirection", canonical=_orbit_direction),
        Keyword("platformidentifier"),
        Keyword("instrumentname"),
        Keyword("format"),
        Keyword("orbitnumber", Kind.WHOLE, Attribute("orbitNumber", "Integer")),
        Keyword("relativeorbitnumber", Kind.WHOLE, Attribute("relativeOrbitNumber", "Integer")),
        Keyword("cloudcoverpercentage", Kind.NUMBER, Attribute("cloudCover", "Double")),
        Keyword("beginposition", Kind.DATE, Property("ContentDate/Start")),
        Keyword("endposition", Kind.DATE, Property("ContentDate/End")),
        Keyword("ingestiondate", Kind.DATE, Property("PublicationDate")),
        Keyword("footprint", Kind.AREA),
        Keyword("online", Kind.SWITCH, Property("Online")),  # not sentinelsat's: whether it can be fetched at once
    )
}
