"""Products in folders of the user's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ..feedback import Feedback
from .name import ProcessingLevel, ProductName
from .product_files import SAFE
from .safe import level_in_name, level_of_metadata


def products_at(path: Path, feedback: Feedback | None = None) -> list[Path]:
    """All products at or below a path: ``.SAFE`` folders and ZIP archives, L1C and L2A, of any naming.

    What is named itself is taken if it may be a product. Below a folder the names decide, and hidden folders are left
    out: unfinished products lie there.

    :param feedback: may end a long look.
    :returns: sorted by path.
    :raises CancelledError: when cancelled.
    """
    if _is_archive(path) or _is_product(path):
        return [path]
    return sorted(_below(path, feedback or Feedback()))


def l1c_products(path: Path, feedback: Feedback | None = None, *, has_archives: bool = True) -> dict[str, Path]:
    """L1C products by identifier, the folder or the archive itself if it is one, else those anywhere below it.

    A product that is there both ways is its folder.

    :param feedback: may end a long look.
    :param has_archives: whether ZIPs count.
    :raises CancelledError: when cancelled.
    """
    found = {}
    for product in products_at(path, feedback):
        if not has_archives and not product.is_dir():
            continue
        try:
            name = ProductName.parse(product.name)
        except ValueError:
            continue
        if name.level is ProcessingLevel.L1C and (product.is_dir() or name.text not in found):
            found[name.text] = product
    return found


def _below(folder: Path, feedback: Feedback) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        feedback.raise_if_cancelled()
        here = Path(parent)
        safe = [name for name in folders if name.endswith(SAFE)]
        yield from (here / name for name in safe if _is_product(here / name))
        yield from (here / name for name in files if _is_archive(here / name) and level_in_name(name) is not None)
        folders[:] = [name for name in folders if not name.startswith(".") and name not in safe]


def _is_archive(path: Path) -> bool:
    return path.suffix.lower() == ".zip" and path.is_file()


def _is_product(folder: Path) -> bool:
    """Whether it may be one, by its name or its metadata; products of other satellites end in ``.SAFE`` too."""
    if not folder.is_dir():
        return False
    if level_in_name(folder.name) is not None:
        return folder.name.endswith(SAFE)
    try:
        return any(level_of_metadata(name) is not None for name in os.listdir(folder))
    except OSError:
        return False  # nobody lets us look into it
