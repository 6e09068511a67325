"""Threads given back to QGIS's pool while a task blocks."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QThreadPool
from scene_queue.core.feedback import CancelSignal
from scene_queue.core.qgis_adapters.pool_thread import ReleasedThreads, end_idle_threads, released_threads, task_pool
from scene_queue.core.qgis_adapters.tasks import BlockingTask


def test_the_pool_is_the_one_that_runs_tasks() -> None:
    seen: list[QThreadPool] = []
    manager = QgsApplication.taskManager()
    own = getattr(manager, "threadPool", None)
    seen.append(own() if own else QThreadPool.globalInstance())
    assert task_pool() is seen[0]


def test_the_count_goes_up_and_back() -> None:
    threads = ReleasedThreads()
    with threads.released():
        assert threads.count == 1
    assert threads.count == 0


def test_the_count_goes_back_after_an_error() -> None:
    threads = ReleasedThreads()
    with pytest.raises(OSError, match="disk"), threads.released():
        raise OSError("disk")
    assert threads.count == 0


def test_the_pool_counts_its_threads_as_before_after_an_error() -> None:
    before = task_pool().activeThreadCount()
    with pytest.raises(OSError, match="disk"), ReleasedThreads().released():
        raise OSError("disk")
    assert task_pool().activeThreadCount() == before


def test_more_tasks_block_at_once_than_the_pool_has_threads(qtbot: Any) -> None:
    count = task_pool().maxThreadCount() + 3
    all_at_once = threading.Barrier(count)
    met: list[int] = []

    def block() -> None:
        met.append(all_at_once.wait(20))

    ended: list[int] = []
    tasks = [BlockingTask(f"{n}", block, CancelSignal(), lambda: ended.append(1)) for n in range(count)]
    for task in tasks:
        QgsApplication.taskManager().addTask(task)
    qtbot.waitUntil(lambda: len(ended) == count, timeout=25_000)
    assert sorted(met) == list(range(count))
    assert released_threads.count == 0


def test_a_cancelled_task_takes_its_thread_back(qtbot: Any) -> None:
    signal, began, ended = CancelSignal(), threading.Event(), []

    def block() -> None:
        began.set()
        signal.wait(20)

    task = BlockingTask("blocks", block, signal, lambda: ended.append(1))
    QgsApplication.taskManager().addTask(task)
    qtbot.waitUntil(began.is_set)
    assert released_threads.count == 1
    task.cancel()
    qtbot.waitUntil(lambda: bool(ended))
    assert released_threads.count == 0


def test_idle_threads_end_and_tasks_run_as_before(qtbot: Any) -> None:
    ended: list[int] = []
    for number in (1, 2):
        task = BlockingTask("short", lambda: None, CancelSignal(), lambda: ended.append(1))
        task.start()
        qtbot.waitUntil(lambda number=number: len(ended) == number)
        end_idle_threads()
    assert task_pool().activeThreadCount() == 0
