"""The part file: an unfinished download, and beside it what must be known to go on from its bytes."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from ...errors import DiskError
from ...feedback import Feedback
from .plan import disk_error

LARGEST_ROLL_BACK = 64 * 1024
ROLL_BACK_SHARE = 200  # half a percent of a small file
_BLOCK = 1024 * 1024


@dataclass(frozen=True)
class Origin:
    """Of what the bytes in a part file are the beginning.

    :param key: names the file at its source (its uuid); another key means other bytes.
    :param length: of the whole file, as the source announced it; ``None``: not announced.
    :param validator: its ETag or the time it was changed, for ``If-Range``; empty: none.
    """

    key: str
    length: int | None = None
    validator: str = ""


class PartFile:
    """A part file open for writing, hashed as it grows. Use as a context manager.

    After a kill the bytes on disk are taken up again: the tail is rolled back by a little (what was written last is
    what a broken system loses), the rest is hashed anew from disk.

    :param path: of the part file; its state lies beside it, with ``.json`` at the end.
    :param key: see :class:`Origin`.
    :param algorithm: of the checksum, as hashlib names it.
    :raises DiskError: from all methods, where the disk refuses.
    """

    def __init__(self, path: Path, key: str, algorithm: str) -> None:
        self.path = path
        self.origin = Origin(key)
        self.offset = 0
        self._algorithm = algorithm
        self._hash = self._new_hash()
        self._file: BinaryIO | None = None

    def __enter__(self) -> PartFile:
        with self._disk_errors():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = open(self.path, "r+b" if self.path.exists() else "w+b", buffering=0)
        return self

    def __exit__(self, *exception: object) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def take_up(self, feedback: Feedback) -> None:
        """Go on from the bytes on disk, if they are the beginning of the same file.

        :raises CancelledError: when cancelled; nothing is lost.
        """
        with self._disk_errors():
            found, size = self._read_state(), self.path.stat().st_size
            if found is None or found.key != self.origin.key or (found.length is not None and size > found.length):
                self._truncate(0)
                return
            self.origin = found
            if size != found.length:
                size = max(0, size - min(LARGEST_ROLL_BACK, (found.length or size) // ROLL_BACK_SHARE))
            self._truncate(size)
            self._hash_from_disk(size, feedback)
            self.offset = size

    def begin(self, length: int | None, validator: str) -> None:
        """Begin anew at the first byte of a file of this length."""
        with self._disk_errors():
            self._truncate(0)
            self.offset = 0
            self._hash = self._new_hash()
            self.origin = Origin(self.origin.key, length, validator)
            self._write_state()

    def begin_again(self) -> None:
        """Forget the bytes: they are not what they should be."""
        self.begin(None, "")

    def write(self, chunk: bytes) -> None:
        """Append."""
        with self._disk_errors():
            rest = memoryview(chunk)
            while rest:
                rest = rest[self._opened().write(rest) :]
        self._hash.update(chunk)
        self.offset += len(chunk)

    def ended_at(self, length: int) -> None:
        """The source says that the file is this long."""
        with self._disk_errors():
            self.origin = Origin(self.origin.key, length, self.origin.validator)
            self._write_state()

    def digest(self) -> str:
        """Checksum of the bytes so far, lower-case hex."""
        return self._hash.hexdigest()

    def sync(self) -> None:
        """Make sure that the bytes are on the disk."""
        with self._disk_errors():
            os.fsync(self._opened().fileno())

    def _opened(self) -> BinaryIO:
        if self._file is None:
            raise DiskError(f"{self.path} is not open.")
        return self._file

    def _truncate(self, size: int) -> None:
        file = self._opened()
        file.truncate(size)
        file.seek(size)

    def _hash_from_disk(self, size: int, feedback: Feedback) -> None:
        file = self._opened()
        file.seek(0)
        self._hash = self._new_hash()
        while file.tell() < size:
            feedback.raise_if_cancelled()
            self._hash.update(file.read(_BLOCK))

    def _new_hash(self) -> hashlib._Hash:
        return hashlib.new(self._algorithm, usedforsecurity=False)

    def _read_state(self) -> Origin | None:
        """What is known of the bytes on disk; ``None`` where nothing is, or it cannot be read."""
        try:
            content = json.loads(state_file(self.path).read_bytes())
            length = content["length"]
            return Origin(str(content["key"]), None if length is None else int(length), str(content["validator"]))
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return None

    def _write_state(self) -> None:
        file = state_file(self.path)
        new = _new_state_file(self.path)
        new.write_text(json.dumps(asdict(self.origin)), encoding="utf-8")
        os.replace(new, file)

    @contextlib.contextmanager
    def _disk_errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise disk_error(error, self.path) from error


def state_file(part: Path) -> Path:
    """Where the state of a part file lies."""
    return part.with_name(f"{part.name}.json")


def bytes_on_disk(part: Path) -> int:
    """How large a part file is; 0 where there is none, or it cannot be seen (opening it will say why)."""
    try:
        return part.stat().st_size
    except OSError:
        return 0


def remove_part(part: Path) -> None:
    """Remove a part file and its state, there or not."""
    for file in (part, state_file(part), _new_state_file(part)):
        with contextlib.suppress(FileNotFoundError):
            file.unlink()


def _new_state_file(part: Path) -> Path:
    return part.with_name(f"{part.name}.json.new")
