"""Nothing secret leaves a queue at work: not by its store, report, books, locks, logs, or the processes it starts."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import pytest
from builders.oaxaca import GUIDE_NAMES, oaxaca_scenes
from builders.scenes import scene
from doubles.hub import ALWAYS, Hub
from doubles.secret_hunt import SecretHunt, everything_logged
from doubles.sen2cor.installing import install
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.executors import ThreadExecutor
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.queue import JobQueue
from scene_queue.core.job_queue.report import write_report
from scene_queue.core.job_queue.scheduler import Patience
from scene_queue.core.job_queue.stage_factory import StageFactory
from scene_queue.core.job_queue.store import Store
from scene_queue.core.job_queue.transfer_limits import TransferLimits
from scene_queue.core.network import Credentials
from scene_queue.core.services import parse_profile
from scene_queue.core.settings import Settings

USER, PASSWORD, CODE = "me@example.org", "hunter2-Zx9", "493817"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hub")


@pytest.fixture
def hub(kept: Path) -> Iterator[Hub]:
    hub = Hub(oaxaca_scenes(kept, 12), user=USER, password=PASSWORD, totp=CODE)
    yield hub
    hub.stop()


TROUBLES: dict[str, Callable[[Hub], object]] = {
    "none": lambda hub: None,
    "busy": lambda hub: hub.faults.busy(503, times=ALWAYS),
    "wrong code": lambda hub: setattr(hub.accounts, "totp", "000000"),
    "dead session": lambda hub: hub.faults.unauthorized(times=ALWAYS),
}


@pytest.mark.skipif(sys.platform == "win32", reason="SKIPPED LOUDLY: the stand-in for Sen2Cor is a shell script")
@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_queue_at_work_gives_nothing_away(
    trouble: str,
    kept: Path,
    hub: Hub,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    hunt = SecretHunt(hub, PASSWORD, CODE, monkeypatch=monkeypatch)
    TROUBLES[trouble](hub)
    told: list[Any] = []
    profile = parse_profile(hub.profile(), "the test")
    limits = TransferLimits(tmp_path / "books")
    with (
        Store(tmp_path / "queue.sqlite") as store,
        StageFactory({"cdse": profile}, lambda _: Credentials(USER, PASSWORD, CODE), limits=limits) as stages,
    ):
        queue = JobQueue(
            store,
            stages,
            ThreadExecutor(),
            patience=Patience(attempts=1),
            on_jobs=told.extend,
            on_event=lambda job, event: told.append(event),
            upkeep=stages,
        )
        monkeypatch.setattr("scene_queue.core.network.retry._wait_before", lambda *_: 0.0)
        monkeypatch.setattr("scene_queue.core.job_queue.queue.LONG_WAIT_S", 0.0)  # what waits for a service is over
        queue.add(
            Order(0, Settings(tmp_path / "scenes", sen2cor=str(install(kept)))),
            [scene(name, uuid="", size_bytes=0) for name in GUIDE_NAMES[:2]],
        )
        queue.wait(Feedback())
        queue.close()
        write_report(tmp_path / "report.jsonl", queue.jobs(), queue.order_of)
        reprs = repr([queue, stages, limits, store, *vars(queue).values(), *vars(stages).values()])
    printed = capfd.readouterr()
    assert ("done" in (tmp_path / "report.jsonl").read_text()) == (trouble == "none")
    assert hunt.commands or trouble != "none"
    hunt.finds_nothing_in("what is told", repr(told))
    hunt.finds_nothing_in("a repr", reprs)
    hunt.finds_nothing_in("the log", everything_logged(caplog.records))
    hunt.finds_nothing_in("what is printed", printed.out + printed.err)
    hunt.finds_nothing_asked_or_started()
    assert hunt.finds_nothing_below(tmp_path) > 3
    books = [file for file in (tmp_path / "books").rglob("*") if file.is_file()]
    assert not any(USER in str(file) or USER.encode() in file.read_bytes() for file in books)
