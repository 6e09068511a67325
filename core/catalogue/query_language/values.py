"""What is written behind a keyword, made a typed term."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Callable, NoReturn

from sentinelsat.exceptions import QuerySyntaxError

from ...errors import AreaError
from .dates import resolve_date
from .terms import AreaRelation, Between, Equal, Like, QueryArea, Relates, Scalar, Term, Test
from .vocabulary import KEYWORDS, Keyword, Kind

_NUMBERS = {
    Kind.WHOLE: re.compile(r"[-+]?[0-9]+"),
    Kind.NUMBER: re.compile(r"[-+]?[0-9]+(\.[0-9]*)?([eE][-+]?[0-9]+)?"),
}
_SPATIAL = re.compile(r"\s*(?P<relation>[A-Za-z]+)\s*\((?P<wkt>.*)\)\s*", re.DOTALL)


@dataclass(frozen=True)
class Word:
    """A value as written.

    :param text: without quotes and backslashes.
    :param has_wildcards: whether it holds ``*`` or ``?`` that stand for other characters.
    """

    text: str
    has_wildcards: bool = False


@dataclass(frozen=True)
class Range:
    """A range as written; ``None``: ``*``."""

    low: Word | None
    high: Word | None
    low_included: bool = True
    high_included: bool = True


def refuse(message: str, cause: Exception | None = None) -> NoReturn:
    """Raise sentinelsat's ``QuerySyntaxError``."""
    raise QuerySyntaxError(message, None) from cause


class Terms:
    """Makes terms.

    :param now: what ``NOW`` means, aware, UTC.
    :param area_of: makes an area from WKT; may raise ``AreaError``.
    """

    def __init__(self, now: datetime, area_of: Callable[[str], QueryArea]) -> None:
        self._now = now
        self._area_of = area_of

    def term(self, key: str, value: Word | Range) -> Term:
        """Make the term of a keyword (in any case) and a value.

        :raises QuerySyntaxError: for a keyword that is not known, or a value that it cannot have.
        """
        keyword = KEYWORDS.get(key.lower())
        if keyword is None:
            refuse(f"undefined field {key}; there are: {', '.join(sorted(KEYWORDS))}")
        try:
            return Term(keyword.name, self._test(keyword, value))
        except (ValueError, AreaError) as error:
            refuse(f"{keyword.name}: {error}", error)

    def _test(self, keyword: Keyword, value: Word | Range) -> Test:
        if keyword.kind is Kind.AREA:
            return self._relates(value)
        if isinstance(value, Range):
            return self._between(keyword, value)
        if value.has_wildcards:
            return _like(keyword, value)
        scalar = self._scalar(keyword, value)
        # The catalogue's times are finer than those that are asked for: an instant is a range of one.
        return Between(scalar, scalar) if keyword.kind is Kind.DATE else Equal(scalar)

    def _between(self, keyword: Keyword, value: Range) -> Test:
        if value.low is None and value.high is None:
            return Like("*")
        if keyword.kind is Kind.SWITCH:
            raise ValueError("write true or false, not a range")
        return Between(
            None if value.low is None else self._scalar(keyword, value.low),
            None if value.high is None else self._scalar(keyword, value.high),
            value.low_included,
            value.high_included,
        )

    def _scalar(self, keyword: Keyword, word: Word) -> Scalar:
        if word.has_wildcards:
            raise ValueError(f"a range cannot end at the pattern {word.text!r}")
        if keyword.kind is Kind.DATE:
            return resolve_date(word.text, self._now)
        if keyword.kind is Kind.TEXT:
            return keyword.canonical(word.text.strip())
        if keyword.kind is Kind.SWITCH:
            return _switch(word.text)
        return _number(keyword.kind, word.text)

    def _relates(self, value: Word | Range) -> Relates:
        found = _SPATIAL.fullmatch(value.text) if isinstance(value, Word) and not value.has_wildcards else None
        if not found:
            raise ValueError('write "Intersects(POLYGON((longitude latitude, ...)))", with the quotes')
        try:
            relation = AreaRelation(found["relation"].lower())
        except ValueError as error:
            raise ValueError(f"{found['relation']} is not Intersects, Contains or IsWithin") from error
        return Relates(relation, self._area_of(found["wkt"]))


def _like(keyword: Keyword, word: Word) -> Like:
    pattern = re.sub(r"\*+", "*", word.text.upper())
    if pattern != "*" and keyword.kind is not Kind.TEXT:
        raise ValueError(f"{word.text!r} is no {keyword.kind.value}")
    return Like(pattern)


def _switch(text: str) -> bool:
    if text.strip().lower() not in ("true", "false"):
        raise ValueError(f"{text!r} is neither true nor false")
    return text.strip().lower() == "true"


def _number(kind: Kind, text: str) -> int | float:
    if not _NUMBERS[kind].fullmatch(text.strip()):
        raise ValueError(f"{text!r} is no {kind.value}")
    number = int(text) if kind is Kind.WHOLE else float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text!r} is no {kind.value}")
    return number
