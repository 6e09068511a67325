"""What goes wrong at a hub says whose turn it is."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any

import pytest
from doubles.told_session import Asked, ToldSession, respond
from scene_queue.core.errors import (
    CancelledError,
    CredentialsError,
    ErrorKind,
    NetworkError,
    OfflineError,
    SceneQueueError,
    ServiceBusyError,
    ServiceError,
)
from scene_queue.core.network import RefusedError
from scene_queue.core.network.libraries.hub_errors import closed_hub, hub_error, is_closed
from sentinelsat.exceptions import LTAError, LTATriggered, SentinelAPIError, ServerError

ONE = '{"feed": {"opensearch:totalResults": "1", "entry": %s}}'


def fail(api: Any) -> SceneQueueError:
    with pytest.raises(SceneQueueError) as caught:
        api.count(raw="x")
    return caught.value


@pytest.mark.parametrize(
    ("status", "body", "headers", "error", "kind"),
    [
        (401, "{}", {}, CredentialsError, ErrorKind.USER),
        (403, "<html>no</html>", {}, ServiceError, ErrorKind.PERMANENT),
        (404, "<html>no hub here</html>", {}, ServiceBusyError, ErrorKind.TEMPORARY),
        (404, '{"detail": "Not Found"}', {}, ServiceBusyError, ErrorKind.TEMPORARY),
        (404, "", {}, ServiceBusyError, ErrorKind.TEMPORARY),
        (200, "", {}, ServiceBusyError, ErrorKind.TEMPORARY),
        (400, "", {}, ServiceError, ErrorKind.PERMANENT),
        (414, "Request-URI Too Long", {}, ServiceError, ErrorKind.PERMANENT),
        (500, "<html>oops</html>", {}, ServiceBusyError, ErrorKind.TEMPORARY),
        (500, "", {"cause-message": "SolrException : no shard"}, ServiceBusyError, ErrorKind.TEMPORARY),
        (200, "<html>We are moving</html>", {}, ServiceBusyError, ErrorKind.TEMPORARY),
        (200, "[]", {}, ServiceBusyError, ErrorKind.TEMPORARY),
        (200, '{"feed": []}', {}, ServiceBusyError, ErrorKind.TEMPORARY),
        (200, '{"feed": {"opensearch:totalResults": "many"}}', {}, ServiceBusyError, ErrorKind.TEMPORARY),
        (200, '{"feed": {"opensearch:to', {}, ServiceBusyError, ErrorKind.TEMPORARY),
    ],
)
def test_each_answer_is_classified_and_names_the_hub(
    status: int, body: str, headers: dict[str, str], error: type, kind: ErrorKind, told: Callable[..., Any]
) -> None:
    session = ToldSession(lambda _: respond(status, body, **headers))
    failed = fail(told(session))
    assert type(failed) is error and failed.kind is kind
    assert "My hub" in failed.message and "<" not in str(failed)
    assert failed.advice and ": )" not in failed.message
    assert len(session.asked) == (3 if kind is ErrorKind.TEMPORARY else 1)


def test_a_passing_failure_costs_a_page_and_not_the_list(told: Callable[..., Any]) -> None:
    for trouble in (respond(500, "oops"), respond(404, '{"detail": "Not Found"}'), respond(200, "")):
        answers = [trouble, ServiceBusyError("busy"), respond(200, ONE % "[]")]
        session = ToldSession(lambda _, answers=answers: answers.pop(0))  # type: ignore[misc]
        assert told(session).count(raw="x") == 1
        assert len(session.asked) == 3


def test_words_of_the_hub_are_short(told: Callable[..., Any]) -> None:
    failed = fail(told(lambda _: respond(403, "<p>" + "so many words " * 200 + "</p>")))
    assert len(failed.message) < 300


@pytest.mark.parametrize(
    "entry",
    ["[7]", '[{"title": "no id"}]', '[{"id": "a", "str": [{"name": "n"}]}]', '{"id": "a", "date": {"name": "x"}}'],
)
def test_a_product_that_makes_no_sense_is_no_crash(entry: str, told: Callable[..., Any]) -> None:
    with pytest.raises(ServiceError, match="My hub listed a product that makes no sense"):
        told(lambda _: respond(200, ONE % entry)).listed("x")


def test_a_date_that_is_none_is_no_crash(told: Callable[..., Any]) -> None:
    entry = '[{"id": "a", "date": [{"name": "beginposition", "content": "yesterday"}]}]'
    with pytest.raises(ServiceError, match="makes no sense"):
        told(lambda _: respond(200, ONE % entry)).listed("x")


@pytest.mark.parametrize("url", ["https://scihub.copernicus.eu/dhus", "https://apihub.copernicus.eu/apihub/"])
def test_the_closed_hub_is_told_however_it_fails(url: str, told: Callable[..., Any]) -> None:
    trouble = (NetworkError("not found"), ServiceBusyError("503"), RefusedError("410", status=410))
    for answer in (*trouble, respond(200, "<html>closed</html>"), respond(404, "gone")):
        session = ToldSession(lambda _, answer=answer: answer)  # type: ignore[misc]
        failed = fail(told(session, api_url=url))
        assert "closed in 2023" in failed.message and "Copernicus Data Space" in failed.advice
        assert len(session.asked) == 1


def test_other_hubs_are_not_closed(make_profile: Callable[..., Any]) -> None:
    assert not is_closed(make_profile())
    assert not is_closed(make_profile(api_url="https://scihub.copernicus.eu.example/dhus"))
    assert is_closed(make_profile(api_url="https://scihub.copernicus.eu/dhus"))
    assert closed_hub(make_profile()).kind is ErrorKind.PERMANENT


def test_a_broken_network_stays_one(told: Callable[..., Any]) -> None:
    failed = fail(told(lambda _: NetworkError("The host of My hub was not found.")))
    assert type(failed) is NetworkError


@pytest.mark.parametrize("error", [LTAError("quota"), LTATriggered("uuid")])
def test_what_lies_in_the_archive_is_offline(error: SentinelAPIError, make_profile: Callable[..., Any]) -> None:
    failed = hub_error(error, make_profile(), "")
    assert isinstance(failed, OfflineError) and "archive" in failed.message


def test_an_error_without_an_answer_is_classified_too(make_profile: Callable[..., Any]) -> None:
    assert isinstance(hub_error(ServerError("no answer"), make_profile(), ""), ServiceBusyError)
    assert isinstance(hub_error(SentinelAPIError("odd"), make_profile(), ""), ServiceError)


def test_no_error_shows_the_password(told: Callable[..., Any]) -> None:
    for answer in (respond(401, "{}"), respond(500, "oops"), NetworkError("down")):
        with pytest.raises(SceneQueueError) as caught:
            told(lambda _, answer=answer: answer).count(raw="x")  # type: ignore[misc]
        shown = "".join(traceback.format_exception(caught.type, caught.value, caught.tb))
        assert "s3cret" not in shown


def test_a_cancellation_is_not_classified(told: Callable[..., Any]) -> None:
    def cancel(asked: Asked) -> CancelledError:
        return CancelledError()

    with pytest.raises(CancelledError):
        told(cancel).count(raw="x")


def test_a_password_beyond_latin_letters_is_sent(told: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    from base64 import b64decode

    from scene_queue.core.network.libraries.hub_api import as_sent

    assert (as_sent("ñ"), as_sent("пароль")) == (b"\xf1", "пароль".encode())
    session = ToldSession(lambda _: respond(200, ONE % "[]"))
    told(session).count(raw="x")
    assert b64decode(session.asked[0].headers["Authorization"].split()[1]) == b"dora:s3cret-of-the-test"


@pytest.mark.parametrize(("says", "expected"), [("true", True), ("false", False)])
def test_an_archive_that_is_known_is_told(says: str, expected: bool, told: Callable[..., Any]) -> None:
    api = told(lambda _: respond(200, says))
    assert api.is_online("x") is expected
    assert api.knows_archive


def test_a_hub_without_an_archive_is_asked_once(told: Callable[..., Any]) -> None:
    body = '{"error": {"message": {"value": "Could not find property with name: \'Online\'."}}}'
    session = ToldSession(lambda _: respond(404, body))
    api = told(session)
    assert api.is_online("x") and api.is_online("y")
    assert not api.knows_archive
    assert len(session.asked) == 1
