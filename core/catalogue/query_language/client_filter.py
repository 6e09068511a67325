"""Tests products against a query on the client: what the service cannot do itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timezone
from functools import lru_cache
from typing import Any

from ...aoi import intersects
from ...footprints import covered_percent
from .terms import And, AreaRelation, Between, Equal, Like, Node, Or, Relates, Scalar, Term
from .vocabulary import folded


def matches(node: Node, properties: Mapping[str, Any]) -> bool:
    """Tell whether a product is one that the query asks for.

    :param properties: the product under sentinelsat's keys. A key that is missing matches nothing.
    """
    if isinstance(node, Term):
        return _term_matches(node, properties)
    if isinstance(node, And):
        return all(matches(part, properties) for part in node.parts)
    if isinstance(node, Or):
        return any(matches(part, properties) for part in node.parts)
    return not matches(node.part, properties)


def _term_matches(term: Term, properties: Mapping[str, Any]) -> bool:
    if isinstance(term.test, Relates):
        return _relates(term.test, properties.get("footprint", ""))
    value = comparable(term.keyword, properties)
    if value is None:
        return False
    if isinstance(term.test, Equal):
        return value == term.test.value
    if isinstance(term.test, Like):
        return bool(_pattern(term.test.pattern).fullmatch(str(value)))
    return _is_between(value, term.test)


def comparable(keyword: str, properties: Mapping[str, Any]) -> Scalar | None:
    """Return a product's value as terms hold it: texts in upper case (a uuid in lower), times aware, in UTC."""
    value = properties.get(keyword)
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.replace(tzinfo=timezone.utc)
    if isinstance(value, str):
        return value.lower() if keyword == "uuid" else folded(value)
    number: int | float = value
    return number


def _is_between(value: Any, test: Between) -> bool:
    low: Any = test.low
    high: Any = test.high
    above = low is None or (value >= low if test.low_included else value > low)
    return bool(above and (high is None or (value <= high if test.high_included else value < high)))


def _relates(test: Relates, footprint_wkt: str) -> bool:
    if not footprint_wkt or footprint_wkt.endswith("EMPTY"):
        return False
    if test.relation is AreaRelation.INTERSECTS:
        return intersects(test.area.exact, footprint_wkt)
    if test.relation is AreaRelation.CONTAINS:
        return covered_percent(test.area.exact.wkt, footprint_wkt) >= 100.0
    return covered_percent(footprint_wkt, test.area.exact.wkt) >= 100.0


@lru_cache(maxsize=64)
def _pattern(pattern: str) -> re.Pattern[str]:
    wild = {"*": ".*", "?": "."}
    return re.compile("".join(wild.get(letter) or re.escape(letter) for letter in pattern), re.DOTALL | re.IGNORECASE)
