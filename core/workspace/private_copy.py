"""A second product with the bytes of one that is not ours to change."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from ..feedback import Feedback
from ..product.product_files import FolderFiles
from .copying import OnBytes, copy_through

_IMAGE = ".jp2"


def copy_privately(product: Path, into: Path, feedback: Feedback, on_bytes: OnBytes) -> Path:
    """Make a product of the same name, and return its folder; nothing of the other one changes by what is done in it.

    Its folders are its own, and so are all files but the images. These are the bulk and only read: they are the same
    bytes under a second name where the disk has such a thing, and copies elsewhere. So whoever puts another image into
    it renames it there, and never writes into the one that is there.

    :param product: the ``.SAFE`` folder.
    :param into: a folder of our own without such a product, there or not.
    :param on_bytes: called with bytes that are there so far and in all.
    :raises OSError: where a disk refuses; what was made so far stays.
    :raises CancelledError: when cancelled, likewise.
    """
    files, copy = FolderFiles(product), into / product.name
    sizes = files.sizes()
    copy.mkdir(parents=True)
    for folder in sorted(files.folders()):
        (copy / folder).mkdir()
    done, total = 0, sum(sizes.values())
    for path, size_bytes in sizes.items():
        feedback.raise_if_cancelled()
        if not (path.lower().endswith(_IMAGE) and _is_linked(product / path, copy / path)):
            copy_through(product / path, copy / path, feedback, partial(_add_up, on_bytes, done, total))
        done += size_bytes
        on_bytes(done, total)
    return copy


def _add_up(on_bytes: OnBytes, before: int, total: int, of_file: int, _size: int | None) -> None:
    on_bytes(before + of_file, total)


def _is_linked(file: Path, name: Path) -> bool:
    """Give a file a second name; whether that could be: not across disks, not on FAT, not for all files of others."""
    if os.name == "nt" and not os.access(file, os.W_OK):
        return False  # its mark would keep the second name from being removed, and cannot be taken off that alone
    try:
        os.link(file.resolve(), name)
    except OSError:
        return False
    return True
