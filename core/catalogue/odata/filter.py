"""From a query to the text of OData's ``$filter``, as far as the catalogue can test it; the rest stays for the client.

What is pushed to the service never excludes a product that the whole query would take: a part that OData cannot test
is left out of an *and*; an *or* that holds one is left out as a whole.
Source: Copernicus Data Space documentation, "OData", "Filter option".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Union

from ..query_language.dates import odata_literal
from ..query_language.terms import (
    And,
    AreaRelation,
    Between,
    Equal,
    Like,
    Node,
    Not,
    Relates,
    Scalar,
    Term,
    negations_at_terms,
)
from ..query_language.vocabulary import COLLECTION, KEYWORDS, Attribute, Keyword, Kind, Property

_OPERATORS = {("low", True): "ge", ("low", False): "gt", ("high", True): "le", ("high", False): "lt"}
Source = Union[Attribute, Property]


@dataclass(frozen=True)
class Plan:
    """How a query is answered.

    :param text: the filter; it lets through all products that the query takes, and maybe more. Of a part of a query
        it may be empty: nothing can be pushed.
    :param rest: what the client has yet to test; ``None``: nothing, the filter is exact.
    """

    text: str
    rest: Node | None


def plan(query: Node) -> Plan:
    """Split a query into a filter of the collection SENTINEL-2 and the client's rest."""
    part = _part(negations_at_terms(query))
    texts = [f"Collection/Name eq {quoted(COLLECTION)}", part.text]
    return Plan(" and ".join(filter(None, texts)), part.rest)


def _part(node: Node) -> Plan:
    if isinstance(node, Term):
        return _term(node)
    if isinstance(node, Not):
        return _negated(node)
    parts = [_part(part) for part in node.parts]
    return _all_of(parts) if isinstance(node, And) else _any_of(node, parts)


def _all_of(parts: list[Plan]) -> Plan:
    texts = dict.fromkeys(part.text for part in parts if part.text)
    rests = tuple(part.rest for part in parts if part.rest is not None)
    return Plan(" and ".join(texts), And(rests) if rests else None)


def _any_of(node: Node, parts: list[Plan]) -> Plan:
    complete = all(part.text for part in parts)
    text = "(" + " or ".join(dict.fromkeys(f"({part.text})" for part in parts)) + ")" if complete else ""
    exact = complete and all(part.rest is None for part in parts)
    return Plan(text, None if exact else node)


def _negated(node: Not) -> Plan:
    part = _part(node.part)
    if part.text and part.rest is None:
        return Plan(f"not ({part.text})", None)
    return Plan("", node)


def _term(term: Term) -> Plan:
    if isinstance(term.test, Relates):
        return _relates(term, term.test)
    keyword = KEYWORDS[term.keyword]
    source = keyword.source
    if term.keyword == "platformname" and isinstance(term.test, Equal):
        return Plan("", None)  # holds for the whole collection, no other value is let in
    if source is None:
        return Plan("", term)
    if isinstance(term.test, Like):
        return _like(term, term.test.pattern, source)
    if isinstance(term.test, Equal):
        return Plan(_compared(keyword, source, "eq", term.test.value), None)
    if keyword.kind is Kind.TEXT:
        return Plan("", term)  # OData's order of texts is not documented
    return Plan(_within(keyword, source, term.test), None)


def _within(keyword: Keyword, source: Source, test: Between) -> str:
    bounds = (("low", test.low, test.low_included), ("high", test.high, test.high_included))
    texts = [
        _compared(keyword, source, _OPERATORS[side, included], value)
        for side, value, included in bounds
        if value is not None
    ]
    return " and ".join(texts)


def _compared(keyword: Keyword, source: Source, operator: str, value: Scalar) -> str:
    if isinstance(source, Property):
        return f"{source.path} {operator} {_literal(keyword, value, source.suffix)}"
    kind = f"OData.CSC.{source.type}Attribute"
    named = f"att:att/Name eq {quoted(source.name)}"
    return f"Attributes/{kind}/any({named} and att/{kind}/Value {operator} {_literal(keyword, value)})"


def _literal(keyword: Keyword, value: Scalar, suffix: str = "") -> str:
    if isinstance(value, str):
        return quoted(keyword.to_odata(value) + suffix)
    if isinstance(value, datetime):
        return odata_literal(value)
    if isinstance(value, bool):
        return str(value).lower()
    return format(Decimal(repr(value)), "f")


def quoted(text: str) -> str:
    """Write a string literal; a quote within is doubled (OData 4, "URL Conventions", 5.1.1.6.1)."""
    return "'" + text.replace("'", "''") + "'"


def _like(term: Term, pattern: str, source: Source) -> Plan:
    """Push what is literal in a pattern of names: its start, its end, what lies between."""
    if not isinstance(source, Property) or source.path != "Name" or pattern == "*":
        return Plan("", term)
    suffix = "" if pattern.endswith("*") else source.suffix
    first, *middle, last = re.split(r"[*?]", pattern + suffix)
    texts = [f"startswith(Name,{quoted(first)})"] if first else []
    texts += [f"contains(Name,{quoted(piece)})" for piece in middle if piece]
    texts += [f"endswith(Name,{quoted(last)})"] if last else []
    is_whole = "?" not in pattern and len(texts) == 1
    # A middle could also be found in the suffix, which is no part of the value.
    exact = is_whole and not (source.suffix and any(middle))
    return Plan(" and ".join(texts), None if exact else term)


def _relates(term: Term, test: Relates) -> Plan:
    """Push that they intersect; whether one contains the other, and what a cover has added, the client finds out."""
    text = f"OData.CSC.Intersects(area=geography'SRID=4326;{test.area.sent_wkt}')"
    exact = test.relation is AreaRelation.INTERSECTS and not test.area.is_cover
    return Plan(text, None if exact else term)


def wanted_ids(query: Node) -> frozenset[str] | None:
    """Return the uuids that a query is confined to; ``None``: it is not."""
    if isinstance(query, Term):
        if query.keyword != "uuid" or not isinstance(query.test, Equal):
            return None
        return frozenset([str(query.test.value)])
    if isinstance(query, Not):
        return None
    parts = [wanted_ids(part) for part in query.parts]
    known = [part for part in parts if part is not None]
    if isinstance(query, And):
        return frozenset.intersection(*known) if known else None
    return frozenset.union(*known) if known and len(known) == len(parts) else None
