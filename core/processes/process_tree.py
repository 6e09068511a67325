"""A program and all that it starts, in the way of each system."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from .output import Source

if sys.platform == "win32":
    from .windows_tree import WindowsTree as _Tree
else:
    from .posix_tree import PosixTree as _Tree


class ProcessTree(Source, Protocol):
    """A running program and all that it starts."""

    def poll(self) -> int | None:
        """The program's exit code; ``None`` as long as it runs."""

    def wait(self, seconds: float) -> int | None:
        """Like :meth:`poll`, after so many seconds at the latest."""

    def processor_s(self) -> float | None:
        """Processor time of all of it until now, in seconds, which never goes back; ``None``: not known."""

    def end(self) -> None:
        """End what is left of it, within 1.6 seconds."""


def start_tree(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> ProcessTree:
    """Start a command at low priority, without a shell, input or console window; nothing of it outlives this process.

    Its output and its errors are one stream.

    :param environment: all variables that it sees; on Unix with one more, by which its processes are found.
    :raises OSError: if it cannot be started; ``ValueError`` where an argument has a zero byte.
    """
    return _Tree(command, environment, folder)
