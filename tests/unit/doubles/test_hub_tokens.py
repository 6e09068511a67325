"""Tokens, sessions and codes."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from doubles.hub import Hub, sample_scene
from doubles.hub.client import Client


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def timed(clock: Clock, sample_folder: Path) -> Iterator[Client]:
    with Hub([sample_scene(sample_folder)], access_lifetime_s=60, refresh_lifetime_s=300, clock=clock) as hub:
        yield Client(hub)


def refresh(client: Client, token: str) -> tuple[int, dict[str, object]]:
    answer = client.post_form(
        client.hub.token_url, client_id="cdse-public", grant_type="refresh_token", refresh_token=token
    )
    return answer.status, answer.json


def test_a_password_gives_a_token_answer_with_all_fields(client: Client) -> None:
    answer = client.log_in()
    assert answer.status == 200
    assert {"access_token", "expires_in", "refresh_expires_in", "refresh_token", "token_type", "session_state"} <= set(
        answer.json
    )
    assert (answer.json["expires_in"], answer.json["refresh_expires_in"]) == (600, 3600)


def test_the_access_token_names_its_audience(client: Client) -> None:
    claims = client.token().split(".")[1]
    content = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
    assert content["aud"] == ["CLOUDFERRO_PUBLIC", "account"] and content["azp"] == "cdse-public"


@pytest.mark.parametrize("changes", [{"password": "wrong"}, {"username": "nobody"}, {"password": ""}])
def test_wrong_credentials_are_refused_as_by_keycloak(client: Client, changes: dict[str, str]) -> None:
    answer = client.log_in(**changes)
    assert answer.status == 401
    assert answer.json == {"error": "invalid_grant", "error_description": "Invalid user credentials"}
    assert client.hub.accounts.logins_refused == 1 and client.hub.accounts.sessions_opened == 0


@pytest.mark.parametrize(
    ("form", "status", "error"),
    [
        ({}, 400, "invalid_request"),
        ({"grant_type": "device_code", "client_id": "cdse-public"}, 400, "unsupported_grant_type"),
        ({"grant_type": "password", "client_id": "other"}, 401, "invalid_client"),
        ({"grant_type": "refresh_token", "client_id": "cdse-public"}, 400, "invalid_grant"),
        ({"grant_type": "client_credentials", "client_id": "sh-demo", "client_secret": "no"}, 401, "invalid_client"),
    ],
)
def test_other_forms_are_refused(client: Client, form: dict[str, str], status: int, error: str) -> None:
    answer = client.post_form(client.hub.token_url, **form)
    assert (answer.status, answer.json["error"]) == (status, error)


def test_tokens_are_given_to_posts_only(client: Client) -> None:
    assert client.send(client.hub.token_url).status == 405
    assert client.post_form(client.hub.token_url.replace("CDSE", "OTHER")).status == 404


def test_an_access_token_dies_after_its_lifetime(timed: Client, clock: Clock) -> None:
    token = timed.token()
    clock.now = 59
    assert timed.download(token).status == 200
    clock.now = 60
    answer = timed.download(token)
    assert (answer.status, answer.json["code"]) == (401, "DAT-ZIP-109")


def test_a_refresh_gives_new_tokens_in_the_same_session(timed: Client, clock: Clock) -> None:
    first = timed.log_in().json
    clock.now = 100
    status, second = refresh(timed, first["refresh_token"])
    assert status == 200
    assert second["session_state"] == first["session_state"]
    assert second["access_token"] != first["access_token"] and second["refresh_token"] != first["refresh_token"]
    assert timed.download(str(second["access_token"])).status == 200
    assert timed.hub.accounts.sessions_opened == 1 and timed.hub.accounts.refreshes == 1


def test_a_refresh_token_dies_too(timed: Client, clock: Clock) -> None:
    token = timed.log_in().json["refresh_token"]
    clock.now = 300
    assert refresh(timed, token) == (400, {"error": "invalid_grant", "error_description": "Token is not active"})


def test_logging_out_ends_the_session(client: Client) -> None:
    session, other = client.log_in().json, client.log_in().json
    assert client.hub.accounts.sessions_open == 2
    answer = client.post_form(client.hub.logout_url, client_id="cdse-public", refresh_token=session["refresh_token"])
    assert (answer.status, answer.body) == (204, b"")
    assert client.hub.accounts.sessions_open == 1
    assert client.download(session["access_token"]).status == 401
    assert refresh(client, session["refresh_token"])[0] == 400
    assert client.download(other["access_token"]).status == 200


def test_logging_out_with_a_dead_token_is_refused(client: Client) -> None:
    assert client.post_form(client.hub.logout_url, client_id="cdse-public", refresh_token="x").status == 400


def test_sessions_are_counted_and_limited(sample_folder: Path) -> None:
    with Hub([sample_scene(sample_folder)], max_sessions=2) as hub:
        client = Client(hub)
        assert [client.log_in().status for _ in range(3)] == [200, 200, 401]
        assert hub.accounts.sessions_opened == hub.accounts.sessions_open == 2
        hub.accounts.end_sessions()
        assert hub.accounts.sessions_open == 0
        assert client.log_in().status == 200


def test_a_two_factor_account_wants_a_fresh_code(sample_folder: Path) -> None:
    with Hub([sample_scene(sample_folder)], totp="123456") as hub:
        client = Client(hub)
        assert client.log_in().status == 401
        assert client.log_in(totp="000000").status == 401
        first = client.log_in(totp="123456")
        assert first.status == 200
        assert client.log_in(totp="123456").status == 401
        assert refresh(client, first.json["refresh_token"])[0] == 200
        hub.accounts.totp = "654321"
        assert client.log_in(totp="654321").status == 200


def test_an_oauth_client_gets_a_token_that_is_no_good_for_downloads(client: Client) -> None:
    answer = client.post_form(
        client.hub.token_url, grant_type="client_credentials", client_id="sh-demo", client_secret="demo"
    )
    assert answer.status == 200 and "refresh_token" not in answer.json
    refused = client.download(answer.json["access_token"])
    assert (refused.status, refused.json["code"]) == (401, "DAT-ZIP-609")
    assert refused.json["message"] == "Token audience not allowed"


def test_the_journal_never_holds_a_secret(client: Client) -> None:
    token = client.token()
    client.download(token)
    client.send(f"{client.value_url()}?token={token}")
    written = repr(client.hub.requests)
    assert token not in written and "password" not in written
    assert [request.authorized for request in client.hub.requests] == [False, True, False]
    assert client.hub.requests[-1].query == "token=***" and client.hub.requests[-1].status == 401
