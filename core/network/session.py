"""The session with one service: requests that can be cancelled, answers that are checked, errors classified."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from http.cookiejar import DefaultCookiePolicy
from typing import Any, Callable

import requests

from ..errors import NetworkError, ServiceError, SettingsError
from ..feedback import Feedback
from ..services import ServiceProfile, is_loopback, split_address
from .answers import PROFILE_ADVICE, refusal
from .carriers import Carrier, carry, is_proxy_sign_in
from .connections import RunningRequest, WatchedAdapter
from .exchange import TRANSPORT_ERRORS, Exchange, Sink
from .failures import CarrierError, Obstacle, Silence, root_cause, transport_error
from .rate_limit import RateLimit
from .redirects import MAX_REDIRECTS, Request, Sign, redirected
from .settings import NetworkSettings
from .stream import Stream

LARGEST_REFUSAL = 64 * 1024
TRIAL_S = 30.0  # for a carrier that has not passed the proxy yet: Qt falls silent where it knows no ticket for it


class HttpStream:
    """The :class:`Stream` of an exchange."""

    def __init__(
        self, exchange: Exchange, response: requests.Response, feedback: Feedback, where: str, silence: Silence
    ) -> None:
        self._exchange = exchange
        self._feedback = feedback
        self._where = where
        self._silence = silence
        self.status: int = response.status_code
        self.headers: Mapping[str, str] = response.headers
        self.url: str = response.url

    def chunks(self) -> Iterator[bytes]:
        """See :meth:`Stream.chunks`."""
        try:
            yield from self._exchange.chunks(self._feedback)
        except TRANSPORT_ERRORS as error:
            failed = error
        else:
            return
        raise transport_error(failed, self._where, self._silence) from root_cause(failed)

    def pour(self, sink: Sink, on_tick: Callable[[], None]) -> None:
        """See :meth:`Stream.pour`."""
        try:
            self._exchange.pour(sink, self._feedback, on_tick)
        except TRANSPORT_ERRORS as error:
            failed = error
        else:
            return
        raise transport_error(failed, self._where, self._silence) from root_cause(failed)


class HttpSession:
    """Requests to one service, from any thread; each runs on an engine thread of its own.

    :param network: proxies and certificates; nothing is taken from the environment or from ``~/.netrc``.
    :param profile: its time-outs and trusted hosts hold, and its ``requests_per_minute`` for all threads together.
    :raises SettingsError: if the file of certificates is missing.
    """

    def __init__(self, network: NetworkSettings, profile: ServiceProfile) -> None:
        if network.ca_bundle is not None and not network.ca_bundle.is_file():
            raise SettingsError(
                f"The file of trusted certificates {network.ca_bundle} is missing.", advice="Name another one, or none."
            )
        self.network = network
        self.profile = profile
        self._running = RunningRequest()
        self._is_carried = network.carrier_first
        self._rate = RateLimit(profile.requests_per_minute)
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers["User-Agent"] = network.user_agent
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        adapter = WatchedAdapter(self._running, pool_size=2 * profile.connections)
        self._session.mount("https://", adapter)
        self._session.mount("http://", adapter)

    def send(
        self,
        method: str,
        url: str,
        feedback: Feedback,
        *,
        headers: Mapping[str, str] | None = None,
        params: Any = None,
        data: Any = None,
        json: Any = None,
        accept: Collection[int] = (),
        sign: Sign | None = None,
    ) -> requests.Response:
        """Send a request and return its answer, with its whole body in ``content``.

        :param params, data, json: as in requests.
        :param accept: statuses of 300 and more that the caller wants to see itself.
        :raises NetworkError: no connection, a time-out, a body that was cut.
        :raises ServiceBusyError: 429, 5xx; with ``retry_after_s`` where the service names a time.
        :raises UnauthorizedError: 401.
        :raises RefusedError: any other status of 400 and more, and a redirect that does not say where to.
        :raises ServiceError: an unsafe redirect, or a certificate that cannot be trusted.
        :raises CancelledError: when cancelled, within moments.
        """
        request = Request(method.upper(), url, dict(headers or {}), params, data, json, sign)
        with self._answered(request, feedback, accept, whole=True) as (_, response):
            self._raise_if_cut(request, response)
            return response

    @contextmanager
    def stream(
        self,
        url: str,
        feedback: Feedback,
        *,
        headers: Mapping[str, str] | None = None,
        accept: Collection[int] = (),
        sign: Sign | None = None,
    ) -> Iterator[Stream]:
        """GET something large: a context manager around its :class:`Stream`. Errors as in :meth:`send`."""
        request = Request("GET", url, {"Accept-Encoding": "identity", **(headers or {})}, sign=sign)
        with self._answered(request, feedback, accept, whole=False) as (exchange, response):
            yield HttpStream(exchange, response, feedback, self._where(response.url), self._silence_of(exchange))

    def close(self) -> None:
        """Drop the connections that are kept alive."""
        self._session.close()

    @contextmanager
    def _answered(
        self, request: Request, feedback: Feedback, accept: Collection[int], *, whole: bool
    ) -> Iterator[tuple[Exchange, requests.Response]]:
        self._check(request)
        for _ in range(MAX_REDIRECTS + 1):
            self._rate.wait(feedback)
            sent = request.signed()
            with self._exchange(sent, whole, feedback) as exchange:
                response = self._head(exchange, sent, feedback)
                target = redirected(request, response, self.profile)
                if target is None:
                    if response.status_code >= 300 and response.status_code not in accept:
                        body = response.content if whole else _beginning(exchange, feedback)
                        where = self._where(request.url)
                        raise refusal(response.status_code, response.headers, body, where, sent.secrets)
                    yield exchange, response
                    return
                request = target
        raise ServiceError(f"{self.profile.title} redirects in a circle.", advice=PROFILE_ADVICE)

    def _exchange(self, request: Request, whole: bool, feedback: Feedback) -> Exchange:
        def ask() -> requests.Response:
            carrier = self.network.carrier if whole and not is_loopback(request.host) else None
            if carrier is not None and self._is_carried:
                return self._carried(carrier, request, feedback)
            try:
                return self._asked(request)
            except requests.exceptions.ProxyError as error:
                if carrier is None or not is_proxy_sign_in(error):
                    raise
                refused = error
            response = self._carried_if_it_can(carrier, request, feedback)
            if response is None:
                raise refused
            return response

        return Exchange(ask, self._running, self._patient(self.profile.read_timeout_s), whole=whole)

    def _asked(self, request: Request) -> requests.Response:
        return self._session.request(
            request.method,
            request.url,
            headers=dict(request.headers),
            params=request.params,
            data=request.data,
            json=request.json,
            stream=True,
            allow_redirects=False,
            timeout=(self.profile.connect_timeout_s, self._patient(self.profile.first_byte_timeout_s)),
            proxies=self.network.proxies_for(request.url),
            verify=str(self.network.ca_bundle) if self.network.ca_bundle else True,
        )

    def _carried(self, carrier: Carrier, request: Request, feedback: Feedback) -> requests.Response:
        whole = requests.Request(
            request.method, request.url, dict(request.headers), None, request.data, request.params, json=request.json
        )
        silence_s = self._patient(self.profile.first_byte_timeout_s)
        if not self._is_carried:
            silence_s = min(silence_s, TRIAL_S)
        return carry(carrier, self._session.prepare_request(whole), feedback.is_cancelled, silence_s)

    def _carried_if_it_can(self, carrier: Carrier, request: Request, feedback: Feedback) -> requests.Response | None:
        """The answer; ``None``: the carrier cannot pass the proxy either, and may have gone silent over it."""
        try:
            response = self._carried(carrier, request, feedback)
        except CarrierError as error:
            if error.obstacle in (Obstacle.PROXY_SIGN_IN, Obstacle.PROXY, Obstacle.SILENCE, Obstacle.BROKEN):
                return None
            raise
        self._is_carried = True
        return response

    def _head(self, exchange: Exchange, request: Request, feedback: Feedback) -> requests.Response:
        # A host may have two addresses to try; the name look-up has no time-out of its own.
        timeout_s = 2 * self.profile.connect_timeout_s + self._patient(self.profile.first_byte_timeout_s)
        try:
            return exchange.head(feedback, timeout_s)
        except TRANSPORT_ERRORS as error:
            failed = error
        raise transport_error(failed, self._where(request.url), self._silence_of(exchange)) from root_cause(failed)

    def _silence_of(self, exchange: Exchange) -> Silence:
        if exchange.has_head:
            return Silence.within_the_body(self._patient(self.profile.read_timeout_s))
        return Silence.before_the_head(self._patient(self.profile.first_byte_timeout_s))

    def _check(self, request: Request) -> None:
        try:
            split_address(request.url)
        except ValueError as error:
            raise SettingsError(
                f"An address of {self.profile.title} {error}.", advice="Correct it in the profile of the service."
            ) from error
        signs_in = request.sign is not None or any(name.lower() == "authorization" for name in request.headers)
        if signs_in and not self.profile.trusts(request.url):
            raise SettingsError(
                f"The sign-in of {self.profile.title} is not sent to {request.host}, which is no trusted host.",
                advice="Correct trusted_hosts in the profile of the service.",
            )

    def _raise_if_cut(self, request: Request, response: requests.Response) -> None:
        announced = response.headers.get("Content-Length", "")
        received = response.raw.tell()
        if request.method != "HEAD" and announced.isdigit() and received < int(announced):
            raise NetworkError(
                f"The answer of {self._where(request.url)} was cut ({received} of {announced} bytes).",
                advice="Check the connection, then try again.",
            )

    def _patient(self, timeout_s: float) -> float:
        return max(timeout_s, self.network.patience_s)

    def _where(self, url: str) -> str:
        return f"{self.profile.title} ({Request('GET', url).host})"


def _beginning(exchange: Exchange, feedback: Feedback) -> bytes:
    """As much of a refusal's body as is worth reading; it may end badly."""
    body = b""
    try:
        for chunk in exchange.chunks(feedback):
            body += chunk
            if len(body) > LARGEST_REFUSAL:
                break
    except TRANSPORT_ERRORS:
        return body
    return body
