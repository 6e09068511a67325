"""Another attempt, only where it may help."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from scene_queue.core.errors import (
    CancelledError,
    CredentialsError,
    NetworkError,
    ServiceBusyError,
    ServiceError,
)
from scene_queue.core.events import Event, Note
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import retrying


def failing(*errors: Exception) -> Callable[[], str]:
    left = list(errors)

    def call() -> str:
        if left:
            raise left.pop(0)
        return "done"

    return call


def test_what_succeeds_is_called_once(feedback: Feedback, signal: Any) -> None:
    assert retrying(failing(), feedback) == "done"
    assert signal.waits == []


def test_a_temporary_error_is_tried_again_after_growing_waits(feedback: Feedback, signal: Any) -> None:
    assert retrying(failing(*[NetworkError("x")] * 4), feedback, first_wait_s=8, longest_wait_s=20) == "done"
    for wait, most in zip(signal.waits, (8, 16, 20, 20)):
        assert most / 2 <= wait <= most


def test_waits_are_not_the_same_for_all(feedback: Feedback, signal: Any) -> None:
    for _ in range(20):
        retrying(failing(NetworkError("x")), feedback)
    assert len(set(signal.waits)) > 1


def test_attempts_end_with_the_last_error(feedback: Feedback, signal: Any) -> None:
    with pytest.raises(NetworkError, match="third"):
        retrying(failing(NetworkError("first"), NetworkError("second"), NetworkError("third")), feedback, attempts=3)
    assert len(signal.waits) == 2


@pytest.mark.parametrize("error", [ServiceError("x"), CredentialsError("x"), CancelledError(), KeyError("x")])
def test_other_errors_pass_at_once(feedback: Feedback, signal: Any, error: Exception) -> None:
    with pytest.raises(type(error)):
        retrying(failing(error), feedback)
    assert signal.waits == []


def test_the_service_s_own_wait_is_obeyed(feedback: Feedback, signal: Any) -> None:
    retrying(failing(ServiceBusyError("x", retry_after_s=42)), feedback, first_wait_s=1)
    assert 42 <= signal.waits[0] <= 43


def test_a_service_that_asks_for_too_much_is_passed_on(feedback: Feedback, signal: Any) -> None:
    with pytest.raises(ServiceBusyError) as caught:
        retrying(failing(ServiceBusyError("x", retry_after_s=7200)), feedback)
    assert caught.value.retry_after_s == 7200
    assert signal.waits == []


def test_a_cancellation_ends_the_wait(signal: Any) -> None:
    feedback = Feedback(lambda event: signal.cancel(), signal)
    with pytest.raises(CancelledError):
        retrying(failing(NetworkError("x")), feedback)


def test_getting_further_starts_the_count_anew(feedback: Feedback, signal: Any) -> None:
    reached = [0]

    def call() -> str:
        reached[0] += 10
        if reached[0] < 100:
            raise NetworkError("x")
        return "done"

    assert retrying(call, feedback, attempts=2, mark=lambda: reached[0]) == "done"


def test_getting_no_further_than_before_does_not(feedback: Feedback, signal: Any) -> None:
    reached = iter([0, 50, 10, 50, 50, 99, 99])
    with pytest.raises(NetworkError):
        retrying(failing(*[NetworkError("x")] * 99), feedback, attempts=3, mark=lambda: next(reached))
    assert len(signal.waits) == 2


def test_each_new_attempt_is_told_with_its_reason(signal: Any) -> None:
    events: list[Event] = []
    retrying(failing(NetworkError("The line broke.")), Feedback(events.append, signal), attempts=4)
    (event,) = events
    assert isinstance(event, Note)
    assert event.text.startswith("The line broke. Next attempt in")
    assert "(2 of 4)" in event.text
