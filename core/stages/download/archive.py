"""From a ZIP archive to a product: tested while it is unpacked, aside; nothing hostile gets out of its folder.

Source: Copernicus Data Space documentation, FAQ (products are stored in their ZIP, not compressed, below one root
folder); PKWARE APPNOTE for the fields.
"""

from __future__ import annotations

import contextlib
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Callable

from ...errors import ProductError
from ...feedback import Feedback
from ...workspace.held_files import remove_tree
from ...workspace.synced_files import sync_folder
from .file_names import MAX_ENTRIES, is_inside, name_files_twice
from .plan import disk_error

MAX_GROWTH = 4  # a SAFE product is made of compressed images; a bomb grows by a thousand
GROWTH_ALLOWANCE_BYTES = 64 * 1024 * 1024
_BLOCK = 1024 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, NotImplementedError, RuntimeError)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class ArchiveError(ProductError):
    """The archive is broken, hostile, or holds something else than the product."""


def unpack(
    archive: Path, into: Path, root: str, feedback: Feedback, on_bytes: Callable[[int, int | None], None]
) -> Path:
    """Unpack a product, each file tested by its CRC and written through to the disk.

    :param archive: the ZIP.
    :param into: a folder of our own in one that is there; what an earlier attempt left in it is removed.
    :param root: the one folder that the archive must hold, ``NAME.SAFE``.
    :param on_bytes: called with bytes unpacked so far and in all.
    :returns: the product, ``into/NAME.SAFE``.
    :raises ArchiveError: if it is not a sound archive of this product.
    :raises DiskError: where the disk refuses.
    :raises CancelledError: when cancelled; the archive is not touched.
    """
    try:
        if into.exists():
            remove_tree(into)
        into.mkdir()  # not those above it: a folder that is gone is the place of a drive
        with _opened(archive, root) as content:
            entries = checked_entries(content, root, archive.stat().st_size)
            _write_all(content, entries, into, root, feedback, on_bytes)
    except OSError as error:
        raise disk_error(error, into) from error
    return into / root


def checked_entries(content: zipfile.ZipFile, root: str, archive_bytes: int) -> list[zipfile.ZipInfo]:
    """The entries of an archive, none of them hostile.

    :param archive_bytes: size of the archive; what it unpacks to must be in proportion.
    :raises ArchiveError: saying which entry is not allowed, or what is missing.
    """
    entries = content.infolist()
    if not entries:
        raise _bad(root, "is empty")
    if len(entries) > MAX_ENTRIES:
        raise _bad(root, f"has {len(entries)} entries")
    for entry in entries:
        _check_entry(entry, root)
    _check_tree(entries, root)
    if sum(entry.file_size for entry in entries) > MAX_GROWTH * archive_bytes + GROWTH_ALLOWANCE_BYTES:
        raise _bad(root, "would grow out of all proportion")
    return entries


def _check_tree(entries: list[zipfile.ZipInfo], root: str) -> None:
    tops = sorted({PurePosixPath(entry.filename).parts[0] for entry in entries})
    if tops != [root]:
        raise _bad(root, f"holds {', '.join(tops[:3])} instead of {root}")
    files = [entry.filename for entry in entries if not entry.is_dir()]
    if name_files_twice(files, [entry.filename for entry in entries if entry.is_dir()]):
        raise _bad(root, "names a file twice")
    if root.lower() in {file.lower() for file in files}:
        raise _bad(root, f"holds {root} as a file")


def _check_entry(entry: zipfile.ZipInfo, root: str) -> None:
    name = entry.orig_filename
    mode = entry.external_attr >> 16
    if not is_inside(name.rstrip("/")):
        raise _bad(root, f"holds the name {name[:80]!r}, which leads out of its folder or cannot be written")
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise _bad(root, f"holds a link or a device, {name[:80]!r}")
    if entry.flag_bits & 0x1 or entry.compress_type not in _METHODS:
        raise _bad(root, f"holds {name[:80]!r} encrypted, or packed in an unusual way")


@contextlib.contextmanager
def _opened(archive: Path, root: str) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(archive) as content:
            yield content
    except _BROKEN as error:
        raise _bad(root, f"is broken ({error})") from error


def _write_all(
    content: zipfile.ZipFile,
    entries: list[zipfile.ZipInfo],
    into: Path,
    root: str,
    feedback: Feedback,
    on_bytes: Callable[[int, int | None], None],
) -> None:
    total = sum(entry.file_size for entry in entries)
    done = 0
    for entry in entries:
        target = into / entry.filename
        if entry.is_dir():
            target.mkdir(parents=True, exist_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        with open(target, "xb") as file:
            for block in _blocks(content, entry, root):
                feedback.raise_if_cancelled()
                file.write(block)
                done += len(block)
                on_bytes(done, total)
            file.flush()
            os.fsync(file.fileno())
    for folder in [into / root, *(path for path in (into / root).rglob("*") if path.is_dir())]:
        sync_folder(folder)


def _blocks(content: zipfile.ZipFile, entry: zipfile.ZipInfo, root: str) -> Iterator[bytes]:
    """The content of an entry; its CRC is tested at the end.

    :raises ArchiveError: if it cannot be read: a damaged directory may even lead before the beginning of the file.
    """
    try:
        with content.open(entry) as source:
            yield from iter(lambda: source.read(_BLOCK), b"")
    except OSError as error:
        raise _bad(root, f"is broken ({error})") from error


def _bad(root: str, why: str) -> ArchiveError:
    return ArchiveError(f"The archive of {root} {why}.")
