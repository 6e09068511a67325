"""Product names out of whatever text the user has: a listing, a table, a footprint file, an e-mail."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

_NAME = re.compile(
    r"(?<![A-Z0-9])S2[A-D]_MSIL(?:1C|2A)_\d{8}T\d{6}_N\d{4}_R\d{3}_T\d{2}[A-Z]{3}_\d{8}T\d{6}(?![0-9])"
    # Names that are no compact ones (before December 2016, or with a slip) are for the search to miss, not for us.
    r"|(?<![A-Z0-9])S2[A-D]_(?:OPER_PRD_)?MSIL?(?:1C|2A)_[A-Z0-9_]{10,}",
    re.IGNORECASE | re.ASCII,
)
# Where a record has its own name; others of its values may name other products, such as the L1C that it was made of.
_KEYS = ("identifier", "name", "productidentifier", "title", "filename", "id")
_SNIFFED = 4096


def names_in(text: str) -> tuple[str, ...]:
    """Find the product names in a text, in their order, each once, in upper case, without ``.SAFE``.

    :param text: plain text, a table (CSV with a header that has a column ``identifier`` or the like: only that one is
        read), JSON (``search_footprints.geojson``, an answer of a catalogue, a list of names).
    :return: what is written like a name; whether there is such a product is not known here.
    """
    bare = text.lstrip("\ufeff").strip()
    found = _from_json(bare) if bare[:1] in ("{", "[") else None
    if found is None:
        found = _from_table(bare)
    return tuple(dict.fromkeys(name.upper() for name in found))


def _plain(text: str) -> Iterator[str]:
    return (match[0].rstrip("_") for match in _NAME.finditer(text))


def _from_json(text: str) -> Iterable[str] | None:
    try:
        return list(_in_value(json.loads(text)))
    except (ValueError, RecursionError):
        return None  # JSON lines, or something else that begins with a bracket


def _in_value(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from _plain(value)
    elif isinstance(value, list):
        for one in value:
            yield from _in_value(one)
    elif isinstance(value, dict):
        own = _own_name(value) or _own_name(value.get("properties"))
        if own:
            yield own
        else:
            for one in value.values():
                yield from _in_value(one)


def _own_name(record: Any) -> str:
    """The name of the product that a record is about; empty if it does not say."""
    if not isinstance(record, dict):
        return ""
    by_key = {str(key).lower(): value for key, value in record.items()}
    for key in _KEYS:
        value = by_key.get(key)
        found = next(_plain(value), "") if isinstance(value, str) else ""
        if found:
            return found
    return ""


def _from_table(text: str) -> Iterable[str]:
    lines = text.splitlines()
    header = [] if not lines else _cells(lines[0])
    column = next((header.index(key) for key in _KEYS if key in header), None)
    if column is None or len(header) < 2 or len(lines) < 2:
        return list(_plain(text))
    rows = csv.reader(lines[1:], delimiter=_delimiter(lines[0]))
    try:
        found = [name for row in rows if len(row) > column for name in _plain(row[column])]
    except csv.Error:
        found = []
    return found or list(_plain(text))


def _delimiter(header: str) -> str:
    return max(",;\t|", key=header.count)


def _cells(header: str) -> list[str]:
    return [cell.strip().strip('"').lower() for cell in header[:_SNIFFED].split(_delimiter(header))]
