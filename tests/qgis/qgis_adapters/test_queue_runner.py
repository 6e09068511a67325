"""The queue in QGIS, with the hub."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders.oaxaca import GUIDE_NAMES
from builders.scenes import numbered_scenes, scene
from doubles.hub import Hub
from scene_queue.core.events import Progress
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.scheduler import Hold, Slots
from scene_queue.core.job_queue.stage_factory import StageFactory
from scene_queue.core.network import Credentials
from scene_queue.core.qgis_adapters.queue_runner import QueueRunner
from scene_queue.core.scene import Scene
from scene_queue.core.services import ServiceProfile
from scene_queue.core.settings import Settings

SCENES = [scene(name, uuid="", size_bytes=0) for name in GUIDE_NAMES]
WITHOUT_CORRECTION = (StageName.DOWNLOAD, StageName.SAFE_CHECK)


@pytest.fixture
def profile(profile: ServiceProfile, request: Any) -> ServiceProfile:
    """The hub's profile, with so many connections where a test says so."""
    return replace(profile, connections=getattr(request, "param", profile.connections))


@pytest.fixture
def stages(profile: ServiceProfile) -> Iterator[StageFactory]:
    with StageFactory({"cdse": profile}, lambda _: Credentials("demo", "demo")) as made:
        yield made


@pytest.fixture
def runner(stages: StageFactory, tmp_path: Path) -> Iterator[QueueRunner]:
    made = QueueRunner(tmp_path / "profile" / "queue.sqlite", stages)
    yield made
    made.close()


def order(tmp_path: Path) -> Order:
    return Order(0, Settings(tmp_path / "products"), WITHOUT_CORRECTION, "Oaxaca")


def states(runner: QueueRunner) -> list[JobState]:
    return [job.state for job in runner.jobs()]


def queued(qtbot: Any, runner: QueueRunner, order: Order, scenes: Sequence[Scene], connections: int) -> list[Job]:
    """Queue scenes with so many connections."""
    runner.allow("cdse", connections)
    runner.add(order, scenes)
    qtbot.waitUntil(lambda: len(runner.jobs()) == len(scenes))
    return runner.jobs()


def test_scenes_are_downloaded_and_checked(qtbot: Any, runner: QueueRunner, tmp_path: Path) -> None:
    queued(qtbot, runner, order(tmp_path), SCENES, 4)
    qtbot.waitUntil(lambda: set(states(runner)) <= {JobState.DONE, JobState.FAILED}, timeout=30_000)
    assert [job.message for job in runner.jobs()] == [""] * 6
    products = sorted(path.name for path in (tmp_path / "products" / "L1C").glob("*/*/*.SAFE"))
    assert products == sorted(f"{name}.SAFE" for name in GUIDE_NAMES)


def test_changes_and_progress_are_told_on_the_main_thread(
    qtbot: Any, hub: Hub, runner: QueueRunner, tmp_path: Path
) -> None:
    changed: list[Job] = []
    progressed: dict[int, Progress] = {}
    threads: set[threading.Thread] = set()

    def on_jobs(jobs: list[Job]) -> None:
        threads.add(threading.current_thread())
        changed.extend(jobs)

    def on_progress(newest: dict[int, Progress]) -> None:
        threads.add(threading.current_thread())
        progressed.update(newest)

    runner.jobs_changed.connect(on_jobs)
    runner.jobs_progressed.connect(on_progress)
    hub.faults.throttle(10_000)
    queued(qtbot, runner, order(tmp_path), SCENES[:1], 4)
    qtbot.waitUntil(lambda: bool(changed) and changed[-1].state is JobState.DONE, timeout=20_000)
    assert threads == {threading.main_thread()}
    assert (StageName.DOWNLOAD, JobState.RUNNING) in [(job.stage, job.state) for job in changed]
    assert isinstance(progressed[changed[-1].id], Progress)


@pytest.mark.parametrize("profile", [2], indirect=True)
def test_no_more_connections_are_used_than_the_service_allows(
    qtbot: Any, hub: Hub, runner: QueueRunner, profile: ServiceProfile, tmp_path: Path
) -> None:
    queued(qtbot, runner, order(tmp_path), SCENES, profile.connections)
    qtbot.waitUntil(lambda: set(states(runner)) == {JobState.DONE}, timeout=30_000)
    assert hub.open_connections_peak <= 2


def test_a_paused_job_ends_soon_and_goes_on_from_its_bytes(
    qtbot: Any, hub: Hub, runner: QueueRunner, tmp_path: Path
) -> None:
    hub.faults.throttle(5_000)
    (job,) = queued(qtbot, runner, order(tmp_path), SCENES[:1], 4)
    parts = tmp_path / "products" / ".scene_queue"
    qtbot.waitUntil(lambda: any(path.stat().st_size > 5_000 for path in parts.rglob("*.part")), timeout=20_000)
    runner.pause([job.id])
    qtbot.waitUntil(lambda: states(runner) == [JobState.PAUSED], timeout=10_000)
    hub.faults.throttle(None)
    runner.resume([job.id])
    qtbot.waitUntil(lambda: states(runner) == [JobState.DONE], timeout=20_000)
    ranges = [request.range for request in hub.requests if request.face == "download" and request.range]
    assert any(not given.startswith("bytes=0-") for given in ranges)


def test_a_cancelled_job_can_be_resumed(qtbot: Any, hub: Hub, runner: QueueRunner, tmp_path: Path) -> None:
    hub.faults.throttle(5_000)
    jobs = queued(qtbot, runner, order(tmp_path), SCENES[:2], 1)
    qtbot.waitUntil(lambda: JobState.RUNNING in states(runner), timeout=10_000)
    runner.cancel([job.id for job in jobs])
    qtbot.waitUntil(lambda: set(states(runner)) == {JobState.CANCELLED}, timeout=10_000)
    hub.faults.throttle(None)
    runner.resume([job.id for job in jobs])
    qtbot.waitUntil(lambda: set(states(runner)) == {JobState.DONE}, timeout=20_000)


def test_the_queue_survives_and_waits_for_the_user(qtbot: Any, hub: Hub, stages: StageFactory, tmp_path: Path) -> None:
    hub.faults.throttle(5_000)
    file = tmp_path / "queue.sqlite"
    first = QueueRunner(file, stages)
    queued(qtbot, first, order(tmp_path), SCENES[:3], 1)
    qtbot.waitUntil(lambda: JobState.RUNNING in states(first), timeout=10_000)
    assert first.close()
    hub.faults.throttle(None)
    second = QueueRunner(file, stages)
    try:
        assert states(second) == [JobState.PAUSED] * 3
        assert [job.scene.identifier for job in second.jobs()] == [one.identifier for one in SCENES[:3]]
        second.resume([job.id for job in second.jobs()])
        qtbot.waitUntil(lambda: set(states(second)) == {JobState.DONE}, timeout=20_000)
    finally:
        second.close()


def test_removed_jobs_are_forgotten_and_files_stay(qtbot: Any, runner: QueueRunner, tmp_path: Path) -> None:
    (job,) = queued(qtbot, runner, order(tmp_path), SCENES[:1], 4)
    qtbot.waitUntil(lambda: states(runner) == [JobState.DONE], timeout=20_000)
    runner.remove([job.id])
    assert runner.jobs() == []
    assert list((tmp_path / "products").rglob("*.SAFE"))


def test_closing_just_after_queueing_leaves_nothing_running(qtbot: Any, stages: StageFactory, tmp_path: Path) -> None:
    runner = QueueRunner(tmp_path / "queue.sqlite", stages)
    queued(qtbot, runner, order(tmp_path), SCENES, 4)
    assert runner.close()
    qtbot.wait(100)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("download")]


def test_a_broken_product_fails_with_its_name_and_the_others_go_on(
    qtbot: Any, hub: Hub, runner: QueueRunner, tmp_path: Path
) -> None:
    hub.faults.busy(status=404, body={"detail": "Product not found"}, path_part="$value", times=1)
    queued(qtbot, runner, order(tmp_path), SCENES[:3], 4)
    qtbot.waitUntil(lambda: set(states(runner)) <= {JobState.DONE, JobState.FAILED}, timeout=20_000)
    assert sorted(state.value for state in states(runner)) == ["done", "done", "failed"]
    (failed,) = [job for job in runner.jobs() if job.state is JobState.FAILED]
    assert failed.scene.identifier in failed.message


def test_a_second_qgis_looks_on_and_takes_over_when_the_first_is_gone(
    qtbot: Any, hub: Hub, stages: StageFactory, tmp_path: Path
) -> None:
    hub.faults.throttle(5_000)
    file = tmp_path / "queue.sqlite"
    first = QueueRunner(file, stages)
    jobs = queued(qtbot, first, order(tmp_path), SCENES[:2], 1)
    qtbot.waitUntil(lambda: JobState.RUNNING in states(first))
    second = QueueRunner(file, stages)
    try:
        assert not second.is_owner
        assert not second.can_take_over()
        qtbot.waitUntil(lambda: [job.id for job in second.jobs()] == [job.id for job in jobs], timeout=10_000)
        second.cancel([job.id for job in jobs])
        qtbot.wait(50)
        assert JobState.CANCELLED not in states(first)
        assert first.close()
        qtbot.waitUntil(second.can_take_over)
        with qtbot.waitSignals([second.owner_changed, second.jobs_replaced]):
            second.take_over()
        assert second.is_owner
        assert states(second) == [JobState.PAUSED] * 2
        hub.faults.throttle(None)
        second.resume([job.id for job in jobs])
        qtbot.waitUntil(lambda: set(states(second)) == {JobState.DONE}, timeout=20_000)
    finally:
        second.close()


def test_a_damaged_store_is_told_and_rebuilt(qtbot: Any, stages: StageFactory, tmp_path: Path) -> None:
    file = tmp_path / "queue.sqlite"
    first = QueueRunner(file, stages)
    queued(qtbot, first, order(tmp_path), SCENES[:3], 4)
    qtbot.waitUntil(lambda: set(states(first)) == {JobState.DONE}, timeout=20_000)
    first.close()
    file.write_bytes(b"rubbish" * 1000)
    second = QueueRunner(file, stages)
    try:
        assert "damaged" in second.note
        assert states(second) == [JobState.DONE] * 3
    finally:
        second.close()


def test_thousands_of_jobs_are_paused_aside_and_in_order(qtbot: Any, runner: QueueRunner, tmp_path: Path) -> None:
    assert runner._queue is not None
    runner._queue.slots = Slots(closed={StageName.DOWNLOAD: Hold.HOURS})  # none begins, and none fails, meanwhile
    jobs = queued(qtbot, runner, order(tmp_path), numbered_scenes(600), 1)
    numbers = [job.id for job in jobs]
    runner.pause(numbers)
    runner.cancel(numbers)
    runner.pause(numbers[-1:])
    qtbot.waitUntil(lambda: set(states(runner)) == {JobState.CANCELLED}, timeout=10_000)
