"""A log that grows while it is read: what is new in it, wherever it is moved to."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..feedback import Feedback

KEPT_BYTES = 2_000_000
EACH_S = 1.0


@dataclass(frozen=True)
class LogPiece:
    """What one look at a log brought.

    :param path: where it is now; ``None``: there is none.
    :param text: that was not told before.
    :param begins_anew: whether it takes the place of all that was told before.
    :param left_out_bytes: of the beginning of a long log.
    """

    path: Path | None
    text: str = ""
    begins_anew: bool = False
    left_out_bytes: int = 0


class LogFollower:
    """Reads a log piece by piece, never twice; of a long one only the end.

    :param find: where the log is now; it may look at a disk.
    :param kept_bytes: the most that is read at once.
    """

    def __init__(self, find: Callable[[], Path | None], kept_bytes: int = KEPT_BYTES) -> None:
        self._find, self._kept_bytes = find, kept_bytes
        self._path: Path | None = None
        self._file: tuple[int, int] | None = None  # what it is, whatever its name
        self._place = 0
        self._rest = b""  # of a character whose end is not written yet

    def follow(self, feedback: Feedback, tell: Callable[[LogPiece], None]) -> None:
        """Tell what is there, and from then on what is new, until it is cancelled.

        :raises OSError: if the log cannot be read.
        """
        tell(self.read())
        while not feedback.signal.wait(EACH_S):
            before = self._path
            piece = self.read()
            if piece.text or piece.begins_anew or piece.path != before:
                tell(piece)

    def read(self) -> LogPiece:
        """What is new since the last time.

        :raises OSError: if it cannot be read.
        """
        self._path = self._find()
        try:
            return LogPiece(None) if self._path is None else self._read(self._path)
        except FileNotFoundError:  # it was moved just now, to beside its product: the next look finds it
            return LogPiece(self._path)

    def _read(self, path: Path) -> LogPiece:
        with path.open("rb") as log:
            status = os.fstat(log.fileno())
            identity = (status.st_dev, status.st_ino)
            begins_anew = identity != self._file or status.st_size < self._place
            if begins_anew:
                self._file, self._place, self._rest = identity, 0, b""
            left_out = status.st_size - self._place - self._kept_bytes
            if left_out > 0:
                begins_anew, self._rest = True, b""
                self._place = log.seek(self._place + left_out)
                self._place += len(log.readline())  # the line that the cut goes through
            log.seek(self._place)
            read = log.read(max(0, status.st_size - self._place))
        first = self._place
        self._place += len(read)
        text, self._rest = _whole_characters(self._rest + read)
        return LogPiece(path, text, begins_anew, first if begins_anew else 0)


def _whole_characters(read: bytes) -> tuple[str, bytes]:
    """The text of UTF-8 bytes, and what of a last character is there so far."""
    for length in range(1, min(3, len(read)) + 1):
        lead = read[-length]
        if lead >= 0b1100_0000:  # the first byte of a character says how many follow
            whole = 2 if lead < 0b1110_0000 else 3 if lead < 0b1111_0000 else 4
            if whole > length:
                return read[:-length].decode("utf-8", "replace"), read[-length:]
            break
        if lead < 0b1000_0000:
            break
    return read.decode("utf-8", "replace"), b""
