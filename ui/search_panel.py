"""What to ask for: dates, cloud, level, orbit, service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDateEdit, QProgressBar, QPushButton, QSpinBox, QWidget

from ..core.aoi import AreaOfInterest
from ..core.catalogue import LevelChoice, SceneQuery
from ..core.events import Event, Progress
from ..core.qgis_adapters.settings_store import Preferences
from ..core.services import ServiceProfile
from .form import load_form
from .icons import icon

MONTHS_BACK = 3


class SearchPanel(QWidget):
    """Makes the query; ``asked`` is emitted when the user wants it run, ``cancelled`` when no longer."""

    asked = pyqtSignal()
    cancelled = pyqtSignal()
    service_changed = pyqtSignal(str)

    start_edit: QDateEdit
    end_edit: QDateEdit
    level_combo: QComboBox
    cloud_spin: QSpinBox
    orbit_combo: QComboBox
    service_combo: QComboBox
    search_button: QPushButton
    cancel_button: QPushButton
    progress_bar: QProgressBar

    def __init__(self, profiles: Mapping[str, ServiceProfile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("search_panel", self)
        self._fill(profiles)
        self.search_button.setIcon(icon("search"))
        self.search_button.clicked.connect(self.asked)
        self.cancel_button.clicked.connect(self.cancelled)
        self.service_combo.currentIndexChanged.connect(lambda: self.service_changed.emit(self.service))

    @property
    def service(self) -> str:
        """Id of the chosen service profile."""
        return str(self.service_combo.currentData())

    def restore(self, preferences: Preferences) -> None:
        """Show what was chosen last; the dates are always the last three months."""
        today = QDate.currentDate()
        self.end_edit.setDate(today)
        self.start_edit.setDate(today.addMonths(-MONTHS_BACK))
        self.cloud_spin.setValue(preferences.max_cloud_percent)
        for combo, value in (
            (self.level_combo, preferences.level),
            (self.orbit_combo, preferences.orbit_direction),
            (self.service_combo, preferences.service),
        ):
            combo.setCurrentIndex(max(0, combo.findData(value)))

    def chosen(self, preferences: Preferences) -> Preferences:
        """The preferences with what is chosen now."""
        return replace(
            preferences,
            service=self.service,
            level=str(self.level_combo.currentData()),
            max_cloud_percent=self.cloud_spin.value(),
            orbit_direction=str(self.orbit_combo.currentData()),
        )

    def query(self, area: AreaOfInterest) -> SceneQuery:
        """The query as it is chosen now.

        :raises SettingsError: if the dates are the wrong way round.
        """
        direction = str(self.orbit_combo.currentData())
        return SceneQuery(
            area=area,
            start=_date(self.start_edit.date()),
            end=_date(self.end_edit.date()),
            level=LevelChoice(self.level_combo.currentData()),
            max_cloud_percent=float(self.cloud_spin.value()),
            orbit_direction=None if direction == "any" else direction.upper(),
        )

    def set_running(self, running: bool) -> None:
        """Show whether a search is under way."""
        self.search_button.setEnabled(not running)
        self.cancel_button.setEnabled(running)
        self.progress_bar.setVisible(running)
        self.progress_bar.setMaximum(0)

    def show_event(self, event: Event) -> None:
        """Show how far the search is."""
        if isinstance(event, Progress) and event.fraction is not None:
            self.progress_bar.setMaximum(100)
            self.progress_bar.setValue(round(100 * event.fraction))

    def _fill(self, profiles: Mapping[str, ServiceProfile]) -> None:
        for value, text in (
            ("best", self.tr("Best: L2A, and L1C where there is no L2A")),
            ("L2A", self.tr("L2A – surface reflectance, ready to use")),
            ("L1C", self.tr("L1C – top of atmosphere, needs Sen2Cor")),
        ):
            self.level_combo.addItem(text, value)
        for value, text in (
            ("any", self.tr("any")),
            ("descending", self.tr("descending")),
            ("ascending", self.tr("ascending")),
        ):
            self.orbit_combo.addItem(text, value)
        for profile in profiles.values():
            self.service_combo.addItem(profile.title, profile.id)


def _date(chosen: QDate) -> date:
    return date(chosen.year(), chosen.month(), chosen.day())
