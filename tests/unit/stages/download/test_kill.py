"""A process that is killed in the middle; the next one goes on."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Callable

import pytest
from doubles.hub.samples import SAMPLE_NAME
from doubles.waiting import wait_until
from scene_queue.core.stages.download.part_file import bytes_on_disk

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
    """Run a command, and kill it when so many bytes are on the disk."""
    with subprocess.Popen(command) as process:
        deadline = time.monotonic() + 60
        while bytes_on_disk(part) < size_bytes:
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


@pytest.mark.skipif(sys.platform == "win32", reason="SKIPPED LOUDLY: kill -9 is of POSIX systems")
def test_after_a_kill_with_several_connections_at_most_a_hundredth_is_fetched_again(
    make_hub: Callable[..., Any], make_desk: Callable[..., Any], tmp_path: Path
) -> None:
    size_bytes = 16_000_000
    desk = make_desk(make_hub({"size_bytes": size_bytes}), size_bytes=size_bytes)
    profile = desk.hub.write_profile(tmp_path / "profile.json")
    desk.hub.faults.throttle(2_000_000)
    command = [sys.executable, "-c", CHILD, str(profile), str(desk.folder)]
    part = desk.workspace.part_file
    for share in (0.2, 0.5, 0.8):
        killed_at(command, part, int(share * size_bytes))
        assert desk.has_left_nothing_broken()
    assert 1 < desk.hub.open_connections_peak <= 4
    wait_until(lambda: desk.hub.open_connections == 0)  # it has seen that nobody listens any more
    on_disk, sent_before = bytes_on_disk(part), desk.sent_bytes()
    desk.hub.faults.clear()
    desk.run()
    assert desk.has_arrived()
    total = len(desk.archive_bytes)
    assert desk.sent_bytes() - sent_before <= total - on_disk + total // 100
