"""One acquisition, processed more than once: which product counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..product.name import ProductName


def superseded_names(names: Iterable[str]) -> frozenset[str]:
    """Return those of the names that a newer baseline of the same acquisition replaces."""
    newest: dict[object, str] = defaultdict(str)
    parsed = []
    for name in names:
        try:
            product = ProductName.parse(name)
        except ValueError:
            continue
        parsed.append((name, product))
        newest[product.acquisition] = max(newest[product.acquisition], product.baseline)
    return frozenset(name for name, product in parsed if product.baseline < newest[product.acquisition])
