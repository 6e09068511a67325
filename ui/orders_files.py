"""Orders as files: copies for another computer, reports, and the same order once more."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Callable

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QFileDialog

from ..core.errors import SceneQueueError
from ..core.feedback import Feedback
from ..core.job_queue.job import Job, StageName
from ..core.job_queue.order import Order
from ..core.job_queue.order_file import ENDING, OrderFile, duplicate, moved_here, read_order, write_order
from ..core.job_queue.report import write_report
from ..core.qgis_adapters.order_preparation import Wish
from ..core.qgis_adapters.services import Services
from ..core.scene import Scene
from .messages import Messages
from .orders_copy_dialog import OrdersCopyDialog
from .queue_panel import QueuePanel
from .sign_ins import SignIns

Take = Callable[[OrdersCopyDialog], None]


class OrdersFiles(QObject):
    """Reads and writes in tasks; what is queued from a file or once more goes the way of every order."""

    def __init__(self, services: Services, panel: QueuePanel, sign_ins: SignIns, messages: Messages) -> None:
        super().__init__(panel)
        self._services, self._panel = services, panel
        self._sign_ins, self._messages = sign_ins, messages
        self.dialog: OrdersCopyDialog | None = None

    def export_order(self, order: Order, jobs: Sequence[Job]) -> None:
        """Write an order with its scenes where the user wants it."""
        kind = self.tr("Orders (*{})").format(ENDING)
        path = self._ask_where(self.tr("Export the order"), f"{_file_name(order.title)}{ENDING}", kind)
        if path is None:
            return
        scenes = [job.scene for job in jobs]
        products = {job.scene.identifier: job.product for job in jobs if job.product is not None}
        told = self.tr("The order with %n scene(s) is written to {}. It holds no sign-in.", "", len(scenes))

        def write(feedback: Feedback) -> None:
            write_order(path, order, scenes, products)

        self._start(self.tr("Export an order"), write, told.format(path))

    def save_report(self, orders: Sequence[Order], jobs: Sequence[Job]) -> None:
        """Write what became of each scene where the user wants it; the ending says as what."""
        kinds = ";;".join((self.tr("Table (*.csv)"), self.tr("JSON lines (*.jsonl)")))
        title = orders[0].title if len(orders) == 1 else ""
        path = self._ask_where(self.tr("Save the report"), f"{_file_name(title)}_report.csv", kinds)
        if path is None:
            return
        by_id, told = (
            {order.id: order for order in orders},
            self.tr("The report of %n scene(s) is written to {}.", "", len(jobs)),
        )

        def write(feedback: Feedback) -> None:
            write_report(path, jobs, lambda job: by_id[job.order_id])

        self._start(self.tr("Save a report"), write, told.format(path))

    def import_order(self) -> None:
        """Queue an order that was exported, here or elsewhere."""
        kinds = ";;".join((self.tr("Orders (*{})").format(ENDING), self.tr("All files (*)")))
        chosen, _ = QFileDialog.getOpenFileName(self._panel, self.tr("Import an order"), "", kinds)
        if chosen:
            title = self.tr("Read an order")
            self._services.errands.start(
                title, lambda feedback: read_order(Path(chosen)), self._on_read, self._messages.failed
            )

    def queue_again(self, order: Order, jobs: Sequence[Job]) -> None:
        """Queue an order's scenes once more, with another title and into another folder."""
        copy = duplicate(order)
        what = self.tr("%n scene(s), with the same options.", "", len(jobs))
        what += " " + self.tr("Choose another folder: into the same one, the jobs that there are start again instead.")
        scenes = [job.scene for job in jobs]
        products = {job.scene.identifier: job.product for job in jobs if job.product is not None}

        def take(dialog: OrdersCopyDialog) -> None:
            self._queue(duplicate(order, dialog.title).in_folder(dialog.folder), scenes, products)

        self._open(self.tr("Duplicate an order"), (what, copy.title, str(order.settings.folder)), take)

    def _on_read(self, read: OrderFile) -> None:
        what = self.tr("%n scene(s). What lies in the folder already is not made again.", "", len(read.scenes))
        preferences = self._services.preferences

        def take(dialog: OrdersCopyDialog) -> None:
            here = moved_here(read, dialog.folder, scratch=preferences.scratch_folder, sen2cor=preferences.sen2cor)
            order = here.with_command() if dialog.runs_command else here.order
            self._queue(duplicate(order, dialog.title), here.scenes, here.products)

        beginning = (what, read.order.title, str(preferences.folder_or_default))
        self._open(self.tr("Import an order"), beginning, take, read.command)

    def _open(self, title: str, beginning: tuple[str, str, str], take: Take, command: Sequence[str] = ()) -> None:
        dialog = self.dialog = OrdersCopyDialog(*beginning, command, self._panel)
        dialog.setWindowTitle(title)
        dialog.accepted.connect(lambda: take(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _queue(self, order: Order, scenes: Sequence[Scene], products: Mapping[str, Path]) -> None:
        try:
            if StageName.DOWNLOAD in order.stages:
                service = order.settings.service
                if not self._sign_ins.ask_for_downloads(service):
                    return
                self._services.ordering.ready_for_downloads([service], order.settings.alternatives)
            self._services.preparation.start(Wish([(order, scenes)], products))
        except SceneQueueError as error:
            self._messages.failed(error)

    def _ask_where(self, title: str, name: str, kinds: str) -> Path | None:
        path, _ = QFileDialog.getSaveFileName(self._panel, title, name, kinds)
        return Path(path) if path else None

    def _start(self, title: str, work: Callable[[Feedback], None], told: str) -> None:
        self._services.errands.start(title, work, lambda nothing: self._messages.ended(told), self._messages.failed)


def _file_name(title: str) -> str:
    """A title as what every system takes for a file's name."""
    return re.sub(r"\W+", "_", title).strip("_") or "order"
