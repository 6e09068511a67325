"""Whether processes run, by their numbers."""

from __future__ import annotations

import os
from pathlib import Path

from doubles.waiting import wait_until


def is_running(pid: int) -> bool:
    """Whether a process runs; one that ended and that nobody has waited for does not."""
    try:
        os.kill(pid, 0)
        status = Path(f"/proc/{pid}/stat").read_text() if Path("/proc/self/stat").is_file() else ""
    except (ProcessLookupError, FileNotFoundError):
        return False
    return not status or status.rsplit(")", 1)[1].split()[0] != "Z"


def wait_for_the_end_of(*pids: int) -> None:
    """A process that was killed goes when it is next given the processor."""
    wait_until(lambda: not any(is_running(pid) for pid in pids))
