"""How this machine reaches the network: proxies, certificates, the name it goes by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable
from urllib.parse import urlsplit

from ..services import is_loopback
from .carriers import Carrier

USER_AGENT = "scene-queue (QGIS plugin)"
_BUNDLE_VARIABLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")
ProxyOf = Callable[[str], str]
"""The proxy for an address (``http://`` or ``socks5h://``, it may hold a password); empty: none. From any thread."""


@dataclass(frozen=True)
class NetworkSettings:
    """Given explicitly, so that nothing of the environment leaks into a request unasked.

    :param proxies: proxy by scheme (``http``, ``https``, or ``all`` for both); it may hold a password.
    :param no_proxy: hosts that are reached without a proxy, separated by commas, as in ``NO_PROXY``.
    :param proxy_of: says it for each address instead of ``proxies`` and ``no_proxy``: QGIS's own rules.
    :param ca_bundle: file of trusted certificates (PEM); ``None``: those that requests brings.
    :param patience_s: silence that is borne at least, where a profile's own time-outs are shorter.
    :param carrier: another road for small requests, taken once a proxy wants a sign-in that requests cannot give.
    :param carrier_first: whether it is taken from the start.
    :param user_agent: what services see us as.
    """

    proxies: Mapping[str, str] = field(default_factory=dict, repr=False)
    no_proxy: str = ""
    proxy_of: ProxyOf | None = None
    ca_bundle: Path | None = None
    patience_s: float = 0.0
    carrier: Carrier | None = None
    carrier_first: bool = False
    user_agent: str = USER_AGENT

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> NetworkSettings:
        """Settings as curl and requests would take them: ``HTTPS_PROXY``, ``NO_PROXY``, ``REQUESTS_CA_BUNDLE`` …"""
        found = {scheme: _either_case(environment, f"{scheme}_proxy") for scheme in ("http", "https", "all")}
        bundle = next((environment[name] for name in _BUNDLE_VARIABLES if environment.get(name)), None)
        return cls(
            proxies={scheme: proxy for scheme, proxy in found.items() if proxy},
            no_proxy=_either_case(environment, "no_proxy"),
            ca_bundle=Path(bundle) if bundle else None,
        )

    def proxies_for(self, url: str) -> dict[str, str]:
        """The proxies for one address, as requests takes them; loopback is never reached through one."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        if is_loopback(host):
            return {}
        if self.proxy_of is not None:
            proxy = self.proxy_of(parts._replace(query="", fragment="").geturl())
        elif self._is_direct(host):
            return {}
        else:
            proxy = self.proxies.get(parts.scheme) or self.proxies.get("all") or ""
        return {parts.scheme: proxy} if proxy else {}

    def _is_direct(self, host: str) -> bool:
        names = [name.strip().lower().lstrip("*.") for name in self.no_proxy.split(",") if name.strip()]
        return any(name == "" or host == name or host.endswith(f".{name}") for name in names)


def _either_case(environment: Mapping[str, str], name: str) -> str:
    return environment.get(name) or environment.get(name.upper()) or ""
