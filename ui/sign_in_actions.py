"""What a user does with the sign-in of a service, besides using it: enter it, forget it, try it."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ..core.errors import SceneQueueError
from ..core.qgis_adapters.auth_store import SignInState
from ..core.qgis_adapters.foundations import Foundations
from ..core.qgis_adapters.sign_in_tester import TRYING, SignInResult, start_sign_in_test
from ..core.qgis_adapters.translation import translated
from .sign_in_dialog import SignInDialog

GOOD, BAD = "✓", "✗"


class SignInActions(QObject):
    """For one window at a time; ``told`` carries a sentence about what came of it, and ``running`` whether a test is
    under way.

    :param window: over which dialogs open.
    """

    told = pyqtSignal(str)
    running = pyqtSignal(bool)

    def __init__(self, foundations: Foundations, window: QWidget) -> None:
        super().__init__(window)
        self._foundations, self._window = foundations, window
        self.dialog: SignInDialog | None = None

    def state(self, service: str) -> SignInState:
        """Where the sign-in of a service is kept; none where that cannot be read, which is told."""
        try:
            return self._foundations.auth.state(self._foundations.profile(service))
        except SceneQueueError as error:
            self.told.emit(f"{BAD} {translated(str(error))}")
            return SignInState.NONE

    def sign_in(self, service: str) -> None:
        """Ask for a sign-in and keep it."""
        profile, auth = self._foundations.profile(service), self._foundations.auth
        dialog = SignInDialog(profile, parent=self._window)
        if auth.asks_for_master_password:
            dialog.announce_master_password(is_new=not auth.has_master_password)
        dialog.accepted.connect(lambda: self._keep(service, dialog))
        dialog.finished.connect(lambda: self._on_finished(dialog))
        self.dialog = dialog
        dialog.open()

    def forget(self, service: str) -> None:
        """Forget it, after a question where QGIS keeps it."""
        title = self._foundations.profile(service).title
        if self.state(service) is SignInState.STORED:
            text = self.tr("Delete the sign-in for {} from QGIS's authentication store?").format(title)
            answer = QMessageBox.question(self._window, self.tr("Forget the sign-in"), text)
            if answer != QMessageBox.StandardButton.Yes:
                return
        self._foundations.sign_out(service)
        self.told.emit(self.tr("The sign-in for {} is forgotten.").format(title))

    def test(self, service: str) -> None:
        """Ask the service whether it takes the sign-in."""
        title = self._foundations.profile(service).title
        try:
            start_sign_in_test(self._foundations, service, self._on_tested, self._on_failed)
        except SceneQueueError as error:
            self.told.emit(f"{BAD} {translated(str(error))}")
            return
        self.running.emit(True)
        self.told.emit(self.tr("Asking {}…").format(title))

    def give_up(self) -> None:
        """End a test that is under way; nobody is told."""
        self._foundations.errands.give_up(TRYING)
        self.running.emit(False)

    def _keep(self, service: str, dialog: SignInDialog) -> None:
        entered, store = dialog.entered(), dialog.store_check.isChecked()
        if not self._foundations.sign_in_as(service, *entered, store=store):
            self.told.emit(self.tr("The sign-in is kept for this session only."))
        elif store:
            self.told.emit(self.tr("The sign-in is kept in QGIS's authentication store."))
        else:
            self.told.emit(self.tr("The sign-in is kept until QGIS closes."))

    def _on_tested(self, result: SignInResult) -> None:
        self.running.emit(False)
        self.told.emit(
            " ".join(
                filter(None, (GOOD if result.is_good else BAD, translated(result.sentence), translated(result.advice)))
            )
        )

    def _on_failed(self, error: SceneQueueError) -> None:
        self.running.emit(False)
        self.told.emit(f"{BAD} {translated(str(error))}")

    def _on_finished(self, dialog: SignInDialog) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self.dialog = None
