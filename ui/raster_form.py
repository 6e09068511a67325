"""Rasters that an order makes of its products, cut to the area that it was searched with."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QGroupBox, QLabel, QSpinBox, QWidget

from ..core.qgis_adapters.translation import translated
from ..core.settings import MOST_MARGIN_M, RasterFormat, RasterOptions
from ..core.stages.visualisation.scene_classes import SCENE_CLASSES
from .checked_combo import CheckedCombo
from .form import load_form
from .layer_words import layer_titles


class RasterForm(QWidget):
    """``changed`` tells that something else is chosen.

    :param options: what it begins with; ``None``: no rasters.
    :param has_area: whether there is an exact area; without one it is off, and says why.
    """

    changed = pyqtSignal()

    rasters_box: QGroupBox
    rasters_layout: QFormLayout
    kinds_label: QLabel
    masked_label: QLabel
    margin_spin: QSpinBox
    format_combo: QComboBox
    reason_label: QLabel

    def __init__(self, options: RasterOptions | None, has_area: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("raster_form", self)
        self.kinds_combo = CheckedCombo(layer_titles(), self.tr("nothing yet"), self)
        classes = {one.value: translated(one.name) for one in SCENE_CLASSES[1:]}
        self.masked_combo = CheckedCombo(classes, self.tr("nothing"), self)
        self._lay_out()
        self._show(options or RasterOptions())
        self.rasters_box.setChecked(options is not None and has_area)
        self.rasters_box.setEnabled(has_area)
        self.reason_label.setVisible(not has_area)
        self._connect()

    def options(self) -> RasterOptions | None:
        """What is chosen; ``None``: no rasters.

        :raises SettingsError: if rasters of nothing are wanted.
        """
        if not self.rasters_box.isChecked():
            return None
        return RasterOptions(
            self.kinds_combo.chosen,
            float(self.margin_spin.value()),
            self.masked_combo.chosen,
            RasterFormat(self.format_combo.currentData()),
        )

    def _lay_out(self) -> None:
        self.kinds_combo.setObjectName("kinds_combo")
        self.kinds_combo.setToolTip(self.tr("Single bands go into one file together, as reflectance"))
        self.masked_combo.setObjectName("masked_combo")
        self.masked_combo.setToolTip(
            self.tr("These classes of the scene classification become no data; only L2A products have one")
        )
        for row, (label, combo) in enumerate(
            ((self.kinds_label, self.kinds_combo), (self.masked_label, self.masked_combo))
        ):
            label.setBuddy(combo)
            self.rasters_layout.setWidget(row, QFormLayout.ItemRole.FieldRole, combo)
        self.margin_spin.setMaximum(MOST_MARGIN_M)
        for text, kind in (
            (self.tr("GeoTIFF for the cloud (COG): parts of it can be read over a network"), RasterFormat.COG),
            (self.tr("GeoTIFF"), RasterFormat.GTIFF),
        ):
            self.format_combo.addItem(text, kind.value)

    def _show(self, options: RasterOptions) -> None:
        self.kinds_combo.choose(options.kinds)
        self.masked_combo.choose(options.masked)
        self.margin_spin.setValue(round(options.margin_m))
        self.format_combo.setCurrentIndex(self.format_combo.findData(options.format.value))

    def _connect(self) -> None:
        signals: tuple[Any, ...] = (
            self.rasters_box.toggled,
            self.kinds_combo.checkedItemsChanged,
            self.masked_combo.checkedItemsChanged,
            self.margin_spin.valueChanged,
            self.format_combo.currentIndexChanged,
        )
        for signal in signals:
            signal.connect(lambda *_: self.changed.emit())
