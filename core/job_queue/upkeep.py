"""Keeps sign-ins alive while jobs are open and nothing downloads: Sen2Cor runs for hours, a session lives for one."""

from __future__ import annotations

import threading
from typing import Callable, Protocol

from ..errors import CancelledError, SceneQueueError
from ..events import Note
from ..feedback import CancelSignal, Feedback

NoteListener = Callable[[Note], None]


class Upkeep(Protocol):
    """What has to be done now and then for as long as anything is queued."""

    def is_due(self) -> bool:
        """Whether there is something to do; asks nobody and never waits."""

    def keep_alive(self, feedback: Feedback) -> None:
        """Do it.

        :raises SceneQueueError: of the network or the service; it is due again after a while.
        """


class NoUpkeep:
    """Nothing has to be done."""

    def is_due(self) -> bool:
        """See :class:`Upkeep`."""
        return False

    def keep_alive(self, feedback: Feedback) -> None:
        """See :class:`Upkeep`."""


class UpkeepRuns:
    """Does what is due on a thread that ends with it; none is there in between.

    :param tell: gets what went wrong, on that thread.
    """

    def __init__(self, upkeep: Upkeep, tell: NoteListener) -> None:
        self._upkeep, self._tell = upkeep, tell
        self._signal = CancelSignal()
        self._thread: threading.Thread | None = None

    def tick(self) -> None:
        """Begin if something is due and nothing of it runs; returns at once."""
        is_at_it = self._thread is not None and self._thread.is_alive()
        if not is_at_it and not self._signal.is_cancelled() and self._upkeep.is_due():
            self._thread = threading.Thread(target=self._run, name="scene-queue-upkeep", daemon=True)
            self._thread.start()

    def close(self, seconds: float) -> bool:
        """End it, for good; returns whether it ended in time."""
        self._signal.cancel()
        if self._thread is not None:
            self._thread.join(seconds)
        return self._thread is None or not self._thread.is_alive()

    def _run(self) -> None:
        try:
            self._upkeep.keep_alive(Feedback(signal=self._signal))
        except CancelledError:
            return
        except SceneQueueError as error:
            self._tell(Note(f"A session could not be renewed yet. {error}"))
