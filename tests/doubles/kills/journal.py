"""What a process did and was told, in lines of which a kill may cut the last."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BEGUN, ENDED, MADE, TOLD = "begun", "ended", "made", "told"
STARTED = "started"  # of a process, not of a job
_WHOLE = " ."  # the end of a line that no kill has cut


@dataclass(frozen=True)
class Entry:
    """One line.

    :param what: a stage has ``BEGUN`` or ``ENDED``, has ``MADE`` its product (under its final name now), or a state
        was ``TOLD`` by the queue.
    :param process: its number.
    :param name: of the scene.
    :param stage: of the job.
    :param state: that was told; else ``-``.
    """

    what: str
    process: int
    name: str
    stage: str
    state: str = "-"


class Journal:
    """Appends lines, each in one call and through to the disk."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY)

    def write(self, what: str, name: str = "-", stage: str = "-", state: str = "-") -> None:
        """Note something of this process; on any thread.

        The line begins with its line break: a kill may end a write at the border of a page of memory, and what is
        written next must not be joined to the rest of it.
        """
        os.write(self._file, f"\n{what} {os.getpid()} {name} {stage} {state}{_WHOLE}".encode())
        os.fsync(self._file)


def entries(path: Path) -> Iterator[Entry]:
    """All whole lines, in their order."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for line in lines:
        if line.endswith(_WHOLE):
            what, process, name, stage, state = line[: -len(_WHOLE)].split(" ")
            yield Entry(what, int(process), name, stage, state)
