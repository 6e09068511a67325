"""Closing QGIS in the middle of everything."""

from __future__ import annotations

from collections.abc import Callable

from conftest import Stage
from doubles.hub import ALWAYS, Hub
from harness.desktop import Verdict
from harness.disk import broken_under, part_files


def test_closing_qgis_midway_loses_nothing_and_leaves_nobody_behind(
    hub: Hub, stage: Stage, passed: Callable[[Verdict, Stage], None]
) -> None:
    hub.faults.silence(at_bytes=50_000, path_part="/$value", skip=2, times=ALWAYS)
    stage.slow_correction(100)
    passed(stage.play("close_midway"), stage)  # that no process was left is part of passing
    exits = (stage.out / "story.log").read_text(encoding="utf-8").count("Exit QGIS")
    assert exits == 2, "QGIS asks once whether to cancel what runs, then it can be closed"
    assert not broken_under(stage.products)
    assert part_files(stage.products)

    hub.faults.clear()
    stage.slow_correction(0)
    before = len(hub.requests)
    passed(stage.play("start_again", done=0, rest="paused"), stage)
    assert any(request.range for request in hub.requests[before:]), "no part file was used"
    assert not broken_under(stage.products)
