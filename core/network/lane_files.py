"""The connections of an account, shared by all programs of this user on this desk.

Each connection is a file that whoever uses it has locked, by a lock of the operating system; it goes with the process,
however that ends. Who waits for one has locked another file. The files are empty; the time of their last change is when
the connection was given back: a service may still count it for a moment.
"""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path
from typing import Callable

from ..workspace.locked_file import LockedFile

WAITERS = 8
LOOK_EVERY_S = 1.0
STILL_COUNTED_S = 0.25
MOUNTS = Path("/proc/self/mounts")
_FAR_FILE_SYSTEMS = ("nfs", "cifs", "smb", "afs", "ceph", "lustre", "fuse.sshfs", "fuse.glusterfs", "davfs", "gpfs")


class LaneFiles:
    """The files of one account. Not thread-safe: :class:`Lanes` asks it one call at a time.

    :param folder: of all accounts; made where it is missing.
    :param name: of the account; tells nobody's name.
    :param count: connections that the account may use.
    :param clock: seconds that never go back.
    :raises OSError: if locks do not work there: it cannot be written, or it is on another machine, whose programs may
        not see them.
    """

    def __init__(self, folder: Path, name: str, count: int, clock: Callable[[], float] = time.monotonic) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._lanes = [folder / f"{name}-{number}.lock" for number in range(count)]
        self._waiters = [folder / f"{name}-wait-{number}.lock" for number in range(WAITERS)]
        self._taken: dict[LockedFile, Path] = {}
        self._given_back: dict[Path, int] = {}
        self._own_waiter: tuple[int, LockedFile] | None = None
        self._clock = clock
        self._waiting_elsewhere = 0
        self._looked_at = float("-inf")
        _require_locks(folder)

    def take(self) -> LockedFile | None:
        """A connection that nobody has; ``None``: all are used, or were given back by another program just now."""
        if not self._folder.is_dir():  # removed while the program runs: no lock could be taken any more
            self._folder.mkdir(parents=True, exist_ok=True)
        for path in self._lanes:
            is_new = not path.exists()
            lane = _locked(path)
            if lane is not None and (is_new or not self._is_still_counted(path)):
                _change(path, at_s=0)  # nobody gives it back where this process is killed
                self._taken[lane] = path
                return lane
            if lane is not None:
                lane.release()
        return None

    def give_back(self, lane: LockedFile) -> None:
        """Let others have a connection that was taken; other programs after a moment."""
        path = self._taken.pop(lane)
        self._given_back[path] = _change(path, time.time())
        lane.release()

    def _is_still_counted(self, path: Path) -> bool:
        try:
            given_back = path.stat().st_mtime_ns
        except OSError:
            return False
        is_own = given_back == self._given_back.get(path)
        return not is_own and 0 <= time.time_ns() - given_back < STILL_COUNTED_S * 1e9

    def tell_waiting(self) -> None:
        """Tell other programs that one here waits for a connection that they have."""
        for number, path in enumerate(self._waiters if self._own_waiter is None else ()):
            lock = _locked(path)
            if lock is not None:
                self._own_waiter = number, lock
                return

    def stop_waiting(self) -> None:
        """Nobody here waits any more; what waits still tells it again."""
        if self._own_waiter is not None:
            self._own_waiter[1].release()
            self._own_waiter = None

    def waiting_elsewhere(self) -> int:
        """How many other programs wait; looked at once a second."""
        now = self._clock()
        if now - self._looked_at >= LOOK_EVERY_S:
            self._looked_at = now
            mine = self._own_waiter[0] if self._own_waiter else None
            self._waiting_elsewhere = sum(_is_locked(one) for n, one in enumerate(self._waiters) if n != mine)
        return self._waiting_elsewhere

    def has_served_one(self) -> None:
        """A connection was given back because another program waits; until it is looked at again that one is served."""
        self._waiting_elsewhere = max(0, self._waiting_elsewhere - 1)


def _change(path: Path, at_s: float) -> int:
    """Set the time of a file's last change; returns it in nanoseconds, as it is kept there."""
    with contextlib.suppress(OSError):  # the folder was removed: nobody else sees these files
        os.utime(path, (at_s, at_s))
        return path.stat().st_mtime_ns
    return 0


def _locked(path: Path) -> LockedFile | None:
    try:
        return LockedFile(path)
    except OSError:
        return None


def _is_locked(path: Path) -> bool:
    if not path.exists():
        return False
    lock = _locked(path)
    if lock is not None:
        lock.release()
    return lock is None


def _require_locks(folder: Path) -> None:
    """:raises OSError: if locks keep nobody out here."""
    if _is_far(folder):
        raise OSError(f"{folder} is on another machine")
    path = folder / f"probe-{os.getpid()}-{time.monotonic_ns()}.lock"
    first = LockedFile(path)
    try:
        second = _locked(path)
        if second is not None:
            second.release()
            raise OSError(f"locks do not work in {folder}")
    finally:
        first.release()
        path.unlink()


def _is_far(folder: Path) -> bool:
    """Whether a folder is known to be on a file system of another machine."""
    real = folder.resolve()
    if str(real).startswith(r"\\"):
        return True
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False  # no Linux; there the probe must do
    mounts = [line.split()[1:3] for line in lines if len(line.split()) > 2]
    above = [(len(point), kind) for point, kind in mounts if _is_above(point.replace(r"\040", " "), real)]
    return bool(above) and max(above)[1].startswith(_FAR_FILE_SYSTEMS)


def _is_above(mount_point: str, folder: Path) -> bool:
    point = Path(mount_point)
    return point == folder or point in folder.parents
