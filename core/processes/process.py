"""One child process: its lines come to the caller's thread, and nothing of it outlives the call.

What is started may be a script that starts more: all of it is ended together.
"""

from __future__ import annotations

import contextlib
import queue
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Callable

from ..errors import ErrorKind, SceneQueueError
from ..feedback import Feedback
from .process_table import ProcessorTime, read_table, tree_of
from .process_tree import GRACE_S, end_tree, start_tree
from .watchdog import Watchdog

TICK_S = 0.1
_LONGEST_LINE = 65536


class NotStartedError(SceneQueueError):
    """A program could not be started."""

    kind = ErrorKind.USER


class TimeLimitError(SceneQueueError):
    """A program took too long and was ended."""


class SilentProcessError(SceneQueueError):
    """A program had said and done nothing for too long, and was ended."""


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
    :param environment: all variables that it sees.
    :param folder: its working folder.
    :param on_line: called on this thread with each line of output and errors, without its end.
    :param feedback: a cancellation ends the process and its children within two seconds.
    :param limit_s: seconds after which it is ended.
    :param silent_limit_s: seconds without a line and without work of it or its children after which it is ended;
        ``None``: it may be silent as long as it likes.
    :raises NotStartedError: if it cannot be started; :class:`TimeLimitError` if it runs into the limit;
        :class:`SilentProcessError` if it is silent for too long.
    :raises CancelledError: if it is no longer wanted. Whatever ``on_line`` raises ends the process too.
    """
    feedback.raise_if_cancelled()
    child = _start(command, title, environment, folder)
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    reader = threading.Thread(target=_read, args=(child.stdout, lines), name=f"{title}-output", daemon=True)
    reader.start()
    try:
        with feedback.signal.ending(lambda: lines.put(None)):
            _follow(child, title, lines, on_line, feedback, limit_s, silent_limit_s)
    finally:
        end_tree(child)
        reader.join(GRACE_S)
    # What was printed last; of children that it left too, which have been ended by now.
    while not lines.empty():
        line = lines.get()
        if line is not None:
            on_line(line)
    return int(child.returncode)


def _start(command: Sequence[str], title: str, environment: Mapping[str, str], folder: Path) -> subprocess.Popen[str]:
    try:
        return start_tree(command, environment, folder)
    except (OSError, ValueError) as error:  # ValueError: a zero byte in an argument
        raise NotStartedError(f"{title} could not be started: {error}.") from error


def _read(stream: IO[str], lines: queue.SimpleQueue[str | None]) -> None:
    """The engine thread: hand over each line, then ``None``."""
    with stream:
        for line in iter(lambda: stream.readline(_LONGEST_LINE), ""):
            lines.put(line.rstrip("\n"))
    lines.put(None)


def _follow(
    child: subprocess.Popen[str],
    title: str,
    lines: queue.SimpleQueue[str | None],
    on_line: Callable[[str], None],
    feedback: Feedback,
    limit_s: float,
    silent_limit_s: float | None,
) -> None:
    """Hand on lines until the process has ended, whatever its children do."""
    used = ProcessorTime()

    def processor_s() -> float | None:
        tree = tree_of(child.pid, read_table())
        return used.after(tree) if tree else None

    watchdog = None if silent_limit_s is None else Watchdog(silent_limit_s, processor_s)
    deadline = time.monotonic() + limit_s
    while child.poll() is None:
        feedback.raise_if_cancelled()
        if time.monotonic() > deadline:
            raise TimeLimitError(f"{title} was not done after {limit_s / 60:.3g} minutes and was ended.")
        if watchdog and watchdog.is_over():
            raise SilentProcessError(
                f"{title} has said and done nothing for {watchdog.silent_s / 60:.3g} minutes and was ended."
            )
        try:
            line = lines.get(timeout=TICK_S)
        except queue.Empty:
            continue
        if line is not None:
            if watchdog:
                watchdog.hear()
            on_line(line)
        else:
            # The end of the output, mostly just before that of the process; or the cancellation.
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(TICK_S)
