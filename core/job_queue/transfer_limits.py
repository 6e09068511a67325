"""What all transfers of the process share: the volumes of the accounts, the bandwidth, the room on the disks."""

from __future__ import annotations

import threading
from pathlib import Path

from ..network import SignIn
from ..network.account_files import account_files_folder, account_name
from ..network.account_volume import AccountVolume, VolumeStatus
from ..network.bandwidth import Bandwidth
from ..network.volume import VolumeLedger
from ..services import ServiceProfile
from ..stages.download import Source
from ..stages.download.rooms import Rooms
from ..stages.download.watched_source import AccountWatch, WatchedSource

LEDGER = "volume.sqlite"


class TransferLimits:
    """The limits of a user's transfers. Thread-safe.

    :param folder: of the ledger of volumes; ``None``: the one that all programs of this user share.
    :ivar waits_for_volume: whether downloads wait until enough of a used-up volume is free, instead of going on slowly.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.waits_for_volume = False
        self.bandwidth, self.rooms = Bandwidth(), Rooms()
        self._ledger = VolumeLedger((folder or account_files_folder()) / LEDGER)
        self._lock = threading.Lock()
        self._volumes: dict[str, AccountVolume] = {}

    def watched(self, source: Source, profile: ServiceProfile, sign_in: SignIn | None) -> Source:
        """A source whose bytes are counted for the account, and kept below the bandwidth."""
        name = account_name(profile.id, sign_in)
        with self._lock:
            volume = self._volumes.get(name) or AccountVolume(
                profile, name, self._ledger, lambda: self.waits_for_volume
            )
            self._volumes[name] = volume
        return WatchedSource(source, AccountWatch(volume, self.bandwidth))

    def scarce_volumes(self) -> list[VolumeStatus]:
        """The accounts that have used most of their volume, as was seen when they were used last; asks nobody."""
        with self._lock:
            seen = [volume.last_status for volume in self._volumes.values()]
        return [status for status in seen if status is not None and status.is_nearly_used_up]

    def close(self) -> None:
        """Write down what was counted."""
        self._ledger.flush()
