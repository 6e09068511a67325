"""Redirects are followed by hand."""

from __future__ import annotations

from typing import Any

import pytest
import requests
from scene_queue.core.errors import ServiceError, SettingsError
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import HttpSession, RefusedError
from scene_queue.core.network.redirects import Request, redirected

TOKEN = {"Authorization": "Bearer t0ken"}


def to(location: str, status: int = 302) -> Any:
    return lambda asked: asked.give(status, b"", Location=location)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(server: Any, session: HttpSession, feedback: Feedback, status: int) -> None:
    server.answers["/a"] = to("/b?x=1", status)
    server.answers["/b"] = lambda asked: asked.give(200, b"there")
    answer = session.send("GET", f"{server.url}/a", feedback, params={"p": "q"})
    assert answer.content == b"there"
    assert server.asked[1].path == "/b?x=1"


def test_a_trusted_host_gets_the_token_again(server: Any, session: HttpSession, feedback: Feedback) -> None:
    server.answers["/a"] = to(f"{server.url}/b")
    server.answers["/b"] = lambda asked: asked.give(200, b"PK")
    with session.stream(f"{server.url}/a", feedback, headers={**TOKEN, "Range": "bytes=1-"}) as stream:
        assert b"".join(stream.chunks()) == b"PK"
    assert server.asked[1].headers["Authorization"] == "Bearer t0ken"
    assert server.asked[1].headers["Range"] == "bytes=1-"


def test_another_host_never_sees_the_token(server: Any, session: HttpSession, feedback: Feedback) -> None:
    server.answers["/a"] = to(f"{server.other_url}/b")
    server.answers["/b"] = lambda asked: asked.give(200, b"PK")
    assert session.send("GET", f"{server.url}/a", feedback, headers=TOKEN).content == b"PK"
    assert server.asked[1].headers["Authorization"] is None


def test_the_token_does_not_come_back_over_another_host(server: Any, session: HttpSession, feedback: Feedback) -> None:
    server.answers["/a"] = to(f"{server.other_url}/b")
    server.answers["/b"] = to(f"{server.url}/c")
    server.answers["/c"] = lambda asked: asked.give(200, b"PK")
    session.send("GET", f"{server.url}/a", feedback, headers=TOKEN)
    assert server.asked[2].headers["Authorization"] is None


def test_another_host_is_not_asked_with_a_token_at_all(server: Any, session: HttpSession, feedback: Feedback) -> None:
    with pytest.raises(SettingsError, match="localhost.*no trusted host"):
        session.send("GET", f"{server.other_url}/a", feedback, headers={"authorization": "Bearer t0ken"})
    assert not server.asked


def test_a_circle_ends(server: Any, session: HttpSession, feedback: Feedback) -> None:
    server.answers["/a"] = to("/a")
    with pytest.raises(ServiceError, match="circle"):
        session.send("GET", f"{server.url}/a", feedback)
    assert len(server.asked) == 6


@pytest.mark.parametrize(
    "location", ["http://service.example/b", "ftp://127.0.0.1/b", "file:///etc/passwd", "https://"]
)
def test_an_unsafe_address_is_not_followed(
    server: Any, session: HttpSession, feedback: Feedback, location: str
) -> None:
    server.answers["/a"] = to(location)
    with pytest.raises(ServiceError, match="not safe"):
        session.send("GET", f"{server.url}/a", feedback)


def test_https_is_never_left(session: HttpSession) -> None:
    answer = requests.Response()
    answer.status_code = 302
    answer.headers["Location"] = "http://127.0.0.1/b"
    with pytest.raises(ServiceError, match="https to http"):
        redirected(Request("GET", "https://service.example/a"), answer, session.profile)


@pytest.mark.parametrize(("status", "host"), [(302, "url"), (303, "url"), (307, "other_url"), (308, "other_url")])
def test_a_password_is_not_sent_on(
    server: Any, session: HttpSession, feedback: Feedback, status: int, host: str
) -> None:
    server.answers["/a"] = to(f"{getattr(server, host)}/b", status)
    with pytest.raises(ServiceError, match="has moved"):
        session.send("POST", f"{server.url}/a", feedback, data={"password": "hunter2"})
    assert len(server.asked) == 1


def test_a_form_is_sent_again_within_the_trusted_hosts(server: Any, session: HttpSession, feedback: Feedback) -> None:
    server.answers["/a"] = to(f"{server.url}/b", 307)
    server.answers["/b"] = lambda asked: asked.give(200, asked.body)
    assert session.send("POST", f"{server.url}/a", feedback, data={"a": "b"}).content == b"a=b"


def test_a_redirect_without_an_address_is_no_answer(server: Any, session: HttpSession, feedback: Feedback) -> None:
    server.answers["/a"] = lambda asked: asked.give(302, b"nowhere")
    with pytest.raises(RefusedError, match="302: nowhere"):
        session.send("GET", f"{server.url}/a", feedback)


def test_a_request_shows_nothing_of_its_values() -> None:
    request = Request("POST", "https://s.example/?sig=s3cret", TOKEN, data={"password": "hunter2"})
    for secret in ("s3cret", "t0ken", "hunter2"):
        assert secret not in repr(request)
