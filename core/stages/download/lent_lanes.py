"""The lanes that a transfer has besides its own, each with a thread that fetches pieces over it."""

from __future__ import annotations

import threading
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Callable

from ...errors import CancelledError, SceneQueueError
from ...events import Event
from ...feedback import CancelSignal, Feedback
from ...network import Lanes, LentLane

FIRST_REST_S, LONGEST_REST_S = 1.0, 60.0
PATIENCE_S = 5.0  # so long another scene waits for a lane whose request will have ended by then

Work = Callable[[Feedback, Callable[[], bool]], None]


@dataclass
class _Loan:
    lane: LentLane
    signal: CancelSignal = field(default_factory=CancelSignal)
    wanted_at: float | None = None

    def is_overdue(self) -> bool:
        """Whether another scene has waited for the lane for longer than any request should go on."""
        if not self.lane.is_wanted():
            return False
        now = time.monotonic()
        self.wanted_at = now if self.wanted_at is None else self.wanted_at
        return now - self.wanted_at > 2 * PATIENCE_S


class LentLanes:
    """Borrows lanes and gives them back. Thread-safe.

    What fails over a lent lane is no failure of the transfer: what is left is fetched by the others.

    :param work: fetches over one more lane until nothing is left to do; called with a feedback of its own, and with
        what says whether another scene waits for the lane.
    """

    def __init__(self, lanes: Lanes, work: Work) -> None:
        self._lanes = lanes
        self._work = work
        self._changed = threading.Condition()
        self._loans: dict[threading.Thread, _Loan] = {}
        self._events: deque[Event] = deque()
        self._failures = 0
        self._rests_until = 0.0

    def are_any(self) -> bool:
        """Whether a lane is lent now."""
        with self._changed:
            return bool(self._loans)

    def borrow(self, has_work: Callable[[], bool]) -> None:
        """Borrow a lane if there is work for it and nobody else wants one."""
        with self._changed:
            if time.monotonic() < self._rests_until or not has_work():
                return
            lane = self._lanes.lend()
            if lane is not None:
                loan = _Loan(lane)
                thread = threading.Thread(target=self._run, args=(loan,), name="scene-queue-lent-lane", daemon=True)
                self._loans[thread] = loan
                thread.start()

    def tell(self, feedback: Feedback) -> None:
        """Hand on what was noted over lent lanes, and end those that another scene has waited for in vain.

        A lane is given back by who has it, after the request under way: who cuts one short fetches twice what was on
        its way, and is counted for a moment by a service that still sends.
        """
        while self._events:
            feedback.report(self._events.popleft())
        with self._changed:
            loans = list(self._loans.values())
        for loan in loans:
            if loan.is_overdue():
                loan.signal.cancel()

    def wait(self, seconds: float) -> None:
        """Until a lane was given back, but no longer than so many seconds."""
        with self._changed:
            if self._loans:
                self._changed.wait(seconds)

    def end(self) -> None:
        """Give all back, and wait until nothing is written any more; the bytes so far are kept."""
        with self._changed:
            loans = dict(self._loans)
        for loan in loans.values():
            loan.signal.cancel()
        for thread in loans:
            thread.join()

    def _run(self, loan: _Loan) -> None:
        feedback = Feedback(self._events.append, loan.signal)
        try:
            with loan.lane:
                self._work(feedback, loan.lane.is_wanted)
            self._failures = 0
        except CancelledError:
            return  # it was called back
        except SceneQueueError as error:
            self._rest(error, feedback)
        finally:
            with self._changed:
                del self._loans[threading.current_thread()]
                self._changed.notify_all()

    def _rest(self, error: SceneQueueError, feedback: Feedback) -> None:
        """Leave the service alone for a while: it may not like so many requests."""
        feedback.note(f"{error.message} Another connection goes on with these bytes.")
        with self._changed:
            pause_s = min(LONGEST_REST_S, FIRST_REST_S * 2.0**self._failures)
            self._failures += 1
            self._rests_until = time.monotonic() + max(pause_s, error.retry_after_s or 0.0)
