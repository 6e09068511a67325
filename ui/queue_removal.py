"""Takes jobs off the queue, and their files where the user ticks them."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from qgis.PyQt.QtCore import QObject

from ..core.errors import SceneQueueError
from ..core.feedback import Feedback
from ..core.job_queue.job import Job
from ..core.job_queue.order import Order
from ..core.job_queue.removal import FileSizes, JobFiles, delete_files, find_files, measure_files
from ..core.qgis_adapters.services import Services
from ..core.qgis_adapters.translation import translated
from .messages import Messages
from .queue_panel import QueuePanel
from .queue_removal_dialog import QueueRemovalDialog

LOOKING = "files of jobs"
PATIENCE_S, LOOK_AGAIN_S = 20.0, 0.1  # until removed jobs are off the queue, which is done on a thread of its own


class QueueRemoval(QObject):
    """Asks first; looking and deleting are tasks, which QGIS's task bar shows and cancels."""

    def __init__(self, services: Services, panel: QueuePanel, messages: Messages) -> None:
        super().__init__(panel)
        self._services, self._panel, self._messages = services, panel, messages
        self.dialog: QueueRemovalDialog | None = None

    def ask(self, jobs: Sequence[Job], what: str = "") -> None:
        """Ask about jobs; those that began to run meanwhile stay.

        :param what: which those are, the title of their order say; empty: several.
        """
        orders = {job.order_id: self._services.queue.order_of(job) for job in jobs}
        dialog = self.dialog = QueueRemovalDialog(len(jobs), what, self._panel)

        def look(feedback: Feedback) -> tuple[JobFiles, FileSizes]:
            files = self._find(jobs, orders, feedback)
            return files, measure_files(files, feedback)

        def show(found: tuple[JobFiles, FileSizes]) -> None:
            if self.dialog is dialog:
                dialog.show_files(*found)

        def tell(error: SceneQueueError) -> None:
            if self.dialog is dialog:
                dialog.show_failure(translated(str(error)))

        self._services.errands.start(self.tr("Look at the files of jobs"), look, show, tell, key=LOOKING)
        dialog.accepted.connect(lambda: self._remove(jobs, orders, dialog))
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _on_finished(self) -> None:
        self._services.errands.give_up(LOOKING)
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _remove(self, jobs: Sequence[Job], orders: Mapping[int, Order], dialog: QueueRemovalDialog) -> None:
        unfinished, products = dialog.deletes_unfinished, dialog.deletes_products
        self._services.queue.remove([job.id for job in jobs])
        self._panel.model.forget(job.id for job in jobs)
        if unfinished or products:
            self._delete(jobs, orders, unfinished, products)

    def _delete(self, jobs: Sequence[Job], orders: Mapping[int, Order], unfinished: bool, products: bool) -> None:
        folders = {order.settings.folder for order in orders.values()}

        def work(feedback: Feedback) -> int:
            files = self._find(self._gone(jobs, feedback), orders, feedback)
            chosen = [*(files.unfinished if unfinished else ()), *(files.products if products else ())]
            return delete_files(chosen, folders, feedback)

        def tell(count: int) -> None:
            self._messages.ended(self.tr("%n file(s) and folder(s) of removed jobs are deleted.", "", count))

        self._services.errands.start(self.tr("Delete files of removed jobs"), work, tell, self._messages.failed)

    def _gone(self, jobs: Sequence[Job], feedback: Feedback) -> list[Job]:
        """Those that are off the queue; one that began to run meanwhile stays, with its files. On a task's thread."""
        wanted, end = {job.id for job in jobs}, time.monotonic() + PATIENCE_S
        still = wanted
        while still and time.monotonic() < end:
            feedback.signal.wait(LOOK_AGAIN_S)
            feedback.raise_if_cancelled()
            still = wanted.intersection(job.id for job in self._services.queue.jobs())
        return [job for job in jobs if job.id not in still]

    def _find(self, jobs: Sequence[Job], orders: Mapping[int, Order], feedback: Feedback) -> JobFiles:
        """What is on the disk of jobs alone; on a task's thread."""
        mine, queue = {job.id for job in jobs}, self._services.queue
        kept = [job for job in queue.jobs() if job.id not in mine]

        def order_of(job: Job) -> Order:
            return orders[job.order_id] if job.id in mine else queue.order_of(job)

        return find_files(jobs, kept, order_of, feedback)
