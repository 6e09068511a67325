"""The menu *Searches*: saved ones, and those that were run last."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QMenu, QWidget

from ..core.catalogue.saved_search import SavedSearch

LONGEST = 60  # characters of a title that are shown


class SearchesMenu(QMenu):
    """Filled anew whenever it opens.

    ``run_asked`` carries a :class:`SavedSearch` and whether only what is new is wanted; ``rename_asked`` and
    ``delete_asked`` its title; ``again_asked`` the place of an earlier search in the list; ``forget_asked`` that none
    is to be remembered.
    """

    save_asked = pyqtSignal()
    run_asked = pyqtSignal(object, bool)
    rename_asked = pyqtSignal(str)
    delete_asked = pyqtSignal(str)
    again_asked = pyqtSignal(int)
    forget_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)

    def fill(self, saved: Sequence[SavedSearch], earlier: Sequence[str]) -> None:
        """Show these.

        :param earlier: titles of the searches that were run, the newest first.
        """
        self.clear()
        self.addAction(self.tr("&Save this search…")).triggered.connect(lambda: self.save_asked.emit())
        self.addSection(self.tr("Saved searches"))
        for search in saved:
            self._add_saved(search)
        if not saved:
            self._add_hint(self.tr("None yet"))
        self.addSection(self.tr("Recent searches"))
        for place, title in enumerate(earlier):
            action = self.addAction(_short(title))
            action.setToolTip(title)
            action.triggered.connect(lambda _, place=place: self.again_asked.emit(place))
        if earlier:
            self.addSeparator()
            self.addAction(self.tr("&Clear the recent searches")).triggered.connect(lambda: self.forget_asked.emit())
        else:
            self._add_hint(self.tr("None yet"))

    def _add_saved(self, search: SavedSearch) -> None:
        menu = self.addMenu(_short(search.title))
        menu.setToolTipsVisible(True)
        menu.addAction(self.tr("&Run again")).triggered.connect(lambda: self.run_asked.emit(search, False))
        new = menu.addAction(self.tr("Only what is &new"))
        new.triggered.connect(lambda: self.run_asked.emit(search, True))
        new.setEnabled(search.last_run is not None)
        if search.last_run is not None:
            since = self.tr("What no run found up to {:%Y-%m-%d %H:%M} UTC; {:,} scenes are known")
            new.setToolTip(since.format(search.last_run, len(search.known)))
        else:
            new.setToolTip(self.tr("It has not been run yet"))
        menu.addSeparator()
        menu.addAction(self.tr("Re&name…")).triggered.connect(lambda: self.rename_asked.emit(search.title))
        menu.addAction(self.tr("&Delete")).triggered.connect(lambda: self.delete_asked.emit(search.title))

    def _add_hint(self, text: str) -> None:
        self.addAction(text).setEnabled(False)


def _short(title: str) -> str:
    """The title as a menu shows it: not too long, and its ampersands are no shortcuts."""
    short = title if len(title) <= LONGEST else f"{title[: LONGEST - 1]}…"
    return short.replace("&", "&&")
