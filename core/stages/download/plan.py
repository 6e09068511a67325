"""Is there room? Asked before the first byte, so that a disk fills up neither for nothing nor for others."""

from __future__ import annotations

import errno
from pathlib import Path

from ...errors import DiskError, NoRoomError
from ...workspace import Workspace
from ...workspace.copying import file_system_of
from .rooms import Claim

ROOM_FACTOR = 2.2  # the archive, the product beside it (stored, so of the same size), and some air
TREE_ROOM_FACTOR = 1.05  # file by file nothing lies beside the product
TYPICAL_SIZE_BYTES = 800_000_000  # a whole tile, where the catalogue names no size


def claim_room(
    workspace: Workspace, size_bytes: int, have_bytes: int, claim: Claim, factor: float = ROOM_FACTOR
) -> None:
    """Claim the room that it takes to fetch a product, and to unpack it where it is an archive.

    Where scratch lies on another disk, the product is claimed there too, and the archive if it is kept.

    :param workspace: says where it goes; its folders are there or not yet.
    :param size_bytes: of what is fetched; 0: not known.
    :param have_bytes: of it, on disk already.
    :param factor: what it takes on the disk at most, by its own size.
    :raises NoRoomError: naming what is needed and what is free.
    :raises DiskError: if a disk cannot be looked at.
    """
    size = size_bytes or TYPICAL_SIZE_BYTES
    needed = max(0, int(size * factor) - have_bytes)
    folder, scratch = workspace.product.parent, workspace.settings.scratch
    try:
        stays = _there(folder)
        if scratch is None:
            claim.take((stays, needed))
            return
        arrives = _there(scratch)
        if file_system_of(arrives) == file_system_of(stays):
            claim.take((arrives, needed))
        else:
            with_archive = 1.0 if workspace.settings.keep_archive else 0.0
            claim.take((arrives, needed), (stays, int(size * (TREE_ROOM_FACTOR + with_archive))))
    except OSError as error:
        raise disk_error(error, folder) from error


def _there(folder: Path) -> Path:
    return next((path for path in (folder, *folder.parents) if path.exists()), folder)


def disk_error(error: OSError, path: Path) -> DiskError:
    """The error for a file or folder that could not be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return NoRoomError(f"The disk is full: {path}.", advice="Free some space; the download goes on where it was.")
    return DiskError(
        f"{path} cannot be written ({error.strerror or type(error).__name__}).",
        advice="Check that the folder is there and may be written.",
    )
