"""Sentinel Hub face: catalogue, pictures and statistics from the same shelf, for a token of the OAuth client.

Sources: Sentinel Hub documentation, "Catalog API", "Process API", "Statistical API", "Rate limiting" (``Retry-After``
in milliseconds); what the library sentinelhub 3.12 sends.
"""

from __future__ import annotations

import json
import threading
from typing import Any

from .accounts import Accounts
from .message import Request, Response, json_response
from .sentinelhub_catalog import search
from .sentinelhub_pixels import picture, statistics
from .sentinelhub_request import RefusedRequestError
from .shelf import Shelf

CATALOG = "/api/v1/catalog/1.0.0"


class SentinelHubFace:
    """Answers an OAuth client.

    :param url: of this face, without a path: the ``base_url`` of the library.
    :param token_url: where the client gets its tokens, for the profile.
    :ivar most_a_page: items that a page of the catalogue has at most, whatever is asked for.
    """

    name = "sentinelhub"

    def __init__(self, shelf: Shelf, accounts: Accounts) -> None:
        self.url = ""
        self.token_url = ""
        self.most_a_page = 100
        self._shelf = shelf
        self._accounts = accounts
        self._limited: list[int] = []
        self._lock = threading.Lock()

    def profile(self, **changes: Any) -> dict[str, Any]:
        """The service profile of this face.

        :param changes: keys with other values.
        """
        profile = {
            "schema": 1,
            "id": "sentinelhub",
            "title": "Embedded hub (Sentinel Hub)",
            "kind": "sentinelhub",
            "connections": 4,
            "connect_timeout_s": 5,
            "first_byte_timeout_s": 30,
            "read_timeout_s": 30,
            "trusted_hosts": ["127.0.0.1", "localhost"],
            "base_url": self.url,
            "token_url": self.token_url,
        }
        return {**profile, **changes}

    def limit_rate(self, times: int, milliseconds: int) -> None:
        """The next so many requests are too many; each is told to come back after so long."""
        with self._lock:
            self._limited = [milliseconds] * times

    def answer(self, request: Request) -> Response:
        """Any request."""
        token = request.bearer
        if token is None or self._accounts.audience(token) is None:
            return refused(
                401, "Unauthorized", "You are not authorized to access this resource.", "COMMON_UNAUTHORIZED"
            )
        wait_ms = self._too_many()
        if wait_ms is not None:
            limited = refused(429, "Too Many Requests", "You have exceeded your rate limit", "RATE_LIMIT_EXCEEDED")
            limited.headers["Retry-After"] = str(wait_ms)
            return limited
        routes = {
            f"{CATALOG}/search": lambda body: json_response(200, search(self._shelf, body, self.most_a_page)),
            "/api/v1/statistics": lambda body: json_response(200, statistics(self._shelf, body)),
            "/api/v1/process": lambda body: picture(self._shelf, body),
        }
        if request.method != "POST" or request.path not in routes:
            return refused(404, "Not Found", "Not Found", "COMMON_NOT_FOUND")
        try:
            return routes[request.path](json.loads(request.body))
        except (RefusedRequestError, ValueError, KeyError, TypeError) as error:
            return refused(400, "Bad Request", f"{type(error).__name__}: {error}", "COMMON_BAD_PAYLOAD")

    def _too_many(self) -> int | None:
        with self._lock:
            return self._limited.pop() if self._limited else None


def refused(status: int, reason: str, message: str, code: str) -> Response:
    """An answer that refuses, in the service's form."""
    return json_response(status, {"error": {"status": status, "reason": reason, "message": message, "code": code}})
