"""Shows the report of a problem, to be looked through, copied and saved."""

from __future__ import annotations

from qgis.PyQt.QtCore import QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices, QGuiApplication
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from .form import load_form
from .help_window import add_help

WIDTH, HEIGHT = 90, 34  # in characters and lines of its font
FILE = "scene_queue_report.md"


class ReportDialog(QDialog):
    """Never modal. ``save_asked`` carries the path of a file and the text that it is to get.

    :param tracker: address of the page for reports; empty: there is none.
    """

    save_asked = pyqtSignal(str, str)

    text_edit: QPlainTextEdit
    progress_bar: QProgressBar
    status_label: QLabel
    copy_button: QPushButton
    save_button: QPushButton
    tracker_button: QPushButton
    button_box: QDialogButtonBox

    def __init__(self, tracker: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("report_dialog", self)
        self._tracker = tracker
        self.tracker_button.setVisible(bool(tracker))
        self.copy_button.clicked.connect(self._on_copy)
        self.save_button.clicked.connect(self._on_save)
        self.tracker_button.clicked.connect(self._on_tracker)
        self.button_box.rejected.connect(self.reject)
        add_help(self.button_box, "settings", self)
        metrics = self.fontMetrics()
        self.resize(WIDTH * metrics.averageCharWidth(), HEIGHT * metrics.height())
        self.set_running(True)

    def show_report(self, text: str) -> None:
        """Show the report, once it is whole."""
        self.set_running(False)
        self.text_edit.setPlainText(text)

    def set_running(self, running: bool) -> None:
        """Show whether something is still looked up."""
        self.progress_bar.setVisible(running)
        self.status_label.setText(self.tr("Looking for Sen2Cor and into the queue…") if running else "")
        for button in (self.copy_button, self.save_button):
            button.setEnabled(not running)

    def tell(self, sentence: str) -> None:
        """Say what came of it."""
        self.status_label.setText(sentence)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text_edit.toPlainText())
        self.tell(self.tr("Copied. Paste it into the tracker, or a mail."))

    def _on_save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the report"), FILE, self.tr("Text (*.md *.txt)"))
        if path:
            self.save_asked.emit(path, self.text_edit.toPlainText())

    def _on_tracker(self) -> None:
        QDesktopServices.openUrl(QUrl(self._tracker))
