"""The fields in which a user says how Sen2Cor corrects."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QSpinBox, QToolButton, QWidget

from ..core.errors import SettingsError
from ..core.job_queue.order_draft import command_text, read_command
from ..core.settings import OZONE_DU, AerosolType, CorrectionOptions, MidLatitude, Resolution
from .icons import icon


class CorrectionForm:
    """Puts options into the fields of a form, and reads them out of it again.

    :param form: whose children are named as the options are.
    """

    def __init__(self, form: QWidget) -> None:
        self._form = form
        self._resolution = self._combo("resolution_combo")
        self._aerosol, self._latitude = self._combo("aerosol_combo"), self._combo("latitude_combo")
        self._ozone, self._cirrus = self._combo("ozone_combo"), self._combo("cirrus_combo")
        self._classification: QCheckBox = form.findChild(QCheckBox, "classification_check")
        self._dem, self._reference = self._edit("dem_edit"), self._edit("reference_edit")
        self._gipp, self._arguments = self._edit("gipp_edit"), self._edit("arguments_edit")
        self._silent, self._limit = self._spin("silent_spin"), self._spin("limit_spin")
        self._fill_combos()
        for name, choose in (("dem_button", self._on_choose_dem), ("gipp_button", self._on_choose_gipp)):
            button: QToolButton = form.findChild(QToolButton, name)
            button.setIcon(icon("folder"))
            button.clicked.connect(choose)

    def show(self, options: CorrectionOptions, resolution: str) -> None:
        """Put options into the fields. :param resolution: as :class:`Resolution` has it."""
        chosen = (
            (self._resolution, resolution),
            (self._aerosol, options.aerosol),
            (self._latitude, options.mid_latitude),
            (self._ozone, options.ozone_du),
            (self._cirrus, options.cirrus),
        )
        for combo, value in chosen:
            combo.setCurrentIndex(max(0, _place_of(combo, value)))
        self._classification.setChecked(options.classification_only)
        self._dem.setText(str(options.dem_folder or ""))
        self._reference.setText(options.dem_reference)
        self._gipp.setText(str(options.gipp or ""))
        self._arguments.setText(command_text(options.arguments))
        self._silent.setValue(options.silent_minutes)
        self._limit.setValue(options.limit_minutes)

    @property
    def resolution(self) -> str:
        """As :class:`Resolution` has it."""
        return str(self._resolution.currentData())

    def options(self) -> CorrectionOptions:
        """What stands in the fields.

        :raises SettingsError: if it cannot be used, whatever the installation.
        """
        reference = self._reference.text().strip()
        dem = _whole_path(self._dem.text(), self._tr("folder with terrain models"))
        if reference and dem is None:
            raise SettingsError(
                self._tr("Terrain models have an address, but no folder."),
                advice=self._tr("Name the folder that they are downloaded to, or empty the address."),
            )
        return CorrectionOptions(
            aerosol=self._aerosol.currentData(),
            mid_latitude=self._latitude.currentData(),
            ozone_du=self._ozone.currentData(),
            cirrus=self._cirrus.currentData(),
            dem_folder=dem,
            dem_reference=reference,
            classification_only=self._classification.isChecked(),
            gipp=_whole_path(self._gipp.text(), self._tr("parameter file")),
            arguments=read_command(self._arguments.text()),
            silent_minutes=self._silent.value(),
            limit_minutes=self._limit.value(),
        )

    def _fill_combos(self) -> None:
        as_file, auto = (self._tr("as the parameter file has it"), None), self._tr("chosen by Sen2Cor")
        metres = [(self._tr("{} m").format(one.value), one.value) for one in Resolution if one is not Resolution.ALL]
        resolutions = [(self._tr("all (10, 20 and 60 m)"), Resolution.ALL.value), *metres]
        aerosols = {
            AerosolType.RURAL: self._tr("rural"),
            AerosolType.MARITIME: self._tr("maritime"),
            AerosolType.AUTO: auto,
        }
        latitudes = {
            MidLatitude.SUMMER: self._tr("summer"),
            MidLatitude.WINTER: self._tr("winter"),
            MidLatitude.AUTO: auto,
        }
        ozones = {du: self._tr("{} DU").format(du) if du else self._tr("of the product") for du in OZONE_DU}
        _fill(self._resolution, resolutions)
        _fill(self._aerosol, [as_file, *((text, one) for one, text in aerosols.items())])
        _fill(self._latitude, [as_file, *((text, one) for one, text in latitudes.items())])
        _fill(self._ozone, [as_file, *((text, du) for du, text in ozones.items())])
        _fill(self._cirrus, [as_file, (self._tr("on"), True), (self._tr("off"), False)])

    def _combo(self, name: str) -> QComboBox:
        return self._form.findChild(QComboBox, name)

    def _edit(self, name: str) -> QLineEdit:
        return self._form.findChild(QLineEdit, name)

    def _spin(self, name: str) -> QSpinBox:
        return self._form.findChild(QSpinBox, name)

    def _on_choose_dem(self) -> None:
        folder = QFileDialog.getExistingDirectory(self._form, self._tr("Folder with terrain models"), self._dem.text())
        if folder:
            self._dem.setText(folder)

    def _on_choose_gipp(self) -> None:
        kinds = self._tr("Parameter files (*.xml);;All files (*)")
        path, _ = QFileDialog.getOpenFileName(self._form, self._tr("Parameter file"), self._gipp.text(), kinds)
        if path:
            self._gipp.setText(path)

    def _tr(self, text: str) -> str:
        return QCoreApplication.translate("CorrectionForm", text)


def _fill(combo: QComboBox, entries: Iterable[tuple[str, Any]]) -> None:
    for text, value in entries:
        combo.addItem(text, value)


def _place_of(combo: QComboBox, value: Any) -> int:
    # findData does not compare what only Python knows, such as an enum
    return next((place for place in range(combo.count()) if combo.itemData(place) == value), -1)


def _whole_path(text: str, what: str) -> Path | None:
    if not text.strip():
        return None
    path = Path(text.strip()).expanduser()
    if not path.is_absolute():
        raise SettingsError(f"The {what} {text.strip()} is no whole path.", advice="Choose it with the button.")
    return path
