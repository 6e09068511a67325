"""Where products go, and what downloads may take of the network and of the disk."""

from __future__ import annotations

from dataclasses import replace

from qgis.gui import QgsAuthConfigSelect
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..core.qgis_adapters.settings_store import Preferences
from .form import load_form
from .icons import icon

MEGABYTE, MEGABYTES_A_GIGABYTE = 1_000_000, 1000
USUAL_RESERVE = -1


class NetworkTab(QWidget):
    """Begins with the user's choices and has the changed ones at the end."""

    folder_edit: QLineEdit
    folder_button: QToolButton
    bandwidth_spin: QDoubleSpinBox
    connections_spin: QSpinBox
    reserve_spin: QDoubleSpinBox
    volume_check: QCheckBox
    network_combo: QComboBox
    certificate_layout: QVBoxLayout

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("network_tab", self)
        self.certificate = QgsAuthConfigSelect(self)
        self.certificate.setToolTip(self.tr("Of QGIS's authentication store, for small requests; downloads take none"))
        self.certificate_layout.addWidget(self.certificate)
        self.certificate_layout.addStretch(1)
        self.folder_button.setIcon(icon("folder"))
        self.folder_button.clicked.connect(self._on_choose_folder)
        for value, text in (
            ("auto", self.tr("by Python; by QGIS's own network where a proxy wants what Python cannot")),
            ("qgis", self.tr("always by QGIS's own network")),
            ("direct", self.tr("never by QGIS's own network")),
        ):
            self.network_combo.addItem(text, value)
        self._fill(preferences)

    def chosen(self, preferences: Preferences) -> Preferences:
        """Preferences with what is set here."""
        reserve_gb = self.reserve_spin.value()
        return replace(
            preferences,
            folder=self.folder_edit.text().strip(),
            bandwidth_bytes_per_second=round(self.bandwidth_spin.value() * MEGABYTE),
            most_connections=self.connections_spin.value(),
            disk_reserve_mb=USUAL_RESERVE if reserve_gb < 0 else round(reserve_gb * MEGABYTES_A_GIGABYTE),
            wait_for_volume=self.volume_check.isChecked(),
            network=str(self.network_combo.currentData()),
            network_authcfg=self.certificate.configId(),
        )

    def _fill(self, preferences: Preferences) -> None:
        reserve_mb = preferences.disk_reserve_mb
        self.folder_edit.setText(str(preferences.folder_or_default))
        self.bandwidth_spin.setValue(preferences.bandwidth_bytes_per_second / MEGABYTE)
        self.connections_spin.setValue(preferences.most_connections)
        self.reserve_spin.setValue(USUAL_RESERVE if reserve_mb < 0 else reserve_mb / MEGABYTES_A_GIGABYTE)
        self.volume_check.setChecked(preferences.wait_for_volume)
        self.network_combo.setCurrentIndex(max(0, self.network_combo.findData(preferences.network)))
        if preferences.network_authcfg:
            self.certificate.setConfigId(preferences.network_authcfg)

    def _on_choose_folder(self) -> None:
        title = self.tr("Folder for the products")
        folder = QFileDialog.getExistingDirectory(self, title, self.folder_edit.text())
        if folder:
            self.folder_edit.setText(folder)
