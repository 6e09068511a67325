"""CQL2 in JSON, as far as basic services take it.

Source: OGC 21-065r2, "Common Query Language (CQL2)", JSON encoding: the basic class, ``in`` and ``like``.
"""

from __future__ import annotations

import fnmatch
import operator
from collections.abc import Mapping
from typing import Any, Callable

_COMPARES: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Cql2Error(Exception):
    """The filter is refused."""


def holds(expression: Any, properties: Mapping[str, Any]) -> bool:
    """Whether an item passes; a comparison with what the item does not say is false.

    :raises Cql2Error: if it is no filter.
    """
    name, arguments = _parts(expression)
    if name == "and":
        return all(holds(part, properties) for part in arguments)
    if name == "or":
        return any(holds(part, properties) for part in arguments)
    if name == "not":
        return not holds(arguments[0], properties)
    value = _value(arguments[0], properties)
    if name == "isnull":
        return value is None
    return value is not None and _compared(name, value, arguments[1:])


def _parts(expression: Any) -> tuple[str, list[Any]]:
    if (
        not isinstance(expression, dict)
        or set(expression) != {"op", "args"}
        or not isinstance(expression["args"], list)
    ):
        raise Cql2Error("a filter is made of op and args")
    if not expression["args"]:
        raise Cql2Error("an operator without arguments")
    return str(expression["op"]).lower(), expression["args"]


def _value(argument: Any, properties: Mapping[str, Any]) -> Any:
    if not isinstance(argument, dict) or set(argument) != {"property"}:
        raise Cql2Error("the first argument must be a property")
    return properties.get(argument["property"])


def _compared(name: str, value: Any, others: list[Any]) -> bool:
    if name == "in":
        return value in others[0]
    if name == "like":
        return fnmatch.fnmatchcase(str(value), str(others[0]).replace("%", "*").replace("_", "?"))
    if name not in _COMPARES or len(others) != 1:
        raise Cql2Error(f"unknown operator {name}")
    try:
        return bool(_COMPARES[name](value, others[0]))
    except TypeError as error:
        raise Cql2Error(f"{value!r} and {others[0]!r} cannot be compared") from error
