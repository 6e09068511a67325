"""Words of the filter language."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Union

Literal = Union[str, float, bool, datetime]


class FilterError(ValueError):
    """The filter cannot be read; the text says where and why, as the service's ``detail``."""


class Kind(enum.Enum):
    """What a token is."""

    GEOGRAPHY = "geography"
    STRING = "string"
    DATE = "date"
    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True)
class Token:
    """One token; ``text`` is its content (a string without its quotes)."""

    kind: Kind
    text: str
    position: int

    def is_sign(self, sign: str) -> bool:
        """Whether it is this bracket, comma, colon or equals sign."""
        return self.kind is Kind.SIGN and self.text == sign

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these words."""
        return self.kind is Kind.WORD and self.text in words


_TOKEN = re.compile(
    r"""(?P<space>\s+)
    | geography'(?P<geography>[^']*)'
    | '(?P<string>(?:[^']|'')*)'
    | (?P<date>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})?)?)(?![\w-])
    | (?P<number>-?\d+(?:\.\d+)?)(?![\w.])
    | (?P<word>[A-Za-z_][\w.]*(?:/[A-Za-z_][\w.]*)*)
    | (?P<sign>[(),:=])""",
    re.VERBOSE,
)
_DATE = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?)?(?:Z|(?P<zone>(?P<sign>[+-])(\d\d):(\d\d)))?"
)


def tokenize(text: str) -> list[Token]:
    """Cut a filter into tokens, an END token last.

    :raises FilterError: at a character that begins no token.
    """
    tokens = []
    position = 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if not found:
            raise FilterError(f"Invalid filter: unexpected {text[position]!r} at position {position}")
        kind = str(found.lastgroup)
        if kind != "space":
            content = found[kind].replace("''", "'") if kind == "string" else found[kind]
            tokens.append(Token(Kind(kind), content, position))
        position = found.end()
    return [*tokens, Token(Kind.END, "", len(text))]


def date_value(text: str) -> datetime:
    """The instant of a date literal, aware; no zone means UTC, no time means midnight.

    :raises FilterError: if there is no such day or time.
    """
    found = _DATE.fullmatch(text)
    try:
        if not found:
            raise ValueError("not a date")
        year, month, day, hour, minute, second = (int(found[group] or 0) for group in range(1, 7))
        micro = int((found[7] or "0").ljust(6, "0"))
        moment = datetime(year, month, day, hour, minute, second, micro, tzinfo=timezone.utc)
    except ValueError as error:
        raise FilterError(f"Invalid date {text!r}: {error}") from error
    if not found["zone"]:
        return moment
    offset = timedelta(hours=int(found[10]), minutes=int(found[11]))
    return moment - offset if found["sign"] == "+" else moment + offset
