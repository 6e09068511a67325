"""What is chosen above the table of the queue: an order, states, words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QLineEdit

from ..core.job_queue.job import JobState
from ..core.job_queue.order import Order
from ..core.qgis_adapters.settled_objects import MANY
from .orders_combo import OrdersCombo
from .queue_filter import QueueFilter, States

TYPING_MS = 120  # a long list is filtered when the keys rest so long


class QueueFilterBar(QObject):
    """``changed`` carries the :class:`QueueFilter` that is chosen."""

    changed = pyqtSignal(object)

    def __init__(self, orders: QComboBox, states: QComboBox, words: QLineEdit) -> None:
        super().__init__(words)
        self._orders, self._states, self._words = OrdersCombo(orders), states, words
        for text, choice in (
            (self.tr("All states"), States.ALL),
            (self.tr("Open"), States.OPEN),
            (self.tr("At work"), States.AT_WORK),
            (self.tr("Waiting"), States.WAITING),
            (self.tr("Failed"), States.FAILED),
            (self.tr("Done"), States.DONE),
        ):
            states.addItem(text, choice.name)
        self._count = 0
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.timeout.connect(self._tell)
        orders.currentIndexChanged.connect(self._tell)
        states.currentIndexChanged.connect(self._tell)
        words.textChanged.connect(self._on_typed)

    @property
    def chosen(self) -> QueueFilter:
        """What is to be shown."""
        words = tuple(self._words.text().lower().split())
        return QueueFilter(self._orders.order_id, States[self._states.currentData()], words)

    def show_orders(self, counts: Mapping[int, Counter[JobState]], orders: Mapping[int, Order]) -> None:
        """Offer these orders, with how far they are; see :meth:`OrdersCombo.show`."""
        self._count = sum(sum(states.values()) for states in counts.values())
        self._orders.show(counts, orders)

    def show_states(self, states: States) -> None:
        """Choose what the user could choose."""
        self._states.setCurrentIndex(self._states.findData(states.name))

    def clear(self) -> None:
        """Show everything."""
        self._words.clear()
        self.show_states(States.ALL)
        self._orders.choose_all()

    def _on_typed(self) -> None:
        if self._count < MANY:
            self._tell()
        else:
            self._typing.start(TYPING_MS)

    def _tell(self) -> None:
        self._typing.stop()
        self.changed.emit(self.chosen)
