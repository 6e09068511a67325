"""The XML files of a product, read without trusting them.

A product may come from any mirror. The documents of Sentinel-2 have no document type (Products Specification Document:
plain XML with schemas), so a ``DOCTYPE``, and with it every entity that could grow or reach for other files, is
refused.
"""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path
from typing import Union
from xml.etree import ElementTree

from ..errors import ProductError
from .product_files import ProductFile

XmlSource = Union[Path, ProductFile, bytes]

_MAX_BYTES = 64 * 1024 * 1024  # the largest file read here is some 0.7 MB


class _DoctypeRefusedError(ValueError):
    """The document declares a type."""


class _TreeWithoutDoctype(ElementTree.TreeBuilder):
    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise _DoctypeRefusedError(f"it declares the document type {name}")


def read_xml(source: XmlSource, what: str) -> ElementTree.Element:
    """The root element of a document.

    :param source: the file, or its bytes.
    :param what: how the file is called in an error.
    :raises ProductError: if it cannot be read, is no XML, is far too large or declares a document type.
    """
    parser = ElementTree.XMLParser(target=_TreeWithoutDoctype())  # noqa: S314 - the target refuses every DOCTYPE
    try:
        parser.feed(_bytes_of(source))
        root: ElementTree.Element = parser.close()
    except (OSError, ElementTree.ParseError, ValueError, LookupError) as error:
        raise ProductError(
            f"{what} cannot be read ({error}).", advice="Check the product, and download it again if need be."
        ) from error
    return root


def text_of(root: ElementTree.Element, *tags: str) -> str | None:
    """The text of the first element that has one of these names, whatever its namespace; ``None``: no such text."""
    for tag in tags:
        text = root.findtext(f".//{{*}}{tag}")
        if text is not None and text.strip():
            return text.strip()
    return None


def required_text(root: ElementTree.Element, what: str, *tags: str) -> str:
    """As :func:`text_of`.

    :raises ProductError: naming ``what`` and the first name if there is no such text.
    """
    text = text_of(root, *tags)
    if text is None:
        raise ProductError(f"{what} has no {tags[0]}.", advice="The product is incomplete: download it again.")
    return text


def utc_time(text: str, what: str) -> datetime:
    """A time such as ``2018-01-01T10:54:41.026Z``, aware, in UTC.

    :raises ProductError: if it is no time.
    """
    whole, _, fraction = text.rstrip("Z").partition(".")
    try:
        moment = datetime.fromisoformat(f"{whole}.{fraction[:6].ljust(6, '0')}")
    except ValueError as error:
        raise ProductError(f"{what} has a time that is none: {text!r}.") from error
    return moment.replace(tzinfo=timezone.utc)


def _bytes_of(source: XmlSource) -> bytes:
    if isinstance(source, bytes):
        return source
    with source.open("rb") if isinstance(source, Path) else source.files.open(source.path) as file:
        content = file.read(_MAX_BYTES + 1)
    if len(content) > _MAX_BYTES:
        raise ValueError(f"more than {_MAX_BYTES} bytes are far too many")
    return content
