"""Long work of an algorithm: watched, relayed, cancelled."""

from __future__ import annotations

import os
import signal
import threading
import time
from typing import Any

import pytest
from qgis.core import QgsProcessingFeedback
from scene_queue.core.errors import CancelledError, NetworkError
from scene_queue.core.events import Progress
from scene_queue.core.feedback import Feedback
from scene_queue.core.qgis_adapters.engine_thread import run_watched
from scene_queue.core.qgis_adapters.pool_thread import released_threads

HANDLED = (signal.SIGINT, signal.SIGTERM)


class Told(QgsProcessingFeedback):
    """Keeps what it is told, and by which thread."""

    def __init__(self) -> None:
        super().__init__(False)
        self.lines: list[tuple[str, str]] = []
        self.threads: set[threading.Thread] = set()

    def pushInfo(self, text: str) -> None:
        self.lines.append(("info", text))
        self.threads.add(threading.current_thread())

    def pushWarning(self, text: str) -> None:
        self.lines.append(("warning", text))


def until_cancelled(feedback: Feedback) -> None:
    feedback.signal.wait(20)
    feedback.raise_if_cancelled()


def test_the_result_of_the_work_is_returned() -> None:
    assert run_watched(lambda feedback: 42, Told()) == 42


def test_a_result_of_nothing_is_a_result() -> None:
    assert run_watched(lambda feedback: None, Told()) is None


def test_the_work_runs_on_a_thread_of_its_own() -> None:
    assert run_watched(lambda feedback: threading.current_thread(), Told()) is not threading.main_thread()


def test_errors_come_out_as_they_were() -> None:
    def fail(feedback: Feedback) -> None:
        raise NetworkError("The hub is gone.", advice="Try later.")

    with pytest.raises(NetworkError, match="gone"):
        run_watched(fail, Told())


def test_faults_come_out_as_they_were() -> None:
    with pytest.raises(ZeroDivisionError):
        run_watched(lambda feedback: 1 / 0, Told())


def test_what_the_work_says_is_relayed_on_the_callers_thread() -> None:
    def talk(feedback: Feedback) -> None:
        feedback.note("found 6")
        feedback.note("one is odd", warning=True)
        feedback.report(Progress(0.5))

    told = Told()
    run_watched(talk, told)
    assert told.lines == [("info", "found 6"), ("warning", "one is odd")]
    assert told.threads == {threading.current_thread()}
    assert told.progress() == 50.0


def test_a_cancellation_ends_the_work_and_is_told_as_one() -> None:
    told = Told()
    threading.Timer(0.1, told.cancel).start()
    with pytest.raises(CancelledError):
        run_watched(until_cancelled, told)


def test_work_that_was_cancelled_may_still_end_well() -> None:
    told = Told()
    told.cancel()

    def finish(feedback: Feedback) -> str:
        feedback.signal.wait(20)
        return "whole"

    assert run_watched(finish, told) == "whole"


def test_work_that_does_not_listen_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scene_queue.core.qgis_adapters.engine_thread.GRACE_S", 0.1)
    go, told = threading.Event(), Told()
    told.cancel()
    try:
        with pytest.raises(CancelledError):
            run_watched(lambda feedback: go.wait(20), told)
    finally:
        go.set()


@pytest.mark.parametrize("number", HANDLED)
def test_signals_cancel_on_the_main_thread(number: signal.Signals) -> None:
    threading.Timer(0.1, os.kill, (os.getpid(), number)).start()
    with pytest.raises(CancelledError):
        run_watched(until_cancelled, Told())


@pytest.mark.parametrize("outcome", ["good", "bad", "cancelled"])
def test_signal_handlers_are_put_back(outcome: str) -> None:
    def work(feedback: Feedback) -> None:
        if outcome == "bad":
            raise NetworkError("gone")
        if outcome == "cancelled":
            raise CancelledError()

    marks: dict[Any, Any] = {}
    before = {number: signal.getsignal(number) for number in HANDLED}
    try:
        for number in HANDLED:
            marks[number] = lambda *_: None
            signal.signal(number, marks[number])
        try:
            run_watched(work, Told())
        except (NetworkError, CancelledError):
            assert outcome != "good"
        assert {number: signal.getsignal(number) for number in HANDLED} == marks
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@pytest.mark.parametrize("fails", [False, True])
def test_off_the_main_thread_the_pool_gets_its_thread_back(fails: bool) -> None:
    counts: list[int] = []
    handlers: list[Any] = []

    def work(feedback: Feedback) -> None:
        counts.append(released_threads.count)
        handlers.append(signal.getsignal(signal.SIGINT))
        if fails:
            raise NetworkError("gone")

    def call() -> None:
        try:
            run_watched(work, Told())
        except NetworkError:
            counts.append(-1)

    before = signal.getsignal(signal.SIGINT)
    caller = threading.Thread(target=call)
    caller.start()
    caller.join(20)
    assert counts == ([1, -1] if fails else [1])
    assert released_threads.count == 0
    assert handlers == [before]


def test_a_thousand_lines_lose_none() -> None:
    def talk(feedback: Feedback) -> None:
        for number in range(1000):
            feedback.note(str(number))
            if number % 250 == 0:
                time.sleep(0.01)

    told = Told()
    run_watched(talk, told)
    assert [text for _, text in told.lines] == [str(number) for number in range(1000)]
