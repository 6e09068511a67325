"""How much memory is free, and how many cores this process may use.

Sources: proc(5) ("MemAvailable"), Microsoft's "GlobalMemoryStatusEx", vm_stat(1) of macOS.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from .control_groups import ControlGroup, groups_of

_AVAILABLE = re.compile(r"^MemAvailable:\s+(\d+) kB$", re.MULTILINE)
_PAGE_SIZE = re.compile(r"page size of (\d+) bytes")
_LIMIT_AND_USE = {
    1: ("memory.limit_in_bytes", "memory.usage_in_bytes"),
    2: ("memory.max", "memory.current"),
}
_KEPT = {1: "total_inactive_file", 2: "inactive_file"}
_FREE_PAGES = re.compile(r"^Pages (?:free|inactive|speculative):\s+(\d+)\.$", re.MULTILINE)


def free_memory_bytes(root: Path = Path("/")) -> int | None:
    """Bytes that programs could take now without the system having to swap; ``None``: not known.

    :param root: where ``/proc`` is looked for, on Linux.
    """
    if sys.platform == "win32":
        return _free_memory_of_windows()
    if sys.platform == "darwin":
        return free_by_vm_stat(_vm_stat())
    try:
        available = available_by_meminfo((root / "proc/meminfo").read_text(encoding="ascii", errors="replace"))
    except OSError:
        return None
    left = [_left_in(group) for group in groups_of("memory", root)]
    return min([number for number in (available, *left) if number is not None], default=None)


def usable_cores(root: Path = Path("/")) -> int:
    """Cores that this process may use, at least 1: those that it is bound to, and what its groups allow.

    :param root: where ``/proc`` is looked for, on Linux.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    quotas = (group.quota() for group in groups_of("cpu", root))
    return max(1, min([cores, *(int(quota) for quota in quotas if quota is not None)]))


def available_by_meminfo(text: str) -> int | None:
    """Bytes by the text of Linux's ``/proc/meminfo``; ``None``: it does not say (before Linux 3.14)."""
    found = _AVAILABLE.search(text)
    return int(found[1]) * 1024 if found else None


def free_by_vm_stat(text: str) -> int | None:
    """Bytes by what macOS's ``vm_stat`` prints: pages that are free, or kept only in case they are asked for again."""
    size, pages = _PAGE_SIZE.search(text), _FREE_PAGES.findall(text)
    return int(size[1]) * sum(map(int, pages)) if size and pages else None


def _left_in(group: ControlGroup) -> int | None:
    """Bytes that may still be taken in a group; what it keeps of files it gives back when asked."""
    limit, used = (group.number(name) for name in _LIMIT_AND_USE[group.version])
    if limit is None or used is None:
        return None
    kept = group.numbers("memory.stat").get(_KEPT[group.version], 0)
    return max(0, limit - max(0, used - kept))


def _vm_stat() -> str:
    """What macOS's ``vm_stat`` prints; empty where it cannot be run."""
    try:
        done = subprocess.run(
            ["/usr/bin/vm_stat"], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=5, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


if sys.platform == "win32":
    import ctypes

    class _MemoryStatus(ctypes.Structure):
        """Windows' MEMORYSTATUSEX."""

        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            ("total_physical", ctypes.c_ulonglong),
            ("free_physical", ctypes.c_ulonglong),
            ("total_commit", ctypes.c_ulonglong),
            ("free_commit", ctypes.c_ulonglong),
            ("total_virtual", ctypes.c_ulonglong),
            ("free_virtual", ctypes.c_ulonglong),
            ("free_extended_virtual", ctypes.c_ulonglong),
        )

    def _free_memory_of_windows() -> int | None:
        """What is free in memory, or what may still be promised to programs where that is less."""
        status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
        if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
            return None
        return int(min(status.free_physical, status.free_commit))
