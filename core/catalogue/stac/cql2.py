"""Conditions on the properties of items, written in CQL2.

Only what its basic conformance class has is used. Every condition lets pass what lacks the property: services fill
them differently, and what an item does not say is no reason to lose it; the scene is tested once more here.
Source: OGC 21-065r2, "Common Query Language (CQL2)", JSON encoding, conformance class "Basic CQL2".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Union

Condition = dict[str, Any]
Value = Union[str, int, float]


def at_most(name: str, value: Value) -> Condition:
    """The property is not greater."""
    return _if_known(name, [_compared("<=", name, value)])


def one_of(name: str, values: Sequence[Value]) -> Condition:
    """The property is one of the values."""
    return _if_known(name, [_compared("=", name, value) for value in values])


def all_of(conditions: Sequence[Condition]) -> Condition | None:
    """All conditions hold; ``None``: there are none."""
    if len(conditions) < 2:
        return conditions[0] if conditions else None
    return {"op": "and", "args": list(conditions)}


def _compared(operator: str, name: str, value: Value) -> Condition:
    return {"op": operator, "args": [{"property": name}, value]}


def _if_known(name: str, choices: list[Condition]) -> Condition:
    return {"op": "or", "args": [*choices, {"op": "isNull", "args": [{"property": name}]}]}
