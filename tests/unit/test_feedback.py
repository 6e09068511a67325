from __future__ import annotations

import threading
from contextlib import ExitStack

import pytest
from scene_queue.core.errors import CancelledError
from scene_queue.core.events import Event, Note, Progress
from scene_queue.core.feedback import CancelSignal, Feedback, shared_by_threads


def test_events_reach_the_listener_in_their_order() -> None:
    heard: list[Event] = []
    feedback = Feedback(heard.append)
    feedback.progress(0.5, "half")
    feedback.note("Look here.", warning=True)
    feedback.progress(None)
    feedback.report(Progress(1.0, "done", 10, 10))
    assert heard == [Progress(0.5, "half"), Note("Look here.", True), Progress(None, ""), Progress(1.0, "done", 10, 10)]


def test_without_a_listener_nothing_is_lost_but_words() -> None:
    feedback = Feedback()
    feedback.progress(0.5)
    feedback.note("Nobody hears this.")
    assert not feedback.is_cancelled()


def test_progress_is_where_a_cancellation_is_noticed() -> None:
    heard: list[Event] = []
    feedback = Feedback(heard.append)
    feedback.signal.cancel()
    assert feedback.is_cancelled()
    with pytest.raises(CancelledError):
        feedback.progress(0.5)
    with pytest.raises(CancelledError):
        feedback.raise_if_cancelled()
    assert heard == []


def test_a_note_is_still_heard_after_a_cancellation() -> None:
    heard: list[Event] = []
    feedback = Feedback(heard.append)
    feedback.signal.cancel()
    feedback.note("The part file is kept.")
    assert heard == [Note("The part file is kept.")]


def test_feedbacks_may_share_one_cancellation() -> None:
    signal = CancelSignal()
    first, second = Feedback(signal=signal), Feedback(signal=signal)
    signal.cancel()
    assert first.is_cancelled() and second.is_cancelled()
    assert not Feedback().is_cancelled()


def test_a_cancellation_ends_what_is_registered_and_only_that() -> None:
    signal, ended = CancelSignal(), []
    with signal.ending(lambda: ended.append("gone before")):
        pass
    with signal.ending(lambda: ended.append("socket")), signal.ending(lambda: ended.append("process")):
        signal.cancel()
    assert ended == ["socket", "process"]


def test_what_registers_after_the_cancellation_is_ended_at_once() -> None:
    signal, ended = CancelSignal(), []
    signal.cancel()
    with signal.ending(lambda: ended.append("late")):
        assert ended == ["late"]
    assert ended == ["late"]


def test_cancelling_twice_ends_once() -> None:
    signal, ended = CancelSignal(), []
    with signal.ending(lambda: ended.append("socket")):
        signal.cancel()
        signal.cancel()
    assert ended == ["socket"]


def test_one_that_fails_to_end_does_not_save_the_others() -> None:
    signal, ended = CancelSignal(), []

    def fail() -> None:
        raise OSError("already closed")

    with ExitStack() as registered:
        for end in (lambda: ended.append("first"), fail, lambda: ended.append("last")):
            registered.enter_context(signal.ending(end))
        with pytest.raises(OSError, match="already closed"):
            signal.cancel()
        assert signal.is_cancelled()
    assert ended == ["first", "last"]


def test_the_registration_ends_with_an_error_too() -> None:
    signal, ended = CancelSignal(), []
    with pytest.raises(ValueError, match="broken"), signal.ending(lambda: ended.append("gone")):
        raise ValueError("broken")
    signal.cancel()
    assert ended == []


def test_the_same_ender_may_be_registered_twice() -> None:
    signal, ended = CancelSignal(), []

    def end() -> None:
        ended.append("end")

    with signal.ending(end):
        with signal.ending(end):
            pass
        signal.cancel()
    assert ended == ["end"]


def test_waiting_ends_with_the_cancellation_from_another_thread() -> None:
    signal = CancelSignal()
    assert not signal.wait(0)
    came: list[bool] = []
    waiter = threading.Thread(target=lambda: came.append(signal.wait(60)))
    waiter.start()
    signal.cancel()
    waiter.join(10)
    assert came == [True]


def test_every_ender_is_called_once_however_threads_meet() -> None:
    for _ in range(50):
        signal, calls, start = CancelSignal(), [], threading.Barrier(3)

        def register(
            number: int, signal: CancelSignal = signal, calls: list[int] = calls, start: threading.Barrier = start
        ) -> None:
            start.wait()
            with signal.ending(lambda: calls.append(number)):
                signal.wait(60)

        workers = [threading.Thread(target=register, args=(number,)) for number in range(2)]
        for worker in workers:
            worker.start()
        start.wait()
        signal.cancel()
        for worker in workers:
            worker.join(10)
        assert sorted(calls) == [0, 1]


def test_events_of_several_threads_come_one_at_a_time() -> None:
    inside, most, heard = 0, 0, []

    def listen(event: Event) -> None:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        heard.append(event)
        inside -= 1

    shared = shared_by_threads(Feedback(listen))
    threads = [threading.Thread(target=lambda: [shared.note("said") for _ in range(200)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(heard), most) == (800, 1)


def test_what_threads_share_is_cancelled_by_its_own_signal_too() -> None:
    feedback, signal = Feedback(), CancelSignal()
    signal.cancel()
    assert shared_by_threads(feedback, signal).is_cancelled()
    assert not shared_by_threads(feedback).is_cancelled()
