"""The menu of an order: what can be done with all of its jobs at once."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QMenu, QWidget

from ..core.job_queue.job import JobState
from ..core.qgis_adapters.services import LOADED_ONE_BY_ONE
from .icons import icon
from .queue_buttons import PAUSABLE, REMOVABLE, RESUMABLE


class OrderAct(enum.Enum):
    """What is done with an order."""

    RESUME = "resume"
    PAUSE = "pause"
    RETRY = "retry"
    FIRST = "first"
    USUAL = "usual"
    LAST = "last"
    DUPLICATE = "duplicate"
    EXPORT = "export"
    IMPORT = "import"
    REPORT = "report"
    LOAD = "load"
    REMOVE = "remove"


_NEEDS = {
    OrderAct.RESUME: RESUMABLE,
    OrderAct.PAUSE: PAUSABLE,
    OrderAct.RETRY: frozenset({JobState.FAILED}),
    OrderAct.LOAD: frozenset({JobState.DONE}),
    OrderAct.REMOVE: REMOVABLE,
}
_READ_ONLY = (OrderAct.EXPORT, OrderAct.REPORT, OrderAct.LOAD)
_OF_ONE = (OrderAct.EXPORT, OrderAct.DUPLICATE)
PLACES = {OrderAct.FIRST: 1, OrderAct.USUAL: 0, OrderAct.LAST: -1}  # priorities


class OrdersMenu(QMenu):
    """``asked`` carries an :class:`OrderAct` and the numbers of the orders that are meant."""

    asked = pyqtSignal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self._orders: list[int] = []
        self._tips: dict[OrderAct, str] = {}
        self._heading = self.addAction("")
        self._heading.setEnabled(False)
        self.addSeparator()
        self.actions_by_act = {
            OrderAct.RESUME: self._add(OrderAct.RESUME, self.tr("Resume"), "resume"),
            OrderAct.PAUSE: self._add(OrderAct.PAUSE, self.tr("Pause"), "pause"),
            OrderAct.RETRY: self._add(OrderAct.RETRY, self.tr("Retry what failed"), "retry"),
        }
        tip = self.tr("Load what is done into the project; of more than {} products one layer a date")
        load = self._add(OrderAct.LOAD, self.tr("Load as layers"), "layers", tip.format(LOADED_ONE_BY_ONE))
        self.actions_by_act[OrderAct.LOAD] = load
        self._add_places()
        self._add_files()
        self.addSeparator()
        self.actions_by_act[OrderAct.REMOVE] = self._add(OrderAct.REMOVE, self.tr("Remove…"), "remove")

    def show_for(
        self, orders: Sequence[int], heading: str, counts: Counter[JobState], places: set[int], refusal: str
    ) -> None:
        """Be about these orders.

        :param heading: what they are called; :param counts: their jobs by state; :param places: their priorities.
        :param refusal: why nothing may be changed; empty: it may.
        """
        self._orders = list(orders)
        for act, priority in PLACES.items():
            self.actions_by_act[act].setChecked(places == {priority})
        self._heading.setText(heading.replace("&", "&&"))
        for act, action in self.actions_by_act.items():
            off = refusal if act not in _READ_ONLY else ""
            if not off and act is not OrderAct.IMPORT:
                off = self._why_off(act, counts)
            action.setEnabled(not off)
            action.setToolTip(off or self._tips[act])

    def _add_places(self) -> None:
        self.addSeparator()
        tips = {
            OrderAct.FIRST: (self.tr("Go first"), self.tr("Its jobs start before those of other orders")),
            OrderAct.USUAL: (self.tr("Usual place"), ""),
            OrderAct.LAST: (self.tr("Go last"), self.tr("Its jobs start when no other job can")),
        }
        for act, (text, tip) in tips.items():
            self.actions_by_act[act] = self._add(act, text, tip=tip)
            self.actions_by_act[act].setCheckable(True)

    def _add_files(self) -> None:
        self.addSeparator()
        for act, text, name in (
            (OrderAct.DUPLICATE, self.tr("Duplicate…"), ""),
            (OrderAct.EXPORT, self.tr("Export…"), ""),
            (OrderAct.IMPORT, self.tr("Import…"), ""),
            (OrderAct.REPORT, self.tr("Save report…"), "save"),
        ):
            self.actions_by_act[act] = self._add(act, text, name)

    def _add(self, act: OrderAct, text: str, name: str = "", tip: str = "") -> QAction:
        action = self.addAction(icon(name), text) if name else self.addAction(text)
        self._tips[act] = tip
        action.triggered.connect(lambda: self.asked.emit(act, list(self._orders)))
        return action

    def _why_off(self, act: OrderAct, counts: Counter[JobState]) -> str:
        if not self._orders:
            return self.tr("Choose an order in the list above the table, or select a job of it.")
        if act in _OF_ONE and len(self._orders) > 1:
            return self.tr("This is done with one order at a time.")
        needed = _NEEDS.get(act)
        if needed is not None and not any(counts[state] for state in needed):
            return self.tr("It has no such job.")
        return ""
