"""Nothing secret gets into a log, an event, an error or a file, whatever fails."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from typing import Any, Callable

import pytest
from doubles.hub import ALWAYS
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


def everything_said(error: BaseException | None) -> str:
    said = ""
    while error is not None:
        said += f"{error!s} {error!r} {getattr(error, 'advice', '')}\n"
        said += "".join(traceback.format_exception(type(error), error, error.__traceback__))
        error = error.__cause__ or error.__context__
    return said


@pytest.mark.parametrize("failure", FAILURES)
def test_a_download_that_fails_gives_nothing_away(
    failure: str,
    make_hub: Callable[..., Any],
    make_desk: Callable[..., Any],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    hub = make_hub(password=PASSWORD)
    desk = make_desk(hub, password=PASSWORD)
    tokens_given: list[str] = []
    issue = hub.accounts._new_access

    def noting(*arguments: Any, **named: Any) -> str:
        tokens_given.append(issue(*arguments, **named))
        return tokens_given[-1]

    hub.accounts._new_access = noting
    FAILURES[failure](hub)
    with pytest.raises(SceneQueueError) as caught:
        desk.run()
    assert desk.has_left_nothing_broken()
    printed = capfd.readouterr()
    said = everything_said(caught.value) + caplog.text + repr(desk.events) + printed.out + printed.err
    said += "".join(repr(vars(record)) for record in caplog.records)
    secrets = [PASSWORD, *tokens_given, *hub.accounts._refresh]
    assert failure.startswith(("sign-in", "network at")) or tokens_given
    for secret in secrets:
        assert secret not in said
        for file in files_below(desk.folder):
            assert secret.encode() not in file.read_bytes()


def files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_wrong_password_is_not_repeated(make_desk: Callable[..., Any], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    desk = make_desk(password=PASSWORD)
    with pytest.raises(SceneQueueError) as caught:
        desk.run()
    assert PASSWORD not in everything_said(caught.value) + caplog.text + repr(desk.events)


def test_no_secret_stands_in_an_address(desk: Any) -> None:
    desk.run()
    for asked in desk.hub.requests:
        assert asked.query == ""
