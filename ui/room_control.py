"""The size of the selected scenes beside the room that there is for them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.PyQt.QtCore import QLocale, QObject, QTimer

from ..core.qgis_adapters.selection_room import Allowance, Room
from ..core.qgis_adapters.services import Services
from ..core.scene import Scene
from .scenes_panel import ScenesPanel
from .size_words import shown_size

WAIT_MS = 200  # a selection that grows, or a path that is typed, is looked at once


class RoomControl(QObject):
    """Has the disk and the accounts looked at, and puts into words what that means for the selection."""

    def __init__(self, services: Services, panel: ScenesPanel) -> None:
        super().__init__(panel)
        self._services, self._panel = services, panel
        self._scenes: Sequence[Scene] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._look)
        panel.selected.connect(self._on_selected)
        panel.folder_edit.textChanged.connect(lambda text: self._timer.start())
        services.room.seen.connect(self._on_seen)

    def _on_selected(self, scenes: Sequence[Scene]) -> None:
        self._scenes = scenes
        self._timer.start()

    def _look(self) -> None:
        folder = Path(self._panel.folder_edit.text().strip())
        if self._scenes and folder.is_absolute():
            listing = {scene.service for scene in self._scenes}
            self._services.room.look(folder, listing, self._services.chosen_source)

    def _on_seen(self, room: Room) -> None:
        size_bytes = sum(scene.size_bytes for scene in self._scenes)
        told = [self._of_disk(size_bytes, room), *(self._of_account(size_bytes, one) for one in room.allowances)]
        self._panel.foot.show_room(" ".join(filter(None, told)))

    def _of_disk(self, size_bytes: int, room: Room) -> str:
        if room.free_bytes is None:
            return self.tr("The folder cannot be looked at: is its drive connected?")
        free = shown_size(room.free_bytes)
        if size_bytes > room.free_bytes:
            return self.tr("Too much for the folder: its disk has {} free. Choose another, or fewer.").format(free)
        return self.tr("The disk of the folder has {} free.").format(free)

    def _of_account(self, size_bytes: int, allowance: Allowance) -> str:
        # services count in powers of ten
        title, shown = allowance.title, f"{QLocale().toString(allowance.left_bytes / 1e12, 'f', 2)} TB"
        if size_bytes > allowance.left_bytes:
            text = self.tr("More than {} sends this account quickly: {} are left of its {} days.")
            return text.format(title, shown, allowance.days)
        return self.tr("{} sends this account {} more in {} days.").format(title, shown, allowance.days)
