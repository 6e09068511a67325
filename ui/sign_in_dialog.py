"""Asks for user and password of a service."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QWidget

from ..core.network import Credentials
from .form import load_form


class SignInDialog(QDialog):
    """The sign-in for downloads; searching needs none.

    :param service_title: what the user reads.
    :param reason: why it is asked for (again); may be empty.
    """

    reason_label: QLabel
    user_edit: QLineEdit
    password_edit: QLineEdit
    code_edit: QLineEdit
    store_check: QCheckBox
    button_box: QDialogButtonBox

    def __init__(self, service_title: str, reason: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("sign_in_dialog", self)
        text = self.tr("Downloads from {} need an account. Registration is free; searching needs none.")
        self.reason_label.setText(f"{reason} {text.format(service_title)}".strip())
        self.button_box.accepted.connect(self.accept)
        self.button_box.rejected.connect(self.reject)
        for edit in (self.user_edit, self.password_edit):
            edit.textChanged.connect(self._show_whether_complete)
        self._show_whether_complete()

    def credentials(self) -> Credentials:
        """What was entered."""
        return Credentials(
            self.user_edit.text().strip(), self.password_edit.text(), self.code_edit.text().strip() or None
        )

    def _show_whether_complete(self) -> None:
        complete = bool(self.user_edit.text().strip() and self.password_edit.text())
        self.button_box.button(QDialogButtonBox.StandardButton.Ok).setEnabled(complete)
