"""One token for the whole process."""

from __future__ import annotations

import threading
from typing import Any, Callable
from urllib.parse import parse_qsl

import pytest
from scene_queue.core.errors import CancelledError, CredentialsError, ServiceBusyError, ServiceError
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import Credentials, HttpSession, NetworkSettings, TokenSource

PASSWORD = "hunter2 & söhne"


class Identity:
    """The token endpoint: what it was asked, and what it says."""

    def __init__(self, server: Any) -> None:
        self.forms: list[dict[str, str]] = []
        self.refuses: set[str] = set()
        self.life = 600
        server.answers["/token"] = self.answer
        server.answers["/logout"] = self.log_out
        self.ended: list[str] = []

    def answer(self, asked: Any) -> None:
        form = dict(parse_qsl(asked.body.decode()))
        self.forms.append(form)
        if form["grant_type"] in self.refuses:
            asked.give_json(401, {"error": "invalid_grant", "error_description": "Invalid user credentials"})
            return
        number = len(self.forms)
        asked.give_json(
            200,
            {
                "access_token": f"access-{number}",
                "refresh_token": f"refresh-{number}",
                "expires_in": self.life,
                "refresh_expires_in": 3600,
            },
        )

    def log_out(self, asked: Any) -> None:
        self.ended.append(dict(parse_qsl(asked.body.decode()))["refresh_token"])
        asked.give(204)

    @property
    def grants(self) -> list[str]:
        return [form["grant_type"] for form in self.forms]


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def identity(server: Any) -> Identity:
    return Identity(server)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tokens(session: HttpSession, clock: Clock) -> TokenSource:
    return make_tokens(session, clock)


def make_tokens(session: HttpSession, clock: Clock, totp: str | None = None) -> TokenSource:
    return TokenSource(session.profile, session, Credentials("me@example", PASSWORD, totp), clock)  # type: ignore[arg-type]


def test_signing_in_sends_what_the_documentation_says(
    identity: Identity, tokens: TokenSource, feedback: Feedback
) -> None:
    assert tokens.token(feedback) == "access-1"
    assert identity.forms == [
        {"client_id": "cdse-public", "grant_type": "password", "username": "me@example", "password": PASSWORD}
    ]


def test_a_token_serves_until_shortly_before_its_end(
    identity: Identity, tokens: TokenSource, feedback: Feedback, clock: Clock
) -> None:
    tokens.token(feedback)
    clock.now += 539
    assert tokens.token(feedback) == "access-1"
    clock.now += 2
    assert tokens.token(feedback) == "access-2"
    assert identity.grants == ["password", "refresh_token"]
    assert identity.forms[1]["refresh_token"] == "refresh-1"
    assert "password" not in identity.forms[1]


def test_each_renewal_uses_the_newest_refresh_token(
    identity: Identity, tokens: TokenSource, feedback: Feedback, clock: Clock
) -> None:
    for _ in range(20):  # longer than the first refresh token lives
        tokens.token(feedback)
        clock.now += 599
    assert identity.grants == ["password"] + ["refresh_token"] * 19
    assert identity.forms[-1]["refresh_token"] == "refresh-19"


def test_a_dead_refresh_token_leads_back_to_the_password(
    identity: Identity, tokens: TokenSource, feedback: Feedback, clock: Clock
) -> None:
    tokens.token(feedback)
    identity.refuses = {"refresh_token"}
    clock.now += 599
    assert tokens.token(feedback) == "access-3"
    assert identity.grants == ["password", "refresh_token", "password"]


def test_after_a_long_pause_no_dead_token_is_sent(
    identity: Identity, tokens: TokenSource, feedback: Feedback, clock: Clock
) -> None:
    tokens.token(feedback)
    clock.now += 4000
    tokens.token(feedback)
    assert identity.grants == ["password", "password"]


def test_a_token_that_lives_shorter_than_the_margin_serves_half_its_life(
    identity: Identity, tokens: TokenSource, feedback: Feedback, clock: Clock
) -> None:
    identity.life = 10
    tokens.token(feedback)
    clock.now += 4
    assert tokens.token(feedback) == "access-1"
    clock.now += 2
    assert tokens.token(feedback) == "access-2"


def keep_alive_for(seconds: float, tokens: TokenSource, feedback: Feedback, clock: Clock) -> None:
    """What a queue does every second while something is in it."""
    end = clock.now + seconds
    while clock.now < end:
        clock.now += 1
        if tokens.is_due():
            tokens.keep_alive(feedback)


def test_a_session_is_kept_alive_for_hours_without_a_download(
    identity: Identity, session: HttpSession, feedback: Feedback, clock: Clock
) -> None:
    tokens = make_tokens(session, clock, totp="123456")
    tokens.token(feedback)
    keep_alive_for(5 * 3600, tokens, feedback, clock)
    tokens.token(feedback)
    assert identity.grants.count("password") == 1
    assert 5 * 6 <= identity.grants.count("refresh_token") <= 5 * 7


def test_nothing_is_due_before_anybody_has_signed_in_or_after_the_log_out(
    identity: Identity, tokens: TokenSource, feedback: Feedback, clock: Clock
) -> None:
    assert not tokens.is_due()
    tokens.token(feedback)
    tokens.log_out()
    clock.now += 599
    assert not tokens.is_due()
    tokens.keep_alive(feedback)
    assert identity.grants == ["password"]


def test_keeping_alive_never_sends_the_password(
    identity: Identity, tokens: TokenSource, feedback: Feedback, clock: Clock
) -> None:
    tokens.token(feedback)
    identity.refuses = {"refresh_token"}
    keep_alive_for(3 * 3600, tokens, feedback, clock)
    assert identity.grants == ["password", "refresh_token"]
    assert tokens.token(feedback) == "access-3"


def test_a_service_that_is_down_is_left_in_peace_for_a_minute(
    identity: Identity, server: Any, tokens: TokenSource, feedback: Feedback, clock: Clock
) -> None:
    tokens.token(feedback)
    server.answers["/token"] = lambda asked: asked.give(503)
    clock.now += 599
    with pytest.raises(ServiceBusyError):
        tokens.keep_alive(feedback)
    assert not tokens.is_due()
    server.answers["/token"] = identity.answer
    keep_alive_for(62, tokens, feedback, clock)
    assert identity.grants == ["password", "refresh_token"]
    assert tokens.token(feedback) == "access-2"


def test_another_road_to_the_service_keeps_the_session(
    identity: Identity, make_profile: Callable[..., Any], tokens: TokenSource, feedback: Feedback
) -> None:
    tokens.token(feedback)
    tokens.use_session(HttpSession(NetworkSettings(), make_profile()))
    assert tokens.token(feedback) == "access-1"
    tokens.log_out()
    assert identity.ended == ["refresh-1"]


def test_a_refused_token_is_renewed_once_for_all(identity: Identity, tokens: TokenSource, feedback: Feedback) -> None:
    stale = tokens.token(feedback)
    fresh = tokens.renew(stale, feedback)
    assert fresh != stale
    assert tokens.renew(stale, feedback) == fresh
    assert tokens.token(feedback) == fresh
    assert len(identity.forms) == 2


def test_many_threads_sign_in_once(identity: Identity, tokens: TokenSource) -> None:
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(tokens.token(Feedback()))) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert found == ["access-1"] * 16
    assert identity.grants == ["password"]


def test_a_wrong_password_is_tried_twice_at_most(identity: Identity, tokens: TokenSource, feedback: Feedback) -> None:
    identity.refuses = {"password"}
    for _ in range(5):
        with pytest.raises(CredentialsError, match="Invalid user credentials|not sent again"):
            tokens.token(feedback)
    assert len(identity.forms) == 2


def test_a_refusal_names_the_user_and_hides_the_password(server: Any, tokens: TokenSource, feedback: Feedback) -> None:
    server.answers["/token"] = lambda asked: asked.give_json(
        401, {"error": "invalid_grant", "error_description": f"wrong: {PASSWORD}"}
    )
    with pytest.raises(CredentialsError, match="me@example") as caught:
        tokens.token(feedback)
    assert PASSWORD not in str(caught.value)


def test_a_second_factor_is_sent_once(
    identity: Identity, session: HttpSession, feedback: Feedback, clock: Clock
) -> None:
    tokens = make_tokens(session, clock, totp="123456")
    tokens.token(feedback)
    assert identity.forms[0]["totp"] == "123456"
    clock.now += 599
    tokens.token(feedback)
    clock.now += 4000
    with pytest.raises(CredentialsError, match="second factor"):
        tokens.token(feedback)
    assert identity.grants == ["password", "refresh_token"]


def test_a_busy_sign_in_is_tried_again(
    identity: Identity, server: Any, tokens: TokenSource, feedback: Feedback
) -> None:
    busy = [3]

    def answer(asked: Any) -> None:
        if busy[0]:
            busy[0] -= 1
            asked.give(503)
        else:
            identity.answer(asked)

    server.answers["/token"] = answer
    assert tokens.token(feedback) == "access-1"


@pytest.mark.parametrize("content", [{}, {"access_token": ""}, {"access_token": 7}, []])
def test_an_answer_without_a_token_is_an_error(
    server: Any, tokens: TokenSource, feedback: Feedback, content: Any
) -> None:
    server.answers["/token"] = lambda asked: asked.give_json(200, content)
    with pytest.raises(ServiceError, match="without a token"):
        tokens.token(feedback)


def test_a_page_in_place_of_a_token_is_an_error(server: Any, tokens: TokenSource, feedback: Feedback) -> None:
    server.answers["/token"] = lambda asked: asked.give(200, b"<html>Maintenance</html>")
    with pytest.raises(ServiceBusyError, match="web page"):
        tokens.token(feedback)


def test_a_token_without_a_life_is_renewed_each_time(server: Any, tokens: TokenSource, feedback: Feedback) -> None:
    server.answers["/token"] = lambda asked: asked.give_json(200, {"access_token": "a", "expires_in": None})
    assert tokens.token(feedback) == "a"
    assert tokens.token(feedback) == "a"
    assert len(server.asked) == 2


def test_logging_out_ends_the_session(identity: Identity, tokens: TokenSource, feedback: Feedback) -> None:
    tokens.token(feedback)
    tokens.log_out()
    assert identity.ended == ["refresh-1"]
    tokens.log_out()
    assert identity.ended == ["refresh-1"]
    assert tokens.token(feedback) == "access-2"


def test_logging_out_without_an_endpoint_only_forgets(
    identity: Identity, make_profile: Callable[..., Any], feedback: Feedback, clock: Clock
) -> None:
    tokens = make_tokens(HttpSession(NetworkSettings(), make_profile(logout_url="")), clock)
    tokens.token(feedback)
    tokens.log_out()
    assert identity.ended == []
    assert tokens.token(feedback) == "access-2"


def test_a_cancellation_ends_the_sign_in_and_leaves_it_to_the_next(
    server: Any, identity: Identity, tokens: TokenSource
) -> None:
    signal = CancelSignal()

    def hang(asked: Any) -> None:
        signal.cancel()
        asked.wait_until_gone()

    server.answers["/token"] = hang
    with pytest.raises(CancelledError):
        tokens.token(Feedback(signal=signal))
    server.answers["/token"] = identity.answer
    assert tokens.token(Feedback()) == "access-1"


def test_who_waits_for_another_s_sign_in_can_be_cancelled(server: Any, identity: Identity, tokens: TokenSource) -> None:
    asked_now = threading.Event()
    go_on = threading.Event()

    def slow(asked: Any) -> None:
        asked_now.set()
        go_on.wait(10)
        identity.answer(asked)

    server.answers["/token"] = slow
    first = threading.Thread(target=lambda: tokens.token(Feedback()))
    first.start()
    assert asked_now.wait(5)
    feedback = Feedback()
    feedback.signal.cancel()
    with pytest.raises(CancelledError):
        tokens.token(feedback)
    go_on.set()
    first.join(10)
    assert tokens.token(Feedback()) == "access-1"


def test_no_repr_shows_a_secret(identity: Identity, tokens: TokenSource, feedback: Feedback) -> None:
    token = tokens.token(feedback)
    seen = repr(vars(tokens)) + repr(Credentials("me", PASSWORD, "123456"))
    for secret in (PASSWORD, "123456", token, "refresh-1"):
        assert secret not in seen
