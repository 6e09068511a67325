"""What happens to the program and to its computer: killed, put to sleep, asked twice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any, Callable

import pytest
from doubles.hub import Hub
from doubles.other_disk import number_as_another_disk
from doubles.two_scenes import BESIDE, SIZE, STRUCK
from doubles.waiting import wait_until
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.executors import ThreadExecutor
from scene_queue.core.job_queue.job import JobState
from scene_queue.core.job_queue.queue import JobQueue
from scene_queue.core.job_queue.scheduler import Patience
from scene_queue.core.job_queue.stage_factory import StageFactory
from scene_queue.core.job_queue.stage_run import workspace_of
from scene_queue.core.job_queue.store import Store
from scene_queue.core.job_queue.transfer_limits import TransferLimits
from scene_queue.core.stages.download.part_file import bytes_on_disk
from scene_queue.core.workspace import copying

TESTS = Path(__file__).resolve().parents[2]
RATE = 1_500_000
CHILD = f"""
import sys
from pathlib import Path
sys.path[:0] = [{str(TESTS)!r}]
import conftest
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.executors import ThreadExecutor
from scene_queue.core.job_queue.queue import JobQueue
from scene_queue.core.job_queue.stage_factory import StageFactory
from scene_queue.core.job_queue.store import Store
from scene_queue.core.job_queue.transfer_limits import TransferLimits
from scene_queue.core.network import Credentials
from scene_queue.core.services import load_profiles

profiles = load_profiles({{"SCENE_QUEUE_SERVICES": sys.argv[1]}})
limits = TransferLimits(Path(sys.argv[3]))
factory = StageFactory(profiles, lambda profile: Credentials("demo", "demo"), limits=limits)
with Store(Path(sys.argv[2])) as store:
    JobQueue(store, factory, ThreadExecutor()).wait(Feedback())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SKIPPED LOUDLY: kill -9 is of POSIX systems")
def test_after_a_kill_the_queue_goes_on_with_both_scenes_where_they_were(
    make_pair: Callable[..., Any], tmp_path: Path
) -> None:
    pair = make_pair()
    pair.queue.add(pair.order(), [pair.scene(STRUCK), pair.scene(BESIDE)])
    parts = [workspace_of(job, pair.queue.order_of(job)).part_file for job in pair.queue.jobs()]
    pair.store.close()
    pair.hub.faults.throttle(RATE)
    profiles = pair.hub.write_profile(tmp_path / "profiles.json")
    arguments = [str(profiles), str(tmp_path / "queue.sqlite"), str(tmp_path / "books")]
    with subprocess.Popen([sys.executable, "-c", CHILD, *arguments]) as process:
        wait_until(lambda: process.poll() is not None or min(map(bytes_on_disk, parts)) > SIZE // 4, 60)
        process.kill()
    pair.assert_nothing_broken()
    assert not pair.products()
    wait_until(lambda: pair.hub.open_connections == 0)
    on_disk, sent = sum(map(bytes_on_disk, parts)), bytes_sent(pair.hub)
    pair.hub.faults.clear()
    again = pair.started_anew()
    assert [job.state for job in again.queue.jobs()] == [JobState.QUEUED] * 2
    again.go_on()
    again.assert_arrived(STRUCK, BESIDE)
    assert bytes_sent(pair.hub) - sent <= 2 * SIZE - on_disk + 2 * SIZE // 50


STOPPED_CHILD = f"""
import sys, time
from pathlib import Path
sys.path[:0] = [{str(TESTS)!r}]
import conftest
from scene_queue.core.workspace import copying

copying.file_system_of = lambda path: -1 if sys.argv[4] in str(path) else 1
copy = copying._copy_file


def stop(source, *rest):
    copy(source, *rest)
    Path(sys.argv[5]).touch()
    time.sleep(600)


copying._copy_file = stop
""" + CHILD.replace("import conftest\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="SKIPPED LOUDLY: kill -9 is of POSIX systems")
def test_after_a_kill_within_a_copy_to_the_disk_of_the_products_both_scenes_arrive(
    make_pair: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = make_pair()
    scratch, reached = tmp_path / "other-disk", tmp_path / "reached"
    scratch.mkdir()
    number_as_another_disk(scratch, monkeypatch)
    pair.queue.add(pair.order(scratch=scratch), [pair.scene(STRUCK), pair.scene(BESIDE)])
    pair.store.close()
    profiles = pair.hub.write_profile(tmp_path / "profiles.json")
    arguments = [str(one) for one in (profiles, tmp_path / "queue.sqlite", tmp_path / "books", scratch, reached)]
    with subprocess.Popen([sys.executable, "-c", STOPPED_CHILD, *arguments]) as process:
        wait_until(lambda: process.poll() is not None or reached.exists(), 60)
        process.kill()
    assert reached.exists()
    assert not pair.products()
    wait_until(lambda: pair.hub.open_connections == 0)
    assert files_on_their_way(pair.folder)
    again = pair.started_anew()
    again.go_on()
    again.assert_arrived(STRUCK, BESIDE)
    assert not files_on_their_way(pair.folder)
    assert list(scratch.iterdir()) == []


def files_on_their_way(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if "incoming" in path.parts and path.is_file()]


def test_two_computers_that_share_the_folder_of_the_products_do_no_harm_to_one_another(
    make_pair: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each has a queue, an account's books and a scratch folder of its own; both fetch the same scenes at once."""
    pair = make_pair()
    scenes = [pair.scene(STRUCK), pair.scene(BESIDE)]
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(copying, "file_system_of", lambda path: int("products" in path.parts))
    limits = TransferLimits(tmp_path / "other-books")
    factory = StageFactory(pair.profiles, lambda one: pair.sign_ins.get(one.id), limits=limits)
    with Store(tmp_path / "other.sqlite") as store, factory:
        other = JobQueue(store, factory, ThreadExecutor(), patience=Patience(attempts=1))
        queues = {"one": pair.queue, "other": other}
        for name, queue in queues.items():
            queue.add(pair.order("products", scratch=tmp_path / name), scenes)
        for queue in queues.values():
            queue.tick()
        for queue in queues.values():
            queue.wait(Feedback())
            assert [job.state for job in queue.jobs()] == [JobState.DONE] * 2, [job.message for job in queue.jobs()]
        other.close()
    pair.assert_nothing_broken()
    pair.assert_arrived(STRUCK, BESIDE)
    assert not files_on_their_way(pair.folder)
    assert not [path for name in queues for path in (tmp_path / name).iterdir()]


def bytes_sent(hub: Hub) -> int:
    return sum(one.bytes_sent for one in hub.requests if one.face == "download" and one.status in (200, 206))


def test_after_the_computer_slept_both_scenes_go_on_and_no_attempt_is_counted(make_pair: Callable[..., Any]) -> None:
    """The network is gone when it wakes, and comes back a little later."""
    pair = make_pair()
    now = [1000.0]
    pair.queue = pair.new_queue(clock=lambda: now[0])
    go_down = pair.hub.faults.network_down

    def sleep() -> None:
        now[0] += 8 * 3600
        go_down()

    pair.hub.faults.network_down = sleep
    pair.hub.faults.network_down_midway(path_part=pair.id_of(STRUCK))
    pair.queue.add(pair.order(), [pair.scene(STRUCK), pair.scene(BESIDE)])
    pair.queue.tick()
    wait_until(lambda: pair.job(STRUCK).state is JobState.WAITING)
    wait_until(lambda: pair.job(BESIDE).state in (JobState.WAITING, JobState.DONE))
    assert {job.attempts for job in pair.queue.jobs() if job.state is JobState.WAITING} == {0}
    pair.assert_nothing_broken()
    pair.hub.faults.network_up()
    pair.hub.accounts.expire_access_tokens()
    pair.queue.resume([job.id for job in pair.queue.jobs()])
    pair.go_on()
    pair.assert_arrived(STRUCK, BESIDE)


@pytest.mark.parametrize("lanes", [1, 4])
def test_the_same_scene_twice_in_the_queue_is_fetched_once(make_pair: Callable[..., Any], lanes: int) -> None:
    pair = make_pair(lanes)
    both = [pair.scene(STRUCK), pair.scene(BESIDE)]
    pair.queue.add(pair.order(), [both[0], *both])
    pair.queue.add(pair.order(), both[:1])
    pair.queue.add(pair.order(keep_archive=False, layout="{tile}/{date}", alternatives=("other",)), both[:1])
    assert len(pair.queue.jobs()) == 3  # the third order is another one, into the same folder
    pair.go_on()
    pair.assert_arrived(STRUCK, BESIDE)
    assert {job.state for job in pair.queue.jobs()} == {JobState.DONE}
    assert bytes_sent(pair.hub) < 2.2 * SIZE
