"""What to ask for: dates, cloud, level, orbit, service, and more filters."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from qgis.PyQt.QtCore import QDate, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDateEdit,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..core.aoi import AreaOfInterest
from ..core.catalogue import LevelChoice, SceneQuery
from ..core.events import Event, Progress
from ..core.qgis_adapters.settings_store import Preferences
from ..core.qgis_adapters.translation import translated
from ..core.services import ServiceProfile
from .filters_panel import NONE, FiltersPanel
from .form import load_form
from .icons import icon
from .quick_dates import QuickDates
from .service_words import service_words
from .suggestions_bar import SuggestionsBar

MONTHS_BACK = 3
ANY_CLOUD = 100


class SearchPanel(QWidget):
    """Makes the query.

    ``asked`` is emitted when the user wants it run, ``cancelled`` when what is under way is no longer wanted,
    ``names_asked`` when products are to be looked up by their names, ``connection_asked`` when it is to be tested.
    """

    asked = pyqtSignal()
    cancelled = pyqtSignal()
    names_asked = pyqtSignal()
    connection_asked = pyqtSignal()
    service_changed = pyqtSignal(str)

    start_edit: QDateEdit
    end_edit: QDateEdit
    dates_button: QToolButton
    level_combo: QComboBox
    cloud_spin: QSpinBox
    orbit_combo: QComboBox
    service_combo: QComboBox
    connection_button: QToolButton
    search_button: QPushButton
    cancel_button: QPushButton
    filters_button: QToolButton
    names_button: QToolButton
    searches_button: QToolButton
    filters_layout: QVBoxLayout
    suggestions_layout: QVBoxLayout
    progress_bar: QProgressBar
    progress_label: QLabel

    def __init__(self, profiles: Mapping[str, ServiceProfile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("search_panel", self)
        self.filters = FiltersPanel(self)
        self.filters.hide()
        self.filters_layout.addWidget(self.filters)
        self.suggestions = SuggestionsBar(self)
        self.suggestions_layout.addWidget(self.suggestions)
        self.quick_dates = QuickDates(self)
        self.dates_button.setMenu(self.quick_dates)
        self.search_button.setIcon(icon("search"))
        self.connection_button.setIcon(icon("connection"))
        self._fill(profiles)
        self._connect()

    @property
    def service(self) -> str:
        """Id of the chosen service profile."""
        return str(self.service_combo.currentData())

    @property
    def is_running(self) -> bool:
        """Whether something is under way that *Cancel* ends."""
        return bool(self.cancel_button.isEnabled())

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
            _choose(combo, value)
        self.filters.show_values(_kept_filters(preferences.filters))

    def chosen(self, preferences: Preferences) -> Preferences:
        """The preferences with what is chosen now."""
        filters = self.filters.set_values()
        return replace(
            preferences,
            service=self.service,
            level=str(self.level_combo.currentData()),
            max_cloud_percent=self.cloud_spin.value(),
            orbit_direction=str(self.orbit_combo.currentData()),
            filters=json.dumps(filters, ensure_ascii=False) if filters else "",
        )

    def query(self, area: AreaOfInterest | None) -> SceneQuery:
        """The query as it is chosen now.

        :raises SettingsError: if the dates are the wrong way round, a filter cannot be read, or nothing says where.
        """
        self.filters.require_readable()
        direction, cloud = str(self.orbit_combo.currentData()), self.cloud_spin.value()
        return SceneQuery(
            area=area,
            start=_date(self.start_edit.date()),
            end=_date(self.end_edit.date()),
            level=LevelChoice(self.level_combo.currentData()),
            max_cloud_percent=None if cloud == ANY_CLOUD else float(cloud),
            orbit_direction=None if direction == "any" else direction.upper(),
            **self.filters.values(),
        )

    def show_query(self, query: SceneQuery, service: str = "") -> None:
        """Set all fields as a query has them, but the area. :param service: id; empty: as it is."""
        self._set_dates(query.start, query.end)
        cloud = query.max_cloud_percent
        self.cloud_spin.setValue(ANY_CLOUD if cloud is None else math.ceil(cloud))
        _choose(self.level_combo, query.level.value)
        _choose(self.orbit_combo, (query.orbit_direction or "any").lower())
        if service:
            _choose(self.service_combo, service)
        self.filters.show_query(query)

    def choose_service(self, service: str) -> None:
        """Choose another service to search. :param service: its id; one that is not there changes nothing."""
        place = self.service_combo.findData(service)
        if place >= 0:
            self.service_combo.setCurrentIndex(place)

    def set_running(self, running: bool) -> None:
        """Show whether a search, or what follows one, is under way."""
        for widget in (self.search_button, self.names_button, self.searches_button, self.suggestions):
            widget.setEnabled(not running)
        self.cancel_button.setEnabled(running)
        self.progress_bar.setVisible(running)
        self.progress_bar.setMaximum(0)
        self.progress_label.setVisible(running)
        self.progress_label.setText("")

    def show_event(self, event: Event) -> None:
        """Show how far the search is."""
        if not isinstance(event, Progress):
            return
        if event.fraction is not None:
            self.progress_bar.setMaximum(100)
            self.progress_bar.setValue(round(100 * event.fraction))
        if event.text:
            self.progress_label.setText(translated(event.text))

    def _connect(self) -> None:
        self.search_button.clicked.connect(self.asked)
        self.cancel_button.clicked.connect(self.cancelled)
        self.names_button.clicked.connect(self.names_asked)
        self.connection_button.clicked.connect(self.connection_asked)
        self.service_combo.currentIndexChanged.connect(lambda: self._on_service_changed())
        self.quick_dates.chosen.connect(self._set_dates)
        self.filters_button.toggled.connect(self._on_filters_toggled)
        self.filters.changed.connect(self._show_filter_count)
        self._on_service_changed()

    def _on_service_changed(self) -> None:
        tip = self.service_combo.currentData(Qt.ItemDataRole.ToolTipRole)
        self.service_combo.setToolTip(str(tip or ""))
        self.service_changed.emit(self.service)

    def _on_filters_toggled(self, shown: bool) -> None:
        self.filters_button.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        self.filters.setVisible(shown)

    def _show_filter_count(self) -> None:
        count = len(self.filters.set_values())
        text = self.tr("More filters ({})").format(count) if count else self.tr("More filters")
        self.filters_button.setText(text)

    def _set_dates(self, start: date, end: date) -> None:
        self.start_edit.setDate(QDate(start.year, start.month, start.day))
        self.end_edit.setDate(QDate(end.year, end.month, end.day))

    def _fill(self, profiles: Mapping[str, ServiceProfile]) -> None:
        for value, text in (
            ("best", self.tr("Best: L2A, else L1C")),
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
        first = Preferences.service  # the default stands first, and is chosen where a kept one is gone
        searchable = [profile for profile in profiles.values() if profile.is_searchable]
        for profile in sorted(searchable, key=lambda one: one.id != first):
            self.service_combo.addItem(profile.title, profile.id)
            place = self.service_combo.count() - 1
            self.service_combo.setItemData(place, service_words(profile), Qt.ItemDataRole.ToolTipRole)


def _choose(combo: QComboBox, value: str) -> None:
    """Choose the entry of a value; the first one where it is gone."""
    combo.setCurrentIndex(max(0, combo.findData(value)))


def _kept_filters(text: str) -> dict[str, Any]:
    """The filters of :class:`Preferences`; none if they cannot be read, or do not fit."""
    try:
        kept = json.loads(text or "{}")
    except ValueError:
        return {}
    if not isinstance(kept, dict):
        return {}
    return {name: value for name, value in kept.items() if name in NONE and _fits(value, NONE[name])}


def _fits(value: object, default: object) -> bool:
    if isinstance(default, tuple):
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if default is None:
        return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
    return isinstance(value, type(default))


def _date(chosen: QDate) -> date:
    return date(chosen.year(), chosen.month(), chosen.day())
