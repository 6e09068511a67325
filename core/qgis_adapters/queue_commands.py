"""What the user asks of the queue; for many jobs on a thread of its own, so that the window does not stand still."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Callable

from ..errors import SceneQueueError

MANY = 200


class QueueCommands:
    """Runs commands one after the other, in the order in which they were given. Main thread.

    :param failed: called with what kept a command on the other thread from being carried out, on that thread.
    """

    def __init__(self, failed: Callable[[SceneQueueError], None]) -> None:
        self._failed = failed
        self._thread = ThreadPoolExecutor(1, "scene-queue command")
        self._lock = threading.Lock()
        self._under_way = 0

    def run(self, amount: int, command: Callable[[], object]) -> None:
        """Carry out a command: at once if it is about few jobs and none is under way, else soon.

        :raises SceneQueueError: if it was carried out at once, and could not be.
        """
        with self._lock:
            is_at_once = amount < MANY and not self._under_way
        if is_at_once:
            command()
        else:
            self.run_aside(command)

    def run_aside(self, command: Callable[[], object]) -> None:
        """Carry out soon what may touch a disk, or is long."""
        with self._lock:
            self._under_way += 1
        self._thread.submit(self._carry_out, command)

    def close(self) -> None:
        """Carry out what was given before, and no more."""
        self._thread.shutdown(wait=True)

    def _carry_out(self, command: Callable[[], object]) -> None:
        try:
            command()
        except SceneQueueError as error:
            self._failed(error)
        finally:
            with self._lock:
                self._under_way -= 1
