"""A process that is killed in the middle; the next one goes on."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from doubles.hub.samples import SAMPLE_NAME

HERE = Path(__file__).resolve().parent
CHILD = f"""
import sys, threading
from datetime import datetime, timezone
from pathlib import Path
sys.path[:0] = [{str(HERE.parents[2])!r}]
import conftest
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import Credentials, HttpSession, Lanes, NetworkSettings, TokenSource
from scene_queue.core.product.name import ProductName, ProcessingLevel
from scene_queue.core.scene import Scene
from scene_queue.core.services import load_profiles
from scene_queue.core.settings import Settings
from scene_queue.core.stages.download import Access, DownloadStage, open_source
from scene_queue.core.workspace import Workspace

profile = load_profiles({{"SCENE_QUEUE_SERVICES": sys.argv[1]}})["cdse"]
session = HttpSession(NetworkSettings(), profile)
tokens = TokenSource(profile, session, Credentials("demo", "demo"))
now = datetime(2018, 8, 9, tzinfo=timezone.utc)
name, level = {SAMPLE_NAME!r}, ProcessingLevel.L1C
scene = Scene(name, "", "elsewhere", "", now, now, None, 0, level, "", "", 126, "15PUT", "02.06")
workspace = Workspace(ProductName.parse(name), Settings(Path(sys.argv[2])))
source = open_source(profile, Access(session, Lanes(4), tokens=tokens))
DownloadStage([source]).run(scene, workspace, Feedback())
"""


def killed_at(command: Sequence[str], part: Path, size_bytes: int) -> None:
    """Run a command, and kill it when the part file has so many bytes."""
    with subprocess.Popen(command) as process:
        deadline = time.monotonic() + 60
        while not (part.exists() and part.stat().st_size >= size_bytes):
            assert process.poll() is None, "it ended before it could be killed"
            assert time.monotonic() < deadline, "it did not get so far"
            time.sleep(0.005)
        process.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="SKIPPED LOUDLY: kill -9 is of POSIX systems")
def test_after_a_kill_at_most_a_hundredth_is_fetched_again(desk: Any, tmp_path: Path) -> None:
    profile = desk.hub.write_profile(tmp_path / "profile.json")
    desk.hub.faults.throttle(2_000_000)
    command = [sys.executable, "-c", CHILD, str(profile), str(desk.folder)]
    part = desk.workspace.part_file
    for size_bytes in (300_000, 900_000, 1_500_000):
        killed_at(command, part, size_bytes)
        assert desk.has_left_nothing_broken()
    desk.hub.faults.clear()
    on_disk = part.stat().st_size
    desk.run()
    assert desk.has_arrived()
    total = len(desk.archive_bytes)
    last = desk.asked()[-1]
    assert last.bytes_sent <= total - on_disk + total // 100
    assert last.range is not None
