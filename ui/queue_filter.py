"""Which jobs have a row: those of an order, in some states, with some words."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass

from ..core.job_queue.job import OPEN_STATES, Job, JobState


class States(enum.Enum):
    """What can be chosen to be shown."""

    ALL = frozenset(JobState)
    OPEN = OPEN_STATES
    AT_WORK = frozenset({JobState.RUNNING})
    WAITING = frozenset({JobState.WAITING, JobState.QUEUED})
    FAILED = frozenset({JobState.FAILED})
    DONE = frozenset({JobState.DONE})


@dataclass(frozen=True)
class QueueFilter:
    """What is to be shown.

    :param order_id: of this order only; ``None``: of all.
    :param states: in these only.
    :param words: each in the text of the row, in small letters.
    """

    order_id: int | None = None
    states: States = States.ALL
    words: tuple[str, ...] = ()

    @property
    def hides_nothing(self) -> bool:
        """Whether every job is shown, whatever becomes of it."""
        return self == QueueFilter()

    def accepts(self, job: Job, text: Callable[[Job], str]) -> bool:
        """Whether a job has a row.

        :param text: gives what its words are looked for in.
        """
        if self.order_id not in (None, job.order_id) or job.state not in self.states.value:
            return False
        if not self.words:
            return True
        row = text(job)
        return all(word in row for word in self.words)
