"""The section of the queue: its title says how far all of it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from qgis.PyQt.QtCore import QLocale
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QGroupBox, QProgressBar, QStyle, QStyleOptionGroupBox, QWidget

from ..core.job_queue.job import OPEN_STATES, JobState
from .queue_model import QueueModel

STEPS = 1000  # of the bar
WIDTH_IN_LETTERS = 16


class QueueSection(QGroupBox):
    """A group box with a bar beside its title, as long as jobs of an order are open.

    Orders that have ended do not count: the bar of a new one begins at nothing.
    """

    def __init__(self, model: QueueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.bar = QProgressBar(self)
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        model.jobs_shown.connect(self.refresh)
        model.dataChanged.connect(self.refresh)
        self.refresh()

    def refresh(self, *_args: object) -> None:
        """Follow the queue."""
        ended, total = _ended_and_total(self._model.counts_of_orders)
        self.bar.setVisible(ended < total)
        if ended >= total:
            self._say(self.tr("Queue"))
            return
        done = min(1.0, (ended + self._model.under_way) / total)
        number = QLocale().toString
        self._say(self.tr("Queue – {} of {} scenes").format(number(ended), number(total)))
        self.bar.setValue(round(done * STEPS))
        self.bar.setToolTip(self.tr("{} % of the orders that are open").format(int(100 * done)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Qt asks."""
        super().resizeEvent(event)
        self._place_bar()

    def _say(self, title: str) -> None:
        if title != self.title():
            self.setTitle(title)
            self._place_bar()

    def _place_bar(self) -> None:
        """Beside the title, as high as that, at the right end."""
        option = QStyleOptionGroupBox()
        self.initStyleOption(option)
        parts = QStyle.SubControl.SC_GroupBoxLabel
        label = self.style().subControlRect(QStyle.ComplexControl.CC_GroupBox, option, parts, self)
        letter = self.fontMetrics().averageCharWidth()
        left = max(label.right() + 2 * letter, self.width() - (WIDTH_IN_LETTERS + 1) * letter)
        height = self.fontMetrics().ascent()
        top = label.center().y() - height // 2
        self.bar.setGeometry(left, max(0, top), max(0, self.width() - letter - left), height)


def _ended_and_total(orders: Mapping[int, Counter[JobState]]) -> tuple[int, int]:
    """Jobs that have ended, and all, of the orders that have open ones."""
    still_open = [states for states in orders.values() if any(states[state] for state in OPEN_STATES)]
    total = sum(sum(states.values()) for states in still_open)
    return total - sum(states[state] for states in still_open for state in OPEN_STATES), total
