"""What a program prints, as lines, in no more memory than a few of its chunks however much it prints."""

from __future__ import annotations

import codecs
import io
import queue
import threading
from collections.abc import Iterator
from typing import IO, Callable, Protocol

TICK_S = 0.1
_LONGEST_LINE = 65536  # characters
_MOST_CHUNKS = 16
_MOST_AFTER_END = 1 << 20  # bytes: as much as a pipe can hold


class Source(Protocol):
    """Where output comes from."""

    @property
    def output(self) -> IO[bytes]:
        """The end of the pipe that is read."""

    def read(self, seconds: float) -> bytes | None:
        """The next bytes, empty at the end; ``None``: none came within so many seconds (a system may wait longer)."""


class LineSplitter:
    r"""Makes lines of bytes: each ends with ``\n``, ``\r\n``, or as those that show progress with ``\r``.

    What is no UTF-8 becomes replacement characters, and what is longer than 65,536 characters several lines.
    """

    def __init__(self) -> None:
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._decoder = io.IncrementalNewlineDecoder(decoder, translate=True)
        self._rest = ""

    def split(self, chunk: bytes, *, is_last: bool = False) -> list[str]:
        """The lines that end in the next bytes; with the last ones also what has no end."""
        *lines, self._rest = (self._rest + self._decoder.decode(chunk, is_last)).split("\n")
        if self._rest and (is_last or len(self._rest) >= _LONGEST_LINE):
            lines.append(self._rest)
            self._rest = ""
        return [part for line in lines for part in _parts(line)]


def _parts(line: str) -> list[str]:
    return [line[start : start + _LONGEST_LINE] for start in range(0, len(line) or 1, _LONGEST_LINE)]


class Output:
    """Reads a program's output on a thread of its own, and hands its lines to another.

    Where the other does not keep up, the thread stops reading, and the program has to wait with its next line.

    :param source: read and closed by that thread.
    :param on_life: called there whenever output has come, or waits to be taken.
    :param on_end: called there when there will be no more; the program may still run.
    """

    def __init__(self, source: Source, title: str, on_life: Callable[[], None], on_end: Callable[[], None]) -> None:
        self._source = source
        self._on_life = on_life
        self._on_end = on_end
        self._chunks: queue.Queue[list[str] | None] = queue.Queue(_MOST_CHUNKS)
        self._is_finishing = threading.Event()
        self._is_unwanted = threading.Event()
        self._thread = threading.Thread(target=self._read, name=f"{title}-output", daemon=True)
        self._thread.start()

    def lines(self) -> Iterator[str]:
        """All lines, as they come; the end of them is that of the program."""
        for lines in iter(self._chunks.get, None):
            yield from lines

    def finish(self) -> None:
        """The program has ended: what it left in the pipe is still read, and nobody is waited for who holds it open."""
        self._is_finishing.set()

    def close(self, seconds: float) -> None:
        """No line is wanted any more; waits for the thread for so long."""
        self._is_finishing.set()
        self._is_unwanted.set()
        self._thread.join(seconds)

    def _read(self) -> None:
        try:
            self._read_lines()
        finally:
            self._on_end()
            self._is_finishing.wait()  # a program may close its output long before it ends
            self._hand_over(None)

    def _read_lines(self) -> None:
        splitter = LineSplitter()
        with self._source.output:
            for chunk in self._read_chunks():
                self._on_life()
                self._hand_over(splitter.split(chunk))
        self._hand_over(splitter.split(b"", is_last=True))

    def _read_chunks(self) -> Iterator[bytes]:
        bytes_left = _MOST_AFTER_END
        while not self._is_unwanted.is_set() and bytes_left > 0:
            is_finishing = self._is_finishing.is_set()
            chunk = self._source.read(TICK_S)
            if chunk == b"" or (chunk is None and is_finishing):
                return
            if chunk:
                bytes_left -= len(chunk) if is_finishing else 0
                yield chunk

    def _hand_over(self, lines: list[str] | None) -> None:
        while not self._is_unwanted.is_set():
            try:
                return self._chunks.put(lines, timeout=TICK_S)
            except queue.Full:
                self._on_life()
        return None
