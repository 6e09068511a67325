"""What the buttons and links of the queue do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.PyQt.QtCore import QObject, QUrl
from qgis.PyQt.QtGui import QDesktopServices

from ..core.job_queue.job import Job, JobState, StageName
from ..core.qgis_adapters.services import Services
from .log_control import LogControl
from .lost_folders import LostFolders
from .messages import Messages
from .orders_control import OrdersControl
from .queue_causes import QueueCauses
from .queue_news import QueueNews
from .queue_owner import QueueOwner
from .queue_panel import QueuePanel
from .queue_removal import QueueRemoval
from .sign_ins import SignIns


class QueueControl(QObject):
    """Joins the panel of the queue with the services."""

    def __init__(
        self, services: Services, panel: QueuePanel, news: QueueNews, sign_ins: SignIns, messages: Messages
    ) -> None:
        super().__init__(panel)
        self._services, self._panel, self._news = services, panel, news
        self._sign_ins, self._messages = sign_ins, messages
        self._lost_folders = LostFolders(services, panel, messages)
        self.removal = QueueRemoval(services, panel, messages)
        self.orders = OrdersControl(services, panel, self.resume, self.removal, sign_ins, messages)
        self.logs = LogControl(services, panel)
        self.causes = QueueCauses(services, panel, messages)
        self.owner = QueueOwner(services, panel, messages)
        queue = services.queue
        panel.resume_asked.connect(self.resume)
        panel.retry_asked.connect(lambda numbers: self.resume(panel.model.jobs_of(numbers)))
        panel.pause_asked.connect(lambda jobs: queue.pause([job.id for job in jobs]))
        panel.cancel_asked.connect(lambda jobs: queue.cancel([job.id for job in jobs]))
        panel.remove_asked.connect(self.removal.ask)
        panel.place_asked.connect(lambda jobs, priority: queue.prioritise([job.id for job in jobs], priority))
        panel.load_asked.connect(services.load)
        panel.load_as_asked.connect(lambda jobs, kind: services.load(jobs, [kind]))
        panel.folder_asked.connect(self._on_open_folder)
        panel.order_asked.connect(self._on_order)
        panel.wait_for_volume_asked.connect(self._on_wait_for_volume)

    def resume(self, jobs: Sequence[Job]) -> None:
        """Go on with jobs, of whatever services; who has to sign in or to choose a folder again is asked before."""
        self._lost_folders.choose_again(jobs, self._go_on)

    def resume_all(self) -> None:
        """Go on with all that was paused."""
        self.resume([job for job in self._services.queue.jobs() if job.state is JobState.PAUSED])

    def _go_on(self, jobs: Sequence[Job]) -> None:
        of_service: dict[str, list[Job]] = {}
        for job in jobs:
            order = self._services.queue.order_of(job)
            service = order.settings.service if StageName.DOWNLOAD in order.stages else ""
            of_service.setdefault(service, []).append(job)
        for service, mine in of_service.items():
            if not service:
                self._services.queue.resume([job.id for job in mine])
            elif self._sign_ins.ask_for_downloads(service):
                self._services.resume(mine)

    def _on_open_folder(self, jobs: Sequence[Job]) -> None:
        folder = self._services.queue.order_of(jobs[0]).settings.folder
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _on_order(self, jobs: Iterable[Job]) -> None:
        """Open the page on which a service takes orders for products of its archive."""
        services = {self._services.queue.order_of(job).settings.service for job in jobs}
        for profile in filter(None, map(self._services.profiles.get, sorted(services))):
            page = str(getattr(profile, "order_page", ""))
            if page:
                QDesktopServices.openUrl(QUrl(page))
            else:
                text = self.tr("{} has no web page for orders; the scenes are looked at again by themselves.")
                self._messages.hint(text.format(profile.title))

    def _on_wait_for_volume(self, waits: bool) -> None:
        self._services.wait_for_volume(waits)
        self._news.show_volume()
