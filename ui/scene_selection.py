"""What is selected in the list of scenes: kept by name, so that sorting, filters and folded rows do not lose it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.PyQt.QtCore import QItemSelection, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QTableView

from ..core.scene import Scene
from .row_ranges import rows_of, select_only, selection_of
from .scenes_model import ScenesModel
from .turns import soon

UNDO_STEPS = 20


class SceneSelection(QObject):
    """One selection, drawn in the table as far as it has rows there.

    ``changed`` carries the scenes, in the order of the table, and whether the map has to follow.
    """

    changed = pyqtSignal(object, bool)

    def __init__(self, table: QTableView, model: ScenesModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self._selected: list[str] = []
        self._before: list[list[str]] = []  # selections that an undo goes back to
        self._is_drawing = False
        self._drawn: QItemSelection | None = None  # the newest that is to be drawn
        table.selectionModel().selectionChanged.connect(self._on_clicked)
        model.modelReset.connect(lambda: soon(len(self._selected), self._restore))

    @property
    def identifiers(self) -> Sequence[str]:
        """The product names of the selected scenes."""
        return self._selected

    @property
    def scenes(self) -> list[Scene]:
        """The selected scenes, in the order of the table."""
        return self._model.in_order(self._selected)

    @property
    def can_undo(self) -> bool:
        """Whether there is a selection to go back to."""
        return bool(self._before)

    def forget(self) -> None:
        """Another list: nothing is selected, and there is nothing to go back to."""
        self._selected, self._before = [], []
        self._model.show_chosen(frozenset())

    def follow(self, identifiers: Iterable[str]) -> None:
        """Select exactly these, because they were selected on the map; the map is not told."""
        self._take(identifiers, told=False)
        soon(len(self._selected), self._draw)

    def choose(self, identifiers: Iterable[str]) -> None:
        """Select exactly these, in the table and on the map."""
        self._take(identifiers)
        soon(len(self._selected), self._draw)

    def add(self, identifiers: Iterable[str]) -> None:
        """Select these too; if all of them are, none of them any more."""
        given, chosen = list(identifiers), set(self._selected)
        if chosen.issuperset(given):
            gone = set(given)
            self.choose([one for one in self._selected if one not in gone])
        else:
            self.choose([*self._selected, *given])

    def undo(self) -> None:
        """Go back to the selection before."""
        if self._before:
            *earlier, before = self._before
            self._take(before, undo=earlier)
            soon(len(self._selected), self._draw)

    def _on_clicked(self) -> None:
        """The user selected rows; what has no row stays selected only where the user adds to it."""
        if self._is_drawing:
            return
        self._drawn = None
        model = self._model
        chosen = [model.scene_at(row).identifier for row in rows_of(self._table.selectionModel().selection())]
        if QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
            chosen += [one for one in self._selected if model.row_of(one) is None]
        self._take(chosen)

    def _restore(self) -> None:
        """Rows are elsewhere now; what is selected stays selected, except what can be selected no longer."""
        self._take(self._selected)
        self._draw()

    def _take(self, identifiers: Iterable[str], *, told: bool = True, undo: list[list[str]] | None = None) -> None:
        """Let those of the scenes that can be selected be what is selected.

        :param undo: the selections that can be gone back to; ``None``: those of before, and this one's.
        """
        scenes = self._model.in_order(identifiers)
        chosen = [scene.identifier for scene in scenes]
        if set(chosen) == set(self._selected):
            return
        self._before = [*self._before[1 - UNDO_STEPS :], self._selected] if undo is None else undo
        self._selected = chosen
        self._model.show_chosen(frozenset(chosen))
        self.changed.emit(scenes, told)

    def _draw(self) -> None:
        """Show in the table what is selected; a long selection is made in one turn and shown in the next."""
        drawn = self._drawn = selection_of(self._model, self._model.rows_of(self._selected))
        soon(len(self._selected), lambda: self._show_drawn(drawn))

    def _show_drawn(self, drawn: QItemSelection) -> None:
        if drawn is not self._drawn:
            return  # something else was selected meanwhile
        self._is_drawing = True
        try:
            select_only(self._table.selectionModel(), drawn)
        finally:
            self._is_drawing = False
        self._table.viewport().update()
