"""More filters: what a search can be narrowed by besides dates, cloud, level and direction of flight."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QLabel, QLineEdit, QSpinBox, QToolButton, QWidget

from ..core.aoi import area_from_tiles
from ..core.catalogue import SceneQuery
from ..core.catalogue.scene_query import baselines_of, months_of
from ..core.errors import SceneQueueError, SettingsError
from ..core.qgis_adapters.translation import translated
from .form import load_form

SATELLITES = ("2A", "2B", "2C")
NONE: dict[str, Any] = {
    "months": "",
    "platforms": (),
    "tiles": (),
    "relative_orbit": None,
    "baseline": "",
    "max_aoi_cloud_percent": None,
    "name_pattern": "",
    "raw": "",
    "online_only": False,
    "limit": None,
}
WRONG = "color: #c0392b;"


class FiltersPanel(QWidget):
    """The fields; ``changed`` is emitted when the user or :meth:`show_values` changes one."""

    changed = pyqtSignal()

    months_edit: QLineEdit
    satellite_2a_check: QCheckBox
    satellite_2b_check: QCheckBox
    satellite_2c_check: QCheckBox
    tiles_edit: QLineEdit
    relative_orbit_spin: QSpinBox
    baseline_edit: QLineEdit
    aoi_cloud_spin: QSpinBox
    name_edit: QLineEdit
    raw_edit: QLineEdit
    online_check: QCheckBox
    limit_spin: QSpinBox
    reset_button: QToolButton
    problem_label: QLabel

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("filters_panel", self)
        checks = (self.satellite_2a_check, self.satellite_2b_check, self.satellite_2c_check)
        self._satellites = dict(zip(SATELLITES, checks))
        self._readers: dict[QWidget, Callable[[], object]] = {
            self.months_edit: lambda: months_of(self.months_edit.text()),
            self.tiles_edit: lambda: area_from_tiles(self._tiles()) if self._tiles() else None,
            self.baseline_edit: lambda: baselines_of(self.baseline_edit.text()),
            self.satellite_2c_check: self._require_satellite,
        }
        self.reset_button.clicked.connect(lambda: self.show_values(NONE))
        self._connect()

    def values(self) -> dict[str, Any]:
        """What is set, as the fields of a :class:`SceneQuery`; those that are not set have its defaults."""
        ticked = tuple(name for name, check in self._satellites.items() if check.isChecked())
        return {
            "months": self.months_edit.text().strip(),
            "platforms": () if len(ticked) == len(SATELLITES) else ticked,
            "tiles": self._tiles(),
            "relative_orbit": self.relative_orbit_spin.value() or None,
            "baseline": self.baseline_edit.text().strip(),
            "max_aoi_cloud_percent": self._aoi_cloud(),
            "name_pattern": self.name_edit.text().strip(),
            "raw": self.raw_edit.text().strip(),
            "online_only": self.online_check.isChecked(),
            "limit": self.limit_spin.value() or None,
        }

    def set_values(self) -> dict[str, Any]:
        """Those of :meth:`values` that are set."""
        return {name: value for name, value in self.values().items() if value != NONE[name]}

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Set all fields; what is not among the values is set to none."""
        known = {**NONE, **values}
        self.months_edit.setText(known["months"])
        for name, check in self._satellites.items():
            check.setChecked(not known["platforms"] or name in known["platforms"])
        self.tiles_edit.setText(" ".join(known["tiles"]))
        self.relative_orbit_spin.setValue(int(known["relative_orbit"] or 0))
        self.baseline_edit.setText(known["baseline"])
        percent = known["max_aoi_cloud_percent"]
        self.aoi_cloud_spin.setValue(-1 if percent is None else int(percent))
        self.name_edit.setText(known["name_pattern"])
        self.raw_edit.setText(known["raw"])
        self.online_check.setChecked(known["online_only"])
        self.limit_spin.setValue(int(known["limit"] or 0))
        self._show_problems()

    def show_query(self, query: SceneQuery) -> None:
        """Set all fields as a query has them."""
        self.show_values({name: getattr(query, name) for name in NONE})

    def require_readable(self) -> None:
        """Make sure that every field can be read.

        :raises SettingsError: for one that cannot, which is shown beside it, too.
        """
        self._show_problems()
        problems = self._problems()
        if problems:
            field, error = next(iter(problems.items()))
            field.setFocus()
            raise SettingsError(error.message, advice=error.advice)

    def _connect(self) -> None:
        for edit in (self.months_edit, self.tiles_edit, self.baseline_edit, self.name_edit, self.raw_edit):
            edit.textChanged.connect(lambda _: self._on_changed())
            edit.editingFinished.connect(self._show_problems)
        for check in (*self._satellites.values(), self.online_check):
            check.toggled.connect(lambda _: self._on_changed())
        for spin in (self.relative_orbit_spin, self.aoi_cloud_spin, self.limit_spin):
            spin.valueChanged.connect(lambda _: self._on_changed())

    def _on_changed(self) -> None:
        """Take back what was said of a field that is right now; what is not written to its end is not blamed yet."""
        if not self.problem_label.isHidden() or not self._ticked():
            self._show_problems()
        self.changed.emit()

    def _show_problems(self) -> None:
        problems = self._problems()
        for field in self._readers:
            field.setStyleSheet(WRONG if field in problems else "")
        self.problem_label.setText(" ".join(translated(str(error)) for error in problems.values()))
        self.problem_label.setVisible(bool(problems))

    def _problems(self) -> dict[QWidget, SceneQueueError]:
        problems = {}
        for field, read in self._readers.items():
            try:
                read()
            except SceneQueueError as error:
                problems[field] = error
        return problems

    def _require_satellite(self) -> None:
        if not self._ticked():
            raise SettingsError(self.tr("No satellite is chosen."), advice=self.tr("Tick one or more."))

    def _ticked(self) -> bool:
        return any(check.isChecked() for check in self._satellites.values())

    def _tiles(self) -> tuple[str, ...]:
        return tuple(part for part in re.split(r"[\s,;]+", self.tiles_edit.text()) if part)

    def _aoi_cloud(self) -> float | None:
        percent = self.aoi_cloud_spin.value()
        return None if percent < 0 else float(percent)
