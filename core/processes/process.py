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
from .process_tree import GRACE_S, end_tree, start_tree

TICK_S = 0.1
_LONGEST_LINE = 65536


class NotStartedError(SceneQueueError):
    """A program could not be started."""

    kind = ErrorKind.USER


class TimeLimitError(SceneQueueError):
    """A program took too long and was ended."""


def run_process(
    command: Sequence[str],
    *,
    title: str,
    environment: Mapping[str, str],
    folder: Path,
    on_line: Callable[[str], None],
    feedback: Feedback,
    limit_s: float,
) -> int:
    """Run a command to its end, at low priority, without a shell and without input; returns its exit code.

    :param command: program and arguments.
    :param title: what it is called in messages.
    :param environment: all variables that it sees.
    :param folder: its working folder.
    :param on_line: called on this thread with each line of output and errors, without its end.
    :param feedback: a cancellation ends the process and its children within two seconds.
    :param limit_s: the watchdog: seconds after which it is ended.
    :raises NotStartedError: if it cannot be started; :class:`TimeLimitError` if it runs into the limit.
    :raises CancelledError: if it is no longer wanted. Whatever ``on_line`` raises ends the process too.
    """
    feedback.raise_if_cancelled()
    child = _start(command, title, environment, folder)
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    reader = threading.Thread(target=_read, args=(child.stdout, lines), name=f"{title}-output", daemon=True)
    reader.start()
    try:
        with feedback.signal.ending(lambda: lines.put(None)):
            _follow(child, title, lines, on_line, feedback, limit_s)
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
) -> None:
    """Hand on lines until the process has ended, whatever its children do."""
    deadline = time.monotonic() + limit_s
    while child.poll() is None:
        feedback.raise_if_cancelled()
        if time.monotonic() > deadline:
            raise TimeLimitError(f"{title} was not done after {limit_s / 60:.3g} minutes and was ended.")
        try:
            line = lines.get(timeout=TICK_S)
        except queue.Empty:
            continue
        if line is not None:
            on_line(line)
        else:
            # The end of the output, mostly just before that of the process; or the cancellation.
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(TICK_S)
