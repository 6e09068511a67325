"""What the user asks of the queue; for many jobs on a thread of its own, so that the window does not stand still."""

from __future__ import annotations

import queue
import threading
from typing import Callable

from ..errors import SceneQueueError

MANY = 200

Command = Callable[[], object]


def _nobody(error: SceneQueueError) -> None:
    """Nobody listens."""


class QueueCommands:
    """Runs commands one after the other, in the order in which they were given. Main thread.

    :param failed: called with what kept a command on the other thread from being carried out, on that thread.
    """

    def __init__(self, failed: Callable[[SceneQueueError], None]) -> None:
        self._failed = failed
        self._lock = threading.Lock()
        self._under_way = 0
        self._line: queue.SimpleQueue[Command | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._carry_out, name="scene-queue commands", daemon=True)
        self._thread.start()

    def run(self, amount: int, command: Command) -> None:
        """Carry out a command: at once if it is about few jobs and none is under way, else soon.

        :raises SceneQueueError: if it was carried out at once, and could not be.
        """
        with self._lock:
            is_at_once = amount < MANY and not self._under_way
        if is_at_once:
            command()
        else:
            self.run_aside(command)

    def run_aside(self, command: Command) -> None:
        """Carry out soon what may touch a disk, or is long."""
        with self._lock:
            self._under_way += 1
        self._line.put(command)

    def close(self, seconds: float | None = None) -> bool:
        """Carry out what was given before, and no more.

        :param seconds: how long that may take; what hangs is left behind then. ``None``: as long as it takes.
        :returns: whether all of it was carried out.
        """
        self._line.put(None)
        self._thread.join(seconds)
        self._failed = _nobody  # what was left behind has nobody to tell any more
        return not self._thread.is_alive()

    def _carry_out(self) -> None:
        """The thread; one of the doors where everything is caught: else nothing would be carried out any more."""
        while (command := self._line.get()) is not None:
            try:
                command()
            except SceneQueueError as error:
                self._failed(error)
            except Exception as error:  # noqa: BLE001 - see the docstring
                text = f"The queue could not do what was asked ({type(error).__name__}: {error})."
                self._failed(SceneQueueError(text, advice="Please report this."))
            finally:
                with self._lock:
                    self._under_way -= 1
