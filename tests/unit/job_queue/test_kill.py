"""A queue whose process is killed, in the middle of a download or at any moment; the next process goes on."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders.scenes import scene
from doubles.hub import Hub
from doubles.hub.samples import SAMPLE_NAME, sample_scene
from doubles.kills import kill_again_and_again
from doubles.waiting import wait_until
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.executors import ThreadExecutor
from scene_queue.core.job_queue.job import JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.queue import JobQueue
from scene_queue.core.job_queue.stage_factory import StageFactory
from scene_queue.core.job_queue.store import Store
from scene_queue.core.job_queue.transfer_limits import TransferLimits
from scene_queue.core.network import Credentials
from scene_queue.core.services import load_profiles
from scene_queue.core.settings import Settings

TESTS = Path(__file__).resolve().parents[2]
SIZE = 4_000_000
CHILD = f"""
import sys
sys.path[:0] = [{str(TESTS)!r}, {str(Path(__file__).resolve().parent)!r}]
import conftest
from test_kill import work
work(sys.argv[1], sys.argv[2])
"""


def work(profile_file: str, folder: str) -> list[Any]:
    """Queue the sample scene and work until it is done; what an earlier process left is gone on with."""
    profiles = load_profiles({"SCENE_QUEUE_SERVICES": profile_file})
    limits = TransferLimits(Path(folder) / "books")
    order = Order(0, Settings(Path(folder) / "scenes"), (StageName.DOWNLOAD,))
    with (
        Store(Path(folder) / "queue.sqlite") as store,
        StageFactory(profiles, lambda _: Credentials("demo", "demo"), limits=limits) as stages,
    ):
        queue = JobQueue(store, stages, ThreadExecutor())
        queue.add(order, [scene(SAMPLE_NAME, uuid="", size_bytes=0)])
        queue.wait(Feedback())
        queue.close()
        return queue.jobs()


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    hub = Hub([sample_scene(tmp_path / "hub", size_bytes=SIZE)])
    yield hub
    hub.stop()


def received(hub: Hub) -> int:
    return sum(one.bytes_sent for one in hub.requests if one.face == "download" and one.status in (200, 206))


NOT_ON_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="SKIPPED LOUDLY: kill -9 is of POSIX systems")


@NOT_ON_WINDOWS
def test_a_queue_goes_on_after_every_kill_and_no_attempt_is_lost(hub: Hub, tmp_path: Path) -> None:
    profile = hub.write_profile(tmp_path / "profile.json")
    hub.faults.throttle(1_000_000)
    for share in (0.2, 0.4, 0.5, 0.6):
        command = [sys.executable, "-c", CHILD, str(profile), str(tmp_path)]
        with subprocess.Popen(command) as process:
            wait_until(lambda share=share: received(hub) > share * SIZE, 60)  # type: ignore[misc]
            assert process.poll() is None
            process.kill()
        wait_until(lambda: hub.open_connections == 0)
        assert not list((tmp_path / "scenes").rglob("*.SAFE"))
    hub.faults.clear()
    [job] = work(str(profile), str(tmp_path))
    assert (job.state, job.attempts, job.message) == (JobState.DONE, 1, "")
    assert len(list((tmp_path / "scenes").rglob("manifest.safe"))) == 1


@NOT_ON_WINDOWS
def test_kills_at_random_moments_lose_nothing_double_nothing_and_break_nothing(tmp_path: Path) -> None:
    """Two hundred of them: ``./scripts/bench queue --part kills``."""
    harm = kill_again_and_again(tmp_path, kills=25, seed=25)
    assert (harm.lost, harm.doubled, harm.corrupt) == ([], [], [])
