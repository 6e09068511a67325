"""Saved searches: kept, run again, renamed, deleted."""

from __future__ import annotations

from datetime import datetime, timezone

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QInputDialog, QMessageBox

from ..core.catalogue.saved_search import SavedSearch, new_saved_search
from ..core.errors import SceneQueueError
from ..core.qgis_adapters.services import Services
from .messages import Messages
from .search_control import Asked, SearchControl
from .search_panel import SearchPanel
from .searches_menu import SearchesMenu


class SearchesControl(QObject):
    """Does what the menu *Searches* offers."""

    def __init__(self, services: Services, panel: SearchPanel, search: SearchControl, messages: Messages) -> None:
        super().__init__(panel)
        self._saved, self._panel, self._search, self._messages = services.saved_searches, panel, search, messages
        self.menu = SearchesMenu(panel)
        panel.searches_button.setMenu(self.menu)
        self.menu.aboutToShow.connect(self.fill)
        self.menu.save_asked.connect(self._on_save)
        self.menu.run_asked.connect(self._on_run)
        self.menu.rename_asked.connect(self._on_rename)
        self.menu.delete_asked.connect(self._on_delete)
        self.menu.again_asked.connect(lambda place: search.run(search.earlier[place]))
        self.menu.forget_asked.connect(search.forget_earlier)

    def fill(self) -> None:
        """Read what is saved, and show it in the menu."""
        try:
            saved = self._saved.all()
        except SceneQueueError as error:
            self._messages.failed(error)
            saved = ()
        self.menu.fill(saved, [one.title for one in self._search.earlier])

    def _on_save(self) -> None:
        try:
            asked = self._search.asked_now()
            title = self._asked_title(self.tr("Save this search"), asked.title)
            if not title or not self._may_replace(title):
                return
            self._saved.save(self._made(title, asked))
        except SceneQueueError as error:
            self._messages.failed(error)
            return
        self._messages.ended(self.tr("The search is saved as {}.").format(title))

    def _made(self, title: str, asked: Asked) -> SavedSearch:
        """The search to save; what is in the list now is known, if it is of this very search."""
        now = datetime.now(timezone.utc).astimezone()  # the dates of the window are the user's own
        saved = new_saved_search(title, asked.service, asked.query, now)
        last = self._search.last
        if last is not None and (last.asked.query, last.asked.service) == (asked.query, asked.service):
            return saved.after_run(last.result, now)
        return saved

    def _may_replace(self, title: str) -> bool:
        if title not in {search.title for search in self._saved.all()}:
            return True
        text = self.tr("There is a saved search {} already. Replace it?").format(title)
        return self._agrees(self.tr("Save this search"), text)

    def _on_run(self, saved: SavedSearch, new_only: bool) -> None:
        today = datetime.now(timezone.utc).date()
        self._search.run(Asked(saved.query_on(today), saved.service, saved, new_only))

    def _on_rename(self, title: str) -> None:
        new_title = self._asked_title(self.tr("Rename the search"), title)
        if not new_title or new_title == title:
            return
        try:
            self._saved.rename(title, new_title)
        except SceneQueueError as error:
            self._messages.failed(error)

    def _on_delete(self, title: str) -> None:
        if not self._agrees(self.tr("Delete the search"), self.tr("Delete the saved search {}?").format(title)):
            return
        try:
            self._saved.delete(title)
        except SceneQueueError as error:
            self._messages.failed(error)

    def _asked_title(self, what: str, title: str) -> str:
        given, accepted = QInputDialog.getText(self._panel, what, self.tr("Title"), text=title)
        return str(given).strip() if accepted else ""

    def _agrees(self, what: str, question: str) -> bool:
        return bool(QMessageBox.question(self._panel, what, question) == QMessageBox.StandardButton.Yes)
