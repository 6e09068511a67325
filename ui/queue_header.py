"""The header of the queue's table: a third click on a column goes back to the order of the queue."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QTableView

from .queue_model import QueueModel

_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class QueueHeader:
    """Sorts by clicks, with a click more than Qt's own sorting has."""

    def __init__(self, table: QTableView, model: QueueModel) -> None:
        self._header, self._model = table.horizontalHeader(), model
        self._sorting: tuple[int, Qt.SortOrder] = (-1, _UP)
        self._header.setSectionsClickable(True)
        self._header.sectionClicked.connect(self._on_clicked)

    def sort(self, column: int, order: Qt.SortOrder = _UP) -> None:
        """Sort by a column; below 0: as the queue has them."""
        self._sorting = (column, order)
        self._header.setSortIndicatorShown(column >= 0)
        self._header.setSortIndicator(column, order)
        self._model.sort(column, order)

    def _on_clicked(self, column: int) -> None:
        if self._sorting[0] != column:
            self.sort(column)
        elif self._sorting[1] == _UP:
            self.sort(column, _DOWN)
        else:
            self.sort(-1)
