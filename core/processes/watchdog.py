"""When a program that says nothing is given up: after so long without a line and without work."""

from __future__ import annotations

import math
import time
from collections import deque
from typing import Callable

_IDLE_SHARE = 0.01  # of one core: what a Python that waits uses by waking now and then is far less
_MEASUREMENTS = 20  # in the time of silence
_LONGEST_PAUSE_S = 10.0


class Watchdog:
    """Tells when a process tree has said and done nothing for too long.

    Silence alone proves nothing: Sen2Cor works for minutes without a word. So both are asked for: no line in the window
    that ends now, and less than one percent of a core used in it. Where the processor time is not known it is never
    over; a limit for the whole run has to do.

    :param silent_s: length of the window, in seconds.
    :param processor_s: seconds of processor time that the tree has used until now, which never go back; ``None``: not
        known. Asked about twenty times in a window.
    :param clock: seconds that stand still while the computer sleeps, where the system has such.
    """

    def __init__(
        self,
        silent_s: float,
        processor_s: Callable[[], float | None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.silent_s = silent_s
        self._processor_s = processor_s
        self._clock = clock
        self._pause_s = min(_LONGEST_PAUSE_S, silent_s / _MEASUREMENTS)
        self._asked_at = self._heard_at = clock()
        self._measured_at = -math.inf
        self._used: deque[tuple[float, float]] = deque()  # when, and the processor time until then

    def hear(self) -> None:
        """A line has come. May be called on any thread."""
        self._heard_at = self._clock()

    def is_over(self) -> bool:
        """Whether the window is full and nothing was in it. To be asked again and again, at least once a second."""
        now = self._clock()
        if now - self._asked_at > max(_LONGEST_PAUSE_S, self.silent_s / 2):
            self._used.clear()  # nobody was awake: on Windows this clock goes on while the computer sleeps
        self._asked_at = now
        if now - self._measured_at < self._pause_s:
            return False
        self._measured_at = now
        return self._is_idle(now, self._processor_s())

    def _is_idle(self, now: float, processor_s: float | None) -> bool:
        if processor_s is None:
            self._used.clear()
            return False
        self._used.append((now, processor_s))
        while self._used[0][0] < self._heard_at or (len(self._used) > 1 and self._used[1][0] <= now - self.silent_s):
            self._used.popleft()
            if not self._used:
                return False
        began, used_s = self._used[0]
        return now - began >= self.silent_s and processor_s - used_s < _IDLE_SHARE * (now - began)
