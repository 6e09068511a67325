"""What may run in a call that somebody makes, without the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import TracebackType

from ..feedback import Feedback
from ..job_queue.job import StageName
from ..job_queue.measured_runs import Machine, MeasuredRuns, measure
from ..job_queue.queue import JobQueue
from ..machine.awake import Awake
from .settings_store import Preferences


class CallConditions:
    """As many corrections as fit, or as the call says, at any hour; a context in which the computer is kept awake.

    It is awake from the first scene to the last, and not only while stages run: those of a call follow one another
    within milliseconds, and each change of mind is a process that ends and another that begins.

    :param preferences: the user's; working hours are the window's.
    :param feedback: told, once each, that corrections have too little memory, or that the computer may sleep.
    :param corrections: at once, whether they fit or not; 0: as many as fit.
    :param measured: measures this computer.
    :param awake: keeps it awake.
    """

    def __init__(
        self,
        preferences: Preferences,
        feedback: Feedback,
        corrections: int = 0,
        *,
        measured: Callable[[], Machine] = measure,
        awake: Awake | None = None,
    ) -> None:
        self._feedback = feedback
        self._rules = replace(preferences.memory_rules, exactly=corrections)
        self._runs = MeasuredRuns(self._warn, measured)
        self._awake = Awake() if awake is None else awake
        self._keeps_awake = preferences.keep_awake
        self._told: set[str] = set()

    def __enter__(self) -> CallConditions:
        if self._keeps_awake:
            self._awake.hold()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._awake.release()

    def renew(self, queue: JobQueue) -> None:
        """Give a queue the slots that there are now; to be called before each of its ticks, from one thread."""
        fitting = self._runs.now(self._rules, queue.at_work()[StageName.CORRECTION])
        queue.slots = replace(queue.slots, correction=fitting.count)
        self._tell(self._awake.trouble(), is_warning=False)

    def _warn(self, sentence: str) -> None:
        self._tell(sentence, is_warning=True)

    def _tell(self, sentence: str, *, is_warning: bool) -> None:
        if sentence and sentence not in self._told:
            self._told.add(sentence)
            self._feedback.note(sentence, warning=is_warning)
