"""The hub's network goes down in the middle of the demo, for longer than three attempts; then it is back."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import demo
import pytest
from builders.oaxaca import GUIDE_NAMES
from conftest import Stage
from doubles.hub import Hub
from doubles.waiting import wait_until
from harness.desktop import Desktop
from harness.disk import broken_under

LONGEST_S = 120
TOLD = "all scenes from there wait and one at a time tries"


def waiting_jobs(home: Path) -> int:
    """How many jobs of the queue's file wait for the network, which they do when their attempts were of no use."""
    ask = "SELECT count(*) FROM jobs WHERE state = 'waiting' AND trouble = 'NetworkError'"
    for file in home.rglob("queue.sqlite"):
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
            try:
                return int(database.execute(ask).fetchone()[0])
            except sqlite3.OperationalError:  # QGIS is just making it
                return 0
    return 0


def test_the_demo_outlasts_a_cut_network_without_its_user_and_tells_of_it_once(
    hub: Hub, stage: Stage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    @contextmanager
    def embedded_hub(_out: Path) -> Iterator[Path]:
        yield stage.profile

    waited: list[int] = []

    def bring_back() -> None:
        wait_until(lambda: waiting_jobs(stage.folder / "work") > 0, LONGEST_S)
        waited.append(waiting_jobs(stage.folder / "work"))
        hub.faults.network_up()

    hub.faults.throttle(150_000)
    cut = hub.faults.network_down_midway(path_part="/$value", skip=3)
    monkeypatch.setattr(demo, "embedded_hub", embedded_hub)
    monkeypatch.setattr(demo, "Desktop", partial(Desktop, work=stage.folder / "work"))
    helper = threading.Thread(target=bring_back)
    helper.start()
    status = demo.main(["--out", str(stage.folder)])
    helper.join()
    printed = capsys.readouterr().out

    assert cut.struck
    assert waited, printed
    assert status == 0, printed
    assert not [line for line in printed.splitlines() if ": failed " in line], printed
    assert sum(line.startswith(GUIDE_NAMES) and ": done" in line for line in printed.splitlines()) == 6, printed
    shown = (stage.folder / "messages.log").read_text(encoding="utf-8")
    assert [TOLD in line for line in shown.splitlines() if "[Messages] Scene Queue" in line].count(True) == 1, shown
    assert any(request.range for request in hub.requests), "no part file was used"
    assert not broken_under(stage.products)
