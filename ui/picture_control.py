"""A picture of exactly the area: asked for in the list of scenes, shown as a layer of the project."""

from __future__ import annotations

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject

from ..core.errors import CancelledError, CredentialsError, SceneQueueError
from ..core.qgis_adapters.aoi_picture import Picture, add_picture
from ..core.qgis_adapters.services import Services
from ..core.scene import Scene
from .area_panel import AreaPanel
from .messages import Messages
from .scenes_panel import ScenesPanel
from .sign_ins import SignIns


class PictureControl(QObject):
    """Starts pictures, and adds them to the project."""

    def __init__(
        self, services: Services, panel: ScenesPanel, area: AreaPanel, sign_ins: SignIns, messages: Messages
    ) -> None:
        super().__init__(panel)
        self._services, self._area, self._sign_ins, self._messages = services, area, sign_ins, messages
        self._service = ""
        panel.aoi_picture_asked.connect(self._on_asked)
        services.aoi_pictures.made.connect(self._on_made)
        services.aoi_pictures.failed.connect(self._on_failed)

    def _on_asked(self, scene: Scene) -> None:
        area = self._area.area
        if area is None:
            self._messages.hint(self.tr("Choose an area first: draw one, or take one of the map."))
            return
        try:
            self._service = self._services.picture_service(scene.service)
            if self._sign_ins.ask_for_pictures(self._service):
                self._services.aoi_pictures.start(scene, area)
        except SceneQueueError as error:
            self._messages.failed(error)

    def _on_made(self, picture: Picture) -> None:
        try:
            add_picture(picture, QgsProject.instance())
        except SceneQueueError as error:
            self._messages.failed(error)

    def _on_failed(self, error: SceneQueueError) -> None:
        if isinstance(error, CredentialsError):
            self._sign_ins.refused(self._service, error.message)
        if not isinstance(error, CancelledError):
            self._messages.failed(error)
