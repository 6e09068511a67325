"""Inside QGIS: how long its event loop stands still, and in whose code.

A beat of 5 ms runs in the loop; the time between two beats, less the beat, is a stall. Another thread looks where the
loop's thread is when a beat is late.
"""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from qgis.PyQt.QtCore import QObject, Qt, QTimer

BEAT_MS = 5
TOLD_MS = 50
LATE_S, LOOK_S = 0.035, 0.01
OURS = "/scene_queue/"
HANDS = ("driver.py", "road.py", "whole_road.py")


@dataclass(frozen=True)
class Stall:
    """The loop stood still.

    :param milliseconds: how long; :param worked_ms: how much of it its thread worked.
    :param step: what the story did.
    :param stack: places in code, the innermost first; empty: it was in no Python.
    """

    milliseconds: float
    worked_ms: float
    step: str
    stack: tuple[str, ...]

    @property
    def is_ours(self) -> bool:
        """Whether the plugin's code was at work."""
        return any(OURS in place for place in self.stack)

    def __str__(self) -> str:
        ours = next((place.rsplit(OURS, 1)[-1] for place in self.stack if OURS in place), "")
        where = " < ".join(filter(None, (self.stack[0] if self.stack else "no Python", ours)))
        return f"{self.milliseconds:.0f} ms ({self.worked_ms:.0f} at work) {self.step}: {where}"


class StallProbe(QObject):
    """Beats from its making to :meth:`stop`. Main thread."""

    def __init__(self) -> None:
        super().__init__()
        self.stalls: list[Stall] = []
        self.longest_ms = 0.0
        self.step = "start"
        self._main, self._ended = threading.get_ident(), threading.Event()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._begin()
        self._timer.start(BEAT_MS)
        threading.Thread(target=self._look, name="stall probe", daemon=True).start()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What the harness does itself, a picture say, is not counted."""
        self._beat()
        self._timer.stop()
        yield
        self._begin()
        self._timer.start(BEAT_MS)

    def stop(self) -> None:
        """Count no longer."""
        self._timer.stop()
        self._ended.set()

    def told(self) -> list[str]:
        """The longest stalls as lines, of the plugin's own code first."""
        ours = sorted((one for one in self.stalls if one.is_ours), key=lambda one: -one.milliseconds)
        others = sorted((one for one in self.stalls if not one.is_ours), key=lambda one: -one.milliseconds)
        lines = [f"Longest stall {self.longest_ms:.0f} ms; over {TOLD_MS} ms: {len(ours)} ours, {len(others)} others."]
        return lines + [f"  ours: {one}" for one in ours[:30]] + [f"  QGIS or harness: {one}" for one in others[:10]]

    def _begin(self) -> None:
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._stack: tuple[str, ...] = ()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        stall_ms = 1000 * (now - self._last) - BEAT_MS
        if stall_ms > TOLD_MS:
            self.stalls.append(Stall(stall_ms, 1000 * (worked - self._worked), self.step, self._stack))
        self.longest_ms = max(self.longest_ms, stall_ms)
        self._begin()

    def _look(self) -> None:
        """Another thread: it has its turn while Python or a library works that lets others work."""
        while not self._ended.wait(LOOK_S):
            if time.perf_counter() - self._last > LATE_S and not self._stack:
                frame = sys._current_frames().get(self._main)
                places = reversed(traceback.extract_stack(frame))
                told = (f"{place.filename}:{place.lineno} in {place.name}" for place in places)
                self._stack = tuple(one for one in told if not any(name in one for name in HANDS))
