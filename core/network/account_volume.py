"""What the counted bytes of an account mean: nearly used up, used up, and the slow lane that follows.

Source: Copernicus Data Space documentation, "Quotas": 12 TB in 30 days, then one connection at 1 MB/s.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Callable

from ..errors import VolumeError
from ..feedback import Feedback
from ..services import ServiceProfile
from .volume import VolumeLedger

WARNING_SHARE = 0.8
ENOUGH_SHARE = 0.95  # below this it is worth going on: a few hundred scenes
LOOK_AGAIN_S = 5.0
LANE_WINDOW_S, LANE_WINDOWS = 15.0, 4  # so long a connection is held at one speed before that means something
LANE_SLOWEST, LANE_FASTEST = 0.7, 1.2


@dataclass(frozen=True)
class VolumeStatus:
    """How much of an account's volume is used.

    :param used_bytes: of the last ``days`` days; :param quota_bytes: what the service allows in them.
    :param enough_at: POSIX seconds when enough of it is free again; 0: it is now.
    """

    title: str
    used_bytes: int
    quota_bytes: int
    days: int
    enough_at: float = 0.0

    @property
    def is_nearly_used_up(self) -> bool:
        """Whether the user should know."""
        return self.used_bytes >= WARNING_SHARE * self.quota_bytes

    @property
    def is_used_up(self) -> bool:
        """Whether the service is slow from now on."""
        return self.used_bytes >= self.quota_bytes

    @property
    def enough_on(self) -> str:
        """The day when enough is free again, as ``2026-12-24`` (of this computer's time zone)."""
        return f"{datetime.fromtimestamp(self.enough_at):%Y-%m-%d}"  # noqa: DTZ006 - the user's own day

    def sentence(self) -> str:
        """What is used, in a sentence."""
        used, quota = f"{self.used_bytes / 1e12:.2f}", f"{self.quota_bytes / 1e12:.2f}"
        return (
            f"{self.title}: {used} of {quota} TB of the account's volume in {self.days} days are used, as counted here."
        )


class AccountVolume:
    """Counts an account's bytes, and says what that means. Thread-safe.

    :param account: as the ledger names it.
    :param clock: POSIX seconds.
    """

    def __init__(
        self,
        profile: ServiceProfile,
        account: str,
        ledger: VolumeLedger,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._title = profile.title
        self._quota_bytes = int(getattr(profile, "quota_bytes", 0))
        self._days = int(getattr(profile, "quota_days", 0))
        self.slow_lane_bytes_per_second = int(getattr(profile, "slow_lane_bytes_per_second", 0))
        self._account, self._ledger, self._clock = account, ledger, clock
        self._lock = threading.Lock()
        self._status: VolumeStatus | None = None
        self._looked_at = float("-inf")

    def add(self, count: int) -> None:
        """So many bytes were received, of whatever became of them."""
        self._ledger.add(self._account, count)

    @property
    def last_status(self) -> VolumeStatus | None:
        """What :meth:`status` found last; never looks. ``None``: not looked yet, or there is no limit."""
        return self._status

    def status(self) -> VolumeStatus | None:
        """How much is used, some seconds old at most; ``None``: the service has no limit of this kind."""
        if not self._quota_bytes:
            return None
        with self._lock:
            now = self._clock()
            if self._status is None or abs(now - self._looked_at) >= LOOK_AGAIN_S:
                self._looked_at = now
                received = self._ledger.received(self._account, self._days)
                used = sum(count for _, count in received)
                enough_at = _enough_at(received, used, self._quota_bytes)
                self._status = VolumeStatus(self._title, used, self._quota_bytes, self._days, enough_at)
            return self._status

    def check(self, feedback: Feedback, *, waits: bool) -> None:
        """To be called before a transfer: warns once a day where little is left.

        :param waits: whether the user would rather wait than go on slowly once the volume is used up.
        :raises VolumeError: if nothing is left, and the user would rather wait than go on slowly.
        """
        status = self.status()
        if self._ledger.trouble and self._ledger.is_news(self._account, "trouble"):
            feedback.note(f"The volume of the account cannot be counted: {self._ledger.trouble}.", warning=True)
        if status is None or not status.is_nearly_used_up:
            return
        if status.is_used_up and waits:
            raise VolumeError(
                f"{status.sentence()} It goes on on {status.enough_on}, when enough of it is free again.",
                advice="To go on slowly before, choose so below the queue.",
                retry_after_s=max(1.0, status.enough_at - self._clock()),
            )
        what = "used up" if status.is_used_up else "nearly used up"
        if self._ledger.is_news(self._account, what):
            more = f" It goes on slowly; on {status.enough_on} enough is free again." if status.is_used_up else ""
            feedback.note(f"{status.sentence()}{more}", warning=True)

    def note_slow_lane(self, feedback: Feedback) -> None:
        """A connection was held at the speed of the slow lane: say once a day why that may be."""
        status = self.status()
        if status is None or not self._ledger.is_news(self._account, "slow lane"):
            return
        speed = f"{status.title} holds this connection at about {self.slow_lane_bytes_per_second / 1e6:.1f} MB/s"
        if status.is_used_up:
            text = f"{speed}, its lane for used-up volumes. {status.sentence()} Enough is free on {status.enough_on}."
        else:
            text = (
                f"{speed}, the speed of its lane for used-up volumes. {status.sentence()} If other computers use the"
                " account too, more is used than counted here; else the line is slow."
            )
        feedback.note(text, warning=True)


class LaneWatch:
    """Notices a connection that is held at one speed for a minute.

    :param bytes_per_second: the speed; 0: nothing is ever noticed.
    :param clock: seconds that never go back.
    """

    def __init__(self, bytes_per_second: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._speed = bytes_per_second
        self._clock = clock
        self._since, self._count, self._windows = clock(), 0, 0

    def add(self, count: int) -> bool:
        """So many bytes arrived; whether the connection has been held at that speed, said once."""
        if not self._speed:
            return False
        self._count += count
        seconds = self._clock() - self._since
        if seconds < LANE_WINDOW_S:
            return False
        is_held = LANE_SLOWEST <= self._count / seconds / self._speed <= LANE_FASTEST
        self._windows = self._windows + 1 if is_held else 0
        self._since, self._count = self._since + seconds, 0
        return self._windows == LANE_WINDOWS


def _enough_at(received: Iterable[tuple[float, int]], used: int, quota_bytes: int) -> float:
    """When so much has fallen out of the window that it is worth going on; 0: it is now."""
    enough_at = 0.0
    for falls_out_at, count in received:
        if used < ENOUGH_SHARE * quota_bytes:
            break
        used -= count
        enough_at = falls_out_at
    return enough_at
