"""The files of a product, in its folder or in its ZIP, which is not unpacked for that.

Sources: Copernicus Data Space documentation, FAQ (a product's ZIP has one root folder); GDAL, "Virtual File Systems",
``/vsizip/`` (braces around the archive's path allow any name).
"""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Any, BinaryIO, Protocol, cast

from ..errors import ProductError
from ..events import Progress
from ..feedback import Feedback

SAFE = ".SAFE"

_BLOCK = 1024 * 1024
_DEEPEST = 8  # folders; a product has four, and a link may lead round in a circle
_MOST_FILES = 200_000  # a product of the first years, of one whole orbit, has some ten thousand
_MOST_GROWTH = 4  # a product is made of compressed images; a bomb grows by a thousand
_GROWTH_ALLOWANCE_BYTES = 64 * 1024 * 1024
# What zipfile raises for archives that are cut, damaged, encrypted or packed in a way that it does not know.
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, RuntimeError)


class DamagedArchiveError(OSError):
    """The bytes of a file in an archive are not those that were put into it."""


class ProductFiles(Protocol):
    """All that a product holds. Paths are below the product's folder, with ``/``."""

    @property
    def name(self) -> str:
        """The product's folder, ``NAME.SAFE``."""

    @property
    def folder(self) -> Path:
        """The product's folder on disk; of one in an archive the path that it would have in there."""

    def sizes(self) -> Mapping[str, int]:
        """All files, with their sizes in bytes.

        :raises OSError: if there is no product any more.
        """

    def folders(self) -> frozenset[str]:
        """All folders, empty ones too.

        :raises OSError: if there is no product any more.
        """

    def size_bytes(self, path: str) -> int | None:
        """Size of a file; ``None``: it is not there."""

    def open(self, path: str) -> BinaryIO:
        """Open a file for reading; it can be sought.

        :raises OSError: if it is not there or cannot be read; reads of it too, :class:`DamagedArchiveError` in a ZIP.
        """

    def image_path(self, path: str) -> str:
        """What GDAL opens."""


@dataclass(frozen=True)
class ProductFile:
    """One file of a product, there or not.

    :param path: below the product's folder, with ``/``.
    """

    files: ProductFiles
    path: str

    @property
    def name(self) -> str:
        """Its own name, without the folders."""
        return self.path.rpartition("/")[2]


class FolderFiles:
    """A product in a folder; every question is put to the disk.

    :param folder: the ``.SAFE`` folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def name(self) -> str:
        """See :class:`ProductFiles`."""
        return self._folder.name

    @property
    def folder(self) -> Path:
        """See :class:`ProductFiles`."""
        return self._folder

    def sizes(self) -> dict[str, int]:
        """See :class:`ProductFiles`."""
        sizes = {path: self.size_bytes(path) for path, is_folder in self._walk() if not is_folder}
        return {path: size_bytes for path, size_bytes in sizes.items() if size_bytes is not None}

    def folders(self) -> frozenset[str]:
        """See :class:`ProductFiles`."""
        return frozenset(path for path, is_folder in self._walk() if is_folder)

    def size_bytes(self, path: str) -> int | None:
        """See :class:`ProductFiles`."""
        file = self._folder / path
        return file.stat().st_size if file.is_file() else None

    def open(self, path: str) -> BinaryIO:
        """See :class:`ProductFiles`."""
        return (self._folder / path).open("rb")

    def image_path(self, path: str) -> str:
        """See :class:`ProductFiles`."""
        return str(self._folder / path)

    def _walk(self) -> Iterator[tuple[str, bool]]:
        """Paths, and whether each is a folder's; folders that cannot be looked into count as empty."""
        top = len(str(self._folder))
        os.listdir(self._folder)  # the walk would not say that there is nothing
        for number, (parent, folders, files) in enumerate(os.walk(self._folder, followlinks=True)):
            below = parent[top:].replace(os.sep, "/").strip("/")
            if number > _MOST_FILES:
                raise OSError(f"{self._folder} holds far too many folders for a product")
            if below.count("/") >= _DEEPEST:
                folders.clear()
            for name in sorted(folders) + sorted(files):
                yield (f"{below}/{name}" if below else name), name in folders


class ZipFiles:
    """A product in a ZIP; the archive is open until it is closed.

    :param archive: the ZIP, which holds the folder of one product.
    :raises ProductError: if it is no ZIP, is cut or hostile, or holds no product or several.
    """

    def __init__(self, archive: Path) -> None:
        self._archive = archive
        try:
            self._zip = zipfile.ZipFile(archive)
        except OSError as error:
            raise ProductError(f"There is no product at {archive} ({error}).", advice="Download it again.") from error
        except _BROKEN as error:
            raise self._bad("is cut or damaged, or is no ZIP", f" ({error})") from error
        try:
            self._read_directory()
        except ProductError:
            self.close()
            raise

    def _read_directory(self) -> None:
        entries = self._zip.infolist()
        if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > self._most_bytes():
            raise self._bad("would grow out of all proportion")
        paths = {entry: _path_in_archive(entry) for entry in entries}
        leading_out = next((entry.filename for entry in entries if not _is_inside(paths[entry])), None)
        if leading_out is not None:
            raise self._bad(f"holds the name {leading_out[:80]!r}, which leads out of its folder")
        self._root = self._only_product(set(paths.values()))
        below = f"{self._root}/"
        inside = {entry: path[len(below) :] for entry, path in paths.items() if path.startswith(below)}
        self._entries = {path: entry for entry, path in inside.items() if not _is_folder(entry)}
        twice = [path for path, count in Counter(inside.values()).items() if count > 1]
        if twice:
            raise self._bad(f"holds {twice[0]} twice")
        parents = {str(parent) for path in self._entries for parent in PurePosixPath(path).parents}
        named = {path for entry, path in inside.items() if path and _is_folder(entry)}
        self._folders = frozenset((parents | named) - {"."})

    def _only_product(self, paths: set[str]) -> str:
        parts = [PurePosixPath(path).parts for path in paths]
        found = {
            "/".join(one[: number + 1])
            for one in parts
            if one[0] != "__MACOSX"  # what macOS keeps beside the files
            for number, part in enumerate(one)
            if part.endswith(SAFE) and not any(above.endswith(SAFE) for above in one[:number])
        }
        if len(found) != 1:
            several = f"holds several products ({', '.join(sorted(found)[:2])})"
            what = several if found else "holds no folder that ends in .SAFE"
            raise self._bad(what, advice="Give the ZIP of one product.")
        return found.pop()

    def _most_bytes(self) -> int:
        return _MOST_GROWTH * self._archive.stat().st_size + _GROWTH_ALLOWANCE_BYTES

    def _bad(self, what: str, why: str = "", advice: str = "Download it again.") -> ProductError:
        return ProductError(f"{self._archive.name} {what}{why}.", advice=advice)

    def __enter__(self) -> ZipFiles:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the archive."""
        self._zip.close()

    @property
    def name(self) -> str:
        """See :class:`ProductFiles`."""
        return PurePosixPath(self._root).name

    @property
    def folder(self) -> Path:
        """See :class:`ProductFiles`."""
        return self._archive / self._root

    def sizes(self) -> dict[str, int]:
        """See :class:`ProductFiles`."""
        return {path: entry.file_size for path, entry in self._entries.items()}

    def folders(self) -> frozenset[str]:
        """See :class:`ProductFiles`."""
        return self._folders

    def size_bytes(self, path: str) -> int | None:
        """See :class:`ProductFiles`."""
        entry = self._entries.get(path)
        return None if entry is None else entry.file_size

    def open(self, path: str) -> BinaryIO:
        """See :class:`ProductFiles`."""
        entry = self._entries.get(path)
        if entry is None:
            raise FileNotFoundError(f"{self._archive.name} does not hold {path}")
        with _as_os_error():
            member = self._zip.open(entry)
        return io.BufferedReader(_Member(cast(BinaryIO, member)))

    def image_path(self, path: str) -> str:
        """See :class:`ProductFiles`."""
        return f"/vsizip/{{{self._archive.absolute().as_posix()}}}/{self._root}/{path}"


class _Member(io.RawIOBase):
    """A file in a ZIP whose damage is an ``OSError``, as that of a file on a disk."""

    def __init__(self, member: BinaryIO) -> None:
        super().__init__()
        self._member = member

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        with _as_os_error():
            piece = self._member.read(len(view))
        view[: len(piece)] = piece
        return len(piece)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        with _as_os_error():
            return self._member.seek(offset, whence)

    def tell(self) -> int:
        return self._member.tell()

    def close(self) -> None:
        self._member.close()
        super().close()


@contextmanager
def files_of(product: Path | ProductFiles) -> Iterator[ProductFiles]:
    """The files of a product, its archive closed at the end.

    :param product: its folder or ZIP; files are left as they are.
    :raises ProductError: if a ZIP cannot be read or is not one product.
    """
    if not isinstance(product, Path):
        yield product
    elif product.suffix.lower() == ".zip" and not product.is_dir():
        with ZipFiles(product) as files:
            yield files
    else:
        yield FolderFiles(product)


def unpack_readable(files: ProductFiles, folder: Path, feedback: Feedback) -> None:
    """Copy what can be read of a product into a folder that is made; damaged files are left out, and told.

    :raises OSError: if the disk refuses. :raises CancelledError: if it is no longer wanted.
    """
    for path in ("", *sorted(files.folders())):
        (folder / path).mkdir(parents=True, exist_ok=True)
    sizes = files.sizes()
    total, done = sum(sizes.values()), 0
    for path in sorted(sizes):
        try:
            _copy(files, path, folder / path, feedback)
        except DamagedArchiveError as error:
            (folder / path).unlink()
            feedback.note(f"{files.name}: {path} cannot be read ({error}).", warning=True)
        done += sizes[path]
        feedback.report(Progress(done / total if total else None, "unpacking"))


def _copy(files: ProductFiles, path: str, target: Path, feedback: Feedback) -> None:
    with open(target, "wb") as file, files.open(path) as packed:
        while True:
            block = packed.read(_BLOCK)
            feedback.raise_if_cancelled()
            if not block:
                return
            file.write(block)


@contextmanager
def _as_os_error() -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise DamagedArchiveError(f"the ZIP is damaged there: {error}") from error


def _path_in_archive(entry: zipfile.ZipInfo) -> str:
    """Its path with ``/``, without one at the end; some programs of Windows write back slashes."""
    return entry.filename.replace("\\", "/").removesuffix("/")


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.endswith(("/", "\\"))


def _is_inside(path: str) -> bool:
    parts = path.split("/")
    return ":" not in parts[0] and not any(part in ("", ".", "..") or "\0" in part for part in parts)
