"""Copies to another file system: written through, compared, and given up within moments where they are not wanted."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Callable

from ..feedback import Feedback
from .synced_files import sync_folder

BLOCK = 1024 * 1024
SYNC_EVERY = 16 * BLOCK  # a share on a slow line takes seconds for more, and a cancellation would wait for them

OnBytes = Callable[[int, "int | None"], None]


def file_system_of(folder: Path) -> int:
    """The number of the file system of a folder that is there.

    :raises OSError: if it cannot be looked at.
    """
    return os.stat(folder).st_dev


def bytes_below(path: Path) -> int:
    """Size of a file, or of all files in a folder; 0 where there is none.

    :raises OSError: if they cannot be looked at.
    """
    if path.is_file():
        return path.stat().st_size
    return sum(below.stat().st_size for below in path.rglob("*") if below.is_file())


def copy_through(source: Path, target: Path, feedback: Feedback, on_bytes: OnBytes) -> None:
    """Copy a file, or a folder with all that is in it, and write it through to the disk.

    Size and end of each file are compared with those of its copy. That the bytes between are right is for whoever
    checks the product: his sums are those of the service, not ours.

    :param target: not there yet, in a folder that is there.
    :param on_bytes: called with bytes copied so far and in all.
    :raises OSError: where a disk refuses, or a copy is not like its source.
    :raises CancelledError: when cancelled; what was copied so far stays.
    """
    meter = _Meter(bytes_below(source), on_bytes)
    if source.is_file():
        _copy_file(source, target, feedback, meter)
        return
    target.mkdir()
    folders = [target]
    for path in sorted(source.rglob("*")):
        copy = target / path.relative_to(source)
        if path.is_dir():
            copy.mkdir()
            folders.append(copy)
        else:
            _copy_file(path, copy, feedback, meter)
    for folder in reversed(folders):
        sync_folder(folder)


class _Meter:
    def __init__(self, total: int, on_bytes: OnBytes) -> None:
        self._done, self._total, self._on_bytes = 0, total, on_bytes

    def add(self, count: int) -> None:
        self._done += count
        self._on_bytes(self._done, self._total)


def _copy_file(source: Path, target: Path, feedback: Feedback, meter: _Meter) -> None:
    with open(source, "rb") as read, open(target, "x+b") as written:
        unsynced = 0
        while block := read.read(BLOCK):
            feedback.raise_if_cancelled()
            written.write(block)
            unsynced += len(block)
            if unsynced >= SYNC_EVERY:
                _sync(written.fileno(), written.flush)
                unsynced = 0
            meter.add(len(block))
        _sync(written.fileno(), written.flush)
        size = read.seek(0, os.SEEK_END)
        if written.seek(0, os.SEEK_END) != size or _end_of(read, size) != _end_of(written, size):
            raise OSError(errno.EIO, "the copy is not like its source", str(target))


def _sync(descriptor: int, flush: Callable[[], None]) -> None:
    flush()
    os.fsync(descriptor)


def _end_of(file: object, size: int) -> bytes:
    file.seek(max(0, size - BLOCK))  # type: ignore[attr-defined]
    return bytes(file.read())  # type: ignore[attr-defined]
