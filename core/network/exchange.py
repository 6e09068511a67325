"""One request and its answer on a thread of their own, so that whoever waits for them can be called away at once.

The thread of a task never touches a socket: it waits here, on a condition. A cancellation wakes it, and shuts the
socket, so that the engine thread ends too. Where that thread cannot be reached (it looks up a name, or waits for a
connection to stand) it is left behind and ends by its time-out; nothing that it still receives is used.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import struct
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from typing import Any, Callable

import requests
import urllib3

from ..errors import SceneQueueError
from ..feedback import Feedback
from .body import LARGEST_CHUNK, Body
from .connections import RunningRequest

PENDING_CHUNKS = 4
TICK_S = 0.1
HANG_UP_PAUSE_S = 0.25
TRANSPORT_ERRORS = (OSError, urllib3.exceptions.HTTPError, http.client.HTTPException, ValueError)

Sink = Callable[[memoryview], bool]
_RESET = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)


class Exchange:
    """Use as a context manager around :meth:`head` and, unless ``whole``, :meth:`pour` or :meth:`chunks`.

    :param ask: sends the request and returns the answer when its head is there; called on the engine thread.
    :param running: tells the connection who uses it.
    :param read_timeout_s: longest silence within the body.
    :param whole: whether the engine reads the body into the answer's ``content``; else it is handed out piece by piece.
    """

    def __init__(
        self, ask: Callable[[], requests.Response], running: RunningRequest, read_timeout_s: float, *, whole: bool
    ) -> None:
        self._ask = ask
        self._running = running
        self._read_timeout_s = read_timeout_s
        self._whole = whole
        self._changed = threading.Condition()
        self._response: requests.Response | None = None
        self._sink: Sink | None = None
        self._in_sink = False
        self._chunks: deque[bytes] = deque()
        self._error: Exception | None = None
        self._socket: Any = None
        self._enough = False
        self._hung_up_at = float("-inf")
        self._ended = False
        self._shut = False

    def __enter__(self) -> Exchange:
        threading.Thread(target=self._run, name="scene-queue-request", daemon=True).start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.shut()
        with self._changed:  # a piece that is being written is the last one
            self._changed.wait_for(lambda: not self._in_sink)
        pause_s = self._hung_up_at + HANG_UP_PAUSE_S - time.monotonic()
        if pause_s > 0:  # else the next request comes while the service still counts this one
            time.sleep(pause_s)

    @property
    def has_head(self) -> bool:
        """Whether the head of the answer is there."""
        return self._response is not None

    def shut(self) -> None:
        """End the exchange from any thread: nothing more is handed out, the socket is shut."""
        with self._changed:
            was_shut, self._shut = self._shut, True
            if not self._ended and self._socket is not None:
                if self._sink is not None and not was_shut:
                    self._hung_up_at = time.monotonic()
                _shut_down(self._socket)
            self._changed.notify_all()

    def use_socket(self, sock: Any) -> None:
        """The connection's word (engine thread): this socket carries the request."""
        with self._changed:
            self._socket = sock
            if self._shut:
                _shut_down(sock)

    def head(self, feedback: Feedback, timeout_s: float) -> requests.Response:
        """Wait for the head of the answer (with ``whole``: for all of it).

        :param timeout_s: for the head; it also ends what has no time-out of its own, such as looking up a name.
        :raises CancelledError: within moments of the cancellation.
        :raises Exception: the transport's own error, one of :data:`TRANSPORT_ERRORS`; ``TimeoutError`` after the time.
        """
        with feedback.signal.ending(self.shut), self._changed:
            in_time = self._changed.wait_for(lambda: self._response is not None or self._over(), timeout_s)
            if self._whole and in_time:
                self._changed.wait_for(self._over)
        feedback.raise_if_cancelled()
        if not in_time:
            raise TimeoutError("no answer in time")
        if self._response is None or (self._whole and self._error is not None):
            raise self._error or ConnectionAbortedError("shut")
        return self._response

    def pour(self, sink: Sink, feedback: Feedback, on_tick: Callable[[], None]) -> None:
        """Have each piece of the body taken on the engine thread, as it arrives; returns when all are.

        :param sink: takes a piece, which is good during the call only; says whether more is wanted. Once this method
            has returned and the exchange was left, it is not called any more.
        :param on_tick: called on this thread some ten times a second.
        :raises SceneQueueError: what the sink raised.
        :raises CancelledError: within moments of the cancellation; what had arrived before was taken.
        :raises Exception: the transport's own error, one of :data:`TRANSPORT_ERRORS`, after all that arrived.
        """
        self._begin(sink)
        is_over = False
        while not is_over:
            with feedback.signal.ending(self.shut), self._changed:
                is_over = self._changed.wait_for(self._over, TICK_S)
            on_tick()
        self._raise(feedback)

    def chunks(self, feedback: Feedback) -> Iterator[bytes]:
        """Hand out the body as it arrives.

        :raises CancelledError: within moments of the cancellation; what had arrived before is handed out first.
        :raises Exception: the transport's own error, one of :data:`TRANSPORT_ERRORS`, after all that arrived.
        """
        self._begin(self._line_up)
        while True:
            with feedback.signal.ending(self.shut), self._changed:
                self._changed.wait_for(lambda: self._chunks or self._over())
                chunk = self._chunks.popleft() if self._chunks else b""
                self._changed.notify_all()
            if not chunk:
                break
            yield chunk
        self._raise(feedback)

    def _begin(self, sink: Sink) -> None:
        with self._changed:
            self._sink = sink
            self._changed.notify_all()

    def _raise(self, feedback: Feedback) -> None:
        if isinstance(self._error, SceneQueueError):
            raise self._error
        feedback.raise_if_cancelled()
        if self._error is not None and not self._shut:  # who has left is told nothing more, however the engine ended
            raise self._error

    def _over(self) -> bool:
        return self._ended or self._shut

    def _run(self) -> None:
        """The engine thread."""
        self._running.user = self
        # what nobody foresaw ends this thread too, and must not pass for the end of the body
        self._error = ConnectionAbortedError("ended without an answer")
        try:
            with contextlib.closing(self._ask()) as response:
                self._receive(response)
            self._error = None
        except (*TRANSPORT_ERRORS, SceneQueueError) as error:
            self._error = error
        finally:
            with self._changed:
                self._ended = True
                self._changed.notify_all()

    def _receive(self, response: requests.Response) -> None:
        if self._socket is not None:
            with contextlib.suppress(OSError):  # ended already, with the head
                self._socket.settimeout(self._read_timeout_s)
        with self._changed:
            self._response = response
            self._changed.notify_all()
        if self._whole:
            # What its property "content" keeps, read in larger pieces: a page of a catalogue has megabytes, and pieces
            # of 10 KB, which requests takes, cost half as much time as reading their JSON.
            response._content = b"".join(response.iter_content(LARGEST_CHUNK))  # noqa: SLF001 - it has no other door
            return
        with self._changed:
            self._changed.wait_for(lambda: self._sink is not None or self._shut)
        body = Body(response.raw)
        pieces = body.pieces()
        for piece in pieces:
            self._give(piece)
            if self._enough and not body.is_whole and not self._has_ended(pieces):
                self._hung_up_at = time.monotonic()
                _reset_when_closed(self._socket)
                return

    def _give(self, piece: memoryview) -> None:
        with self._changed:
            if self._shut or self._sink is None:
                raise ConnectionAbortedError("shut")
            self._in_sink = True
        try:
            self._enough = not self._sink(piece)
        finally:
            with self._changed:
                self._in_sink = False
                if self._shut:
                    self._changed.notify_all()

    def _line_up(self, piece: memoryview) -> bool:
        """The sink of :meth:`chunks`."""
        with self._changed:
            self._chunks.append(bytes(piece))
            self._changed.notify_all()
            self._changed.wait_for(lambda: len(self._chunks) < PENDING_CHUNKS or self._shut)
        return True

    def _has_ended(self, pieces: Iterator[memoryview]) -> bool:
        """Whether nothing comes after the last piece that was wanted; only the end itself says so in chunked mode."""
        with contextlib.suppress(*TRANSPORT_ERRORS):
            if self._socket is not None:
                self._socket.settimeout(HANG_UP_PAUSE_S)
            return next(pieces, None) is None
        return False


def _reset_when_closed(sock: Any) -> None:
    """Have the service told at once that the rest is not wanted: one that sends and does not read sees no other end."""
    plain = _plain_socket(sock)
    if plain is not None:
        with contextlib.suppress(OSError):  # gone already
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)


def _shut_down(sock: Any) -> None:
    # Not the method of ssl.SSLSocket: that one drops the encryption first, and what waits in the socket would be
    # handed out as it is, ciphered, as if it were the body.
    plain = _plain_socket(sock)
    _reset_when_closed(sock)
    with contextlib.suppress(OSError):  # ended by itself meanwhile
        if plain is not None:
            socket.socket.shutdown(plain, socket.SHUT_RDWR)


def _plain_socket(sock: Any) -> socket.socket | None:
    return sock if isinstance(sock, socket.socket) else getattr(sock, "socket", None)
