"""Stands in for our HTTP session where a library sends its requests: a test says what is answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Union
from urllib.parse import parse_qsl, urlsplit

import requests
from scene_queue.core.errors import SceneQueueError
from scene_queue.core.feedback import Feedback

Answer = Union[requests.Response, SceneQueueError]


@dataclass
class Asked:
    """One request as our session was asked to send it."""

    method: str
    url: str
    headers: dict[str, str]
    accept: frozenset[int]

    @property
    def query(self) -> str:
        return dict(parse_qsl(urlsplit(self.url).query))["q"]


@dataclass
class ToldSession:
    """Stands in for our session; ``answer`` makes the answer of a request."""

    answer: Callable[[Asked], Answer]
    asked: list[Asked] = field(default_factory=list)

    def send(self, method: str, url: str, feedback: Feedback, **options: Any) -> requests.Response:
        feedback.raise_if_cancelled()
        request = Asked(method, url, dict(options["headers"]), frozenset(options["accept"]))
        self.asked.append(request)
        answer = self.answer(request)
        if isinstance(answer, SceneQueueError):
            raise answer
        return answer


def respond(status: int = 200, body: str = "", **headers: str) -> requests.Response:
    response = requests.Response()
    response.status_code = status
    response._content = body.encode()
    response.headers.update({name.replace("_", "-"): value for name, value in headers.items()})
    response.url = "https://hub.example/dhus/"
    return response
