"""Selections that are kept under a name, and selected again."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QInputDialog, QMessageBox

from ..core.catalogue.saved_search import SavedSearch
from ..core.catalogue.saved_selection import SavedSelection
from ..core.errors import SceneQueueError
from ..core.qgis_adapters.services import Services
from .messages import Messages
from .scenes_panel import ScenesPanel
from .search_control import Asked, SearchControl


class SelectionsControl(QObject):
    """Does what the menu of saved selections offers."""

    def __init__(self, services: Services, panel: ScenesPanel, search: SearchControl, messages: Messages) -> None:
        super().__init__(panel)
        self._saved, self._panel, self._search, self._messages = services.saved_selections, panel, search, messages
        self._awaited: SavedSelection | None = None  # its search is under way
        menu = panel.choose_menu.selections
        menu.aboutToShow.connect(self.fill)
        menu.save_asked.connect(self._on_save)
        menu.restore_asked.connect(self.restore)
        menu.delete_asked.connect(self._on_delete)
        search.ended.connect(self._on_search_ended)

    def fill(self) -> None:
        """Read what is saved, and show it in the menu."""
        try:
            saved = self._saved.all()
        except SceneQueueError as error:
            self._messages.failed(error)
            saved = ()
        self._panel.choose_menu.selections.fill(saved, can_save=bool(self._panel.selected_identifiers))

    def restore(self, selection: SavedSelection) -> None:
        """Select what was saved; if the list lacks some of it, run its search first."""
        lacks = len(self._panel.model.known(selection.identifiers)) < len(selection.identifiers)
        if lacks and selection.search is not None:
            self._awaited = selection
            self._search.run(Asked(selection.search.query, selection.search.service))
        else:
            self._select(selection)

    def _select(self, selection: SavedSelection) -> None:
        known = self._panel.model.known(selection.identifiers)
        if any(scene.superseded for scene in known):
            self._panel.replaced_check.setChecked(True)
        self._panel.choose(selection.identifiers)
        missing = len(selection.identifiers) - len(known)
        if missing:
            text = self.tr("%n scene(s) of the selection {} are not in the list.", "", missing)
            self._messages.hint(text.format(selection.title))

    def _on_search_ended(self) -> None:
        awaited, self._awaited = self._awaited, None
        if awaited is not None:
            self._select(awaited)

    def _on_save(self) -> None:
        names = tuple(self._panel.selected_identifiers)
        given, accepted = QInputDialog.getText(self._panel, self.tr("Save the selection"), self.tr("Title"))
        title = str(given).strip()
        if not accepted or not title or not names:
            return
        try:
            if not self._may_replace(title):
                return
            self._saved.save(SavedSelection(title, names, self._search_of(names, title)))
        except SceneQueueError as error:
            self._messages.failed(error)
            return
        self._messages.ended(self.tr("The selection is saved as {}.").format(title))

    def _search_of(self, names: tuple[str, ...], title: str) -> SavedSearch | None:
        """The last search, if it found all of these."""
        last = self._search.last
        if last is None or not {scene.identifier for scene in last.result.scenes}.issuperset(names):
            return None
        return SavedSearch(title, last.asked.service, last.asked.query)

    def _may_replace(self, title: str) -> bool:
        if title not in {one.title for one in self._saved.all()}:
            return True
        text = self.tr("There is a saved selection {} already. Replace it?").format(title)
        return self._agrees(self.tr("Save the selection"), text)

    def _on_delete(self, title: str) -> None:
        text = self.tr("Delete the saved selection {}? The scenes stay.").format(title)
        if not self._agrees(self.tr("Delete the selection"), text):
            return
        try:
            self._saved.delete(title)
        except SceneQueueError as error:
            self._messages.failed(error)

    def _agrees(self, what: str, question: str) -> bool:
        return bool(QMessageBox.question(self._panel, what, question) == QMessageBox.StandardButton.Yes)
