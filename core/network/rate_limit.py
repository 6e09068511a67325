"""No more requests than a service allows."""

from __future__ import annotations

import threading
import time
from typing import Callable

from ..feedback import Feedback

BURST_S = 1.0


class RateLimit:
    """Spaces requests, those of several threads together: at most so many in any minute.

    What is allowed within a second may go out at once; then the requests are spread evenly. (A "generic cell rate
    algorithm": each request books the next place in time, and waits for it.)

    :param per_minute: requests; 0: no limit.
    :param clock: seconds that never go back.
    """

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._interval_s = (60.0 + BURST_S) / per_minute if per_minute else 0.0
        self._clock = clock
        self._lock = threading.Lock()
        self._next = float("-inf")

    def wait(self, feedback: Feedback) -> None:
        """Wait for this request's turn.

        :raises CancelledError: when cancelled, also while waiting.
        """
        feedback.raise_if_cancelled()
        wait_s = self._booked() if self._interval_s else 0.0
        if wait_s and feedback.signal.wait(wait_s):
            feedback.raise_if_cancelled()

    def _booked(self) -> float:
        """Take the next place; return the seconds until then."""
        with self._lock:
            now = self._clock()
            place = max(self._next, now - BURST_S)
            self._next = place + self._interval_s
        return max(0.0, place - now)
