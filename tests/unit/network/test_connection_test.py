"""The test of the connection: each obstacle is told from the others, with its next step."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Callable

import pytest
from doubles.hub import Hub
from doubles.proxy import Proxy, running
from doubles.tls import company_certificate, serve_securely
from scene_queue.core.errors import CancelledError
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import NetworkSettings, connection_test
from scene_queue.core.network.carriers import Delivery, Parcel
from scene_queue.core.network.connection_test import HostResult, Verdict, hosts_text, results_text, try_hosts
from scene_queue.core.services import CdseProfile, ServiceProfile, load_profiles, parse_profile

PASSWORD = "pass-of-the-proxy"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of a service far away, issued by a company that looks into everything, with its key."""
    return company_certificate(tmp_path_factory.mktemp("company"), "DNS:service.example")


@pytest.fixture
def far_away(server: Any, certificate: Path) -> Iterator[Proxy]:
    """``https://service.example``, reached through a proxy."""
    serve_securely(server, certificate)
    with running(Proxy(server.server_port)) as proxy:
        yield proxy


@pytest.fixture
def stac(server: Any) -> Callable[..., ServiceProfile]:
    """A service of one host."""

    def make(url: str = "", **changes: Any) -> ServiceProfile:
        content = {"schema": 1, "id": "s", "title": "Test service", "kind": "stac", "collections": ["a"]}
        return parse_profile({**content, "api_url": url or f"{server.url}/stac", **changes}, "the test")

    return make


def only(profile: ServiceProfile, network: NetworkSettings | None = None) -> HostResult:
    (result,) = try_hosts(profile, network or NetworkSettings(), Feedback())
    return result


def through(proxy: Proxy, certificate: Path | None = None, sign_in: str = "") -> NetworkSettings:
    address = proxy.url.replace("://", f"://{sign_in}@") if sign_in else proxy.url
    return NetworkSettings(proxies={"https": address}, ca_bundle=certificate)


def test_a_service_whose_hosts_all_answer_works_without_any_sign_in() -> None:
    with Hub([]) as hub:
        results = try_hosts(parse_profile(hub.profile(), "the test"), NetworkSettings(), Feedback())
        assert {purpose for one in results for purpose in one.probe.purposes} >= {"catalogue", "sign-in", "download"}
        assert [(one.probe.where, one.verdict) for one in results if one.verdict is not Verdict.WORKS] == []
        assert len(hub.requests) == len(results)
        assert not any("password" in str(asked).lower() for asked in hub.requests)


@pytest.mark.parametrize("face", ["stac", "dhus", "s3", "sentinelhub"])
def test_other_kinds_of_services_work_too(face: str) -> None:
    with Hub([]) as hub:
        results = try_hosts(parse_profile(getattr(hub, face).profile(), "the test"), NetworkSettings(), Feedback())
        assert results
        assert [one for one in results if one.verdict is not Verdict.WORKS] == []


def test_a_folder_has_no_host(tmp_path: Path) -> None:
    profile = parse_profile({"schema": 1, "id": "f", "title": "F", "kind": "folder", "path": str(tmp_path)}, "the test")
    assert try_hosts(profile, NetworkSettings(), Feedback()) == ()


def test_each_result_is_told_as_it_comes(server: Any, stac: Callable[..., ServiceProfile]) -> None:
    server.answers["/stac"] = lambda asked: asked.give_json(200, {"stac_version": "1.0.0"})
    told: list[HostResult] = []
    results = try_hosts(stac(), NetworkSettings(), Feedback(), told.append)
    assert tuple(told) == results
    assert results[0].is_reached


def test_a_dead_port_is_refused(stac: Callable[..., ServiceProfile]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    result = only(stac(f"http://127.0.0.1:{port}/stac"))
    assert result.verdict is Verdict.REFUSED
    assert "127.0.0.1" in result.advice


def test_silence_may_be_a_firewall(
    server: Any, stac: Callable[..., ServiceProfile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection_test, "ANSWER_S", 0.1)
    server.answers["/stac"] = lambda asked: asked.wait_until_gone()
    result = only(stac(), NetworkSettings(patience_s=600.0))
    assert result.verdict is Verdict.FIREWALL
    assert "administrator" in result.advice


def test_a_name_that_is_not_known(stac: Callable[..., ServiceProfile], monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*args: object, **kwargs: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert only(stac("https://service.example/stac")).verdict is Verdict.NAME


@pytest.mark.parametrize("status", [200, 403, 511])
def test_a_web_page_in_place_of_the_service_is_the_network_s(
    server: Any, stac: Callable[..., ServiceProfile], status: int
) -> None:
    page = b"<html><title>Log in to the guest network</title></html>"
    server.answers["/stac"] = lambda asked: asked.give(status, page, Content_Type="text/html")
    result = only(stac())
    assert result.verdict is Verdict.FIREWALL
    assert "web page" in result.result
    assert "log-in" in result.advice


def test_a_block_page_says_who_signed_it(
    server: Any, far_away: Proxy, stac: Callable[..., ServiceProfile], certificate: Path
) -> None:
    server.answers["/stac"] = lambda asked: asked.give(403, b"<html>Blocked</html>", Content_Type="text/html")
    result = only(stac("https://service.example/stac"), through(far_away, certificate))
    assert result.verdict is Verdict.FIREWALL
    assert "“Company Inspection”" in result.result


@pytest.mark.parametrize(
    "answer",
    [
        lambda asked: asked.give_json(404, {"detail": "Not Found"}),
        lambda asked: asked.give(410, b"<html>Gone</html>", Content_Type="text/html"),
        lambda asked: asked.give_json(200, {"message": "We have moved"}),
        lambda asked: asked.give(200, b"plain words"),
        lambda asked: asked.give(301, Location="http://elsewhere.example/stac"),
    ],
)
def test_a_service_that_has_changed_is_told(
    server: Any, stac: Callable[..., ServiceProfile], answer: Callable[[Any], None]
) -> None:
    server.answers["/stac"] = answer
    result = only(stac())
    assert result.verdict is Verdict.CHANGED
    assert "profile" in result.advice


def test_a_busy_service_is_reached(server: Any, stac: Callable[..., ServiceProfile]) -> None:
    server.answers["/stac"] = lambda asked: asked.give(503, b"<html>Maintenance</html>", Content_Type="text/html")
    result = only(stac())
    assert (result.verdict, result.is_reached) == (Verdict.BUSY, True)


def test_a_certificate_that_is_not_trusted_is_told_with_its_issuer(
    server: Any, far_away: Proxy, stac: Callable[..., ServiceProfile]
) -> None:
    result = only(stac("https://service.example/stac"), through(far_away))
    assert result.verdict is Verdict.CERTIFICATE
    assert "“Company Inspection”" in result.result
    assert "Authentication" in result.advice
    assert not server.asked  # nothing was asked where nobody vouches for who listens


def test_through_a_proxy_that_wants_user_and_password(
    server: Any, far_away: Proxy, stac: Callable[..., ServiceProfile], certificate: Path
) -> None:
    server.answers["/stac"] = lambda asked: asked.give_json(200, {"stac_version": "1.0.0"})
    profile = stac("https://service.example/stac")
    with running(Proxy(far_away.leads_to, ['Basic realm="Company"'], f"me:{PASSWORD}")) as proxy:
        assert only(profile, through(proxy, certificate, f"me:{PASSWORD}")).verdict is Verdict.WORKS
        assert set(proxy.asked) == {"service.example:443"}
        refused = only(profile, through(proxy, certificate, f"me:{PASSWORD}s"))
    assert refused.verdict is Verdict.PROXY
    assert "407: Basic" in refused.result
    assert f"127.0.0.1:{proxy.server_port}" in refused.result
    assert PASSWORD not in repr(refused) + results_text(profile, [refused])


def test_a_proxy_that_takes_windows_sign_ins_only_is_named(
    far_away: Proxy, stac: Callable[..., ServiceProfile], certificate: Path
) -> None:
    with running(Proxy(far_away.leads_to, ["Negotiate", "NTLM"])) as proxy:
        result = only(stac("https://service.example/stac"), through(proxy, certificate))
    assert result.verdict is Verdict.PROXY
    assert "407: Negotiate, NTLM" in result.result
    assert "password" in result.advice


def test_what_the_carrier_can_reach_works_and_what_downloads_cannot_is_told(
    make_profile: Callable[..., CdseProfile], far_away: Proxy, certificate: Path
) -> None:
    def carry(parcel: Parcel, is_over: Callable[[], bool]) -> Delivery:
        return Delivery(200 if parcel.method == "GET" else 400, (), b'{"value": [], "error": ""}')

    profile = make_profile(
        catalogue_url="https://service.example/odata/v1",
        token_url="https://sign-in.example/token",
        logout_url="",
        download_url="https://download.example/odata/v1",
        trusted_hosts=[],
    )
    with running(Proxy(far_away.leads_to, ["NTLM"])) as proxy:
        network = replace(through(proxy, certificate), carrier=carry)
        results = try_hosts(profile, network, Feedback())
    verdicts = {one.probe.host: one.verdict for one in results}
    assert "Downloads cannot pass NTLM" in next(one.advice for one in results if one.verdict is Verdict.PROXY)
    assert verdicts == {
        "service.example": Verdict.WORKS,
        "sign-in.example": Verdict.WORKS,
        "download.example": Verdict.PROXY,
    }


def test_a_proxy_that_lets_nothing_through_is_named(
    far_away: Proxy, stac: Callable[..., ServiceProfile], certificate: Path
) -> None:
    far_away.refuses = 403
    result = only(stac("https://service.example/stac"), through(far_away, certificate))
    assert result.verdict is Verdict.PROXY
    assert "(403)" in result.result
    assert "service.example" in result.advice


def test_it_is_cancelled_within_moments(server: Any, stac: Callable[..., ServiceProfile]) -> None:
    signal = CancelSignal()

    def wait(asked: Any) -> None:
        signal.cancel()
        asked.wait_until_gone()

    server.answers["/stac"] = wait
    with pytest.raises(CancelledError):
        try_hosts(stac(), NetworkSettings(), Feedback(signal=signal))
    assert server.gone.wait(5)


def test_a_cancellation_before_it_begins_counts_too(stac: Callable[..., ServiceProfile]) -> None:
    signal = CancelSignal()
    signal.cancel()
    with pytest.raises(CancelledError):
        try_hosts(stac(), NetworkSettings(), Feedback(signal=signal))


def test_a_fault_of_our_own_ends_it_too(stac: Callable[..., ServiceProfile], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise KeyError("a fault")

    monkeypatch.setattr(connection_test.HttpSession, "send", fail)
    monkeypatch.setattr(threading, "excepthook", lambda args: None)
    assert only(stac()).verdict is Verdict.BROKEN


def test_the_administrator_is_told_every_host_and_port() -> None:
    text = hosts_text(load_profiles({}, [])["cdse"])
    for host in ("catalogue", "identity", "download", "stac", "eodata"):
        assert f"\n{host}.dataspace.copernicus.eu\t443\t" in text
    assert "*.dataspace.copernicus.eu" in text


def test_results_are_lines_to_copy(server: Any, stac: Callable[..., ServiceProfile]) -> None:
    server.answers["/stac"] = lambda asked: asked.give_json(404, {})
    profile = stac()
    lines = results_text(profile, [only(profile)]).splitlines()
    assert len(lines) == 2
    assert lines[1].startswith(f"127.0.0.1:{server.server_port}\tcatalogue\tSomething answers with status 404.")
