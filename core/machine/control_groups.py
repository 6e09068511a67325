"""The control groups of Linux that this process lies in: containers and job systems set their limits there.

Sources: cgroups(7), proc(5), and the kernel's documents "Control Group v2" and "Memory Resource Controller".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath


@dataclass(frozen=True)
class ControlGroup:
    """One group, of those that hold for this process.

    :param folder: its files.
    :param version: 1 or 2; the files have other names.
    """

    folder: Path
    version: int

    def number(self, name: str) -> int | None:
        """What one of its files says; ``None``: there is none, or no limit (``max``, -1)."""
        words = self._text(name).split()
        try:
            number = int(words[0]) if words else -1
        except ValueError:
            return None
        return number if number >= 0 else None

    def numbers(self, name: str) -> dict[str, int]:
        """What a file says that has a name and a number a line, ``memory.stat`` say."""
        pairs = (line.split() for line in self._text(name).splitlines())
        return {pair[0]: int(pair[1]) for pair in pairs if len(pair) == 2 and pair[1].isdigit()}

    def quota(self) -> float | None:
        """How many cores it allows; ``None``: no limit."""
        if self.version == 2:
            words = self._text("cpu.max").split()
            microseconds = [int(word) for word in words if word.isdigit()]
        else:
            found = (self.number("cpu.cfs_quota_us"), self.number("cpu.cfs_period_us"))
            microseconds = [number for number in found if number is not None]
        return microseconds[0] / microseconds[1] if len(microseconds) == 2 and microseconds[1] else None

    def _text(self, name: str) -> str:
        try:
            return (self.folder / name).read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError):  # the root group has none of the limits
            return ""


def groups_of(controller: str, root: Path = Path("/")) -> list[ControlGroup]:
    """The groups of this process and those above them, whose limits hold for it too.

    :param controller: ``memory`` or ``cpu``.
    :param root: where ``/proc`` and the mounted groups are looked for.
    """
    try:
        mounts = (root / "proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
        mine = (root / "proc/self/cgroup").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return [
        ControlGroup(root / folder.relative_to("/"), version)
        for version in (1, 2)
        for path in _paths(mine, controller, version)
        for above, point in _mounts(mounts, controller, version)
        for folder in _upwards(point, above, path)
    ]


def _paths(mine: str, controller: str, version: int) -> Iterator[str]:
    """From lines like ``4:cpu,cpuacct:/user`` (version 1) and ``0::/user.slice`` (version 2)."""
    for line in mine.splitlines():
        _, controllers, path = [*line.split(":", 2), "", ""][:3]
        if path and (controller in controllers.split(",") if version == 1 else not controllers):
            yield path


def _mounts(mounts: str, controller: str, version: int) -> Iterator[tuple[str, str]]:
    """Which part of the hierarchy is mounted, and where."""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields, kinds = before.split(" "), after.split(" ")
        if len(fields) < 5 or len(kinds) < 3:
            continue
        if kinds[0] == "cgroup2" if version == 2 else kinds[0] == "cgroup" and controller in kinds[2].split(","):
            yield fields[3], fields[4]


def _upwards(point: str, above: str, path: str) -> Iterator[PurePosixPath]:
    """The folders from a group to the top of what is mounted."""
    try:
        below = PurePosixPath(path).relative_to(above)
    except ValueError:  # a container sees its own group as the top, and its path from outside
        below = PurePosixPath()
    folder = PurePosixPath(point) / below
    yield folder
    yield from (parent for parent in folder.parents if parent.is_relative_to(point))
