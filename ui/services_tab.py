"""Which services there are, which one is searched, and the sign-in of each."""

from __future__ import annotations

from dataclasses import replace
from typing import Callable

from qgis.PyQt.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton, QTableView, QToolButton, QWidget

from ..core.qgis_adapters.auth_store import SignInState
from ..core.qgis_adapters.foundations import Foundations
from ..core.qgis_adapters.settings_store import Preferences
from ..core.qgis_adapters.sign_in_tester import can_be_tried
from ..core.qgis_adapters.translation import translated
from ..core.services import ServiceProfile
from .compact_table import make_compact
from .form import load_form
from .icons import icon
from .services_model import ServicesModel
from .sign_in_actions import SignInActions

OWN = "read own services"  # key of the errand
COLUMN_SAMPLES = ("Copernicus Data Space, Sentinel Hub", "of this computer", "A Data Hub (DHuS), searched through", "")


class ServicesTab(QWidget):
    """Sign-ins are kept at once; the other choices are for :meth:`chosen`."""

    service_combo: QComboBox
    table: QTableView
    sign_in_button: QPushButton
    forget_button: QPushButton
    test_button: QPushButton
    told_label: QLabel
    own_edit: QLineEdit
    own_button: QToolButton
    own_label: QLabel

    def __init__(self, foundations: Foundations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("services_tab", self)
        self._foundations = foundations
        self.actions = SignInActions(foundations, self)
        self.actions.told.connect(self.told_label.setText)
        self.model = ServicesModel(foundations.profiles, self.actions.state, self)
        self.table.setModel(self.model)
        make_compact(self.table, COLUMN_SAMPLES)
        self.table.horizontalHeader().setStretchLastSection(True)
        self._is_testing = False
        self._fill(foundations.preferences)
        self._connect()
        self.table.selectRow(0)
        self._show_own()

    @property
    def selected(self) -> ServiceProfile | None:
        """The selected service."""
        rows = self.table.selectionModel().selectedRows()
        return self.model.profiles[rows[0].row()] if rows else None

    def chosen(self, preferences: Preferences) -> Preferences:
        """Preferences with what is set here.

        :raises SettingsError: if profiles of the user's own cannot be read.
        """
        own = self.own_edit.text().strip()
        self._foundations.own_profiles_in(own)
        return replace(preferences, service=str(self.service_combo.currentData()), profiles_folder=own)

    def _fill(self, preferences: Preferences) -> None:
        for profile in self.model.profiles:
            if profile.is_searchable:
                self.service_combo.addItem(profile.title, profile.id)
        self.service_combo.setCurrentIndex(max(0, self.service_combo.findData(preferences.service)))
        self.own_edit.setText(preferences.profiles_folder)
        self.own_button.setIcon(icon("folder"))

    def _connect(self) -> None:
        self._foundations.sign_in_changed.connect(self._on_sign_in_changed)
        self.table.selectionModel().selectionChanged.connect(self._show_buttons)
        self.actions.running.connect(self._on_running)
        self.sign_in_button.clicked.connect(lambda: self._act(self.actions.sign_in))
        self.forget_button.clicked.connect(lambda: self._act(self.actions.forget))
        self.test_button.clicked.connect(self._on_test)
        self.own_edit.textChanged.connect(self._show_own)
        self.own_button.clicked.connect(self._on_choose_own)

    def _on_sign_in_changed(self) -> None:
        self.model.refresh()
        self._show_buttons()

    def _on_running(self, running: bool) -> None:
        self._is_testing = running
        self._show_buttons()

    def _show_buttons(self) -> None:
        profile = self.selected
        state = self.model.state(profile) if profile is not None else None
        self.sign_in_button.setEnabled(state is not None and not self._is_testing)
        self.forget_button.setEnabled(state in (SignInState.STORED, SignInState.SESSION) and not self._is_testing)
        is_known = state not in (None, SignInState.NONE)
        self.test_button.setText(self.tr("Cancel") if self._is_testing else self.tr("&Test sign-in"))
        self.test_button.setEnabled(self._is_testing or (is_known and profile is not None and can_be_tried(profile)))

    def _act(self, act: Callable[[str], None]) -> None:
        if self.selected is not None:
            act(self.selected.id)

    def _on_test(self) -> None:
        if self._is_testing:
            self.actions.give_up()
            self.told_label.setText(self.tr("Stopped."))
        else:
            self._act(self.actions.test)

    def _show_own(self) -> None:
        """Say which services the user's own are; a task looks, as they may lie on a drive that does not answer."""
        own, foundations = self.own_edit.text().strip(), self._foundations
        self.own_label.setText(self.tr("Looking…") if own else self.tr("The plugin's own profiles only."))
        foundations.errands.give_up(OWN)
        if own:
            foundations.errands.start(
                self.tr("Read service profiles"),
                lambda _: foundations.own_profiles_in(own),
                lambda found: self.own_label.setText(
                    self.tr("Read when QGIS starts: {}.").format(", ".join(one.title for one in found))
                ),
                lambda error: self.own_label.setText(translated(str(error))),
                key=OWN,
            )

    def _on_choose_own(self) -> None:
        title = self.tr("Folder with service profiles (JSON files)")
        folder = QFileDialog.getExistingDirectory(self, title, self.own_edit.text())
        if folder:
            self.own_edit.setText(folder)
