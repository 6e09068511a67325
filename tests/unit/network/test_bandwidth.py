"""The limit of bytes a second, on a clock of the test's own."""

from __future__ import annotations

import threading

import pytest
from scene_queue.core.errors import CancelledError
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network.bandwidth import BURST_S, Bandwidth


class Time(CancelSignal):
    """Waits pass at once, and move the clock."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> bool:
        self.now += seconds
        return self.is_cancelled()


@pytest.mark.parametrize("chunk", [1_000, 64_000, 512_000])
def test_bytes_take_as_long_as_the_limit_says(chunk: int) -> None:
    time = Time()
    limit = Bandwidth(1_000_000, time)
    for _ in range(20_000_000 // chunk):
        limit.take(chunk, Feedback(signal=time))
    assert time.now - 1000.0 == pytest.approx(20.0, abs=BURST_S + 0.6)


def test_all_transfers_share_one_limit() -> None:
    time = Time()
    limit = Bandwidth(1_000_000, time)
    for _ in range(10):
        for _transfer in range(4):
            limit.take(500_000, Feedback(signal=time))
    assert time.now - 1000.0 == pytest.approx(20.0, abs=BURST_S + 0.1)


def test_what_was_not_used_is_not_saved_up() -> None:
    time = Time()
    limit = Bandwidth(1_000_000, time)
    limit.take(1, Feedback(signal=time))
    time.now += 3600
    began = time.now
    limit.take(5_000_000, Feedback(signal=time))
    assert time.now - began == pytest.approx(5.0, abs=BURST_S + 0.1)


def test_without_a_limit_nobody_waits() -> None:
    time = Time()
    for _ in range(1000):
        Bandwidth(0, time).take(10**9, Feedback(signal=time))
    assert time.now == 1000.0


def test_a_limit_that_is_lifted_lets_go_who_waits_by_it() -> None:
    limit = Bandwidth(1)
    done = threading.Event()

    def transfer() -> None:
        limit.take(10**9, Feedback())
        done.set()

    threading.Thread(target=transfer, daemon=True).start()
    limit.allow(0)
    assert done.wait(20)
    assert limit.bytes_per_second == 0


def test_who_waits_can_be_cancelled() -> None:
    feedback = Feedback()
    feedback.signal.cancel()
    with pytest.raises(CancelledError):
        Bandwidth(1).take(10**9, feedback)
