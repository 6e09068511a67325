"""The other road for small requests: when it is taken, and that nothing else changes on it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import Any, Callable

import pytest
from doubles.proxy import Proxy, running
from scene_queue.core.errors import CancelledError, SceneQueueError, SettingsError
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import HttpSession, NetworkSettings, UnauthorizedError
from scene_queue.core.network.carriers import Delivery, Parcel
from scene_queue.core.network.failures import CarrierError, Obstacle

URL = "https://service.example/a"


class Road:
    """A carrier that notes what it is given."""

    def __init__(self, status: int = 200, body: bytes = b"PK", **headers: str) -> None:
        self.carried: list[Parcel] = []
        self.delivery = Delivery(status, tuple((name.replace("_", "-"), text) for name, text in headers.items()), body)

    def __call__(self, parcel: Parcel, is_over: Callable[[], bool]) -> Delivery:
        self.carried.append(parcel)
        return self.delivery


@pytest.fixture
def strict_proxy() -> Iterator[Proxy]:
    """It takes sign-ins of Windows only."""
    with running(Proxy(1, ["Negotiate", "NTLM"])) as proxy:
        yield proxy


@pytest.fixture
def make_session(make_profile: Callable[..., Any]) -> Callable[..., HttpSession]:
    def make(carrier: Any, **settings: Any) -> HttpSession:
        network = NetworkSettings(carrier=carrier, **settings)
        return HttpSession(network, make_profile(trusted_hosts=["service.example", "127.0.0.1"]))

    return make


def test_it_is_taken_once_the_proxy_wants_another_sign_in(
    make_session: Callable[..., HttpSession], strict_proxy: Proxy, feedback: Feedback
) -> None:
    road = Road()
    session = make_session(road, proxies={"https": strict_proxy.url})
    for _ in range(3):
        assert session.send("GET", URL, feedback).content == b"PK"
    assert len(road.carried) == 3
    assert len(strict_proxy.asked) == 1  # it is not asked in vain again


def test_without_it_the_proxy_s_wish_is_told_with_the_next_step(
    make_session: Callable[..., HttpSession], strict_proxy: Proxy, feedback: Feedback
) -> None:
    session = make_session(None, proxies={"https": strict_proxy.url})
    with pytest.raises(SettingsError, match="wants a sign-in.*NTLM"):
        session.send("GET", URL, feedback)


def test_large_ones_never_take_it_and_say_so(
    make_session: Callable[..., HttpSession], strict_proxy: Proxy, feedback: Feedback
) -> None:
    road = Road()
    session = make_session(road, proxies={"https": strict_proxy.url}, carrier_first=True)
    with pytest.raises(SettingsError, match="wants a sign-in.*let through"), session.stream(URL, feedback):
        pass
    assert road.carried == []


@pytest.mark.parametrize("obstacle", [Obstacle.SILENCE, Obstacle.PROXY_SIGN_IN, Obstacle.PROXY, Obstacle.BROKEN])
def test_where_it_cannot_pass_the_proxy_either_the_proxy_s_wish_is_told(
    make_session: Callable[..., HttpSession], strict_proxy: Proxy, feedback: Feedback, obstacle: Obstacle
) -> None:
    patience: list[float] = []

    def fall_silent(parcel: Parcel, is_over: Callable[[], bool]) -> Delivery:
        patience.append(parcel.silence_s)
        raise CarrierError(obstacle, "nothing")

    session = make_session(fall_silent, proxies={"https": strict_proxy.url}, patience_s=500.0)
    with pytest.raises(SettingsError, match="wants a sign-in"):
        session.send("GET", URL, feedback)
    assert patience == [30.0]  # a trial; once it has passed, the service has all the time that it needs


def test_another_trouble_with_the_proxy_is_no_reason_to_take_it(
    make_session: Callable[..., HttpSession], strict_proxy: Proxy, feedback: Feedback
) -> None:
    road = Road()
    strict_proxy.refuses = 403
    with pytest.raises(Exception, match="403"):
        make_session(road, proxies={"https": strict_proxy.url}).send("GET", URL, feedback)
    assert road.carried == []


def test_it_carries_forms_json_and_signatures_as_requests_would(
    make_session: Callable[..., HttpSession], feedback: Feedback
) -> None:
    road = Road()
    session = make_session(road, carrier_first=True)
    session.send("POST", URL, feedback, data={"k": "ä v"}, headers={"Authorization": "Bearer t"})
    session.send("POST", URL, feedback, json={"k": 1})
    session.send("GET", URL, feedback, params={"$top": 2})
    form, document, query = road.carried
    assert form.body == b"k=%C3%A4+v"
    assert ("Content-Type", "application/x-www-form-urlencoded") in form.headers
    assert ("Authorization", "Bearer t") in form.headers
    assert "Bearer" not in repr(form)
    assert document.body == b'{"k": 1}'
    assert query.url == f"{URL}?%24top=2"


def test_loopback_does_not_take_it(server: Any, make_session: Callable[..., HttpSession], feedback: Feedback) -> None:
    road = Road()
    server.answers["/a"] = lambda asked: asked.give(200, b"here")
    assert make_session(road, carrier_first=True).send("GET", f"{server.url}/a", feedback).content == b"here"
    assert road.carried == []


def test_refusals_and_redirects_are_judged_as_always(
    make_session: Callable[..., HttpSession], feedback: Feedback
) -> None:
    with pytest.raises(UnauthorizedError, match="wrong password"):
        make_session(Road(401, b'{"detail": "wrong password"}'), carrier_first=True).send("GET", URL, feedback)
    elsewhere = Road(302, b"", Location="https://elsewhere.example/b")
    with pytest.raises(Exception, match="redirects in a circle"):
        make_session(elsewhere, carrier_first=True).send(
            "GET", URL, feedback, headers={"Authorization": "Bearer t", "Accept": "x"}
        )
    first, *others = [dict(one.headers) for one in elsewhere.carried]
    assert "Authorization" in first
    assert others
    assert not any("Authorization" in headers for headers in others)


def test_a_packed_body_is_unpacked_and_a_cut_one_is_told(
    make_session: Callable[..., HttpSession], feedback: Feedback
) -> None:
    packed = gzip.compress(b'{"a": 1}')
    road = Road(200, packed, Content_Encoding="gzip", Content_Length=str(len(packed)))
    assert make_session(road, carrier_first=True).send("GET", URL, feedback).json() == {"a": 1}
    with pytest.raises(Exception, match="was cut"):
        make_session(Road(200, b"PK", Content_Length="100"), carrier_first=True).send("GET", URL, feedback)


def test_a_carrier_that_takes_its_time_is_left_at_once_when_cancelled(
    make_session: Callable[..., HttpSession],
) -> None:
    signal = CancelSignal()
    seen: list[bool] = []

    def slow(parcel: Parcel, is_over: Callable[[], bool]) -> Delivery:
        signal.cancel()
        seen.append(is_over())
        return Delivery(200, (), b"PK")

    with pytest.raises(CancelledError):
        make_session(slow, carrier_first=True).send("GET", URL, Feedback(signal=signal))
    assert seen == [True]


@pytest.mark.parametrize(
    ("obstacle", "words"),
    [
        (Obstacle.PROXY_SIGN_IN, "wants a sign-in"),
        (Obstacle.CERTIFICATE, r"cannot be trusted \(self-signed\)"),
        (Obstacle.NAME, "was not found"),
        (Obstacle.REFUSED, "does not take connections"),
        (Obstacle.BROKEN, r"broke \(self-signed\)"),
    ],
)
def test_what_stops_it_is_told_as_for_every_request(
    make_session: Callable[..., HttpSession], feedback: Feedback, obstacle: Obstacle, words: str
) -> None:
    def stopped(parcel: Parcel, is_over: Callable[[], bool]) -> Delivery:
        raise CarrierError(obstacle, "self-signed")

    with pytest.raises(SceneQueueError, match=words):
        make_session(stopped, carrier_first=True).send("GET", URL, feedback)
