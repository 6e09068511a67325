"""How one response is to be sent: whole and at once, or as a fault wants it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Callable

from .message import Response

PIECE = 256 * 1024
BEFORE_THE_HEADERS = -1


@dataclass
class Delivery:
    """A response and what is done to it on its way; positions count bytes of this body.

    :param bytes_per_second: cap of this connection; ``None``: none.
    :param cut_at: the connection ends after so many bytes.
    :param on_cut: called at that moment, before the connection ends.
    :param reset: the end is a TCP reset instead of an orderly close.
    :param silence_at: nothing more is sent from there on, for ``silence_s`` seconds (``None``: for ever);
        :data:`BEFORE_THE_HEADERS`: not even the status line.
    :param flip_at: this byte has one bit wrong.
    :param length_lie: added to the true length in ``Content-Length``.
    :param chunked: sent in chunks, without ``Content-Length``.
    """

    response: Response
    bytes_per_second: int | None = None
    cut_at: int | None = None
    on_cut: Callable[[], None] | None = None
    reset: bool = False
    silence_at: int | None = None
    silence_s: float | None = None
    flip_at: int | None = None
    length_lie: int = 0
    chunked: bool = False

    @property
    def is_cut(self) -> bool:
        """Whether the connection ends before the body does."""
        return self.cut_at is not None and self.cut_at < self.response.body.length

    def pieces(self) -> Iterator[bytes]:
        """The body's bytes as they go out, in pieces; the response's end is told before the last byte."""
        length = self.response.body.length
        end = min(length, self.cut_at) if self.cut_at is not None else length
        position = 0
        if end == 0:
            return
        for piece in self.response.body.chunks(self._piece_size()):
            for part in self._split(self._flipped(piece, position)[: end - position], position):
                position += len(part)
                if position == end:
                    yield from self._last(part)
                    return
                yield part

    def _last(self, part: bytes) -> Iterator[bytes]:
        if len(part) > 1:
            yield part[:-1]
        self.response.on_end()
        yield part[-1:]

    def _piece_size(self) -> int:
        if self.bytes_per_second is None:
            return PIECE
        return max(1, min(PIECE, self.bytes_per_second // 50))

    def _flipped(self, piece: bytes, position: int) -> bytes:
        place = -1 if self.flip_at is None else self.flip_at - position
        if not 0 <= place < len(piece):
            return piece
        return piece[:place] + bytes([piece[place] ^ 1]) + piece[place + 1 :]

    def _split(self, piece: bytes, position: int) -> Iterator[bytes]:
        """Two pieces where silence falls inside one, so that what comes before it does go out."""
        place = -1 if self.silence_at is None else self.silence_at - position
        if 0 < place < len(piece):
            yield piece[:place]
            piece = piece[place:]
        if piece:
            yield piece
