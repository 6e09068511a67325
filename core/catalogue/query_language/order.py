"""The order of a list, as sentinelsat writes it: ``"cloudcoverpercentage, -beginposition"``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Callable, TypeVar

from .client_filter import comparable
from .values import refuse
from .vocabulary import KEYWORDS, Kind, Property

NEWEST_FIRST = "-ingestiondate"  # the hubs' own order, where none was asked for
T = TypeVar("T")


@dataclass(frozen=True)
class OrderKey:
    """One key of an order."""

    keyword: str
    descends: bool

    def odata(self) -> str | None:
        """Return it as ``$orderby``; ``None``: the catalogue cannot (Copernicus Data Space documentation, "OData")."""
        keyword = KEYWORDS[self.keyword]
        if keyword.kind is not Kind.DATE or not isinstance(keyword.source, Property):
            return None
        return f"{keyword.source.path} {'desc' if self.descends else 'asc'}"


def read_order(order_by: str | None) -> list[OrderKey]:
    """Read an order; without one, what was listed last comes first.

    :raises ValueError: if it is none, as sentinelsat says it.
    :raises QuerySyntaxError: for a keyword that is not known.
    """
    text = order_by if order_by and order_by.strip() else NEWEST_FIRST
    return [_read_key(part.strip(), text) for part in text.split(",")]


def _read_key(part: str, order_by: str) -> OrderKey:
    name = part[1:] if part[:1] in ("+", "-") else part
    if not name.isalnum():
        raise ValueError(f"Invalid order by value ({order_by})")
    if name.lower() not in KEYWORDS:
        refuse(f"undefined field {name}")
    return OrderKey(name.lower(), part.startswith("-"))


def in_order(items: Sequence[T], keys: Sequence[OrderKey], properties: Callable[[T], Mapping[str, Any]]) -> list[T]:
    """Sort by all keys; what has no value comes last, equal ones by their identifiers.

    :param properties: of an item, under sentinelsat's keys.
    """
    seen = [(properties(item), item) for item in items]
    seen.sort(key=lambda pair: str(pair[0].get("identifier", "")))
    for key in reversed(keys):
        _sort_by(seen, key)
    return [item for _, item in seen]


def _sort_by(seen: list[tuple[Mapping[str, Any], T]], key: OrderKey) -> None:
    values: dict[int, Any] = {id(pair): comparable(key.keyword, pair[0]) for pair in seen}
    known = [pair for pair in seen if values[id(pair)] is not None]
    unknown = [pair for pair in seen if values[id(pair)] is None]
    known.sort(key=lambda pair: values[id(pair)], reverse=key.descends)
    seen[:] = [*known, *unknown]
