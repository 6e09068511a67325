"""When the user is asked to sign in, and what is done with the answer."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication, QObject
from qgis.PyQt.QtWidgets import QDialog, QWidget

from ..core.qgis_adapters.auth_store import SignInState
from ..core.qgis_adapters.services import Services
from .messages import Messages
from .sign_in_dialog import SignInDialog


class SignIns(QObject):
    """Asks for sign-ins that are not known, always on the main thread and before anything starts.

    :param window: over which the dialog opens.
    """

    def __init__(self, services: Services, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._services, self._messages, self._window = services, messages, window
        self._refusals: dict[str, str] = {}

    def refused(self, service: str, reason: str) -> None:
        """Remember that a service refused the sign-in: it is asked for again, and the reason is told."""
        self._services.auth.forget(self._services.profile(service))
        self._refusals[service] = reason

    def ask_for_downloads(self, service: str) -> bool:
        """Ask if one is needed and none is known; returns whether products can be fetched now."""
        self._announce_master_password(service)
        return self._services.is_ready_to_deliver(service) or self._ask(service, "")

    def ask_for_search(self, service: str) -> bool:
        """As :meth:`ask_for_downloads`, for a service that is not searched without one."""
        return self._ask(service, QCoreApplication.translate("SceneQueue", "Searches at {} need a sign-in."))

    def ask_for_cloud(self, service: str) -> bool:
        """As :meth:`ask_for_downloads`, for looking at the cloud over the area."""
        text = QCoreApplication.translate("SceneQueue", "To look at the cloud over the area, {} needs a sign-in.")
        return self._ask(service, text)

    def ask_for_pictures(self, service: str) -> bool:
        """As :meth:`ask_for_downloads`, for pictures of the area."""
        return self._ask(
            service, QCoreApplication.translate("SceneQueue", "For a picture of the area, {} needs a sign-in.")
        )

    def _ask(self, service: str, purpose: str) -> bool:
        self._announce_master_password(service)
        if self._services.is_signed_in(service):
            return True
        profile, auth = self._services.profile(service), self._services.auth
        dialog = SignInDialog(profile, self._refusals.get(service, ""), purpose, self._window)
        if auth.asks_for_master_password:
            dialog.announce_master_password(is_new=not auth.has_master_password)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        entered, store = dialog.entered(), dialog.store_check.isChecked()
        dialog.deleteLater()
        if not accepted:
            return False
        self._refusals.pop(service, None)
        if not self._services.sign_in_as(service, *entered, store=store):
            text = QCoreApplication.translate("SceneQueue", "The sign-in is kept for this session only.")
            self._messages.hint(text)
        return True

    def _announce_master_password(self, service: str) -> None:
        """Say what QGIS's own dialog is about before it opens."""
        profile, auth = self._services.profile(service), self._services.auth
        if auth.asks_for_master_password and auth.state(profile) is SignInState.STORED:
            text = QCoreApplication.translate(
                "SceneQueue", "QGIS asks for its master password to read the sign-in for {} that it keeps."
            )
            self._messages.hint(text.format(profile.title))
