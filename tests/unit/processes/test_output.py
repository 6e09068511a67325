"""Lines of what a program prints, and that they never fill the memory."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterable, Iterator
from typing import IO

import pytest
from doubles.waiting import wait_until
from scene_queue.core.processes.output import LineSplitter, Output

MORE_THAN_WAITS = 1000


def split(*chunks: bytes) -> list[str]:
    splitter = LineSplitter()
    return [line for chunk in chunks for line in splitter.split(chunk)] + splitter.split(b"", is_last=True)


@pytest.mark.parametrize(
    ("chunks", "lines"),
    [
        ((b"one\ntwo\n",), ["one", "two"]),
        ((b"on", b"e\ntw", b"o"), ["one", "two"]),
        ((b"one\r\ntwo\r", b"\nthree\r\n"), ["one", "two", "three"]),
        ((b"10 %\r20 %\r", b"30 %\n"), ["10 %", "20 %", "30 %"]),
        ((b"\n\n",), ["", ""]),
        ((b"caf\xc3", b"\xa9\n"), ["café"]),
        ((b"caf\xe9\n", b"\xff", b"\xc3"), ["caf\ufffd", "\ufffd\ufffd"]),
        (("one\x0btwo\u2028three\n".encode(),), ["one\x0btwo\u2028three"]),
        ((), []),
    ],
)
def test_bytes_become_lines(chunks: tuple[bytes, ...], lines: list[str]) -> None:
    assert split(*chunks) == lines


def test_a_line_without_an_end_is_cut() -> None:
    lines = split(*[b"x" * 1000] * 1000)
    assert max(len(line) for line in lines) <= 65536
    assert sum(len(line) for line in lines) == 1_000_000


class Talker:
    """A source that says what it is given, and counts; ``None``: nothing at the moment."""

    def __init__(self, words: Iterable[bytes | None]) -> None:
        self._words = iter(words)
        self.output: IO[bytes] = io.BytesIO()
        self.reads = 0

    def read(self, seconds: float) -> bytes | None:
        self.reads += 1
        return next(self._words, b"")


class Ear:
    """Starts to read a source, and notes what it is told besides the lines."""

    def __init__(self, *words: bytes | None, source: Talker | None = None) -> None:
        self.source = source or Talker(words)
        self.lives = 0
        self.has_ended = threading.Event()
        self.output = Output(self.source, "It", self.note_life, self.has_ended.set)

    def note_life(self) -> None:
        self.lives += 1


def test_lines_come_until_the_program_has_ended() -> None:
    ear = Ear(b"one\n", None, b"two\nthree")
    assert ear.has_ended.wait(20)
    ear.output.finish()
    assert list(ear.output.lines()) == ["one", "two", "three"]
    assert ear.lives == 2
    assert ear.source.output.closed


def test_the_lines_do_not_end_before_the_program_does() -> None:
    ear = Ear(b"one\n")
    lines = ear.output.lines()
    assert next(lines) == "one"
    assert ear.has_ended.wait(20)
    threading.Timer(0.05, ear.output.finish).start()
    assert list(lines) == []


def test_who_holds_the_output_open_is_not_waited_for() -> None:
    ear = Ear(source=Talker(iter(lambda: None, b"")))
    ear.output.finish()
    assert list(ear.output.lines()) == []


def test_who_goes_on_talking_after_the_end_is_not_listened_to_for_long() -> None:
    ear = Ear(source=Talker(iter(lambda: b"again and again\n" * 100, b"")))
    ear.output.finish()
    assert sum(len(line) for line in ear.output.lines()) < 4 * (1 << 20)


def test_a_flood_waits_until_its_lines_are_taken() -> None:
    def flood() -> Iterator[bytes]:
        for number in range(MORE_THAN_WAITS):
            ahead.append(number - taken)
            yield b"again\n"

    ahead: list[int] = []
    taken = 0
    ear = Ear(source=Talker(flood()))
    wait_until(lambda: len(ahead) > 16)
    before = ear.lives
    wait_until(lambda: ear.lives > before)  # and who waits to be heard is not silent
    ear.output.finish()
    for _ in ear.output.lines():
        taken += 1
    assert taken == MORE_THAN_WAITS
    assert max(ahead) < 20


def test_what_nobody_wants_any_more_ends() -> None:
    ear = Ear(source=Talker(iter(lambda: b"again\n", b"")))
    wait_until(lambda: ear.source.reads > 16)
    ear.output.close(20)
    assert ear.source.output.closed
    assert not [thread for thread in threading.enumerate() if thread.name == "It-output"]


def test_output_that_cannot_be_read_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> Iterator[bytes]:
        yield b"one\n"
        raise OSError("input/output error")

    told: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", told.append)
    ear = Ear(source=Talker(fail()))
    assert ear.has_ended.wait(20)
    ear.output.finish()
    assert list(ear.output.lines()) == ["one"]
    wait_until(lambda: len(told) == 1)
