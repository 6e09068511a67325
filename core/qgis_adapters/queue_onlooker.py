"""The queue that another QGIS of the same profile works on, to look at."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..errors import StoreError
from ..job_queue.job import Job
from ..job_queue.order import Order
from ..job_queue.scheduler import Hold, hold_of
from ..job_queue.store import StoreView
from .queue_commands import QueueCommands


class QueueOnlooker(QObject):
    """Reads the store again when its owner has written.

    ``changed`` is emitted on the main thread when there is something else to see.

    :param path: the store's file.
    :param commands: on whose thread it is read.
    :raises StoreError: if it cannot be read.
    """

    changed = pyqtSignal()
    _read = pyqtSignal(object, object)

    def __init__(self, path: Path, commands: QueueCommands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view, self._commands = StoreView(path), commands
        self._is_looking = self._is_closed = False
        self._read.connect(self._take)
        orders, self._jobs = self._view.read()
        self._orders = {order.id: order for order in orders}

    def jobs(self) -> list[Job]:
        """All jobs, as they were written last."""
        return self._jobs

    def orders(self) -> list[Order]:
        """All orders, oldest first."""
        return list(self._orders.values())

    def order_of(self, job: Job) -> Order:
        """The order that a job belongs to."""
        return self._orders[job.order_id]

    def waits_for(self, job: Job) -> Hold | None:
        """What keeps an open job from going on, as far as the store tells."""
        return hold_of(job)

    def look(self) -> None:
        """Look whether the owner has written, and read that aside; to be called now and then."""
        if not self._is_looking and not self._is_closed:
            self._is_looking = True
            self._commands.run_aside(self._look)

    def close(self) -> None:
        """Look no more."""
        self._is_closed = True
        self._commands.run_aside(self._view.close)

    def _look(self) -> None:
        try:
            if self._view.has_changed():
                self._read.emit(*self._view.read())
        except StoreError:
            pass  # the owner may be in the middle of something; the next look comes soon
        finally:
            self._is_looking = False

    def _take(self, orders: list[Order], jobs: list[Job]) -> None:
        self._orders, self._jobs = {order.id: order for order in orders}, jobs
        self.changed.emit()
