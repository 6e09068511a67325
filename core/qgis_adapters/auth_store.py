"""Sign-ins in QGIS's authentication store; our settings keep the id only.

Main thread only: the store may ask for QGIS's master password, and a task must never make it ask.
"""

from __future__ import annotations

import os

from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsSettings

from ..errors import CredentialsError
from ..network import Credentials, credentials_from_environment, sign_in_host
from ..services import ServiceProfile
from .settings_store import GROUP


class AuthStore:
    """Where the user's sign-ins are kept: for this session in memory, and in QGIS's store if the user wants."""

    def __init__(self) -> None:
        self._session: dict[str, Credentials] = {}
        self._refused: set[Credentials] = set()

    def find(self, profile: ServiceProfile) -> Credentials | None:
        """The sign-in for a service: of this session, of QGIS's store, of the environment."""
        host = sign_in_host(profile)
        known = self._session.get(host) or self._stored(host) or credentials_from_environment(profile, os.environ)
        if known is None or known in self._refused:
            return None
        self._session[host] = known
        return known

    def find_known(self, profile: ServiceProfile) -> Credentials | None:
        """The sign-in that :meth:`find` found before; asks nobody, any thread."""
        return self._session.get(sign_in_host(profile))

    def keep(self, profile: ServiceProfile, credentials: Credentials, *, store: bool) -> bool:
        """Keep a sign-in for this session and, if ``store``, in QGIS's authentication store.

        :returns: whether it is kept as was asked; ``False`` where the master password was refused.
        """
        self._session[sign_in_host(profile)] = credentials
        self._refused.discard(credentials)  # the user says that it is right after all
        if not store:
            return True
        manager = QgsApplication.authManager()
        if not manager.setMasterPassword(True):
            return False
        key = _key(sign_in_host(profile))
        known = QgsSettings().value(key, "", type=str)
        config = QgsAuthMethodConfig("Basic")
        config.setName(f"Scene Queue: {profile.title}")
        config.setConfig("username", credentials.user)
        config.setConfig("password", credentials.password)
        config.setConfig("realm", "")
        if known in manager.configIds():
            config.setId(known)
            return manager.updateAuthenticationConfig(config)
        if not manager.storeAuthenticationConfig(config):
            return False
        QgsSettings().setValue(key, config.id())
        return True

    def forget(self, profile: ServiceProfile) -> None:
        """Forget a sign-in that the service refused; what QGIS's store holds stays there, but is not used again."""
        refused = self._session.pop(sign_in_host(profile), None)
        if refused is not None:
            self._refused.add(refused)

    def _stored(self, host: str) -> Credentials | None:
        authcfg = QgsSettings().value(_key(host), "", type=str)
        manager = QgsApplication.authManager()
        if authcfg not in manager.configIds() or not manager.setMasterPassword(True):
            return None  # never stored, deleted since, or locked: the user is asked
        return credentials_of_authcfg(authcfg)


def credentials_of_authcfg(authcfg: str) -> Credentials:
    """User and password of an authentication configuration of kind *Basic*.

    :raises CredentialsError: if QGIS's store has no such configuration, or it holds no user and password.
    """
    config = QgsAuthMethodConfig()
    loaded, config = QgsApplication.authManager().loadAuthenticationConfig(authcfg, config, True)
    user, password = config.config("username"), config.config("password")
    if not loaded or not user or not password:
        raise CredentialsError(
            f"The authentication configuration {authcfg!r} has no user and password.",
            advice="Choose a configuration of kind Basic in QGIS's authentication settings.",
        )
    return Credentials(user, password)


def _key(host: str) -> str:
    return f"{GROUP}/authcfg/{host}"
