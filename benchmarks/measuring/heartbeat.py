"""How long the event loop of Qt stands still."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer

BEAT_MS = 5
_SCHEDULED = Path("/proc/thread-self/schedstat")


class Heartbeat:
    """A timer of 5 ms: the longest time between two beats, less the beat itself, is the stall.

    ``longest_ms`` is the longest stall, ``busy_ms`` how much of it the loop's thread itself worked, ``waited_ms`` how
    much of it no processor was free (Linux tells; elsewhere 0); the rest it waited for the disk or another thread.
    ``busiest_ms`` is the most that it worked in any stall.
    """

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self.begin()
        self._timer.start(BEAT_MS)

    def begin(self) -> None:
        """Forget the stalls so far."""
        self.longest_ms = self.busy_ms = self.waited_ms = self.busiest_ms = 0.0
        self._last, self._cpu, self._waited = time.perf_counter(), time.thread_time(), _waited_ms()

    def measure(self, act: Callable[[], object], until: Callable[[], object], seconds: float = 60.0) -> float:
        """Act from within the event loop, wait for the end of it; returns the longest stall in milliseconds."""
        let_go(0.3)
        self.begin()
        QTimer.singleShot(0, act)
        let_go(0.05)
        end = time.perf_counter() + seconds
        while not until() and time.perf_counter() < end:
            let_go(0.05)
        let_go(0.5)
        return self.longest_ms

    def _beat(self) -> None:
        now = time.perf_counter()
        cpu, waited = time.thread_time(), _waited_ms()
        stall_ms, worked_ms = 1000 * (now - self._last) - BEAT_MS, 1000 * (cpu - self._cpu)
        self.busiest_ms = max(self.busiest_ms, worked_ms)
        if stall_ms > self.longest_ms:
            self.longest_ms, self.busy_ms, self.waited_ms = stall_ms, worked_ms, waited - self._waited
        self._last, self._cpu, self._waited = now, cpu, waited


def _waited_ms() -> float:
    """How long this thread could have worked so far, and no processor was free.

    Source: the second number of https://docs.kernel.org/scheduler/sched-stats.html, in nanoseconds.
    """
    try:
        return int(_SCHEDULED.read_text(encoding="ascii").split()[1]) / 1e6
    except OSError:
        return 0.0


def let_go(seconds: float) -> None:
    """Let the event loop run, waiting in it and not beside it."""
    over: list[bool] = []
    QTimer.singleShot(round(1000 * seconds), lambda: over.append(True))
    while not over:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
