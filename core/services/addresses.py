"""Which addresses a profile may name, and which hosts may see a token."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from urllib.parse import SplitResult, urlsplit


def is_loopback(host: str) -> bool:
    """Whether a host name or address means this machine, without asking a name server."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def split_address(url: str) -> SplitResult:
    """Take an address apart; it must be one that is allowed to carry requests.

    :param url: ``https://`` with a host, or ``http://`` to loopback; without user or password.
    :raises ValueError: with half a sentence that says what is wrong, without the address.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise ValueError("is not an address that begins with https://")
    if parts.username is not None or parts.password is not None:
        raise ValueError("holds a user or a password; these never stand in an address")
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise ValueError("begins with http://, which is allowed to this machine only; use https://")
    _ = parts.port  # a port that is no number raises ValueError here
    return parts


def is_trusted(url: str, patterns: Iterable[str]) -> bool:
    """Whether a token may be sent to an address.

    :param url: the address; an unsafe one (see :func:`split_address`) is never trusted.
    :param patterns: ``host``, ``host:port`` or ``*.domain`` (its subdomains, not itself).
    """
    try:
        parts = split_address(url)
    except ValueError:
        return False
    host = (parts.hostname or "").lower()
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return any(_matches(pattern.lower(), host, port) for pattern in patterns)


def _matches(pattern: str, host: str, port: int) -> bool:
    wanted = urlsplit(f"//{pattern}")
    if wanted.port not in (None, port):
        return False
    name = wanted.hostname or ""
    return host.endswith(name[1:]) if name.startswith("*.") else host == name
