"""The processes of a Unix system, and which of them belong to one that was started from here."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_PS = ("ps", "-A", "-o", "pid=", "-o", "ppid=", "-o", "pgid=", "-o", "stat=", "-o", "time=")
# The C language has a point in its hundredths.
_PS_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}
# Processor time: [[days-]hours:]minutes:seconds, on macOS with hundredths.
_PS_LINE = re.compile(r"\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(?:(\d+)-)?(\d+(?::\d+)*(?:\.\d+)?)\s*", re.ASCII)
_PS_LIMIT_S = 5.0


@dataclass(frozen=True)
class Process:
    """One line of the table.

    :param parent: number of the process that started it, or that has adopted it.
    :param group: number of its process group.
    :param is_ended: it has ended, and only nobody has taken notice yet.
    :param used_s: processor time that it has used, in seconds; on Linux with that of its children that it saw end.
    """

    parent: int
    group: int
    is_ended: bool
    used_s: float


Table = Mapping[int, Process]


def tree_of(leader: int, table: Table, mark: str = "") -> dict[int, Process]:
    """What belongs to a process that leads a group of its own, itself included, also where it has ended.

    These are the processes of its group, those (Linux only) that were started with a variable of the environment, and
    all that descend from any of them.

    :param mark: the variable, as ``NAME=value``; empty for none.
    """
    children: dict[int, list[int]] = {}
    for number, process in table.items():
        children.setdefault(process.parent, []).append(number)
    found: dict[int, Process] = {}
    open_ones = [
        number
        for number, one in table.items()
        if leader in (number, one.group) or (mark and not one.is_ended and _has_mark(number, mark))
    ]
    while open_ones:
        number = open_ones.pop()
        if number not in found:
            found[number] = table[number]
            open_ones += children.get(number, [])
    return found


def _has_mark(number: int, mark: str) -> bool:
    try:
        return os.fsencode(mark) in (_PROC / str(number) / "environ").read_bytes().split(b"\0")
    except OSError:
        return False  # it has ended meanwhile, or is somebody else's


def table_of_ps() -> Table:
    """All processes by number, as POSIX's ``ps`` tells them; empty where it does not."""
    try:
        told = subprocess.run(
            _PS,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=_PS_ENVIRONMENT,
            timeout=_PS_LIMIT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return {}
    return parse_ps(told.stdout.decode("ascii", "replace"))


def parse_ps(text: str) -> Table:
    """The table in what ``ps`` printed; lines of another form are left out."""
    table = {}
    for line in text.splitlines():
        found = _PS_LINE.fullmatch(line)
        if found:
            number, parent, group, state, days, clock = found.groups()
            seconds = 0.0
            for part in clock.split(":"):
                seconds = 60 * seconds + float(part)
            used_s = 86400 * int(days or 0) + seconds
            table[int(number)] = Process(int(parent), int(group), state.startswith("Z"), used_s)
    return table


class ProcessorTime:
    """Adds up what a tree uses, so that the sum never goes back when one of it ends."""

    def __init__(self) -> None:
        self._sum_s = 0.0
        self._last_s: dict[int, float] = {}

    def after(self, tree: Mapping[int, Process]) -> float:
        """Seconds that the tree has used until now, given what it is now."""
        for number, process in tree.items():
            known_s = self._last_s.get(number, 0.0)
            # less than before: another process that was given the same number
            self._sum_s += process.used_s - known_s if process.used_s >= known_s else process.used_s
            self._last_s[number] = process.used_s
        return self._sum_s


if sys.platform == "linux":

    def read_table() -> Table:
        """All processes by number; empty where ``/proc`` is not there."""
        ticks = os.sysconf("SC_CLK_TCK")
        table = {}
        for name in os.listdir(_PROC) if _PROC.is_dir() else ():
            if not name.isdigit():
                continue
            try:
                status = (_PROC / name / "stat").read_text(encoding="utf-8", errors="replace")
            except OSError:
                continue  # it has ended meanwhile
            # The program's name stands in brackets and may hold anything; then state, parent, group (proc(5)).
            fields = status.rpartition(")")[2].split()
            used_s = sum(map(int, fields[11:15])) / ticks
            table[int(name)] = Process(int(fields[1]), int(fields[2]), fields[0] in "ZX", used_s)
        return table

else:

    def read_table() -> Table:
        """All processes by number; empty where the system does not tell."""
        return table_of_ps()
