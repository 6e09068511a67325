"""What the window and the page in QGIS's options both stand on: the user's choices, the services, the sign-ins."""

from __future__ import annotations

import os
from pathlib import Path

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..job_queue.corrections import Corrections
from ..network import SignIn, sign_in_of
from ..services import ServiceProfile, find_profile, load_profiles, read_place
from .auth_store import AuthStore
from .errands import Errands
from .settings_store import Preferences, read_preferences, write_preferences


class Foundations(QObject):
    """Made once, by whichever of the two is opened first; nothing in it works on the queue. Main thread.

    ``changed`` carries the :class:`Preferences` when they are others, ``sign_in_changed`` the id of the service whose
    sign-in is another one, or gone.

    :raises SettingsError: if a service profile cannot be read.
    """

    changed = pyqtSignal(object)
    sign_in_changed = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.preferences = read_preferences()
        self.profiles = load_profiles(os.environ, own_profiles(self.preferences))
        self.auth = AuthStore()
        self.errands = Errands(self)
        self.corrections = Corrections()
        self.corrections.folders = self.preferences.sen2cor_places

    def profile(self, service: str) -> ServiceProfile:
        """A service profile by its id.

        :raises SettingsError: if there is none.
        """
        return find_profile(self.profiles, service)

    def own_profiles_in(self, place: str) -> list[ServiceProfile]:
        """The service profiles in a file or folder of the user's own.

        :param place: its path; empty: none.
        :raises SettingsError: if it is missing, or a profile in it is wrong.
        """
        return list(read_place(Path(place))) if place else []

    def remember(self, preferences: Preferences) -> None:
        """Keep the user's choices for the next session."""
        self.preferences = preferences
        write_preferences(preferences)
        self.corrections.folders = preferences.sen2cor_places
        self.changed.emit(preferences)

    def sign_in(self, service: str, sign_in: SignIn, *, store: bool) -> bool:
        """Keep a sign-in; returns whether it is kept as was asked."""
        is_kept = self.auth.keep(self.profile(service), sign_in, store=store)
        self.sign_in_changed.emit(service)
        return is_kept

    def sign_in_as(self, service: str, user: str, secret: str, more: str = "", *, store: bool) -> bool:
        """As :meth:`sign_in`, with what was typed, as the kind of sign-in that the service takes.

        :param user: or the id of an OAuth client, or an access key; :param more: a code, or a session token.
        """
        return self.sign_in(service, sign_in_of(self.profile(service), user, secret, more), store=store)

    def sign_out(self, service: str) -> None:
        """Forget the sign-in of a service, here and in QGIS's authentication store."""
        self.auth.remove(self.profile(service))
        self.sign_in_changed.emit(service)

    def close(self, seconds: float) -> bool:
        """End what is under way; returns whether it ended in time."""
        return self.errands.close(seconds)


def own_profiles(preferences: Preferences) -> list[Path]:
    """Where the user's own service profiles are."""
    return [Path(preferences.profiles_folder)] if preferences.profiles_folder else []
