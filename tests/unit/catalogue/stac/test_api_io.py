"""Pages as a service may send them, from a session that only plays them back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
import requests
from scene_queue.core.catalogue.stac.api_io import PatientIO
from scene_queue.core.errors import ServiceBusyError, ServiceError
from scene_queue.core.feedback import Feedback
from scene_queue.core.services import ServiceProfile, parse_profile

URL = "https://stac.test/v1/search"
PROFILE = parse_profile(
    {"schema": 1, "id": "s", "title": "Test STAC", "kind": "stac", "api_url": URL, "collections": []}, "test"
)


@dataclass
class PlayedBack:
    """A session that gives one answer after the other; the last one again and again."""

    answers: list[Any]
    profile: ServiceProfile = PROFILE
    sent: list[tuple[str, str, Any]] = field(default_factory=list)

    def send(self, method: str, url: str, feedback: Feedback, *, data: Any = None, **_: Any) -> requests.Response:
        self.sent.append((method, url, json.loads(data) if data else None))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        response = requests.Response()
        response.status_code, response.url = 200, url
        response._content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        return response


def page(*ids: str, **link: Any) -> dict[str, Any]:
    links = [{"rel": "root", "href": "/"}, {"rel": "next", **link}] if link else []
    return {"type": "FeatureCollection", "features": [{"id": one} for one in ids], "links": links}


@pytest.fixture
def read(at_once: Any) -> Callable[..., tuple[list[list[str]], PlayedBack]]:
    def pages(*answers: Any) -> tuple[list[list[str]], PlayedBack]:
        session = PlayedBack(list(answers))
        io = PatientIO(session, Feedback(), at_once)  # type: ignore[arg-type]
        found = io.get_pages(URL, "POST", {"limit": 2, "collections": ["a"]})
        return [[item["id"] for item in one["features"]] for one in found], session

    return pages


Read = Callable[..., tuple[list[list[str]], PlayedBack]]


def test_a_link_with_a_body_of_its_own_is_posted_as_it_is(read: Read) -> None:
    found, session = read(page("1", "2", href=URL, method="POST", body={"token": "x", "limit": 2}), page("3"))
    assert found == [["1", "2"], ["3"]]
    assert session.sent[1] == ("POST", URL, {"token": "x", "limit": 2})


def test_a_link_to_be_merged_keeps_the_rest_of_the_question(read: Read) -> None:
    _, session = read(page("1", href=URL, method="POST", merge=True, body={"token": "x"}), page("2"))
    assert session.sent[1] == ("POST", URL, {"token": "x", "limit": 2, "collections": ["a"]})


def test_a_link_without_a_method_is_got_and_may_be_relative(read: Read) -> None:
    _, session = read(page("1", href="/v1/search?token=x"), page("2"))
    assert session.sent[1] == ("GET", "https://stac.test/v1/search?token=x", None)


def test_an_empty_page_in_the_middle_is_not_the_end(read: Read) -> None:
    empty = page(href=f"{URL}?t=2")
    found, _ = read(page("1", href=f"{URL}?t=1"), empty, empty, empty, page("2"))
    assert found == [["1"], [], ["2"]]


def test_no_hits_are_one_empty_page(read: Read) -> None:
    assert read(page())[0] == [[]]


def test_empty_pages_without_end_are_an_error(read: Read) -> None:
    answers = [page(href=f"{URL}?after={number}") for number in range(100)]
    with pytest.raises(ServiceBusyError, match="circle"):
        read(*answers)


def test_links_in_a_circle_are_an_error(read: Read) -> None:
    with pytest.raises(ServiceBusyError, match="circle") as raised:
        read(page("1", href=f"{URL}?t=1"), page("2", href=f"{URL}?t=2"), page("3", href=f"{URL}?t=1"))
    assert raised.value.advice


@pytest.mark.parametrize(
    ("answer", "match"),
    [
        (b"<!doctype html><title>Maintenance</title>", "web page"),
        (b'{"type": "FeatureColl', "not JSON"),
        (b"", "not JSON"),
        ([], "no JSON object"),
        ({"type": "FeatureCollection"}, "no list of scenes"),
        ({"features": [1]}, "no list of scenes"),
        ({"features": {"id": 1}}, "no list of scenes"),
    ],
)
def test_what_is_no_page_is_no_empty_page(read: Read, answer: Any, match: str) -> None:
    with pytest.raises(ServiceBusyError, match=match) as raised:
        read(answer)
    assert raised.value.advice


def test_an_answer_that_was_cut_is_asked_for_again(read: Read) -> None:
    found, session = read(b'{"features": [', page("1"))
    assert (found, len(session.sent)) == ([["1"]], 2)


def test_bytes_that_are_no_text_are_an_error(read: Read) -> None:
    with pytest.raises(ServiceError, match="makes no sense"):
        read(b"\xff\xfe{}")


@pytest.mark.parametrize("links", [None, "next", [None, "x", {"rel": "next"}, {"rel": "next", "href": 5}]])
def test_links_that_lead_nowhere_end_the_list(read: Read, links: Any) -> None:
    assert read({**page("1"), "links": links})[0] == [["1"]]
