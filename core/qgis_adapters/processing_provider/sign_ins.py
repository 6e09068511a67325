"""The sign-ins of algorithms: authentication configurations, the environment, ``~/.netrc``; loaded on use.

Main thread. Nobody is asked, but for QGIS's master password where there is a window.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from urllib.parse import urlsplit

from qgis.core import QgsApplication

from ...errors import CredentialsError
from ...network import SignIn, sign_in_from_environment, sign_in_host
from ...services import (
    AwsSentinelHubProfile,
    CdseProfile,
    DhusProfile,
    S3Profile,
    SentinelHubProfile,
    ServiceProfile,
)
from ..auth_store import sign_in_of_authcfg

_KEYS = "S3_AUTHCFG, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment"
_GIVEN_BY: dict[type[ServiceProfile], str] = {
    CdseProfile: "AUTHCFG, or CDSE_USERNAME and CDSE_PASSWORD in the environment, or a line in ~/.netrc",
    DhusProfile: "AUTHCFG, or DHUS_USER and DHUS_PASSWORD in the environment, or a line in ~/.netrc",
    SentinelHubProfile: "OAUTH_AUTHCFG, or SH_CLIENT_ID and SH_CLIENT_SECRET in the environment",
    S3Profile: _KEYS,
    AwsSentinelHubProfile: _KEYS,
}


def takes_keys(profile: ServiceProfile) -> bool:
    """Whether a service is signed for with a pair of S3 keys."""
    return isinstance(profile, (S3Profile, AwsSentinelHubProfile))


def has_account(profile: ServiceProfile, authcfg: str) -> bool:
    """Whether a sign-in for the account at a service is given."""
    return bool(authcfg) or sign_in_from_environment(profile, os.environ) is not None


def has_keys(store: S3Profile) -> bool:
    """Whether the environment has keys that may be for this store: ``AWS_ENDPOINT_URL`` may name another one."""
    place = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL") or store.endpoint_url
    return urlsplit(place).hostname == sign_in_host(store) and sign_in_from_environment(store, os.environ) is not None


def find_search_sign_in(
    profile: ServiceProfile, authcfg: str, oauth_authcfg: str, s3_authcfg: str = ""
) -> SignIn | None:
    """The sign-in of a search, of the kind that the service takes.

    :param authcfg: id of a configuration with user and password.
    :param oauth_authcfg: one with id and secret of an OAuth client in their places, for a Sentinel Hub.
    :param s3_authcfg: one with S3 keys in their places. For both ``authcfg`` does, where theirs is not given.
    :return: ``None`` for services that are searched without one.
    :raises CredentialsError: if the service is not searched without one, and there is none.
    """
    if not profile.searches_signed_in:
        return None
    found = _found(profile, _special(profile, oauth_authcfg, s3_authcfg) or authcfg)
    if found is None:
        raise CredentialsError(
            f"{profile.title} is not searched without a sign-in, and none is given.", advice=f"Set {given_by(profile)}."
        )
    return found


def find_download_sign_ins(
    sources: Iterable[ServiceProfile], alternatives: Iterable[ServiceProfile], authcfg: str, s3_authcfg: str
) -> dict[str, SignIn]:
    """The sign-ins of downloads by the ids of the services; those that take none, or have none, are left out.

    A configuration is for the first host of its kind only, so that no password goes to another service.

    :param sources: the services that are asked first, and must be signed in to.
    :param alternatives: those that are passed over without a sign-in.
    :param authcfg: of an account; or of S3 keys, where the first source takes such and ``s3_authcfg`` is empty.
    :raises CredentialsError: if there is none for a source, or QGIS's authentication store is locked.
    """
    first = list(sources)
    if first and takes_keys(first[0]) and not s3_authcfg:
        authcfg, s3_authcfg = "", authcfg
    hosts: dict[bool, str] = {}
    found = {}
    for profile in (*first, *alternatives):
        if not profile.downloads_signed_in:
            continue
        keys, host = takes_keys(profile), sign_in_host(profile)
        is_meant = hosts.setdefault(keys, host) == host
        sign_in = _found(profile, (s3_authcfg if keys else authcfg) if is_meant else "")
        if sign_in is not None:
            found[profile.id] = sign_in
        elif profile in first:
            raise CredentialsError(
                f"{profile.title} wants a sign-in for downloads, and none is given.",
                advice=f"Set {given_by(profile)}.",
            )
    return found


def authcfg_left(
    searched: ServiceProfile, source: ServiceProfile, authcfg: str, oauth_authcfg: str, s3_authcfg: str
) -> str:
    """``AUTHCFG`` for the downloads that follow a search; empty, if the search has taken it for another host."""
    is_taken = searched.searches_signed_in and not _special(searched, oauth_authcfg, s3_authcfg)
    return "" if is_taken and sign_in_host(searched) != sign_in_host(source) else authcfg


def given_by(profile: ServiceProfile) -> str:
    """Where the sign-in for a service is looked for, in words."""
    return next((text for kind, text in _GIVEN_BY.items() if isinstance(profile, kind)), "AUTHCFG")


def require_open_store() -> None:
    """Make sure that QGIS's authentication store can be read; only a window may ask for its master password.

    :raises CredentialsError: if it is locked.
    """
    manager = QgsApplication.authManager()
    has_window = QgsApplication.platform() == "desktop"
    if not manager.masterPasswordIsSet() and not (has_window and manager.setMasterPassword(True)):
        raise CredentialsError(
            "QGIS's authentication store is locked.",
            advice="Name a file with its master password in QGIS_AUTH_PASSWORD_FILE.",
        )


def _special(profile: ServiceProfile, oauth_authcfg: str, s3_authcfg: str) -> str:
    """The configuration of the kind that a service takes, for those that take no account."""
    if isinstance(profile, SentinelHubProfile):
        return oauth_authcfg
    return s3_authcfg if takes_keys(profile) else ""


def _found(profile: ServiceProfile, authcfg: str) -> SignIn | None:
    if authcfg:
        require_open_store()
        return sign_in_of_authcfg(authcfg, profile)
    return sign_in_from_environment(profile, os.environ)
