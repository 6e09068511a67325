"""The query language of a Data Hub: ``field:value`` with AND, OR, NOT and brackets, next to each other meaning AND.

Source: the full-text search of the Copernicus hub as sentinelsat's documentation and recorded queries show it.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, Callable, NoReturn

from osgeo import ogr

Fields = Mapping[str, Any]
Test = Callable[[Fields], bool]

_TOKEN = re.compile(
    r'\s*(?:(?P<bracket>[()])|(?P<field>[A-Za-z_]\w*):|(?P<quoted>"[^"]*")'
    r"|(?P<range>[\[{][^\]}]*[\]}])|(?P<word>[^\s()\"\[\]{}]+))"
)
_RANGE = re.compile(r"(?P<open>[\[{])\s*(?P<low>.+?)\s+TO\s+(?P<high>.+?)\s*(?P<close>[\]}])")
_RELATION = re.compile(r"(?P<name>Intersects|Contains|IsWithin)\((?P<wkt>.*)\)", re.IGNORECASE | re.DOTALL)
_NOW = re.compile(r"NOW(?:-(?P<count>\d+)(?P<unit>DAY|HOUR|MONTH|YEAR)S?)?")
_DAYS = {"DAY": 1.0, "HOUR": 1 / 24, "MONTH": 30.0, "YEAR": 365.0}


class DhusQueryError(Exception):
    """The query cannot be read; carries what the hub says."""


def parse_query(text: str, known: frozenset[str]) -> Test:
    """Read a query.

    :param known: names of the fields, lower case.
    :raises DhusQueryError: for anything that a hub would not take.
    """
    parser = _Parser(_tokens(text), known)
    test = parser.either()
    if parser.kind:
        _refuse(parser.text)
    return test


@dataclass
class _Token:
    kind: str
    text: str


def _tokens(text: str) -> list[_Token]:
    found, place = [], 0
    text = text.strip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None or match.lastgroup is None:
            _refuse(text[place : place + 1])
        found.append(_Token(match.lastgroup, match[match.lastgroup]))
        place = match.end()
    return found


def _refuse(near: str) -> NoReturn:
    raise DhusQueryError(f"org.apache.solr.search.SyntaxError: Cannot parse query near '{near}'")


class _Parser:
    def __init__(self, tokens: list[_Token], known: frozenset[str]) -> None:
        self._tokens = tokens
        self._known = known
        self._place = 0

    @property
    def kind(self) -> str:
        return self._tokens[self._place].kind if self._place < len(self._tokens) else ""

    @property
    def text(self) -> str:
        return self._tokens[self._place].text if self._place < len(self._tokens) else "<EOF>"

    def either(self) -> Test:
        tests = [self._all()]
        while self._is_word("OR"):
            self._place += 1
            tests.append(self._all())
        return lambda fields: any(test(fields) for test in tests)

    def _all(self) -> Test:
        tests = [self._one()]
        while self.kind and self.text != ")" and not self._is_word("OR"):
            if self._is_word("AND"):
                self._place += 1
            tests.append(self._one())
        return lambda fields: all(test(fields) for test in tests)

    def _one(self) -> Test:
        if self._is_word("NOT"):
            self._place += 1
            inner = self._one()
            return lambda fields: not inner(fields)
        if self.text == "(":
            self._place += 1
            inner = self.either()
            if self.text != ")":
                _refuse(self.text)
            self._place += 1
            return inner
        if self.kind == "field":
            return self._of_field()
        if self.kind in ("word", "quoted"):
            return _compared("identifier", self._take())
        _refuse(self.text)

    def _of_field(self) -> Test:
        field = self._take().text.lower()
        if field not in self._known:
            raise DhusQueryError(f"undefined field {field}")
        if self.text == "(":
            return self._any_value(field)
        if self.kind not in ("word", "quoted", "range"):
            _refuse(self.text)
        return _compared(field, self._take())

    def _any_value(self, field: str) -> Test:
        self._place += 1
        tests = []
        while self.text != ")":
            if self.kind not in ("word", "quoted", "range"):
                _refuse(self.text)
            token = self._take()
            if token.text not in ("OR", "AND"):
                tests.append(_compared(field, token))
        self._place += 1
        return lambda fields: any(test(fields) for test in tests)

    def _take(self) -> _Token:
        self._place += 1
        return self._tokens[self._place - 1]

    def _is_word(self, word: str) -> bool:
        return self.kind == "word" and self.text == word


def _compared(field: str, token: _Token) -> Test:
    if token.kind == "range":
        return _within(field, token.text)
    text = token.text.strip('"')
    if field == "footprint":
        return _related(text)
    if token.kind == "word" and re.search(r"[*?]", text):
        pattern = text.replace("[", "[[]")
        return lambda fields: field in fields and fnmatch.fnmatchcase(str(fields[field]), pattern)
    return lambda fields: field in fields and _same(fields[field], text)


def _same(value: Any, text: str) -> bool:
    if isinstance(value, str):
        return value.lower() == text.lower()
    return bool(value == _as(value, text))


def _within(field: str, text: str) -> Test:
    found = _RANGE.fullmatch(text)
    if not found:
        _refuse(text)
    low, high = (found[name].strip('"') for name in ("low", "high"))
    takes_low, takes_high = found["open"] == "[", found["close"] == "]"

    def test(fields: Fields) -> bool:
        if field not in fields:
            return False
        value = fields[field]
        above = low == "*" or value > _as(value, low) or (takes_low and value == _as(value, low))
        below = high == "*" or value < _as(value, high) or (takes_high and value == _as(value, high))
        return bool(above and below)

    return test


def _as(value: Any, text: str) -> Any:
    """The text as something of the value's kind."""
    try:
        if isinstance(value, datetime):
            return _moment(text)
        return type(value)(float(text)) if isinstance(value, (int, float)) else text
    except ValueError as error:
        raise DhusQueryError(f"Invalid value '{text}'") from error


def _moment(text: str) -> datetime:
    now = _NOW.fullmatch(text)
    if now:
        days = float(now["count"]) * _DAYS[now["unit"]] if now["count"] else 0.0
        return datetime.now(timezone.utc) - timedelta(days=days)
    for form in ("%Y-%m-%dT%H:%M:%S.%fZ", "%Y-%m-%dT%H:%M:%SZ"):
        try:
            return datetime.strptime(text, form).replace(tzinfo=timezone.utc)
        except ValueError:
            continue
    raise ValueError(text)


def _related(text: str) -> Test:
    found = _RELATION.fullmatch(text)
    area = ogr.CreateGeometryFromWkt(found["wkt"]) if found else None
    if found is None or area is None or not area.IsValid():
        raise DhusQueryError("Unable to parse shape given formats")
    relation = found["name"].lower()

    def test(fields: Fields) -> bool:
        footprint = fields["geometry"]
        if relation == "intersects":
            return bool(footprint.Intersects(area))
        return bool(footprint.Contains(area) if relation == "contains" else area.Contains(footprint))

    return test
