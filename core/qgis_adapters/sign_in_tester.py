"""The test of a sign-in as a task."""

from __future__ import annotations

from typing import Callable

from qgis.PyQt.QtCore import QCoreApplication

from ..errors import CredentialsError, SceneQueueError
from ..network.sign_in_test import SignInResult, can_be_tried, try_sign_in
from .foundations import Foundations
from .network_settings import qgis_network_settings

__all__ = ["TRYING", "SignInResult", "can_be_tried", "start_sign_in_test"]  # for widgets, which know no network

TRYING = "try a sign-in"  # key of the errand: one at a time


def start_sign_in_test(
    foundations: Foundations,
    service: str,
    done: Callable[[SignInResult], None],
    failed: Callable[[SceneQueueError], None],
) -> None:
    """Have a service asked whether it takes the sign-in that is known. Main thread; may ask for the master password.

    :param done, failed: told on the main thread, unless it is given up under :data:`TRYING`.
    :raises CredentialsError: if no sign-in is known.
    :raises SettingsError: if there is no such service.
    :raises DiskError: if the file of trusted certificates cannot be written.
    """
    profile = foundations.profile(service)
    sign_in = foundations.auth.find(profile)
    if sign_in is None:
        raise CredentialsError(f"No sign-in for {profile.title} is known.", advice="Sign in first.")
    network = qgis_network_settings()
    title = QCoreApplication.translate("SceneQueue", "Test the sign-in")
    foundations.errands.start(
        title, lambda feedback: try_sign_in(profile, sign_in, network, feedback), done, failed, key=TRYING
    )
