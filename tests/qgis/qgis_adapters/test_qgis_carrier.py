"""Small requests over Qt's network as QGIS is set up, against a server on loopback."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Callable

import pytest
import requests
from doubles.proxy import Proxy, running
from doubles.tls import company_certificate, serve_securely
from qgis.core import QgsSettings
from qgis.PyQt.QtNetwork import QNetworkProxy, QSsl, QSslCertificate, QSslConfiguration, QSslKey
from scene_queue.core.errors import NetworkError, SceneQueueError, ServiceError
from scene_queue.core.network.carriers import Carrier, carry
from scene_queue.core.network.failures import CarrierError, Obstacle, ProxySettingsError, transport_error
from scene_queue.core.qgis_adapters.network_settings import qgis_network_settings
from scene_queue.core.qgis_adapters.qgis_carrier import QgisCarrier


class Asked(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        return

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.asked.append((self.command, self.path, dict(self.headers), body))  # type: ignore[attr-defined]
        self.server.answers[self.path.partition("?")[0]](self)  # type: ignore[attr-defined]

    def do_POST(self) -> None:
        self.do_GET()

    def give(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Asked)
        self.answers: dict[str, Callable[[Asked], None]] = {}
        self.asked: list[tuple[str, str, dict[str, str], bytes]] = []
        self.url = f"http://127.0.0.1:{self.server_port}"

    def server_bind(self) -> None:
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        return


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def carried(
    qtbot: Any, request: requests.Request, is_over: Callable[[], bool] = lambda: False, by: Carrier | None = None
) -> requests.Response:
    """Send as a session does: on a thread of its own, while the main thread's events go on."""
    results: list[Any] = []
    carrier = by or qgis_network_settings().carrier
    assert carrier is not None

    def send() -> None:
        try:
            results.append(carry(carrier, request.prepare(), is_over, 15.0))
        except CarrierError as error:
            results.append(error)

    thread = threading.Thread(target=send, daemon=True)
    thread.start()
    qtbot.waitUntil(lambda: bool(results), timeout=20_000)
    thread.join()
    if isinstance(results[0], Exception):
        raise results[0]
    response = results[0]
    assert isinstance(response, requests.Response)
    return response


def told(qtbot: Any, request: requests.Request, is_over: Callable[[], bool] = lambda: False) -> SceneQueueError:
    with pytest.raises(CarrierError) as failed:
        carried(qtbot, request, is_over)
    return transport_error(failed.value, "The service (service.example)")


def test_an_answer_comes_with_its_status_headers_and_body(qtbot: Any, server: Server) -> None:
    server.answers["/a"] = lambda asked: asked.give(200, bytes(range(256)) * 100, X_Kind="odd")
    response = carried(qtbot, requests.Request("GET", f"{server.url}/a", params={"$top": 2}))
    assert (response.status_code, response.headers["x-kind"]) == (200, "odd")
    assert response.content == bytes(range(256)) * 100
    assert server.asked[0][1] == "/a?%24top=2"


def test_forms_and_their_headers_arrive(qtbot: Any, server: Server) -> None:
    server.answers["/a"] = lambda asked: asked.give(200)
    request = requests.Request("POST", f"{server.url}/a", {"Authorization": "Bearer t"}, data={"k": "ä v"})
    carried(qtbot, request)
    method, _, headers, body = server.asked[0]
    assert (method, body) == ("POST", b"k=%C3%A4+v")
    assert headers["Authorization"] == "Bearer t"
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"


@pytest.mark.parametrize("status", [400, 404, 429, 503])
def test_refusals_come_with_their_bodies(qtbot: Any, server: Server, status: int) -> None:
    server.answers["/a"] = lambda asked: asked.give(status, b'{"detail": "no"}', Retry_After="7")
    response = carried(qtbot, requests.Request("GET", f"{server.url}/a"))
    assert (response.status_code, response.json(), response.headers["Retry-After"]) == (status, {"detail": "no"}, "7")


def test_redirects_are_not_followed_and_cookies_not_kept(qtbot: Any, server: Server) -> None:
    server.answers["/a"] = lambda asked: asked.give(302, b"", Location="/b", Set_Cookie="spy=1")
    for _ in range(2):
        response = carried(qtbot, requests.Request("GET", f"{server.url}/a", {"Authorization": "Bearer t"}))
        assert (response.status_code, response.headers["Location"]) == (302, "/b")
    assert [path for _, path, _, _ in server.asked] == ["/a", "/a"]
    assert not any("Cookie" in headers for _, _, headers, _ in server.asked)


def test_nothing_is_answered_from_a_cache(qtbot: Any, server: Server) -> None:
    bodies = [b"first", b"second"]
    server.answers["/a"] = lambda asked: asked.give(200, bodies.pop(0), Cache_Control="max-age=3600")
    request = requests.Request("GET", f"{server.url}/a")
    assert [carried(qtbot, request).content for _ in range(2)] == [b"first", b"second"]


def test_a_request_that_is_no_longer_wanted_ends(qtbot: Any, server: Server) -> None:
    over, end = threading.Event(), threading.Event()

    def hold(asked: Asked) -> None:
        over.set()
        end.wait(20)

    server.answers["/a"] = hold
    error = told(qtbot, requests.Request("GET", f"{server.url}/a"), over.is_set)
    end.set()
    assert isinstance(error, NetworkError)


def test_a_dead_port_is_told(qtbot: Any, server: Server) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Asked) as closed:
        port = closed.server_port
    error = told(qtbot, requests.Request("GET", f"http://127.0.0.1:{port}/"))
    assert "does not take connections" in error.message


@pytest.fixture
def behind() -> Iterator[Callable[..., None]]:
    """Set QGIS's proxy."""
    settings = QgsSettings()

    def use(proxy: Proxy, **more: str) -> None:
        values = {"Enabled": True, "Type": "HttpProxy", "Host": "127.0.0.1", "Port": str(proxy.server_port), **more}
        for key, value in values.items():
            settings.setValue(f"proxy/proxy{key}", value)

    yield use
    settings.remove("proxy")


def test_a_proxy_whose_sign_in_nobody_gives_is_told(qtbot: Any, behind: Callable[..., None]) -> None:
    with running(Proxy(1, ['Basic realm="Company"'])) as proxy:
        behind(proxy)
        error = told(qtbot, requests.Request("GET", "https://service.example/"))
    assert isinstance(error, ProxySettingsError)
    assert error.obstacle is Obstacle.PROXY_SIGN_IN


def test_a_proxy_that_takes_ntlm_lets_us_through(qtbot: Any, server: Server, behind: Callable[..., None]) -> None:
    """What lies behind it here speaks no TLS; that it was asked is what counts."""
    with running(Proxy(server.server_port, ["NTLM"])) as proxy:
        behind(proxy, User="COMPANY\\me", Password="pass-of-the-proxy")
        error = told(qtbot, requests.Request("GET", "https://service.example/"))
        assert proxy.let_through == ["service.example:443"]
    assert getattr(error, "obstacle", None) is not Obstacle.PROXY_SIGN_IN


def test_a_certificate_that_nobody_vouches_for_is_refused_and_nothing_sent(
    qtbot: Any, server: Server, tmp_path: Path
) -> None:
    serve_securely(server, company_certificate(tmp_path, "IP:127.0.0.1"))
    server.answers["/a"] = lambda asked: asked.give(200, b"PK")
    url = server.url.replace("http:", "https:")
    error = told(qtbot, requests.Request("POST", f"{url}/a", data={"password": "x"}))
    assert isinstance(error, ServiceError)
    assert "certificate" in error.message
    assert server.asked == []


@pytest.mark.parametrize("shown", [True, False])
def test_a_client_certificate_is_shown_where_a_server_wants_one(
    qtbot: Any, server: Server, tmp_path: Path, shown: bool
) -> None:
    mine = company_certificate(tmp_path, "IP:127.0.0.1")
    serve_securely(server, mine, wanted_of_clients=mine)
    server.answers["/a"] = lambda asked: asked.give(200, b"PK")
    tls = QSslConfiguration.defaultConfiguration()
    tls.setCaCertificates(QSslCertificate.fromPath(str(mine)))
    if shown:
        tls.setLocalCertificate(QSslCertificate.fromPath(str(mine))[0])
        tls.setPrivateKey(QSslKey(mine.read_bytes(), QSsl.KeyAlgorithm.Ec))
    carrier = QgisCarrier(lambda url: QNetworkProxy(QNetworkProxy.ProxyType.NoProxy), "", tls)
    request = requests.Request("GET", f"{server.url.replace('http:', 'https:')}/a")
    if shown:
        assert carried(qtbot, request, by=carrier).content == b"PK"
        return
    with pytest.raises(CarrierError):
        carried(qtbot, request, by=carrier)
    assert server.asked == []
