"""The selection in the table of the queue: jobs by their numbers, which stay selected while rows come, go and move."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject, QPoint, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QTableView

from .queue_model import JOB_ID_ROLE, QueueModel
from .row_ranges import rows_of, select_only, selection_of
from .turns import soon


class QueueSelection(QObject):
    """Follows a table; ``changed`` is emitted whenever other jobs are selected.

    What loses its row, because a filter hides it, is not selected any more.
    """

    changed = pyqtSignal()

    def __init__(self, table: QTableView, model: QueueModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self._numbers: list[int] = []
        self._current: int | None = None
        self._topmost: int | None = None
        self._is_drawing = False
        self._drawn: QItemSelection | None = None  # the newest that is to be drawn
        table.selectionModel().selectionChanged.connect(self._on_selection_changed)
        model.modelAboutToBeReset.connect(self._on_reset_begins)
        model.modelReset.connect(self._on_reset)

    @property
    def numbers(self) -> list[int]:
        """The numbers of the selected jobs, in the order of the rows."""
        return self._numbers

    def select(self, numbers: Iterable[int]) -> None:
        """Select exactly these jobs, as far as they have rows."""
        self._keep(sorted(self._model.rows_of(numbers)))
        self._draw()
        self.changed.emit()

    def _keep(self, rows: list[int]) -> None:
        self._numbers = self._model.numbers_at(rows)

    def _on_selection_changed(self) -> None:
        if not self._is_drawing:
            self._drawn = None
            self._keep(rows_of(self._table.selectionModel().selection()))
            self.changed.emit()

    def _on_reset_begins(self) -> None:
        self._current = self._number_at(self._table.currentIndex())
        # from the top on, the list is followed where it goes; further down, the rows that are looked at
        is_scrolled = self._table.verticalScrollBar().value() > 0
        self._topmost = self._number_at(self._table.indexAt(QPoint(0, 0))) if is_scrolled else None

    def _on_reset(self) -> None:
        before = len(self._numbers)
        self._keep(sorted(self._model.rows_of(self._numbers)))
        soon(before, self._draw)
        self._scroll_back()
        if len(self._numbers) != before:
            self.changed.emit()

    def _draw(self) -> None:
        """Show in the table what is selected; a long selection is made in one turn and shown in the next."""
        drawn = self._drawn = selection_of(self._model, self._model.rows_of(self._numbers))
        soon(len(self._numbers), lambda: self._show(drawn))

    def _show(self, drawn: QItemSelection) -> None:
        if drawn is not self._drawn:
            return  # something else was selected meanwhile
        self._is_drawing = True
        try:
            select_only(self._table.selectionModel(), drawn)
        finally:
            self._is_drawing = False
        self._table.viewport().update()

    def _scroll_back(self) -> None:
        """Look at what was looked at before; the current row is where the keyboard goes on."""
        current, topmost = (self._index_of(number) for number in (self._current, self._topmost))
        if current.isValid():
            self._table.selectionModel().setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
        if topmost.isValid():
            self._table.scrollTo(topmost, QAbstractItemView.ScrollHint.PositionAtTop)
        else:
            self._table.scrollToTop()

    def _number_at(self, index: QModelIndex) -> int | None:
        return int(index.data(JOB_ID_ROLE)) if index.isValid() else None

    def _index_of(self, number: int | None) -> QModelIndex:
        rows = self._model.rows_of([number]) if number is not None else []
        return self._model.index(rows[0], 0) if rows else QModelIndex()
