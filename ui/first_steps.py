"""What a newcomer is asked once: sign in, a folder, Sen2Cor. Each step can be skipped."""

from __future__ import annotations

import html
from pathlib import Path

from qgis.PyQt.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QToolButton, QWidget, QWizard

from ..core.services import ServiceProfile
from ..core.stages.sen2cor.searching import Search
from .form import load_form
from .size_words import shown_size


class FirstSteps(QWizard):
    """Three pages, beside the window and never over it; the buttons on them are for who opens it.

    :param profile: of the service that newcomers download from.
    :param folder: for products, to begin with.
    """

    kinds_label: QLabel
    sign_in_button: QPushButton
    test_button: QPushButton
    told_label: QLabel
    folder_edit: QLineEdit
    folder_button: QToolButton
    room_label: QLabel
    sen2cor_label: QLabel
    sen2cor_button: QPushButton

    def __init__(self, profile: ServiceProfile, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("first_steps", self)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.setButtonText(QWizard.WizardButton.CancelButton, self.tr("Skip all"))
        self.kinds_label.setText(self._kinds(profile))
        self.folder_edit.setText(str(folder))
        self.folder_button.clicked.connect(self._on_choose_folder)
        self.show_search(None)

    @property
    def folder(self) -> Path:
        """For products, as it is typed now."""
        return Path(self.folder_edit.text().strip())

    def show_sign_in(self, *, is_known: bool, is_testing: bool) -> None:
        """Show what can be done with the sign-in now."""
        self.sign_in_button.setEnabled(not is_testing)
        self.test_button.setEnabled(is_known or is_testing)
        self.test_button.setText(self.tr("Cancel") if is_testing else self.tr("&Test sign-in"))

    def show_room(self, free_bytes: int) -> None:
        """Show how much room there is in the folder."""
        self.room_label.setText(self.tr("{} are free there.").format(shown_size(free_bytes)))

    def show_search(self, search: Search | None) -> None:
        """Show which Sen2Cor there is. :param search: ``None``: it is still being looked for."""
        if search is None:
            self.sen2cor_label.setText(self.tr("Looking for Sen2Cor…"))
        elif search.installations:
            versions = ", ".join(one.version_text for one in search.installations)
            self.sen2cor_label.setText(self.tr("Found on this computer: Sen2Cor {}.").format(versions))
        else:
            self.sen2cor_label.setText(
                self.tr("None was found on this computer. Sen2Cor… says how to install one, now or any day.")
            )

    def _kinds(self, profile: ServiceProfile) -> str:
        rows = (
            (self.tr("User and password"), self.tr("downloads of products, and the cloud over your area")),
            (self.tr("S3 keys"), self.tr("downloads file by file from the object stores")),
            (self.tr("OAuth client"), self.tr("pictures of your area by a Sentinel Hub; no products")),
        )
        cells = "".join(
            f'<tr><td style="padding-right: 12px"><b>{html.escape(kind)}</b></td><td>{html.escape(use)}</td></tr>'
            for kind, use in rows
        )
        link = f'<a href="{html.escape(profile.account_page)}">{html.escape(self.tr("Register for free"))}</a>'
        later = self.tr("You can sign in any time later, too: you are asked before the first download.")
        return f"<p>{link}</p><table>{cells}</table><p>{html.escape(later)}</p>"

    def _on_choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for the products"), self.folder_edit.text())
        if folder:
            self.folder_edit.setText(folder)
