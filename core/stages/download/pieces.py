"""Which bytes of a file are there, and who fetches which of the others."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(eq=False)
class Piece:
    """Bytes that follow one another.

    :param start: its first byte; :param reached: the first one that is not there yet.
    :param end: the first byte that is no longer its own; ``None``: it ends where the file does, which is not known.
    :param is_taken: somebody fetches it.
    :param bytes_per_second: how fast that goes; 0: not known yet.
    """

    start: int
    reached: int
    end: int | None
    is_taken: bool = False
    bytes_per_second: float = 0.0

    @property
    def left(self) -> int | None:
        """Bytes that are missing; ``None``: not known."""
        return None if self.end is None else self.end - self.reached


class Pieces:
    """All of a file, in pieces that lie side by side. Thread-safe.

    :param length: of the file; ``None``: not known, and there is one piece only.
    :param spans: what is there already: first byte and the one after the last, in order, none touching another.
    """

    def __init__(self, length: int | None, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._lock = threading.RLock()
        known = list(spans)
        if not known or known[0][0] > 0:
            known.insert(0, (0, 0))
        ends = [*(start for start, _ in known[1:]), length]
        self._pieces = [Piece(start, reached, end) for (start, reached), end in zip(known, ends)]

    @property
    def prefix(self) -> int:
        """Bytes from the beginning without a gap."""
        return self._pieces[0].reached

    def bytes_there(self) -> int:
        """How many bytes there are in all."""
        with self._lock:
            return sum(piece.reached - piece.start for piece in self._pieces)

    def spans(self) -> list[tuple[int, int]]:
        """What is there, as the constructor takes it."""
        with self._lock:
            return [(piece.start, piece.reached) for piece in self._pieces if piece.reached > piece.start]

    def are_all_there(self) -> bool:
        """Whether no byte is missing; never while the length is not known."""
        with self._lock:
            return all(piece.reached == piece.end for piece in self._pieces)

    def has_waiting(self) -> bool:
        """Whether something is missing that nobody fetches."""
        with self._lock:
            return any(not piece.is_taken and piece.reached != piece.end for piece in self._pieces)

    def bytes_waiting(self) -> int:
        """How many bytes nobody fetches yet."""
        with self._lock:
            return sum(piece.left or 0 for piece in self._pieces if not piece.is_taken)

    def under_way(self) -> tuple[int, int]:
        """How many bytes are being fetched, as far as is known, and in how many pieces."""
        with self._lock:
            taken = [piece.left or 0 for piece in self._pieces if piece.is_taken]
            return sum(taken), len(taken)

    def take(self, width: int | None = None, smallest_rest: int | None = None) -> Piece | None:
        """Take the first piece that nobody fetches, or its beginning.

        :param width: bytes to take of it; ``None``: all.
        :param smallest_rest: a rest that would be smaller is taken too; ``None``: one that is smaller than ``width``.
        """
        rest = width if smallest_rest is None else smallest_rest
        with self._lock:
            for index, piece in enumerate(self._pieces):
                if piece.is_taken or piece.reached == piece.end:
                    continue
                left = piece.left
                if width is not None and rest is not None and left is not None and left - width >= max(1, rest):
                    self._split(index, piece.reached + width)
                piece.is_taken = True
                return piece
        return None

    def busiest(self) -> Piece | None:
        """The piece with most left of those that are fetched."""
        with self._lock:
            busy = [piece for piece in self._pieces if piece.is_taken and piece.left]
            return max(busy, key=lambda piece: piece.left or 0) if busy else None

    def halve(self, piece: Piece) -> Piece | None:
        """Take the second half of what is left of a piece that somebody else fetches; ``None``: nothing is left."""
        with self._lock:
            if piece not in self._pieces or not piece.left:
                return None
            second = self._split(self._pieces.index(piece), piece.reached + piece.left // 2)
            second.is_taken = True
            return second

    def add(self, piece: Piece, count: int) -> None:
        """So many bytes more are there."""
        with self._lock:
            piece.reached += count if piece.left is None else min(count, piece.left)

    def put_back(self, piece: Piece) -> None:
        """Nobody fetches it any more; pieces that are whole become one with what follows."""
        with self._lock:
            piece.is_taken, piece.bytes_per_second = False, 0.0
            for first, second in list(zip(self._pieces, self._pieces[1:])):
                if first.reached == first.end and not first.is_taken:
                    second.start = first.start
                    self._pieces.remove(first)

    def _split(self, index: int, at: int) -> Piece:
        piece = self._pieces[index]
        second = Piece(at, at, piece.end)
        piece.end = at
        self._pieces.insert(index + 1, second)
        return second
