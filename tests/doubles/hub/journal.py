"""What was asked of the hub, kept for the tests; never a token, a password or a body."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from urllib.parse import unquote_plus, urlsplit

from .message import Request

_SECRET = re.compile(r"((?:token|password|totp)=)[^&]*")


@dataclass
class RecordedRequest:
    """One request.

    :param face: which face answered.
    :param path: as sent, without the query; :param query: as sent, secrets hidden.
    :param authorized: whether an ``Authorization`` header came.
    :param range: the ``Range`` header.
    :param bytes_sent: of the body, so far.
    """

    face: str
    method: str
    path: str
    query: str
    status: int
    authorized: bool
    range: str | None
    bytes_sent: int = 0

    @property
    def readable_query(self) -> str:
        """The query without percent-encoding."""
        return unquote_plus(self.query)


class Journal:
    """All requests since the start, in the order of their answers."""

    def __init__(self) -> None:
        self._requests: list[RecordedRequest] = []
        self._lock = threading.Lock()

    @property
    def requests(self) -> list[RecordedRequest]:
        """A copy of the list."""
        with self._lock:
            return list(self._requests)

    def record(self, face: str, request: Request, status: int) -> RecordedRequest:
        """Add a request that is about to be answered."""
        parts = urlsplit(request.target)
        recorded = RecordedRequest(
            face=face,
            method=request.method,
            path=parts.path,
            query=_SECRET.sub(r"\1***", parts.query),
            status=status,
            authorized="authorization" in request.headers,
            range=request.headers.get("range"),
        )
        with self._lock:
            self._requests.append(recorded)
        return recorded
