"""Selections of rows: as few ranges as there are, never row by row through Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qgis.PyQt.QtCore import QAbstractItemModel, QItemSelection, QItemSelectionModel


def rows_of(selection: QItemSelection) -> list[int]:
    """The rows of a selection of whole rows, ascending."""
    return sorted({row for part in selection for row in range(part.top(), part.bottom() + 1)})


def selection_of(model: QAbstractItemModel, rows: Iterable[int]) -> QItemSelection:
    """Whole rows as a selection; neighbours become one range."""
    selection, last, index = QItemSelection(), model.columnCount() - 1, model.index
    for first, end in _ranges(sorted(rows)):
        selection.select(index(first, 0), index(end, last))
    return selection


def select_only(selected: QItemSelectionModel, selection: QItemSelection) -> None:
    """Select exactly this.

    What was selected goes without a word first: Qt compares each old range with each new one.
    """
    current = selected.currentIndex()
    selected.reset()
    selected.setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
    selected.select(selection, QItemSelectionModel.SelectionFlag.Select)


def _ranges(rows: list[int]) -> Iterator[tuple[int, int]]:
    first = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at] != rows[at - 1] + 1:
            yield rows[first], rows[at - 1]
            first = at
