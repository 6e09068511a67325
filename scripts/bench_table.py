"""A benchmark's figures, one JSON object a line on standard input, as a table for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

FIXED = ("figure", "value", "unit", "baseline", "ratio")


def rows(lines: Iterable[str]) -> Iterator[str]:
    """Yield a heading, and a line for each figure as soon as it is there; other text passes as it is."""
    yield f"{'':34}{'figure':26}{'value':>12} {'unit':9}{'baseline':>12}{'ratio':>9}"
    for line in lines:
        figure = _figure(line)
        yield line.rstrip("\n") if figure is None else _row(figure)


def _figure(line: str) -> dict[str, Any] | None:
    try:
        read = json.loads(line)
    except ValueError:
        return None
    return read if isinstance(read, dict) and "figure" in read else None


def _row(figure: dict[str, Any]) -> str:
    of = " ".join(str(value) for key, value in figure.items() if key not in FIXED)
    value, baseline, ratio = (_number(figure.get(key)) for key in ("value", "baseline", "ratio"))
    return f"{of[:33]:34}{figure['figure']:26}{value:>12} {figure.get('unit') or '':9}{baseline:>12}{ratio:>9}"


def _number(value: Any) -> str:
    if value is None:
        return "-"
    return f"{value:,.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"


if __name__ == "__main__":
    for row in rows(sys.stdin):
        print(row, flush=True)
