"""Is there room? Asked before the first byte, so that a disk fills up neither for nothing nor for others."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import Callable

from ...errors import DiskError

ROOM_FACTOR = 2.2  # the archive, the product beside it (stored, so of the same size), and some air
TREE_ROOM_FACTOR = 1.05  # file by file nothing lies beside the product
TYPICAL_SIZE_BYTES = 800_000_000  # a whole tile, where the catalogue names no size

FreeBytes = Callable[[Path], int]


def free_bytes(folder: Path) -> int:
    """Bytes that may still be written on the file system of an existing folder."""
    return shutil.disk_usage(folder).free


def check_room(
    folder: Path, size_bytes: int, have_bytes: int, free: FreeBytes = free_bytes, factor: float = ROOM_FACTOR
) -> None:
    """Make sure that a product can be fetched, and unpacked where it is an archive.

    :param folder: where it goes, there or not yet.
    :param size_bytes: of what is fetched; 0: not known.
    :param have_bytes: of it, on disk already.
    :param factor: what it takes on the disk at most, by its own size.
    :raises DiskError: naming what is needed and what is free.
    """
    needed = int((size_bytes or TYPICAL_SIZE_BYTES) * factor) - have_bytes
    try:
        there = next((path for path in (folder, *folder.parents) if path.exists()), folder)
        available = free(there)
    except OSError as error:
        raise disk_error(error, folder) from error
    if available < needed:
        raise DiskError(
            f"There is not enough room in {folder}: {_gigabytes(needed)} are needed, {_gigabytes(available)} are free.",
            advice="Free some space, or choose another folder.",
        )


def disk_error(error: OSError, path: Path) -> DiskError:
    """The error for a file or folder that could not be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskError(f"The disk is full: {path}.", advice="Free some space; the download goes on where it was.")
    return DiskError(
        f"{path} cannot be written ({error.strerror or type(error).__name__}).",
        advice="Check that the folder is there and may be written.",
    )


def _gigabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1e9:.2f} GB"
