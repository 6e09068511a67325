"""One child process: its lines come to the caller's thread, and nothing of it outlives the call, or this process.

What is started may be a script that starts more: all of it is ended together.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Callable

from ..errors import ErrorKind, SceneQueueError
from ..feedback import Feedback
from .output import TICK_S, Output
from .process_tree import ProcessTree, start_tree
from .watchdog import AwakeClock, Watchdog

_PATIENCE_S = 5.0  # with threads of ours that need two seconds


class NotStartedError(SceneQueueError):
    """A program could not be started."""

    kind = ErrorKind.USER


class TimeLimitError(SceneQueueError):
    """A program took too long and was ended."""


class SilentProcessError(SceneQueueError):
    """A program was silent and idle for too long and was ended."""


def run_process(
    command: Sequence[str],
    *,
    title: str,
    environment: Mapping[str, str],
    folder: Path,
    on_line: Callable[[str], None],
    feedback: Feedback,
    limit_s: float,
    silent_limit_s: float | None = None,
) -> int:
    """Run a command to its end, at low priority, without a shell and without input; returns its exit code.

    :param command: program and arguments.
    :param title: what it is called in messages.
    :param environment: all variables that it sees, besides one by which its processes are found.
    :param folder: its working folder.
    :param on_line: called on this thread with each line of output and errors, without its end. However long it takes,
        the limits hold and a cancellation ends the process.
    :param feedback: a cancellation ends the process and its children within two seconds.
    :param limit_s: seconds after which it is ended; the computer's sleep does not count.
    :param silent_limit_s: seconds without a line and without work of it or its children after which it is ended;
        ``None``: it may be silent as long as it likes.
    :raises NotStartedError: if it cannot be started; :class:`TimeLimitError` if it runs into the limit;
        :class:`SilentProcessError` if it is silent for too long.
    :raises CancelledError: if it is no longer wanted. Whatever ``on_line`` raises ends the process too.
    """
    feedback.raise_if_cancelled()
    try:
        tree = start_tree(command, environment, folder)
    except (OSError, ValueError) as error:  # ValueError: a zero byte in an argument
        raise NotStartedError(f"{title} could not be started: {error}.") from error
    try:
        run = _Run(tree, title, limit_s, silent_limit_s)
    except BaseException:  # no thread to be had
        tree.end()
        raise
    try:
        with feedback.signal.ending(run.stop):
            for line in run.output.lines():
                feedback.raise_if_cancelled()
                on_line(line)
    finally:
        run.close()
    feedback.raise_if_cancelled()
    return run.result()


class _Run:
    """Watches over a running tree on a thread of its own, which ends it in time, and whatever it left behind."""

    def __init__(self, tree: ProcessTree, title: str, limit_s: float, silent_limit_s: float | None) -> None:
        self._tree = tree
        self._title = title
        self._limit_s = limit_s
        self._clock = AwakeClock()
        self._watchdog = None
        if silent_limit_s is not None:
            self._watchdog = Watchdog(silent_limit_s, tree.processor_s, self._clock)
        self._error: SceneQueueError | None = None
        self._is_stopped = False
        self._woken = threading.Event()
        self.output = Output(tree, title, self._hear, self._woken.set)
        self._thread = threading.Thread(target=self._watch, name=f"{title}-watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End it; comes back at once."""
        self._is_stopped = True
        self._woken.set()

    def close(self) -> None:
        """End it if it still runs, and the threads."""
        self.stop()
        self._thread.join(_PATIENCE_S)
        self.output.close(_PATIENCE_S)

    def result(self) -> int:
        """Its exit code, after :meth:`close`; raises what it was ended for."""
        if self._error:
            raise self._error
        code = self._tree.poll()
        if code is None:
            raise SceneQueueError(f"{self._title} does not end.")
        return code

    def _hear(self) -> None:
        if self._watchdog:
            self._watchdog.hear()

    def _watch(self) -> None:
        try:
            while self._tree.poll() is None and not self._is_stopped:
                self._require_limits()
                if self._woken.wait(TICK_S):
                    self._tree.wait(TICK_S)  # its output has ended, mostly just before the process
        except (TimeLimitError, SilentProcessError) as error:
            self._error = error
        finally:
            try:
                self._tree.end()
            finally:
                self.output.finish()

    def _require_limits(self) -> None:
        if self._clock() > self._limit_s:
            minutes = f"{self._limit_s / 60:.3g}"
            raise TimeLimitError(f"{self._title} was not done after {minutes} minutes and was ended.")
        if self._watchdog and self._watchdog.is_over():
            minutes = f"{self._watchdog.silent_s / 60:.3g}"
            raise SilentProcessError(f"{self._title} was silent and idle for {minutes} minutes and was ended.")
