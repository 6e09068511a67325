"""The fields for how the queue works: hours, memory, the disk for what is unfinished, and what it tells."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtCore import QLocale, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit, QPushButton, QSpinBox, QToolButton, QWidget

from ..core.errors import SettingsError
from ..core.job_queue.measured_runs import Machine
from ..core.job_queue.memory_slots import GIGABYTE
from ..core.job_queue.working_hours import WorkingHours
from ..core.qgis_adapters.queue_conditions import fitting_runs
from ..core.qgis_adapters.settings_store import Preferences
from ..core.qgis_adapters.translation import translated
from .form import load_form
from .icons import icon


class QueueSettingsForm(QWidget):
    """Is part of the dialog *Queue settings* and of the page in QGIS's options.

    ``sen2cor_asked`` wants what there is to choose of Sen2Cor; ``told`` that what is said below the fields is another
    sentence, or none.

    :param preferences: what the fields begin with.
    :param machine: what was measured of this computer, for the sentence that says how many corrections fit.
    :param awake_trouble: one sentence if this computer cannot be kept awake, as far as is known; else empty.
    """

    sen2cor_asked = pyqtSignal()
    told = pyqtSignal()

    download_hours_edit: QLineEdit
    correction_hours_edit: QLineEdit
    memory_spin: QSpinBox
    most_spin: QSpinBox
    fitting_label: QLabel
    sen2cor_button: QPushButton
    scratch_edit: QLineEdit
    scratch_button: QToolButton
    awake_check: QCheckBox
    awake_label: QLabel
    notify_check: QCheckBox
    resume_check: QCheckBox
    trouble_label: QLabel

    def __init__(
        self, preferences: Preferences, machine: Machine, parent: QWidget | None = None, *, awake_trouble: str = ""
    ) -> None:
        super().__init__(parent)
        load_form("queue_settings", self)
        self.awake_label.setText(awake_trouble)
        self.awake_label.setVisible(bool(awake_trouble))
        self._machine = machine
        self.scratch_button.setIcon(icon("folder"))
        self._fill(preferences)
        self._connect()
        self._show_fitting()
        self._show_trouble()

    def chosen(self, preferences: Preferences) -> Preferences:
        """Preferences with what is set here."""
        return replace(
            preferences,
            download_hours=self.download_hours_edit.text().strip(),
            correction_hours=self.correction_hours_edit.text().strip(),
            memory_per_run_gb=self.memory_spin.value(),
            most_corrections=self.most_spin.value(),
            scratch=self.scratch_edit.text().strip(),
            keep_awake=self.awake_check.isChecked(),
            notify=self.notify_check.isChecked(),
            resume_at_start=self.resume_check.isChecked(),
        )

    def require_readable(self) -> None:
        """Refuse hours that cannot be read.

        :raises SettingsError: if there are any.
        """
        for edit in (self.download_hours_edit, self.correction_hours_edit):
            WorkingHours.parse(edit.text())

    def tell(self, sentence: str) -> None:
        """Say something below the fields; empty: nothing."""
        self.trouble_label.setText(sentence)
        self.trouble_label.setVisible(bool(sentence))
        self.told.emit()

    def _fill(self, preferences: Preferences) -> None:
        self.download_hours_edit.setText(preferences.download_hours)
        self.correction_hours_edit.setText(preferences.correction_hours)
        self.memory_spin.setValue(preferences.memory_per_run_gb)
        self.most_spin.setValue(preferences.most_corrections)
        self.scratch_edit.setText(preferences.scratch)
        self.awake_check.setChecked(preferences.keep_awake)
        self.notify_check.setChecked(preferences.notify)
        self.resume_check.setChecked(preferences.resume_at_start)

    def _connect(self) -> None:
        for edit in (self.download_hours_edit, self.correction_hours_edit, self.scratch_edit):
            edit.textChanged.connect(self._show_trouble)
        for spin in (self.memory_spin, self.most_spin):
            spin.valueChanged.connect(self._show_fitting)
        self.sen2cor_button.clicked.connect(self.sen2cor_asked)
        self.scratch_button.clicked.connect(self._on_choose_scratch)

    def _show_fitting(self) -> None:
        fitting = fitting_runs(self._machine, self.chosen(Preferences()))
        runs = self.tr("%n run(s) of Sen2Cor may go on at once.", "", fitting.count)
        if self._machine.free_bytes is None:
            self.fitting_label.setText(self.tr("How much memory is free is not known here: {}").format(runs))
            return
        free = QLocale().toString(self._machine.free_bytes / GIGABYTE, "f", 1)
        text = self.tr("Now {} GB of memory are free, and {} cores: {} {}")
        self.fitting_label.setText(text.format(free, self._machine.cores, runs, fitting.warning).strip())
        self.told.emit()

    def _show_trouble(self) -> None:
        """Say what cannot be read as it is typed."""
        try:
            self.require_readable()
        except SettingsError as error:
            self.tell(translated(str(error)))
        else:
            self.tell("")

    def _on_choose_scratch(self) -> None:
        text = self.tr("Folder for unfinished files")
        folder = QFileDialog.getExistingDirectory(self, text, self.scratch_edit.text())
        if folder:
            self.scratch_edit.setText(folder)
