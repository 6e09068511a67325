"""An HTTP proxy on loopback: it tunnels (CONNECT) to one place, whatever host it is asked for."""

from __future__ import annotations

import base64
import contextlib
import socket
import socketserver
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class _Asked(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Proxy

    def log_message(self, format: str, *args: object) -> None:
        return

    def do_CONNECT(self) -> None:
        self.server.asked.append(self.path)
        if self.server.refuses:
            self._refuse(self.server.refuses)
        elif self.server.schemes and self.headers.get("Proxy-Authorization") != self.server.accepted:
            self._refuse(407)
        else:
            self._tunnel()

    def _refuse(self, status: int) -> None:
        self.close_connection = True
        self.send_response(status)
        for scheme in self.server.schemes:
            self.send_header("Proxy-Authenticate", scheme)
        self.send_header("Content-Length", "0")
        self.send_header("Connection", "close")
        self.end_headers()

    def _tunnel(self) -> None:
        self.close_connection = True
        with socket.create_connection(("127.0.0.1", self.server.leads_to)) as far:
            self.send_response(200, "Connection established")
            self.end_headers()
            back = threading.Thread(target=_pour, args=(far, self.connection), daemon=True)
            back.start()
            _pour(self.connection, far)
            back.join()


class Proxy(ThreadingHTTPServer):
    """:ivar asked: ``host:port`` of each CONNECT; :ivar refuses: status that it refuses all with, 0: none.

    :param leads_to: port on loopback that stands for every host.
    :param schemes: what ``Proxy-Authenticate`` offers; empty: no sign-in is wanted.
    :param sign_in: ``user:password`` of Basic that is let through.
    """

    daemon_threads = True

    def __init__(self, leads_to: int, schemes: Sequence[str] = (), sign_in: str = "") -> None:
        super().__init__(("127.0.0.1", 0), _Asked)
        self.leads_to, self.schemes, self.refuses = leads_to, schemes, 0
        self.accepted = f"Basic {base64.b64encode(sign_in.encode()).decode()}" if sign_in else "none"
        self.asked: list[str] = []
        self.url = f"http://127.0.0.1:{self.server_port}"

    def server_bind(self) -> None:
        socketserver.TCPServer.server_bind(self)  # without asking for the name of this machine
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        return


@contextmanager
def running(proxy: Proxy) -> Iterator[Proxy]:
    """Serve while the block runs."""
    thread = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield proxy
    finally:
        proxy.shutdown()
        proxy.server_close()
        thread.join()


def _pour(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while piece := source.recv(65_536):
            target.sendall(piece)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)
