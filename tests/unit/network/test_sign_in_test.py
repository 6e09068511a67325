"""The test of a sign-in: one question, and what came of it in words that say what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from doubles.hub import Hub
from doubles.hub.s3_face import ACCESS_KEY, SECRET_KEY
from doubles.proxy import Proxy, running
from doubles.secret_hunt import SecretHunt
from scene_queue.core.errors import CancelledError
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import Credentials, NetworkSettings, OAuthClient, S3Keys, SignIn
from scene_queue.core.network.sign_in_test import SignInResult, can_be_tried, try_sign_in
from scene_queue.core.services import ServiceProfile, load_profiles, parse_profile

WRONG = "not-the-password-of-anybody"


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub([]) as running_hub:
        yield running_hub


def profile_of(content: dict[str, Any]) -> ServiceProfile:
    return parse_profile(content, "the test")


def tried(profile: ServiceProfile, sign_in: SignIn, network: NetworkSettings | None = None) -> SignInResult:
    return try_sign_in(profile, sign_in, network or NetworkSettings(), Feedback())


def test_a_right_password_is_taken_and_leaves_no_session(hub: Hub) -> None:
    result = tried(profile_of(hub.profile()), Credentials("demo", "demo"))
    assert (result.is_good, result.advice) == (True, "")
    assert "takes the sign-in of demo" in result.sentence
    assert hub.accounts.sessions_opened == 1
    assert hub.accounts.sessions_open == 0


def test_a_wrong_password_is_sent_once_and_the_second_factor_is_thought_of(hub: Hub) -> None:
    result = tried(profile_of(hub.profile()), Credentials("demo", WRONG))
    assert not result.is_good
    assert "refused the sign-in of demo (invalid_grant, Invalid user credentials)" in result.sentence
    assert "second factor" in result.advice
    assert hub.accounts.logins_refused == 1


def test_a_code_is_used_up_and_an_old_one_is_told_from_a_missing_one(hub: Hub) -> None:
    profile, account = profile_of(hub.profile()), Credentials("demo", "demo", "123456")
    hub.accounts.totp = "123456"
    first, again = tried(profile, account), tried(profile, account)
    assert (first.is_good, again.is_good) == (True, False)
    assert "used up" in first.advice
    assert "a new code" in again.advice
    assert "second factor" in tried(profile, replace(account, totp=None)).advice


def test_an_oauth_client_is_tried_where_it_gets_its_token(hub: Hub) -> None:
    profile = profile_of(hub.sentinelhub.profile())
    assert tried(profile, OAuthClient("sh-demo", "demo")).is_good
    refused = tried(profile, OAuthClient("sh-demo", WRONG))
    assert not refused.is_good
    assert "may have expired" in refused.advice


def test_keys_of_a_bucket_are_tried_by_a_list(hub: Hub) -> None:
    profile = profile_of(hub.s3.profile())
    assert tried(profile, S3Keys(ACCESS_KEY, SECRET_KEY)).is_good
    refused = tried(profile, S3Keys(ACCESS_KEY, WRONG))
    assert not refused.is_good
    assert "refuses the keys" in refused.sentence


def test_the_account_of_a_data_hub_is_tried_by_a_search(hub: Hub) -> None:
    profile = profile_of(hub.dhus.profile())
    assert tried(profile, Credentials("demo", "demo")).is_good
    assert tried(profile, Credentials("demo", WRONG)).advice == "Check user and password."


def test_without_a_network_the_password_is_not_blamed() -> None:
    with Hub([]) as gone:
        profile = profile_of(gone.profile())
    result = tried(profile, Credentials("demo", "demo"))
    assert not result.is_good
    assert "does not take connections" in result.sentence
    assert "not judged" in result.advice


def test_a_proxy_that_wants_a_sign_in_is_named(server: Any) -> None:
    with running(Proxy(server.server_port, ["Basic"])) as proxy:
        network = NetworkSettings(proxies={"https": proxy.url})
        result = tried(load_profiles({})["cdse"], Credentials("demo", "demo"), network)
    assert not result.is_good
    assert "wants a sign-in (407)" in result.sentence
    assert "QGIS's options, Network" in result.advice


def test_a_service_that_is_busy_is_asked_once(server: Any) -> None:
    with Hub([]) as hub:
        profile = replace(profile_of(hub.profile()), token_url=f"{server.url}/token")
        server.answers["/token"] = lambda asked: asked.give(503)
        result = tried(profile, Credentials("demo", "demo"))
    assert not result.is_good
    assert "is busy" in result.sentence
    assert len(server.asked) == 1


def test_a_cancelled_test_says_nothing(hub: Hub) -> None:
    signal = CancelSignal()
    signal.cancel()
    with pytest.raises(CancelledError):
        try_sign_in(profile_of(hub.profile()), Credentials("demo", "demo"), NetworkSettings(), Feedback(signal=signal))


def test_no_secret_is_in_what_is_said(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    hunt = SecretHunt(hub, WRONG, SECRET_KEY, monkeypatch=monkeypatch)
    said = [
        tried(profile_of(hub.profile()), Credentials("demo", WRONG)),
        tried(profile_of(hub.sentinelhub.profile()), OAuthClient("sh-demo", WRONG)),
        tried(profile_of(hub.s3.profile()), S3Keys(ACCESS_KEY, SECRET_KEY)),
        tried(profile_of(hub.dhus.profile()), Credentials("demo", WRONG)),
    ]
    hunt.finds_nothing_in("a result", repr(said))
    hunt.finds_nothing_asked_or_started()


def test_what_costs_money_is_not_tried() -> None:
    profiles = load_profiles({})
    assert [one for one in sorted(profiles) if can_be_tried(profiles[one])] == ["cdse", "cdse-s3", "cdse-sentinelhub"]
