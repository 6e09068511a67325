"""The window: area, search, scenes, queue, from top to bottom the same flow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.core import QgsVectorLayer
from qgis.gui import QgsCollapsibleGroupBoxBasic, QgsMapCanvas
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDockWidget, QGridLayout, QGroupBox, QSplitter, QVBoxLayout, QWidget

from ..core.qgis_adapters.services import Services
from ..core.qgis_adapters.settings_store import Preferences
from .area_panel import AreaPanel
from .cloud_control import CloudControl
from .connection_control import ConnectionControl
from .desktop_notice import DesktopNotice
from .help_window import show_help
from .messages import Messages
from .names_control import NamesControl
from .next_steps_control import NextStepsControl
from .order_control import OrderControl
from .picture_control import PictureControl
from .queue_control import QueueControl
from .queue_news import QueueNews
from .queue_panel import QueuePanel
from .queue_section import QueueSection
from .queue_settings_control import QueueSettingsControl
from .quicklook_control import QuicklookControl
from .scene_controls import SceneControls
from .scene_zoom import zoom_to_scenes
from .scenes_control import ScenesControl
from .scenes_panel import ScenesPanel
from .scrolled import LowLayout, Scrolled
from .search_control import SearchControl
from .search_panel import SearchPanel
from .searches_control import SearchesControl
from .sign_ins import SignIns
from .source_control import SourceControl
from .window_header import WindowHeader
from .world_map_offer import WorldMapOffer

SCENES_HEIGHT, QUEUE_HEIGHT = 300, 260
BODY_MARGINS, BOX_MARGINS, SPACING = (4, 2, 4, 2), (6, 4, 6, 4), 3


class SceneQueueDock(QDockWidget):
    """The plugin's window, dockable and never modal.

    :param iface: QGIS's interface.
    :param services: what does the work; the caller closes it.

    It is empty until :meth:`build` has made its parts.
    """

    def __init__(self, iface: Any, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("Scene Queue for Sentinel-2", parent)
        self.setObjectName("SceneQueueDock")
        self._iface, self._services = iface, services
        self._chosen = services.preferences
        self.header = WindowHeader(self)
        self.messages = Messages(iface)
        self.notice = DesktopNotice(iface.mainWindow(), lambda: services.preferences.notify)
        self.sign_ins = SignIns(services, self.messages, self)

    def build(self) -> Iterator[None]:
        """Make what it shows, and yield after each part; before its end the window is of no use."""
        iface, services = self._iface, self._services
        self.area_panel = AreaPanel(iface, self.messages, self)
        yield
        self.search_panel = SearchPanel(services.profiles, self)
        yield
        self.scenes_panel = ScenesPanel(self)
        yield
        self.scenes = ScenesControl(services, self.scenes_panel, self.area_panel, self.messages)
        self.queue_panel = QueuePanel(self)
        yield
        self._join_panels()
        yield
        self.world_map = WorldMapOffer(iface.mapCanvas(), self.messages, self)
        self.scene_controls = SceneControls(services, iface.mapCanvas(), self.scenes_panel, self.search, self.messages)
        self._lay_out()
        self._connect_panels(iface.mapCanvas())
        yield
        self._restore()

    @property
    def footprint_layer(self) -> QgsVectorLayer | None:
        """The layer of the newest search, ``None`` before the first and after its removal."""
        return self._services.footprints.layer

    def remove(self) -> None:
        """Take everything off the map; the window is of no use afterwards."""
        self.area_panel.remove()
        self.scenes.remove()
        self.scene_controls.remove()
        self.world_map.remove()
        self.queue_panel.remove()
        self.notice.remove()

    def _join_panels(self) -> None:
        """What lies between the panels and the services."""
        services, messages, sign_ins = self._services, self.messages, self.sign_ins
        search, area, scenes = self.search_panel, self.area_panel, self.scenes
        self.clouds = CloudControl(services, search, self.scenes_panel, scenes, sign_ins, messages)
        self.search = SearchControl(services, search, area, scenes, self.clouds, sign_ins, messages)
        self.searches = SearchesControl(services, search, self.search, messages)
        self.pictures = PictureControl(services, self.scenes_panel, area, sign_ins, messages)
        self.quicklooks = QuicklookControl(services, self.scenes_panel, messages)
        self.sources = SourceControl(services, self.scenes_panel, sign_ins)
        self.orders = OrderControl(services, self.scenes_panel, scenes, self.search, self.sources, messages)
        self.names = NamesControl(services, search, scenes, sign_ins, messages)
        self.connection = ConnectionControl(services, search, messages)
        self.news = QueueNews(services, self.queue_panel, self.scenes_panel, sign_ins, messages, self.notice)
        self.queue = QueueControl(services, self.queue_panel, self.news, sign_ins, messages)
        self.queue_settings = QueueSettingsControl(services, self.queue_panel, messages)
        self.next_steps = NextStepsControl(
            services, self.queue_panel, self.queue, self.queue_settings, self.connection, sign_ins
        )

    def _lay_out(self) -> None:
        lists = QSplitter(Qt.Orientation.Vertical, self)
        lists.addWidget(self._section(QGroupBox(self.tr("Scenes"), self), self.scenes_panel))
        lists.addWidget(self._section(QueueSection(self.queue_panel.model, self), self.queue_panel))
        lists.setChildrenCollapsible(False)
        lists.setSizes([SCENES_HEIGHT, QUEUE_HEIGHT])
        body = QWidget(self)
        layout = LowLayout(body)
        layout.setContentsMargins(*BODY_MARGINS)
        layout.setSpacing(SPACING)
        layout.addWidget(self.world_map)
        area = QGridLayout()  # the header lies over the title line of the first section
        area.addWidget(self._section(QgsCollapsibleGroupBoxBasic(self.tr("Area"), self), self.area_panel), 0, 0)
        area.addWidget(self.header, 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        layout.addLayout(area)
        search = QgsCollapsibleGroupBoxBasic(self.tr("Search"), self)
        layout.addWidget(self._section(search, self.search_panel))
        layout.addWidget(lists, 1)
        self.setWidget(Scrolled(body))

    def _section(self, box: QGroupBox, panel: QWidget) -> QGroupBox:
        layout = QVBoxLayout(box)
        layout.setContentsMargins(*BOX_MARGINS)
        layout.setSpacing(SPACING)
        layout.addWidget(panel)
        return box

    def _connect_panels(self, canvas: QgsMapCanvas) -> None:
        self.header.help_asked.connect(lambda: show_help("", self))
        self._services.foundations.changed.connect(self._follow)
        self.search_panel.service_changed.connect(self._on_service_changed)
        self.queue_panel.zoom_asked.connect(lambda jobs: zoom_to_scenes(canvas, [job.scene for job in jobs]))

    def _restore(self) -> None:
        preferences = self._services.preferences
        self.search_panel.restore(preferences)
        self._on_service_changed(self.search_panel.service)
        self.scenes_panel.folder_edit.setText(str(preferences.folder_or_default))
        self.sources.refresh()

    def _on_service_changed(self, service: str) -> None:
        self.area_panel.set_limit(getattr(self._services.profile(service), "wkt_max_chars", None))

    def _follow(self, preferences: Preferences) -> None:
        """Show what was chosen elsewhere, in QGIS's options say; what is only typed here so far stays."""
        before, self._chosen = self._chosen, preferences
        if preferences.folder != before.folder:
            self.scenes_panel.folder_edit.setText(str(preferences.folder_or_default))
        if preferences.service != before.service:
            self.search_panel.choose_service(preferences.service)
