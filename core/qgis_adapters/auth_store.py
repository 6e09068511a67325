"""Sign-ins in QGIS's authentication store; our settings keep the id only.

Main thread only: the store may ask for QGIS's master password, and a task must never make it ask.
"""

from __future__ import annotations

import enum
import os
from dataclasses import replace

from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsSettings

from ..errors import CredentialsError
from ..network import Credentials, OAuthClient, SignIn, sign_in_from_environment, sign_in_host, sign_in_of
from ..services import ServiceProfile
from .settings_store import GROUP


class SignInState(enum.Enum):
    """Where a sign-in is kept."""

    NONE = "none"
    SESSION = "session"  # in memory, until QGIS closes
    ENVIRONMENT = "environment"  # variables, or ~/.netrc
    STORED = "stored"  # QGIS's authentication store


_PREFIXES = {"sentinelhub": "oauth/", "s3": "s3/", "aws-sentinelhub": "s3/"}  # by kind; accounts have none


class AuthStore:
    """Where the user's sign-ins are kept: for this session in memory, and in QGIS's store if the user wants.

    Each is bound to the host that its secret goes to, and to its kind: one host may take passwords of accounts and
    secrets of OAuth clients.
    """

    def __init__(self) -> None:
        self._session: dict[str, SignIn] = {}
        self._refused: set[SignIn] = set()

    def find(self, profile: ServiceProfile) -> SignIn | None:
        """The sign-in for a service, of its kind: of this session, of QGIS's store, of the environment."""
        key = _key(profile)
        known = self._session.get(key) or _stored(profile) or sign_in_from_environment(profile, os.environ)
        if known is None or known in self._refused:
            return None
        self._session[key] = known
        return known

    def find_known(self, profile: ServiceProfile) -> SignIn | None:
        """What :meth:`find` found before; asks nobody, any thread."""
        return self._session.get(_key(profile))

    def keep(self, profile: ServiceProfile, sign_in: SignIn, *, store: bool) -> bool:
        """Keep a sign-in for this session and, if ``store``, in QGIS's authentication store.

        There, an OAuth client and S3 keys are kept as *Basic* too: the id as user, the secret as password.

        :returns: whether it is kept as was asked; ``False`` where the master password was refused, and for S3 keys
            that live for a time only.
        """
        self._session[_key(profile)] = sign_in
        self._refused.discard(sign_in)  # the user says that it is right after all
        if not store:
            return True
        user, password, lasting = _as_basic(sign_in)
        manager = QgsApplication.authManager()
        if not lasting or not manager.setMasterPassword(True):
            return False
        key = _key(profile)
        known = QgsSettings().value(key, "", type=str)
        config = QgsAuthMethodConfig("Basic")
        config.setName(f"Scene Queue: {profile.title}")
        config.setConfig("username", user)
        config.setConfig("password", password)
        config.setConfig("realm", "")
        if known in manager.configIds():
            config.setId(known)
            return manager.updateAuthenticationConfig(config)
        if not manager.storeAuthenticationConfig(config):
            return False
        QgsSettings().setValue(key, config.id())
        return True

    def state(self, profile: ServiceProfile) -> SignInState:
        """Where the sign-in for a service is kept; nobody is asked for the master password.

        :raises SettingsError: if ``~/.netrc`` cannot be read.
        """
        if _stored_id(profile):
            return SignInState.STORED
        known = sign_in_from_environment(profile, os.environ)
        held = self._session.get(_key(profile))
        if held is not None and held != known:
            return SignInState.SESSION
        return SignInState.NONE if known is None or known in self._refused else SignInState.ENVIRONMENT

    def remove(self, profile: ServiceProfile) -> None:
        """Take a sign-in out of this session, and out of QGIS's store; what the environment has is not ours."""
        self._session.pop(_key(profile), None)
        authcfg = _stored_id(profile)
        if authcfg:
            QgsApplication.authManager().removeAuthenticationConfig(authcfg)
        QgsSettings().remove(_key(profile))

    @property
    def asks_for_master_password(self) -> bool:
        """Whether QGIS would ask for its master password before it stores a sign-in or reads one."""
        manager = QgsApplication.authManager()
        return not manager.isDisabled() and not manager.masterPasswordIsSet()

    @property
    def has_master_password(self) -> bool:
        """Whether the user has chosen one before; else QGIS asks for a new one."""
        return bool(QgsApplication.authManager().masterPasswordHashInDatabase())

    def forget(self, profile: ServiceProfile) -> None:
        """Forget a sign-in that the service refused; what QGIS's store holds stays there, but is not used again.

        Nor is the same account used without its second factor, which would be refused too.
        """
        refused = self._session.pop(_key(profile), None)
        if refused is not None:
            self._refused.add(refused)
        if isinstance(refused, Credentials):
            self._refused.add(replace(refused, totp=None))


def sign_in_of_authcfg(authcfg: str, profile: ServiceProfile) -> SignIn:
    """What an authentication configuration of kind *Basic* holds, as the kind of sign-in that a service takes.

    :raises CredentialsError: if QGIS's store has no such configuration, or it holds no user and password.
    """
    basic = credentials_of_authcfg(authcfg)
    return sign_in_of(profile, basic.user, basic.password)


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


def _stored(profile: ServiceProfile) -> SignIn | None:
    authcfg = _stored_id(profile)
    if not authcfg or not QgsApplication.authManager().setMasterPassword(True):
        return None  # never stored, deleted since, or locked: the user is asked
    return sign_in_of_authcfg(authcfg, profile)


def _stored_id(profile: ServiceProfile) -> str:
    """The id of the configuration in QGIS's store; empty: never stored, or deleted since."""
    authcfg = str(QgsSettings().value(_key(profile), "", type=str))
    return authcfg if authcfg in QgsApplication.authManager().configIds() else ""


def _as_basic(sign_in: SignIn) -> tuple[str, str, bool]:
    """User, password, and whether they are worth storing: without its session token a key is worth nothing."""
    if isinstance(sign_in, Credentials):
        return sign_in.user, sign_in.password, True
    if isinstance(sign_in, OAuthClient):
        return sign_in.client_id, sign_in.client_secret, True
    return sign_in.access_key, sign_in.secret_key, not sign_in.session_token


def _key(profile: ServiceProfile) -> str:
    """Where the settings keep the id of the configuration."""
    return f"{GROUP}/authcfg/{_PREFIXES.get(profile.kind, '')}{sign_in_host(profile)}"
