"""Asks for product names, and says what became of them."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QDialog, QFileDialog, QLabel, QPlainTextEdit, QProgressBar, QPushButton, QWidget

from ..core.catalogue.name_list import names_in
from ..core.events import Event, Progress
from ..core.qgis_adapters.translation import translated
from .form import load_form
from .help_window import dress_help_button
from .icons import icon

READ_AFTER_MS = 250  # what is typed is read when the hands rest


class NamesDialog(QDialog):
    """``asked`` carries the names; ``file_chosen`` a path whose names :meth:`show_names` is to be given."""

    asked = pyqtSignal(tuple)
    cancelled = pyqtSignal()
    file_chosen = pyqtSignal(str)

    text_edit: QPlainTextEdit
    file_button: QPushButton
    clipboard_button: QPushButton
    count_label: QLabel
    progress_bar: QProgressBar
    status_label: QLabel
    troubles_edit: QPlainTextEdit
    copy_button: QPushButton
    find_button: QPushButton
    close_button: QPushButton
    help_button: QPushButton

    def __init__(self, service_title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("names_dialog", self)
        self.names: tuple[str, ...] = ()
        self._is_running = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(READ_AFTER_MS)
        self._timer.timeout.connect(self._read)
        self.find_button.setIcon(icon("search"))
        self.find_button.setToolTip(self.tr("Look them up at {}").format(service_title))
        self.text_edit.textChanged.connect(self._timer.start)
        self.file_button.clicked.connect(self._on_file)
        self.clipboard_button.clicked.connect(self._on_clipboard)
        self.find_button.clicked.connect(self._on_find)
        self.close_button.clicked.connect(self._on_close)
        dress_help_button(self.help_button, "names-instead-of-an-area", self)
        self.copy_button.clicked.connect(self._on_copy)
        self.rejected.connect(self.cancelled)
        self._read()

    def show_names(self, names: Sequence[str]) -> None:
        """Put names, as of a file, in place of the text."""
        self.text_edit.setPlainText("\n".join(names))
        self._read()

    def set_running(self, running: bool) -> None:
        """Show whether names are being looked up."""
        self._is_running = running
        for widget in (self.text_edit, self.file_button, self.clipboard_button):
            widget.setEnabled(not running)
        self.find_button.setEnabled(not running and bool(self.names))
        self.progress_bar.setVisible(running)
        self.progress_bar.setMaximum(0)
        self.close_button.setText(self.tr("Cancel") if running else self.tr("Close"))
        if running:
            self.show_result("", ())

    def show_event(self, event: Event) -> None:
        """Show how far it is."""
        if self._is_running and isinstance(event, Progress):
            if event.fraction is not None:
                self.progress_bar.setMaximum(100)
                self.progress_bar.setValue(round(100 * event.fraction))
            self.status_label.setText(translated(event.text))

    def show_result(self, sentence: str, troubles: Sequence[str]) -> None:
        """Say how it ended. :param troubles: a line for each name that was replaced or not found."""
        self.status_label.setText(sentence)
        self.troubles_edit.setPlainText("\n".join(troubles))
        self.troubles_edit.setVisible(bool(troubles))
        self.copy_button.setVisible(bool(troubles))

    def _read(self) -> None:
        self._timer.stop()
        text = self.text_edit.toPlainText()
        self.names = names_in(text)
        count = self.tr("Product names read: {:,}").format(len(self.names))
        if text.strip() and not self.names:
            count = self.tr("No product name is in this text: they begin like S2A_MSIL1C_.")
        self.count_label.setText(count)
        self.find_button.setEnabled(not self._is_running and bool(self.names))

    def _on_find(self) -> None:
        self._read()
        if self.names:
            self.asked.emit(self.names)

    def _on_close(self) -> None:
        if self._is_running:
            self.cancelled.emit()
        else:
            self.reject()

    def _on_file(self) -> None:
        kinds = self.tr("Texts, tables and footprints (*.txt *.csv *.tsv *.geojson *.json *.log);;All files (*)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("File with product names"), "", kinds)
        if path:
            self.file_chosen.emit(path)

    def _on_clipboard(self) -> None:
        self.text_edit.setPlainText(QGuiApplication.clipboard().text())
        self._read()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.troubles_edit.toPlainText())
