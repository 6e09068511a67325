"""How often a service is asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.errors import CancelledError
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import HttpSession, NetworkSettings
from scene_queue.core.network.rate_limit import RateLimit
from scene_queue.core.services import CdseProfile


class Time(CancelSignal):
    """A clock that goes on where somebody waits, and only there."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 1000.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> bool:
        self.waits.append(seconds)
        self.now += seconds
        return self.is_cancelled()


@pytest.fixture
def time() -> Time:
    return Time()


def test_without_a_limit_nobody_waits(time: Time) -> None:
    limit = RateLimit(0, time)
    for _ in range(1000):
        limit.wait(Feedback(signal=time))
    assert time.waits == []


def test_what_a_second_may_take_goes_at_once_and_then_evenly(time: Time) -> None:
    limit = RateLimit(300, time)
    moments = []
    for _ in range(20):
        limit.wait(Feedback(signal=time))
        moments.append(time.now - 1000.0)
    assert moments[:5] == [0.0] * 5
    gaps = [later - sooner for sooner, later in zip(moments[6:], moments[7:])]
    assert gaps == pytest.approx([61 / 300] * len(gaps))


@given(per_minute=st.integers(1, 50), pauses=st.lists(st.floats(0, 40), max_size=150))
def test_no_minute_has_more_than_allowed(per_minute: int, pauses: list[float]) -> None:
    time = Time()
    limit = RateLimit(per_minute, time)
    moments = []
    for pause in pauses:
        time.now += pause
        limit.wait(Feedback(signal=time))
        moments.append(time.now)
    for first, last in zip(moments, moments[per_minute:]):
        assert last - first >= 60 - 1e-6


def test_a_wait_is_cancelled_and_not_sat_out() -> None:
    limit = RateLimit(1)
    signal = CancelSignal()
    limit.wait(Feedback(signal=signal))
    threading.Timer(0.05, signal.cancel).start()
    with pytest.raises(CancelledError):
        limit.wait(Feedback(signal=signal))


def test_who_is_cancelled_before_takes_no_turn(time: Time) -> None:
    limit = RateLimit(60, time)
    cancelled = Feedback()
    cancelled.signal.cancel()
    for _ in range(5):
        with pytest.raises(CancelledError):
            limit.wait(cancelled)
    limit.wait(Feedback(signal=time))
    assert time.waits == []


@pytest.fixture
def limited(make_profile: Callable[..., CdseProfile]) -> Iterator[HttpSession]:
    session = HttpSession(NetworkSettings(), replace(make_profile(), requests_per_minute=1))
    yield session
    session.close()


def test_all_requests_of_a_session_share_its_limit(
    server: Any, limited: HttpSession, feedback: Feedback, signal: Any
) -> None:
    server.answers["/a"] = lambda asked: asked.give(200, b"x")
    server.answers["/moved"] = lambda asked: asked.give(302, Location=f"{server.url}/a")
    limited.send("GET", f"{server.url}/a", feedback)
    with limited.stream(f"{server.url}/a", feedback) as stream:
        assert b"".join(stream.chunks()) == b"x"
    limited.send("GET", f"{server.url}/moved", feedback)
    assert len(server.asked) == 4
    # Written down by the fixture, not waited. A minute apart, so that it does not matter how long the requests took.
    assert signal.waits == pytest.approx([60, 121, 182], abs=20)


def test_many_threads_are_served_by_one_session(server: Any, session: HttpSession) -> None:
    server.answers["/a"] = lambda asked: asked.give(200, asked.path.encode())
    answers: dict[int, bytes] = {}

    def ask(number: int) -> None:
        for turn in range(10):
            wanted = f"/a?{number}-{turn}"
            answers[number] = session.send("GET", f"{server.url}{wanted}", Feedback()).content
            assert answers[number] == wanted.encode()

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: f"/a?{number}-9".encode() for number in range(8)}
    assert len(server.asked) == 80
