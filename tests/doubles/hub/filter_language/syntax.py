"""Syntax tree of a filter; each node knows whether it holds for a record."""

from __future__ import annotations

import operator
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Callable, Protocol

from osgeo import ogr

from .tokens import Literal

OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "ge": operator.ge,
    "lt": operator.lt,
    "le": operator.le,
}
TEXT_FUNCTIONS: dict[str, Callable[[str, str], bool]] = {
    "contains": lambda text, part: part in text,
    "startswith": str.startswith,
    "endswith": str.endswith,
}


class Record(Protocol):
    """What a filter is asked about: a product, or one attribute of a product."""

    geometry: ogr.Geometry

    def value(self, field: str) -> Literal:
        """The value of a field."""

    def attributes(self, kind: str) -> Iterable[Record]:
        """The attributes of a kind: ``String``, ``Double``, ``Integer`` or ``DateTimeOffset``."""


class Expression(Protocol):
    """A node."""

    def holds(self, record: Record) -> bool:
        """Whether the record passes."""


@dataclass(frozen=True)
class And:
    """All parts hold."""

    parts: tuple[Expression, ...]

    def holds(self, record: Record) -> bool:
        return all(part.holds(record) for part in self.parts)


@dataclass(frozen=True)
class Or:
    """At least one part holds."""

    parts: tuple[Expression, ...]

    def holds(self, record: Record) -> bool:
        return any(part.holds(record) for part in self.parts)


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: Expression

    def holds(self, record: Record) -> bool:
        return not self.part.holds(record)


@dataclass(frozen=True)
class Comparison:
    """``field operator literal``."""

    field: str
    operator: str
    literal: Literal

    def holds(self, record: Record) -> bool:
        return OPERATORS[self.operator](record.value(self.field), self.literal)


@dataclass(frozen=True)
class TextFunction:
    """``contains(field, 'part')`` and the like."""

    function: str
    field: str
    part: str

    def holds(self, record: Record) -> bool:
        return TEXT_FUNCTIONS[self.function](str(record.value(self.field)), self.part)


@dataclass(frozen=True)
class AttributeAny:
    """``Attributes/OData.CSC.<kind>Attribute/any(att: …)``."""

    kind: str
    condition: Expression

    def holds(self, record: Record) -> bool:
        return any(self.condition.holds(attribute) for attribute in record.attributes(self.kind))


@dataclass(frozen=True)
class Intersects:
    """``OData.CSC.Intersects(area=…)``, EPSG:4326."""

    area: ogr.Geometry

    def holds(self, record: Record) -> bool:
        return bool(self.area.Intersects(record.geometry))
