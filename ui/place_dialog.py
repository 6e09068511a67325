"""Asks for a country, state or province by name."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from qgis.PyQt.QtCore import QEvent, QObject, QStringListModel, Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QListView, QWidget

from .form import load_form
from .help_window import add_help

DOWNWARDS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class PlaceDialog(QDialog):
    """A list of places that gets shorter while one types; accents, capitals and the order of words do not matter.

    It is empty until :meth:`show_names`; one may type before.
    """

    name_edit: QLineEdit
    places_view: QListView
    count_label: QLabel
    button_box: QDialogButtonBox

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("place_dialog", self)
        self._names: list[tuple[str, str]] = []
        self._model = QStringListModel(self)
        self.places_view.setModel(self._model)
        self.places_view.selectionModel().currentChanged.connect(self._show_whether_chosen)
        self.places_view.doubleClicked.connect(self.accept)
        self.name_edit.textChanged.connect(self._filter)
        self.name_edit.installEventFilter(self)
        self.button_box.accepted.connect(self.accept)
        self.button_box.rejected.connect(self.reject)
        add_help(self.button_box, "areas", self)
        self.count_label.setText(self.tr("Reading the names…"))
        self._show_whether_chosen()

    def show_names(self, names: Sequence[str]) -> None:
        """Offer places, such as ``Oaxaca, Mexico``, in this order."""
        self._names = [(name, _plain(name)) for name in names]
        self._filter(self.name_edit.text())

    def place(self) -> str:
        """The place that is chosen, empty for none."""
        return str(self.places_view.currentIndex().data() or "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The keys that move in the list do so while one types."""
        if event.type() == QEvent.Type.KeyPress and event.key() in DOWNWARDS:
            self.places_view.keyPressEvent(event)
            return True
        return False

    def _filter(self, typed: str) -> None:
        if not self._names:
            return
        words = _plain(typed).replace(",", " ").split()
        found = [name for name, plain in self._names if all(word in plain for word in words)]
        if words:
            found.sort(key=lambda name: not _plain(name).startswith(words[0]))  # what begins so stands first
        self._model.setStringList(found)
        self.places_view.setCurrentIndex(self._model.index(0 if found and words else -1, 0))
        self.count_label.setText(self.tr("Places: {}").format(len(found)))
        self._show_whether_chosen()

    def _show_whether_chosen(self) -> None:
        self.button_box.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.place()))


def _plain(name: str) -> str:
    """Without accents and capitals."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign)).casefold()
