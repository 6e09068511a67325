"""The hand-over between the engine thread and whoever waits."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any, Callable

import pytest
from scene_queue.core.errors import CancelledError, DiskError
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network.body import LARGEST_CHUNK, SMALLEST_CHUNK, read_in_chunks
from scene_queue.core.network.connections import RunningRequest
from scene_queue.core.network.exchange import Exchange


class Answer:
    """Stands in for a response of requests: its body is what ``read`` gives."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self.raw = self
        self.read = read
        self.closed = threading.Event()

    def close(self) -> None:
        self.closed.set()


def exchange(answer: Any) -> Exchange:
    return Exchange(lambda: answer, RunningRequest(), 5, whole=False)


def test_what_has_arrived_is_not_lost_to_a_cancellation() -> None:
    bodies = iter([b"one", b"two", b"three"])
    all_handed_over, end = threading.Event(), threading.Event()

    def read(size: int) -> bytes:
        body = next(bodies, b"")
        if not body:
            all_handed_over.set()
            end.wait(10)
        return body

    feedback = Feedback(signal=CancelSignal())
    received = []
    with exchange(Answer(read)) as running:
        running.head(feedback, 5)
        chunks = running.chunks(feedback)
        received.append(next(chunks))
        assert all_handed_over.wait(5)
        feedback.signal.cancel()
        with pytest.raises(CancelledError):
            received.extend(chunks)
    end.set()
    assert received == [b"one", b"two", b"three"]


def test_what_arrives_after_a_cancellation_is_dropped_and_the_answer_closed() -> None:
    def read(size: int) -> bytes:
        feedback.signal.cancel()
        return b"late"

    feedback = Feedback(signal=CancelSignal())
    answer = Answer(read)
    received: list[bytes] = []
    with exchange(answer) as running:
        running.head(feedback, 5)
        with pytest.raises(CancelledError):
            received.extend(running.chunks(feedback))
    assert received == []
    assert answer.closed.wait(5)


def poured(answer: Any, sink: Callable[[memoryview], bool], on_tick: Callable[[], None] = lambda: None) -> None:
    with exchange(answer) as running:
        running.head(Feedback(), 5)
        running.pour(sink, Feedback(), on_tick)


def test_each_piece_is_taken_as_it_arrives() -> None:
    bodies = [b"one", b"two", b"three"]
    received: list[bytes] = []

    def take(piece: memoryview) -> bool:
        received.append(bytes(piece))
        return True

    poured(Answer(lambda size: bodies.pop(0) if bodies else b""), take)
    assert received == [b"one", b"two", b"three"]


def test_who_has_enough_gets_no_more() -> None:
    received: list[bytes] = []

    def take(piece: memoryview) -> bool:
        received.append(bytes(piece))
        return len(received) < 2

    answer = Answer(lambda size: b"more")
    poured(answer, take)
    assert received == [b"more", b"more"]
    assert answer.closed.is_set()


def test_what_the_taker_fails_of_is_told_to_who_waits() -> None:
    def take(piece: memoryview) -> bool:
        raise DiskError("The disk is full.")

    with pytest.raises(DiskError):
        poured(Answer(lambda size: b"more"), take)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_nobody_foresaw_is_not_taken_for_the_end_of_the_body() -> None:
    def take(piece: memoryview) -> bool:
        raise LookupError("a fault of ours")

    with pytest.raises(ConnectionAbortedError):
        poured(Answer(lambda size: b"more"), take)


def test_who_waits_may_end_it_and_no_piece_is_taken_after_that() -> None:
    pieces: list[int] = []
    ended = threading.Event()

    class EnoughError(Exception):
        """It is called off."""

    def take(piece: memoryview) -> bool:
        assert not ended.is_set()
        pieces.append(len(piece))
        return True

    def on_tick() -> None:
        if pieces:
            raise EnoughError

    answer = Answer(lambda size: b"more")
    with pytest.raises(EnoughError):
        poured(answer, take, on_tick)
    ended.set()
    assert answer.closed.wait(5)


def test_a_cancellation_is_not_held_up_by_a_body_that_does_not_come() -> None:
    feedback = Feedback(signal=CancelSignal())
    end = threading.Event()

    def read(size: int) -> bytes:
        feedback.signal.cancel()
        end.wait(10)
        return b""

    with exchange(Answer(read)) as running:
        running.head(feedback, 5)
        with pytest.raises(CancelledError):
            running.pour(lambda piece: True, feedback, lambda: None)
    end.set()


def test_an_error_comes_after_all_that_arrived() -> None:
    def read(size: int) -> bytes:
        if not left:
            raise ConnectionResetError("gone")
        return left.pop(0)

    left = [b"one", b"two"]
    received: list[bytes] = []
    with exchange(Answer(read)) as running:
        running.head(Feedback(), 5)
        with pytest.raises(ConnectionResetError):
            received += running.chunks(Feedback())
    assert received == [b"one", b"two"]


def test_a_mistake_of_ours_does_not_hang_the_one_who_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda arguments: None)

    def ask() -> Any:
        raise KeyError("a mistake")

    with Exchange(ask, RunningRequest(), 5, whole=False) as running, pytest.raises(ConnectionAbortedError):
        running.head(Feedback(), 5)


def sizes_read(line: Iterator[float], monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sizes asked for, where each read takes so many seconds."""
    now = [0.0]
    sizes: list[int] = []
    monkeypatch.setattr("time.monotonic", lambda: now[0])

    def read(size: int) -> bytes:
        seconds = next(line, None)
        if seconds is None:
            return b""
        sizes.append(size)
        now[0] += seconds
        return b"x"

    assert b"".join(read_in_chunks(read)) == b"x" * len(sizes)
    return sizes


def test_chunks_grow_on_a_fast_line(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = sizes_read(iter([0.001] * 10), monkeypatch)
    assert sizes[0] == SMALLEST_CHUNK
    assert sizes == sorted(sizes)
    assert sizes[-1] == LARGEST_CHUNK


def test_chunks_shrink_again_on_a_slow_one(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = sizes_read(iter([0.001] * 8 + [2.0] * 8), monkeypatch)
    assert sizes[-1] == SMALLEST_CHUNK
