"""A small server on loopback, whose answers the tests write themselves."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Callable

import pytest
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import HttpSession, NetworkSettings
from scene_queue.core.services import CdseProfile, parse_profile


class Asked(BaseHTTPRequestHandler):
    """One request; an answer is a function of it."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # a head and its body go out together: no time passes between them, however busy the machine is
    server: Answering

    def log_message(self, format: str, *args: object) -> None:
        return

    def do_GET(self) -> None:
        self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.asked.append(self)
        self.server.answers[self.path.partition("?")[0]](self)

    def do_POST(self) -> None:
        self.do_GET()

    def give(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers and "Transfer_Encoding" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def give_json(self, status: int, content: Any, **headers: str) -> None:
        self.give(status, json.dumps(content).encode(), Content_Type="application/json", **headers)

    def wait_until_gone(self) -> None:
        """Until the other side closes the connection."""
        while self.connection.recv(1):
            pass
        self.server.gone.set()


class Answering(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Asked)
        self.answers: dict[str, Callable[[Asked], object]] = {}
        self.asked: list[Asked] = []
        self.gone = threading.Event()
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.other_url = f"http://localhost:{self.server_port}"

    def server_bind(self) -> None:
        socketserver.TCPServer.server_bind(self)  # without asking for the name of this machine
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        return


class NoWait(CancelSignal):
    """Waits are written down, not waited."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[float] = []

    def wait(self, seconds: float) -> bool:
        self.waits.append(seconds)
        return self.is_cancelled()


@pytest.fixture
def server() -> Iterator[Answering]:
    server = Answering()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def make_profile(server: Answering) -> Callable[..., CdseProfile]:
    def make(**changes: Any) -> CdseProfile:
        content = {
            "schema": 1,
            "id": "cdse",
            "title": "Test service",
            "kind": "cdse",
            "connect_timeout_s": 5,
            "first_byte_timeout_s": 5,
            "read_timeout_s": 5,
            "trusted_hosts": ["127.0.0.1"],
            "catalogue_url": f"{server.url}/catalogue",
            "download_url": f"{server.url}/download",
            "token_url": f"{server.url}/token",
            "logout_url": f"{server.url}/logout",
            "client_id": "cdse-public",
        }
        profile = parse_profile({**content, **changes}, "the test")
        assert isinstance(profile, CdseProfile)
        return profile

    return make


@pytest.fixture
def session(make_profile: Callable[..., CdseProfile]) -> Iterator[HttpSession]:
    session = HttpSession(NetworkSettings(), make_profile())
    yield session
    session.close()


@pytest.fixture
def signal() -> NoWait:
    return NoWait()


@pytest.fixture
def feedback(signal: NoWait) -> Feedback:
    return Feedback(signal=signal)
