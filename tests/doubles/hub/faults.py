"""What goes wrong on the hub: set by a test at any time, at work from the next request on."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from typing import Any, Callable, Optional

from .delivery import BEFORE_THE_HEADERS, Delivery
from .message import BytesBody, Request, Response, json_response

ALWAYS = None
_MAINTENANCE = b"""<!DOCTYPE html><html><head><title>Maintenance</title></head>
<body><h1>The service is under maintenance</h1><p>Please come back later.</p></body></html>
"""

Before = Callable[[Request], Optional[Response]]
Change = Callable[[Delivery], None]


def _answers_nothing(_request: Request) -> Response | None:
    return None


def _changes_nothing(_delivery: Delivery) -> None:
    return None


@dataclass
class Fault:
    """One fault.

    :param face: ``catalogue``, ``identity`` or ``download``.
    :param path_part: strikes only requests with this in their target.
    :param times: how many requests it strikes; ``None``: all.
    :param skip: how many fitting requests it lets pass first.
    :param before: may change the request, or answer in place of the hub.
    :param change: changes how the hub's own answer is sent.
    """

    face: str
    path_part: str
    times: int | None
    skip: int
    before: Before = _answers_nothing
    change: Change = _changes_nothing
    struck: int = 0

    def takes(self, face: str, request: Request) -> bool:
        """Whether it strikes this request; counts it if so."""
        if face != self.face or self.path_part not in request.target or self.times == 0:
            return False
        if self.skip:
            self.skip -= 1
            return False
        self.times = None if self.times is None else self.times - 1
        self.struck += 1
        return True


@dataclass
class Strike:
    """What the faults do to one request."""

    answer: Response | None
    changes: list[Change]

    def delivery(self, response: Response, bytes_per_second: int | None) -> Delivery:
        """How the response is sent."""
        delivery = Delivery(response, bytes_per_second)
        for change in self.changes:
            change(delivery)
        return delivery


class Faults:
    """The hub's faults. ``times=None`` means always; ``face``, ``path_part`` and ``skip`` as in :class:`Fault`.

    :param cut_network: takes all faces off the network; :param restore_network: brings them back.
    :param expire_tokens: makes every access token too old.
    """

    def __init__(
        self, cut_network: Callable[[], None], restore_network: Callable[[], None], expire_tokens: Callable[[], None]
    ) -> None:
        self.network_down = cut_network
        self.network_up = restore_network
        self.expire_tokens = expire_tokens
        self._faults: list[Fault] = []
        self._rates: dict[str, int | None] = {}
        self._lock = threading.Lock()

    def clear(self) -> None:
        """No faults from now on, and no throttle; the network stays as it is."""
        with self._lock:
            self._faults.clear()
            self._rates.clear()

    def strike(self, face: str, request: Request) -> Strike:
        """What happens to a request: faults in the order they were set, up to the first that answers itself."""
        changes: list[Change] = []
        with self._lock:
            for fault in self._faults:
                if fault.takes(face, request):
                    answer = fault.before(request)
                    if answer is not None:
                        return Strike(answer, [])
                    changes.append(fault.change)
        return Strike(None, changes)

    def rate(self, face: str) -> int | None:
        """The cap of a face's connections, bytes a second."""
        with self._lock:
            return self._rates.get(face)

    def throttle(self, bytes_per_second: int | None, face: str = "download") -> None:
        """A cap for each connection from the next request on; ``None``: no cap."""
        with self._lock:
            self._rates[face] = bytes_per_second

    def cut(
        self, *, at_bytes: int | None = None, at_share: float | None = None, reset: bool = False, **where: Any
    ) -> Fault:
        """The connection ends after so many bytes, or after a share (0 to 1) of the body."""

        def change(delivery: Delivery) -> None:
            delivery.cut_at = _place(delivery, at_bytes, at_share)
            delivery.reset = reset

        return self._add(change=change, **where)

    def expire_tokens_midway(self, at_share: float = 0.5, **where: Any) -> Fault:
        """The connection ends at a share of the body, and no token is good any more: the next request gets a 401."""
        return self._cut_and(self.expire_tokens, at_share, **where)

    def network_down_midway(self, at_share: float = 0.5, **where: Any) -> Fault:
        """The network goes down while a body is at this share."""
        return self._cut_and(self.network_down, at_share, **where)

    def silence(self, *, at_bytes: int | None = None, seconds: float | None = None, **where: Any) -> Fault:
        """Nothing is sent from this byte of the body on (``None``: not even the headers), for so many seconds
        (``None``: for ever).
        """

        def change(delivery: Delivery) -> None:
            delivery.silence_at = BEFORE_THE_HEADERS if at_bytes is None else at_bytes
            delivery.silence_s = seconds

        return self._add(change=change, **where)

    def flip_byte(self, at_share: float = 0.5, **where: Any) -> Fault:
        """One bit of the body is wrong."""

        def change(delivery: Delivery) -> None:
            delivery.flip_at = _place(delivery, None, at_share)

        return self._add(change=change, **where)

    def wrong_length(self, added_bytes: int, **where: Any) -> Fault:
        """``Content-Length`` is off by so many bytes."""

        def change(delivery: Delivery) -> None:
            delivery.length_lie = added_bytes

        return self._add(change=change, **where)

    def chunked(self, **where: Any) -> Fault:
        """The body comes in chunks, without its length."""

        def change(delivery: Delivery) -> None:
            delivery.chunked = True

        return self._add(change=change, **where)

    def ignore_range(self, **where: Any) -> Fault:
        """The whole body with 200, whatever range was asked for."""

        def before(request: Request) -> None:
            request.headers.pop("range", None)

        return self._add(before=before, **where)

    def html(self, status: int = 200, **where: Any) -> Fault:
        """A maintenance page in place of the answer."""
        return self._answer(lambda: Response(status, BytesBody(_MAINTENANCE), {"Content-Type": "text/html"}), **where)

    def edit(self, change_content: Callable[[Any], Any], **where: Any) -> Fault:
        """The hub's own answer in JSON with other content: what ``change_content`` makes of it."""

        def change(delivery: Delivery) -> None:
            response = delivery.response
            content = json.loads(b"".join(response.body.chunks(1 << 20)))
            delivery.response = json_response(response.status, change_content(content))

        return self._add(change=change, **where)

    def unauthorized(self, code: str = "DAT-ZIP-109", **where: Any) -> Fault:
        """The download host refuses a token that is good."""
        body = {"code": code, "message": "Expired signature!"}
        return self._answer(lambda: json_response(401, body), **where)

    def busy(self, status: int = 503, retry_after_s: int | None = None, body: object = None, **where: Any) -> Fault:
        """429, 500, 502, 503 …, with ``Retry-After`` if given."""
        headers = {} if retry_after_s is None else {"Retry-After": str(retry_after_s)}
        content = {"detail": "Too Many Requests" if status == 429 else "Service Unavailable"} if body is None else body
        return self._answer(lambda: json_response(status, content, headers), **where)

    def _answer(self, make: Callable[[], Response], **where: Any) -> Fault:
        return self._add(before=lambda _request: make(), **where)

    def _cut_and(self, then: Callable[[], None], at_share: float, **where: Any) -> Fault:
        def change(delivery: Delivery) -> None:
            delivery.cut_at = _place(delivery, None, at_share)
            delivery.on_cut = then

        return self._add(change=change, **where)

    def _add(
        self,
        *,
        face: str = "download",
        path_part: str = "",
        times: int | None = 1,
        skip: int = 0,
        before: Before = _answers_nothing,
        change: Change = _changes_nothing,
    ) -> Fault:
        fault = Fault(face, path_part, times, skip, before, change)
        with self._lock:
            self._faults.append(fault)
        return fault


def _place(delivery: Delivery, at_bytes: int | None, at_share: float | None) -> int:
    """A place in the body that leaves at least its last byte unsent."""
    length = delivery.response.body.length
    if at_bytes is None:
        at_bytes = int(length * (0.5 if at_share is None else at_share))
    return max(0, min(at_bytes, length - 1))
