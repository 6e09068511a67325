"""The plugin comes and goes while QGIS runs."""

from __future__ import annotations

from collections.abc import Callable

from conftest import Stage
from doubles.hub import ALWAYS, Hub
from harness.desktop import Verdict


def test_nothing_of_the_plugin_stays_behind_when_it_is_unloaded_and_reloaded(
    hub: Hub, stage: Stage, passed: Callable[[Verdict, Stage], None]
) -> None:
    hub.faults.silence(at_bytes=50_000, path_part="/$value", times=ALWAYS)
    stage.slow_correction(100)
    passed(stage.play("reload", control_url=hub.control_url), stage)
