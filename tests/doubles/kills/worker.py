"""The process that is killed: ``python -m doubles.kills.worker FOLDER ORDER SCENES`` works until all is done."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from builders.scenes import numbered_scenes
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.executors import ThreadExecutor
from scene_queue.core.job_queue.job import Job, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.queue import JobQueue
from scene_queue.core.job_queue.scheduler import Slots
from scene_queue.core.job_queue.store import Store
from scene_queue.core.scene import Scene
from scene_queue.core.settings import Settings

from .journal import STARTED, TOLD, Journal
from .stages import JournalledStages

STORE, JOURNAL, PRODUCTS = "queue.sqlite", "journal.txt", "products"


def scenes_of(number: int, count: int) -> list[Scene]:
    """The scenes of the order of a number, each order's its own."""
    return numbered_scenes((number + 1) * count)[number * count :]


def work(folder: Path, number: int, count: int) -> None:
    """Queue what is not queued yet, go on with all that is, come back when all is done."""
    journal = Journal(folder / JOURNAL)

    def note(jobs: Sequence[Job]) -> None:
        for job in jobs:
            journal.write(TOLD, job.scene.identifier, job.stage.value, job.state.value)

    journal.write(STARTED)
    sys.stdout.write("started\n")
    sys.stdout.flush()
    with Store(folder / STORE, keeps_papers=True) as store:
        queue = JobQueue(store, JournalledStages(journal), ThreadExecutor(), slots=Slots(4, 2, 2), on_jobs=note)
        known = {job.scene.identifier for job in queue.jobs()}
        missing = [scene for scene in scenes_of(number, count) if scene.identifier not in known]
        if missing:
            queue.add(Order(0, Settings(folder / PRODUCTS), tuple(StageName), f"Order {number}"), missing)
        queue.wait(Feedback())
        queue.close()


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
