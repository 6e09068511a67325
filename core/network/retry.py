"""Another attempt where time may mend what failed."""

from __future__ import annotations

import random
from typing import Callable, Protocol, TypeVar

from ..errors import ErrorKind, SceneQueueError
from ..feedback import Feedback

ATTEMPTS = 5
T = TypeVar("T")
_RANDOM = random.SystemRandom()


class Retry(Protocol):
    """What is needed of :func:`retrying`."""

    def __call__(self, call: Callable[[], T], feedback: Feedback, attempts: int = ATTEMPTS) -> T:
        """Call until it succeeds; only temporary errors are worth another attempt."""


def retrying(
    call: Callable[[], T],
    feedback: Feedback,
    attempts: int = ATTEMPTS,
    *,
    first_wait_s: float = 1.0,
    longest_wait_s: float = 60.0,
    patience_s: float = 300.0,
    mark: Callable[[], float] | None = None,
) -> T:
    """Call until it succeeds; only temporary errors are worth another attempt.

    The waits double and are spread at random, so that many that failed together do not come back together. A wait
    that the service asks for is obeyed.

    :param attempts: how often in a row without getting further.
    :param first_wait_s, longest_wait_s: bounds of our own waits.
    :param patience_s: a service that asks for more than this gets its error passed on.
    :param mark: how far the work is (bytes, say); an attempt that got further than all before it starts the count anew.
    :raises SceneQueueError: the last error, or one that is not temporary.
    :raises CancelledError: when cancelled, also while waiting.
    """
    best = mark() if mark else 0.0
    failures = 0
    while True:
        feedback.raise_if_cancelled()
        try:
            return call()
        except SceneQueueError as error:
            reached = mark() if mark else best
            failures = 1 if reached > best else failures + 1
            best = max(best, reached)
            wait_s = _wait_before(error, failures, first_wait_s, longest_wait_s)
            if error.kind is not ErrorKind.TEMPORARY or failures >= attempts or wait_s > patience_s:
                raise
            feedback.note(f"{error.message} Next attempt in {wait_s:.0f} s ({failures + 1} of {attempts}).")
        feedback.signal.wait(wait_s)


def _wait_before(error: SceneQueueError, failures: int, first_wait_s: float, longest_wait_s: float) -> float:
    own = min(first_wait_s * 2.0 ** (failures - 1), longest_wait_s) * _RANDOM.uniform(0.5, 1.0)
    if error.retry_after_s is None:
        return own
    return error.retry_after_s + own / 4  # not all at the very second
