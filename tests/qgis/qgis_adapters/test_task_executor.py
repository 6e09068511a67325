"""Stages as QgsTasks."""

from __future__ import annotations

import gc
import threading
from typing import Any

import pytest
from builders.scenes import scene
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication
from scene_queue.core.events import Progress
from scene_queue.core.feedback import CancelSignal
from scene_queue.core.job_queue.job import Job, StageName
from scene_queue.core.qgis_adapters import task_executor
from scene_queue.core.qgis_adapters.task_executor import AT_ONCE, TaskExecutor
from scene_queue.core.qgis_adapters.tasks import CAN_HIDE


def job(number: int = 1, stage: StageName = StageName.DOWNLOAD) -> Job:
    return Job(number, 1, scene(), stage)


def test_a_stage_started_from_a_worker_runs_in_a_task(qtbot: Any) -> None:
    executor, ran = TaskExecutor(), []
    starter = threading.Thread(
        target=lambda: executor.start(job(), CancelSignal(), lambda: ran.append(threading.current_thread()))
    )
    starter.start()
    starter.join()
    qtbot.waitUntil(lambda: bool(ran))
    assert ran[0] is not threading.main_thread()
    assert ran[0] is not starter
    assert executor.join(10)


def test_a_task_lives_without_any_other_reference(qtbot: Any) -> None:
    executor, go, ran = TaskExecutor(), threading.Event(), []

    def work() -> None:
        go.wait(20)
        ran.append(1)

    executor.start(job(), CancelSignal(), work)
    qtbot.wait(20)
    gc.collect()
    go.set()
    assert executor.join(10)
    assert ran == [1]


def test_joining_waits_for_what_was_only_just_started() -> None:
    executor, ran = TaskExecutor(), []
    executor.start(job(), CancelSignal(), lambda: ran.append(1))
    assert executor.join(10)
    assert ran == [1]


def test_joining_gives_up_in_time() -> None:
    executor, go = TaskExecutor(), threading.Event()
    executor.start(job(), CancelSignal(), lambda: go.wait(20) and None)
    assert not executor.join(0.2)
    go.set()
    assert executor.join(10)


def test_stages_run_side_by_side() -> None:
    executor, together = TaskExecutor(), threading.Barrier(6)
    met: list[int] = []
    for number in range(6):
        executor.start(job(number), CancelSignal(), lambda: met.append(together.wait(20)))
    assert executor.join(20)
    assert len(met) == 6


@pytest.mark.parametrize(
    ("stage", "title"),
    [
        (StageName.DOWNLOAD, "Download 15PUT 2018-08-09"),
        (StageName.SAFE_CHECK, "Check 15PUT 2018-08-09"),
        (StageName.CORRECTION, "Correct 15PUT 2018-08-09"),
    ],
)
def test_the_task_bar_names_the_stage_and_the_scene(qtbot: Any, stage: StageName, title: str) -> None:
    executor, go = TaskExecutor(), threading.Event()
    executor.start(job(stage=stage), CancelSignal(), lambda: go.wait(20) and None)
    qtbot.waitUntil(lambda: any(task.description() == title for task in QgsApplication.taskManager().activeTasks()))
    go.set()
    assert executor.join(10)


@pytest.mark.skipif(CAN_HIDE, reason="the entry of the queue shows it: test_task_bar.py")
def test_progress_reaches_the_task_bar(qtbot: Any) -> None:
    executor, go = TaskExecutor(), threading.Event()
    executor.start(job(), CancelSignal(), lambda: go.wait(20) and None)
    qtbot.waitUntil(lambda: bool(QgsApplication.taskManager().activeTasks()))
    task = QgsApplication.taskManager().activeTasks()[0]
    executor.show(job(), Progress(0.75))
    assert task.progress() == 75.0
    executor.show(job(number=9), Progress(0.1))
    assert task.progress() == 75.0
    go.set()
    assert executor.join(10)


def test_a_long_line_is_begun_some_tasks_a_turn(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The window gets its turn in between: so many new tasks at once would hold it."""
    executor, begun = TaskExecutor(), []
    begin = task_executor.BlockingTask.start

    def count(task: task_executor.BlockingTask) -> None:
        begun.append(1)
        begin(task)

    monkeypatch.setattr(task_executor.BlockingTask, "start", count)
    for number in range(200):
        executor.start(job(number), CancelSignal(), lambda: None)
    turns = []
    while sum(turns) < 200:
        before = len(begun)
        QCoreApplication.processEvents()
        turns.append(len(begun) - before)
    assert max(turns) <= 3 * AT_ONCE
    assert executor.join(20)


def test_many_short_stages_all_run_once_whoever_starts_them(qtbot: Any) -> None:
    """As the queue does it: what has ended starts the next, on its own thread."""
    executor, lock, ran = TaskExecutor(), threading.Lock(), []

    def work() -> None:
        with lock:
            ran.append(len(ran))
            number = len(ran) + 9
        if number < 500:
            executor.start(job(number), CancelSignal(), work)

    for number in range(10):
        executor.start(job(number), CancelSignal(), work)
    qtbot.waitUntil(lambda: len(ran) >= 500, timeout=60_000)
    assert executor.join(20)
    assert ran == list(range(500))


def test_a_job_whose_next_stage_began_is_not_forgotten_with_the_last_one(qtbot: Any) -> None:
    """The queue starts the next stage before QGIS tells that the task of the one before has ended."""
    executor, go, ran = TaskExecutor(), threading.Event(), []

    def second() -> None:
        go.wait(20)
        ran.append(2)

    executor.start(
        job(), CancelSignal(), lambda: executor.start(job(stage=StageName.SAFE_CHECK), CancelSignal(), second)
    )
    qtbot.wait(100)
    assert not executor.join(0.1)
    go.set()
    assert executor.join(20)
    assert ran == [2]
