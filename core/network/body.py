"""The body of an answer, read piece by piece into one buffer.

The road that downloads take: their length is known and they are not packed. Their bytes go from the socket straight
into a buffer that is used again, instead of through new objects that another thread takes over (measured: a sixth of
the processor's time of a transfer). All other bodies are read as urllib3 hands them out.
"""

from __future__ import annotations

import http.client
import io
import time
from collections.abc import Iterator
from typing import Any, Callable

SMALLEST_CHUNK, LARGEST_CHUNK, BUFFER = 16 * 1024, 512 * 1024, 1024 * 1024
QUICK_S, SLOW_S = 0.05, 0.5
PROMPT_S = 0.005
_FIRST_PIECE = 1024  # tells a page from an archive


class Body:
    """A body, handed out once.

    :param raw: the answer of urllib3.
    :ivar is_whole: all that was announced has been handed out; ``False`` too where nothing was announced.
    """

    def __init__(self, raw: Any) -> None:
        self.is_whole = False
        self._raw = raw

    def pieces(self) -> Iterator[memoryview]:
        """Read to the end; the connection is free for the next request when the last piece has been taken.

        What arrives on a slow line is handed out at once; on a fast one the buffer is filled first, or less of it where
        the taker is slow. A body that is cut ends without an error: who knows its length sees it.

        :returns: each piece is good until the next one is asked for.
        """
        plain = _plain_answer(self._raw)
        if plain is None:
            yield from (memoryview(chunk) for chunk in read_in_chunks(self._raw.read))
            return
        reader = _DirectReader(plain.fp.readinto1, plain.length or 0)
        for piece in reader.pieces():
            self.is_whole = not reader.left
            yield piece
        if not reader.left:
            plain.close()
            self._raw.release_conn()


def _plain_answer(raw: Any) -> http.client.HTTPResponse | None:
    """The answer of ``http.client`` within, if its body may be read directly."""
    plain = getattr(raw, "_fp", None)
    if not isinstance(plain, http.client.HTTPResponse) or plain.chunked or plain.length is None:
        return None
    return plain if isinstance(plain.fp, io.BufferedReader) else None


class _DirectReader:
    """Reads so many bytes.

    :param read_into: fills a buffer, or a part of it, with what is there; returns how many bytes, 0 at the end.
    :ivar left: bytes that have not come yet.
    """

    def __init__(self, read_into: Callable[[memoryview], int | None], length: int) -> None:
        self.left = length
        self._read_into = read_into
        self._error: OSError | None = None

    def pieces(self) -> Iterator[memoryview]:
        buffer = memoryview(bytearray(BUFFER))
        least, size = _FIRST_PIECE, SMALLEST_CHUNK
        while self.left:
            count = self._fill(buffer[: min(size, self.left)], least)
            least = 1
            self.left -= count
            if count:
                began = time.monotonic()
                yield buffer[:count]
                size = _next_size(size, time.monotonic() - began, BUFFER)
            if self._error is not None:
                raise self._error
            if not count:
                return

    def _fill(self, buffer: memoryview, least: int) -> int:
        """Read until the buffer is full, or a moment has passed and there is something; an error waits for its turn.

        :param least: bytes that are waited for in any case.
        """
        began = time.monotonic()
        filled = 0
        while filled < len(buffer):
            try:
                count = self._read_into(buffer[filled:])
            except OSError as error:
                self._error = error
                break
            if not count:
                break
            filled += count
            if filled >= least and time.monotonic() - began > PROMPT_S:
                break
        return filled


def read_in_chunks(read: Callable[[int], bytes]) -> Iterator[bytes]:
    """Read to the end, in chunks as large as arrive in a moment: few of them on a fast line, none late on a slow one.

    :param read: returns at most so many bytes, none at the end.
    """
    size = SMALLEST_CHUNK
    while True:
        began = time.monotonic()
        chunk = read(size)
        seconds = time.monotonic() - began
        if not chunk:
            return
        yield chunk
        size = _next_size(size, seconds, LARGEST_CHUNK)


def _next_size(size: int, seconds: float, largest: int) -> int:
    """How much to take at once next time, where so much took so long."""
    if seconds < QUICK_S:
        return min(2 * size, largest)
    return max(size // 2, SMALLEST_CHUNK) if seconds > SLOW_S else size
