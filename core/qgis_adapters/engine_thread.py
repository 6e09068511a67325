"""Long work of a Processing algorithm: on a thread of its own, watched, and cancelled promptly."""

from __future__ import annotations

import queue
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType
from typing import Any, Generic, TypeVar

from qgis.core import QgsProcessingFeedback

from ..errors import CancelledError
from ..events import Event, Note, Progress
from ..feedback import CancelSignal, Feedback
from .pool_thread import released_threads

Result = TypeVar("Result")
POLL_S = 0.1
GRACE_S = 1.9  # a cancelled engine that blocks longer than that is left behind


class _Engine(Generic[Result]):
    """The thread, what it says, and what it ends with."""

    def __init__(self, work: Callable[[Feedback], Result]) -> None:
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.signal = CancelSignal()
        self.ended = threading.Event()
        self.result: list[Result] = []
        self.error: BaseException | None = None
        self._work = work
        threading.Thread(target=self._run, name="scene_queue engine", daemon=True).start()

    def _run(self) -> None:
        try:
            self.result.append(self._work(Feedback(self.events.put, self.signal)))
        except BaseException as error:  # noqa: BLE001 - handed to the waiting thread, which raises it
            self.error = error
        finally:
            self.ended.set()


def run_watched(work: Callable[[Feedback], Result], feedback: QgsProcessingFeedback) -> Result:
    """Run ``work`` on an engine thread while this thread waits, relays what it says, and watches for a cancellation.

    QGIS's pool gets its thread back meanwhile. Where this is the main thread (``qgis_process``), SIGINT and SIGTERM
    cancel, since nothing else does there.

    :raises CancelledError: if it was cancelled; whatever ``work`` raised otherwise.
    """
    with ExitStack() as stack:
        interrupted = threading.Event()
        if threading.current_thread() is threading.main_thread():
            stack.enter_context(_interrupts(interrupted))
        else:
            stack.enter_context(released_threads.released())
        engine = _Engine(work)
        while not engine.ended.wait(POLL_S):
            _relay(engine.events, feedback)
            if (feedback.isCanceled() or interrupted.is_set()) and not engine.signal.is_cancelled():
                engine.signal.cancel()
                engine.ended.wait(GRACE_S)
                break
        _relay(engine.events, feedback)
    if engine.error is not None:
        raise engine.error
    if not engine.result:
        raise CancelledError()
    return engine.result[0]


def _relay(events: queue.SimpleQueue[Event], feedback: QgsProcessingFeedback) -> None:
    while True:
        try:
            event = events.get_nowait()
        except queue.Empty:
            return
        if isinstance(event, Progress) and event.fraction is not None:
            feedback.setProgress(100.0 * event.fraction)
        elif isinstance(event, Note) and event.warning:
            feedback.pushWarning(event.text)
        elif isinstance(event, Note):
            feedback.pushInfo(event.text)


@contextmanager
def _interrupts(interrupted: threading.Event) -> Iterator[None]:
    """SIGINT and SIGTERM set the event while the block runs; afterwards they do what they did before."""

    def note(number: int, frame: FrameType | None) -> None:
        interrupted.set()

    before: dict[signal.Signals, Any] = {}
    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            before[number] = signal.signal(number, note)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)
