"""A query as a tree: terms that test one keyword each, joined by and, or, not."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime
from typing import Union

from ...aoi import AreaOfInterest

Scalar = Union[str, int, float, datetime]  # int: bool, too


class AreaRelation(enum.Enum):
    """How area and footprint lie to each other, in sentinelsat's words."""

    INTERSECTS = "intersects"
    CONTAINS = "contains"  # the area is inside the footprint
    IS_WITHIN = "iswithin"  # the footprint is inside the area


@dataclass(frozen=True)
class QueryArea:
    """An area as a query holds it.

    :param exact: what the user asked for; a point is a square of a centimetre.
    :param sent_wkt: what the service is asked: the same, or a cover of it.
    :param is_cover: whether ``sent_wkt`` is larger than ``exact``.
    """

    exact: AreaOfInterest
    sent_wkt: str
    is_cover: bool = False


@dataclass(frozen=True)
class Equal:
    """The value is this one; texts are in the keyword's canonical spelling, datetimes aware, in UTC."""

    value: Scalar


@dataclass(frozen=True)
class Like:
    """The text matches a pattern with ``*`` and ``?``; ``*`` alone: there is a value at all."""

    pattern: str


@dataclass(frozen=True)
class Between:
    """The value lies in a range; ``None``: no bound on that side."""

    low: Scalar | None
    high: Scalar | None
    low_included: bool = True
    high_included: bool = True


@dataclass(frozen=True)
class Relates:
    """The footprint lies so to the area."""

    relation: AreaRelation
    area: QueryArea


Test = Union[Equal, Like, Between, Relates]


@dataclass(frozen=True)
class Term:
    """One keyword and what is asked of it.

    :param keyword: name in :data:`~.vocabulary.KEYWORDS`, lower case.
    """

    keyword: str
    test: Test


@dataclass(frozen=True)
class And:
    """All parts hold; without parts: everything does."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Or:
    """At least one part holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: Node


Node = Union[Term, And, Or, Not]
EVERYTHING = And(())


def negations_at_terms(node: Node, negated: bool = False) -> Node:
    """Return the same query with every :class:`Not` directly above a term (De Morgan)."""
    if isinstance(node, Not):
        return negations_at_terms(node.part, not negated)
    if isinstance(node, Term):
        return Not(node) if negated else node
    parts = tuple(negations_at_terms(part, negated) for part in node.parts)
    return And(parts) if isinstance(node, And) is not negated else Or(parts)
