"""Long work on lists, some milliseconds in each turn of the event loop, so that the window breathes between."""

from __future__ import annotations

import time
from collections.abc import Iterator

from qgis.PyQt.QtCore import QObject, QTimer

SLICE_S = 0.008


class Slices(QObject):
    """Goes through one piece of work step by step; the first steps are done at once. Main thread.

    What never yields is done when :meth:`start` returns: short lists need no turn of the event loop.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._steps is not None

    def start(self, steps: Iterator[None]) -> None:
        """Begin this work; what was under way is given up.

        :param steps: does a millisecond's work, or a few, between one yield and the next.
        """
        self._steps = steps
        self._go_on()

    def _go_on(self) -> None:
        steps, until = self._steps, time.perf_counter() + SLICE_S
        while steps is not None and steps is self._steps:
            if next(steps, self) is self:
                self._steps = None if self._steps is steps else self._steps
                return
            if time.perf_counter() >= until:
                self._timer.start(0)
                return
