"""The connections that a service grants an account, lent to whoever transfers.

A scene has one lane of its own; what nobody waits for may be lent to it besides, and is given back when another scene
wants it, be that of this program or of another one on the same desk.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from ..feedback import Feedback
from ..workspace.locked_file import LockedFile
from .lane_files import LaneFiles

LOOK_AGAIN_S = 0.2
COURTESY_S = 0.5


class Lanes:
    """So many connections and no more. Thread-safe.

    :param shared: where other programs see which of the account's connections are used; ``None``: they do not.
    :param note: what users should know of that, told once; empty: nothing.
    :ivar count: connections that this program may use at once.
    """

    def __init__(self, count: int, shared: LaneFiles | None = None, note: str = "") -> None:
        self.count = count
        self._shared = shared
        self._note = note
        self._free = count
        self._waiting = 0
        self._locks: list[LockedFile] = []
        self._courteous_until = 0.0
        self._called_back: set[LentLane] = set()
        self._changed = threading.Condition()

    @contextmanager
    def own(self, feedback: Feedback) -> Iterator[None]:
        """Hold a lane for the block; waits until there is one.

        :raises CancelledError: when cancelled, also while waiting.
        """
        note, self._note = self._note, ""
        if note:
            feedback.note(note)
        self._take(feedback)
        try:
            yield
        finally:
            self._give_back()

    def lend(self) -> LentLane | None:
        """One more lane, if it is free and nobody waits for one; never waits."""
        with self._changed:
            return LentLane(self) if self._may_lend() and self._acquired() else None

    def has_free(self) -> bool:
        """Whether a lane may be lent now, as far as is known here."""
        with self._changed:
            return self._may_lend()

    def is_wanted(self) -> bool:
        """Whether somebody waits for a lane that is lent."""
        with self._changed:
            return self._wanted() > 0

    def _may_lend(self) -> bool:
        return self._free > self._waiting and not (self._shared and self._shared.waiting_elsewhere())

    def _wanted(self) -> int:
        elsewhere = self._shared.waiting_elsewhere() if self._shared else 0
        return max(0, self._waiting - self._free) + elsewhere

    def _is_called_back(self, lane: LentLane) -> bool:
        """Whether this lane is one of those that others wait for: as many are called back as are waited for."""
        with self._changed:
            if lane not in self._called_back and self._wanted() > len(self._called_back):
                self._called_back.add(lane)
            return lane in self._called_back

    def _take(self, feedback: Feedback) -> None:
        with feedback.signal.ending(self._wake), self._changed:
            self._waiting += 1
            try:
                while True:
                    self._changed.wait_for(lambda: self._free > 0 or feedback.is_cancelled())
                    feedback.raise_if_cancelled()
                    if not self._is_courteous():
                        if self._acquired():
                            return
                        if self._shared is not None:
                            self._shared.tell_waiting()
                    self._changed.wait(LOOK_AGAIN_S)
            finally:
                self._waiting -= 1
                if self._shared is not None:
                    self._shared.stop_waiting()

    def _acquired(self) -> bool:
        """Take a free lane, if no other program has it."""
        if self._shared is not None:
            lock = self._shared.take()
            if lock is None:
                return False
            self._locks.append(lock)
        self._free -= 1
        return True

    def _is_courteous(self) -> bool:
        """Whether another program that waits is let pass first: it only looks a few times a second."""
        return bool(self._locks) and time.monotonic() < self._courteous_until

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def _give_back(self, lane: LentLane | None = None) -> None:
        with self._changed:
            self._free += 1
            if self._shared is not None:
                self._shared.give_back(self._locks.pop())
                if self._shared.waiting_elsewhere():
                    self._courteous_until = time.monotonic() + COURTESY_S
                    self._shared.has_served_one()
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
