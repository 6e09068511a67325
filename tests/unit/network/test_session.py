"""Requests and what becomes of their answers."""

from __future__ import annotations

import gzip
import socket
import threading
from pathlib import Path
from typing import Any, Callable

import pytest
import requests
from scene_queue.core.errors import (
    CredentialsError,
    ErrorKind,
    NetworkError,
    SceneQueueError,
    ServiceBusyError,
    SettingsError,
)
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import HttpSession, NetworkSettings, RefusedError, UnauthorizedError, read_json


def test_an_answer_is_returned_with_its_body(server: Any, session: HttpSession, feedback: Feedback) -> None:
    server.answers["/a"] = lambda asked: asked.give_json(200, {"value": [1, 2]})
    answer = session.send("GET", f"{server.url}/a", feedback, params={"$top": 2})
    assert answer.status_code == 200
    assert read_json(answer, "Test service") == {"value": [1, 2]}
    assert server.asked[0].path == "/a?%24top=2"


def test_forms_and_json_are_posted(server: Any, session: HttpSession, feedback: Feedback) -> None:
    server.answers["/a"] = lambda asked: asked.give(200, asked.body)
    assert session.send("POST", f"{server.url}/a", feedback, data={"k": "v"}).content == b"k=v"
    assert session.send("post", f"{server.url}/a", feedback, json={"k": 1}).json() == {"k": 1}


def test_a_packed_answer_is_unpacked(server: Any, session: HttpSession, feedback: Feedback) -> None:
    packed = gzip.compress(b'{"a": 1}')
    server.answers["/a"] = lambda asked: asked.give(200, packed, Content_Encoding="gzip")
    assert session.send("GET", f"{server.url}/a", feedback).json() == {"a": 1}


def test_connections_are_kept_alive(server: Any, session: HttpSession, feedback: Feedback) -> None:
    server.answers["/a"] = lambda asked: asked.give(200, b"{}")
    for _ in range(3):
        session.send("GET", f"{server.url}/a", feedback)
    assert len({asked.client_address for asked in server.asked}) == 1


def test_no_request_runs_on_the_thread_that_asks(
    server: Any, session: HttpSession, feedback: Feedback, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []
    connect = socket.socket.connect

    def noting(self: socket.socket, address: Any) -> None:
        threads.append(threading.current_thread())
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", noting)
    server.answers["/a"] = lambda asked: asked.give(200, b"PK...")
    session.send("GET", f"{server.url}/a", feedback)
    with session.stream(f"{server.url}/a", feedback) as stream:
        assert b"".join(stream.chunks()) == b"PK..."
    assert threads and threading.current_thread() not in threads


@pytest.mark.parametrize(
    ("status", "error", "kind"),
    [
        (400, RefusedError, ErrorKind.PERMANENT),
        (401, UnauthorizedError, ErrorKind.USER),
        (403, RefusedError, ErrorKind.PERMANENT),
        (404, RefusedError, ErrorKind.PERMANENT),
        (422, RefusedError, ErrorKind.PERMANENT),
        (429, ServiceBusyError, ErrorKind.TEMPORARY),
        (500, ServiceBusyError, ErrorKind.TEMPORARY),
        (502, ServiceBusyError, ErrorKind.TEMPORARY),
        (503, ServiceBusyError, ErrorKind.TEMPORARY),
        (504, ServiceBusyError, ErrorKind.TEMPORARY),
    ],
)
@pytest.mark.parametrize("streamed", [False, True])
def test_a_refusal_is_classified_and_names_host_and_reason(
    server: Any, session: HttpSession, feedback: Feedback, status: int, error: type, kind: ErrorKind, streamed: bool
) -> None:
    server.answers["/a"] = lambda asked: asked.give_json(status, {"detail": "because of the moon"})
    with pytest.raises(error, match=rf"Test service \(127\.0\.0\.1\).*{status}: because of the moon") as caught:
        ask(session, f"{server.url}/a", feedback, streamed)
    assert caught.value.kind is kind
    if isinstance(caught.value, RefusedError):
        assert caught.value.status == status


def ask(session: HttpSession, url: str, feedback: Feedback, streamed: bool, **options: Any) -> bytes:
    if not streamed:
        return session.send("GET", url, feedback, **options).content
    with session.stream(url, feedback, **options) as stream:
        return b"".join(stream.chunks())


def test_the_code_of_the_download_host_is_kept(server: Any, session: HttpSession, feedback: Feedback) -> None:
    content = {"trace-id": "x", "code": "DAT-ZIP-609", "message": "Token audience not allowed"}
    server.answers["/a"] = lambda asked: asked.give_json(401, content)
    with pytest.raises(UnauthorizedError, match="DAT-ZIP-609, Token audience not allowed") as caught:
        session.send("GET", f"{server.url}/a", feedback)
    assert caught.value.code == "DAT-ZIP-609"
    assert isinstance(caught.value, CredentialsError)


@pytest.mark.parametrize("streamed", [False, True])
def test_a_status_that_the_caller_wants_to_see_is_no_error(
    server: Any, session: HttpSession, feedback: Feedback, streamed: bool
) -> None:
    server.answers["/a"] = lambda asked: asked.give(416, b"x", Content_Range="bytes */7")
    assert ask(session, f"{server.url}/a", feedback, streamed, accept=(416,)) == b"x"


def test_a_refusal_without_end_is_read_in_part(server: Any, session: HttpSession, feedback: Feedback) -> None:
    server.answers["/a"] = lambda asked: asked.give(400, b"word " * 100_000)
    with pytest.raises(RefusedError) as caught, session.stream(f"{server.url}/a", feedback):
        pass
    assert len(str(caught.value)) < 500


def test_what_a_refusal_repeats_of_the_sign_in_is_blotted_out(
    server: Any, session: HttpSession, feedback: Feedback
) -> None:
    def repeat(asked: Any) -> None:
        given = "".join(str(asked.headers[name]) for name in ("Authorization", "X-Amz-Security-Token"))
        asked.give(400, asked.body + given.encode())

    server.answers["/a"] = repeat
    form = {"password": "hunter&2", "totp": "123456", "refresh_token": "r3fresh"}
    headers = {"Authorization": "Bearer t0ken", "X-Amz-Security-Token": "s3ssion"}
    with pytest.raises(RefusedError) as caught:
        session.send("POST", f"{server.url}/a", feedback, data=form, headers=headers)
    for secret in ("hunter", "123456", "r3fresh", "t0ken", "s3ssion"):
        assert secret not in str(caught.value)


def test_an_answer_that_is_cut_is_no_answer(server: Any, session: HttpSession, feedback: Feedback) -> None:
    def cut(asked: Any) -> None:
        asked.give(200, b'{"value": []}', Content_Length="100")
        asked.close_connection = True

    server.answers["/a"] = cut
    with pytest.raises(NetworkError):
        session.send("GET", f"{server.url}/a", feedback)


def test_a_stream_hands_out_all_that_arrived_before_it_broke(
    server: Any, session: HttpSession, feedback: Feedback
) -> None:
    def cut(asked: Any) -> None:
        asked.give(200, bytes(300_000), Content_Length="1000000")
        asked.close_connection = True

    server.answers["/a"] = cut
    received = 0
    try:
        with session.stream(f"{server.url}/a", feedback) as stream:
            for chunk in stream.chunks():
                received += len(chunk)
    except NetworkError:  # urllib3 2 notices by itself; with 1.26 the reader compares lengths
        pass
    assert received == 300_000


def test_a_chunked_stream_that_is_cut_is_an_error(server: Any, session: HttpSession, feedback: Feedback) -> None:
    def cut(asked: Any) -> None:
        asked.give(200, b"5\r\nhello\r\nff\r\nhal", Transfer_Encoding="chunked")
        asked.close_connection = True

    server.answers["/a"] = cut
    with pytest.raises(NetworkError), session.stream(f"{server.url}/a", feedback) as stream:
        list(stream.chunks())


def test_a_large_stream_arrives_whole(server: Any, session: HttpSession, feedback: Feedback) -> None:
    content = bytes(range(256)) * 40_000
    server.answers["/a"] = lambda asked: asked.give(200, content, ETag='"1"')
    with session.stream(f"{server.url}/a", feedback, headers={"Range": "bytes=0-"}) as stream:
        assert (stream.status, stream.headers["etag"]) == (200, '"1"')
        assert b"".join(stream.chunks()) == content
    assert server.asked[0].headers["Accept-Encoding"] == "identity"
    assert server.asked[0].headers["Range"] == "bytes=0-"


def test_nobody_there_is_a_network_error(session: HttpSession, feedback: Feedback) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        with pytest.raises(NetworkError, match=r"Test service \(127\.0\.0\.1\) does not take connections"):
            session.send("GET", f"http://127.0.0.1:{port}/", feedback)


def test_a_host_without_an_address_is_a_network_error(
    session: HttpSession, feedback: Feedback, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*args: object, **kwargs: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(NetworkError, match="was not found"):
        session.send("GET", "https://nowhere.example/", feedback)


@pytest.mark.parametrize("streamed", [False, True])
def test_silence_before_the_head_ends(
    server: Any, make_profile: Callable[..., Any], feedback: Feedback, streamed: bool
) -> None:
    server.answers["/a"] = lambda asked: asked.wait_until_gone()
    session = HttpSession(NetworkSettings(), make_profile(first_byte_timeout_s=0.1))
    with pytest.raises(NetworkError, match="did not begin its answer within 0 s"):
        ask(session, f"{server.url}/a", feedback, streamed)
    assert server.gone.wait(5)


def test_more_patience_than_the_profile_s_is_granted(
    server: Any, make_profile: Callable[..., Any], feedback: Feedback
) -> None:
    """The answer comes once the profile's own time-outs are long over."""
    profile = make_profile(first_byte_timeout_s=0.01, read_timeout_s=0.01)

    def take_time(asked: Any) -> None:
        threading.Event().wait(0.3)
        asked.give(200, b"PK")

    server.answers["/a"] = take_time
    session = HttpSession(NetworkSettings(patience_s=60.0), profile)
    assert session.send("GET", f"{server.url}/a", feedback).content == b"PK"


@pytest.mark.parametrize("streamed", [False, True])
def test_silence_within_the_body_ends(
    server: Any, make_profile: Callable[..., Any], feedback: Feedback, streamed: bool
) -> None:
    def fall_silent(asked: Any) -> None:
        asked.give(200, b"PK", Content_Length="100")
        asked.wait_until_gone()

    server.answers["/a"] = fall_silent
    session = HttpSession(NetworkSettings(), make_profile(read_timeout_s=0.1))
    with pytest.raises(NetworkError, match="silent in the middle of its answer, for 0 s"):
        ask(session, f"{server.url}/a", feedback, streamed)
    assert server.gone.wait(5)


def test_a_slow_head_is_waited_for_though_the_body_must_be_quick(
    server: Any, make_profile: Callable[..., Any], feedback: Feedback
) -> None:
    def think(asked: Any) -> None:
        threading.Event().wait(0.3)
        asked.give(200, b"PK")

    server.answers["/a"] = think
    session = HttpSession(NetworkSettings(), make_profile(read_timeout_s=0.1, first_byte_timeout_s=5))
    assert session.send("GET", f"{server.url}/a", feedback).content == b"PK"


def test_a_name_look_up_that_hangs_ends(
    make_profile: Callable[..., Any], feedback: Feedback, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = threading.Event()

    def hang(*args: object, **kwargs: object) -> None:
        end.wait(10)
        raise socket.gaierror(-2, "late")

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    session = HttpSession(NetworkSettings(), make_profile(connect_timeout_s=0.05, first_byte_timeout_s=0.05))
    with pytest.raises(NetworkError, match="did not begin its answer"):
        session.send("GET", "https://nowhere.example/", feedback)
    end.set()


@pytest.mark.parametrize("url", ["http://service.example/a", "ftp://127.0.0.1/a", "https://u:hunter2@service.example/"])
def test_an_unsafe_address_is_not_asked(session: HttpSession, feedback: Feedback, url: str) -> None:
    with pytest.raises(SettingsError) as caught:
        session.send("GET", url, feedback)
    assert "hunter2" not in str(caught.value)


def test_nothing_of_the_environment_leaks_in(
    server: Any, session: HttpSession, feedback: Feedback, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password hunter2\n")
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "missing.pem"))
    server.answers["/a"] = lambda asked: asked.give(200, b"", Set_Cookie="session=1")
    session.send("GET", f"{server.url}/a", feedback)
    session.send("GET", f"{server.url}/a", feedback)
    for asked in server.asked:
        assert asked.headers["Authorization"] is None
        assert asked.headers["Cookie"] is None


def test_a_proxy_that_is_given_is_used_and_its_refusal_told(
    server: Any, make_profile: Callable[..., Any], feedback: Feedback
) -> None:
    proxies = {"https": server.url.replace("://", "://user:hunter2@")}
    session = HttpSession(NetworkSettings(proxies=proxies), make_profile())
    with pytest.raises(SceneQueueError) as caught:
        session.send("GET", "https://service.example/", feedback)
    assert isinstance(caught.value, NetworkError)
    assert "proxy" in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_a_missing_file_of_certificates_is_told(make_profile: Callable[..., Any], tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"company\.pem"):
        HttpSession(NetworkSettings(ca_bundle=tmp_path / "company.pem"), make_profile())


@pytest.mark.parametrize("body", [b"<html><body>Maintenance</body></html>", b"\n<!DOCTYPE HTML><p>moved"])
def test_a_page_for_people_is_no_data(server: Any, session: HttpSession, feedback: Feedback, body: bytes) -> None:
    server.answers["/a"] = lambda asked: asked.give(200, body)
    with pytest.raises(ServiceBusyError, match="web page instead of data"):
        read_json(session.send("GET", f"{server.url}/a", feedback), "Test service")


def test_json_that_is_cut_is_worth_another_attempt(server: Any, session: HttpSession, feedback: Feedback) -> None:
    server.answers["/a"] = lambda asked: asked.give(200, b'{"value": [{"Id": ')
    with pytest.raises(ServiceBusyError, match="not JSON"):
        read_json(session.send("GET", f"{server.url}/a", feedback), "Test service")


def test_the_transport_s_own_words_do_not_repeat_the_address(session: HttpSession, feedback: Feedback) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/?X-Amz-Signature=s3cret"
        with pytest.raises(NetworkError) as caught:
            session.send("GET", url, feedback)
    cause: BaseException | None = caught.value
    while cause is not None:
        assert "s3cret" not in str(cause)
        assert not isinstance(cause, requests.RequestException)
        cause = cause.__cause__ or cause.__context__


def enough_at(count: int) -> Callable[[memoryview], bool]:
    """Takes so many bytes."""
    taken = 0

    def take(piece: memoryview) -> bool:
        nonlocal taken
        taken += len(piece)
        return taken < count

    return take


def test_a_service_that_sends_and_does_not_read_is_told_at_once_that_the_rest_is_not_wanted(
    server: Any, session: HttpSession
) -> None:
    told: list[str] = []
    is_over = threading.Event()

    def answer(asked: Any) -> None:
        asked.give(200, bytes(200_000), Content_Length="1000000")
        try:
            asked.connection.recv(1)
            told.append("sent nothing more")  # which only those hear that listen
        except ConnectionResetError:
            told.append("reset")
        is_over.set()

    server.answers["/a"] = answer
    with session.stream(f"{server.url}/a", Feedback()) as stream:
        stream.pour(enough_at(100_000), lambda: None)
    assert is_over.wait(5)
    assert told == ["reset"]


def test_a_connection_is_used_again_after_chunks_that_end_where_enough_has_come(
    server: Any, session: HttpSession
) -> None:
    chunk = b"%x\r\n%s\r\n" % (1000, bytes(1000))
    server.answers["/a"] = lambda asked: asked.give(200, chunk + b"0\r\n\r\n", Transfer_Encoding="chunked")
    for _ in range(2):
        with session.stream(f"{server.url}/a", Feedback()) as stream:
            stream.pour(enough_at(1000), lambda: None)
    assert len({asked.client_address for asked in server.asked}) == 1
