"""When a program that says nothing is given up: after so long without a line and without work."""

from __future__ import annotations

import math
import time
from collections import deque
from typing import Callable

_IDLE_SHARE = 0.01  # of one core: what a Python that waits uses by waking now and then is far less
_MEASUREMENTS = 20  # in the time of silence
_LONGEST_PAUSE_S = 10.0
_LONGEST_GAP_S = 10.0


class AwakeClock:
    """Seconds that this process was awake for.

    Python's clock goes on while the computer sleeps on Windows, where a night would be taken for a program that hangs.
    So a gap between two looks counts ten seconds at most. To be looked at again and again, by one thread.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._looked_at = clock()
        self._awake_s = 0.0

    def __call__(self) -> float:
        """Seconds since this clock was made."""
        now = self._clock()
        self._awake_s += min(now - self._looked_at, _LONGEST_GAP_S)
        self._looked_at = now
        return self._awake_s


class Watchdog:
    """Tells when a process tree has said and done nothing for too long.

    Silence alone proves nothing: Sen2Cor works for minutes without a word. So both are asked for: no output in the
    window that ends now, and less than one percent of a core used in it. Where the processor time is not known it is
    never over; a limit for the whole run has to do.

    :param silent_s: length of the window, in seconds.
    :param processor_s: seconds of processor time that the tree has used until now, which never go back; ``None``: not
        known. Asked about twenty times in a window, every ten seconds in a long one.
    :param clock: seconds that go on.
    """

    def __init__(
        self, silent_s: float, processor_s: Callable[[], float | None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.silent_s = silent_s
        self._processor_s = processor_s
        self._clock = clock
        self._pause_s = min(_LONGEST_PAUSE_S, silent_s / _MEASUREMENTS)
        self._measured_at = -math.inf
        self._is_heard = False
        self._used: deque[tuple[float, float]] = deque()  # in the window: when, and the processor time until then

    def hear(self) -> None:
        """Output has come. May be called on any thread."""
        self._is_heard = True

    def is_over(self) -> bool:
        """Whether nothing was said or done in a whole window. To be asked again and again, by one thread."""
        now = self._clock()
        if self._is_heard:
            self._is_heard = False
            self._used.clear()
        if now - self._measured_at < self._pause_s:
            return False
        self._measured_at = now
        processor_s = self._processor_s()
        if processor_s is None:
            self._used.clear()
            return False
        self._used.append((now, processor_s))
        while len(self._used) > 1 and self._used[1][0] <= now - self.silent_s:
            self._used.popleft()
        began, used_s = self._used[0]
        return now - began >= self.silent_s and processor_s - used_s < _IDLE_SHARE * (now - began)
