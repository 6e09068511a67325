"""Whether a folder lies on another computer, where locks and shared memory between programs cannot be relied on.

Sources: proc(5) of Linux for ``/proc/self/mountinfo``; mount(8) of macOS; Microsoft, "GetDriveTypeW" and "File path
formats on Windows systems"; sqlite.org/wal.html ("WAL does not work over a network filesystem").
"""

from __future__ import annotations

import ntpath
import os
import posixpath
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Callable

# As Linux and macOS name them. Disks that a virtual machine shares with its host count too: they are another system's.
_NETWORK_KINDS = {
    *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afpfs", "webdav", "davfs", "afs", "auristorfs", "coda"),
    *("lustre", "gpfs", "beegfs", "fhgfs", "ceph", "glusterfs", "gfs", "gfs2", "ocfs2", "orangefs", "pvfs2", "panfs"),
    *("wekafs", "acfs", "9p", "virtiofs", "vboxsf", "vmhgfs", "prl_fs"),
    "autofs",  # mounted by the first who goes in: nearly always a share
    *("fuse", "macfuse", "osxfuse"),
}
# The other programs below FUSE are reckoned among the networks (sshfs, rclone, s3fs, …): to take one for local could
# cost the store, to take it for a network only some speed.
_LOCAL_FUSE = {
    *("bindfs", "mergerfs", "encfs", "gocryptfs", "cryfs", "securefs", "veracrypt", "ntfs-3g", "exfat", "apfs-fuse"),
    *("lxcfs", "portal", "squashfuse", "snapfuse", "overlayfs", "fuse-overlayfs", "unionfs", "zfs", "lklfuse", "ext2"),
}
_DRIVE_REMOTE = 4
_ESCAPED = re.compile(r"\\([0-7]{3})")
_LINE_OF_MOUNT = re.compile(r"^.* on (?P<point>/.*) \((?P<kind>[^,)]+)[^)]*\)$")


def is_on_network(folder: Path) -> bool:
    """Whether a folder, which need not be there yet, lies on a network file system.

    ``False`` where the system does not tell.
    """
    real = os.path.realpath(folder)
    if sys.platform == "win32":
        return is_share_of_windows(real, _drive_type)
    if sys.platform == "darwin":
        return is_network_kind(kind_by_mount(_mounted(), real))
    try:
        text = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return is_network_kind(kind_by_mountinfo(text, real))


def is_network_kind(kind: str) -> bool:
    """Whether a kind of file system, as the system names it (``nfs4``, ``fuse.sshfs``), is one of a network."""
    program = kind.partition(".")[2] if kind.startswith("fuse.") else ""
    return kind in _NETWORK_KINDS or bool(program and program not in _LOCAL_FUSE)


def kind_by_mountinfo(text: str, path: str) -> str:
    """The kind of file system that a path lies on; empty: not known.

    :param text: of Linux' ``/proc/self/mountinfo``: ``… mount-point options [fields] - kind source options``.
    :param path: absolute, without links in it.
    """
    mounts = []
    for line in text.splitlines():
        before, separator, after = line.partition(" - ")
        fields, kind = before.split(" "), after.split(" ")[0]
        if separator and len(fields) > 4 and kind:
            mounts.append((_ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields[4]), kind))
    return _kind_above(mounts, path)


def kind_by_mount(text: str, path: str) -> str:
    """The kind of file system that a path lies on; empty: not known.

    :param text: what macOS' ``mount`` prints: ``//me@nas/data on /Volumes/data (smbfs, nodev, mounted by me)``.
    :param path: absolute, without links in it.
    """
    found = filter(None, map(_LINE_OF_MOUNT.match, text.splitlines()))
    return _kind_above([(line["point"], line["kind"]) for line in found], path)


def is_share_of_windows(path: str, drive_type: Callable[[str], int]) -> bool:
    r"""Whether a path of Windows is one of a share: ``\\nas\data\x``, or on a drive that a share is connected as.

    :param drive_type: Windows' ``GetDriveTypeW`` of a root such as ``Z:\``.
    """
    text = path.replace("/", "\\")
    if text.startswith(("\\\\?\\", "\\\\.\\")):  # a path as the system keeps it: of a share, or of a drive
        if text[4:8].upper() == "UNC\\":
            return True
        text = text[4:]
    elif text.startswith("\\\\"):
        return True
    drive = ntpath.splitdrive(text)[0]
    return bool(drive) and drive_type(drive + "\\") == _DRIVE_REMOTE


def _kind_above(mounts: Iterable[tuple[str, str]], path: str) -> str:
    """Of the mount points that a path lies below, the kind of the nearest; of two at one place the one on top."""
    nearest, kind_there = "", ""
    for point, kind in mounts:
        is_above = path == point or path.startswith(posixpath.join(point, ""))
        if is_above and len(point) >= len(nearest):
            nearest, kind_there = point, kind
    return kind_there


if sys.platform == "win32":
    import ctypes

    def _drive_type(root: str) -> int:
        return int(ctypes.windll.kernel32.GetDriveTypeW(ctypes.c_wchar_p(root)))


def _mounted() -> str:
    """What macOS' ``mount`` prints; empty where it cannot be run."""
    try:
        done = subprocess.run(
            ["/sbin/mount"], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout
