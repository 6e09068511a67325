"""What joins the first steps with the services."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget, QWizard

from ..core.job_queue.on_disk import free_bytes_at
from ..core.qgis_adapters.auth_store import SignInState
from ..core.qgis_adapters.foundations import Foundations
from ..core.qgis_adapters.translation import translated
from .first_steps import FirstSteps
from .sen2cor_control import Sen2CorControl
from .sign_in_actions import SignInActions

ROOM, LOOK = "room of the first steps", "Sen2Cor of the first steps"  # keys of errands
DOWNLOADS = "cdse"


class FirstStepsControl(QObject):
    """Opens them, once by itself and then as often as the user wants."""

    def __init__(self, foundations: Foundations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._foundations = foundations
        self._sen2cor = Sen2CorControl(foundations, self._look_for_sen2cor, self)
        self._is_testing = False
        self.wizard: FirstSteps | None = None
        self.actions: SignInActions | None = None

    @property
    def are_new(self) -> bool:
        """Whether nothing was chosen on this computer yet, and nobody was asked."""
        chosen = self._foundations.preferences
        return not chosen.knows_first_steps and not chosen.folder and not chosen.order_choices

    def open(self, window: QWidget) -> None:
        """Open them beside a window; where they are open already they come to the front."""
        if self.wizard is not None:
            self.wizard.raise_()
            self.wizard.activateWindow()
            return
        foundations = self._foundations
        profile = foundations.profile(DOWNLOADS)
        self.wizard = wizard = FirstSteps(profile, foundations.preferences.folder_or_default, window)
        self.actions = actions = SignInActions(foundations, wizard)
        actions.told.connect(wizard.told_label.setText)
        actions.running.connect(self._on_running)
        foundations.sign_in_changed.connect(self._show_sign_in)
        wizard.sign_in_button.clicked.connect(lambda: actions.sign_in(DOWNLOADS))
        wizard.test_button.clicked.connect(self._on_test)
        wizard.folder_edit.textChanged.connect(self._look_at_room)
        wizard.sen2cor_button.clicked.connect(lambda: self._sen2cor.open(wizard))
        wizard.finished.connect(self._on_finished)
        self._show_sign_in()
        self._look_at_room()
        self._look_for_sen2cor()
        wizard.show()

    def close(self) -> None:
        """Take them off the screen; they count as not seen."""
        if self.wizard is not None:
            self.wizard.finished.disconnect(self._on_finished)
            self._forget()

    def _on_running(self, running: bool) -> None:
        self._is_testing = running
        self._show_sign_in()

    def _show_sign_in(self) -> None:
        if self.wizard is not None and self.actions is not None:
            is_known = self.actions.state(DOWNLOADS) is not SignInState.NONE
            self.wizard.show_sign_in(is_known=is_known, is_testing=self._is_testing)

    def _on_test(self) -> None:
        if self.actions is None:
            return
        if self._is_testing:
            self.actions.give_up()
        else:
            self.actions.test(DOWNLOADS)

    def _look_at_room(self) -> None:
        wizard = self.wizard
        if wizard is None:
            return
        folder = wizard.folder
        wizard.room_label.clear()
        self._foundations.errands.start(
            self.tr("Look how much room there is"),
            lambda _: free_bytes_at(folder),
            wizard.show_room,
            lambda error: wizard.room_label.setText(translated(str(error))),
            key=ROOM,
        )

    def _look_for_sen2cor(self) -> None:
        wizard, corrections = self.wizard, self._foundations.corrections
        if wizard is None:
            return
        wizard.show_search(None)
        places = self._foundations.preferences.sen2cor_places
        self._foundations.errands.start(
            self.tr("Look for Sen2Cor"),
            lambda feedback: corrections.look_around(places, feedback),
            wizard.show_search,
            lambda error: wizard.sen2cor_label.setText(translated(str(error))),
            key=LOOK,
        )

    def _on_finished(self, result: int) -> None:
        wizard = self.wizard
        if wizard is None:
            return
        chosen = replace(self._foundations.preferences, knows_first_steps=True)
        if result == QWizard.DialogCode.Accepted:
            chosen = replace(chosen, folder=str(wizard.folder))
        self._forget()
        self._foundations.remember(chosen)

    def _forget(self) -> None:
        for key in (ROOM, LOOK):
            self._foundations.errands.give_up(key)
        self._foundations.sign_in_changed.disconnect(self._show_sign_in)
        if self.wizard is not None:
            self.wizard.hide()
            self.wizard.deleteLater()
        self.wizard = self.actions = None
