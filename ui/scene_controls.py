"""All that accompanies the list of scenes, built in one place."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject

from ..core.qgis_adapters.services import Services
from .room_control import RoomControl
from .scenes_panel import ScenesPanel


class SceneControls(QObject):
    """What is said of the selected scenes, and what is drawn of them on the map."""

    def __init__(self, services: Services, panel: ScenesPanel) -> None:
        super().__init__(panel)
        self.room = RoomControl(services, panel)
