"""A program and all that it starts, on Linux, macOS and other Unix: a session, and a guardian that outlives us.

The guardian is a few lines of shell. It waits for the end of a pipe whose other end only this process holds, and the
system closes that end however this process ends, also by ``kill -9``. Then it kills the program's process group, and on
Linux also whatever has left the group, but has in its environment the variable that only this program was given. The
guardian is a child of ours and no member of the group: it does not get the signals that the group gets, and the program
has no child that it does not know.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, cast

from .process_table import ProcessorTime, read_table, tree_of

if sys.platform == "win32":
    raise ImportError("Windows has jobs")

MARK = "SCENE_QUEUE_RUN"
_GRACE_S = 0.5
_AFTER_KILL_S = 1.0
_LOOK_AGAIN_S = 0.02
_CHUNK_BYTES = 65536
_PRIORITY = 10

# Only what every sh has: dash, bash, BusyBox, macOS. It is told the group after the program has started; should we end
# before that, the mark is all there is to go by. "$1": the mark.
_GUARDIAN = """
trap '' HUP INT TERM
PATH=/usr/bin:/bin
read -r group
while read -r nothing; do :; done
if [ -n "$group" ]; then kill -s KILL -- "-$group"; fi
for file in $(grep -Fls -e "$1" /proc/[0-9]*/environ); do
    process=${file#/proc/}
    kill -s KILL "${process%/environ}"
done
"""


class PosixTree:
    """Starts a command at low priority, in a session of its own, without a shell or input.

    Its output and its errors are one stream. Ended are its process group, all that descends from it, and on Linux also
    whatever of it has left both. Beyond reach are, on other systems, a child in a session of its own whose parent has
    ended, and everywhere what runs as another user.

    :raises OSError: if it cannot be started; ``ValueError`` where an argument has a zero byte.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
        self._mark = f"{MARK}={secrets.token_hex(16)}"
        self._used = ProcessorTime()
        self._guardian = _Guardian(self._mark)
        try:
            self._child = subprocess.Popen(
                list(command),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                bufsize=0,
                env={**environment, MARK: self._mark.partition("=")[2]},
                cwd=folder,
                start_new_session=True,
            )
        except BaseException:
            self._guardian.dismiss()
            raise
        self.output = cast("IO[bytes]", self._child.stdout)
        self._poll = select.poll()
        self._poll.register(self.output, select.POLLIN)
        # Not in a preexec_fn, which may deadlock in a process with threads. The child may have ended already.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.setpriority(os.PRIO_PGRP, self._child.pid, _PRIORITY)
        try:
            self._guardian.watch(self._child.pid)
        except OSError:  # somebody has ended it
            self.end()
            self.output.close()
            raise

    def read(self, seconds: float) -> bytes | None:
        """The next bytes of output, empty at its end; ``None``: none came within so many seconds."""
        # poll and not select, which fails where a process has a thousand files open
        return self.output.read(_CHUNK_BYTES) if self._poll.poll(1000 * seconds) else None

    def poll(self) -> int | None:
        """The exit code, negative for the signal that ended it; ``None`` as long as it runs."""
        return self._child.poll()

    def wait(self, seconds: float) -> int | None:
        """Like :meth:`poll`, after so many seconds at the latest."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self._child.wait(seconds)
        return None

    def processor_s(self) -> float | None:
        """Processor time of all of it until now; ``None``: not known."""
        tree = tree_of(self._child.pid, read_table(), self._mark)
        return self._used.after(tree) if tree else None

    def end(self) -> None:
        """Ask first, then do not ask; then dismiss the guardian."""
        for number, patience_s in ((signal.SIGTERM, _GRACE_S), (signal.SIGKILL, _AFTER_KILL_S)):
            deadline = time.monotonic() + patience_s
            asked: set[int] = set()
            living = self._living()
            while living and time.monotonic() < deadline:
                self._signal(living - asked, number)  # some may have been started meanwhile
                asked |= living
                time.sleep(_LOOK_AGAIN_S)
                self._child.poll()
                living = self._living()
            if not living:
                break
        self._guardian.dismiss()

    def _living(self) -> set[int]:
        """Numbers of all of it that has not ended; where nothing reaps orphans (containers) these stay in the table."""
        table = read_table()
        if table:
            return {number for number, one in tree_of(self._child.pid, table, self._mark).items() if not one.is_ended}
        return {self._child.pid} if _signal_group(self._child.pid, 0) else set()

    def _signal(self, processes: set[int], number: int) -> None:
        if processes:
            _signal_group(self._child.pid, number)
        for process in processes:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                if os.getpgid(process) != self._child.pid:
                    os.kill(process, number)


class _Guardian:
    """The shell that ends a program should this process end first; it has to be dismissed."""

    def __init__(self, mark: str) -> None:
        self._shell = subprocess.Popen(
            ["/bin/sh", "-c", _GUARDIAN, "scene-queue-guardian", mark],
            stdin=subprocess.PIPE,  # no other child gets our end: Python opens it close-on-exec
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env={},
            cwd="/",
            start_new_session=True,
        )
        self._pipe = cast("IO[bytes]", self._shell.stdin)

    def watch(self, group: int) -> None:
        self._pipe.write(b"%d\n" % group)

    def dismiss(self) -> None:
        self._shell.kill()
        self._shell.wait()
        self._pipe.close()


def _signal_group(group: int, number: int) -> bool:
    """Send a signal to a process group; ``False`` where nobody is left (macOS says so with EPERM)."""
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True
