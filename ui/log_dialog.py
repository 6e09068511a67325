"""Shows a log while it grows."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QEvent, QObject, Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QFontDatabase, QKeySequence, QTextCursor, QTextDocument
from qgis.PyQt.QtWidgets import QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QShortcut, QToolButton, QWidget

from ..core.errors import SceneQueueError
from ..core.job_queue.log_follower import LogPiece
from ..core.qgis_adapters.translation import translated
from .form import load_form
from .help_window import dress_help_button

KEPT_CHARACTERS = 2_000_000
SIZE = (860, 520)
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LogDialog(QDialog):
    """Never modal. It is given pieces of the log, and shows its end as long as the user looks there.

    :param name: whose log it is.
    """

    search_edit: QLineEdit
    previous_button: QToolButton
    next_button: QToolButton
    found_label: QLabel
    text_edit: QPlainTextEdit
    place_label: QLabel
    folder_button: QPushButton
    close_button: QPushButton
    help_button: QPushButton

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("log_dialog", self)
        self.setModal(False)
        self.resize(*SIZE)
        self.setWindowTitle(self.tr("Sen2Cor's log of {}").format(name))
        self.text_edit.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._path: Path | None = None
        self.search_edit.installEventFilter(self)
        self.search_edit.textChanged.connect(self._on_search_changed)
        self.next_button.clicked.connect(lambda: self._search())
        self.previous_button.clicked.connect(lambda: self._search(backwards=True))
        self.folder_button.clicked.connect(self._on_open_folder)
        self.close_button.clicked.connect(self.close)
        dress_help_button(self.help_button, "sen2cor", self)
        for keys, call in (
            (QKeySequence.StandardKey.Find, self.search_edit.setFocus),
            (QKeySequence.StandardKey.FindNext, self._search),
            (QKeySequence.StandardKey.FindPrevious, lambda: self._search(backwards=True)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(call)
        self._show_place(self.tr("Reading the log…"))

    def take(self, piece: LogPiece) -> None:
        """Show what is new."""
        if piece.path is None:
            there_was = self.tr("The log is not there any more.") if self._path else ""
            self._show_place(there_was or self.tr("There is no log yet: Sen2Cor has not worked on this scene."))
            self.folder_button.setEnabled(False)
            return
        self._path = piece.path
        self._add(piece.text, anew=piece.begins_anew)
        place = str(piece.path)
        if piece.left_out_bytes:
            place += " " + self.tr("(the end of it; the whole log is in the file)")
        if piece.begins_anew or piece.left_out_bytes or not self.place_label.text().startswith(str(piece.path)):
            self._show_place(place)
        self.folder_button.setEnabled(True)

    def show_failure(self, error: SceneQueueError) -> None:
        """Say why the log cannot be followed."""
        self._show_place(translated(str(error)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Qt asks."""
        if event.type() == QEvent.Type.KeyPress and event.key() in _ENTERS:
            self._search(backwards=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return True
        return False

    def _add(self, text: str, *, anew: bool) -> None:
        bar = self.text_edit.verticalScrollBar()
        at_end = anew or bar.value() == bar.maximum()
        if anew:
            self.text_edit.setPlainText(text)
        elif text:
            cursor = QTextCursor(self.text_edit.document())  # not the user's, who may have selected something
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(text)
            self._forget_beginning()
        if at_end:
            bar.setValue(bar.maximum())

    def _forget_beginning(self) -> None:
        document = self.text_edit.document()
        too_many = document.characterCount() - KEPT_CHARACTERS
        if too_many > 0:
            cursor = QTextCursor(document)
            cursor.setPosition(too_many, QTextCursor.MoveMode.KeepAnchor)
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()

    def _search(self, *, backwards: bool = False) -> None:
        """Go to the next place of the text that is searched, beyond the end from the beginning on."""
        wanted = self.search_edit.text()
        if not wanted:
            return
        flags = QTextDocument.FindFlag.FindBackward if backwards else QTextDocument.FindFlag(0)
        found = self.text_edit.find(wanted, flags)
        if not found:
            edge = QTextCursor.MoveOperation.End if backwards else QTextCursor.MoveOperation.Start
            before = self.text_edit.textCursor()
            self.text_edit.moveCursor(edge)
            found = self.text_edit.find(wanted, flags)
            if not found:
                self.text_edit.setTextCursor(before)
        self.found_label.setText("" if found else self.tr("not found"))

    def _on_search_changed(self) -> None:
        """Search as it is typed, from the beginning of what was found last."""
        cursor = self.text_edit.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.text_edit.setTextCursor(cursor)
        self.found_label.setText("")
        self._search()

    def _show_place(self, text: str) -> None:
        self.place_label.setText(text)

    def _on_open_folder(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
