"""Shows host by host whether a service is reached, what stands in the way and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ..core.qgis_adapters.connection_tester import HostResult, Probe, hosts_text, probes_of, results_text
from ..core.qgis_adapters.translation import translated
from ..core.services import ServiceProfile
from .compact_table import make_compact
from .form import load_form
from .help_window import dress_help_button

_HOST, _PURPOSES, _RESULT, _ADVICE = range(4)
_SAMPLES = ("catalogue.dataspace.copernicus.eu", "catalogue, quicklooks", "", "")


class ConnectionDialog(QDialog):
    """``asked`` is emitted when all hosts are to be tried, ``cancelled`` when no longer.

    :param profiles: the services whose hosts are shown: the one that is searched, and those that deliver its scenes.
    """

    asked = pyqtSignal()
    cancelled = pyqtSignal()

    hint_label: QLabel
    table: QTableWidget
    progress_bar: QProgressBar
    status_label: QLabel
    copy_button: QPushButton
    hosts_button: QPushButton
    again_button: QPushButton
    close_button: QPushButton
    help_button: QPushButton

    def __init__(self, profiles: Sequence[ServiceProfile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("connection_dialog", self)
        self._profiles = profiles
        by_address = {probe.url: probe for profile in profiles for probe in probes_of(profile)}
        self._probes: list[Probe] = list(by_address.values())
        self._results: dict[str, HostResult] = {}
        self._is_running = False
        text = self.tr("{}: each host is asked one small question, with QGIS's proxy and certificates, and no sign-in.")
        self.hint_label.setText(text.format(", ".join(one.title for one in profiles)))
        make_compact(self.table, _SAMPLES)
        for column in (_RESULT, _ADVICE):
            self.table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.copy_button.clicked.connect(self._on_copy)
        self.hosts_button.clicked.connect(self._on_copy_hosts)
        self.again_button.clicked.connect(self.asked)
        self.close_button.clicked.connect(self._on_close)
        dress_help_button(self.help_button, "company-networks", self)
        self.rejected.connect(self.cancelled)
        self.set_running(False)
        self._clear()

    def begin(self) -> None:
        """Show that a run has begun: nothing is known yet."""
        self._results.clear()
        self._clear()
        self.set_running(True)

    def set_running(self, running: bool) -> None:
        """Show whether hosts are being tried."""
        self._is_running = running
        self.progress_bar.setVisible(running)
        self.progress_bar.setMaximum(len(self._probes))
        self.progress_bar.setValue(len(self._results))
        self.again_button.setEnabled(not running and bool(self._probes))
        self.copy_button.setEnabled(not running and bool(self._results))
        self.close_button.setText(self.tr("Cancel") if running else self.tr("Close"))

    def show_result(self, result: HostResult) -> None:
        """Fill the row of a host."""
        self._results[result.probe.url] = result
        self.progress_bar.setValue(len(self._results))
        for row, probe in enumerate(self._probes):
            if probe.url == result.probe.url:
                mark = "✓" if result.is_reached else "✗"
                self._fill(row, probe, f"{mark} {translated(result.result)}", translated(result.advice))
        self.table.resizeRowsToContents()

    def end(self, trouble: str = "") -> None:
        """Say how it ended. :param trouble: why it did before its time; empty: all were tried."""
        self.set_running(False)
        missed = sum(not result.is_reached for result in self._results.values())
        if trouble:
            self.status_label.setText(trouble)
        elif not self._probes:
            self.status_label.setText(self.tr("A folder needs no connection."))
        elif missed:
            text = self.tr("Not reached: {} of {} hosts. What to do stands beside each.")
            self.status_label.setText(text.format(missed, len(self._probes)))
        else:
            self.status_label.setText(self.tr("All hosts are reached."))

    def _clear(self) -> None:
        self.status_label.clear()
        self.table.setRowCount(len(self._probes))
        for row, probe in enumerate(self._probes):
            self._fill(row, probe, "…", "")
        self.table.resizeRowsToContents()

    def _fill(self, row: int, probe: Probe, result: str, advice: str) -> None:
        texts = {_HOST: probe.where, _PURPOSES: ", ".join(probe.purposes), _RESULT: result, _ADVICE: advice}
        for column, text in texts.items():
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            self.table.setItem(row, column, item)

    def _on_close(self) -> None:
        if self._is_running:
            self.cancelled.emit()
        else:
            self.reject()

    def _on_copy(self) -> None:
        texts = []
        for profile in self._profiles:
            mine = [self._results[probe.url] for probe in probes_of(profile) if probe.url in self._results]
            texts.append(results_text(profile, mine))
        QGuiApplication.clipboard().setText("\n\n".join(texts))

    def _on_copy_hosts(self) -> None:
        QGuiApplication.clipboard().setText("\n\n".join(hosts_text(profile) for profile in self._profiles))
