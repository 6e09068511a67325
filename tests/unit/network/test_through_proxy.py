"""Encrypted requests through a real proxy on loopback that wants a user and a password."""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import pytest
from doubles.proxy import Proxy, running
from doubles.tls import company_certificate, serve_securely
from scene_queue.core.errors import CancelledError, SettingsError
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import HttpSession, NetworkSettings

URL = "https://catalogue.example/a"
ELSEWHERE = "https://download.example/b"
PASSWORD = "pass-of-the-proxy"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    names = "DNS:catalogue.example,DNS:download.example"
    return company_certificate(tmp_path_factory.mktemp("company"), names)


@pytest.fixture
def proxy(server: Any, certificate: Path) -> Iterator[Proxy]:
    """Everything that it is asked for is the server of the tests."""
    serve_securely(server, certificate)
    with running(Proxy(server.server_port, ['Basic realm="Company"'], f"me:{PASSWORD}")) as proxy:
        yield proxy


@pytest.fixture
def make_session(make_profile: Callable[..., Any], proxy: Proxy, certificate: Path) -> Callable[..., HttpSession]:
    def make(password: str = PASSWORD) -> HttpSession:
        address = proxy.url.replace("://", f"://me:{password}@")
        network = NetworkSettings(proxy_of=lambda url: address, ca_bundle=certificate)
        return HttpSession(network, make_profile(trusted_hosts=["*.example"]))

    return make


def ask(session: HttpSession, feedback: Feedback, streamed: bool) -> None:
    if not streamed:
        session.send("GET", URL, feedback)
        return
    with session.stream(URL, feedback):
        pass


def test_small_and_large_answers_come_through(
    server: Any, make_session: Callable[..., HttpSession], proxy: Proxy, feedback: Feedback
) -> None:
    server.answers["/a"] = lambda asked: asked.give(200, b"PK" * 100_000)
    session = make_session()
    assert session.send("GET", URL, feedback).content == b"PK" * 100_000
    with session.stream(URL, feedback) as stream:
        assert b"".join(stream.chunks()) == b"PK" * 100_000
    assert set(proxy.let_through) == {"catalogue.example:443"}


def test_a_redirect_goes_through_it_too(
    server: Any, make_session: Callable[..., HttpSession], proxy: Proxy, feedback: Feedback
) -> None:
    server.answers["/a"] = lambda asked: asked.give(302, b"", Location=ELSEWHERE)
    server.answers["/b"] = lambda asked: asked.give(200, b"PK")
    with make_session().stream(URL, feedback) as stream:
        assert b"".join(stream.chunks()) == b"PK"
    assert set(proxy.let_through) == {"catalogue.example:443", "download.example:443"}


@pytest.mark.parametrize("streamed", [False, True])
def test_a_wrong_password_is_told_and_never_written_anywhere(
    make_session: Callable[..., HttpSession], proxy: Proxy, feedback: Feedback, streamed: bool, caplog: Any
) -> None:
    session = make_session("wrong-secret")
    with caplog.at_level(logging.DEBUG), pytest.raises(SettingsError, match="wants a sign-in") as told:
        ask(session, feedback, streamed)
    assert proxy.let_through == []
    chain = [told.value, told.value.__cause__, told.value.__context__]
    written = caplog.text + "".join(f"{error!r} {error}" for error in chain) + repr(session.network)
    assert "wrong-secret" not in written


def test_a_cancellation_ends_what_is_silent_behind_it(server: Any, make_session: Callable[..., HttpSession]) -> None:
    signal = CancelSignal()

    def hold(asked: Any) -> None:
        signal.cancel()
        asked.wait_until_gone()

    server.answers["/a"] = hold
    with pytest.raises(CancelledError):
        make_session().send("GET", URL, Feedback(signal=signal))
    assert server.gone.wait(5)


@pytest.mark.skipif(importlib.util.find_spec("socks") is not None, reason="PySocks is installed here")
def test_what_a_socks_proxy_needs_is_named(make_profile: Callable[..., Any], feedback: Feedback) -> None:
    network = NetworkSettings(proxy_of=lambda url: f"socks5h://me:{PASSWORD}@proxy.example:1080")
    with pytest.raises(SettingsError, match="PySocks is missing") as told:
        HttpSession(network, make_profile()).send("GET", URL, feedback)
    assert "Install PySocks" in told.value.advice
    assert PASSWORD not in str(told.value)
