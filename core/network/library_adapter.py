"""The traffic of libraries (sentinelsat, pystac-client, sentinelhub) through our own session.

A library that brings its own ``requests.Session`` would go its own ways: proxies of the environment, passwords of
``~/.netrc``, no way to cancel. Mounted there, the adapter sends each of its requests through :class:`HttpSession`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import requests
from requests.adapters import BaseAdapter

from ..feedback import Feedback
from .retry import ATTEMPTS, retrying
from .session import HttpSession
from .stream import Stream

# What HttpSession says itself, or must not say: who asks, how long the body is, cookies.
_OWN_HEADERS = frozenset({"user-agent", "content-length", "connection", "cookie"})
_BEGINNING = 64 * 1024
_EXPLAINED = frozenset({*range(400, 429), 500, 503})  # 429, 502 and 504 need no words of the service


class SessionAdapter(BaseAdapter):
    """Mount it with :meth:`take_over`; what it raises goes through the library to whoever called it.

    Time-outs, proxies and certificates that the library names are passed over: those of ``session`` hold. Answers
    have their whole body in ``content``, also those asked for with ``stream``.

    :param session: sends each request; a sign-in goes to its trusted hosts only.
    :param feedback: its cancellation ends the request that runs.
    :param accept: statuses of 400 and more that the library wants to see itself.
    :param attempts: how often a request is sent whose error time may mend.
    """

    def __init__(
        self, session: HttpSession, feedback: Feedback, accept: Collection[int] = (), *, attempts: int = ATTEMPTS
    ) -> None:
        super().__init__()
        self._session = session
        self._feedback = feedback
        self._accept = frozenset(accept)
        self._attempts = attempts

    def take_over(self, library_session: requests.Session) -> None:
        """Send everything that a library's session sends through here; the environment has no say any more."""
        library_session.trust_env = False
        library_session.adapters.clear()
        library_session.mount("https://", self)
        library_session.mount("http://", self)

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: Any = True,
        cert: Any = None,
        proxies: Any = None,
    ) -> requests.Response:
        """Send a request of the library's.

        :raises SceneQueueError: as :meth:`HttpSession.send`, after :attr:`attempts`; no error of requests.
        :raises CancelledError: when cancelled, within moments.
        """
        method, url = request.method or "GET", request.url or ""
        response = retrying(
            lambda: self._session.send(
                method, url, self._feedback, headers=_headers(request), data=request.body, accept=self._accept
            ),
            self._feedback,
            self._attempts,
        )
        response.request = request
        return response

    def close(self) -> None:
        """Nothing is kept here; the session belongs to whoever opened it."""


class HeadAdapter(BaseAdapter):
    """For a library that asks for something large, only to see what the service says of it.

    The body is left where it is; of a refusal its beginning is read, which explains it.

    Mount it for one address, beside a :class:`SessionAdapter`. It knows ``GET`` only.

    :param session: sends each request.
    :param feedback: its cancellation ends the request that runs.
    """

    def __init__(self, session: HttpSession, feedback: Feedback) -> None:
        super().__init__()
        self._session = session
        self._feedback = feedback

    def send(self, request: requests.PreparedRequest, *_arguments: Any, **_options: Any) -> requests.Response:
        """Send a request; the library sees refusals itself.

        :raises SceneQueueError: as :meth:`HttpSession.stream`; no error of requests.
        :raises CancelledError: when cancelled, within moments.
        """
        response = requests.Response()
        response.request, response.url = request, request.url or ""
        with self._session.stream(response.url, self._feedback, headers=_headers(request), accept=_EXPLAINED) as stream:
            response.status_code = stream.status
            response.headers.update(stream.headers)
            # it has no other door
            response._content = _beginning(stream) if stream.status >= 400 else b""  # noqa: SLF001
        return response

    def close(self) -> None:
        """Nothing is kept here."""


def _beginning(stream: Stream) -> bytes:
    body = b""
    for chunk in stream.chunks():
        body += chunk
        if len(body) >= _BEGINNING:
            break
    return body[:_BEGINNING]


def _headers(request: requests.PreparedRequest) -> dict[str, str]:
    return {name: _text(value) for name, value in request.headers.items() if name.lower() not in _OWN_HEADERS}


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode("latin-1")
