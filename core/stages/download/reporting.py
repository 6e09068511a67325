"""Progress by bytes, a few times a second however fast the bytes come."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterable
from typing import Callable

from ...events import Progress
from ...feedback import Feedback
from .source import RemoteFile

INTERVAL_S = 0.2
PACE_S = 10.0  # the pace is that of so many last seconds
SHORTEST_PACE_S = 1.0  # what came before that says little


class Pace:
    """How fast bytes come, smoothed over the last seconds. What was on disk before does not count.

    :param clock: monotonic seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: deque[tuple[float, int]] = deque()

    def at(self, bytes_done: int) -> float:
        """So many bytes are done; bytes a second, 0 while that is not known."""
        now = self._clock()
        if self._seen and bytes_done < self._seen[-1][1]:
            self._seen.clear()  # begun anew
        while len(self._seen) > 1 and self._seen[1][0] <= now - PACE_S:
            self._seen.popleft()
        self._seen.append((now, bytes_done))
        seconds, count = now - self._seen[0][0], bytes_done - self._seen[0][1]
        return count / seconds if seconds >= SHORTEST_PACE_S else 0.0


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
        self._pace = Pace(clock)

    def at(self, bytes_done: int, bytes_total: int | None) -> None:
        """So many bytes are done. The last one is always told, the others every fifth of a second."""
        now = self._clock()
        if now - self._last_s < INTERVAL_S and bytes_done != bytes_total:
            return
        self._last_s = now
        fraction = None
        if bytes_total:
            fraction = self._begin + (self._end - self._begin) * min(1.0, bytes_done / bytes_total)
        speed = self._pace.at(bytes_done)
        seconds_left = max(0, bytes_total - bytes_done) / speed if speed and bytes_total else None
        self._feedback.report(Progress(fraction, self._text, bytes_done, bytes_total, speed, seconds_left))


class FilesProgress:
    """Progress over the bytes of all files; called by several threads."""

    def __init__(self, files: Iterable[RemoteFile], feedback: Feedback) -> None:
        self._done: dict[str, int] = {}
        self._sum = 0
        self._total = sum(file.size_bytes for file in files)
        self._progress = ByteProgress(feedback, "Downloading", 0.0, 1.0)
        self._lock = threading.Lock()

    def was_there(self, file: RemoteFile) -> None:
        """All of a file came earlier; nothing is told of it."""
        with self._lock:
            self._count(file, file.size_bytes)

    def at(self, file: RemoteFile, done: int) -> None:
        """So many bytes of a file are there; it may be fewer than before, where it begins again."""
        with self._lock:
            self._count(file, done)
            self._progress.at(self._sum, self._total or None)

    def _count(self, file: RemoteFile, done: int) -> None:
        counted = min(done, file.size_bytes)
        self._sum += counted - self._done.get(file.path, 0)
        self._done[file.path] = counted
