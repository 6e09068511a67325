"""Starting and ending a process together with all that it starts, in the way of each system."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

GRACE_S = 0.5
_AFTER_KILL_S = 0.2
_LOOK_AGAIN_S = 0.02


def start_tree(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> subprocess.Popen[str]:
    """Start a command at low priority, in a group of its own, without a shell, input or console window.

    Its output and its errors are one stream of text, ``stdout``.

    :raises OSError: if it cannot be started.
    """
    child = subprocess.Popen(
        list(command),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=dict(environment),
        cwd=folder,
        text=True,
        encoding="utf-8",
        errors="replace",
        **_options(),
    )
    if sys.platform != "win32":
        # Not in a preexec_fn, which may deadlock in a process with threads. The child may have ended already.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.setpriority(os.PRIO_PGRP, child.pid, 10)
    return child


def end_tree(child: subprocess.Popen[str]) -> None:
    """End what is left of a process and of all that it started, within 1.2 seconds."""
    if sys.platform == "win32":
        _end_descendants(child)
    else:
        _end_group(child)
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(GRACE_S)


if sys.platform == "win32":

    def _options() -> dict[str, Any]:
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        return {"creationflags": flags | subprocess.BELOW_NORMAL_PRIORITY_CLASS}

    def _end_descendants(child: subprocess.Popen[str]) -> None:
        """Follows the parents' ids: what a script left behind that has ended itself is not reached."""
        if child.poll() is None:
            taskkill = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")
            command = [str(taskkill), "/T", "/F", "/PID", str(child.pid)]
            subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, **_options())

else:

    def _options() -> dict[str, Any]:
        return {"start_new_session": True}

    def _end_group(child: subprocess.Popen[str]) -> None:
        """Ask first, then do not ask."""
        # Where nothing reaps orphans (containers), ended members count as left: the waits must stay short.
        for number, patience_s in ((signal.SIGTERM, GRACE_S), (signal.SIGKILL, _AFTER_KILL_S)):
            deadline = time.monotonic() + patience_s
            is_left = _signal_group(child.pid, number)
            while is_left and time.monotonic() < deadline:
                time.sleep(_LOOK_AGAIN_S)
                child.poll()
                is_left = _signal_group(child.pid, 0)
            if not is_left:
                return

    def _signal_group(group: int, number: int) -> bool:
        """Send a signal to a process group; ``False`` where nobody is left (macOS says so with EPERM)."""
        try:
            os.killpg(group, number)
        except (ProcessLookupError, PermissionError):
            return False
        return True
