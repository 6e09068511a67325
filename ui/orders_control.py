"""What the menu of an order does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from qgis.PyQt.QtCore import QObject

from ..core.job_queue.job import Job, JobState
from ..core.job_queue.order import Order
from ..core.qgis_adapters.services import Services
from .messages import Messages
from .orders_combo import order_name
from .orders_files import OrdersFiles
from .orders_menu import PLACES, OrderAct
from .queue_buttons import REMOVABLE, RESUMABLE
from .queue_panel import QueuePanel
from .queue_removal import QueueRemoval
from .sign_ins import SignIns


class OrdersControl(QObject):
    """Joins the menu with the services; each act is about all jobs of the orders.

    :param resume: goes on with jobs.
    """

    def __init__(
        self,
        services: Services,
        panel: QueuePanel,
        resume: Callable[[Sequence[Job]], None],
        removal: QueueRemoval,
        sign_ins: SignIns,
        messages: Messages,
    ) -> None:
        super().__init__(panel)
        self._services, self._panel, self._resume, self._removal = services, panel, resume, removal
        self.files = OrdersFiles(services, panel, sign_ins, messages)
        panel.orders_menu.asked.connect(self._on_asked)

    def _on_asked(self, act: OrderAct, numbers: Sequence[int]) -> None:
        orders = [order for order in self._services.queue.orders() if order.id in numbers]
        jobs = [job for job in self._panel.model.jobs if job.order_id in numbers]
        if act in PLACES:
            for order in orders:
                self._services.queue.change_order(replace(order, priority=PLACES[act]))
        elif act is OrderAct.IMPORT:
            self.files.import_order()
        elif act is OrderAct.REPORT:
            self.files.save_report(orders, jobs)
        elif act is OrderAct.EXPORT:
            self.files.export_order(orders[0], jobs)
        elif act is OrderAct.DUPLICATE:
            self.files.queue_again(orders[0], jobs)
        else:
            self._do_with_jobs(act, orders, jobs)

    def _do_with_jobs(self, act: OrderAct, orders: Sequence[Order], jobs: Sequence[Job]) -> None:
        if act is OrderAct.PAUSE:
            self._services.queue.pause([job.id for job in jobs])
        elif act is OrderAct.RESUME:
            self._resume([job for job in jobs if job.state in RESUMABLE])
        elif act is OrderAct.RETRY:
            self._resume([job for job in jobs if job.state is JobState.FAILED])
        elif act is OrderAct.LOAD:
            self._services.load([job for job in jobs if job.state is JobState.DONE])
        elif act is OrderAct.REMOVE:
            what = ", ".join(order_name(order) for order in orders)
            self._removal.ask([job for job in jobs if job.state in REMOVABLE], what)
