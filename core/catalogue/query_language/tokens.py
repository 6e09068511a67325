"""The words and signs of a raw query, with their places."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

from .values import Word, refuse


class TokenKind(enum.Enum):
    """What a token is to the grammar."""

    WORD = "word"
    QUOTED = "quoted text"
    SIGN = "sign"  # ( ) [ ] { } :
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    END = "the end"


_PATTERN = re.compile(
    r"""
    (?P<space>\s+)
    | (?P<QUOTED>"(?:[^"\\]|\\.)*")
    | (?P<AND>&&|AND(?![^\s()\[\]{}:"!]))
    | (?P<OR>\|\||OR(?![^\s()\[\]{}:"!]))
    | (?P<NOT>!|NOT(?![^\s()\[\]{}:"!]))
    | (?P<SIGN>[()\[\]{}:])
    | (?P<WORD>(?:[^\s()\[\]{}:"!\\&|]|&(?!&)|\|(?!\|)|\\.)+)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Token:
    """One token: ``text`` is as written, ``start`` and ``end`` are places in the query."""

    kind: TokenKind
    text: str
    start: int
    end: int

    def word(self) -> Word:
        """Return the value that a word or a quoted text stands for."""
        if self.kind is TokenKind.QUOTED:
            return Word(_unescaped(self.text[1:-1]))
        if re.search(r"\\[*?]", self.text):
            refuse(f"{self.text!r}: write a * or ? that is no wildcard in quotes")
        return Word(_unescaped(self.text), has_wildcards="*" in self.text or "?" in self.text)


def tokens_of(query: str) -> list[Token]:
    """Split a query into tokens, spaces left out; the last one is :attr:`TokenKind.END`.

    :raises QuerySyntaxError: for a quote that is never closed, or a backslash at the end.
    """
    tokens = []
    place = 0
    while place < len(query):
        found = _PATTERN.match(query, place)
        if not found:
            refuse(f"cannot read the query from here on: {query[place : place + 40]!r}")
        place = found.end()
        if found.lastgroup and found.lastgroup != "space":
            tokens.append(Token(TokenKind[found.lastgroup], found[0], found.start(), place))
    tokens.append(Token(TokenKind.END, "", place, place))
    return tokens


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)
