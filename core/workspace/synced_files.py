"""What was written is on the disk when these come back, not in a buffer of the system."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from .held_files import patiently


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
    if os.name != "nt":
        _sync_opened_to_read(folder)


def sync_below(folder: Path) -> None:
    """Write all that is in a folder through, files that may only be read too; Windows does that for those by itself.

    :raises OSError: where the disk refuses.
    """
    for path in [*folder.rglob("*"), folder]:
        if os.name != "nt":
            _sync_opened_to_read(path)
        elif path.is_file() and os.access(path, os.W_OK):
            sync_file(path)


def _sync_opened_to_read(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
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


def write_whole(path: Path, text: str | Iterable[str], *, encoding: str = "utf-8") -> None:
    """Write a text so that, whatever happens, its file is the old one or the new one, whole; its folder is made.

    Names of files whose bytes are no text stand in it as those bytes.

    :param text: or its parts, so that it need not be in memory whole.
    :raises OSError: where the disk refuses, or whatever the parts raise; no unfinished file is left then.
    """
    part = path.with_name(f"{path.name}.part")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open(part, "w", encoding=encoding, errors="surrogateescape", newline="") as file:
            file.writelines([text] if isinstance(text, str) else text)
            file.flush()
            os.fsync(file.fileno())
        patiently(lambda: os.replace(part, path))
        sync_folder(path.parent)
    finally:
        with suppress(OSError):  # what stopped the writing is told, not what stays of it
            part.unlink()


def link_or_copy(path: Path, target: Path) -> None:
    """Two names for the same bytes; a copy where the file system has no such thing.

    :raises OSError: where the disk refuses.
    """
    try:
        os.link(path, target)
    except OSError:
        shutil.copyfile(path, target)
        sync_file(target)
