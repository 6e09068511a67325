"""What the products of an order take on the disk, where the user set a limit to that.

Counted from the facts of its jobs, which say what each stage put on the disk or took from it, so that nobody walks
through terabytes and a new start of the program counts the same. Only where the limit is reached, it is looked which of
the products are gone meanwhile.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Callable

from ..errors import BudgetTooSmallError, NoRoomError
from ..feedback import Feedback
from ..product.name import ProcessingLevel
from ..scene import Scene
from ..stages.download.plan import TYPICAL_SIZE_BYTES
from .job import OPEN_STATES, Job, JobState, StageName
from .order import Order
from .order_summary import L2A_FACTOR
from .stage_run import workspace_of

JobsOf = Callable[[], Iterable[Job]]


class DiskBudgets:
    """Lets downloads in as long as the products of their order may take more. Thread-safe."""

    def __init__(self) -> None:
        self._jobs: JobsOf = tuple
        self._lock = threading.Lock()
        self._claims: dict[int, dict[str, int]] = {}  # by order and scene

    def count(self, jobs: JobsOf) -> None:
        """Count by these jobs from now on, such as those of a queue."""
        self._jobs = jobs

    @contextmanager
    def claim(self, order: Order, scene: Scene, feedback: Feedback) -> Iterator[None]:
        """What a scene will take at most: while it is fetched, and then until its job says what it takes.

        :raises NoRoomError: if all of the budget is taken.
        :raises BudgetTooSmallError: if the scene alone takes more than that.
        :raises CancelledError: when cancelled.
        """
        if not order.settings.disk_budget_bytes:
            yield
            return
        self._take(order, scene, feedback)
        is_fetched = False
        try:
            yield
            is_fetched = True
        finally:
            if not is_fetched:
                with self._lock:
                    self._claims[order.id].pop(scene.identifier, None)

    def _take(self, order: Order, scene: Scene, feedback: Feedback) -> None:
        needed, budget = bytes_needed(order, scene), order.settings.disk_budget_bytes
        if needed > budget:
            raise BudgetTooSmallError(
                f"{scene.identifier} takes {_gigabytes(needed)} on the disk until it is done, and the products of its "
                f"order may take {_gigabytes(budget)}.",
                advice="Queue it again with a larger disk budget, or with none.",
            )
        gone_bytes = 0
        for is_last in (False, True):
            with self._lock:
                jobs, promised = self._others(order, scene)
                taken = promised + sum(map(_bytes_on_disk, jobs)) - gone_bytes
                if taken + needed <= budget:
                    self._claims[order.id][scene.identifier] = needed
                    return
            if not is_last:
                gone_bytes = sum(_bytes_gone(job, order, feedback) for job in jobs)
        error = NoRoomError(
            f"The products of the order take {_gigabytes(taken)}, or will, of the {_gigabytes(budget)} that they may; "
            f"{_gigabytes(needed)} are needed for the next.",
            advice="Downloads go on by themselves when some of them are removed.",
        )
        error.is_of_order = True
        raise error

    def _others(self, order: Order, asking: Scene) -> tuple[list[Job], int]:
        """The jobs whose facts say what they have on the disk, and what scenes will put there; without those of one."""
        jobs = [job for job in self._jobs() if job.order_id == order.id]
        claims = self._claims.setdefault(order.id, {})
        for job in jobs:
            if job.stage is not StageName.DOWNLOAD or job.state is not JobState.RUNNING:
                claims.pop(job.scene.identifier, None)  # its facts say what became of it
        claiming = {asking.identifier, *claims}
        others = [job for job in jobs if job.scene.identifier not in claiming]
        promised = sum(size for identifier, size in claims.items() if identifier != asking.identifier)
        return others, promised + sum(_still_to_come(job, order) for job in others)


def bytes_needed(order: Order, scene: Scene) -> int:
    """What a scene takes under final names until it is done, at most: product, archive if it is kept, L2A product."""
    size = scene.size_bytes or TYPICAL_SIZE_BYTES
    archive = size if order.settings.keep_archive else 0
    return size + archive + (_corrected_bytes(order, scene) if _is_corrected(order, scene) else 0)


def _is_corrected(order: Order, scene: Scene) -> bool:
    return StageName.CORRECTION in order.stages and scene.level is ProcessingLevel.L1C


def _corrected_bytes(order: Order, scene: Scene) -> int:
    return int(L2A_FACTOR[order.settings.resolution] * (scene.size_bytes or TYPICAL_SIZE_BYTES))


def _bytes_on_disk(job: Job) -> int:
    """What a job's stages left under final names."""
    l1c = 0 if job.facts.get("l1c_removed") else _size(job, "product_bytes")
    return l1c + _size(job, "archive_bytes") + _size(job, "l2a_bytes")


def _bytes_gone(job: Job, order: Order, feedback: Feedback) -> int:
    """How much of that somebody has removed."""
    feedback.raise_if_cancelled()
    workspace = workspace_of(job, order)
    sizes = {
        workspace.archive: _size(job, "archive_bytes"),
        workspace.product: 0 if job.facts.get("l1c_removed") else _size(job, "product_bytes"),
        Path(str(job.facts.get("l2a", ""))): _size(job, "l2a_bytes"),
    }
    return sum(size for path, size in sizes.items() if size and not os.path.exists(path))


def _still_to_come(job: Job, order: Order) -> int:
    """The L2A product of a scene that is fetched and waits for its correction."""
    is_on_its_way = job.state in OPEN_STATES and job.stage is not StageName.DOWNLOAD and "l2a" not in job.facts
    return _corrected_bytes(order, job.scene) if is_on_its_way and _is_corrected(order, job.scene) else 0


def _size(job: Job, name: str) -> int:
    value = job.facts.get(name, 0)
    return value if isinstance(value, int) else 0


def _gigabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1e9:.2f} GB"
