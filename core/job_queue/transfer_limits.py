"""What all transfers share: the connections and volumes of the accounts, the bandwidth, the room on the disks."""

from __future__ import annotations

import functools
import threading
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from ..network import Lanes, SignIn
from ..network.account_files import account_files_folder, account_name
from ..network.account_volume import AccountVolume, VolumeStatus
from ..network.bandwidth import Bandwidth
from ..network.lane_files import LaneFiles
from ..network.volume import VolumeLedger
from ..services import ServiceProfile
from ..stages.download import Source
from ..stages.download.rooms import Rooms
from ..stages.download.watched_source import AccountWatch, WatchedSource

LEDGER = "volume.sqlite"
LANES = "lanes"


class TransferLimits:
    """The limits of a user's transfers. Thread-safe.

    :param folder: of the ledger of volumes and of the locks of connections; ``None``: the one that all programs of
        this user share.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.bandwidth, self.rooms = Bandwidth(), Rooms()
        self._folder = folder or account_files_folder()
        self._ledger = VolumeLedger(self._folder / LEDGER)
        self._lock = threading.Lock()
        self._volumes: dict[str, AccountVolume] = {}

    def lanes(self, profile: ServiceProfile, sign_in: SignIn | None, most: int | None) -> Lanes:
        """The connections of an account at a service, shared with all programs of this user on this desk.

        Where the locks that tell of them do not work, the limit holds for these lanes alone, and that is noted.

        :param most: to use at once, no more than the account may; ``None``: as many as that.
        """
        count = min(profile.connections, most or profile.connections)
        name = f"{account_name(profile.id, sign_in)}-{sha256(_host(profile).encode()).hexdigest()[:8]}"
        try:
            return Lanes(count, LaneFiles(self._folder / LANES, name, profile.connections))
        except OSError as error:
            reason = error.strerror or error
            note = f"Another QGIS on this computer will not see which connections are used here: {reason}."
            return Lanes(count, note=note)

    def watched(
        self, source: Source, profile: ServiceProfile, sign_in: SignIn | None, *, waits_for_volume: bool
    ) -> Source:
        """A source whose bytes are counted for the account, and kept below the bandwidth.

        :param waits_for_volume: whether it waits until enough of a used-up volume is free, instead of going on slowly.
        """
        volume = self._volume(profile, sign_in)
        return WatchedSource(source, AccountWatch(volume, self.bandwidth, waits=waits_for_volume))

    def volume_of(self, profile: ServiceProfile, sign_in: SignIn | None) -> VolumeStatus | None:
        """How much of an account's volume is used; ``None``: it has no limit. Reads a file: not for the main thread."""
        return self._volume(profile, sign_in).status()

    def scarce_volumes(self) -> list[VolumeStatus]:
        """The accounts that have used most of their volume, as was seen when they were used last; asks nobody."""
        with self._lock:
            seen = [volume.last_status for volume in self._volumes.values()]
        return [status for status in seen if status is not None and status.is_nearly_used_up]

    def close(self) -> None:
        """Write down what was counted."""
        self._ledger.flush()

    def _volume(self, profile: ServiceProfile, sign_in: SignIn | None) -> AccountVolume:
        name = account_name(profile.id, sign_in)
        with self._lock:
            return self._volumes.setdefault(name, AccountVolume(profile, name, self._ledger))


@functools.cache
def limits_of_process() -> TransferLimits:
    """Those that all downloads of this process share, of the window and of Processing."""
    return TransferLimits()


def _host(profile: ServiceProfile) -> str:
    """The host that the service gives its products from, with its port; empty: it has none."""
    names = ("download_url", "api_url", "endpoint_url")
    return urlsplit(next(filter(None, (getattr(profile, name, "") for name in names)), "")).netloc
