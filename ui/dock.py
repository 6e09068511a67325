"""The window: area, search, scenes, queue, from top to bottom the same flow."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.core import QgsVectorLayer
from qgis.gui import QgsCollapsibleGroupBoxBasic
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QDockWidget, QGroupBox, QSplitter, QVBoxLayout, QWidget

from ..core.errors import CredentialsError, DiskError, SceneQueueError
from ..core.job_queue.job import Job, JobState
from ..core.job_queue.order import Order
from ..core.qgis_adapters.message_log import log
from ..core.qgis_adapters.services import Services
from ..core.scene import Scene
from .area_panel import AreaPanel
from .cloud_control import CloudControl
from .connection_control import ConnectionControl
from .lost_folders import LostFolders
from .messages import Messages
from .names_control import NamesControl
from .order_watch import OrderEnd, OrderWatch
from .picture_control import PictureControl
from .queue_panel import QueuePanel
from .scenes_control import ScenesControl
from .scenes_panel import ScenesPanel
from .scrolled import LowLayout, Scrolled
from .search_control import SearchControl
from .search_panel import SearchPanel
from .searches_control import SearchesControl
from .sign_ins import SignIns
from .source_control import SourceControl

SCENES_HEIGHT, QUEUE_HEIGHT = 300, 260
BODY_MARGINS, BOX_MARGINS, SPACING = (4, 2, 4, 2), (6, 4, 6, 4), 3
TROUBLES_OF_MANY = {kind.__name__: kind for kind in (CredentialsError, DiskError)}  # one fails, others are paused
LOAD_AT_MOST = 20  # larger orders are not loaded by themselves


class SceneQueueDock(QDockWidget):
    """The plugin's window, dockable and never modal.

    :param iface: QGIS's interface.
    :param services: what does the work; the caller closes it.
    """

    def __init__(self, iface: Any, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("Scene Queue for Sentinel-2", parent)
        self.setObjectName("SceneQueueDock")
        self._services = services
        self.messages = Messages(iface)
        self._orders = OrderWatch()
        self.sign_ins = SignIns(services, self.messages, self)
        self.area_panel = AreaPanel(iface, self.messages, self)
        self.search_panel = SearchPanel(services.profiles, self)
        self.scenes_panel = ScenesPanel(self)
        self.scenes = ScenesControl(services, self.scenes_panel, self.area_panel, self.messages)
        self.queue_panel = QueuePanel(self)
        self._join_panels()
        self._lay_out()
        self._connect_panels()
        self._connect_services()
        self._restore()

    @property
    def footprint_layer(self) -> QgsVectorLayer | None:
        """The layer of the newest search, ``None`` before the first and after its removal."""
        return self._services.footprints.layer

    def remove(self) -> None:
        """Take everything off the map; the window is of no use afterwards."""
        self.area_panel.remove()
        self.scenes.remove()

    def _join_panels(self) -> None:
        """What lies between the panels and the services."""
        services, messages, sign_ins = self._services, self.messages, self.sign_ins
        search, area, scenes = self.search_panel, self.area_panel, self.scenes
        self.clouds = CloudControl(services, search, self.scenes_panel, scenes, sign_ins, messages)
        self.search = SearchControl(services, search, area, scenes, self.clouds, sign_ins, messages)
        self.searches = SearchesControl(services, search, self.search, messages)
        self.pictures = PictureControl(services, self.scenes_panel, area, sign_ins, messages)
        self.sources = SourceControl(services, self.scenes_panel, sign_ins, messages)
        self.names = NamesControl(services, search, scenes, sign_ins, messages)
        self.connection = ConnectionControl(services, search, messages)
        self.lost_folders = LostFolders(services, self)

    def _lay_out(self) -> None:
        lists = QSplitter(Qt.Orientation.Vertical, self)
        lists.addWidget(self._section(QGroupBox(self.tr("Scenes"), self), self.scenes_panel))
        lists.addWidget(self._section(QGroupBox(self.tr("Queue"), self), self.queue_panel))
        lists.setChildrenCollapsible(False)
        lists.setSizes([SCENES_HEIGHT, QUEUE_HEIGHT])
        body = QWidget(self)
        layout = LowLayout(body)
        layout.setContentsMargins(*BODY_MARGINS)
        layout.setSpacing(SPACING)
        for title, panel in ((self.tr("Area"), self.area_panel), (self.tr("Search"), self.search_panel)):
            layout.addWidget(self._section(QgsCollapsibleGroupBoxBasic(title, self), panel))
        layout.addWidget(lists, 1)
        self.setWidget(Scrolled(body))

    def _section(self, box: QGroupBox, panel: QWidget) -> QGroupBox:
        layout = QVBoxLayout(box)
        layout.setContentsMargins(*BOX_MARGINS)
        layout.setSpacing(SPACING)
        layout.addWidget(panel)
        return box

    def _connect_panels(self) -> None:
        self.search_panel.service_changed.connect(self._on_service_changed)
        self.scenes_panel.queue_asked.connect(self._on_queue)
        queue, panel = self._services.queue, self.queue_panel
        panel.resume_asked.connect(self._on_resume)
        panel.pause_asked.connect(lambda jobs: queue.pause([job.id for job in jobs]))
        panel.cancel_asked.connect(lambda jobs: queue.cancel([job.id for job in jobs]))
        panel.remove_asked.connect(self._on_remove)
        panel.load_asked.connect(self._on_load)
        panel.folder_asked.connect(self._on_open_folder)
        panel.order_asked.connect(self._on_order)
        panel.wait_for_volume_asked.connect(self._on_wait_for_volume)

    def _connect_services(self) -> None:
        queue = self._services.queue
        queue.job_changed.connect(self._on_job_changed)
        queue.job_progressed.connect(self.queue_panel.model.show_event)
        self._services.preparation.prepared.connect(self._on_prepared)
        self._services.preparation.failed.connect(self.messages.failed)

    def _restore(self) -> None:
        preferences = self._services.preferences
        self.search_panel.restore(preferences)
        self._on_service_changed(self.search_panel.service)
        self.scenes_panel.folder_edit.setText(str(preferences.folder_or_default))
        self.sources.refresh()
        jobs = self._services.queue.jobs()
        self.queue_panel.set_jobs(jobs)
        for job in jobs:
            self._orders.know(job)

    def _on_service_changed(self, service: str) -> None:
        self.area_panel.set_limit(getattr(self._services.profile(service), "wkt_max_chars", None))

    def _on_queue(self, scenes: list[Scene]) -> None:
        folder = self.scenes_panel.folder_edit.text().strip()
        preferences = self.search_panel.chosen(self._services.preferences)
        self._services.remember(replace(preferences, folder=folder))
        area = self.area_panel.area
        self.sources.queue(scenes, area.name if area else "")

    def _on_prepared(self, order: Order, scenes: list[Scene], missing: SceneQueueError | None) -> None:
        # what is queued is no longer selected, so that the map shows the states of the jobs
        self.scenes.clear_selection()
        if missing is not None:
            text = self.tr("{} The scenes are downloaded and checked, but not corrected.")
            self.messages.hint(text.format(missing))
            log(str(missing), warning=True)

    def _on_resume(self, jobs: list[Job]) -> None:
        of_service: dict[str, list[Job]] = {}
        try:
            for job in self.lost_folders.choose_again(jobs):
                of_service.setdefault(self._services.queue.order_of(job).settings.service, []).append(job)
            for service, mine in of_service.items():
                if self.sign_ins.ask_for_downloads(service):
                    self._services.resume(mine)
        except SceneQueueError as error:
            self.messages.failed(error)

    def _on_remove(self, jobs: list[Job]) -> None:
        self._services.queue.remove([job.id for job in jobs])
        self.queue_panel.set_jobs(self._services.queue.jobs())

    def _on_load(self, jobs: list[Job]) -> None:
        for job in jobs:
            if job.state is JobState.DONE:
                self._load(job)

    def _load(self, job: Job) -> None:
        try:
            self._services.load(job)
        except SceneQueueError as error:
            self.messages.failed(error)

    def _on_open_folder(self, jobs: list[Job]) -> None:
        if jobs:
            folder = self._services.queue.order_of(jobs[0]).settings.folder
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _on_order(self, jobs: list[Job]) -> None:
        """Open the page on which a service takes orders for products of its archive."""
        services = {self._services.queue.order_of(job).settings.service for job in jobs}
        for profile in filter(None, map(self._services.profiles.get, sorted(services))):
            page = str(getattr(profile, "order_page", ""))
            if page:
                QDesktopServices.openUrl(QUrl(page))
            else:
                text = self.tr("{} has no web page for orders; the scenes are looked at again by themselves.")
                self.messages.hint(text.format(profile.title))

    def _on_wait_for_volume(self, waits: bool) -> None:
        self._services.wait_for_volume(waits)
        self._show_volume()

    def _show_volume(self) -> None:
        scarce = self._services.scarce_volumes()
        if not scarce:
            self.queue_panel.show_volume("", "", False)
            return
        most = max(scarce, key=lambda status: status.used_bytes / status.quota_bytes)
        enough_on = most.enough_on if most.is_used_up else ""
        self.queue_panel.show_volume(most.sentence(), enough_on, self._services.preferences.wait_for_volume)

    def _on_job_changed(self, job: Job) -> None:
        self.queue_panel.take(job)
        self._show_volume()
        self.scenes_panel.model.set_state(job.scene.identifier, job.state.value)
        if job.state is JobState.FAILED:
            log(f"{job.scene.identifier}: {job.message}", warning=True)
            if job.trouble == CredentialsError.__name__:
                self.sign_ins.refused(self._services.queue.order_of(job).settings.service, job.message)
            if job.trouble in TROUBLES_OF_MANY:  # told now: the end of the order may be hours away
                trouble, advice = TROUBLES_OF_MANY[job.trouble], self.tr("Resume in the queue goes on.")
                self.messages.failed(trouble(job.message, advice=advice))
        end = self._orders.take(job)
        small = self._orders.size(job.order_id) <= LOAD_AT_MOST
        if job.state is JobState.DONE and small and self._services.preferences.load_layers:
            self._load(job)
        if end is not None:
            self._tell_end(end)

    def _tell_end(self, end: OrderEnd) -> None:
        if not end.stopped:
            self.messages.ended(self.tr("All %n scene(s) are done.", "", end.done))
            return
        first = next((job for job in end.stopped if job.trouble not in TROUBLES_OF_MANY), None)
        if first is None:
            return  # told when it happened
        text = self.tr("{} of {} scenes stopped. {}: {}")
        count = len(end.stopped)
        sentence = text.format(count, count + end.done, first.scene.identifier, first.message)
        advice = self.tr("Resume in the queue tries again.")
        self.messages.failed(SceneQueueError(sentence, advice=advice))
