"""Asks for what is different in an order that is queued once more, or comes from a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from ..core.job_queue.order_draft import command_text
from .form import load_form
from .help_window import add_help


class OrdersCopyDialog(QDialog):
    """Title and folder, and whether a command of somebody else may be run.

    :param what: a sentence above; :param title: :param folder: to begin with.
    :param command: what the order would run at its end; it is not run unless the user ticks it.
    """

    what_label: QLabel
    title_edit: QLineEdit
    folder_edit: QLineEdit
    folder_button: QToolButton
    command_check: QCheckBox
    command_label: QLabel
    button_box: QDialogButtonBox

    def __init__(
        self, what: str, title: str, folder: str, command: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        load_form("orders_copy_dialog", self)
        self.what_label.setText(what)
        self.title_edit.setText(title)
        self.folder_edit.setText(folder)
        self.command_check.setText(self.tr("Run this when the order has ended (it comes from the file):"))
        self.command_label.setText(command_text(command))
        for widget in (self.command_check, self.command_label):
            widget.setVisible(bool(command))
        self.folder_button.clicked.connect(self._on_choose)
        self.folder_edit.textChanged.connect(self._show_whether_usable)
        self.button_box.accepted.connect(self.accept)
        self.button_box.rejected.connect(self.reject)
        add_help(self.button_box, "the-queue", self)
        self._show_whether_usable()

    @property
    def title(self) -> str:
        """What the order is called."""
        return str(self.title_edit.text().strip())

    @property
    def folder(self) -> Path:
        """Where the products go."""
        return Path(self.folder_edit.text().strip())

    @property
    def runs_command(self) -> bool:
        """Whether the user agreed to the command."""
        return bool(self.command_check.isChecked())

    def _on_choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder for the products"), self.folder_edit.text())
        if chosen:
            self.folder_edit.setText(chosen)

    def _show_whether_usable(self) -> None:
        is_whole = self.folder.is_absolute()
        ok = self.button_box.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(is_whole)
        ok.setToolTip("" if is_whole else self.tr("Name the folder with its whole path"))
