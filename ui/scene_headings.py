"""The headings in the table of scenes: as wide as the table, folded and selected by mouse and keyboard."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QModelIndex, QObject, Qt
from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent
from qgis.PyQt.QtWidgets import QTableView

from .scene_selection import SceneSelection
from .scenes_model import ScenesModel

ARROW_EMS = 1.5  # as wide as the arrow is for the mouse


class SceneHeadings(QObject):
    """A click on the arrow folds, elsewhere it selects the scenes below; with Ctrl it adds them."""

    def __init__(self, table: QTableView, model: ScenesModel, selection: SceneSelection) -> None:
        super().__init__(table)
        self._table, self._model, self._selection = table, model, selection
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)
        model.modelReset.connect(self._span)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Qt asks of each event of the table; returns whether it is dealt with."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            return isinstance(event, QMouseEvent) and self._on_press(event)
        if event.type() == QEvent.Type.KeyPress and watched is self._table:
            return isinstance(event, QKeyEvent) and self._on_key(event)
        return False

    def _span(self) -> None:
        self._table.clearSpans()
        columns = self._model.columnCount()
        for row in self._model.heading_rows:
            self._table.setSpan(row, 0, 1, columns)

    def _on_press(self, event: QMouseEvent) -> bool:
        index = self._table.indexAt(event.pos())
        if event.button() != Qt.MouseButton.LeftButton or self._model.scenes_below(index.row()) is None:
            return False
        heading = self._model.index(index.row(), 0)
        self._table.setFocus(Qt.FocusReason.MouseFocusReason)
        is_arrow = event.pos().x() < ARROW_EMS * self._table.fontMetrics().height()
        if is_arrow or event.type() == QEvent.Type.MouseButtonDblClick:
            self._fold(heading, not self._model.is_folded(heading.row()))
        else:
            self._select(heading, event.modifiers())
        return True

    def _on_key(self, event: QKeyEvent) -> bool:
        heading = self._table.currentIndex()
        if not heading.isValid() or self._model.scenes_below(heading.row()) is None:
            return False
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._fold(heading, event.key() == Qt.Key.Key_Left)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._fold(heading, not self._model.is_folded(heading.row()))
        elif event.key() == Qt.Key.Key_Space:
            self._select(heading, event.modifiers())
        else:
            return False
        return True

    def _fold(self, heading: QModelIndex, folded: bool) -> None:
        row = heading.row()  # headings above keep their rows
        self._model.fold(row, folded)
        self._go_to(row)

    def _select(self, heading: QModelIndex, modifiers: Qt.KeyboardModifiers) -> None:
        names = [scene.identifier for scene in self._model.scenes_below(heading.row()) or ()]
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self._selection.add(names)
        else:
            self._selection.choose(names)
        self._go_to(heading.row())

    def _go_to(self, row: int) -> None:
        from_selection = self._table.selectionModel()
        from_selection.setCurrentIndex(self._model.index(row, 0), from_selection.SelectionFlag.NoUpdate)
