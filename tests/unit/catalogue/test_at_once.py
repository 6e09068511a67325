"""Calls at once: results, reports, errors and cancellations on one thread."""

from __future__ import annotations

import threading
from typing import Callable

import pytest
from scene_queue.core.catalogue.at_once import at_once
from scene_queue.core.errors import CancelledError, ServiceBusyError
from scene_queue.core.events import Event, Note
from scene_queue.core.feedback import CancelSignal, Feedback

Call = Callable[[Feedback], int]


def giving(value: int) -> Call:
    return lambda feedback: value


def waiting(feedback: Feedback) -> int:
    """Until somebody cancels."""
    assert feedback.signal.wait(20)
    feedback.raise_if_cancelled()
    return 0


def failing(feedback: Feedback) -> int:
    raise ServiceBusyError("busy")


@pytest.mark.parametrize("threads", [1, 4, 50])
def test_every_call_gives_its_result_once_with_its_place(threads: int) -> None:
    results = dict(at_once([giving(number * 10) for number in range(20)], threads, Feedback()))
    assert results == {number: number * 10 for number in range(20)}


def test_as_many_run_at_once_as_there_are_threads() -> None:
    together = threading.Barrier(3, timeout=20)

    def meet(feedback: Feedback) -> int:
        return together.wait()

    assert sorted(result for _, result in at_once([meet] * 6, 3, Feedback())) == [0, 0, 1, 1, 2, 2]


def test_what_calls_report_is_heard_on_the_callers_thread() -> None:
    heard: list[tuple[Event, int]] = []

    def report(feedback: Feedback) -> int:
        feedback.note("from a thread")
        return threading.get_ident()

    ((_, worker),) = at_once([report], 2, Feedback(lambda event: heard.append((event, threading.get_ident()))))
    assert heard == [(Note("from a thread"), threading.get_ident())]
    assert worker != threading.get_ident()


def test_one_that_fails_ends_the_others_and_is_raised_as_it_is() -> None:
    with pytest.raises(ServiceBusyError, match="busy"):
        list(at_once([waiting, waiting, failing, waiting, waiting], 3, Feedback()))


def test_what_was_cancelled_is_cancelled_for_all() -> None:
    signal = CancelSignal()
    threading.Timer(0.05, signal.cancel).start()
    with pytest.raises(CancelledError):
        list(at_once([waiting] * 4, 2, Feedback(signal=signal)))


def test_a_failure_is_no_cancellation_of_the_whole_work() -> None:
    feedback = Feedback()
    with pytest.raises(ServiceBusyError):
        list(at_once([failing, waiting], 2, feedback))
    assert not feedback.is_cancelled()
    assert dict(at_once([giving(1)], 1, feedback)) == {0: 1}


def test_who_listens_no_more_ends_the_calls() -> None:
    results = at_once([giving(1), waiting, waiting], 3, Feedback())
    assert next(results) == (0, 1)
    results.close()  # type: ignore[attr-defined] # comes back only when all threads have ended
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("scene-queue-list")]


def test_a_listener_that_raises_ends_the_calls() -> None:
    def refuse(event: Event) -> None:
        raise CancelledError

    def note(feedback: Feedback) -> int:
        feedback.note("x")
        return waiting(feedback)

    with pytest.raises(CancelledError):
        list(at_once([note, waiting], 2, Feedback(refuse)))
