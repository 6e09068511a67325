"""Asks for an area as text: WKT, GeoJSON or tile names."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QWidget

from ..core.errors import SceneQueueError
from ..core.qgis_adapters.translation import translated
from .form import load_form
from .help_window import add_help


class PasteDialog(QDialog):
    """``given`` carries the text; whoever reads it accepts the dialog, or says by :meth:`refuse` why not."""

    given = pyqtSignal(str)

    text_edit: QPlainTextEdit
    reason_label: QLabel
    button_box: QDialogButtonBox

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("paste_dialog", self)
        self.reason_label.hide()
        self.text_edit.textChanged.connect(self._on_text_changed)
        self.button_box.accepted.connect(self._on_ok)
        self.button_box.rejected.connect(self.reject)
        add_help(self.button_box, "areas", self)
        self._on_text_changed()

    def refuse(self, error: SceneQueueError) -> None:
        """Say why the text is no area; the user can mend it."""
        self._ok().setEnabled(True)
        self.reason_label.setText(translated(str(error)))
        self.reason_label.show()

    def _on_ok(self) -> None:
        self._ok().setEnabled(False)
        self.reason_label.hide()
        self.given.emit(self.text_edit.toPlainText())

    def _on_text_changed(self) -> None:
        self.reason_label.hide()
        self._ok().setEnabled(bool(self.text_edit.toPlainText().strip()))

    def _ok(self) -> QWidget:
        return self.button_box.button(QDialogButtonBox.StandardButton.Ok)
