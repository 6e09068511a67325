"""A list of finished products for whoever indexes them: a text file, a path a line, each once.

Several programs may append to it: those of this user on this computer take turns, and every line is written in one go.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import DiskError
from ..network.account_files import account_files_folder
from ..workspace.locked_file import LockedFile

TURN_S = 10.0  # others hold the list for a moment only
_LOOK_AGAIN_S = 0.02
_BINARY = getattr(os, "O_BINARY", 0)  # Windows would write other ends of lines


class FinishedList:
    """One list. Not for several threads at once.

    :param path: the file, there or not yet; its folder is made if the one above is there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lines: set[bytes] = set()
        self._read_to = 0
        self._file_number = 0

    def append(self, products: Iterable[Path]) -> int:
        """Add what is not in it yet, through to the disk; returns how many lines that were. Makes the file.

        A last line that was cut off by a kill or a power cut is made whole.

        :raises DiskError: if it cannot be written, or a path is more than a line.
        """
        wanted = list(dict.fromkeys(self._line(product) for product in products))
        if wanted and all(line in self._lines for line in wanted):
            return 0
        try:
            self._path.parent.mkdir(exist_ok=True)
            with self._turn(), _opened(self._path) as file:
                cut_off = self._read_on(file)
                missing = [line for line in wanted if line not in self._lines]
                _append(file, missing, cut_off, self._read_to)
                self._read_to = os.fstat(file).st_size if missing else self._read_to
        except OSError as error:
            raise DiskError(
                f"The list of finished products {self._path} cannot be written ({error}).",
                advice="What is missing in it is added when the order ends.",
            ) from error
        self._lines.update(missing)
        return len(missing)

    def _line(self, product: Path) -> bytes:
        line = str(product).encode("utf-8", "surrogateescape")
        if b"\n" in line or b"\r" in line:
            raise DiskError(f"{product} cannot be listed: its path has more than one line.")
        return line

    @contextmanager
    def _turn(self) -> Iterator[None]:
        digest = hashlib.sha256(str(self._path.absolute()).encode("utf-8", "surrogateescape")).hexdigest()
        lock = account_files_folder() / "lists" / f"{digest[:16]}.lock"
        lock.parent.mkdir(parents=True, exist_ok=True)
        held = _wait_for(lock)
        try:
            yield
        finally:
            held.release()

    def _read_on(self, file: int) -> bytes:
        """Take up the lines that came since the last time; returns a last one that has no end."""
        status = os.fstat(file)
        if status.st_size < self._read_to or status.st_ino != self._file_number:  # somebody made it anew
            self._lines, self._read_to, self._file_number = set(), 0, status.st_ino
        os.lseek(file, self._read_to, os.SEEK_SET)
        chunks = []
        while chunk := os.read(file, 1 << 20):
            chunks.append(chunk)
        *whole, rest = b"".join(chunks).split(b"\n")
        self._lines.update(line.rstrip(b"\r") for line in whole)
        self._read_to += sum(len(line) + 1 for line in whole)
        return rest


def _wait_for(lock: Path) -> LockedFile:
    deadline = time.monotonic() + TURN_S
    while True:
        try:
            return LockedFile(lock)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise
        time.sleep(_LOOK_AGAIN_S)


def _append(file: int, lines: list[bytes], cut_off: bytes, whole_to: int) -> None:
    if not lines:
        return
    if cut_off and any(line.startswith(cut_off) for line in lines):
        os.ftruncate(file, whole_to)  # it is one of these
        cut_off = b""
    block = (b"\n" if cut_off else b"") + b"".join(line + b"\n" for line in lines)
    while block:
        block = block[os.write(file, block) :]
    os.fsync(file)


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | _BINARY, 0o666)
    try:
        yield file
    finally:
        os.close(file)
