"""Tells when an order has come to its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..core.job_queue.job import Job, JobState


@dataclass(frozen=True)
class OrderEnd:
    """An order in which nothing goes on by itself any more.

    :param done: jobs through their last stage.
    :param stopped: jobs that failed, or were paused for the same trouble.
    """

    done: int
    stopped: tuple[Job, ...]


@dataclass
class _Order:
    ids: set[int] = field(default_factory=set)
    ended: dict[int, Job] = field(default_factory=dict)
    told: bool = False


class OrderWatch:
    """Follows changes of jobs; each costs the same however long the queue is."""

    def __init__(self) -> None:
        self._orders: dict[int, _Order] = {}

    def size(self, order_id: int) -> int:
        """How many jobs of an order are known."""
        return len(self._orders[order_id].ids) if order_id in self._orders else 0

    def expect(self, jobs: Iterable[Job]) -> None:
        """Learn which jobs there are, before what became of them is taken: their order has not ended without them."""
        for job in jobs:
            self._orders.setdefault(job.order_id, _Order()).ids.add(job.id)

    def know(self, job: Job) -> None:
        """Take a job that was there before; nothing is told of it."""
        self.take(job)
        order = self._orders[job.order_id]
        order.told = len(order.ended) == len(order.ids)

    def take(self, job: Job) -> OrderEnd | None:
        """Take a new or changed job; returns the end of its order, once."""
        order = self._orders.setdefault(job.order_id, _Order())
        order.ids.add(job.id)
        if not _has_ended(job):
            order.ended.pop(job.id, None)
            order.told = False
            return None
        order.ended[job.id] = job
        if order.told or len(order.ended) < len(order.ids):
            return None
        order.told = True
        stopped = tuple(one for one in order.ended.values() if one.state is not JobState.DONE)
        return OrderEnd(len(order.ended) - len(stopped), stopped)


def _has_ended(job: Job) -> bool:
    return job.state in (JobState.DONE, JobState.FAILED) or (job.state is JobState.PAUSED and bool(job.trouble))
