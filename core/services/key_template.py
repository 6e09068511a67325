"""Where the products of an archive lie: a template such as ``{level}/{year}/{month}/{day}/{name}.SAFE``.

A search reads folders with it, a download writes them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass
from string import Formatter

from ..errors import SettingsError
from ..product.name import ProductName


@dataclass(frozen=True)
class _Field:
    """What may stand in a template.

    :param pattern: what it matches.
    :param spelled: the ways in which archives write it for a product, the usual one first.
    """

    pattern: str
    spelled: Callable[[ProductName], tuple[str, ...]]


def _number(value: int, digits: int = 2) -> tuple[str, ...]:
    return (f"{value:0{digits}d}", str(value))


def _levels(name: ProductName) -> tuple[str, ...]:
    """The level; and as the Copernicus Data Space keeps what it made again: ``L1C_N0500``."""
    level, made_again = name.level.value, f"{name.level.value}_N{name.baseline}"
    return (made_again, level) if name.baseline == "0500" else (level, made_again, f"{level}_N0500")


_FIELDS = {
    "name": _Field(r"S2[A-D]_MSI\w+", lambda name: (name.text,)),
    "level": _Field(r"(?:L1C|L2A)(?:_N\d{4})?", _levels),
    "year": _Field(r"\d{4}", lambda name: (f"{name.sensing_time:%Y}",)),
    "month": _Field(r"\d{1,2}", lambda name: _number(name.sensing_time.month)),
    "day": _Field(r"\d{1,2}", lambda name: _number(name.sensing_time.day)),
    "date": _Field(
        r"\d{4}-\d\d-\d\d|\d{8}", lambda name: (f"{name.sensing_time:%Y-%m-%d}", f"{name.sensing_time:%Y%m%d}")
    ),
    "tile": _Field(r"T?\d{2}[A-Z]{3}", lambda name: (name.tile_id, f"T{name.tile_id}")),
    "zone": _Field(r"\d{1,2}", lambda name: _number(int(name.tile_id[:2]))),
    "band": _Field(r"[A-Z]", lambda name: (name.tile_id[2],)),
    "square": _Field(r"[A-Z]{2}", lambda name: (name.tile_id[3:],)),
}
"""Zone, band and square are the parts of a tile: 15, P, UT."""

_OF_TILES = frozenset({"tile", "zone", "band", "square"})


@dataclass(frozen=True)
class Segment:
    """What lies between two slashes. :param literal: the folder's name where it is always the same, else empty."""

    pattern: re.Pattern[str]
    literal: str = ""


def read_template(text: str) -> tuple[Segment, ...]:
    """Read a template; its last segment is the product's folder, ``{name}.SAFE``.

    :raises SettingsError: if it is none.
    """
    segments = tuple(_segment(part, text) for part in text.strip("/").split("/"))
    if "name" not in segments[-1].pattern.groupindex or not text.rstrip("/").endswith(".SAFE"):
        raise _wrong(text, "its end is not {name}.SAFE")
    return segments


def product_paths(template: str, name: ProductName) -> tuple[str, ...]:
    """The folders in which a template may mean a product to lie, the most usual first: archives write a day as ``9`` or
    ``09``, a tile as ``15PUT`` or ``T15PUT``. An archive writes all numbers in one way. Where products lie by
    tile, there is no place for one that may hold several.

    :raises SettingsError: if it is no template.
    """
    read_template(template)
    used = [field for _, field, _, _ in Formatter().parse(template) if field is not None]
    if not name.tile_id and not _OF_TILES.isdisjoint(used):
        return ()
    numbers = [field for field in dict.fromkeys(used) if field in ("month", "day", "zone")]
    others = [field for field in dict.fromkeys(used) if field not in numbers]
    found = []
    for place in (0, 1):  # with and without leading zeros
        values = {field: _FIELDS[field].spelled(name)[place] for field in numbers}
        for spelled in itertools.product(*(_FIELDS[field].spelled(name) for field in others)):
            found.append(template.strip("/").format(**values, **dict(zip(others, spelled))))
    return tuple(dict.fromkeys(found))


def _segment(part: str, template: str) -> Segment:
    try:
        pieces = list(Formatter().parse(part))
    except ValueError as error:
        raise _wrong(template, str(error)) from error
    fields = [name for _, name, _, _ in pieces if name is not None]
    unknown = [name for name in fields if name not in _FIELDS]
    if unknown or len(set(fields)) < len(fields):
        raise _wrong(template, f"{{{unknown[0]}}} is not known" if unknown else f"a field comes twice in {part!r}")
    texts = (
        re.escape(before) + (f"(?P<{name}>{_FIELDS[name].pattern})" if name else "") for before, name, _, _ in pieces
    )
    return Segment(re.compile("".join(texts)), "" if fields else part)


def _wrong(template: str, why: str) -> SettingsError:
    known = ", ".join(f"{{{name}}}" for name in _FIELDS)
    return SettingsError(
        f"The key_template {template!r} of the service's profile cannot be used: {why}.",
        advice=f"Write folders and {known}, with {{name}}.SAFE at the end.",
    )
