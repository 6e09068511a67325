"""Several files at once: one over the scene's own lane, others over lanes that are lent to it and given back."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Protocol

from ...errors import CancelledError
from ...feedback import CancelSignal, Feedback, shared_by_threads
from ...network import Lanes, LentLane
from .source import RemoteFile

MOST_AT_ONCE = 16


class LaneWantedError(Exception):
    """Another scene waits for the lane that a file is fetched over; the file is gone on with later."""


class FetchFile(Protocol):
    """Fetches one file; what a resume can use is kept when it ends early."""

    def __call__(self, file: RemoteFile, feedback: Feedback, use: LaneUse) -> None:
        """:param use: is told of each piece, and may end the transfer with :class:`LaneWantedError`."""


class LaneCrew:
    """Fetches many files over the lanes of an account.

    :param lanes: where more lanes may be lent from; the caller holds the scene's own one.
    :param fetch_file: called by several threads at once.
    :param feedback: its events come one at a time, its cancellation ends all.
    """

    def __init__(self, lanes: Lanes, fetch_file: FetchFile, feedback: Feedback) -> None:
        self._lanes = lanes
        self._fetch_file = fetch_file
        self._outer = feedback
        self._signal = CancelSignal()
        self._feedback = shared_by_threads(feedback, self._signal)
        self._changed = threading.Condition()
        self._waiting: deque[RemoteFile] = deque()
        self._busy = 0
        self._helpers = 0
        self._work: list[Future[None]] = []
        self._pool = ThreadPoolExecutor(MOST_AT_ONCE, thread_name_prefix="file")

    def fetch_all(self, files: Iterable[RemoteFile]) -> None:
        """Fetch all of them, the largest first; the first that fails for good ends the others.

        :raises SceneQueueError: of the file that failed.
        :raises CancelledError: when cancelled.
        """
        self._waiting.extend(sorted(files, key=lambda file: file.size_bytes, reverse=True))
        with self._pool, self._outer.signal.ending(self._signal.cancel):
            own = self._pool.submit(self._fetch_waiting, None)
            own.exception()  # it ends last, or because something failed
        self._outer.raise_if_cancelled()
        failures = [error for error in (work.exception() for work in (own, *self._work)) if error]
        if failures:
            raise next((error for error in failures if not isinstance(error, CancelledError)), failures[0])

    def look_for_lanes(self) -> None:
        """Have files that wait fetched over more lanes, where there are any that nobody else needs."""
        with self._changed:
            for _ in range(min(len(self._waiting), MOST_AT_ONCE - 1 - self._helpers)):
                lane = self._lanes.lend()
                if lane is None:
                    return
                self._helpers += 1
                self._work.append(self._pool.submit(self._help, lane))

    def _help(self, lane: LentLane) -> None:
        try:
            with lane:
                self._fetch_waiting(lane)
        finally:
            with self._changed:
                self._helpers -= 1

    def _fetch_waiting(self, lane: LentLane | None) -> None:
        use = LaneUse(self, lane)
        while lane is None or not lane.is_wanted():
            file = self._next(is_own=lane is None)
            if file is None:
                return
            is_done = False
            try:
                self._fetch_file(file, self._feedback, use)
                is_done = True
            except LaneWantedError:
                is_done = True
                with self._changed:
                    self._waiting.appendleft(file)
            finally:
                if not is_done:
                    self._signal.cancel()
                with self._changed:
                    self._busy -= 1
                    self._changed.notify_all()

    def _next(self, *, is_own: bool) -> RemoteFile | None:
        """The next file that waits. The own lane outlives the lent ones: what they leave behind is for it."""
        with self._changed:
            if is_own:
                self._changed.wait_for(lambda: self._waiting or not self._busy)
            if not self._waiting or self._signal.is_cancelled():
                return None
            self._busy += 1
            return self._waiting.popleft()


class LaneUse:
    """What a file's transfer tells of itself; a lent lane is asked back this way."""

    def __init__(self, crew: LaneCrew, lane: LentLane | None) -> None:
        self._crew = crew
        self._lane = lane

    def got_further(self, *, can_resume: bool) -> None:
        """A piece has come.

        :param can_resume: whether ending now loses nothing.
        :raises LaneWantedError: if the lane is to be given back now.
        """
        if self._lane is None:
            self._crew.look_for_lanes()
        elif can_resume and self._lane.is_wanted():
            raise LaneWantedError


class LanesBesides(Lanes):
    """The lanes of an account, for who holds one of them already."""

    def __init__(self, lanes: Lanes) -> None:
        super().__init__(lanes.count)
        self._all = lanes

    @contextmanager
    def own(self, feedback: Feedback) -> Iterator[None]:
        """The one that is held."""
        feedback.raise_if_cancelled()
        yield

    def lend(self) -> LentLane | None:
        """See :class:`Lanes`."""
        return self._all.lend()

    def has_free(self) -> bool:
        """See :class:`Lanes`."""
        return self._all.has_free()

    def is_wanted(self) -> bool:
        """See :class:`Lanes`."""
        return self._all.is_wanted()
