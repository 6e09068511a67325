"""A library's own requests.Session, whose traffic goes through ours."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import pytest
import requests
from scene_queue.core.errors import CancelledError, NetworkError, ServiceBusyError, SettingsError
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import HttpSession, NetworkSettings, RefusedError, SessionAdapter, UnauthorizedError
from scene_queue.core.network.library_adapter import HeadAdapter


@pytest.fixture
def library() -> Iterator[requests.Session]:
    with requests.Session() as library:
        yield library


@pytest.fixture
def adapter(session: HttpSession, feedback: Feedback, library: requests.Session) -> SessionAdapter:
    adapter = SessionAdapter(session, feedback)
    adapter.take_over(library)
    return adapter


@pytest.mark.usefixtures("adapter")
def test_a_library_gets_a_response_as_requests_gives_it(server: Any, library: requests.Session) -> None:
    server.answers["/a"] = lambda asked: asked.give_json(200, {"feed": [1]}, X_Left="7")
    answer = library.get(f"{server.url}/a", params={"q": 'footprint:"Intersects(POLYGON((0 0,1 0,1 1,0 0)))" ü'})
    assert answer.json() == {"feed": [1]}
    assert (answer.status_code, answer.headers["x-left"], answer.ok) == (200, "7", True)
    assert answer.url.startswith(f"{server.url}/a?q=footprint%3A%22Intersects%28")
    assert server.asked[0].path == answer.url.partition(str(server.server_port))[2]
    assert answer.request.method == "GET" and answer.request.url == answer.url
    assert b"".join(answer.iter_content(4)) == answer.content


@pytest.mark.usefixtures("adapter")
def test_an_encoded_body_arrives_as_it_is(server: Any, library: requests.Session) -> None:
    server.answers["/a"] = lambda asked: asked.give(200, asked.body)
    assert library.post(f"{server.url}/a", json={"name": "Ñ"}).json() == {"name": "Ñ"}
    assert server.asked[0].headers["Content-Type"] == "application/json"
    assert library.post(f"{server.url}/a", data={"a": "1 2"}).content == b"a=1+2"
    assert server.asked[1].headers["Content-Type"] == "application/x-www-form-urlencoded"


@pytest.mark.usefixtures("adapter")
def test_the_request_runs_on_an_engine_thread(
    server: Any, library: requests.Session, session: HttpSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []
    ask = session._session.request

    def noting(*args: Any, **kwargs: Any) -> requests.Response:
        threads.append(threading.current_thread().name)
        return ask(*args, **kwargs)

    monkeypatch.setattr(session._session, "request", noting)
    server.answers["/a"] = lambda asked: asked.give(200, b"{}")
    library.get(f"{server.url}/a", timeout=0.000001, verify=False, stream=True)
    assert threads == ["scene-queue-request"]


def test_our_proxy_is_used_and_not_the_library_s(
    server: Any, make_profile: Callable[..., Any], feedback: Feedback, library: requests.Session
) -> None:
    session = HttpSession(NetworkSettings(proxies={"https": server.url}), make_profile())
    SessionAdapter(session, feedback, attempts=1).take_over(library)
    with pytest.raises(NetworkError, match="proxy did not let us through.*501"):  # the server knows no CONNECT
        library.get("https://archive.example/a", proxies={"https": "http://127.0.0.1:9"})
    session.close()


@pytest.mark.usefixtures("adapter")
def test_nothing_is_taken_from_the_environment(
    server: Any, library: requests.Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login somebody password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "none.pem"))
    server.answers["/a"] = lambda asked: asked.give(200, b"{}")
    assert library.get(f"{server.url}/a").status_code == 200
    assert server.asked[0].headers["Authorization"] is None


@pytest.mark.usefixtures("adapter")
def test_we_are_seen_as_ourselves_and_keep_no_cookies(server: Any, library: requests.Session) -> None:
    library.headers["User-Agent"] = "library/1.0"
    server.answers["/a"] = lambda asked: asked.give(200, b"{}", Set_Cookie="JSESSIONID=1; Path=/")
    library.get(f"{server.url}/a")
    library.get(f"{server.url}/a")
    assert server.asked[1].headers["User-Agent"] == NetworkSettings().user_agent
    assert server.asked[1].headers["Cookie"] is None


@pytest.mark.usefixtures("adapter")
def test_the_library_s_sign_in_goes_to_trusted_hosts_only(server: Any, library: requests.Session) -> None:
    server.answers["/a"] = lambda asked: asked.give(200, b"{}")
    library.auth = ("user", "secret")
    library.get(f"{server.url}/a")
    assert server.asked[0].headers["Authorization"].startswith("Basic ")
    with pytest.raises(SettingsError, match="localhost.*no trusted host"):
        library.get(f"{server.other_url}/a")
    assert len(server.asked) == 1


@pytest.mark.usefixtures("adapter")
def test_a_redirect_to_another_host_loses_the_sign_in(server: Any, library: requests.Session) -> None:
    server.answers["/a"] = lambda asked: asked.give(302, b"", Location=f"{server.other_url}/b")
    server.answers["/b"] = lambda asked: asked.give(200, b"{}")
    library.auth = ("user", "secret")
    assert library.get(f"{server.url}/a").url == f"{server.other_url}/b"
    assert server.asked[1].headers["Authorization"] is None


@pytest.mark.usefixtures("adapter")
@pytest.mark.parametrize(("status", "error"), [(401, UnauthorizedError), (404, RefusedError)])
def test_a_refusal_is_our_error_and_asked_once(
    server: Any, library: requests.Session, status: int, error: type
) -> None:
    server.answers["/a"] = lambda asked: asked.give(status, b"no")
    with pytest.raises(error, match=f"{status}: no"):
        library.get(f"{server.url}/a")
    assert len(server.asked) == 1


def test_a_status_that_the_library_wants_to_see_is_handed_back(
    server: Any, session: HttpSession, feedback: Feedback, library: requests.Session
) -> None:
    SessionAdapter(session, feedback, accept=(429, 500)).take_over(library)
    server.answers["/a"] = lambda asked: asked.give(500, b"{}", cause_message="too long")
    answer = library.get(f"{server.url}/a")
    assert (answer.status_code, answer.headers["cause-message"]) == (500, "too long")
    with pytest.raises(requests.HTTPError):
        answer.raise_for_status()
    assert len(server.asked) == 1


@pytest.mark.usefixtures("adapter")
def test_a_passing_error_is_asked_again(server: Any, library: requests.Session, signal: Any) -> None:
    answers = [503, 429, 200]
    server.answers["/a"] = lambda asked: asked.give(answers.pop(0), b"{}", Retry_After="8")
    assert library.get(f"{server.url}/a").status_code == 200
    assert len(signal.waits) == 2 and min(signal.waits) >= 8


def test_a_lasting_error_ends_after_the_attempts(
    server: Any, session: HttpSession, feedback: Feedback, library: requests.Session
) -> None:
    SessionAdapter(session, feedback, attempts=2).take_over(library)
    server.answers["/a"] = lambda asked: asked.give(503, b"maintenance")
    with pytest.raises(ServiceBusyError, match="maintenance"):
        library.get(f"{server.url}/a")
    assert len(server.asked) == 2


def test_a_cancellation_ends_the_library_s_call(server: Any, session: HttpSession, library: requests.Session) -> None:
    signal = CancelSignal()

    def fall_silent(asked: Any) -> None:
        signal.cancel()
        asked.wait_until_gone()

    server.answers["/a"] = fall_silent
    SessionAdapter(session, Feedback(signal=signal)).take_over(library)
    with pytest.raises(CancelledError):
        library.get(f"{server.url}/a")
    assert server.gone.wait(5)


@pytest.mark.usefixtures("adapter")
def test_a_form_that_the_library_encoded_is_not_repeated_in_a_sentence(server: Any, library: requests.Session) -> None:
    server.answers["/a"] = lambda asked: asked.give(400, b"bad client: " + asked.body.partition(b"client_secret=")[2])
    for body in ({"client_secret": "s3cr3t"}, "client_id=a&client_secret=s3cr3t", b"client_secret=s3cr3t"):
        with pytest.raises(RefusedError, match="bad client: …") as caught:
            library.post(f"{server.url}/a", data=body)
        assert "s3cr3t" not in str(caught.value)


@pytest.mark.usefixtures("adapter")
def test_the_session_stays_open_when_the_library_closes_its_own(
    server: Any, session: HttpSession, library: requests.Session, feedback: Feedback
) -> None:
    server.answers["/a"] = lambda asked: asked.give(200, b"{}")
    library.close()
    assert session.send("GET", f"{server.url}/a", feedback).status_code == 200


def test_what_is_only_looked_at_is_not_read(
    server: Any, library: requests.Session, session: HttpSession, feedback: Feedback
) -> None:
    SessionAdapter(session, feedback).take_over(library)
    library.mount(f"{server.url}/large", HeadAdapter(session, feedback))
    server.answers["/large"] = lambda asked: asked.give(202, b"x" * 1000, X_Left="7")
    answer = library.get(f"{server.url}/large", headers={"Range": "bytes=0-1"})
    assert (answer.status_code, answer.headers["x-left"], answer.content) == (202, "7", b"")
    assert server.asked[0].headers["Range"] == "bytes=0-1"


def test_what_explains_a_refusal_is_read(
    server: Any, library: requests.Session, session: HttpSession, feedback: Feedback
) -> None:
    library.mount(f"{server.url}/large", HeadAdapter(session, feedback))
    server.answers["/large"] = lambda asked: asked.give(403, b"not today" * 100_000, Cause="quota")
    answer = library.get(f"{server.url}/large")
    assert (answer.status_code, answer.headers["Cause"]) == (403, "quota")
    assert answer.text.startswith("not today") and len(answer.content) < 100_000
