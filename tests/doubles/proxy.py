"""An HTTP proxy on loopback: it tunnels (CONNECT) to one place, whatever host it is asked for."""

from __future__ import annotations

import base64
import contextlib
import socket
import socketserver
import struct
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# Of type 2: signature, type, no target, flags (Unicode, NTLM, target information), eight bytes to sign, an empty list
_FLAGS = 0x00000001 | 0x00000200 | 0x00800000
_LAID_OUT = struct.pack("<8sIHHIIQQHHII", b"NTLMSSP\0", 2, 0, 0, 48, _FLAGS, 0x1122334455667788, 0, 4, 4, 48, 0)
_CHALLENGE = base64.b64encode(_LAID_OUT).decode()


class _Asked(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Proxy

    def log_message(self, format: str, *args: object) -> None:
        return

    def do_CONNECT(self) -> None:
        self.server.asked.append(self.path)
        kind, _, token = self.headers.get("Proxy-Authorization", "").partition(" ")
        step = _ntlm_step(token) if kind == "NTLM" and "NTLM" in self.server.schemes else 0
        if self.server.refuses:
            self._refuse(self.server.refuses)
        elif step == 1:
            self._refuse(407, [f"NTLM {_CHALLENGE}"])
        elif step != 3 and self.server.schemes and f"{kind} {token}" != self.server.accepted:
            self._refuse(407)
        else:
            self._tunnel()

    def _refuse(self, status: int, schemes: Sequence[str] = ()) -> None:
        self.send_response(status)
        for scheme in schemes or self.server.schemes:
            self.send_header("Proxy-Authenticate", scheme)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _tunnel(self) -> None:
        self.server.let_through.append(self.path)
        self.close_connection = True
        with socket.create_connection(("127.0.0.1", self.server.leads_to)) as far:
            self.send_response(200, "Connection established")
            self.end_headers()
            back = threading.Thread(target=_pour, args=(far, self.connection), daemon=True)
            back.start()
            _pour(self.connection, far)
            back.join()


class Proxy(ThreadingHTTPServer):
    """:ivar asked: ``host:port`` of each CONNECT; :ivar let_through: of those that were.

    :ivar refuses: status that it refuses all with, 0: none.
    :param leads_to: port on loopback that stands for every host.
    :param schemes: what ``Proxy-Authenticate`` offers; empty: no sign-in is wanted. With NTLM, whoever knows how to
        answer its challenge is let through, whatever the password.
    :param sign_in: ``user:password`` of Basic that is let through.
    """

    daemon_threads = True

    def __init__(self, leads_to: int, schemes: Sequence[str] = (), sign_in: str = "") -> None:
        super().__init__(("127.0.0.1", 0), _Asked)
        self.leads_to, self.schemes, self.refuses = leads_to, schemes, 0
        self.accepted = f"Basic {base64.b64encode(sign_in.encode()).decode()}" if sign_in else "none"
        self.asked: list[str] = []
        self.let_through: list[str] = []
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


def _ntlm_step(token: str) -> int:
    """Which of its three messages it is; 0: none."""
    message = base64.b64decode(token)
    return int(struct.unpack_from("<I", message, 8)[0]) if message.startswith(b"NTLMSSP\0") else 0


def _pour(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while piece := source.recv(65_536):
            target.sendall(piece)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)
