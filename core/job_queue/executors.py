"""Who runs a stage: the port, and the two executors that need no QGIS."""

from __future__ import annotations

import threading
from typing import Callable, Protocol

from ..feedback import CancelSignal
from .job import Job

Run = Callable[[], None]


class Executor(Protocol):
    """Runs stages somewhere else, any number at once: how many is the scheduler's decision.

    ``core.qgis_adapters`` has the one that makes a ``QgsTask`` of each.
    """

    def start(self, job: Job, signal: CancelSignal, run: Run) -> None:
        """Call ``run`` exactly once, soon, on any thread. ``run`` never raises."""

    def join(self, seconds: float) -> bool:
        """Wait until nothing runs any more; returns whether that came to be in time."""


class ThreadExecutor:
    """One thread a running stage, for runs without a window."""

    def __init__(self) -> None:
        self._threads: list[threading.Thread] = []

    def start(self, job: Job, signal: CancelSignal, run: Run) -> None:
        """See :class:`Executor`."""
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = threading.Thread(target=run, name=f"{job.stage.value} {job.scene.identifier}", daemon=True)
        self._threads.append(thread)
        thread.start()

    def join(self, seconds: float) -> bool:
        """See :class:`Executor`."""
        me = threading.current_thread()
        others = [thread for thread in self._threads if thread is not me]
        for thread in others:
            thread.join(seconds / max(1, len(others)))
        return not any(thread.is_alive() for thread in others)


class InlineExecutor:
    """Runs each stage at once, on the caller's thread; for tests."""

    def start(self, job: Job, signal: CancelSignal, run: Run) -> None:
        """See :class:`Executor`."""
        run()

    def join(self, seconds: float) -> bool:
        """See :class:`Executor`."""
        return True
