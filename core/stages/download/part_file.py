"""The part file: an unfinished download, and beside it what must be known to go on from its bytes.

The state beside it is a line of JSON that says of what the bytes are. As long as they come one after the other, the
size of the file says how many there are. Before the first byte is written behind a gap, the state gets ``spans``:
``[[first byte, the one after the last], …]``, and from then on a line of them each time that some more are there. The
last line that can be read holds; it is written after the bytes that it tells of, so it never tells of bytes that a
process which was killed did not write.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from ...errors import DiskError
from ...feedback import Feedback
from .pieces import Piece, Pieces
from .plan import disk_error

LARGEST_ROLL_BACK = 64 * 1024
ROLL_BACK_SHARE = 400  # a quarter of a percent of a small file
NOTE_SHARE = 500  # how often it is noted what is there: a fifth of a percent may be lost
SMALLEST_NOTED = 16 * 1024
_BLOCK = 1024 * 1024


@dataclass(frozen=True)
class Origin:
    """Of what the bytes in a part file are.

    :param key: names the file at its source (its uuid); another key means other bytes.
    :param length: of the whole file, as the source announced it; ``None``: not announced.
    :param validator: its ETag or the time it was changed, for ``If-Range``; empty: none.
    """

    key: str
    length: int | None = None
    validator: str = ""


class PartFile:
    """A part file open for writing, by several threads at once, and hashed as it grows. Use as a context manager.

    After a kill the bytes on disk are taken up again: the tails are rolled back by a little (what was written last is
    what a broken system loses), the beginning is hashed anew from disk.

    :param path: of the part file; its state lies beside it, with ``.json`` at the end.
    :param key: see :class:`Origin`.
    :param algorithm: of the checksum, as hashlib names it.
    :ivar pieces: which bytes are there.
    :raises DiskError: from all methods, where the disk refuses.
    """

    def __init__(self, path: Path, key: str, algorithm: str) -> None:
        self.path = path
        self.origin = Origin(key)
        self.pieces = Pieces(None)
        self._algorithm = algorithm
        self._hash = self._new_hash()
        self._hashed = 0
        self._hashing = threading.Lock()
        self._noting = threading.Lock()
        self._not_noted = 0
        self._has_gaps = False
        self._file: BinaryIO | None = None
        self._notes: BinaryIO | None = None

    def __enter__(self) -> PartFile:
        with self._disk_errors():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = open(self.path, "r+b" if self.path.exists() else "w+b", buffering=0)
        return self

    def __exit__(self, *exception: object) -> None:
        if self._not_noted:
            with contextlib.suppress(OSError):  # a full disk: what is not noted is fetched again, no more
                self._note()
        for file in (self._file, self._notes):
            if file is not None:
                file.close()
        self._file = self._notes = None

    @property
    def offset(self) -> int:
        """How many bytes are there."""
        return self.pieces.bytes_there()

    @property
    def has_gaps(self) -> bool:
        """Whether bytes are, or were, written behind a gap."""
        return self._has_gaps

    def take_up(self, feedback: Feedback) -> None:
        """Go on from the bytes on disk, if they are of the same file.

        :raises CancelledError: when cancelled; nothing is lost.
        """
        with self._disk_errors():
            found, size = self._read_state(), self.path.stat().st_size
            if found is None or found[0].key != self.origin.key or size > (found[0].length or size):
                self._opened().truncate(0)
                return
            origin, noted = found
            spans = _trusted([(0, size)] if noted is None else noted, size, origin.length)
            self._hash_up_to(spans[0][1] if spans and not spans[0][0] else 0, feedback)
            self.origin, self.pieces = origin, Pieces(origin.length, spans)
            self._opened().truncate(spans[-1][1] if spans else 0)
            self._has_gaps = len(spans) > 1 or (spans != [] and spans[0][0] > 0)
            self._write_state()

    def begin(self, length: int | None, validator: str) -> None:
        """Begin anew at the first byte of a file of this length; nobody else writes meanwhile."""
        with self._disk_errors():
            self._opened().truncate(0)
            with self._hashing:
                self.pieces = Pieces(length)
                self._hash, self._hashed = self._new_hash(), 0
            self._has_gaps = False
            self.origin = Origin(self.origin.key, length, validator)
            self._write_state()

    def begin_again(self) -> None:
        """Forget the bytes: they are not what they should be."""
        self.begin(None, "")

    def writing(self, piece: Piece) -> PieceWriter:
        """Write to a piece that was taken; other pieces may be written at the same time."""
        return PieceWriter(self, piece)

    def opened_at(self, place: int) -> int:
        """The writer's word: bytes will be written there. Returns how many of them at most may go unnoted."""
        with self._disk_errors(), self._noting:
            if not self._has_gaps and place > self.pieces.prefix:
                self._has_gaps = True
                self._write_state()
        return max(SMALLEST_NOTED, (self.origin.length or 0) // NOTE_SHARE)

    def written(self, piece: Piece, chunk: memoryview) -> None:
        """The writer's word: this chunk of a piece is in the file now."""
        if self._hashed == piece.reached and self._hashing.acquire(blocking=False):
            try:
                if self._hashed == piece.reached:
                    self._hash.update(chunk)
                    self._hashed += len(chunk)
            finally:
                self._hashing.release()
        self.pieces.add(piece, len(chunk))
        if self._has_gaps:
            self._not_noted += len(chunk)
            if self._not_noted * 2 * NOTE_SHARE >= (self.origin.length or 0):
                with self._disk_errors():
                    self._note()

    def ended_at(self, length: int) -> None:
        """The source says that the file is this long."""
        with self._disk_errors():
            self.origin = Origin(self.origin.key, length, self.origin.validator)
            self.pieces = Pieces(length, self.pieces.spans())
            self._write_state()

    def hash_some(self, count: int) -> bool:
        """Hash so many bytes more, from disk, of those that follow the hashed ones; whether any are left."""
        if self._hashed >= self.pieces.prefix:
            return False
        with self._disk_errors(), self._hashing:
            end = min(self.pieces.prefix, self._hashed + count)
            with open(self.path, "rb", buffering=0) as file:
                self._hash_from(file, end)
            return self._hashed < self.pieces.prefix

    def hash_rest(self, feedback: Feedback) -> None:
        """Hash all that has no gap before it.

        :raises CancelledError: when cancelled; nothing is lost.
        """
        while self._hashed < self.pieces.prefix:
            feedback.raise_if_cancelled()
            self.hash_some(8 * _BLOCK)

    def digest(self) -> str:
        """Checksum of the bytes that are hashed so far, lower-case hex; of all of them after :meth:`hash_rest`."""
        with self._hashing:
            return self._hash.hexdigest()

    def sync(self) -> None:
        """Make sure that the bytes are on the disk."""
        with self._disk_errors():
            os.fsync(self._opened().fileno())

    def _opened(self) -> BinaryIO:
        if self._file is None:
            raise DiskError(f"{self.path} is not open.")
        return self._file

    def _hash_up_to(self, size: int, feedback: Feedback) -> None:
        self._hash, self._hashed = self._new_hash(), 0
        file = self._opened()
        while self._hashed < size:
            feedback.raise_if_cancelled()
            before = self._hashed
            self._hash_from(file, min(size, before + 8 * _BLOCK))
            if self._hashed == before:
                raise DiskError(
                    f"{self.path} grows shorter while it is read.", advice="Let no other program change it, then retry."
                )

    def _hash_from(self, file: BinaryIO, end: int) -> None:
        if self._hashed >= end:
            return
        file.seek(self._hashed)
        block = memoryview(bytearray(min(_BLOCK, end - self._hashed)))
        while self._hashed < end:
            count = file.readinto(block[: end - self._hashed])  # type: ignore[attr-defined]
            if not count:
                return
            self._hash.update(block[:count])
            self._hashed += count

    def _new_hash(self) -> hashlib._Hash:
        return hashlib.new(self._algorithm, usedforsecurity=False)

    def _read_state(self) -> tuple[Origin, list[tuple[int, int]] | None] | None:
        """What is known of the bytes on disk; ``None`` where nothing is, or it cannot be read.

        The spans are ``None`` where the file's size says how much is there.
        """
        try:
            first, *notes = state_file(self.path).read_bytes().split(b"\n")
            content = json.loads(first)
            length = content["length"]
            origin = Origin(str(content["key"]), None if length is None else int(length), str(content["validator"]))
            return origin, None if "spans" not in content else _last_noted([json.dumps(content["spans"]), *notes])
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return None

    def _write_state(self) -> None:
        if self._notes is not None:
            self._notes.close()
            self._notes = None
        new = _new_state_file(self.path)
        spans = {"spans": self.pieces.spans()} if self._has_gaps else {}
        new.write_text(f"{json.dumps({**asdict(self.origin), **spans})}\n", encoding="utf-8")
        os.replace(new, state_file(self.path))
        if self._has_gaps:
            self._notes = open(state_file(self.path), "ab", buffering=0)  # noqa: SIM115 - closed with the part
        self._not_noted = 0

    def _note(self) -> None:
        with self._noting:
            if self._notes is not None:
                self._not_noted = 0
                self._notes.write(b"%s\n" % json.dumps(self.pieces.spans(), separators=(",", ":")).encode())

    @contextlib.contextmanager
    def _disk_errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise disk_error(error, self.path) from error


class PieceWriter:
    """Writes a piece from where it has got to, with a handle of its own. Use as a context manager.

    :raises DiskError: where the disk refuses.
    """

    def __init__(self, part: PartFile, piece: Piece) -> None:
        self._part = part
        self._piece = piece

    def __enter__(self) -> PieceWriter:
        try:
            self._step = self._part.opened_at(self._piece.reached)
            self._file = open(self._part.path, "r+b", buffering=0)
            self._file.seek(self._piece.reached)
        except OSError as error:
            raise disk_error(error, self._part.path) from error
        return self

    def __exit__(self, *exception: object) -> None:
        self._file.close()

    def write(self, chunk: memoryview) -> bool:
        """Append, as far as the piece goes; whether there is more to come.

        :raises DiskError: where the disk refuses; what it took counts.
        """
        left = self._piece.left
        rest = chunk if left is None else chunk[:left]
        while rest:
            try:
                count = self._file.write(rest[: self._step] if self._part.has_gaps else rest)
            except OSError as error:
                raise disk_error(error, self._part.path) from error
            self._part.written(self._piece, rest[:count])
            rest = rest[count:]
        return self._piece.left is None or self._piece.left > 0


def _last_noted(notes: list[str | bytes]) -> list[tuple[int, int]]:
    """The spans of the last note that can be read; the very last may have been cut by the end of a process.

    :raises ValueError: if none can be read.
    """
    for note in reversed(notes):
        with contextlib.suppress(ValueError, TypeError):
            return [(int(start), int(end)) for start, end in json.loads(note)]
    raise ValueError("no note can be read")


def _trusted(spans: list[tuple[int, int]], size: int, length: int | None) -> list[tuple[int, int]]:
    """What is taken up of what was noted: nothing behind the end of the file, and each tail rolled back by a little."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], min(end, size)))
        elif 0 <= start < min(end, size):
            joined.append((start, min(end, size)))
    each = min(LARGEST_ROLL_BACK, (length or size) // ROLL_BACK_SHARE // max(1, len(joined)))
    rolled = [(start, end if end == length else end - each) for start, end in joined]
    return [(start, end) for start, end in rolled if end > start]


def state_file(part: Path) -> Path:
    """Where the state of a part file lies."""
    return part.with_name(f"{part.name}.json")


def bytes_on_disk(part: Path) -> int:
    """What a part file takes up; 0 where there is none, or it cannot be seen (opening it will say why)."""
    try:
        found = part.stat()
    except OSError:
        return 0
    blocks = getattr(found, "st_blocks", None)  # of 512 bytes; a file with gaps has fewer of them than its size says
    return found.st_size if blocks is None else min(found.st_size, 512 * blocks)


def remove_part(part: Path) -> None:
    """Remove a part file and its state, there or not."""
    for file in (part, state_file(part), _new_state_file(part)):
        with contextlib.suppress(FileNotFoundError):
            file.unlink()


def _new_state_file(part: Path) -> Path:
    return part.with_name(f"{part.name}.json.new")
