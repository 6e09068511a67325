"""A task that blocks gives its thread back to the pool meanwhile.

QGIS 3.22 renders the map with the threads of the pool that runs tasks: six tasks that block took a redraw from 0.2 s to
11.6 s; with their threads released it stays at 0.14 s (docs/decisions.md).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QThreadPool

IDLE_WITHIN_MS = 200


class ReleasedThreads:
    """Counts what is released, since an unbalanced release is permanent."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.count = 0

    @contextmanager
    def released(self) -> Iterator[None]:
        """Give this thread back to QGIS's pool while the block runs; to be used inside a running task only."""
        pool = task_pool()
        pool.releaseThread()
        self._add(1)
        try:
            yield
        finally:
            self._add(-1)
            pool.reserveThread()

    def _add(self, change: int) -> None:
        with self._lock:
            self.count += change


released_threads = ReleasedThreads()


def task_pool() -> QThreadPool:
    """The pool that QGIS runs tasks in: the task manager's own where it has one (3.40 has, 3.22 has not)."""
    return _own_pool() or QThreadPool.globalInstance()


def end_idle_threads() -> None:
    """End the threads of the task manager's own pool, if no task runs; to be called before QGIS ends.

    QGIS 3.40 ends them after its authentication manager, although a thread that asked that one for something, as the
    news feed does, then still closes its connection there: a crash at the exit (4 of 10 after fifty short tasks of
    ours, none of 13 with this).
    """
    own = _own_pool()
    if own is not None:
        own.waitForDone(IDLE_WITHIN_MS)


def _own_pool() -> QThreadPool | None:
    pool = getattr(QgsApplication.taskManager(), "threadPool", None)
    return None if pool is None else pool()
