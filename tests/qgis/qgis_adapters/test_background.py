"""Work beside the window: the newest one counts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import QgsApplication
from scene_queue.core.errors import AreaError, SceneQueueError
from scene_queue.core.qgis_adapters.background import Background
from scene_queue.core.qgis_adapters.pool_thread import released_threads


class Listener:
    def __init__(self) -> None:
        self.results: list[Any] = []
        self.errors: list[SceneQueueError] = []
        self.threads: list[threading.Thread] = []

    def done(self, result: Any) -> None:
        self.threads.append(threading.current_thread())
        self.results.append(result)

    def failed(self, error: SceneQueueError) -> None:
        self.errors.append(error)


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def background(qtbot: Any) -> Iterator[Background]:
    made = Background()
    yield made
    assert made.close(5)
    qtbot.waitUntil(lambda: released_threads.count == 0, timeout=5_000)


def refuse() -> None:
    raise AreaError("The area is empty.")


def break_down() -> None:
    raise ZeroDivisionError("planted")


def test_the_result_arrives_on_the_main_thread_from_another(
    qtbot: Any, background: Background, listener: Listener
) -> None:
    background.start("Work", threading.current_thread, listener.done, listener.failed)
    assert background.is_running
    qtbot.waitUntil(lambda: bool(listener.results), timeout=5_000)
    assert listener.threads == [threading.main_thread()]
    assert listener.results[0] is not threading.main_thread()
    assert not background.is_running


def test_nothing_is_a_result_too(qtbot: Any, background: Background, listener: Listener) -> None:
    background.start("Work", lambda: None, listener.done, listener.failed)
    qtbot.waitUntil(lambda: listener.results == [None], timeout=5_000)


@pytest.mark.parametrize(("work", "told"), [(refuse, "empty"), (break_down, "ZeroDivisionError: planted")])
def test_what_goes_wrong_is_told(qtbot: Any, background: Background, listener: Listener, work: Any, told: str) -> None:
    background.start("Work", work, listener.done, listener.failed)
    qtbot.waitUntil(lambda: bool(listener.errors), timeout=5_000)
    assert told in str(listener.errors[0])
    assert listener.results == []
    assert not background.is_running


def test_of_two_the_newer_one_counts(qtbot: Any, background: Background, listener: Listener) -> None:
    gate = threading.Event()
    background.start("Old", lambda: gate.wait(5) and "old", listener.done, listener.failed)
    background.start("New", lambda: "new", listener.done, listener.failed)
    qtbot.waitUntil(lambda: bool(listener.results), timeout=5_000)
    gate.set()
    qtbot.wait(50)
    assert listener.results == ["new"]
    assert listener.errors == []


def test_what_was_given_up_is_not_told(qtbot: Any, background: Background, listener: Listener) -> None:
    gate = threading.Event()
    background.start("Work", lambda: gate.wait(5), listener.done, listener.failed)
    background.cancel()
    gate.set()
    assert background.close(5)
    assert (listener.results, listener.errors) == ([], [])
    assert not background.is_running


def test_a_result_on_its_way_is_not_told_after_a_cancellation(
    qtbot: Any, background: Background, listener: Listener
) -> None:
    over = threading.Event()
    background.start("Work", over.set, listener.done, listener.failed)
    assert over.wait(5)  # the main thread has seen nothing of it yet
    background.cancel()
    qtbot.wait(50)
    assert listener.results == []


def test_the_cross_in_the_task_bar_gives_it_up(qtbot: Any, background: Background, listener: Listener) -> None:
    gate = threading.Event()
    background.start("Work", lambda: gate.wait(5), listener.done, listener.failed)
    qtbot.waitUntil(lambda: bool(QgsApplication.taskManager().activeTasks()), timeout=5_000)
    with qtbot.waitSignal(background.given_up):
        QgsApplication.taskManager().cancelAll()
    gate.set()
    assert background.close(5)
    assert listener.results == []


def test_small_work_is_done_here_and_now(background: Background, listener: Listener) -> None:
    background.run_now(threading.current_thread, listener.done, listener.failed)
    assert listener.results == [threading.main_thread()]
    background.run_now(refuse, listener.done, listener.failed)
    assert "empty" in str(listener.errors[0])


def test_small_work_takes_the_place_of_what_is_under_way(
    qtbot: Any, background: Background, listener: Listener
) -> None:
    gate = threading.Event()
    background.start("Old", lambda: gate.wait(5) and "old", listener.done, listener.failed)
    background.run_now(lambda: "new", listener.done, listener.failed)
    gate.set()
    assert background.close(5)
    assert listener.results == ["new"]
