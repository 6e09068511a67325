"""Which Sen2Cor is on this computer, which one is used, and how it corrects."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QTableView,
    QTextBrowser,
    QWidget,
)

from ..core.errors import SceneQueueError
from ..core.job_queue.order import correction_to_json
from ..core.qgis_adapters.settings_store import Preferences
from ..core.qgis_adapters.translation import translated
from ..core.stages.sen2cor.installation import Installation
from ..core.stages.sen2cor.searching import Search
from ..core.stages.sen2cor.trial import Trial
from ..core.stages.sen2cor.versions import DOWNLOAD_PAGE
from .compact_table import make_compact
from .correction_form import CorrectionForm
from .form import load_form
from .help_window import add_help
from .installations_model import InstallationsModel

COLUMN_SAMPLES = ("2.12.03", "N0205 to N0511, presumably N0512", "/opt/Sen2Cor-02.12.03-Linux64")
GOOD, BAD = "✓", "✗"


class Sen2CorDialog(QDialog):
    """Begins with the user's choices and has the changed ones at the end (:meth:`chosen`).

    ``look_asked`` wants :meth:`show_search`, ``test_asked`` (an installation) :meth:`show_trial`, ``cancelled`` an end
    of either; ``check_asked`` carries choices that the dialog is closed with by :meth:`accept`, or kept open with by
    :meth:`show_trouble`.

    :param preferences: the choices so far.
    """

    look_asked = pyqtSignal()
    test_asked = pyqtSignal(object)
    cancelled = pyqtSignal()
    check_asked = pyqtSignal(object)

    table: QTableView
    test_button: QPushButton
    look_button: QPushButton
    progress_bar: QProgressBar
    cancel_button: QPushButton
    result_text: QTextBrowser
    use_combo: QComboBox
    folders_edit: QPlainTextEdit
    add_button: QPushButton
    install_label: QLabel
    trouble_label: QLabel
    button_box: QDialogButtonBox

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("sen2cor_dialog", self)
        self._preferences = preferences
        self.model = InstallationsModel(self)
        self.table.setModel(self.model)
        make_compact(self.table, COLUMN_SAMPLES)
        self.form = CorrectionForm(self)
        self.form.show(preferences.correction, preferences.resolution)
        self.folders_edit.setPlainText(preferences.sen2cor_folders)
        self.install_label.setText(self._how_to_install())
        self._show_uses(preferences.sen2cor)
        self._connect()
        self.set_running(False)
        self.show_trouble("")

    @property
    def folders(self) -> str:
        """Where Sen2Cor is looked for besides the usual places, one a line."""
        return str(self.folders_edit.toPlainText()).strip()

    def chosen(self) -> Preferences:
        """The preferences with what is set here.

        :raises SettingsError: if an option is none.
        """
        return replace(
            self._preferences,
            sen2cor=str(self.use_combo.currentData() or ""),
            sen2cor_folders=self.folders,
            resolution=self.form.resolution,
            correction_options=correction_to_json(self.form.options()),
        )

    def show_search(self, search: Search) -> None:
        """Show what was found."""
        self.set_running(False)
        self.model.set_installations(search.installations)
        self.table.selectRow(0)
        self._show_uses(str(self.use_combo.currentData() or ""))
        found = self.tr("%n installation(s) of Sen2Cor found.", "", len(search.installations))
        if not search.installations:
            found = self.tr("No Sen2Cor was found on this computer. L2A products of the service need none.")
        self._show_lines([found, *(f"{BAD} {translated(oddity.sentence)}" for oddity in search.oddities)])
        self._show_testable()

    def show_trial(self, trial: Trial) -> None:
        """Show what came of a test."""
        self.set_running(False)
        verdict = self.tr("It can be used.") if trial.is_good else self.tr("It cannot be used as it is.")
        points = [f"{GOOD if point.is_good else BAD} {translated(point.sentence)}" for point in trial.points]
        self._show_lines([f"{trial.installation.home}: {verdict}", *points])

    def show_failure(self, error: SceneQueueError) -> None:
        """Say why a search or a test did not come to its end."""
        self.set_running(False)
        self._show_lines([f"{BAD} {error}"])

    def show_trouble(self, sentence: object) -> None:
        """Say what keeps the dialog open; empty: nothing does."""
        self.trouble_label.setText(str(sentence))
        self.trouble_label.setVisible(bool(str(sentence)))
        self._ok_button.setEnabled(True)

    def set_running(self, running: bool, text: str = "") -> None:
        """Show whether something is under way. :param text: what."""
        self.progress_bar.setVisible(running)
        self.cancel_button.setVisible(running)
        for button in (self.look_button, self.add_button):
            button.setEnabled(not running)
        self._is_running = running
        self._show_testable()
        if running:
            self._show_lines([text])

    @property
    def selected(self) -> Installation | None:
        """The selected installation."""
        rows = self.table.selectionModel().selectedRows()
        return self.model.installations[rows[0].row()] if rows else None

    @property
    def _ok_button(self) -> QPushButton:
        return self.button_box.button(QDialogButtonBox.StandardButton.Ok)

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._show_testable)
        self.table.doubleClicked.connect(self._on_test)
        self.test_button.clicked.connect(self._on_test)
        self.look_button.clicked.connect(self.look_asked)
        self.add_button.clicked.connect(self._on_add)
        self.cancel_button.clicked.connect(self._on_cancel)
        self.button_box.accepted.connect(self._on_ok)
        self.button_box.rejected.connect(self.reject)
        add_help(self.button_box, "sen2cor", self)

    def _show_testable(self) -> None:
        self.test_button.setEnabled(not self._is_running and self.selected is not None)

    def _show_uses(self, chosen: str) -> None:
        """Offer the installations to be used always, and the one that was, wherever it is now."""
        self.use_combo.clear()
        self.use_combo.addItem(self.tr("for each product the newest one that takes it"), "")
        for one in self.model.installations:
            self.use_combo.addItem(self.tr("always {} in {}").format(one.version_text, one.home), str(one.home))
        place = self.use_combo.findData(chosen)
        if place < 0:
            place = next((n for n, one in enumerate(self.model.installations, 1) if chosen == str(one.process)), -1)
        if place < 0:
            self.use_combo.addItem(self.tr("always {}").format(chosen), chosen)
            place = self.use_combo.count() - 1
        self.use_combo.setCurrentIndex(place)

    def _show_lines(self, lines: Sequence[str]) -> None:
        self.result_text.setHtml("".join(f"<p>{html.escape(line)}</p>" for line in lines))

    def _how_to_install(self) -> str:
        text = self.tr(
            "Sen2Cor is ESA's, and free: get version 2.12.03 from {}, and 2.5.5 besides for products up to N0204. "
            "Linux: run the installer in a terminal (bash Sen2Cor-….run). Windows: unpack the ZIP into a folder "
            "without blanks, such as C:\\Sen2Cor-02.12.03-win64. Then look again."
        )
        return text.format(f'<a href="{DOWNLOAD_PAGE}">{self.tr("its page")}</a>')

    def _on_test(self) -> None:
        if not self._is_running and self.selected is not None:
            self.test_asked.emit(self.selected)

    def _on_add(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder of Sen2Cor"), str(Path.home()))
        if folder:
            self.folders_edit.setPlainText("\n".join(filter(None, (self.folders, folder))))
            self.look_asked.emit()

    def _on_cancel(self) -> None:
        self.cancelled.emit()
        self.set_running(False)
        self._show_lines([self.tr("Stopped.")])

    def _on_ok(self) -> None:
        try:
            chosen = self.chosen()
        except SceneQueueError as error:
            self.show_trouble(error)
            return
        self._ok_button.setEnabled(False)
        self.check_asked.emit(chosen)
