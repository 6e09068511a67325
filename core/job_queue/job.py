"""Job: one scene's way through the stages, and the changes of state that are allowed."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..errors import StoreError
from ..scene import Scene


class StageName(enum.Enum):
    """The steps of a job, in their order."""

    DOWNLOAD = "download"
    SAFE_CHECK = "safe_check"
    CORRECTION = "correction"


class JobState(enum.Enum):
    """Where a job stands."""

    QUEUED = "queued"  # may start as soon as a slot is free
    RUNNING = "running"  # one of its stages runs
    PAUSED = "paused"  # kept, until the user resumes it
    WAITING = "waiting"  # not before a time: after a failure that may pass; for room, volume, an offline product
    FAILED = "failed"  # no further attempt by itself
    CANCELLED = "cancelled"  # ended by the user; its part file stays
    DONE = "done"  # through its last stage


_S = JobState
TRANSITIONS: dict[JobState, frozenset[JobState]] = {
    _S.QUEUED: frozenset({_S.RUNNING, _S.PAUSED, _S.WAITING, _S.CANCELLED}),
    _S.RUNNING: frozenset({_S.QUEUED, _S.PAUSED, _S.WAITING, _S.FAILED, _S.CANCELLED, _S.DONE}),
    _S.PAUSED: frozenset({_S.QUEUED, _S.CANCELLED}),
    _S.WAITING: frozenset({_S.QUEUED, _S.PAUSED, _S.CANCELLED}),
    _S.FAILED: frozenset({_S.QUEUED, _S.CANCELLED}),
    _S.CANCELLED: frozenset({_S.QUEUED}),
    _S.DONE: frozenset({_S.QUEUED}),
}
OPEN_STATES = frozenset({_S.QUEUED, _S.RUNNING, _S.PAUSED, _S.WAITING})


@dataclass(frozen=True)
class Job:
    """One scene of an order.

    :param id: number in the store, 0 before it is stored.
    :param order_id: the order that it belongs to.
    :param scene: what is worked on.
    :param product: a product that lies on disk already, for an order without a download.
    :param stage: the stage that runs, or that comes next.
    :param state: see :class:`JobState`.
    :param attempts: tries of the current stage so far.
    :param message: what it waits for, or why it failed; one or two sentences.
    :param trouble: class of the error that it stopped or waits for, ``CredentialsError`` say; empty: none.
    :param not_before: POSIX seconds before which a waiting job does not start.
    :param priority: of the jobs that may start, those of a higher one go first; 0 is usual.
    :param facts: what the stages found out, for the report; JSON-able.
    """

    id: int
    order_id: int
    scene: Scene
    stage: StageName
    product: Path | None = None
    state: JobState = JobState.QUEUED
    attempts: int = 0
    message: str = ""
    trouble: str = ""
    not_before: float = 0.0
    priority: int = 0
    facts: dict[str, object] = field(default_factory=dict)

    def to(self, state: JobState, **changes: object) -> Job:
        """The same job in another state.

        :raises StoreError: if that change is not allowed.
        """
        if state not in TRANSITIONS[self.state]:
            raise StoreError(f"{self.scene.identifier}: a job that is {self.state.value} cannot become {state.value}.")
        return replace(self, state=state, **changes)  # type: ignore[arg-type]
