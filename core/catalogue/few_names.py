"""Names in a sentence, which has no room for all of them."""

from __future__ import annotations

from collections.abc import Sequence

MOST_NAMES = 3


def few_of(names: Sequence[str]) -> str:
    """Return the first of the names, and how many more there are."""
    more = len(names) - MOST_NAMES
    return f"{', '.join(names[:MOST_NAMES])}{f' and {more:,} more' * (more > 0)}"
