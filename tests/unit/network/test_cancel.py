"""A cancellation is prompt, shuts the socket, and leaves no thread behind."""

from __future__ import annotations

import socket
import threading
from typing import Any, Callable

import pytest
from scene_queue.core.errors import CancelledError, NetworkError
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import HttpSession

ENGINE = "scene-queue-request"


@pytest.fixture
def feedback() -> Feedback:
    return Feedback(signal=CancelSignal())


@pytest.fixture
def fall_silent() -> Callable[..., Callable[[Any], None]]:
    """An answer that calls back when it has been asked, and then waits for the other side to go."""

    def make(then: Callable[[], None], head: bool = False) -> Callable[[Any], None]:
        def answer(asked: Any) -> None:
            if head:
                asked.give(200, b"PK", Content_Length="100")
            then()
            asked.wait_until_gone()

        return answer

    return make


def no_engine_left() -> bool:
    engines = [thread for thread in threading.enumerate() if thread.name == ENGINE]
    for thread in engines:
        thread.join(5)
    return not any(thread.is_alive() for thread in engines)


@pytest.mark.parametrize("head", [False, True])
def test_a_request_is_cancelled_while_it_waits(
    server: Any, session: HttpSession, feedback: Feedback, fall_silent: Callable[..., Any], head: bool
) -> None:
    server.answers["/a"] = fall_silent(feedback.signal.cancel, head)
    with pytest.raises(CancelledError):
        session.send("GET", f"{server.url}/a", feedback)
    assert server.gone.wait(5)
    assert no_engine_left()


def test_a_stream_is_cancelled_between_two_chunks(server: Any, session: HttpSession, feedback: Feedback) -> None:
    def go_on(asked: Any) -> None:
        asked.give(200, bytes(200_000), Content_Length="1000000")
        asked.wait_until_gone()

    server.answers["/a"] = go_on
    with session.stream(f"{server.url}/a", feedback) as stream:
        chunks = stream.chunks()
        assert next(chunks)
        feedback.signal.cancel()
        with pytest.raises(CancelledError):
            list(chunks)
    assert server.gone.wait(5)
    assert no_engine_left()


def test_what_is_cancelled_before_asks_nobody(server: Any, session: HttpSession, feedback: Feedback) -> None:
    server.answers["/a"] = lambda asked: asked.wait_until_gone()
    feedback.signal.cancel()
    with pytest.raises(CancelledError):
        session.send("GET", f"{server.url}/a", feedback)
    assert no_engine_left()


def test_a_name_look_up_is_left_behind(
    session: HttpSession, feedback: Feedback, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = threading.Event()

    def hang(*args: object, **kwargs: object) -> None:
        feedback.signal.cancel()
        end.wait(10)
        raise socket.gaierror(-2, "late")

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    with pytest.raises(CancelledError):
        session.send("GET", "https://nowhere.example/", feedback)
    end.set()
    assert no_engine_left()


def test_a_connection_that_stands_after_the_cancellation_is_shut(
    server: Any, session: HttpSession, feedback: Feedback, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = socket.socket.connect

    def late(self: socket.socket, address: Any) -> None:
        feedback.signal.cancel()
        connect(self, address)

    server.answers["/a"] = lambda asked: asked.give(200, b"{}")
    monkeypatch.setattr(socket.socket, "connect", late)
    with pytest.raises(CancelledError):
        session.send("GET", f"{server.url}/a", feedback)
    assert no_engine_left()
    monkeypatch.undo()
    assert session.send("GET", f"{server.url}/a", Feedback()).content == b"{}"


def test_leaving_a_stream_early_shuts_it(server: Any, session: HttpSession, feedback: Feedback) -> None:
    def go_on(asked: Any) -> None:
        asked.give(200, bytes(100_000), Content_Length="1000000000")
        asked.wait_until_gone()

    server.answers["/a"] = go_on
    with session.stream(f"{server.url}/a", feedback) as stream:
        assert next(stream.chunks())
    assert server.gone.wait(5)
    assert no_engine_left()


def test_the_engine_waits_for_a_slow_reader(server: Any, session: HttpSession, feedback: Feedback) -> None:
    content = bytes(20_000_000)
    sent = []

    def pour(asked: Any) -> None:
        asked.give(200, b"", Content_Length=str(len(content)))
        for start in range(0, len(content), 100_000):
            asked.wfile.write(content[start : start + 100_000])
            sent.append(100_000)

    server.answers["/a"] = pour
    with session.stream(f"{server.url}/a", feedback) as stream:
        chunks = stream.chunks()
        received = len(next(chunks))
        threading.Event().wait(0.2)
        assert sum(sent) < len(content)  # the rest waits at the server, not in our memory
        received += sum(len(chunk) for chunk in chunks)
    assert received == len(content)


def test_one_cancellation_does_not_touch_the_others(server: Any, session: HttpSession, feedback: Feedback) -> None:
    arrived = threading.Event()
    go_on = threading.Event()

    def wait_for_word(asked: Any) -> None:
        asked.give(200, b"a", Content_Length="2")
        arrived.set()
        go_on.wait(10)
        asked.wfile.write(b"b")

    server.answers["/other"] = wait_for_word
    server.answers["/a"] = lambda asked: (feedback.signal.cancel(), asked.wait_until_gone())
    result: list[bytes] = []
    other = threading.Thread(
        target=lambda: result.append(session.send("GET", f"{server.url}/other", Feedback()).content)
    )
    other.start()
    assert arrived.wait(5)
    with pytest.raises(CancelledError):
        session.send("GET", f"{server.url}/a", feedback)
    go_on.set()
    other.join(10)
    assert result == [b"ab"]


def test_a_server_that_goes_away_is_no_cancellation(server: Any, session: HttpSession, feedback: Feedback) -> None:
    def hang_up(asked: Any) -> None:
        asked.close_connection = True

    server.answers["/a"] = hang_up
    with pytest.raises(NetworkError, match="broke"):
        session.send("GET", f"{server.url}/a", feedback)
