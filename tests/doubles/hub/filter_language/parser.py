"""Recursive descent over the tokens: ``or`` binds weaker than ``and``, ``and`` weaker than ``not``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from .area import area_value
from .syntax import (
    OPERATORS,
    TEXT_FUNCTIONS,
    And,
    AttributeAny,
    Comparison,
    Expression,
    Intersects,
    Not,
    Or,
    TextFunction,
)
from .tokens import FilterError, Kind, Literal, Token, date_value, tokenize

PRODUCT_FIELDS = {
    "Collection/Name": "String",
    "Name": "String",
    "Online": "Boolean",
    "ContentLength": "Integer",
    "ContentDate/Start": "DateTimeOffset",
    "ContentDate/End": "DateTimeOffset",
    "OriginDate": "DateTimeOffset",
    "PublicationDate": "DateTimeOffset",
    "ModificationDate": "DateTimeOffset",
}
COLLECTIONS = ("SENTINEL-1", "SENTINEL-2", "SENTINEL-3", "SENTINEL-5P", "SENTINEL-6", "LANDSAT-8", "GLOBAL-MOSAICS")
_ANY = re.compile(r"Attributes/OData\.CSC\.(String|Double|Integer|DateTimeOffset)Attribute/any")
_LITERALS = {Kind.STRING: ("String",), Kind.NUMBER: ("Integer", "Double"), Kind.DATE: ("DateTimeOffset",)}


@dataclass(frozen=True)
class _Scope:
    """Which paths may stand here: for each, the field of the record and its type."""

    fields: dict[str, tuple[str, str]]
    is_product: bool


_PRODUCT = _Scope({path: (path, kind) for path, kind in PRODUCT_FIELDS.items()}, is_product=True)


def parse_filter(text: str) -> Expression:
    """Read the text of ``$filter``.

    :raises FilterError: if it is no sentence of the language, names an unknown field, compares a field with a
        literal of another type, or holds an invalid polygon.
    """
    parser = _Parser(tokenize(text))
    expression = parser.disjunction(_PRODUCT)
    parser.expect_end()
    return expression


class _Parser:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._next = 0

    @property
    def _token(self) -> Token:
        return self._tokens[self._next]

    def _take(self) -> Token:
        token = self._token
        self._next += 1
        return token

    def _fail(self, wanted: str) -> NoReturn:
        found = repr(self._token.text) if self._token.kind is not Kind.END else "the end"
        raise FilterError(f"Invalid filter: expected {wanted}, found {found} at position {self._token.position}")

    def _expect_sign(self, sign: str) -> None:
        if not self._token.is_sign(sign):
            self._fail(repr(sign))
        self._take()

    def _expect_word(self, *words: str) -> str:
        if self._token.kind is not Kind.WORD or (words and self._token.text not in words):
            self._fail(" or ".join(words) or "a name")
        return self._take().text

    def _expect(self, kind: Kind) -> str:
        if self._token.kind is not kind:
            self._fail(f"a {kind.value}")
        return self._take().text

    def expect_end(self) -> None:
        if self._token.kind is not Kind.END:
            self._fail("and, or, or the end")

    def disjunction(self, scope: _Scope) -> Expression:
        parts = [self._conjunction(scope)]
        while self._token.is_word("or"):
            self._take()
            parts.append(self._conjunction(scope))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _conjunction(self, scope: _Scope) -> Expression:
        parts = [self._negation(scope)]
        while self._token.is_word("and"):
            self._take()
            parts.append(self._negation(scope))
        parts.sort(key=lambda part: isinstance(part, Intersects))  # geometry is dear: asked last, of fewer products
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _negation(self, scope: _Scope) -> Expression:
        if not self._token.is_word("not"):
            return self._term(scope, self._token)
        self._take()
        if not self._token.is_sign("(") and not self._token.is_word(*TEXT_FUNCTIONS):
            self._fail("a bracket after not")
        return Not(self._term(scope, self._token))

    def _term(self, scope: _Scope, first: Token) -> Expression:
        if first.is_sign("("):
            self._take()
            inner = self.disjunction(scope)
            self._expect_sign(")")
            return inner
        if first.is_word(*TEXT_FUNCTIONS):
            return self._text_function(scope)
        if first.is_word("OData.CSC.Intersects") and scope.is_product:
            return self._intersects()
        if first.kind is Kind.WORD and scope.is_product and _ANY.fullmatch(first.text):
            return self._attribute_any()
        return self._comparison(scope)

    def _field(self, scope: _Scope) -> tuple[str, str]:
        if self._token.text not in scope.fields:
            self._fail("a known field")
        return scope.fields[self._take().text]

    def _comparison(self, scope: _Scope) -> Expression:
        field, kind = self._field(scope)
        operator = self._expect_word(*OPERATORS)
        literal = self._literal(kind)
        if kind == "Boolean" and operator not in ("eq", "ne"):
            raise FilterError(f"Invalid filter: {field} takes eq and ne only")
        if field == "Collection/Name" and literal not in COLLECTIONS:
            raise FilterError(f"Invalid value: {literal!r} is not a collection")
        return Comparison(field, operator, literal)

    def _literal(self, kind: str) -> Literal:
        token = self._token
        if kind == "Boolean":
            return self._expect_word("true", "false") == "true"
        if kind not in _LITERALS.get(token.kind, ()):
            self._fail(f"a value of type {kind}")
        self._take()
        if token.kind is Kind.DATE:
            return date_value(token.text)
        return float(token.text) if token.kind is Kind.NUMBER else token.text

    def _text_function(self, scope: _Scope) -> Expression:
        function = self._take().text
        self._expect_sign("(")
        field, kind = self._field(scope)
        if kind != "String":
            raise FilterError(f"Invalid filter: {function} takes text, {field} is of type {kind}")
        self._expect_sign(",")
        part = self._expect(Kind.STRING)
        self._expect_sign(")")
        return TextFunction(function, field, part)

    def _intersects(self) -> Expression:
        self._take()
        self._expect_sign("(")
        self._expect_word("area")
        self._expect_sign("=")
        area = area_value(self._expect(Kind.GEOGRAPHY))
        self._expect_sign(")")
        return Intersects(area)

    def _attribute_any(self) -> Expression:
        found = _ANY.fullmatch(self._take().text)
        assert found is not None
        kind = found[1]
        self._expect_sign("(")
        name = self._expect_word()
        self._expect_sign(":")
        fields = {
            f"{name}/Name": ("Name", "String"),
            f"{name}/OData.CSC.{kind}Attribute/Value": ("Value", kind),
        }
        condition = self.disjunction(_Scope(fields, is_product=False))
        self._expect_sign(")")
        return AttributeAny(kind, condition)
