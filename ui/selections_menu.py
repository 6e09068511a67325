"""The menu of saved selections."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QMenu, QWidget

from ..core.catalogue.saved_selection import SavedSelection

LONGEST = 60  # characters of a title that are shown


class SelectionsMenu(QMenu):
    """Filled anew as it opens; ``restore_asked`` carries a :class:`SavedSelection`, ``delete_asked`` its title."""

    save_asked = pyqtSignal()
    restore_asked = pyqtSignal(object)
    delete_asked = pyqtSignal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setToolTipsVisible(True)

    def fill(self, saved: Sequence[SavedSelection], *, can_save: bool) -> None:
        """Show these.

        :param can_save: whether something is selected.
        """
        self.clear()
        save = self.addAction(self.tr("&Save the selection…"))
        save.setEnabled(can_save)
        save.triggered.connect(lambda: self.save_asked.emit())
        self.addSection(self.tr("Saved selections"))
        for selection in saved:
            self._add(selection)
        if not saved:
            self.addAction(self.tr("None yet")).setEnabled(False)

    def _add(self, selection: SavedSelection) -> None:
        title = selection.title if len(selection.title) <= LONGEST else f"{selection.title[: LONGEST - 1]}…"
        menu = self.addMenu(title.replace("&", "&&"))
        menu.setToolTipsVisible(True)
        restore = menu.addAction(self.tr("Select these %n scene(s)", "", len(selection.identifiers)))
        if selection.search is not None:
            restore.setToolTip(self.tr("Where they are not in the list, the search that found them is run again"))
        restore.triggered.connect(lambda: self.restore_asked.emit(selection))
        menu.addAction(self.tr("&Delete")).triggered.connect(lambda: self.delete_asked.emit(selection.title))
