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
from ..services import DhusProfile, ServiceProfile


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
    """The host that a stored sign-in is bound to: the one that the password is sent to."""
    url = getattr(profile, "token_url", "") or getattr(profile, "api_url", "")
    return urlsplit(url).hostname or ""


def credentials_from_environment(
    profile: ServiceProfile, environment: Mapping[str, str] = os.environ
) -> Credentials | None:
    """The sign-in of a headless run: variables first, then ``~/.netrc``; ``None``: there is none.

    Variables are ``CDSE_USERNAME``, ``CDSE_PASSWORD`` and ``CDSE_TOTP``, for a Data Hub ``DHUS_USER`` and
    ``DHUS_PASSWORD``.

    :raises SettingsError: if ``~/.netrc`` cannot be read.
    """
    names = ("DHUS_USER", "DHUS_PASSWORD") if isinstance(profile, DhusProfile) else ("CDSE_USERNAME", "CDSE_PASSWORD")
    user, password = (environment.get(name) for name in names)
    if user and password:
        return Credentials(user, password, environment.get("CDSE_TOTP") or None)
    return _from_netrc(_netrc_file(environment), sign_in_host(profile))


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
