"""What the window does when an order ends."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from builders.oaxaca import GUIDE_NAMES
from builders.scenes import scene
from doubles.hub import Hub
from scene_queue.core.job_queue.job import JobState
from scene_queue.core.job_queue.order import WITHOUT_CORRECTION, AtEnd, Order
from scene_queue.core.network import Credentials
from scene_queue.core.qgis_adapters.services import Services
from scene_queue.core.settings import Settings

SCENES = [scene(name, uuid="", size_bytes=0) for name in GUIDE_NAMES[:2]]
COMMAND = (sys.executable, "-c", "import os; open('ran', 'a').write(os.environ['SCENE_QUEUE_DONE'])")


def test_products_are_listed_and_the_command_runs_also_when_the_program_was_killed_before(
    qtbot: Any, hub: Hub, tmp_path: Path
) -> None:
    folder, listed, ran = tmp_path / "products", tmp_path / "done.txt", tmp_path / "products" / "ran"
    folder.mkdir()
    at_end = AtEnd(loads=False, finished_list=listed, command=COMMAND)
    services = Services(tmp_path / "profile")
    services.sign_in("cdse", Credentials("demo", "demo"), store=False)
    services.queue.add(Order(0, Settings(folder), WITHOUT_CORRECTION, "Oaxaca", at_end=at_end), SCENES)
    qtbot.waitUntil(ran.exists, timeout=60_000)
    qtbot.waitUntil(lambda: ran.read_text() == "2", timeout=10_000)
    assert {job.state for job in services.queue.jobs()} == {JobState.DONE}
    assert sorted(Path(line).name for line in listed.read_text().splitlines()) == [
        f"{name}.SAFE" for name in sorted(GUIDE_NAMES[:2])
    ]
    assert services.close()
    _forget_the_end(tmp_path / "profile")
    listed.write_text(listed.read_text().splitlines()[0])
    again = Services(tmp_path / "profile")
    qtbot.waitUntil(lambda: ran.read_text() == "22", timeout=60_000)
    assert len(listed.read_text().splitlines()) == 2
    assert again.close()


def _forget_the_end(profile: Path) -> None:
    for mark in (profile / "ends").glob("*.end.json"):
        mark.unlink()
