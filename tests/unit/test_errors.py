from __future__ import annotations

import inspect
import pickle

import pytest
from scene_queue.core import errors
from scene_queue.core.errors import CancelledError, ErrorKind, SceneQueueError, ServiceBusyError

ALL = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, SceneQueueError)]
TEMPORARY = {"NetworkError", "ServiceBusyError", "TransferError", "VolumeError"}
PERMANENT = {"SceneQueueError", "ServiceError", "OfflineError", "ProductError", "CorrectionError"}


def test_only_what_time_can_mend_is_temporary() -> None:
    assert {kind.__name__ for kind in ALL if kind.kind is ErrorKind.TEMPORARY} == TEMPORARY


def test_nobody_here_can_mend_a_broken_product_or_a_refusing_service() -> None:
    assert {kind.__name__ for kind in ALL if kind.kind is ErrorKind.PERMANENT} == PERMANENT


@pytest.mark.parametrize("kind", ALL)
def test_every_error_says_what_failed_and_what_to_do(kind: type[SceneQueueError]) -> None:
    error = CancelledError("It failed.") if kind is CancelledError else kind("It failed.", advice="Do this.")
    assert error.message == "It failed."
    assert str(error).startswith("It failed.")
    assert inspect.getdoc(kind)


def test_the_text_of_an_error_ends_with_its_advice() -> None:
    assert str(SceneQueueError("It failed.", advice="Do this.")) == "It failed. Do this."
    assert str(SceneQueueError("It failed.")) == "It failed."


def test_an_error_may_say_when_to_try_again() -> None:
    assert ServiceBusyError("Busy.", retry_after_s=30).retry_after_s == 30
    assert ServiceBusyError("Busy.").retry_after_s is None


def test_a_cancellation_needs_no_words() -> None:
    assert str(CancelledError()) == "Cancelled."


@pytest.mark.parametrize("kind", ALL)
def test_an_error_survives_the_way_to_another_process(kind: type[SceneQueueError]) -> None:
    error = kind("It failed.") if kind is CancelledError else kind("It failed.", advice="Do this.", retry_after_s=5)
    arrived = pickle.loads(pickle.dumps(error))  # noqa: S301 - made here
    assert type(arrived) is kind
    assert (arrived.message, arrived.advice, arrived.retry_after_s) == (
        error.message,
        error.advice,
        error.retry_after_s,
    )
