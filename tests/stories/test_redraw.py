"""Downloads that block must not keep QGIS from drawing."""

from __future__ import annotations

from collections.abc import Callable

from conftest import Stage
from doubles.hub import ALWAYS, Hub
from harness.desktop import Verdict


def test_the_map_is_drawn_while_eight_downloads_block(
    hub: Hub, stage: Stage, passed: Callable[[Verdict, Stage], None]
) -> None:
    hub.write_profile(stage.profile, connections=8)
    hub.faults.silence(at_bytes=1000, path_part="/$value", times=ALWAYS)
    passed(stage.play("redraw", cloud_percent=100, assert_names=False), stage)
    assert hub.open_connections_peak == 8
