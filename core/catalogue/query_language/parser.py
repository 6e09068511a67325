"""Reads the query language of the Data Hubs, as far as sentinelsat's users write it, into a tree::

    query   := either
    either  := both { OR both }                    OR:  OR ||
    both    := maybe { [AND] maybe }               AND: AND &&, or nothing between two terms
    maybe   := { NOT } atom                        NOT: NOT !
    atom    := "(" either ")" | key ":" value
    value   := word | "quoted" | ("[" | "{") bound "TO" bound ("]" | "}") | "(" either, with values for atoms ")"
    bound   := "*" | "quoted" | word (which may hold colons)

``[ ]`` include their bound, ``{ }`` do not. AND binds closer than OR. A word may hold ``*`` and ``?``.
Source: Copernicus Open Access Hub, user guide, "Full Text Search"; Apache Solr's standard query parser.
"""

from __future__ import annotations

from typing import Callable

from .terms import And, Node, Not, Or
from .tokens import Token, TokenKind, tokens_of
from .values import Range, Terms, Word, refuse

_DEEPEST = 50


def parse_query(text: str, terms: Terms) -> Node:
    """Read a query.

    :param terms: makes the terms; it knows the keywords.
    :raises QuerySyntaxError: for whatever is no query.
    """
    return _Parser(tokens_of(text), terms).query()


class _Parser:
    """Recursive descent over the tokens; each method reads what its name says and moves on behind it."""

    def __init__(self, tokens: list[Token], terms: Terms) -> None:
        self._tokens = tokens
        self._place = 0
        self._depth = 0
        self._terms = terms

    def query(self) -> Node:
        tree = self._either(self._atom)
        if self._next.kind is not TokenKind.END:
            self._refuse_token("a term")
        return tree

    @property
    def _next(self) -> Token:
        return self._tokens[self._place]

    def _take(self) -> Token:
        token = self._next
        self._place += 1
        return token

    def _at(self, *signs: str) -> bool:
        return self._next.kind is TokenKind.SIGN and self._next.text in signs

    def _either(self, atom: Callable[[], Node]) -> Node:
        parts = [self._both(atom)]
        while self._next.kind is TokenKind.OR:
            self._take()
            parts.append(self._both(atom))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _both(self, atom: Callable[[], Node]) -> Node:
        parts = [self._maybe(atom)]
        while not (self._next.kind in (TokenKind.OR, TokenKind.END) or self._at(")")):
            if self._next.kind is TokenKind.AND:
                self._take()
            parts.append(self._maybe(atom))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _maybe(self, atom: Callable[[], Node]) -> Node:
        negated = False
        while self._next.kind is TokenKind.NOT:
            self._take()
            negated = not negated
        part = self._bracketed(atom) if self._at("(") else atom()
        return Not(part) if negated else part

    def _bracketed(self, atom: Callable[[], Node]) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            refuse(f"more than {_DEEPEST} brackets within each other")
        self._take()
        inner = self._either(atom)
        self._expect(")")
        self._depth -= 1
        return inner

    def _atom(self) -> Node:
        if self._next.kind is not TokenKind.WORD:
            self._refuse_token("a keyword")
        key = self._take().text
        if not self._at(":"):
            refuse(f"{key!r} has no keyword: write keyword:value, and AND, OR, NOT in capitals")
        self._take()
        if self._at("("):
            return self._bracketed(lambda: self._valued(key))
        return self._valued(key)

    def _valued(self, key: str) -> Node:
        if self._at("[", "{"):
            return self._terms.term(key, self._range())
        if self._next.kind not in (TokenKind.WORD, TokenKind.QUOTED):
            self._refuse_token(f"a value for {key}")
        return self._terms.term(key, self._take().word())

    def _range(self) -> Range:
        low_included = self._take().text == "["
        low = self._bound()
        if self._next.text != "TO":
            self._refuse_token("TO")
        self._take()
        high = self._bound()
        if not self._at("]", "}"):
            self._refuse_token("] or }")
        return Range(low, high, low_included, high_included=self._take().text == "]")

    def _bound(self) -> Word | None:
        if self._next.kind is TokenKind.QUOTED:
            return self._take().word()
        if self._next.kind is not TokenKind.WORD:
            self._refuse_token("an end of the range")
        first = last = self._take()
        written = first.text
        while self._next.start == last.end and (self._next.kind is TokenKind.WORD or self._at(":")):
            last = self._take()
            written += last.text
        return None if written == "*" else Token(TokenKind.WORD, written, first.start, last.end).word()

    def _expect(self, sign: str) -> None:
        if not self._at(sign):
            self._refuse_token(sign)
        self._take()

    def _refuse_token(self, wanted: str) -> None:
        found = repr(self._next.text) if self._next.text else "the end of the query"
        refuse(f"expected {wanted} at place {self._next.start + 1}, found {found}")
