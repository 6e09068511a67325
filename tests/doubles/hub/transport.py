"""Sockets: one listening port a face, a thread a connection, HTTP/1.1 with kept connections."""

from __future__ import annotations

import select
import socket
import struct
import threading
import time
from http.server import BaseHTTPRequestHandler
from typing import Protocol

from .delivery import BEFORE_THE_HEADERS, Delivery
from .faults import Faults
from .journal import Journal, RecordedRequest
from .message import Request, Response

_ADDRESS = "127.0.0.1"


class Face(Protocol):
    """One service of the hub."""

    name: str

    def answer(self, request: Request) -> Response:
        """The answer to a request."""


class FaceServer:
    """Serves one face on a port of its own, which stays the same when the network goes down and comes back.

    :param host: the name that stands in the URLs; the socket is always bound to loopback.
    :ivar connections_peak: the most sockets that were open at once, those that rested too.
    :ivar connections_taken: all sockets so far.
    """

    def __init__(self, face: Face, host: str, faults: Faults, journal: Journal) -> None:
        self.face = face
        self.faults = faults
        self.journal = journal
        self._socket = _reserve(0)
        self._port = self._socket.getsockname()[1]
        self.url = f"http://{host}:{self._port}"
        self._connections: dict[socket.socket, threading.Thread] = {}
        self._lock = threading.Lock()
        self.connections_peak = self.connections_taken = 0
        self._acceptor: threading.Thread | None = None
        self._waker, self._wake = socket.socketpair()

    def up(self) -> None:
        """Begin to listen. Nothing happens if it listens already."""
        with self._lock:
            if self._acceptor is None:
                self._socket.listen(128)
                self._acceptor = threading.Thread(target=self._accept, name=f"hub-{self.face.name}", daemon=True)
                self._acceptor.start()

    def down(self) -> None:
        """Stop listening and end all connections; the port is kept, connecting to it is refused."""
        self._stop_listening()
        self._socket = _reserve(self._port)
        self._end_connections()

    def close(self) -> None:
        """Stop for good, and wait for the threads."""
        self._stop_listening()
        for thread in self._end_connections():
            if thread is not threading.current_thread():
                thread.join(5)
        self._waker.close()
        self._wake.close()

    def _stop_listening(self) -> None:
        with self._lock:
            acceptor, self._acceptor = self._acceptor, None
        if acceptor:
            self._wake.send(b".")
            acceptor.join()
        self._socket.close()

    def _end_connections(self) -> list[threading.Thread]:
        with self._lock:
            connections = dict(self._connections)
        for connection in connections:
            _shut(connection)
        return list(connections.values())

    def _accept(self) -> None:
        while True:
            ready, _, _ = select.select([self._socket, self._waker], [], [])
            if self._waker in ready:
                self._waker.recv(1)
                return
            connection, address = self._socket.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            thread = threading.Thread(target=self._serve, args=(connection, address), daemon=True)
            with self._lock:
                running = {each: serving for each, serving in self._connections.items() if serving.is_alive()}
                self._connections = {**running, connection: thread}
                self.connections_taken += 1
                self.connections_peak = max(self.connections_peak, len(self._connections))
            thread.start()

    def _serve(self, connection: socket.socket, address: object) -> None:
        try:
            _Handler(connection, address, self)
            _shut(connection)
        except _ResetOnPurposeError:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        except (ConnectionError, TimeoutError):
            _shut(connection)  # the client or the network went away; that is what this double is for
        finally:
            connection.close()


class _ResetOnPurposeError(Exception):
    """The connection is to end with a TCP reset."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FaceServer

    def version_string(self) -> str:
        return "hub"

    def log_message(self, format: str, *args: object) -> None:
        return  # the journal keeps what tests want to know

    def do_GET(self) -> None:
        self._serve()

    def do_HEAD(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def do_DELETE(self) -> None:
        self._serve()

    def _serve(self) -> None:
        server = self.server
        length = int(self.headers.get("Content-Length") or 0)
        headers = {name.lower(): text for name, text in self.headers.items()}
        request = Request(self.command, self.path, headers, self.rfile.read(length))
        strike = server.faults.strike(server.face.name, request)
        response = strike.answer or server.face.answer(request)
        try:
            delivery = strike.delivery(response, server.faults.rate(server.face.name))
            recorded = server.journal.record(server.face.name, request, response.status)
            self._deliver(delivery, recorded)
        finally:
            response.on_end()

    def _deliver(self, delivery: Delivery, recorded: RecordedRequest) -> None:
        if delivery.silence_at == BEFORE_THE_HEADERS:
            self._keep_silence(delivery)
        if self.command == "HEAD" or not delivery.response.body.length:
            delivery.response.on_end()  # who has the head has all of it
        self._send_head(delivery)
        if self.command == "HEAD":
            return
        self._send_body(delivery, recorded)
        if delivery.is_cut:
            self._cut(delivery)
        elif delivery.chunked:
            self.wfile.write(b"0\r\n\r\n")

    def _send_head(self, delivery: Delivery) -> None:
        self.send_response(delivery.response.status)
        for name, text in delivery.response.headers.items():
            self.send_header(name, text)
        if delivery.chunked:
            self.send_header("Transfer-Encoding", "chunked")
        elif delivery.response.status != 204:
            self.send_header("Content-Length", str(delivery.response.body.length + delivery.length_lie))
        if delivery.length_lie:
            self.close_connection = True
        self.end_headers()

    def _send_body(self, delivery: Delivery, recorded: RecordedRequest) -> None:
        begin = time.monotonic()
        for piece in delivery.pieces():
            if delivery.silence_at == recorded.bytes_sent:
                self._keep_silence(delivery)
            if delivery.bytes_per_second:
                due = begin + (recorded.bytes_sent + len(piece)) / delivery.bytes_per_second
                self._pause(due - time.monotonic())
            self._send_piece(piece, delivery, recorded)

    def _send_piece(self, piece: bytes, delivery: Delivery, recorded: RecordedRequest) -> None:
        recorded.bytes_sent += len(piece)  # before they go: who has them may ask the journal at once
        try:
            self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece) if delivery.chunked else piece)
        except OSError:
            recorded.bytes_sent -= len(piece)
            raise

    def _keep_silence(self, delivery: Delivery) -> None:
        self._pause(delivery.silence_s)
        delivery.silence_at = None

    def _pause(self, seconds: float | None) -> None:
        """Wait; ends early, with an error, when the other side or the network goes away.

        :param seconds: ``None``: for ever.
        """
        if seconds is not None and seconds <= 0:
            return
        ready, _, _ = select.select([self.connection], [], [], seconds)
        if ready and not self.connection.recv(1, socket.MSG_PEEK):
            raise ConnectionAbortedError("gone while waiting")

    def _cut(self, delivery: Delivery) -> None:
        self.close_connection = True
        if delivery.on_cut:
            delivery.on_cut()
        if delivery.reset:
            raise _ResetOnPurposeError


def _reserve(port: int) -> socket.socket:
    """A bound socket that does not listen yet; others cannot take its port, and connecting to it is refused."""
    reserved = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    reserved.bind((_ADDRESS, port))
    return reserved


def _shut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # closed already
