"""The port between long work and whoever watches it: events go out, a cancellation comes in."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Callable

from .errors import CancelledError
from .events import Event, Note, Progress


class CancelSignal:
    """A cancellation that can be waited for and that ends what blocks.

    Thread-safe. A socket or a child process registers how it is ended with :meth:`ending`.
    """

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._enders: list[Callable[[], None]] = []

    def cancel(self) -> None:
        """Cancel, once and for good: every registered ender is called, on this thread, even if one of them fails."""
        with self._lock:
            enders = [] if self._event.is_set() else list(self._enders)
            self._event.set()
        with ExitStack() as all_of_them:
            for end in reversed(enders):
                all_of_them.callback(end)

    def is_cancelled(self) -> bool:
        """Whether :meth:`cancel` was called."""
        return self._event.is_set()

    def wait(self, seconds: float) -> bool:
        """Sleep for so many seconds, or until the cancellation; returns whether it came."""
        return self._event.wait(seconds)

    @contextmanager
    def ending(self, end: Callable[[], None]) -> Iterator[None]:
        """While the block runs, a cancellation calls ``end`` (at once if it came before)."""
        with self._lock:
            self._enders.append(end)
            cancelled = self._event.is_set()
        if cancelled:
            end()
        try:
            yield
        finally:
            with self._lock:
                self._enders.remove(end)


def _ignore(event: Event) -> None:
    """Nobody listens."""


class Feedback:
    """What a piece of work is given to report to and to ask whether it is still wanted.

    :param listener: called with each event, on the worker's thread.
    :param signal: the cancellation; a new one where none is given.
    """

    def __init__(self, listener: Callable[[Event], None] = _ignore, signal: CancelSignal | None = None) -> None:
        self.report = listener
        self.signal = signal or CancelSignal()

    def progress(self, fraction: float | None, text: str = "") -> None:
        """Report a :class:`Progress`; raises :class:`CancelledError` if it is no longer wanted."""
        self.raise_if_cancelled()
        self.report(Progress(fraction, text))

    def note(self, text: str, *, warning: bool = False) -> None:
        """Report a :class:`Note`."""
        self.report(Note(text, warning))

    def is_cancelled(self) -> bool:
        """Whether the work is no longer wanted."""
        return self.signal.is_cancelled()

    def raise_if_cancelled(self) -> None:
        """Raise :class:`CancelledError` if the work is no longer wanted."""
        if self.signal.is_cancelled():
            raise CancelledError()


def shared_by_threads(feedback: Feedback, signal: CancelSignal | None = None) -> Feedback:
    """A feedback that several threads may report to: its events come to the listener one at a time.

    :param signal: another cancellation; the same one where none is given.
    """
    lock = threading.Lock()

    def report(event: Event) -> None:
        with lock:
            feedback.report(event)

    return Feedback(report, signal or feedback.signal)
