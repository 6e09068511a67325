"""The connections that a service grants an account, lent to whoever transfers.

A scene has one lane of its own; what nobody waits for may be lent to it besides, and is given back when another scene
wants it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from ..feedback import Feedback


class Lanes:
    """So many connections and no more. Thread-safe.

    :ivar count: connections that the account may use at once.
    """

    def __init__(self, count: int) -> None:
        self.count = count
        self._free = count
        self._waiting = 0
        self._called_back: set[LentLane] = set()
        self._changed = threading.Condition()

    @contextmanager
    def own(self, feedback: Feedback) -> Iterator[None]:
        """Hold a lane for the block; waits until there is one.

        :raises CancelledError: when cancelled, also while waiting.
        """
        self._take(feedback)
        try:
            yield
        finally:
            self._give_back()

    def lend(self) -> LentLane | None:
        """One more lane, if it is free and nobody waits for one; never waits."""
        with self._changed:
            if self._free <= self._waiting:
                return None
            self._free -= 1
        return LentLane(self)

    def has_free(self) -> bool:
        """Whether a lane could be lent now."""
        with self._changed:
            return self._free > self._waiting

    def is_wanted(self) -> bool:
        """Whether somebody waits for a lane that is lent."""
        with self._changed:
            return self._waiting > self._free

    def _is_called_back(self, lane: LentLane) -> bool:
        """Whether this lane is one of those that others wait for: as many are called back as are waited for."""
        with self._changed:
            if lane not in self._called_back and self._waiting - self._free > len(self._called_back):
                self._called_back.add(lane)
            return lane in self._called_back

    def _take(self, feedback: Feedback) -> None:
        with feedback.signal.ending(self._wake), self._changed:
            self._waiting += 1
            try:
                self._changed.wait_for(lambda: self._free > 0 or feedback.is_cancelled())
                feedback.raise_if_cancelled()
                self._free -= 1
            finally:
                self._waiting -= 1

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def _give_back(self, lane: LentLane | None = None) -> None:
        with self._changed:
            self._free += 1
            if lane is not None:
                self._called_back.discard(lane)
            self._changed.notify_all()


class LentLane:
    """A lane that a scene has besides its own. Use as a context manager, or call :meth:`give_back` once."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes
        self._is_held = True

    def __enter__(self) -> LentLane:
        return self

    def __exit__(self, *exception: object) -> None:
        self.give_back()

    def is_wanted(self) -> bool:
        """Whether another scene waits for this one: end soon, and give it back."""
        return self._lanes._is_called_back(self)  # noqa: SLF001 - the two are one

    def give_back(self) -> None:
        """Let others have it; a second call does nothing."""
        if self._is_held:
            self._is_held = False
            self._lanes._give_back(self)  # noqa: SLF001 - the two are one
