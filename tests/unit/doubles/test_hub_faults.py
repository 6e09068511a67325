"""Each fault, as a client meets it."""

from __future__ import annotations

import http.client
import socket
from urllib.parse import urlsplit

import pytest
from doubles.hub import ALWAYS, SAMPLE_NAME
from doubles.hub.client import BrokenOffError, Client
from doubles.hub.delivery import Delivery
from doubles.hub.message import BytesBody, Response
from doubles.waiting import wait_until


@pytest.fixture
def content(client: Client) -> bytes:
    """The bytes of the sample's ZIP."""
    archive = client.hub.shelf.scenes[0].archive
    assert archive is not None
    return archive.path.read_bytes()


def partial(client: Client, token: str | None = None, **headers: str) -> bytes:
    """What arrives of a download that breaks."""
    with pytest.raises(BrokenOffError) as caught:
        client.download(token, **headers)
    return caught.value.partial


def test_a_cut_leaves_the_bytes_before_it(client: Client, content: bytes) -> None:
    client.hub.faults.cut(at_bytes=1234)
    assert partial(client) == content[:1234]
    assert client.hub.requests[-1].bytes_sent == 1234
    assert client.download().body == content


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_a_cut_can_be_at_a_share(client: Client, content: bytes, share: float) -> None:
    client.hub.faults.cut(at_share=share)
    assert partial(client) == content[: int(len(content) * share)]


def test_a_cut_before_the_first_byte_leaves_nothing(client: Client) -> None:
    client.hub.faults.cut(at_bytes=0)
    assert partial(client) == b""


def test_a_cut_never_lets_the_last_byte_through(client: Client, content: bytes) -> None:
    client.hub.faults.cut(at_share=1.0)
    assert partial(client) == content[:-1]


def test_a_cut_can_come_several_times_or_always(client: Client) -> None:
    token = client.token()
    three = client.hub.faults.cut(at_share=0.5, times=3)
    for _ in range(3):
        partial(client, token)
    assert client.download(token).status == 200
    assert three.struck == 3
    client.hub.faults.cut(at_share=0.5, times=ALWAYS)
    for _ in range(5):
        partial(client, token)
    client.hub.faults.clear()
    assert client.download(token).status == 200


def test_a_cut_can_wait_for_a_later_request(client: Client) -> None:
    token = client.token()
    client.hub.faults.cut(at_bytes=9, skip=2)
    assert [client.download(token).status for _ in range(2)] == [200, 200]
    partial(client, token)


def test_a_cut_can_be_a_reset(client: Client) -> None:
    token = client.token()
    client.hub.faults.cut(at_bytes=0, reset=True)
    parts = urlsplit(client.value_url())
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=10)
    connection.request("GET", parts.path, headers={"Authorization": f"Bearer {token}"})
    with pytest.raises(ConnectionResetError):
        connection.getresponse().read()
    connection.close()


def test_a_cut_counts_from_the_start_of_the_range(client: Client, content: bytes) -> None:
    client.hub.faults.cut(at_bytes=100)
    assert partial(client, Range="bytes=50-") == content[50:150]


def test_faults_strike_their_face_and_their_path_only(client: Client) -> None:
    client.hub.faults.busy(face="catalogue")
    client.hub.faults.busy(path_part="/Nodes")
    token = client.token()
    assert client.download(token).status == 200
    assert client.products().status == 503
    assert client.products().status == 200
    base = client.value_url()[: -len("/$value")]
    assert [client.send(f"{base}/Nodes").status for _ in range(2)] == [503, 200]


def test_an_answering_fault_leaves_later_faults_for_later(client: Client, content: bytes) -> None:
    client.hub.faults.busy(429)
    client.hub.faults.cut(at_bytes=10)
    token = client.token()
    assert client.download(token).status == 429
    assert partial(client, token) == content[:10]


def test_silence_before_the_headers_ends_after_its_time(client: Client, content: bytes) -> None:
    client.hub.faults.silence(seconds=0.01)
    assert client.download().body == content


def test_silence_for_ever_is_felt_as_a_time_out(client: Client) -> None:
    token = client.token()
    client.hub.faults.silence()
    client.timeout_s = 0.05
    assert partial(client, token) == b""


def test_silence_in_the_middle_comes_after_the_bytes_before_it(client: Client, content: bytes) -> None:
    token = client.token()
    client.hub.faults.silence(at_bytes=70_000)
    parts = urlsplit(client.value_url())
    with socket.create_connection((str(parts.hostname), parts.port or 0), timeout=10) as raw:
        lines = f"GET {parts.path} HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {token}\r\n\r\n"
        raw.sendall(lines.encode())
        received = b""
        while b"\r\n\r\n" not in received or len(received.split(b"\r\n\r\n", 1)[1]) < 70_000:
            received += raw.recv(65536)
        raw.settimeout(0.05)
        with pytest.raises(TimeoutError):
            raw.recv(1)
    assert received.split(b"\r\n\r\n", 1)[1] == content[:70_000]


def test_a_client_that_leaves_during_silence_frees_its_place(client: Client) -> None:
    token = client.token()
    client.timeout_s = 0.05
    fault = client.hub.faults.silence(at_bytes=10, times=8)
    for number in range(8):
        partial(client, token)
        wait_until(lambda struck=number + 1: fault.struck == struck and not client.hub.open_connections)
    client.timeout_s = 10
    assert client.download(token).status == 200


def test_a_throttled_body_is_the_same(client: Client, content: bytes) -> None:
    client.hub.faults.throttle(10_000_000)
    assert client.download().body == content
    client.hub.faults.throttle(None)
    assert client.download().body == content


def test_a_throttle_sends_in_small_pieces() -> None:
    slow = Delivery(Response(200, BytesBody(bytes(1000))), bytes_per_second=5000)
    assert max(len(piece) for piece in slow.pieces()) == 100
    assert sum(len(piece) for piece in slow.pieces()) == 1000


def test_html_comes_with_status_200(client: Client) -> None:
    client.hub.faults.html()
    client.hub.faults.html(face="catalogue")
    for answer in (client.download(), client.products()):
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "text/html"
        assert b"maintenance" in answer.body


def test_a_length_that_is_too_long_leaves_the_client_waiting_in_vain(client: Client, content: bytes) -> None:
    client.hub.faults.wrong_length(+1000)
    assert partial(client) == content


def test_a_length_that_is_too_short_hides_the_end(client: Client, content: bytes) -> None:
    client.hub.faults.wrong_length(-1000)
    assert client.download().body == content[:-1000]
    assert client.download().body == content


def test_one_bit_of_one_byte_is_flipped(client: Client, content: bytes) -> None:
    client.hub.faults.flip_byte(at_share=0.3)
    body = client.download().body
    (place,) = (index for index, byte in enumerate(body) if byte != content[index])
    assert place == int(len(content) * 0.3)
    assert body[place] ^ content[place] == 1
    assert len(body) == len(content)


def test_a_range_can_be_ignored(client: Client, content: bytes) -> None:
    client.hub.faults.ignore_range()
    first, second = (client.download(Range="bytes=10-") for _ in range(2))
    assert (first.status, first.body) == (200, content)
    assert second.status == 206


def test_a_body_can_come_in_chunks(client: Client, content: bytes) -> None:
    client.hub.faults.chunked()
    answer = client.download()
    assert answer.headers["Transfer-Encoding"] == "chunked" and "Content-Length" not in answer.headers
    assert answer.body == content


def test_a_chunked_body_can_be_cut(client: Client) -> None:
    client.hub.faults.chunked()
    client.hub.faults.cut(at_share=0.5)
    partial(client)


def test_a_good_token_can_be_refused(client: Client) -> None:
    token = client.token()
    client.hub.faults.unauthorized()
    answer = client.download(token)
    assert (answer.status, answer.json["code"]) == (401, "DAT-ZIP-109")
    assert client.download(token).status == 200


def test_tokens_can_expire_now(client: Client) -> None:
    session = client.log_in().json
    client.hub.faults.expire_tokens()
    assert client.download(session["access_token"]).status == 401
    renewed = client.post_form(
        client.hub.token_url,
        client_id="cdse-public",
        grant_type="refresh_token",
        refresh_token=session["refresh_token"],
    )
    assert client.download(renewed.json["access_token"]).status == 200


def test_tokens_can_expire_in_the_middle_of_a_download(client: Client, content: bytes) -> None:
    token = client.token()
    client.hub.faults.expire_tokens_midway()
    arrived = partial(client, token)
    assert arrived == content[: len(content) // 2]
    assert client.download(token, Range=f"bytes={len(arrived)}-").status == 401
    rest = client.download(Range=f"bytes={len(arrived)}-")
    assert arrived + rest.body == content


@pytest.mark.parametrize(("status", "after"), [(429, 2), (503, 7), (502, None), (500, None)])
def test_a_busy_service_may_say_when_to_come_back(client: Client, status: int, after: int | None) -> None:
    client.hub.faults.busy(status, retry_after_s=after, face="catalogue", times=2)
    answers = [client.products() for _ in range(3)]
    assert [answer.status for answer in answers] == [status, status, 200]
    assert answers[0].headers["Retry-After"] == (None if after is None else str(after))
    assert answers[0].json["detail"]


def test_a_busy_service_may_answer_with_its_own_body(client: Client) -> None:
    body = {"code": "DAT-ZIP-100", "message": "Max session number exceeded"}
    client.hub.faults.busy(429, body=body)
    assert client.download().json == body


def test_the_journal_tells_what_was_answered(client: Client) -> None:
    client.hub.faults.busy(503, face="catalogue")
    client.products(("$filter", f"Name eq '{SAMPLE_NAME}.SAFE'"))
    client.download(Range="bytes=0-9")
    asked, login, fetched = client.hub.requests
    assert (asked.face, asked.method, asked.path, asked.status) == ("catalogue", "GET", "/odata/v1/Products", 503)
    assert asked.readable_query == f"$filter=Name eq '{SAMPLE_NAME}.SAFE'"
    assert (login.face, login.method, login.authorized) == ("identity", "POST", False)
    assert (fetched.face, fetched.status, fetched.range, fetched.bytes_sent) == ("download", 206, "bytes=0-9", 10)
    assert fetched.authorized


def test_silence_splits_what_is_sent_before_it() -> None:
    delivery = Delivery(Response(200, BytesBody(b"abcdef")), silence_at=2)
    assert list(delivery.pieces()) == [b"ab", b"cde", b"f"]


def test_the_end_of_a_response_is_told_before_its_last_byte() -> None:
    told: list[bytes] = []
    sent: list[bytes] = []
    response = Response(200, BytesBody(b"abc"), on_end=lambda: told.append(b"".join(sent)))
    for piece in Delivery(response).pieces():
        sent.append(piece)
    assert told == [b"ab"] and sent == [b"ab", b"c"]


def test_the_hubs_own_answer_can_be_edited(client: Client) -> None:
    fault = client.hub.faults.edit(lambda content: {**content, "value": []}, face="catalogue")
    edited, whole = client.products(), client.products()
    assert (edited.status, edited.json["value"], fault.struck) == (200, [], 1)
    assert edited.headers["Content-Length"] == str(len(edited.body))
    assert whole.json["value"]
