"""Short pieces of work in tasks."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.PyQt.QtCore import QCoreApplication, QThread
from scene_queue.core.errors import CancelledError, DiskError, SceneQueueError
from scene_queue.core.feedback import Feedback
from scene_queue.core.qgis_adapters.errands import Errands

Told = list[tuple[str, Any]]


@pytest.fixture
def errands() -> Iterator[Errands]:
    made = Errands()
    yield made
    assert made.close(5)


@pytest.fixture
def told() -> Told:
    return []


def run(errands: Errands, told: Told, work: Any, key: str = "") -> None:
    errands.start("Work", work, lambda value: told.append(("done", value)), lambda e: told.append(("failed", e)), key)


def fail(error: Exception) -> Any:
    def work(feedback: Feedback) -> None:
        raise error

    return work


def test_the_result_comes_back_to_the_main_thread(qtbot: Any, errands: Errands) -> None:
    main, seen = QCoreApplication.instance().thread(), []
    errands.start(
        "Work",
        lambda feedback: QThread.currentThread() is main,
        lambda on_main: seen.append((on_main, QThread.currentThread() is main)),
    )
    qtbot.waitUntil(lambda: bool(seen), timeout=10_000)
    assert seen == [(False, True)]


def test_what_is_wrong_is_told(qtbot: Any, errands: Errands, told: Told) -> None:
    run(errands, told, fail(DiskError("Full.", advice="Tidy up.")))
    qtbot.waitUntil(lambda: len(told) == 1, timeout=10_000)
    assert told[0][0] == "failed"
    assert str(told[0][1]) == "Full. Tidy up."


@pytest.mark.parametrize("error", [FileNotFoundError(2, "No such file", "/none/f"), ValueError("planted")])
def test_errors_of_another_kind_become_sentences(qtbot: Any, errands: Errands, told: Told, error: Exception) -> None:
    run(errands, told, fail(error))
    qtbot.waitUntil(lambda: len(told) == 1, timeout=10_000)
    assert isinstance(told[0][1], SceneQueueError)
    assert "/none/f" in told[0][1].message or "planted" in told[0][1].message


def test_a_cancelled_one_tells_nothing(qtbot: Any, errands: Errands, told: Told) -> None:
    run(errands, told, fail(CancelledError()))
    run(errands, told, lambda feedback: "after")
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    qtbot.wait(20)
    assert told == [("done", "after")]


def test_of_one_key_only_the_newest_is_answered(qtbot: Any, errands: Errands, told: Told) -> None:
    begun = threading.Event()

    def wait(feedback: Feedback) -> str:
        begun.set()
        feedback.signal.wait(20)
        return "first"

    run(errands, told, wait, key="coverage")
    qtbot.waitUntil(begun.is_set, timeout=10_000)
    run(errands, told, lambda feedback: "other", key="choice")
    run(errands, told, lambda feedback: "second", key="coverage")
    qtbot.waitUntil(lambda: len(told) == 2, timeout=10_000)
    qtbot.wait(20)
    assert {value for _, value in told} == {"other", "second"}


def test_closing_cancels_and_waits(qtbot: Any, told: Told, tmp_path: Path) -> None:
    errands = Errands()
    run(errands, told, lambda feedback: feedback.signal.wait(20))
    assert errands.close(10)
    qtbot.wait(20)
    assert told == []


def test_work_that_outlives_the_end_tells_nobody(qtbot: Any, told: Told) -> None:
    errands, begun, go = Errands(), threading.Event(), threading.Event()

    def work(feedback: Feedback) -> str:
        begun.set()
        go.wait(20)
        return "late"

    run(errands, told, work)
    qtbot.waitUntil(begun.is_set, timeout=10_000)
    assert not errands.close(0.05)
    go.set()
    assert errands.close(10)
    QCoreApplication.processEvents()
    assert told == []


def test_what_is_given_up_tells_nobody(qtbot: Any, errands: Errands, told: Told) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def work(feedback: Feedback) -> None:
        begun.set()
        may_end.wait(20)

    run(errands, told, work, key="look")
    qtbot.waitUntil(begun.is_set, timeout=10_000)
    errands.give_up("look")
    errands.give_up("never started")
    may_end.set()
    run(errands, told, lambda feedback: "next", key="look")
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert told == [("done", "next")]


def test_what_goes_on_tells_again_and_again_until_it_is_given_up(qtbot: Any, errands: Errands) -> None:
    taken: list[int] = []
    over = threading.Event()

    def count(feedback: Feedback, tell: Any) -> None:
        for number in range(1_000_000):
            tell(number)
            if feedback.signal.wait(0.01):
                break
        over.set()

    errands.follow("Count", count, taken.append, key="count")
    qtbot.waitUntil(lambda: len(taken) > 2, timeout=10_000)
    errands.give_up("count")
    assert over.wait(10)
    seen = list(taken)
    assert seen == list(range(len(seen)))
    QCoreApplication.processEvents()
    assert taken == seen


def test_what_goes_wrong_while_it_goes_on_is_told(qtbot: Any, errands: Errands, told: Told) -> None:
    def fall(feedback: Feedback, tell: Any) -> None:
        raise DiskError("Full.")

    errands.follow("Fall", fall, told.append, lambda error: told.append(("failed", error)))
    qtbot.waitUntil(lambda: len(told) == 1, timeout=10_000)
    assert told[0][0] == "failed"
