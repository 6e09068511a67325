"""The window under a user's hands."""

from __future__ import annotations

from collections.abc import Callable

from conftest import Stage
from doubles.hub import Hub
from harness.desktop import Verdict


def test_the_window_is_worked_with_mouse_and_keyboard(
    hub: Hub, stage: Stage, passed: Callable[[Verdict, Stage], None]
) -> None:
    hub.faults.throttle(30_000)
    passed(stage.play("window", control_url=hub.control_url, assert_names=False), stage)
