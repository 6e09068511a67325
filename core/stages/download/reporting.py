"""Progress by bytes, a few times a second however fast the bytes come."""

from __future__ import annotations

import time
from typing import Callable

from ...events import Progress
from ...feedback import Feedback

INTERVAL_S = 0.2


class ByteProgress:
    """Turns byte counts into :class:`Progress` of one share of the stage.

    :param begin: fraction of the stage at no byte; ``end``: at the last.
    :param clock: monotonic seconds.
    """

    def __init__(
        self, feedback: Feedback, text: str, begin: float, end: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._feedback = feedback
        self._text = text
        self._begin = begin
        self._end = end
        self._clock = clock
        self._last_s = float("-inf")

    def at(self, bytes_done: int, bytes_total: int | None) -> None:
        """So many bytes are done. The last one is always told, the others every fifth of a second."""
        now = self._clock()
        if now - self._last_s < INTERVAL_S and bytes_done != bytes_total:
            return
        self._last_s = now
        fraction = None
        if bytes_total:
            fraction = self._begin + (self._end - self._begin) * min(1.0, bytes_done / bytes_total)
        self._feedback.report(Progress(fraction, self._text, bytes_done, bytes_total))
