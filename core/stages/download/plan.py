"""Is there room? Asked before the first byte, so that a disk fills up neither for nothing nor for others."""

from __future__ import annotations

import errno
from pathlib import Path

from ...errors import DiskError, NoRoomError
from .rooms import Claim

ROOM_FACTOR = 2.2  # the archive, the product beside it (stored, so of the same size), and some air
TREE_ROOM_FACTOR = 1.05  # file by file nothing lies beside the product
TYPICAL_SIZE_BYTES = 800_000_000  # a whole tile, where the catalogue names no size


def claim_room(folder: Path, size_bytes: int, have_bytes: int, claim: Claim, factor: float = ROOM_FACTOR) -> None:
    """Claim the room that it takes to fetch a product, and to unpack it where it is an archive.

    :param folder: where it goes, there or not yet.
    :param size_bytes: of what is fetched; 0: not known.
    :param have_bytes: of it, on disk already.
    :param factor: what it takes on the disk at most, by its own size.
    :raises NoRoomError: naming what is needed and what is free.
    :raises DiskError: if the disk cannot be looked at.
    """
    needed = max(0, int((size_bytes or TYPICAL_SIZE_BYTES) * factor) - have_bytes)
    try:
        there = next((path for path in (folder, *folder.parents) if path.exists()), folder)
        claim.take(there, needed)
    except OSError as error:
        raise disk_error(error, folder) from error


def disk_error(error: OSError, path: Path) -> DiskError:
    """The error for a file or folder that could not be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return NoRoomError(f"The disk is full: {path}.", advice="Free some space; the download goes on where it was.")
    return DiskError(
        f"{path} cannot be written ({error.strerror or type(error).__name__}).",
        advice="Check that the folder is there and may be written.",
    )
