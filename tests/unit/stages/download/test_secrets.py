"""Nothing secret gets into a log, an event, an error or a file, whatever fails."""

from __future__ import annotations

import base64
import logging
from typing import Any, Callable

import pytest
from doubles.hub import ALWAYS
from doubles.secret_hunt import SecretHunt, everything_logged, everything_said
from scene_queue.core.errors import SceneQueueError

PASSWORD = "hunter2-Zx9"
FAILURES: dict[str, Callable[[Any], object]] = {
    "cut": lambda hub: hub.faults.cut(at_share=0.5, times=ALWAYS, reset=True),
    "flipped": lambda hub: hub.faults.flip_byte(times=ALWAYS),
    "html": lambda hub: hub.faults.html(times=ALWAYS),
    "busy": lambda hub: hub.faults.busy(429, times=ALWAYS),
    "unauthorized": lambda hub: hub.faults.unauthorized(times=ALWAYS),
    "audience": lambda hub: hub.faults.unauthorized("DAT-ZIP-609", times=ALWAYS),
    "sign-in": lambda hub: hub.faults.busy(503, face="identity", times=ALWAYS),
    "sign-in page": lambda hub: hub.faults.html(face="identity", times=ALWAYS),
    "network": lambda hub: hub.faults.network_down_midway(),
    "network at once": lambda hub: hub.faults.network_down(),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_a_download_that_fails_gives_nothing_away(
    failure: str,
    make_hub: Callable[..., Any],
    make_desk: Callable[..., Any],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level(logging.DEBUG)
    hub = make_hub(password=PASSWORD)
    hunt = SecretHunt(hub, PASSWORD, monkeypatch=monkeypatch)
    desk = make_desk(hub, password=PASSWORD)
    FAILURES[failure](hub)
    with pytest.raises(SceneQueueError) as caught:
        desk.run()
    assert desk.has_left_nothing_broken()
    assert failure.startswith(("sign-in", "network at")) or hunt.tokens_given
    printed = capfd.readouterr()
    hunt.finds_nothing_in("an error", everything_said(caught.value))
    hunt.finds_nothing_in("the log", everything_logged(caplog.records))
    hunt.finds_nothing_in("an event", repr(desk.events))
    hunt.finds_nothing_in("what is printed", printed.out + printed.err)
    hunt.finds_nothing_in("a repr", "".join(map(repr, (desk.tokens, desk.session, desk.stage, *vars(desk.tokens)))))
    hunt.finds_nothing_below(desk.folder)
    if failure != "network at once":
        hunt.finds_nothing_asked_or_started()


def test_a_wrong_password_is_not_repeated(make_desk: Callable[..., Any], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    desk = make_desk(password=PASSWORD)
    with pytest.raises(SceneQueueError) as caught:
        desk.run()
    assert PASSWORD not in everything_said(caught.value) + caplog.text + repr(desk.events)


def test_a_download_that_succeeds_gives_nothing_away_either(
    make_hub: Callable[..., Any],
    make_desk: Callable[..., Any],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level(logging.DEBUG)
    hub = make_hub(password=PASSWORD)
    hunt = SecretHunt(hub, PASSWORD, monkeypatch=monkeypatch)
    desk = make_desk(hub, password=PASSWORD)
    desk.run()
    hunt.finds_nothing_in("the log", everything_logged(caplog.records))
    hunt.finds_nothing_in("an event", repr(desk.events))
    assert hunt.finds_nothing_below(desk.folder)
    hunt.finds_nothing_asked_or_started()


def test_no_secret_stands_in_an_address(desk: Any) -> None:
    desk.run()
    for asked in desk.hub.requests:
        assert asked.query == ""


@pytest.mark.parametrize("written", ["plain {}", "coded {}"])
def test_the_hunt_finds_what_it_looks_for(make_hub: Callable[..., Any], monkeypatch: Any, written: str) -> None:
    hunt = SecretHunt(make_hub(password=PASSWORD), PASSWORD, monkeypatch=monkeypatch)
    secret = base64.b64encode(f"demo:{PASSWORD}".encode()).decode() if written.startswith("coded") else PASSWORD
    with pytest.raises(AssertionError, match="stand in a log"):
        hunt.finds_nothing_in("a log", written.format(secret))
