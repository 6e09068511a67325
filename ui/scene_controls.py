"""All that accompanies the list of scenes, built in one place."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject

from ..core.qgis_adapters.services import Services
from .coverage_control import CoverageControl
from .hover_control import HoverControl
from .messages import Messages
from .room_control import RoomControl
from .scenes_panel import ScenesPanel
from .search_control import SearchControl
from .selection_outlines import SelectionOutlines
from .selections_control import SelectionsControl
from .view_keeper import ViewKeeper


class SceneControls(QObject):
    """What is said of the selected scenes, and what is drawn of them on the map."""

    def __init__(
        self, services: Services, canvas: QgsMapCanvas, panel: ScenesPanel, search: SearchControl, messages: Messages
    ) -> None:
        super().__init__(panel)
        self.room = RoomControl(services, panel)
        self.outlines = SelectionOutlines(canvas, panel)
        self.hover = HoverControl(services, canvas, panel)
        self.coverage = CoverageControl(services, canvas, panel)
        self.selections = SelectionsControl(services, panel, search, messages)
        self.view = ViewKeeper(services, panel)

    def remove(self) -> None:
        """Take everything off the map for good."""
        self.outlines.remove()
        self.hover.remove()
        self.coverage.remove()
