"""Asks for a sign-in, in the words of the kind of service: an account, an OAuth client, or keys of a bucket."""

from __future__ import annotations

import html
from typing import NamedTuple

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QWidget

from ..core.services import ServiceProfile
from .form import load_form
from .help_window import add_help


class Entered(NamedTuple):
    """What was typed.

    :param user: or the id of an OAuth client, or an access key; :param secret: its password or secret.
    :param more: the code of a second factor, or the session token of keys; may be empty.
    """

    user: str
    secret: str
    more: str

    def __repr__(self) -> str:
        """Without what is secret."""
        return f"Entered(user={self.user!r})"


class _Words(NamedTuple):
    """The labels of a kind. :param more: empty: there is no third field."""

    user: str
    secret: str
    more: str
    more_hint: str
    about: str


class SignInDialog(QDialog):
    """The sign-in for a service.

    :param profile: of the service.
    :param reason: why it is asked for again; may be empty.
    :param purpose: what it is wanted for; empty: for downloads.
    """

    reason_label: QLabel
    user_label: QLabel
    user_edit: QLineEdit
    password_label: QLabel
    password_edit: QLineEdit
    code_label: QLabel
    code_edit: QLineEdit
    store_check: QCheckBox
    master_label: QLabel
    button_box: QDialogButtonBox

    def __init__(
        self, profile: ServiceProfile, reason: str = "", purpose: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        load_form("sign_in_dialog", self)
        words = _words(profile.kind)
        self.user_label.setText(words.user)
        self.password_label.setText(words.secret)
        self.code_label.setText(words.more)
        self.code_edit.setPlaceholderText(words.more_hint)
        self.code_label.setVisible(bool(words.more))
        self.code_edit.setVisible(bool(words.more))
        wanted = (purpose or self.tr("Downloads from {} need a sign-in.")).format(profile.title)
        told = " ".join(html.escape(one) for one in (reason, wanted, words.about) if one)
        self.reason_label.setText(f"{told} {_where(profile)}".strip())
        self._title, self._master_words = profile.title, ""
        self.store_check.toggled.connect(self._show_master_words)
        self._show_master_words()
        self.button_box.accepted.connect(self.accept)
        self.button_box.rejected.connect(self.reject)
        add_help(self.button_box, "signing-in", self)
        for edit in (self.user_edit, self.password_edit):
            edit.textChanged.connect(self._show_whether_complete)
        self._show_whether_complete()

    def entered(self) -> Entered:
        """What was entered."""
        return Entered(self.user_edit.text().strip(), self.password_edit.text(), self.code_edit.text().strip())

    def announce_master_password(self, *, is_new: bool) -> None:
        """Say, once the sign-in is to be stored, that QGIS is going to ask for its master password, and what that is.

        :param is_new: whether the user has to choose one.
        """
        if is_new:
            text = self.tr(
                "QGIS is going to ask you to choose a master password: it protects all sign-ins that QGIS keeps, "
                "and is asked for once in each session. It is not your password at {}, and nobody can bring it back."
            )
        else:
            text = self.tr(
                "QGIS is going to ask for its master password: the one that you chose in QGIS to protect all sign-ins "
                "that it keeps, not your password at {}."
            )
        self._master_words = text.format(self._title)
        self._show_master_words()

    def _show_master_words(self) -> None:
        self.master_label.setText(self._master_words)
        self.master_label.setVisible(bool(self._master_words) and self.store_check.isChecked())

    def _show_whether_complete(self) -> None:
        complete = bool(self.user_edit.text().strip() and self.password_edit.text())
        self.button_box.button(QDialogButtonBox.StandardButton.Ok).setEnabled(complete)


def _where(profile: ServiceProfile) -> str:
    """A link to where the user gets such a sign-in."""
    if not profile.account_page:
        return ""
    texts = {
        "cdse": QCoreApplication.translate("SceneQueue", "Register"),
        "s3": QCoreApplication.translate("SceneQueue", "Make keys"),
        "sentinelhub": QCoreApplication.translate("SceneQueue", "Make a client"),
    }
    text = texts.get(profile.kind, QCoreApplication.translate("SceneQueue", "Get a sign-in"))
    return f'<a href="{html.escape(profile.account_page)}">{text}</a>'


def _words(kind: str) -> _Words:
    def translated(text: str) -> str:
        return QCoreApplication.translate("SceneQueue", text)

    if kind == "sentinelhub":
        about = translated("It is an OAuth client of yours, made on the dashboard of the service.")
        return _Words(translated("Client &id"), translated("Client &secret"), "", "", about)
    if kind in ("s3", "aws-sentinelhub"):
        about = translated("It is a pair of S3 keys, from whoever runs the bucket.")
        hint = translated("only for keys that live for a time")
        return _Words(translated("&Access key"), translated("&Secret key"), translated("Session &token"), hint, about)
    if kind == "cdse":
        about = translated("Registration is free; searching needs none.")
        hint = translated("only for accounts with two-factor sign-in")
        return _Words(translated("&User"), translated("&Password"), translated("&Code"), hint, about)
    about = translated("It is the account that you have there.")
    return _Words(translated("&User"), translated("&Password"), "", "", about)
