"""Processes that something under a story has started, found by the home folder that only they have."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Mapping
from pathlib import Path


def processes_at_home(home: Path, patience_s: float = 0.0) -> dict[int, str]:
    """Command lines by process number, of all processes whose ``HOME`` is this folder, but for the one that asks.

    :param patience_s: how long they may take to end.
    """
    end = time.monotonic() + patience_s
    while True:
        found = _look(home)
        if not found or time.monotonic() >= end:
            return found
        time.sleep(0.1)


def end_all(processes: Mapping[int, str]) -> list[str]:
    """Kill them; returns their command lines."""
    for number in processes:
        try:
            os.kill(number, signal.SIGKILL)
        except ProcessLookupError:
            continue
    return list(processes.values())


def _look(home: Path) -> dict[int, str]:
    mark = b"HOME=" + os.fsencode(home)
    found = {}
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit() or int(folder.name) == os.getpid():
            continue
        try:
            if mark in (folder / "environ").read_bytes().split(b"\0"):
                found[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
        except OSError:
            continue  # it has ended meanwhile, or is somebody else's
    return {number: command for number, command in found.items() if command}
