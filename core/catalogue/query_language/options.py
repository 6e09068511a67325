"""The option ``-q`` of sentinelsat's command line, as one text: ``key=value,key=value``."""

from __future__ import annotations

import re

from .keywords import keyword_text

_FIRST = re.compile(r"\s*\w+\s*=")
_BETWEEN = re.compile(r",(?=\s*\w+\s*=)")


def raw_query_of(text: str) -> str:
    """Return a raw query in sentinelsat's query language, from that or from ``key=value``, several by comma.

    A key that is given more than once takes any of its values.

    :raises ValueError: for a value that sentinelsat refuses.
    """
    if not _FIRST.match(text):
        return text.strip()
    values: dict[str, set[str]] = {}
    for option in _BETWEEN.split(text):
        key, _, value = option.partition("=")
        values.setdefault(key.strip().lower(), set()).add(value.strip())
    return " ".join(keyword_text(key, _one_or_several(given)) for key, given in values.items())


def _one_or_several(given: set[str]) -> str | set[str]:
    return next(iter(given)) if len(given) == 1 else given
