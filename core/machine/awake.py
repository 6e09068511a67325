"""Keeps the computer awake; the screen may go dark.

What is asked of the system ends with this process, however that ends: a thread's state on Windows, and elsewhere a
child that watches us (macOS) or ends with our end of its input (Linux).

Sources: Microsoft's "SetThreadExecutionState", caffeinate(8), systemd-inhibit(1), gnome-session-inhibit(1).
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from functools import partial
from types import TracebackType
from typing import Callable, Protocol

WHO, WHY = "Scene Queue", "Scenes are downloaded and corrected"
ES_CONTINUOUS, ES_SYSTEM_REQUIRED = 0x80000000, 0x00000001
ONE_CANNOT = "This computer cannot be kept awake from here: turn off its sleep while the queue works."
_END_S = 1.0
# It says nothing and ends at the end of its input, which is ours.
_UNTIL_WE_END = ("cat",)


class Keeper(Protocol):
    """One way to keep the computer awake, at work from the moment it is made."""

    def is_at_work(self) -> bool:
        """Whether it (still) does."""
        ...

    def end(self) -> None:
        """Let the computer sleep; once."""
        ...


class Awake:
    """Keeps the computer awake from :meth:`hold` to :meth:`release`, or as a context. One thread at a time.

    :param ways: makers of keepers, the best first; each raises ``OSError`` where the system has no such thing.
    """

    def __init__(self, ways: Sequence[Callable[[], Keeper]] | None = None) -> None:
        self._ways = ways_of(sys.platform) if ways is None else ways
        self._left: list[Callable[[], Keeper]] = []
        self._keeper: Keeper | None = None
        self._is_held = False

    def __enter__(self) -> Awake:
        self.hold()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def hold(self) -> None:
        """Keep awake from now on; a further call does nothing."""
        if not self._is_held:
            self._is_held, self._left = True, list(self._ways)
            self._next_way()

    def release(self) -> None:
        """Let the computer sleep again; a further call does nothing."""
        self._is_held = False
        self._end_keeper()

    def trouble(self) -> str:
        """One sentence if it is held and the computer may sleep all the same, else empty.

        To be asked now and then: some systems refuse only after a moment, and the next way is tried then.
        """
        if not self._is_held:
            return ""
        if self._keeper is not None and not self._keeper.is_at_work():
            self._next_way()
        return "" if self._keeper is not None else ONE_CANNOT

    def _next_way(self) -> None:
        self._end_keeper()
        while self._left and self._keeper is None:
            with contextlib.suppress(OSError):
                self._keeper = self._left.pop(0)()

    def _end_keeper(self) -> None:
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            keeper.end()


class StateKeeper:
    """Windows: a thread of its own says that the system is needed, since what it says holds as long as it lives.

    :param set_state: Windows' ``SetThreadExecutionState``; 0: it failed.
    """

    def __init__(self, set_state: Callable[[int], int]) -> None:
        self._set_state = set_state
        self._over = threading.Event()
        self._has_failed = False
        self._thread = threading.Thread(target=self._keep, name="scene_queue awake", daemon=True)
        self._thread.start()

    def is_at_work(self) -> bool:
        """See :class:`Keeper`."""
        return self._thread.is_alive() and not self._has_failed

    def end(self) -> None:
        """See :class:`Keeper`."""
        self._over.set()
        self._thread.join(_END_S)

    def _keep(self) -> None:
        self._has_failed = not self._set_state(ES_CONTINUOUS | ES_SYSTEM_REQUIRED)
        self._over.wait()
        self._set_state(ES_CONTINUOUS)


class ChildKeeper:
    """A child process that keeps the computer awake until it ends, or until its input does.

    :param command: program and arguments.
    :raises OSError: if it cannot be started.
    """

    def __init__(self, command: Sequence[str]) -> None:
        program = shutil.which(command[0])
        if program is None:
            raise FileNotFoundError(f"There is no {command[0]}.")
        # In a session of its own: Ctrl+C in a terminal is for us.
        self._child = subprocess.Popen(
            [program, *command[1:]],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def is_at_work(self) -> bool:
        """See :class:`Keeper`."""
        return self._child.poll() is None

    def end(self) -> None:
        """See :class:`Keeper`; all that it started ends too."""
        if self._child.stdin is not None:
            self._child.stdin.close()
        if self._child.poll() is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._child.pid, signal.SIGTERM)
        try:
            self._child.wait(_END_S)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()


def ways_of(platform: str) -> list[Callable[[], Keeper]]:
    """The ways that a platform may have, the best first.

    :param platform: as ``sys.platform`` names it.
    """
    if platform == "win32":
        return [lambda: StateKeeper(_set_state_of_windows)]
    return [partial(ChildKeeper, command) for command in commands_of(platform)]


def commands_of(platform: str) -> list[tuple[str, ...]]:
    """What keeps a Unix awake, by programs that belong to it."""
    if platform == "darwin":
        return [("caffeinate", "-i", "-w", str(os.getpid()))]
    systemd = ("systemd-inhibit", "--what=sleep:idle", f"--who={WHO}", f"--why={WHY}", "--mode=block")
    gnome = ("gnome-session-inhibit", "--inhibit", "suspend:idle", "--reason", WHY)
    return [(*systemd, *_UNTIL_WE_END), (*gnome, *_UNTIL_WE_END)]


def _set_state_of_windows(state: int) -> int:
    import ctypes

    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    kernel.SetThreadExecutionState.argtypes = [ctypes.c_uint]
    return int(kernel.SetThreadExecutionState(state))
