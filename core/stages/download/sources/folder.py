"""The source folder: ``.SAFE`` trees on this computer, or on a drive that it sees, copied through the same engine."""

from __future__ import annotations

import io
import os
import re
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Callable

from ....errors import NetworkError, ProductError, SceneQueueError, ServiceError
from ....feedback import Feedback
from ....network import Lanes, Stream
from ....services import FolderProfile
from ..source import RANGE_NOT_SATISFIABLE
from .bucket import places_of
from .safe_trees import SafeTreesSource, StoredFile

_BLOCK = 1024 * 1024
_TICK_S = 0.1
_RANGE = re.compile(r"bytes=(\d+)-(\d*)")


class FolderStore:
    """A folder as a :class:`ProductStore`."""

    def __init__(self, root: Path, title: str) -> None:
        self._root = root
        self._title = title

    def folders(self, path: str, feedback: Feedback) -> list[str]:
        """See :meth:`ProductStore.folders`; what may not be looked into has none."""
        feedback.raise_if_cancelled()
        try:
            with os.scandir(self._root / path) as entries:
                return sorted(one.name for one in entries if one.is_dir())
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            return []
        except OSError as error:
            raise self._trouble(path, error) from error

    def files(self, path: str, feedback: Feedback) -> list[StoredFile]:
        """See :meth:`ProductStore.files`; what is neither file nor folder is left out: a pipe would never end."""
        top = self._root / path
        found = []
        try:
            for folder, _, names in os.walk(top, onerror=_raise_unless_top(top)):
                feedback.raise_if_cancelled()
                for name in names:
                    file = Path(folder, name)
                    about = file.stat()
                    if stat.S_ISREG(about.st_mode):
                        found.append(StoredFile(file.relative_to(self._root).as_posix(), about.st_size))
        except OSError as error:
            raise self._trouble(path, error) from error
        return found

    @contextmanager
    def open(self, path: str, headers: Mapping[str, str], feedback: Feedback) -> Iterator[Stream]:
        """See :meth:`ProductStore.open`."""
        with ExitStack() as stack:
            try:
                file = stack.enter_context(open(self._root / path, "rb", buffering=0))
            except OSError as error:
                raise self._trouble(path, error) from error
            yield FileStream(file, headers, feedback, lambda error: self._trouble(path, error))

    def _trouble(self, path: str, error: OSError) -> SceneQueueError:
        if isinstance(error, FileNotFoundError):
            return ProductError(f"{path} is missing in {self._title}.", advice="Check the product with its folder.")
        if isinstance(error, PermissionError):
            return ServiceError(f"{path} in {self._title} may not be read.", advice="Ask who keeps the archive.")
        return NetworkError(
            f"{path} in {self._title} cannot be read ({error.strerror}).", advice="Check the drive, then retry."
        )


class FileStream:
    """A file of a disk as a :class:`Stream`: all of it, or the part that was asked for.

    :param headers: ``Range`` and ``If-Range``, or none.
    :param trouble: what an error of the disk means.
    """

    def __init__(
        self,
        file: io.FileIO,
        headers: Mapping[str, str],
        feedback: Feedback,
        trouble: Callable[[OSError], SceneQueueError],
    ) -> None:
        about = os.fstat(file.fileno())
        size, etag = about.st_size, f'"{about.st_mtime_ns:x}-{about.st_size:x}"'
        asked = _RANGE.fullmatch(headers.get("Range", "")) if headers.get("If-Range", etag) == etag else None
        start, end = (int(asked[1]), min(int(asked[2] or size - 1) + 1, size)) if asked else (0, size)
        self.status, self.url = 206 if asked else 200, ""
        told = {"ETag": etag, "Accept-Ranges": "bytes", "Content-Length": str(end - start)}
        if asked:
            told["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
        if asked and start >= size:
            self.status, start, end = RANGE_NOT_SATISFIABLE, 0, 0
            told.update({"Content-Length": "0", "Content-Range": f"bytes */{size}"})
        self.headers: Mapping[str, str] = told
        self._file, self._left = file, end - start
        self._feedback, self._trouble = feedback, trouble
        file.seek(start)

    def chunks(self) -> Iterator[bytes]:
        """See :meth:`Stream.chunks`."""
        return (bytes(piece) for piece in self._pieces())

    def pour(self, sink: Callable[[memoryview], bool], on_tick: Callable[[], None]) -> None:
        """See :meth:`Stream.pour`; the thread that receives is the caller's own."""
        ticked = time.monotonic()
        for piece in self._pieces():
            if not sink(piece):
                return
            if time.monotonic() - ticked > _TICK_S:
                ticked = time.monotonic()
                on_tick()
        on_tick()

    def _pieces(self) -> Iterator[memoryview]:
        buffer = memoryview(bytearray(min(_BLOCK, max(1, self._left))))
        while self._left:
            self._feedback.raise_if_cancelled()
            try:
                count = self._file.readinto(buffer[: self._left])
            except OSError as error:
                raise self._trouble(error) from error
            if not count:
                return  # it grew shorter; who knows its length sees it
            self._left -= count
            yield buffer[:count]


def folder_source(profile: FolderProfile, lanes: Lanes) -> SafeTreesSource:
    """Open the source of a folder.

    :raises SettingsError: if there is no such folder, or its ``key_template`` is none.
    """
    places = places_of(profile.key_template)
    return SafeTreesSource(profile, FolderStore(profile.require_folder(), profile.title), lanes, places)


def _raise_unless_top(top: Path) -> Callable[[OSError], None]:
    """A folder that is not there has no files; one below it that cannot be read is an error."""

    def on_error(error: OSError) -> None:
        if error.filename != str(top) or not isinstance(error, (FileNotFoundError, NotADirectoryError)):
            raise error

    return on_error
