"""What a job waits for although nothing failed: room on the disk, an offline product, the account's volume.

And what a trouble of one job says about the others.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Callable, Union

from ..clock import steady_seconds
from ..errors import (
    BudgetTooSmallError,
    CredentialsError,
    DiskError,
    NoRoomError,
    OfflineError,
    SceneQueueError,
    Sen2CorMissingError,
    SettingsError,
    StoreError,
    VolumeError,
)
from ..network.failures import CertificateError
from ..scene import Scene
from ..settings import Settings
from .order import Order
from .store import Store

OFFLINE_S = 86_400.0  # an offline product is looked at daily
VOLUME_S = 86_400.0  # where nobody knows when enough of the volume is free again
ROOM_S = 30.0
ASLEEP_S = 30.0  # a queue that was not ticked for so long was on a computer that slept
HOPELESS_S = 600.0  # a run without a window does not stay longer for a disk that stays full, the store's too


def waits_for_s(error: SceneQueueError) -> float | None:
    """Seconds until such a job is looked at again, without an attempt used; ``None``: it is a failure."""
    if isinstance(error, NoRoomError):
        return ROOM_S
    if isinstance(error, OfflineError):
        return error.retry_after_s or OFFLINE_S
    if isinstance(error, VolumeError):
        return error.retry_after_s or VOLUME_S
    return None


def cause_of(error: SceneQueueError, settings: Settings, scene: Scene) -> str:
    """What all jobs share that an error stops.

    A sign-in is that of a service, a disk that of a folder; settings (the proxy's among them) and a certificate that
    nobody trusts stand before all sources of an order; a Sen2Cor that is missing is missed by all of a baseline with
    the same options, and a disk budget that is too small for a scene is so for all of its order.

    :param settings: of the job that it stopped, or of another one; :param scene: likewise.
    :returns: the same text for both where it stops both; empty where it is that scene's own trouble.
    """
    if isinstance(error, (CredentialsError, VolumeError)):
        return settings.service
    if isinstance(error, (SettingsError, CertificateError)):
        return " ".join((settings.service, *settings.alternatives))
    if isinstance(error, BudgetTooSmallError):
        return f"{settings.disk_budget_bytes} bytes in {settings.folder}"
    if isinstance(error, Sen2CorMissingError):
        baseline = re.search(r"_N\d{4}_", scene.identifier)
        return f"{settings.sen2cor} {settings.correction} {baseline.group() if baseline else ''}"
    return str(settings.folder) if isinstance(error, DiskError) else ""


class SleepWatch:
    """Notices that the computer slept, by a long time in which nobody ticked.

    What ran meanwhile was cut by that, and it is no fault of its own.

    :param clock: seconds that never go back and pass while the computer sleeps.
    """

    def __init__(self, clock: Callable[[], float] = steady_seconds) -> None:
        self._clock = clock
        self._ticked_at = self._woke_at = clock()

    def now(self) -> float:
        """The time by its clock."""
        return self._clock()

    def tick(self) -> None:
        """To be called once a second, and before :meth:`has_slept_since`."""
        now = self._clock()
        if now - self._ticked_at > ASLEEP_S:
            self._woke_at = now
        self._ticked_at = now

    def has_slept_since(self, began: float) -> bool:
        """Whether the computer slept after a moment of :meth:`now`."""
        return began < self._woke_at


class StorePatience:
    """Lets a run without a window outlast a store that cannot be written for a time: its disk is that of the products.

    :param clock: seconds that never go back.
    """

    def __init__(self, store: Store, clock: Callable[[], float] = steady_seconds) -> None:
        self._store, self._clock = store, clock
        self._since: float | None = None

    def work(self, tick: Callable[[], None]) -> None:
        """Tick once; where the store has no way to be written at present, that is for a later time.

        :raises StoreError: if that has been so for :data:`HOPELESS_S`, or no other try is made.
        """
        try:
            tick()
        except StoreError:
            now = self._clock()
            self._since = now if self._since is None else self._since
            if not self._store.tries_again or now - self._since >= HOPELESS_S:
                raise
        else:
            self._since = None


Gate = Union[Path, int]


class RoomGates:
    """What has no room: a folder, or an order by its number, whose products take all that they may.

    Downloads of it do not begin, so that not every job finds that out by itself.

    :param clock: seconds that never go back.
    """

    def __init__(self, clock: Callable[[], float] = steady_seconds) -> None:
        self._clock = clock
        self._shut_until: dict[Gate, float] = {}
        self._full_since: dict[Gate, float] = {}

    def shut(self, gate: Gate) -> None:
        """A download found no room there: none begins for :data:`ROOM_S`."""
        now = self._clock()
        self._shut_until[gate] = now + ROOM_S
        self._full_since.setdefault(gate, now)

    def open(self, order: Order) -> None:
        """A download of it got through, or the user asks to look again."""
        for gate in _gates_of(order):
            self._shut_until.pop(gate, None)
            self._full_since.pop(gate, None)

    def is_shut(self, order: Order) -> bool:
        """Whether no download of it may begin now."""
        now = self._clock()
        return any(now < self._shut_until.get(gate, now) for gate in _gates_of(order))

    def is_hopeless(self, order: Order) -> bool:
        """Whether it has had no room for :data:`HOPELESS_S`."""
        now = self._clock()
        return any(now - self._full_since.get(gate, float("inf")) >= HOPELESS_S for gate in _gates_of(order))


def _gates_of(order: Order) -> tuple[Gate, Gate]:
    return order.settings.folder, order.id
