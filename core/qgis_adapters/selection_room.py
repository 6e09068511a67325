"""How much there is room for: on the disk of the products' folder, and in the volume of the accounts."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ..errors import DiskError, SceneQueueError, SettingsError
from ..feedback import Feedback
from ..job_queue.on_disk import look_at_disks
from ..job_queue.stage_factory import StageFactory
from ..network.account_volume import VolumeStatus
from ..services import ServiceProfile
from ..settings import Settings
from ..stages.download.choice import source_of
from .errands import Errands
from .message_log import log

FRESH_S = 10.0  # what was seen so long ago is not looked at again


@dataclass(frozen=True)
class Allowance:
    """What a service still sends an account.

    :param title: of the service; :param left_bytes: until its lane is slow; :param days: that its limit is for.
    """

    title: str
    left_bytes: int
    days: int


@dataclass(frozen=True)
class Room:
    """What was seen.

    :param free_bytes: of the folder's disk, above what downloads leave free; ``None``: it could not be looked at.
    :param allowances: of the accounts that have a limit.
    """

    folder: Path
    free_bytes: int | None
    allowances: tuple[Allowance, ...]


class SelectionRoom(QObject):
    """Looks in tasks, one at a time: a disk may not answer. ``seen`` carries a :class:`Room`, on the main thread."""

    seen = pyqtSignal(object)

    def __init__(
        self,
        errands: Errands,
        profiles: Mapping[str, ServiceProfile],
        stages: StageFactory,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._errands, self._profiles, self._stages = errands, profiles, stages
        self._asked: tuple[Path, frozenset[str]] | None = None
        self._under_way: tuple[Path, frozenset[str]] | None = None
        self._last: tuple[float, tuple[Path, frozenset[str]], Room] | None = None

    def look(self, folder: Path, services: Collection[str], source: str) -> None:
        """Ask for the room of a folder, and of the accounts at what delivers.

        :param services: ids of those that listed the scenes.
        :param source: id of the service that is chosen to fetch from; empty: one that fits each scene.
        """
        asked = self._asked = (folder, frozenset({source} if source else services))
        if self._last is not None and self._last[1] == asked and time.monotonic() - self._last[0] < FRESH_S:
            self.seen.emit(self._last[2])
        elif self._under_way is None:
            self._start(asked)

    def _start(self, asked: tuple[Path, frozenset[str]]) -> None:
        self._under_way = asked
        folder, services = asked

        def failed(error: SceneQueueError) -> None:
            self._under_way = None
            log(str(error), warning=True)

        def done(room: Room) -> None:
            self._under_way, self._last = None, (time.monotonic(), asked, room)
            if self._asked == asked:
                self.seen.emit(room)
            elif self._asked is not None:
                self._start(self._asked)

        title = QCoreApplication.translate("SceneQueue", "Look how much room there is")
        self._errands.start(title, lambda feedback: self._looked(folder, services, feedback), done, failed)

    def _looked(self, folder: Path, services: Collection[str], feedback: Feedback) -> Room:
        """The task's work."""
        free = self._stages.limits.rooms.free_bytes
        try:
            free_bytes = look_at_disks((), Settings(folder=folder), {}, free, feedback).folder.free_bytes
        except DiskError:
            return Room(folder, None, self._allowances(services))
        return Room(folder, free_bytes, self._allowances(services))

    def _allowances(self, services: Collection[str]) -> tuple[Allowance, ...]:
        sources = set()
        for service in services:
            try:
                sources.add(source_of(service, self._profiles).id)
            except SettingsError:
                continue  # nothing delivers: the button says so
        found = (self._stages.volume_of(source) for source in sorted(sources))
        return tuple(_allowance(volume) for volume in found if volume is not None)


def _allowance(volume: VolumeStatus) -> Allowance:
    return Allowance(volume.title, max(0, volume.quota_bytes - volume.used_bytes), volume.days)
