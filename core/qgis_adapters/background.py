"""One piece of work at a time beside the window, the newest one counting."""

from __future__ import annotations

from typing import Any, Callable

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..errors import SceneQueueError
from ..feedback import CancelSignal
from .tasks import BlockingTask, wait_while

Done = Callable[[Any], None]
Failed = Callable[[SceneQueueError], None]


class Background(QObject):
    """Runs a callable in a task and hands on what came of it; main thread.

    A new start takes the place of what is under way: the older result is thrown away, its listeners hear nothing more.
    So it is after :meth:`cancel` and when the user cancels the task in QGIS's task bar, which ``given_up`` tells.
    """

    given_up = pyqtSignal()
    _ended = pyqtSignal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._signal: CancelSignal | None = None
        self._done: Done | None = None
        self._failed: Failed | None = None
        self._tasks: set[BlockingTask] = set()
        self._ended.connect(self._on_ended)

    @property
    def is_running(self) -> bool:
        """Whether something is under way that somebody waits for."""
        return self._signal is not None

    def start(self, title: str, work: Callable[[], Any], done: Done, failed: Failed) -> None:
        """Run ``work`` on another thread; then call ``done`` with its result, or ``failed``, on this one."""
        self.cancel()
        signal = self._signal = CancelSignal()
        self._done, self._failed = done, failed

        def run() -> None:
            outcome = _outcome_of(work)
            if not signal.is_cancelled():
                self._ended.emit(signal, outcome)

        task = BlockingTask(
            title, run, signal, ended=lambda: self._tasks.discard(task), cancelled=lambda: self._give_up(signal)
        )
        self._tasks.add(task)
        task.start()

    def run_now(self, work: Callable[[], Any], done: Done, failed: Failed) -> None:
        """As :meth:`start`, but here and now: for what takes milliseconds."""
        self.cancel()
        try:
            result = work()
        except SceneQueueError as error:
            failed(error)
        else:
            done(result)

    def cancel(self) -> None:
        """Give up what is under way."""
        if self._signal is not None:
            self._signal.cancel()
        self._signal = self._done = self._failed = None

    def close(self, seconds: float) -> bool:
        """Give up, and wait for the threads; returns whether they ended in time."""
        self.cancel()
        return wait_while(lambda: self._tasks, seconds)

    def _give_up(self, signal: CancelSignal) -> None:
        if signal is self._signal:
            self.cancel()
            self.given_up.emit()

    def _on_ended(self, signal: CancelSignal, outcome: object) -> None:
        done, failed = self._done, self._failed
        if signal is not self._signal or done is None or failed is None:
            return
        self._signal = self._done = self._failed = None
        if isinstance(outcome, SceneQueueError):
            failed(outcome)
        else:
            done(outcome)


def _outcome_of(work: Callable[[], Any]) -> object:
    """The task's work; one of the doors where everything is caught."""
    try:
        return work()
    except SceneQueueError as error:
        return error
    except Exception as error:  # noqa: BLE001 - an exception that leaves a task can take QGIS down
        text = f"The work broke off ({type(error).__name__}: {error})."
        return SceneQueueError(text, advice="Please report this.")
