"""One request and its answer on a thread of their own, so that whoever waits for them can be called away at once.

The thread of a task never touches a socket: it waits here, on a condition. A cancellation wakes it, and shuts the
socket, so that the engine thread ends too. Where that thread cannot be reached (it looks up a name, or waits for a
connection to stand) it is left behind and ends by its time-out; nothing that it still receives is used.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import threading
import time
from collections import deque
from collections.abc import Iterator
from typing import Any, Callable

import requests
import urllib3

from ..feedback import Feedback
from .connections import RunningRequest

SMALLEST_CHUNK, LARGEST_CHUNK = 16 * 1024, 512 * 1024
QUICK_S, SLOW_S = 0.05, 0.5
PENDING_CHUNKS = 4
TRANSPORT_ERRORS = (OSError, urllib3.exceptions.HTTPError, http.client.HTTPException, ValueError)


class Exchange:
    """Use as a context manager around :meth:`head` and, unless ``whole``, :meth:`chunks`.

    :param ask: sends the request and returns the answer when its head is there; called on the engine thread.
    :param running: tells the connection who uses it.
    :param read_timeout_s: longest silence within the body.
    :param whole: whether the engine reads the body into the answer's ``content``; else it is handed out in chunks.
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
        self._chunks: deque[bytes] = deque()
        self._error: Exception | None = None
        self._socket: Any = None
        self._ended = False
        self._shut = False

    def __enter__(self) -> Exchange:
        threading.Thread(target=self._run, name="scene-queue-request", daemon=True).start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.shut()

    def shut(self) -> None:
        """End the exchange from any thread: nothing more is handed out, the socket is shut."""
        with self._changed:
            self._shut = True
            if not self._ended and self._socket is not None:
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
            raise self._error or ConnectionAbortedError("ended without an answer")
        return self._response

    def chunks(self, feedback: Feedback) -> Iterator[bytes]:
        """Hand out the body as it arrives.

        :raises CancelledError: within moments of the cancellation; what had arrived before is handed out first.
        :raises Exception: the transport's own error, one of :data:`TRANSPORT_ERRORS`, after all that arrived.
        """
        while True:
            with feedback.signal.ending(self.shut), self._changed:
                self._changed.wait_for(lambda: self._chunks or self._over())
                chunk = self._chunks.popleft() if self._chunks else b""
                self._changed.notify_all()
            if not chunk:
                break
            yield chunk
        feedback.raise_if_cancelled()
        if self._error is not None:
            raise self._error

    def _over(self) -> bool:
        return self._ended or self._shut

    def _run(self) -> None:
        """The engine thread."""
        self._running.user = self
        try:
            with contextlib.closing(self._ask()) as response:
                self._receive(response)
        except TRANSPORT_ERRORS as error:
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
        for chunk in read_in_chunks(response.raw.read):
            self._hand_over(chunk)

    def _hand_over(self, chunk: bytes) -> None:
        with self._changed:
            self._changed.wait_for(lambda: len(self._chunks) < PENDING_CHUNKS or self._shut)
            if self._shut:
                raise ConnectionAbortedError("shut")
            self._chunks.append(chunk)
            self._changed.notify_all()


def read_in_chunks(read: Callable[[int], bytes]) -> Iterator[bytes]:
    """Read to the end, in chunks as large as arrive in a moment: few of them on a fast line, none late on a slow one.

    :param read: returns at most so many bytes, none at the end.
    """
    size = SMALLEST_CHUNK
    while True:
        began = time.monotonic()
        chunk = read(size)
        seconds = time.monotonic() - began
        if not chunk:
            return
        yield chunk
        if seconds < QUICK_S:
            size = min(2 * size, LARGEST_CHUNK)
        elif seconds > SLOW_S:
            size = max(size // 2, SMALLEST_CHUNK)


def _shut_down(sock: Any) -> None:
    # Not the method of ssl.SSLSocket: that one drops the encryption first, and what waits in the socket would be
    # handed out as it is, ciphered, as if it were the body.
    plain = sock if isinstance(sock, socket.socket) else getattr(sock, "socket", None)
    with contextlib.suppress(OSError):  # ended by itself meanwhile
        if plain is not None:
            socket.socket.shutdown(plain, socket.SHUT_RDWR)
