"""Room on the disks that downloads go to: reserved before, watched during, so that eight at once see what is free."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable, NamedTuple

from ...errors import DiskError, NoRoomError
from ...workspace.copying import file_system_of

RESERVE_BYTES, RESERVE_SHARE = 2_000_000_000, 0.02  # whichever is less; a small disk is not all reserve
LOOK_S = 1.0


class DiskUse(NamedTuple):
    """Of a file system, in bytes."""

    total: int
    free: int


LookAtDisk = Callable[[Path], DiskUse]


def look_at_disk(folder: Path) -> DiskUse:
    """Size and free bytes of the file system of an existing folder."""
    usage = shutil.disk_usage(folder)
    return DiskUse(usage.total, usage.free)


class Rooms:
    """What the running downloads of this process will still write, by file system. Thread-safe.

    :param reserve_bytes: what is always to stay free; ``None``: 2 GB, or 2 % of the disk if that is less.
    :param look: at a disk.
    :param clock: seconds that never go back.
    """

    def __init__(
        self,
        reserve_bytes: int | None = None,
        look: LookAtDisk = look_at_disk,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.reserve_bytes = reserve_bytes
        self._look, self._clock = look, clock
        self._lock = threading.Lock()
        self._claims: list[Claim] = []

    @contextmanager
    def claim(self) -> Iterator[Claim]:
        """One download's share, given back at its end."""
        claim = Claim(self)
        with self._lock:
            self._claims.append(claim)
        try:
            yield claim
        finally:
            with self._lock:
                self._claims.remove(claim)

    def now(self) -> float:
        """The time by its clock."""
        return self._clock()

    def free_bytes(self, folder: Path) -> int:
        """What is free above the reserve on the file system of an existing folder, whoever claimed it.

        :raises OSError: if the disk cannot be looked at.
        """
        use = self._look(folder)
        return max(0, use.free - self._reserve(use))

    def take(self, claim: Claim, needs: Sequence[tuple[Path, int]]) -> None:
        """See :meth:`Claim.take`."""
        with self._lock:
            claim.shares = [self._share(claim, folder, needed_bytes) for folder, needed_bytes in needs]

    def _share(self, claim: Claim, folder: Path, needed_bytes: int) -> Share:
        disk, use = file_system_of(folder), self._look(folder)
        others = (share for one in self._claims if one is not claim for share in one.shares)
        promised = sum(share.left_bytes for share in others if share.disk == disk)
        available = use.free - self._reserve(use) - promised
        if available < needed_bytes:
            promises = f" ({_gigabytes(promised)} of what is free are for other downloads)" if promised else ""
            raise NoRoomError(
                f"There is not enough room in {folder}: {_gigabytes(needed_bytes)} are needed, "
                f"{_gigabytes(max(0, available))} are free above the reserve of {_gigabytes(self._reserve(use))}"
                f"{promises}.",
                advice="Downloads go on by themselves when there is room; or choose another folder.",
            )
        return Share(folder, disk, needed_bytes)

    def watch(self, folder: Path) -> None:
        """See :meth:`Claim.received`."""
        use = self._look(folder)
        if use.free < self._reserve(use):
            raise NoRoomError(
                f"Only {_gigabytes(use.free)} are free in {folder}, less than the reserve of "
                f"{_gigabytes(self._reserve(use))}: the download waits, its bytes are kept.",
                advice="It goes on by itself when there is room.",
            )

    def _reserve(self, use: DiskUse) -> int:
        return min(RESERVE_BYTES, int(use.total * RESERVE_SHARE)) if self.reserve_bytes is None else self.reserve_bytes


@dataclass
class Share:
    """Of one disk.

    :param folder: an existing one on it; :param disk: number of the file system.
    :param left_bytes: what will still be written at most.
    """

    folder: Path
    disk: int
    left_bytes: int
    looked_at: float = field(default=float("-inf"))


@dataclass(eq=False)
class Claim:
    """What one download claims of its disks: of that where it arrives and, if that is another, of that where it stays.

    :param shares: in this order; empty: nothing is claimed yet.
    """

    rooms: Rooms
    shares: list[Share] = field(default_factory=list)

    def take(self, *needs: tuple[Path, int]) -> None:
        """Claim room, in place of what was claimed before.

        :param needs: existing folders on different disks, each with the bytes that are needed there.
        :raises NoRoomError: naming what is needed and what is free besides the reserve and what others claimed.
        :raises OSError: if a disk cannot be looked at.
        """
        self.rooms.take(self, needs)

    def received(self, count: int) -> None:
        """So many bytes were written where they arrive; that disk is looked at once a second, as others write to it.

        :raises NoRoomError: if less than the reserve is free.
        """
        if self.shares:
            self._written(self.shares[0], count)

    def copied(self, count: int) -> None:
        """So many bytes were written where the product stays; as :meth:`received`."""
        if self.shares:
            self._written(self.shares[-1], count)

    def _written(self, share: Share, count: int) -> None:
        share.left_bytes = max(0, share.left_bytes - count)
        now = self.rooms.now()
        if now - share.looked_at < LOOK_S:
            return
        share.looked_at = now
        try:
            self.rooms.watch(share.folder)
        except OSError as error:
            raise DiskError(
                f"The disk of {share.folder} cannot be looked at ({error.strerror or type(error).__name__}).",
                advice="Check that the folder is there and may be written.",
            ) from error


def _gigabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1e9:.2f} GB"
