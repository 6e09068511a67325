"""Products in folders of the user's own."""

from __future__ import annotations

from pathlib import Path

from ..feedback import Feedback
from .name import ProcessingLevel, ProductName


def l1c_products(path: Path, feedback: Feedback | None = None) -> dict[str, Path]:
    """L1C products by identifier: the folder itself if it is one, else those anywhere below it.

    :param feedback: may end a long look.
    :raises CancelledError: when cancelled.
    """
    candidates = [path] if path.name.endswith(".SAFE") else path.rglob("*_MSIL1C_*.SAFE")
    found = {}
    for candidate in candidates:
        if feedback is not None:
            feedback.raise_if_cancelled()
        try:
            name = ProductName.parse(candidate.name)
        except ValueError:
            continue
        if name.level is ProcessingLevel.L1C and candidate.is_dir():
            found[name.text] = candidate
    return {identifier: found[identifier] for identifier in sorted(found, key=lambda one: found[one])}
