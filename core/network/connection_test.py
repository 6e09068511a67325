"""Tries each host of a service, and says what stands in the way and who can mend it."""

from __future__ import annotations

import enum
import queue
import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from typing import Callable
from urllib.parse import urlsplit

import requests

from ..errors import CancelledError, SceneQueueError
from ..feedback import CancelSignal, Feedback
from ..services import ServiceProfile
from .answers import BUSY_STATUSES, is_html
from .failures import CertificateError, Obstacle, ProxySettingsError, UnreachableError
from .far_end import FarEnd, look_at
from .probes import Probe, probes_of
from .session import HttpSession
from .settings import NetworkSettings

CONNECT_S, ANSWER_S, LOOK_S = 10.0, 30.0, 10.0
_POLL_S = 0.1
_EVERY_STATUS = range(300, 600)
_LOG_IN_TO_NETWORK = 511


class Verdict(enum.Enum):
    """What came of a host."""

    WORKS = "works"
    BUSY = "busy"
    PROXY = "proxy"
    NAME = "name not found"
    REFUSED = "refused"
    FIREWALL = "firewall"
    CERTIFICATE = "certificate"
    CHANGED = "changed service"
    BROKEN = "broken"


@dataclass(frozen=True)
class HostResult:
    """One host.

    :param result: what happened, in a sentence; :param advice: what to do now, empty where there is nothing to do.
    """

    probe: Probe
    verdict: Verdict
    result: str
    advice: str = ""

    @property
    def is_reached(self) -> bool:
        """Whether nothing between here and the service is in the way."""
        return self.verdict in (Verdict.WORKS, Verdict.BUSY)


def try_hosts(
    profile: ServiceProfile,
    network: NetworkSettings,
    feedback: Feedback,
    on_result: Callable[[HostResult], None] = lambda result: None,
) -> tuple[HostResult, ...]:
    """Ask all hosts of a service at once, one small question each, without a sign-in.

    Hosts that large files come from are asked on the road of those, which has no carrier.

    :param on_result: called on this thread with each result as it comes.
    :return: the results in the order of :func:`probes_of`.
    :raises CancelledError: when cancelled, within moments.
    """
    probes = probes_of(profile)
    hurried = replace(
        profile,
        connect_timeout_s=min(profile.connect_timeout_s, CONNECT_S),
        first_byte_timeout_s=min(profile.first_byte_timeout_s, ANSWER_S),
        read_timeout_s=min(profile.read_timeout_s, ANSWER_S),
        requests_per_minute=0,
    )
    family = CancelSignal()
    quick, found = replace(network, patience_s=0.0), dict[str, HostResult]()
    with ExitStack() as stack:
        stack.enter_context(feedback.signal.ending(family.cancel))
        small = stack.enter_context(closing(HttpSession(quick, hurried)))
        bulk = stack.enter_context(closing(HttpSession(replace(quick, carrier=None), hurried)))
        for result in _results([(bulk if one.is_bulk else small, one) for one in probes], Feedback(signal=family)):
            feedback.raise_if_cancelled()
            if result is not None:
                found[result.probe.url] = result
                on_result(result)
        feedback.raise_if_cancelled()
    broken = "The test broke off here.", "Please report this."
    return tuple(found.get(probe.url) or HostResult(probe, Verdict.BROKEN, *broken) for probe in probes)


def _results(probes: Iterable[tuple[HttpSession, Probe]], feedback: Feedback) -> Iterator[HostResult | None]:
    """The results as they come, and ``None`` some ten times a second; threads that are left behind end by their
    time-outs.
    """
    heard: queue.SimpleQueue[HostResult] = queue.SimpleQueue()
    threads = []
    for session, probe in probes:
        asker = _Asker(session, probe, feedback, heard.put)
        threads.append(threading.Thread(target=asker.run, name="scene-queue-test", daemon=True))
        threads[-1].start()
    while any(thread.is_alive() for thread in threads) or not heard.empty():
        try:
            yield heard.get(timeout=_POLL_S)
        except queue.Empty:
            yield None


def hosts_text(profile: ServiceProfile) -> str:
    """What an administrator has to let through, as lines to copy."""
    lines = [f"Scene Queue for Sentinel-2, {profile.title}: outgoing connections (TCP, TLS) to"]
    for probe in probes_of(profile):
        lines.append(f"{probe.host}\t{probe.port}\t{', '.join(probe.purposes)}")
    patterns = [host for host in profile.trusted_hosts if host.startswith("*.")]
    if patterns:
        lines.append(f"Downloads may be redirected to other hosts of {', '.join(patterns)}.")
    return "\n".join(lines)


def results_text(profile: ServiceProfile, results: Iterable[HostResult]) -> str:
    """The results as lines to copy, for whoever has to mend something."""
    lines = [f"Scene Queue for Sentinel-2, test of the connection to {profile.title}"]
    for one in results:
        parts = (one.probe.where, ", ".join(one.probe.purposes), one.result, one.advice)
        lines.append("\t".join(filter(None, parts)))
    return "\n".join(lines)


class _Asker:
    """Asks one host, on a thread of its own."""

    def __init__(
        self, session: HttpSession, probe: Probe, feedback: Feedback, tell: Callable[[HostResult], None]
    ) -> None:
        self._session, self._probe, self._feedback, self._tell = session, probe, feedback, tell

    def run(self) -> None:
        """The thread's work."""
        try:
            self._tell(self._result())
        except CancelledError:
            return

    def _result(self) -> HostResult:
        probe = self._probe
        try:
            method = "GET" if probe.data is None else "POST"
            response = self._session.send(method, probe.url, self._feedback, data=probe.data, accept=_EVERY_STATUS)
        except (UnreachableError, ProxySettingsError, CertificateError) as error:
            return self._hindered(error, error.obstacle)
        except CancelledError:
            raise
        except SceneQueueError as error:  # an answer that was cut, a redirect that is not followed
            return self._of(Verdict.CHANGED, error.message, error.advice or _moved(probe))
        return self._judged(response)

    def _judged(self, response: requests.Response) -> HostResult:
        probe, status = self._probe, response.status_code
        is_page = is_html(response) and status != requests.codes.unauthorized
        asked_elsewhere = (urlsplit(response.url).hostname or "") != probe.host
        if status == _LOG_IN_TO_NETWORK or (is_page and (status not in BUSY_STATUSES | {404, 410})):
            return self._page(response.url, asked_elsewhere)
        if status in BUSY_STATUSES:
            return self._of(Verdict.BUSY, f"Reached, but it is busy ({status}).", "Try again later.")
        if status in probe.statuses and (status == requests.codes.unauthorized or probe.form(response.content)):
            return self._of(Verdict.WORKS, "Works.")
        what = f"with status {status}" if status not in probe.statuses else "in another form than it should"
        return self._of(Verdict.CHANGED, f"Something answers {what}.", _moved(probe))

    def _page(self, url: str, asked_elsewhere: bool) -> HostResult:
        by = f" by {urlsplit(url).hostname}" if asked_elsewhere else ""
        seen = self._look()
        signed = f" Its certificate was issued by “{seen.issuer}”." if seen.issuer else ""
        return self._of(
            Verdict.FIREWALL,
            f"A web page was sent{by} in place of the service.{signed}",
            "Open any web page in the browser: where the network asks for a log-in, log in. Else ask the administrator "
            f"to let {self._probe.host} through.",
        )

    def _hindered(self, error: SceneQueueError, obstacle: Obstacle) -> HostResult:
        probe, proxy = self._probe, self._proxy
        if obstacle is Obstacle.PROXY_SIGN_IN:
            kinds = ", ".join(self._look().proxy_schemes)
            text = f"The proxy {proxy} wants a sign-in (407{f': {kinds}' if kinds else ''})."
            advice = "Enter its user and password in QGIS's options, Network."
            if probe.is_bulk:
                advice += " Downloads cannot pass NTLM or Negotiate: have this host let through without a sign-in."
            return self._of(Verdict.PROXY, text, advice)
        if obstacle is Obstacle.PROXY:
            status = self._look().proxy_status
            text = f"The proxy {proxy} does not let us through{f' ({status})' if status else ''}."
            advice = f"Check the proxy in QGIS's options, Network; ask the administrator to let {probe.host} through."
            return self._of(Verdict.PROXY, text, advice)
        if obstacle is Obstacle.CERTIFICATE:
            issuer = self._look().issuer
            by = f", issued by “{issuer}”" if issuer else ""
            return self._of(Verdict.CERTIFICATE, f"Its certificate cannot be trusted{by}.", error.advice)
        return self._unreached(error, obstacle)

    def _unreached(self, error: SceneQueueError, obstacle: Obstacle) -> HostResult:
        host = self._probe.host
        if obstacle is Obstacle.SILENCE:
            text = "Nothing comes back: it is silent, or a firewall drops what is sent."
            return self._of(Verdict.FIREWALL, text, f"Ask the administrator to let {host} through.")
        if obstacle is Obstacle.NAME:
            advice = "Check the connection. In a company network, set the proxy in QGIS's options, Network."
            return self._of(Verdict.NAME, "Its name is not known to this network.", advice)
        if obstacle is Obstacle.REFUSED:
            advice = f"Try again later; if others reach it, ask the administrator to let {host} through."
            return self._of(Verdict.REFUSED, "It does not take connections.", advice)
        if obstacle is Obstacle.SOCKS:
            return self._of(Verdict.PROXY, error.message, error.advice)
        return self._of(Verdict.BROKEN, error.message, f"Try again; if it stays so, have {host} let through.")

    def _of(self, verdict: Verdict, result: str, advice: str = "") -> HostResult:
        return HostResult(self._probe, verdict, result, advice)

    @property
    def _proxy_address(self) -> str:
        return next(iter(self._session.network.proxies_for(self._probe.url).values()), "")

    @property
    def _proxy(self) -> str:
        """Host and port of the proxy, without its sign-in."""
        return urlsplit(self._proxy_address).netloc.rpartition("@")[2]

    def _look(self) -> FarEnd:
        if urlsplit(self._probe.url).scheme != "https":
            return FarEnd()
        return look_at(self._probe.host, self._probe.port, self._proxy_address, LOOK_S)


def _moved(probe: Probe) -> str:
    return f"The service may have moved or changed: look at the addresses of its profile ({', '.join(probe.purposes)})."
