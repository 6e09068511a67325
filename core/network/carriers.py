"""Another road for small requests than that of requests: a carrier, such as that of Qt.

It takes a request that is complete, and gives the whole answer; redirects are followed here, and cookies and a cache
are not wanted, as for every other request.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any, Callable

import requests
import urllib3
from requests.adapters import HTTPAdapter


@dataclass(frozen=True)
class Parcel:
    """A request as it goes out. Its repr has no values: they may be secrets.

    :param silence_s: longest silence that is borne.
    """

    method: str
    url: str = field(repr=False)
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    body: bytes = field(repr=False)
    silence_s: float = 60.0


@dataclass(frozen=True)
class Delivery:
    """An answer. :param headers: one may come twice. :param body: as it came, packed where the headers say so."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)


Carrier = Callable[[Parcel, Callable[[], bool]], Delivery]
"""Sends a request and waits for the whole answer, on the request's own thread; it follows no redirect. Its second
argument says whether the answer is no longer wanted. It raises ``failures.CarrierError``."""


def carry(
    carrier: Carrier, request: requests.PreparedRequest, is_over: Callable[[], bool], silence_s: float
) -> requests.Response:
    """Send a request by a carrier; the answer is as requests would give it.

    :param silence_s: longest silence that is borne.
    :raises CarrierError: where there is no answer.
    """
    body = request.body or b""
    headers = tuple((name, _text(value)) for name, value in request.headers.items())
    content = body if isinstance(body, bytes) else body.encode()
    delivery = carrier(Parcel(request.method or "GET", request.url or "", headers, content, silence_s), is_over)
    pairs: Any = list(delivery.headers)
    raw = urllib3.HTTPResponse(
        body=io.BytesIO(delivery.body), headers=pairs, status=delivery.status, preload_content=False
    )
    adapter: Any = HTTPAdapter()
    made: requests.Response = adapter.build_response(request, raw)
    return made


def is_proxy_sign_in(error: requests.exceptions.ProxyError) -> bool:
    """Whether a proxy wants a sign-in that requests cannot give, or has not been given."""
    return " 407" in str(error)


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode("latin-1")
