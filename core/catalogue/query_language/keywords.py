"""From the arguments of sentinelsat's ``query`` to a query tree: its own formatting, then our parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sentinelsat import SentinelAPI

from .parser import parse_query
from .terms import And, Node, Not, Or, Term
from .values import Terms, refuse

_RAW_ENDS = ("[]", "{}", "//", "()", '""')  # sentinelsat hands a text between these on as it is


def keyword_query(
    terms: Terms, area: Any, date: Any, raw: str | None, area_relation: str, keywords: dict[str, Any]
) -> Node:
    """Read the arguments; all of them have to hold.

    Each one is formatted by sentinelsat and parsed alone: what it holds, quotes and brackets too, cannot reach
    another.

    :raises ValueError: for what sentinelsat refuses, and for a query that is empty.
    :raises QuerySyntaxError: for what cannot be read, or a keyword that is not known.
    """
    if area is not None and re.search(r'["\\]', str(area)):
        refuse("the area holds a quote or a backslash")
    SentinelAPI.format_query(area, date, raw, area_relation, **keywords)  # its checks of all arguments together
    written = [
        *((name, keyword_text(name, value)) for name, value in sorted(keywords.items())),
        ("beginposition", SentinelAPI.format_query(date=date)),
        ("footprint", SentinelAPI.format_query(area, area_relation=area_relation)),
    ]
    parts = [_parsed_alone(name, text, terms) for name, text in written if text]
    if raw and raw.strip():
        parts.append(parse_query(raw, terms))
    if not parts:
        raise ValueError("Empty query.")
    return And(tuple(parts))


def keyword_text(name: str, value: Any) -> str:
    """Return one keyword and its value as a raw query; empty for a range without bounds.

    :raises ValueError: for what sentinelsat refuses.
    """
    text: str = SentinelAPI.format_query(**{name: _escaped(value)})
    return text


def _parsed_alone(name: str, text: str, terms: Terms) -> Node:
    tree = parse_query(text, terms)
    others = {keyword for keyword in _keywords_of(tree) if keyword != name.lower()}
    if others:
        refuse(f"the value of {name} holds other conditions ({', '.join(sorted(others))}); write them as raw")
    return tree


def _keywords_of(node: Node) -> Iterator[str]:
    if isinstance(node, Term):
        yield node.keyword
    elif isinstance(node, Not):
        yield from _keywords_of(node.part)
    elif isinstance(node, (And, Or)):
        for part in node.parts:
            yield from _keywords_of(part)


def _escaped(value: Any) -> Any:
    """Protect the texts of a value, so that sentinelsat's quotes around them hold."""
    if isinstance(value, set):
        return {_escaped(one) for one in value}
    if isinstance(value, (list, tuple)):
        return tuple(_quotable(one) if isinstance(one, str) else one for one in value)
    if not isinstance(value, str):
        return value
    text = value.strip()
    if any(text.startswith(ends[0]) and text.endswith(ends[1]) for ends in _RAW_ENDS):
        return text
    if "*" in text or "?" in text:
        return re.sub(r"[^\w*?.\-]", r"\\\g<0>", text)
    return _quotable(text)


def _quotable(text: str) -> str:
    return re.sub(r'["\\]', r"\\\g<0>", text)
