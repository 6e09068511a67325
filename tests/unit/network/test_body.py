"""The body of an answer, read into one buffer."""

from __future__ import annotations

import http.client
import io
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from scene_queue.core.network import body as module
from scene_queue.core.network.body import BUFFER, SMALLEST_CHUNK, Body

CONTENT = bytes(range(256)) * 20_000


class Raw:
    """Stands in for urllib3's answer, around a real one of ``http.client``."""

    def __init__(self, head: bytes, content: bytes) -> None:
        self.client, self._server = socket.socketpair()
        self._sender = threading.Thread(target=self._send, args=(head + content,))
        self._sender.start()
        self._fp = http.client.HTTPResponse(self.client)
        self._fp.begin()
        self.is_free = False

    def _send(self, content: bytes) -> None:
        self._server.sendall(content)
        self._server.close()

    def read(self, size: int) -> bytes:
        return self._fp.read(size)

    def release_conn(self) -> None:
        self.is_free = True

    def close(self) -> None:
        self._sender.join()
        self.client.close()


def head(length: int) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % length


def received(raw: Any) -> bytes:
    return b"".join(bytes(piece) for piece in Body(raw).pieces())


@pytest.fixture
def answers() -> Iterator[list[Raw]]:
    made: list[Raw] = []
    yield made
    for raw in made:
        raw.close()


def test_all_of_a_body_is_read_and_the_connection_is_free_again(answers: list[Raw]) -> None:
    answers.append(Raw(head(len(CONTENT)), CONTENT + b"HTTP/1.1 200 OK, the next answer"))
    assert received(answers[0]) == CONTENT
    assert answers[0].is_free
    assert answers[0]._fp.isclosed()


def test_it_is_known_to_be_whole_with_its_last_piece(answers: list[Raw]) -> None:
    answers.append(Raw(head(40_000), CONTENT[:40_000]))
    body, received_bytes = Body(answers[0]), 0
    for piece in body.pieces():
        received_bytes += len(piece)
        assert body.is_whole is (received_bytes == 40_000)


def test_an_empty_body_is_read(answers: list[Raw]) -> None:
    answers.append(Raw(head(0), b""))
    assert received(answers[0]) == b""


def test_a_body_that_is_cut_gives_what_came_and_no_free_connection(answers: list[Raw]) -> None:
    answers.append(Raw(head(len(CONTENT)), CONTENT[:70_000]))
    assert received(answers[0]) == CONTENT[:70_000]
    assert not answers[0].is_free


def test_a_body_in_chunks_is_read_too(answers: list[Raw]) -> None:
    body = b"5\r\nfirst\r\n6\r\nsecond\r\n0\r\n\r\n"
    answers.append(Raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", body))
    assert received(answers[0]) == b"firstsecond"


class Line:
    """Gives so many bytes at each read; an error in place of a number is raised."""

    def __init__(self, *steps: int | OSError) -> None:
        self.steps = list(steps)
        self.asked: list[int] = []

    def __call__(self, buffer: memoryview) -> int:
        self.asked.append(len(buffer))
        step = self.steps.pop(0) if self.steps else 0
        if isinstance(step, OSError):
            raise step
        return min(step, len(buffer))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    return now


def sizes(reader: Any, clock: list[float], seconds: float = 0.0) -> list[int]:
    """The sizes of the pieces, each of which its taker needs so long for."""
    found = []
    for piece in reader.pieces():
        found.append(len(piece))
        clock[0] += seconds
    return found


def test_on_a_fast_line_the_buffer_is_filled(clock: list[float]) -> None:
    line = Line(*[10_000] * 2000)
    found = sizes(module._DirectReader(line, 8 * BUFFER), clock)
    assert found[:3] == [SMALLEST_CHUNK, 2 * SMALLEST_CHUNK, 4 * SMALLEST_CHUNK]
    assert max(found) == BUFFER


def test_a_slow_taker_gets_less_at_once(clock: list[float]) -> None:
    line = Line(*[10_000] * 200)
    assert set(sizes(module._DirectReader(line, 1_000_000), clock, 1.0)[:-1]) == {SMALLEST_CHUNK}


def test_what_came_is_handed_out_before_the_error(clock: list[float]) -> None:
    line = Line(5000, 6000, ConnectionResetError("gone"))
    reader = module._DirectReader(line, 1_000_000)
    pieces = reader.pieces()
    assert len(next(pieces)) == 11_000
    with pytest.raises(ConnectionResetError):
        next(pieces)


def test_what_comes_slowly_is_handed_out_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter(range(1000))
    monkeypatch.setattr(module.time, "monotonic", lambda: float(next(seconds)))
    line = Line(100, 2000, 300, 40)
    found = [len(piece) for piece in module._DirectReader(line, 2440).pieces()]
    assert found == [2100, 300, 40]  # of the first piece there is always enough to see what it is


def test_bytes_of_the_next_answer_are_not_touched() -> None:
    class Answer(http.client.HTTPResponse):
        def __init__(self) -> None:
            self.chunked, self.length, self.will_close = False, 5, False
            self.fp: Any = io.BufferedReader(io.BytesIO(b"helloHTTP/1.1"))  # type: ignore[arg-type]
            self.rest = b""

        def close(self) -> None:
            self.rest = self.fp.read()

    class Urllib3Answer:
        def __init__(self) -> None:
            self._fp = Answer()

        def release_conn(self) -> None:
            return None

    raw = Urllib3Answer()
    assert received(raw) == b"hello"
    assert raw._fp.rest == b"HTTP/1.1"
