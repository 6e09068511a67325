"""The hub's network goes down in the middle of the demo; on another day it is back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import demo
import pytest
from builders.oaxaca import GUIDE_NAMES
from conftest import Stage
from doubles.hub import ALWAYS, Hub
from harness.desktop import Desktop, Verdict
from harness.disk import broken_under, part_files

CAUSE = "does not take connections. Check the connection, then try again."


def test_the_demo_tells_of_a_cut_network_and_resume_does_the_rest(
    hub: Hub,
    stage: Stage,
    passed: Callable[[Verdict, Stage], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    @contextmanager
    def embedded_hub(_out: Path) -> Iterator[Path]:
        yield stage.profile

    hub.faults.throttle(150_000)
    hub.faults.network_down_midway(path_part="/$value", skip=4, times=ALWAYS)
    monkeypatch.setattr(demo, "embedded_hub", embedded_hub)
    monkeypatch.setattr(demo, "Desktop", partial(Desktop, work=stage.folder / "work"))
    status = demo.main(["--out", str(stage.folder)])
    printed = capsys.readouterr().out

    assert status == 1, printed
    failed = [line for line in printed.splitlines() if ": failed " in line]
    assert failed, printed
    assert all(line.startswith(GUIDE_NAMES) and line.endswith(CAUSE) for line in failed), failed
    assert "The demo did not come to its end" in printed.splitlines()[-1]
    shown = (stage.folder / "messages.log").read_text(encoding="utf-8")
    assert f"[Messages] Scene Queue : {len(failed)} of 6 scenes " in shown, shown
    assert not broken_under(stage.products)
    assert part_files(stage.products)

    hub.faults.clear()
    hub.faults.network_up()
    before = len(hub.requests)
    passed(stage.play("start_again", done=6 - len(failed), rest="failed"), stage)
    assert any(request.range for request in hub.requests[before:]), "no part file was used"
    assert not broken_under(stage.products)
    assert not part_files(stage.products)
