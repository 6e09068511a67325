"""Twenty scenes, of which downloads and corrections take turns at a bounded number of slots: how near to the bound.

The bound is a lower one, for each of the two resources: the first scene has to arrive there, all work has to pass
through its slots, and the last scenes have to go through what is left. With ``n`` scenes::

    rounds:       ceil(n / download slots); as many scenes as are left for the last one come to the corrections at once
    downloads:    rounds x download + check + ceil(last ones / correction slots) x correction
    corrections:  download + check + ceil(n / correction slots) x correction

The larger of the two counts. All scenes take the same time, else the bound could not be reached by anybody.
"""

from __future__ import annotations

import math
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from qgis.core import QgsApplication
from scene_queue.core.job_queue.job import JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.queue import JobQueue
from scene_queue.core.job_queue.scheduler import Slots
from scene_queue.core.job_queue.store import Store
from scene_queue.core.qgis_adapters.task_executor import TaskExecutor
from scene_queue.core.settings import Settings

from ..measuring.figures import print_figure
from ..measuring.heartbeat import let_go
from .project import project_scenes
from .stub_stages import StubStages

SCENES, BAR = 20, 1.05
SLOTS = Slots(download=4, safe_check=2, correction=2)
CHECK_S = 0.02
CASES = {  # seconds of a download and of a correction; what is slower
    "downloads": (1.6, 0.5),
    "corrections": (1.0, 0.8),
}


def bound_s(taken: Mapping[StageName, float]) -> float:
    """The seconds that nobody can be faster than; see the module."""
    download, check, correction = (taken[name] for name in StageName)
    rounds = math.ceil(SCENES / SLOTS.download)
    last_ones = SCENES - (rounds - 1) * SLOTS.download
    downloads = rounds * download + check + math.ceil(last_ones / SLOTS.correction) * correction
    corrections = download + check + math.ceil(SCENES / SLOTS.correction) * correction
    return max(downloads, corrections)


def makespan_s(taken: Mapping[StageName, float], folder: Path) -> float:
    """Seconds from queueing the scenes to the last one done, by tasks of QGIS."""
    with Store(folder / "queue.sqlite") as store:
        queue = JobQueue(store, StubStages(taken), TaskExecutor(), slots=SLOTS)
        begun = time.perf_counter()
        queue.add(Order(0, Settings(folder / "scenes"), tuple(StageName), ""), list(project_scenes(SCENES)))
        queue.tick()
        while not queue.is_idle():
            let_go(0.02)
        seconds = time.perf_counter() - begun
        states = {job.state for job in queue.jobs()}
        queue.close()
    if states != {JobState.DONE}:
        raise SystemExit(f"not all scenes are done: {states}")
    return seconds


def main() -> int:
    """Measure, and print; returns 1 if the bar is missed."""
    application = QgsApplication([], True)
    QgsApplication.initQgis()
    ratios = []
    for slower, (download, correction) in CASES.items():
        taken = dict(zip(StageName, (download, CHECK_S, correction)))
        with tempfile.TemporaryDirectory() as folder:
            seconds = makespan_s(taken, Path(folder))
        print_figure("makespan_seconds", seconds, "s", bound_s(taken), slower=slower)
        ratios.append(seconds / bound_s(taken))
    print_figure("makespan_ratio", max(ratios), "", BAR)
    del application
    return int(max(ratios) > BAR)


if __name__ == "__main__":
    sys.exit(main())
