"""A catalogue that answers what a test tells it to, and entries for it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any, Union
from uuid import UUID

import pytest
import requests
from scene_queue.core.catalogue import CopernicusAPI
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import retrying
from scene_queue.core.services import CdseProfile, parse_profile

Answer = Union[dict[str, Any], str, requests.Response, Exception]
Entry = dict[str, Any]
SQUARE = "POLYGON ((-95 15, -94 15, -94 16, -95 16, -95 15))"
BEGIN = datetime(2018, 8, 9, 16, 38, 29, 24000, tzinfo=timezone.utc)


@dataclass
class Sent:
    """One request."""

    url: str
    options: list[tuple[str, str]]
    content: Any = None

    def option(self, name: str) -> str:
        return dict(self.options)[name]


@dataclass
class FakeSession:
    """Gives the answers one after the other, or asks ``reply`` for each; interprets nothing."""

    answers: list[Answer] = field(default_factory=list)
    reply: Callable[[Sent], Answer] | None = None
    sent: list[Sent] = field(default_factory=list)

    def send(
        self, method: str, url: str, feedback: Feedback, *, params: Any = None, json: Any = None
    ) -> requests.Response:
        assert method == ("POST" if json else "GET")
        feedback.raise_if_cancelled()
        request = Sent(url, list(params or ()), json)
        self.sent.append(request)
        answer = self.reply(request) if self.reply else self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, requests.Response) else http_answer(answer)

    @property
    def filters(self) -> list[str]:
        return [request.option("$filter") for request in self.sent]


def http_answer(body: dict[str, Any] | str, content_type: str = "application/json") -> requests.Response:
    response = requests.Response()
    response.status_code = 200
    response.headers["Content-Type"] = content_type
    response._content = body.encode() if isinstance(body, str) else json.dumps(body).encode()
    return response


def _retry_at_once(call: Callable[[], Any], feedback: Feedback, attempts: int = 5) -> Any:
    return retrying(call, feedback, attempts, first_wait_s=0.0)


def make_entry(number: int = 0, **changes: Any) -> Entry:
    """An entry of the catalogue, as recorded; ``number`` makes its uuid and moves it by minutes.

    :param changes: ``begin``, ``level``, ``tile``, ``cloud``, ``baseline``, ``footprint`` or keys of the entry.
    """
    begin: datetime = changes.pop("begin", BEGIN + timedelta(minutes=number))
    level, tile = changes.pop("level", "1C"), changes.pop("tile", "15PUT")
    baseline = changes.pop("baseline", "02.06")
    footprint = changes.pop("footprint", SQUARE)
    digits = baseline.replace(".", "")
    stamp = (begin + timedelta(hours=5)).strftime("%Y%m%dT%H%M%S")
    name = f"S2B_MSIL{level}_{begin:%Y%m%dT%H%M%S}_N{digits}_R126_T{tile}_{stamp}.SAFE"
    attributes = {
        "productType": f"S2MSI{level}",
        "tileId": tile,
        "cloudCover": changes.pop("cloud", 3.5),
        "relativeOrbitNumber": 126,
        "orbitNumber": 7445,
        "platformSerialIdentifier": "B",
        "instrumentShortName": "MSI",
        "processorVersion": baseline,
        **changes.pop("attributes", {}),
    }
    entry = {
        "Id": str(UUID(int=number + 1)),
        "Name": name,
        "ContentLength": 700_000_000,
        "PublicationDate": _text(begin + timedelta(hours=6)),
        "Online": True,
        "Checksum": [{"Value": "ABCDEF", "Algorithm": "MD5"}],
        "ContentDate": {"Start": _text(begin), "End": _text(begin)},
        "Footprint": f"geography'SRID=4326;{footprint}'",
        "Attributes": [{"Name": name, "Value": value} for name, value in attributes.items() if value is not None],
        "Assets": [{"Type": "QUICKLOOK", "DownloadLink": f"https://quicklook.test/{number}"}],
    }
    return {**entry, **changes}


def make_page(entries: list[Entry], count: int | None = None) -> dict[str, Any]:
    """The answer with these entries."""
    return {"@odata.count": len(entries) if count is None else count, "value": entries}


def _text(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S.%f}Z"


@pytest.fixture
def entry() -> Callable[..., Entry]:
    return make_entry


@pytest.fixture
def page() -> Callable[..., dict[str, Any]]:
    return make_page


@pytest.fixture
def profile() -> CdseProfile:
    """Small limits: pages of 3, nothing behind 6."""
    made = parse_profile(
        {
            "schema": 1,
            "id": "cdse",
            "title": "Test catalogue",
            "kind": "cdse",
            "catalogue_url": "https://catalogue.test/odata/v1",
            "download_url": "https://download.test/odata/v1",
            "token_url": "https://identity.test/token",
            "client_id": "test",
            "page_size": 3,
            "max_offset": 6,
        },
        "test",
    )
    assert isinstance(made, CdseProfile)
    return made


@pytest.fixture(scope="session")
def at_once() -> Callable[..., Any]:
    """Another attempt as the real ``retrying`` makes it, without the waiting."""
    return _retry_at_once


@pytest.fixture
def session() -> FakeSession:
    return FakeSession()


@pytest.fixture
def api(profile: CdseProfile, session: FakeSession) -> Iterator[CopernicusAPI]:
    """The API on the fake session, which never waits before another attempt."""
    return CopernicusAPI(profile=profile, session=session, retry=_retry_at_once)
