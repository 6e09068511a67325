"""Tasks that QGIS does not begin: its pool is busy, or it has lost them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from builders.scenes import scene
from qgis.core import QgsApplication, QgsTask
from scene_queue.core.feedback import CancelSignal
from scene_queue.core.job_queue.job import Job, StageName
from scene_queue.core.qgis_adapters import tasks
from scene_queue.core.qgis_adapters.pool_thread import released_threads, task_pool
from scene_queue.core.qgis_adapters.task_executor import TaskExecutor
from scene_queue.core.qgis_adapters.tasks import BlockingTask


class Work:
    """A task and what became of it."""

    def __init__(self, waits: bool = False) -> None:
        self.signal, self.go = CancelSignal(), threading.Event()
        self.threads: list[str] = []
        self.cancelled: list[bool] = []
        self.ended: list[threading.Thread] = []
        self.waits = waits
        self.task = BlockingTask("work", self.run, self.signal, lambda: self.ended.append(threading.current_thread()))
        self.task.start()

    def run(self) -> None:
        self.threads.append(threading.current_thread().name)
        while self.waits and not self.go.wait(0.01) and not self.signal.is_cancelled():
            pass
        self.cancelled.append(self.signal.is_cancelled())


class PoolThatLooksFree:
    """Lets tasks be handed to QGIS that will not begin, as those that it loses."""

    def activeThreadCount(self) -> int:
        return 0

    def maxThreadCount(self) -> int:
        return 1


@pytest.fixture(params=["looks busy", "looks free"])
def busy_pool(qtbot: Any, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[threading.Event]:
    """All threads of the pool are taken until the event is set."""
    monkeypatch.setattr(tasks, "PATIENCE_S", 0.05)
    free, pool = threading.Event(), task_pool()
    hogs = [QgsTask.fromFunction(f"hog {number}", lambda _task: free.wait(20)) for number in range(64)]
    for hog in hogs:
        QgsApplication.taskManager().addTask(hog)
    qtbot.waitUntil(lambda: pool.activeThreadCount() >= pool.maxThreadCount())
    if request.param == "looks free":
        monkeypatch.setattr(tasks, "task_pool", PoolThatLooksFree)
    yield free
    free.set()
    qtbot.waitUntil(lambda: not QgsApplication.taskManager().activeTasks(), timeout=20_000)


def test_it_begins_on_a_thread_of_its_own(qtbot: Any, busy_pool: threading.Event) -> None:
    work = Work()
    qtbot.waitUntil(lambda: bool(work.ended))
    assert work.threads == ["scene_queue task"]
    assert work.cancelled == [False]
    assert work.ended == [threading.main_thread()]


def test_qgis_takes_it_out_of_the_line(qtbot: Any, busy_pool: threading.Event) -> None:
    work = Work()
    qtbot.waitUntil(lambda: bool(work.ended))
    assert all(task.description() != "work" for task in QgsApplication.taskManager().activeTasks())
    busy_pool.set()
    qtbot.wait(100)
    assert len(work.threads) == len(work.ended) == 1


@pytest.mark.parametrize("busy_pool", ["looks free"], indirect=True)
def test_begun_late_by_qgis_it_still_runs_once(qtbot: Any, busy_pool: threading.Event) -> None:
    work = Work(waits=True)
    qtbot.waitUntil(lambda: bool(work.threads))
    busy_pool.set()
    qtbot.waitUntil(lambda: work.task.status() == QgsTask.TaskStatus.Running)
    assert not work.ended
    work.go.set()
    qtbot.waitUntil(lambda: bool(work.ended))
    assert work.threads == ["scene_queue task"]
    assert len(work.ended) == 1


@pytest.mark.parametrize("busy_pool", ["looks free"], indirect=True)
def test_a_cancellation_waits_for_the_work(qtbot: Any, busy_pool: threading.Event) -> None:
    work = Work(waits=True)
    qtbot.waitUntil(lambda: bool(work.threads))
    work.task.cancel()
    assert not work.ended
    qtbot.waitUntil(lambda: bool(work.ended))
    assert work.cancelled == [True]
    assert len(work.ended) == 1


def test_a_cancelled_one_does_not_wait_for_a_thread(
    qtbot: Any, busy_pool: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "PATIENCE_S", 1000)
    monkeypatch.setattr(tasks, "task_pool", task_pool)
    signal, ended = CancelSignal(), []
    signal.cancel()
    task = BlockingTask("work", lambda: None, signal, lambda: ended.append(1))
    task.start()
    qtbot.waitUntil(lambda: bool(ended))


def test_no_thread_stays_released(qtbot: Any, busy_pool: threading.Event) -> None:
    works = [Work() for _ in range(5)]
    qtbot.waitUntil(lambda: all(work.ended for work in works))
    busy_pool.set()
    qtbot.waitUntil(lambda: released_threads.count == 0)


def test_an_executor_ends_in_time_on_a_busy_pool(busy_pool: threading.Event) -> None:
    executor, ran = TaskExecutor(), []
    for number in range(3):
        executor.start(Job(number, 1, scene(), StageName.DOWNLOAD), CancelSignal(), lambda: ran.append(1))
    assert executor.join(5)
    assert ran == [1, 1, 1]


def test_only_the_cancellation_of_all_tasks_counts_as_one_of_all(qtbot: Any) -> None:
    executor, told = TaskExecutor(), []
    executor.all_cancelled.connect(lambda: told.append(1))
    signals = [CancelSignal() for _ in range(3)]
    for number, signal in enumerate(signals):
        executor.start(Job(number, 1, scene(), StageName.DOWNLOAD), signal, lambda signal=signal: signal.wait(20))
    manager = QgsApplication.taskManager()
    qtbot.waitUntil(lambda: len(manager.activeTasks()) == 3)
    manager.activeTasks()[0].cancel()
    assert not told
    manager.cancelAll()
    assert told
    assert executor.join(5)
