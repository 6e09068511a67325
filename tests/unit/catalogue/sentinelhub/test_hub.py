from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from doubles.hub import Hub
from scene_queue.core.catalogue.sentinelhub.hub import SentinelHub
from scene_queue.core.errors import CredentialsError, ServiceBusyError, ServiceError
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import HttpSession, NetworkSettings, OAuthClient, retrying
from scene_queue.core.network.libraries.sentinelhub_loading import problem
from scene_queue.core.services import SentinelHubProfile, parse_profile

pytestmark = pytest.mark.skipif(bool(problem()), reason=f"SKIPPED LOUDLY: {problem()}")
SECRET = "0nly-for-tests"


@pytest.fixture
def running() -> Iterator[Hub]:
    with Hub([], oauth_client=("sh-tests", SECRET)) as hub:
        yield hub


@pytest.fixture
def profile(running: Hub) -> SentinelHubProfile:
    made = parse_profile(running.sentinelhub.profile(), "test")
    assert isinstance(made, SentinelHubProfile)
    return made


@pytest.fixture
def session(profile: SentinelHubProfile) -> Iterator[HttpSession]:
    with closing(HttpSession(NetworkSettings(), profile)) as opened:
        yield opened


def at_once(call: Any, feedback: Feedback, attempts: int = 3) -> Any:
    return retrying(call, feedback, attempts, first_wait_s=0.0)


@pytest.fixture
def hub(profile: SentinelHubProfile, session: HttpSession) -> SentinelHub:
    return SentinelHub(profile, OAuthClient("sh-tests", SECRET), session, at_once)


def ask(hub: SentinelHub, **body: Any) -> Any:
    whole = {"collections": ["sentinel-2-l1c"], "datetime": "2018-08-01T00:00:00Z/2018-08-02T00:00:00Z", **body}
    url = f"{hub.profile.base_url}/api/v1/catalog/1.0.0/search"
    return hub.client(Feedback()).get_json_dict(url, post_values=whole, use_session=True)


def test_the_library_asks_through_our_session_with_a_token(running: Hub, hub: SentinelHub) -> None:
    assert ask(hub)["features"] == []
    assert [(one.face, one.authorized) for one in running.requests] == [("identity", False), ("sentinelhub", True)]


def test_nothing_is_asked_before_it_is_needed(running: Hub, hub: SentinelHub) -> None:
    hub.client(Feedback())
    assert running.requests == []


def test_the_librarys_cache_of_sessions_stays_empty(hub: SentinelHub) -> None:
    """It is one for the whole process, and would hand one user's token to another."""
    ask(hub)
    assert hub.library.SentinelHubDownloadClient._CACHED_SESSIONS == {}


def test_a_proxy_of_the_environment_has_no_say(hub: SentinelHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert ask(hub)["features"] == []


def test_the_secret_shows_nowhere(
    running: Hub, profile: SentinelHubProfile, session: HttpSession, hub: SentinelHub
) -> None:
    assert SECRET not in repr(hub.config)
    assert SECRET not in repr(OAuthClient("sh-tests", SECRET))
    assert all(SECRET not in repr(one) for one in running.requests)
    running.faults.busy(
        status=401, body={"error": "invalid_client", "error_description": f"no {SECRET}"}, face="identity", times=1
    )
    with pytest.raises(CredentialsError) as caught:
        ask(hub)
    assert SECRET not in str(caught.value)
    assert "…" in str(caught.value)


def test_a_refused_client_is_told_with_what_to_do(profile: SentinelHubProfile, session: HttpSession) -> None:
    with pytest.raises(CredentialsError, match="refused the OAuth client sh-tests") as caught:
        ask(SentinelHub(profile, OAuthClient("sh-tests", "wrong"), session, at_once))
    assert "secret" in caught.value.advice


@pytest.mark.parametrize("body", [{}, [], {"access_token": 5}, {"access_token": None}])
def test_a_sign_in_without_a_token_is_an_error(running: Hub, hub: SentinelHub, body: Any) -> None:
    running.faults.busy(status=200, body=body, face="identity", times=1)
    with pytest.raises(ServiceError, match="without a token"):
        ask(hub)


def test_a_token_that_lives_for_a_moment_is_renewed_before_it_is_used_again(running: Hub, hub: SentinelHub) -> None:
    running.accounts.access_lifetime_s = 30
    assert ask(hub)["features"] == ask(hub)["features"] == []
    assert sum(one.face == "identity" for one in running.requests) >= 2


def test_a_token_is_renewed_once_and_no_more(running: Hub, hub: SentinelHub) -> None:
    running.faults.unauthorized(face="sentinelhub", times=None)
    with pytest.raises(CredentialsError):
        ask(hub)
    assert sum(one.face == "sentinelhub" for one in running.requests) == 2


def test_a_month_that_is_used_up_is_told(running: Hub, hub: SentinelHub) -> None:
    running.sentinelhub.limit_rate(10, milliseconds=1)
    with pytest.raises(ServiceBusyError, match="exceeded your rate limit") as caught:
        ask(hub)
    assert "processing units" in caught.value.advice
    assert caught.value.retry_after_s == pytest.approx(0.001)


def test_a_request_that_makes_no_sense_is_refused_with_the_services_words(hub: SentinelHub) -> None:
    with pytest.raises(ServiceError, match="limit must be between 1 and 100"):
        ask(hub, limit=1000)
