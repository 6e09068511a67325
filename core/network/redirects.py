"""Redirects, followed by hand: a token goes to trusted hosts only, and nothing leaves https.

The catalogue host of Copernicus Data Space redirects downloads to another host of its own, which wants the token
again; requests would drop it there, and would send a password on where a POST is redirected.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Callable
from urllib.parse import parse_qsl, urljoin, urlsplit

import requests

from ..errors import ServiceError
from ..services import ServiceProfile, split_address
from .answers import PROFILE_ADVICE

MAX_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_KEEP_METHOD = frozenset({307, 308})
_SECRET_FIELDS = ("password", "totp", "refresh_token", "client_secret")
_SECRET_HEADERS = ("authorization", "x-amz-security-token")
Sign = Callable[[str, str], Mapping[str, str]]
"""Makes the headers that sign a request, of its method and its address as it is sent."""


@dataclass(frozen=True)
class Request:
    """What is sent. Its repr has no values: they may be secrets.

    :param sign: makes headers anew for each time that it is sent: a signature is for one host, and good for minutes.
    """

    method: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    params: Any = field(default=None, repr=False)
    data: Any = field(default=None, repr=False)
    json: Any = field(default=None, repr=False)
    sign: Sign | None = field(default=None, repr=False)

    def signed(self) -> Request:
        """The request as it goes out now."""
        if self.sign is None:
            return self
        return replace(self, headers={**self.headers, **self.sign(self.method, self.url)})

    @property
    def host(self) -> str:
        """The host that is asked."""
        return urlsplit(self.url).hostname or ""

    @property
    def secrets(self) -> list[str]:
        """What must not be repeated in any sentence: the tokens, and the values of a form."""
        token = [value.split()[-1] for name, value in self.headers.items() if _is_secret(name) and value.strip()]
        form = self.data if isinstance(self.data, Mapping) else _encoded_form(self.data)
        return token + [str(form[name]) for name in _SECRET_FIELDS if form.get(name)]


def redirected(request: Request, response: requests.Response, profile: ServiceProfile) -> Request | None:
    """The request that a redirect asks for; ``None``: the answer is none.

    :raises ServiceError: for one that leaves https, has no address, or would send a form to another host.
    """
    location = response.headers.get("Location")
    if response.status_code not in _REDIRECTS or not location:
        return None
    url = urljoin(request.url, location)
    try:
        target = split_address(url)
    except ValueError as error:
        raise ServiceError(
            f"{profile.title} redirects to an address that is not safe.", advice=PROFILE_ADVICE
        ) from error
    if urlsplit(request.url).scheme == "https" and target.scheme != "https":
        raise ServiceError(f"{profile.title} redirects from https to http; that is refused.", advice=PROFILE_ADVICE)
    if request.method not in ("GET", "HEAD"):
        return _repeated(request, response.status_code, url, profile)
    sign = request.sign if profile.trusts(url) else None
    return replace(request, url=url, headers=_headers_for(url, request.headers, profile), params=None, sign=sign)


def _repeated(request: Request, status: int, url: str, profile: ServiceProfile) -> Request:
    if status not in _KEEP_METHOD or not profile.trusts(url):
        raise ServiceError(
            f"{profile.title} has moved: {request.host} redirects to {urlsplit(url).hostname}.",
            advice="Look at the addresses of its profile in the settings.",
        )
    return replace(request, url=url, params=None)


def _headers_for(url: str, headers: Mapping[str, str], profile: ServiceProfile) -> dict[str, str]:
    if profile.trusts(url):
        return dict(headers)
    return {name: value for name, value in headers.items() if not _is_secret(name)}


def _is_secret(name: str) -> bool:
    return name.lower() in _SECRET_HEADERS


def _encoded_form(body: Any) -> dict[str, str]:
    """The fields of a form that a library encoded itself; of any other body: none."""
    text = body.decode("latin-1") if isinstance(body, bytes) else body
    return dict(parse_qsl(text)) if isinstance(text, str) else {}
