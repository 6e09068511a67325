"""The plugin's life in QGIS: the toolbar button, the window, the Processing provider."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QAction, QWidget

from .core.qgis_adapters.pool_thread import end_idle_threads
from .core.qgis_adapters.profile_folder import STORE, profile_folder, queue_folder
from .core.qgis_adapters.recent_messages import RecentMessages
from .core.qgis_adapters.translation import Translation
from .ui.icons import icon
from .ui.opening import Opening
from .ui.options_factory import OptionsFactory
from .ui.queue_reminder import QueueReminder

if TYPE_CHECKING:
    from .core.qgis_adapters.processing_provider.provider import SceneQueueProvider
    from .core.qgis_adapters.services import Services
    from .ui.dock import SceneQueueDock
    from .ui.options_factory import Content
    from .ui.side_windows import SideWindows

MENU = "Scene Queue for Sentinel-2"


class SceneQueuePlugin:
    """Built by ``classFactory``; everything made in :meth:`initGui` is undone in :meth:`unload`.

    The window and what it needs (the network libraries too) are imported on the first click of the button.

    :param iface: the ``QgisInterface``, ``None`` under ``qgis_process``.
    """

    def __init__(self, iface: Any) -> None:
        self.iface = iface
        self._translation = Translation()
        self._translation.install()
        self.action: QAction | None = None
        self.provider: SceneQueueProvider | None = None
        self.services: Services | None = None
        self.dock: SceneQueueDock | None = None
        self.reminder: QueueReminder | None = None
        self.options: OptionsFactory | None = None
        self._side: SideWindows | None = None
        self._recent: RecentMessages | None = None
        self._opening = Opening(self._make_window)

    def initProcessing(self) -> None:  # noqa: N802 - the name that QGIS calls
        """QGIS calls this alone under ``qgis_process``."""
        from .core.qgis_adapters.processing_provider.provider import SceneQueueProvider

        self.provider = SceneQueueProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:  # noqa: N802 - the name that QGIS calls
        """QGIS calls this when the plugin is enabled."""
        self.initProcessing()
        self._recent = RecentMessages()
        self.action = QAction(icon("scene_queue"), MENU, self.iface.mainWindow())
        self.action.setObjectName("scene_queue_action")
        self.action.setCheckable(True)
        self.action.setToolTip(
            QCoreApplication.translate("SceneQueuePlugin", "Search, download and correct Sentinel-2 scenes")
        )
        self.action.toggled.connect(self._on_toggled)
        self.iface.addToolBarIcon(self.action)
        self.iface.addPluginToRasterMenu(MENU, self.action)
        store = queue_folder(profile_folder()) / STORE
        self.reminder = QueueReminder(self.iface, store, self._resume_all, self.action.trigger)
        self.options = OptionsFactory(self._make_options)
        self.iface.registerOptionsWidgetFactory(self.options)

    def unload(self) -> None:
        """QGIS calls this when the plugin is disabled and when QGIS closes."""
        self._opening.close()
        self._stop_reminder()
        # the button goes first: closing lets the event loop go on, and nobody may open the window again meanwhile
        if self.action is not None:
            self.iface.removeToolBarIcon(self.action)
            self.iface.removePluginRasterMenu(MENU, self.action)
            self.action.deleteLater()
            self.action = None
        if self.dock is not None:
            self.dock.remove()
            self.iface.removeDockWidget(self.dock)
            self.dock.deleteLater()
            self.dock = None
        if self.options is not None:
            self.iface.unregisterOptionsWidgetFactory(self.options)
            self.options = None
        if self.services is not None:
            services, self.services = self.services, None
            services.close()
            services.deleteLater()
        if self._side is not None:
            side, self._side = self._side, None
            side.close()
            side.deleteLater()
        if self._recent is not None:
            self._recent.close()
            self._recent = None
        end_idle_threads()
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        self._translation.remove()

    def _on_toggled(self, on: bool) -> None:
        if self.dock is not None:
            self.dock.setVisible(on)
        elif on:
            self._opening.when_open(self._show)

    def _show(self) -> None:
        """Show the window, unless the button was lifted meanwhile."""
        if self.action is None or not self.action.isChecked():
            return
        if self.dock is not None:
            self.dock.show()
            self.side.show_first_steps(self.dock, only_new=True)
        else:
            self.action.setChecked(False)  # it could not be opened, and the user was told why

    def _resume_all(self) -> None:
        """Go on with all jobs, with the window as it is: it is made, and not shown, if there is none yet."""
        if self.dock is not None:
            self.dock.queue.resume_all()
        else:
            self._opening.when_open(self._resume_all_unseen)

    def _resume_all_unseen(self) -> None:
        if self.dock is not None:
            self.dock.queue.resume_all()

    def _stop_reminder(self) -> None:
        reminder, self.reminder = self.reminder, None
        if reminder is not None:
            reminder.stop()

    @property
    def side(self) -> SideWindows:
        """What is opened beside the window; made when it is needed first, as it needs much."""
        if self._side is None:
            from .ui.side_windows import SideWindows

            self._recent = self._recent or RecentMessages()
            self._side = SideWindows(self.iface, lambda: self.services, self._recent)
        return self._side

    def _make_options(self, parent: QWidget) -> Content:
        return self.side.make_options(parent)

    def _make_window(self) -> Iterator[None]:
        """Make it in parts, hidden; where it cannot be made the user is told why."""
        from .core.errors import SceneQueueError
        from .core.qgis_adapters.services import Services
        from .ui.dock import SceneQueueDock
        from .ui.messages import Messages

        if self.dock is not None:
            return
        try:
            foundations = self.side.foundations()
            yield
            self.services = Services(profile_folder(), foundations=foundations)
        except SceneQueueError as error:
            Messages(self.iface).failed(error)
            return
        yield
        dock = SceneQueueDock(self.iface, self.services, self.iface.mainWindow())
        yield from dock.build()
        dock.header.settings_asked.connect(self.side.open_settings)
        dock.header.report_asked.connect(lambda: self.side.report(dock))
        dock.header.steps_asked.connect(lambda: self.side.show_first_steps(dock))
        dock.hide()
        self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        dock.hide()
        dock.visibilityChanged.connect(self._on_visibility_changed)
        self.dock = dock
        self._stop_reminder()

    def _on_visibility_changed(self, visible: bool) -> None:
        # a dock behind another tab is not visible either, but it is not closed
        if self.action is not None and self.dock is not None:
            self.action.setChecked(visible or not self.dock.isHidden())
