"""The list from which an order of the queue is chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from qgis.PyQt.QtCore import QCoreApplication, QLocale
from qgis.PyQt.QtWidgets import QComboBox

from ..core.job_queue.job import JobState
from ..core.job_queue.order import Order

CHARACTERS = 24  # of a title, so that the list does not widen the window


class OrdersCombo:
    """Fills a combo box with orders, the newest first, and how far each is.

    :param combo: of the form; ``None`` as data stands for all orders.
    """

    def __init__(self, combo: QComboBox) -> None:
        self._combo = combo
        self._combo.addItem(QCoreApplication.translate("OrdersCombo", "All orders"), None)
        self._combo.setMinimumContentsLength(CHARACTERS // 2)
        self._combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    @property
    def order_id(self) -> int | None:
        """The chosen order, ``None``: all."""
        number = self._combo.currentData()
        return None if number is None else int(number)

    def choose_all(self) -> None:
        """Choose no order but all."""
        self._combo.setCurrentIndex(0)

    def show(self, counts: Mapping[int, Counter[JobState]], orders: Mapping[int, Order]) -> None:
        """Show orders by their numbers.

        :param counts: jobs by state, for each order; one without jobs is not shown.
        """
        with_jobs = (number for number, states in sorted(counts.items(), reverse=True) if any(states.values()))
        wanted = [number for number in with_jobs if number in orders]
        listed = [self._combo.itemData(at) for at in range(1, self._combo.count())]
        gone = set(listed) - set(wanted)
        if self.order_id in gone:
            self.choose_all()  # Qt would choose the neighbour
        for number in gone:
            self._combo.removeItem(self._combo.findData(number))
        for at, number in enumerate(wanted, 1):
            if number not in listed:
                self._combo.insertItem(at, "", number)
            self._set_text(at, order_text(order_name(orders[number]), counts[number]))

    def _set_text(self, at: int, text: str) -> None:
        if self._combo.itemText(at) != text:
            self._combo.setItemText(at, text)


def order_name(order: Order) -> str:
    """What the user calls an order; one without a title has its number."""
    return order.title or QCoreApplication.translate("OrdersCombo", "Order {}").format(order.id)


def order_text(title: str, states: Counter[JobState]) -> str:
    """The title of an order, and how far it is: ``Oaxaca (12 of 6,314 done)``."""
    locale = QLocale()
    done, total = locale.toString(states[JobState.DONE]), locale.toString(sum(states.values()))
    text = QCoreApplication.translate("OrdersCombo", "{} ({} of {} done)")
    return text.format(title, done, total)
