"""Orders without a window."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Callable

import pytest
from builders.scenes import numbered_scenes
from conftest import TESTS
from scene_queue.core.errors import (
    CancelledError,
    NoRoomError,
    OfflineError,
    ProductError,
    SceneQueueError,
    StoreError,
    VolumeError,
)
from scene_queue.core.events import Event, Note, Progress
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue import outages, waiting
from scene_queue.core.job_queue.disk_budget import DiskBudgets
from scene_queue.core.job_queue.job import JobState, StageName
from scene_queue.core.job_queue.order import AtEnd, Order
from scene_queue.core.job_queue.queue import JobQueue
from scene_queue.core.job_queue.scheduler import Slots
from scene_queue.core.job_queue.store.writer import Batch
from scene_queue.core.network.failures import Obstacle, UnreachableError
from scene_queue.core.product.name import ProductName
from scene_queue.core.qgis_adapters.headless import OrderResult, run_orders
from scene_queue.core.scene import Scene
from scene_queue.core.settings import Settings
from scene_queue.core.workspace import Workspace

STAGES = (StageName.DOWNLOAD, StageName.SAFE_CHECK)

KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
import conftest
from builders.scenes import numbered_scenes
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.job import StageName
from scene_queue.core.job_queue.order import AtEnd, Order
from scene_queue.core.job_queue.scheduler import Slots
from scene_queue.core.qgis_adapters.headless import run_orders
from scene_queue.core.settings import Settings

class Stages:
    def of(self, order, *, is_last=True):
        return dict.fromkeys(order.stages, self)
    def run(self, scene, workspace, feedback):
        if scene.identifier == numbered_scenes(3)[2].identifier:
            os.kill(os.getpid(), signal.SIGKILL)
        return {{}}

order = Order(0, Settings(Path({folder!r})), (StageName.DOWNLOAD, StageName.SAFE_CHECK), "test")
run_orders(Path({folder!r}), [(order, numbered_scenes(3))], Stages(), Feedback(), slots=Slots(download=1))
"""


class Recorded:
    """Stages that do what a function says, and keep what they were called with."""

    def __init__(self, act: Callable[[Scene, Feedback], Mapping[str, object] | None] = lambda scene, feedback: None):
        self.act = act
        self.calls: list[str] = []

    def of(self, order: Order, *, is_last: bool = True) -> dict[StageName, Recorded]:
        return dict.fromkeys(StageName, self)

    def run(self, scene: Scene, workspace: Workspace, feedback: Feedback) -> Mapping[str, object]:
        self.calls.append(scene.identifier)
        return self.act(scene, feedback) or {}


def run(
    folder: Path,
    stages: Recorded,
    scenes: list[Scene],
    feedback: Feedback | None = None,
    report: Path | None = None,
    slots: Slots | None = None,
) -> OrderResult:
    order = Order(0, Settings(folder), STAGES, "test")
    return run_orders(folder, [(order, scenes)], stages, feedback or Feedback(), slots=slots or Slots(), report=report)


def lines(report: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]


def test_every_scene_goes_through_every_stage(tmp_path: Path) -> None:
    stages, scenes = Recorded(lambda scene, feedback: {"bytes": 7}), numbered_scenes(5)
    result = run(tmp_path, stages, scenes)
    assert len(result.done) == 5
    assert sorted(stages.calls) == sorted(2 * [scene.identifier for scene in scenes])
    assert [job.scene.identifier for job in result.jobs] == [scene.identifier for scene in scenes]


def test_a_failure_stays_with_its_scene(tmp_path: Path) -> None:
    scenes = numbered_scenes(4)

    def act(scene: Scene, feedback: Feedback) -> None:
        if scene == scenes[1]:
            raise ProductError("B02 is cut.", advice="Fetch it again.")

    result = run(tmp_path, Recorded(act), scenes)
    assert len(result.done) == 3
    assert [(job.scene.identifier, job.message) for job in result.failed] == [
        (scenes[1].identifier, "B02 is cut. Fetch it again.")
    ]


def test_what_waits_at_the_service_is_neither_done_nor_failed(tmp_path: Path) -> None:
    def act(scene: Scene, feedback: Feedback) -> None:
        raise OfflineError("It is in the archive.")

    result = run(tmp_path, Recorded(act), numbered_scenes(1))
    assert (len(result.done), len(result.failed)) == (0, 0)
    assert result.jobs[0].state is JobState.WAITING


def test_a_network_that_stays_away_ends_the_call_and_the_same_call_does_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outages, "TRIES_S", (0.1, 0.2))

    def act(scene: Scene, feedback: Feedback) -> None:
        raise UnreachableError("The host was not found.", Obstacle.NAME, is_out_of_reach=True)

    notes: list[str] = []
    feedback = Feedback(lambda event: notes.append(event.text) if isinstance(event, Note) else None)
    result = run(tmp_path, Recorded(act), numbered_scenes(8), feedback, tmp_path / "report.jsonl")
    assert (result.done, result.failed) == ((), ())
    assert [line["state"] for line in lines(tmp_path / "report.jsonl")] == ["waiting"] * 8
    assert "The host was not found." in str(lines(tmp_path / "report.jsonl")[0]["message"])
    assert notes[-1].startswith("8 of 8 scenes did not come")
    assert notes[-1].endswith("The same call goes on where this one ended.")
    assert sum("all scenes from there wait" in note for note in notes[:-1]) == 1
    assert len(run(tmp_path, Recorded(), numbered_scenes(8)).done) == 8


@pytest.mark.parametrize(
    "error",
    [NoRoomError("The disk is full."), VolumeError("The volume is used up.", retry_after_s=86_400.0)],
    ids=["room", "volume"],
)
def test_what_all_scenes_wait_for_is_told_once_and_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: SceneQueueError
) -> None:
    monkeypatch.setattr(waiting, "HOPELESS_S", 0.0)

    def act(scene: Scene, feedback: Feedback) -> None:
        raise error

    notes: list[str] = []
    feedback = Feedback(lambda event: notes.append(event.text) if isinstance(event, Note) else None)
    result = run(tmp_path, Recorded(act), numbered_scenes(8), feedback, tmp_path / "report.jsonl")
    assert (result.done, result.failed) == ((), ())
    assert [line["state"] for line in lines(tmp_path / "report.jsonl")] == ["waiting"] * 8
    told = [note for note in notes if error.message.rstrip(".") in note]
    assert len(told) == 2
    assert told[1] == f"8 of 8 scenes did not come: {error} The same call goes on where this one ended."


def test_a_store_that_cannot_be_written_for_a_time_ends_no_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenes, met, notes = numbered_scenes(4), threading.Event(), list[str]()
    tick, write, begun = JobQueue.tick, Batch.write, threading.Event()

    def met_by_a_tick(queue: JobQueue) -> None:
        try:
            tick(queue)
        except StoreError:
            met.set()
            raise

    def on_a_full_disk(batch: Batch, database: sqlite3.Connection) -> None:
        if begun.is_set() and not met.is_set():
            raise sqlite3.OperationalError("database or disk is full")
        write(batch, database)

    def act(scene: Scene, feedback: Feedback) -> None:
        begun.set()
        if scene == scenes[0]:
            assert met.wait(60)  # the others end meanwhile, which is to be written

    monkeypatch.setattr(JobQueue, "tick", met_by_a_tick)
    monkeypatch.setattr(Batch, "write", on_a_full_disk)
    feedback = Feedback(lambda event: notes.append(event.text) if isinstance(event, Note) else None)
    result = run(tmp_path, Recorded(act), scenes, feedback)
    assert len(result.done) == 4
    assert sum("It is tried again for ten minutes." in note for note in notes) == 1


def test_the_report_has_a_line_a_scene(tmp_path: Path) -> None:
    scenes = numbered_scenes(2)

    def act(scene: Scene, feedback: Feedback) -> dict[str, object]:
        if scene == scenes[1]:
            raise ProductError("broken")
        return {"bytes": 7}

    run(tmp_path, Recorded(act), scenes, report=tmp_path / "below" / "report.jsonl")
    first, second = lines(tmp_path / "below" / "report.jsonl")
    assert (first["identifier"], first["state"], first["bytes"]) == (scenes[0].identifier, "done", 7)
    assert (second["identifier"], second["state"], second["message"]) == (scenes[1].identifier, "failed", "broken")


def test_a_cancellation_writes_the_report_and_keeps_what_is_done(tmp_path: Path) -> None:
    scenes, feedback = numbered_scenes(3), Feedback()

    def act(scene: Scene, own: Feedback) -> None:
        if scene != scenes[0]:
            feedback.signal.cancel()
            own.signal.wait(20)
            own.raise_if_cancelled()

    report = tmp_path / "report.jsonl"
    with pytest.raises(CancelledError):
        run(tmp_path, Recorded(act), scenes, feedback, report, Slots(download=1, safe_check=1))
    states = {line["identifier"]: line["state"] for line in lines(report)}
    assert states[scenes[0].identifier] == "done"
    assert states[scenes[1].identifier] == states[scenes[2].identifier] == "waiting"


def test_the_same_call_goes_on_after_a_cancellation(tmp_path: Path) -> None:
    scenes, feedback = numbered_scenes(3), Feedback()

    def stop(scene: Scene, own: Feedback) -> None:
        feedback.signal.cancel()
        own.signal.wait(20)
        own.raise_if_cancelled()

    with pytest.raises(CancelledError):
        run(tmp_path, Recorded(stop), scenes, feedback)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("download")]
    assert len(run(tmp_path, Recorded(), scenes).done) == 3


def test_the_same_call_goes_on_after_a_kill(tmp_path: Path) -> None:
    code = KILLED.format(tests=str(TESTS), folder=str(tmp_path))
    killed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert killed.returncode == -9, killed.stderr
    report = tmp_path / "report.jsonl"
    result = run(tmp_path, Recorded(), numbered_scenes(3), report=report)
    assert len(result.done) == 3
    assert [line["state"] for line in lines(report)] == ["done"] * 3


def test_what_other_calls_left_open_stays_theirs(tmp_path: Path) -> None:
    scenes, feedback = numbered_scenes(4), Feedback()
    feedback.signal.cancel()
    with pytest.raises(CancelledError):
        run(tmp_path, Recorded(), scenes[:2], feedback)
    stages = Recorded()
    result = run(tmp_path, stages, scenes[2:])
    assert [job.scene.identifier for job in result.jobs] == [scene.identifier for scene in scenes[2:]]
    assert not set(stages.calls) & {scene.identifier for scene in scenes[:2]}


def test_the_store_lies_hidden_in_the_orders_folder(tmp_path: Path) -> None:
    run(tmp_path, Recorded(), numbered_scenes(1))
    assert (tmp_path / ".scene_queue" / "queue.sqlite").is_file()


def test_progress_ends_at_the_whole(tmp_path: Path) -> None:
    heard: list[Event] = []
    run(tmp_path, Recorded(), numbered_scenes(4), Feedback(heard.append))
    shares = [event.fraction for event in heard if isinstance(event, Progress) and event.fraction is not None]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_what_a_stage_notes_names_its_scene(tmp_path: Path) -> None:
    heard: list[Event] = []
    (scene,) = numbered_scenes(1)
    stages = Recorded(lambda scene, feedback: feedback.note("part file found"))
    run(tmp_path, stages, [scene], Feedback(heard.append))
    assert Note(f"{scene.identifier}: part file found") in heard


def test_downloads_run_side_by_side_up_to_the_slots(tmp_path: Path) -> None:
    together, most, now, lock = threading.Barrier(3), [0], [0], threading.Lock()

    def act(scene: Scene, feedback: Feedback) -> None:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        together.wait(20)
        with lock:
            now[0] -= 1

    order = Order(0, Settings(tmp_path), (StageName.DOWNLOAD,), "test")
    run_orders(tmp_path, [(order, numbered_scenes(6))], Recorded(act), Feedback(), slots=Slots(download=3))
    assert most == [3]


def test_no_scenes_are_no_work(tmp_path: Path) -> None:
    result = run(tmp_path, Recorded(), [], report=tmp_path / "report.jsonl")
    assert result.jobs == ()
    assert lines(tmp_path / "report.jsonl") == []


def test_scenes_of_several_sources_are_worked_on_together(tmp_path: Path) -> None:
    scenes, heard = numbered_scenes(4), list[Event]()

    class Told(Recorded):
        def of(self, order: Order, *, is_last: bool = True) -> dict[StageName, Recorded]:
            return dict.fromkeys(StageName, Recorded(lambda scene, _: {"source": order.settings.service}))

    orders = [
        (Order(0, Settings(tmp_path, service="cdse"), STAGES), scenes[:3]),
        (Order(0, Settings(tmp_path, service="google"), STAGES), scenes[3:]),
    ]
    result = run_orders(tmp_path, orders, Told(), Feedback(heard.append), slots=Slots(), report=tmp_path / "r.jsonl")
    seen = {str(line["identifier"]): str(line["source"]) for line in lines(tmp_path / "r.jsonl")}
    assert seen == dict(zip((scene.identifier for scene in scenes), ("cdse", "cdse", "cdse", "google")))
    assert len(result.done) == 4
    assert [event.fraction for event in heard if isinstance(event, Progress)][-1] == 1.0


def test_finished_products_are_listed_and_the_command_runs_once(tmp_path: Path) -> None:
    listed, report, first, second = tmp_path / "done.txt", tmp_path / "report.csv", *numbered_scenes(2)
    code = "import os; open('ran', 'a').write(os.environ['SCENE_QUEUE_REPORT'])"
    at_end = AtEnd(finished_list=listed, command=(sys.executable, "-c", code))
    order = Order(0, Settings(tmp_path), STAGES, "test", at_end=at_end)

    def refuse_the_second(scene: Scene, feedback: Feedback) -> None:
        if scene == second:
            raise ProductError("Damaged.")

    for _ in range(2):
        stages = Recorded(refuse_the_second)
        run_orders(tmp_path, [(order, [first, second])], stages, Feedback(), slots=Slots(), report=report)
    [line] = listed.read_text().splitlines()
    assert Path(line).name == f"{first.identifier}.SAFE"
    assert (tmp_path / "ran").read_text() == str(report)
    assert "Damaged." in report.read_text(encoding="utf-8-sig")


def test_disk_budgets_are_counted_by_the_jobs_of_the_call(tmp_path: Path) -> None:
    budgets, scenes = DiskBudgets(), numbered_scenes(2)
    order = Order(0, Settings(tmp_path, disk_budget_bytes=3 * scenes[0].size_bytes), STAGES)
    seen: list[bool] = []

    def act(scene: Scene, feedback: Feedback) -> Mapping[str, object]:
        third = replace(scene, identifier=scene.identifier.replace("15PUT", "15PVT"))
        try:
            with budgets.claim(replace(order, id=1), third, feedback):
                seen.append(True)
                raise LookupError
        except NoRoomError:
            seen.append(False)
        except LookupError:
            pass
        product = Workspace(ProductName.parse(scene.identifier), order.settings).product
        product.mkdir(parents=True, exist_ok=True)
        return {"product_bytes": 2 * scene.size_bytes}

    stages = Recorded(act)
    run_orders(tmp_path, [(order, scenes)], stages, Feedback(), slots=Slots(download=1, safe_check=1), budgets=budgets)
    assert seen[0]
    assert not seen[-1]
