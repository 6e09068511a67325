"""Who signs in. What is secret never shows in a repr."""

from __future__ import annotations

import netrc
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Union
from urllib.parse import urlsplit

from ..errors import SettingsError
from ..services import AwsSentinelHubProfile, S3Profile, SentinelHubProfile, ServiceProfile

_AWS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
_VARIABLES = {  # by the kind of service; the third one may be left out
    "cdse": ("CDSE_USERNAME", "CDSE_PASSWORD", "CDSE_TOTP"),
    "dhus": ("DHUS_USER", "DHUS_PASSWORD", ""),
    "sentinelhub": ("SH_CLIENT_ID", "SH_CLIENT_SECRET", ""),
    "s3": _AWS,
    "aws-sentinelhub": _AWS,
}
_IN_NETRC = ("cdse", "dhus")


@dataclass(frozen=True)
class Credentials:
    """User and password of an account.

    :param totp: the six digits of a second factor; they work once, within half a minute.
    """

    user: str
    password: str = field(repr=False)
    totp: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class OAuthClient:
    """A client of the user's at a Sentinel Hub: it searches and draws, it downloads no products."""

    client_id: str
    client_secret: str = field(repr=False)


@dataclass(frozen=True)
class S3Keys:
    """A pair of keys for buckets. :param session_token: of keys that live for a time only."""

    access_key: str
    secret_key: str = field(repr=False)
    session_token: str = field(default="", repr=False)


SignIn = Union[Credentials, OAuthClient, S3Keys]


def sign_in_host(profile: ServiceProfile) -> str:
    """The host that a stored sign-in is bound to: the one that the secret is sent to (S3: that the keys sign for)."""
    addresses = (getattr(profile, name, "") for name in ("token_url", "api_url", "endpoint_url"))
    return urlsplit(next(filter(None, addresses), "")).hostname or ""


def sign_in_from_environment(profile: ServiceProfile, environment: Mapping[str, str] = os.environ) -> SignIn | None:
    """The sign-in of a headless run, of the kind that the service takes: variables first, then ``~/.netrc``.

    ``CDSE_USERNAME``, ``CDSE_PASSWORD`` (and ``CDSE_TOTP``); for a Data Hub ``DHUS_USER`` and ``DHUS_PASSWORD``; for a
    Sentinel Hub ``SH_CLIENT_ID`` and ``SH_CLIENT_SECRET``; for buckets ``AWS_ACCESS_KEY_ID``,
    ``AWS_SECRET_ACCESS_KEY`` and ``AWS_SESSION_TOKEN``. A line of ``~/.netrc`` is for an account's password only: a
    Sentinel Hub may have the token host of a service of another kind. Kinds that take no sign-in have none.

    :raises SettingsError: if ``~/.netrc`` cannot be read.
    """
    names = _VARIABLES.get(profile.kind)
    if names is None:
        return None
    user, password, more = (environment.get(name, "") for name in names)
    if user and password:
        return sign_in_of(profile, user, password, more)
    if profile.kind not in _IN_NETRC:
        return None
    return _from_netrc(_netrc_file(environment), sign_in_host(profile))


def sign_in_of(profile: ServiceProfile, user: str, password: str, more: str = "") -> SignIn:
    """Make the kind of sign-in that a service takes of a user and a password.

    :param user: or the id of an OAuth client, or an access key; :param password: or its secret.
    :param more: the second factor of an account, or the session token of keys.
    """
    if isinstance(profile, SentinelHubProfile):
        return OAuthClient(user, password)
    if isinstance(profile, (S3Profile, AwsSentinelHubProfile)):
        return S3Keys(user, password, more)
    return Credentials(user, password, more or None)


def credentials_from_environment(
    profile: ServiceProfile, environment: Mapping[str, str] = os.environ
) -> Credentials | None:
    """The user and password of a headless run, see :func:`sign_in_from_environment`; ``None``: there are none.

    :raises SettingsError: if ``~/.netrc`` cannot be read.
    """
    found = sign_in_from_environment(profile, environment)
    return found if isinstance(found, Credentials) else None


def _netrc_file(environment: Mapping[str, str]) -> Path:
    if environment.get("NETRC"):
        return Path(environment["NETRC"])
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or Path.home())
    windows = home / "_netrc"
    return windows if windows.is_file() else home / ".netrc"


def _from_netrc(file: Path, host: str) -> Credentials | None:
    if not host or not file.is_file():
        return None
    problem = ""
    try:
        entry = netrc.netrc(str(file)).hosts.get(host)
    except netrc.NetrcParseError as error:
        problem = f"line {error.lineno}"  # its own words may hold a password
    except (OSError, UnicodeDecodeError) as error:
        problem = type(error).__name__
    if problem:
        raise SettingsError(f"{file} cannot be read ({problem}).", advice="Correct it, or set the variables instead.")
    if entry is None or not entry[0] or not entry[2]:
        return None
    return Credentials(entry[0], entry[2])
