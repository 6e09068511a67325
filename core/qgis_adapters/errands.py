"""Short pieces of work in tasks, whose results come back to the main thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal

from ..errors import CancelledError, SceneQueueError
from ..feedback import CancelSignal, Feedback
from .tasks import BlockingTask, wait_while


def _ignore(error: SceneQueueError) -> None:
    """Nobody wants to know."""


class Errands(QObject):
    """Runs callables in tasks; all methods are for the main thread."""

    _over = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._signals: dict[BlockingTask, CancelSignal] = {}
        self._newest: dict[str, CancelSignal] = {}
        self._closing = threading.Lock()
        self._is_closed = False
        self._over.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        title: str,
        work: Callable[[Feedback], Any],
        done: Callable[[Any], None],
        failed: Callable[[SceneQueueError], None] = _ignore,
        key: str = "",
    ) -> None:
        """Run ``work`` in a task; ``done`` gets what it returns, ``failed`` what it raises; neither if it is cancelled.

        :param title: what QGIS's task bar shows.
        :param key: with one, what was started before under the same key is cancelled.
        """
        signal = self._signal_for(key)
        self._begin(title, signal, lambda feedback: _outcome(work, feedback, done, failed))

    def follow(
        self,
        title: str,
        work: Callable[[Feedback, Callable[[Any], None]], None],
        take: Callable[[Any], None],
        failed: Callable[[SceneQueueError], None] = _ignore,
        key: str = "",
    ) -> None:
        """Run ``work`` in a task that goes on until it is given up; QGIS's task bar does not show it.

        :param work: is given what it tells its values with; each of them comes to ``take``.
        :param key: as of :meth:`start`.
        """
        signal = self._signal_for(key)

        def tell(value: Any) -> None:
            self._emit((signal, take, value))

        def follow(feedback: Feedback) -> tuple[Callable[[Any], None], Any]:
            return _outcome(lambda feedback: work(feedback, tell), feedback, lambda nothing: None, failed)

        self._begin(title, signal, follow, is_hidden=True)

    def _signal_for(self, key: str) -> CancelSignal:
        signal = CancelSignal()
        if key:
            self._newest.get(key, CancelSignal()).cancel()
            self._newest[key] = signal
        return signal

    def _begin(
        self,
        title: str,
        signal: CancelSignal,
        work: Callable[[Feedback], tuple[Callable[[Any], None], Any]],
        *,
        is_hidden: bool = False,
    ) -> None:
        feedback = Feedback(lambda event: task.show(event), signal)

        def run() -> None:
            self._emit((signal, *work(feedback)))

        task = BlockingTask(title, run, signal, ended=lambda: self._forget(task), is_one_of_many=is_hidden)
        self._signals[task] = signal
        task.start()

    def _emit(self, outcome: tuple[CancelSignal, Callable[[Any], None], Any]) -> None:
        # Work that does not hear its cancellation may outlive this object: a signal then would take QGIS down.
        with self._closing:
            if not self._is_closed:
                self._over.emit(outcome)

    def give_up(self, key: str) -> None:
        """Cancel what was started under a key; nobody is told."""
        self._newest.pop(key, CancelSignal()).cancel()

    def close(self, seconds: float) -> bool:
        """Cancel all, for good; returns whether they ended in time."""
        with self._closing:
            self._is_closed = True
        for signal in self._signals.values():
            signal.cancel()
        return wait_while(lambda: self._signals, seconds)

    def _forget(self, task: BlockingTask) -> None:
        del self._signals[task]

    def _tell(self, outcome: tuple[CancelSignal, Callable[[Any], None], Any]) -> None:
        signal, tell, value = outcome
        if not signal.is_cancelled():
            tell(value)


def _outcome(
    work: Callable[[Feedback], Any],
    feedback: Feedback,
    done: Callable[[Any], None],
    failed: Callable[[SceneQueueError], None],
) -> tuple[Callable[[Any], None], Any]:
    """Do the work; one of the doors where everything is caught, as a task must not raise."""
    try:
        feedback.raise_if_cancelled()
        return done, work(feedback)
    except CancelledError as error:
        feedback.signal.cancel()
        return failed, error
    except SceneQueueError as error:
        return failed, error
    except OSError as error:
        return failed, SceneQueueError(f"{error.filename or 'A file'}: {error.strerror or error}.")
    except Exception as error:  # noqa: BLE001 - an exception that leaves a task can take QGIS down
        text = f"It broke off ({type(error).__name__}: {error})."
        return failed, SceneQueueError(text, advice="Please report this.")
