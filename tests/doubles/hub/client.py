"""A plain client of the hub for its own tests: follows nothing, hides nothing."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from .hub import Hub
from .samples import SAMPLE_NAME


@dataclass
class Answer:
    """Status, headers and body of an answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class BrokenOffError(Exception):
    """The connection could not be made, or ended before the answer did.

    :param partial: what arrived of the body.
    """

    def __init__(self, partial: bytes) -> None:
        super().__init__(f"{len(partial)} bytes arrived")
        self.partial = partial


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_arguments: object) -> None:
        return None


@dataclass
class Client:
    """Asks a hub over real sockets.

    Every method raises :class:`BrokenOffError` when a connection breaks or stays silent for ``timeout_s``.
    """

    hub: Hub
    timeout_s: float = 10
    _opener: urllib.request.OpenerDirector = field(
        default_factory=lambda: urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect())
    )

    def send(
        self, url: str, headers: Mapping[str, str] | None = None, data: bytes | None = None, method: str | None = None
    ) -> Answer:
        request = urllib.request.Request(url, data, dict(headers or {}), method=method)
        try:
            with self._opener.open(request, timeout=self.timeout_s) as response:
                return Answer(response.status, response.headers, response.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, error.headers, error.read())
        except http.client.IncompleteRead as error:
            raise BrokenOffError(error.partial) from error
        except (OSError, http.client.HTTPException) as error:
            raise BrokenOffError(b"") from error

    def post_form(self, url: str, **form: str) -> Answer:
        return self.send(url, data=urlencode(form).encode())

    def log_in(self, **changes: str) -> Answer:
        form = {"client_id": "cdse-public", "grant_type": "password", "username": "demo", "password": "demo"}
        return self.post_form(self.hub.token_url, **{**form, **changes})

    def token(self) -> str:
        return str(self.log_in().json["access_token"])

    def products(self, *options: tuple[str, str]) -> Answer:
        return self.send(f"{self.hub.catalogue_url}/Products?{urlencode(options)}")

    def find(self, text: str) -> set[str]:
        """The names, without ``.SAFE``, that a filter finds."""
        answer = self.products(("$filter", text), ("$top", "1000"))
        assert answer.status == 200, answer.body
        return {product["Name"][: -len(".SAFE")] for product in answer.json["value"]}

    def value_url(self, name: str = SAMPLE_NAME) -> str:
        shelved = self.hub.shelf.by_name(name)
        assert shelved is not None
        return f"{self.hub.download_url}/Products({shelved.id})/$value"

    def download(self, token: str | None = None, **headers: str) -> Answer:
        """The sample's ZIP; header names with ``_`` for ``-``."""
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        return self.send(self.value_url(), {"Authorization": f"Bearer {token or self.token()}", **named})
