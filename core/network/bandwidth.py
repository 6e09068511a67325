"""No more bytes a second than the user allows, all transfers of the process together."""

from __future__ import annotations

import threading
import time
from typing import Callable

from ..feedback import Feedback

BURST_S = 0.25  # what may pass at once, however it is dealt out
LOOK_AGAIN_S = 0.5  # a limit that the user lifts is lifted soon


class Bandwidth:
    """A bucket of bytes that fills at the allowed speed. Thread-safe.

    :param bytes_per_second: 0: no limit.
    :param clock: seconds that never go back.
    """

    def __init__(self, bytes_per_second: int = 0, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = max(0, bytes_per_second)
        self._clock = clock
        self._lock = threading.Lock()
        self._next = float("-inf")

    @property
    def bytes_per_second(self) -> int:
        """The limit; 0: none."""
        return self._rate

    def allow(self, bytes_per_second: int) -> None:
        """Another limit from now on, for what waits too; 0: none."""
        with self._lock:
            self._rate = max(0, bytes_per_second)
            self._next = float("-inf")

    def take(self, count: int, feedback: Feedback) -> None:
        """Wait until so many bytes that arrived are within the limit: who reads no more slows the sender down.

        :raises CancelledError: when cancelled, also while waiting.
        """
        rate, until = self._booked(count)
        while rate and rate == self._rate and (left := until - self._clock()) > 0:
            if feedback.signal.wait(min(left, LOOK_AGAIN_S)):
                feedback.raise_if_cancelled()

    def _booked(self, count: int) -> tuple[int, float]:
        """Take the next place in time for so many bytes; returns the limit, and when they have passed by it."""
        with self._lock:
            if not self._rate:
                return 0, 0.0
            begin = max(self._next, self._clock() - BURST_S)
            self._next = begin + count / self._rate
            return self._rate, self._next
