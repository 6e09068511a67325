"""What was written is on the disk when these come back, not in a buffer of the system."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def sync_file(path: Path) -> None:
    """Write a file's bytes through.

    :raises OSError: where the disk refuses.
    """
    with open(path, "r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Write a folder's names through to the disk; Windows does so by itself.

    :raises OSError: where the disk refuses.
    """
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_through(path: Path, content: bytes) -> None:
    """Write a file, and the folder for it.

    :raises OSError: where the disk refuses.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    sync_file(path)


def link_or_copy(path: Path, target: Path) -> None:
    """Two names for the same bytes; a copy where the file system has no such thing.

    :raises OSError: where the disk refuses.
    """
    try:
        os.link(path, target)
    except OSError:
        shutil.copyfile(path, target)
        sync_file(target)
