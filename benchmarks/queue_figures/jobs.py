"""10,024 jobs through the queue of the window, which is shown, filtered and scrolled meanwhile."""

from __future__ import annotations

import argparse
import itertools
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, QTimer
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.qgis_adapters.queue_runner import QueueRunner
from scene_queue.core.qgis_adapters.settled_objects import settled_objects
from scene_queue.core.scene import Scene
from scene_queue.core.settings import Settings
from scene_queue.ui.queue_filter import States
from scene_queue.ui.queue_panel import QueuePanel
from scene_queue.ui.queue_sorting import SCENE, STATE

from ..measuring.figures import peak_mb, print_figure
from ..measuring.heartbeat import Heartbeat, let_go
from .project import project_scenes
from .stub_stages import StubStages

JOBS, STAGE_S, AT_MOST_S = 10_024, 0.001, 900.0
ACT_MS = 300  # how often the user does something with the window
BARS = {"seconds": 60.0, "peak_mb": 300.0, "store_mb": 20.0, "open_seconds": 1.0, "stall_ms": 50.0}


class Desk:
    """The queue of the window, at work and shown.

    :param folder: of the products and of the store.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        stages: Any = StubStages(dict.fromkeys(StageName, STAGE_S))
        self.runner = QueueRunner(self.store, stages)
        self.panel = QueuePanel()
        self.panel.set_jobs(self.runner.jobs())
        self.runner.jobs_changed.connect(self._take)
        self.runner.jobs_progressed.connect(self.panel.show_progress)
        self.done: set[int] = set()
        self.store_bytes = 0
        self._acts = itertools.cycle(self._what_users_do())
        self._user = QTimer()
        self._user.timeout.connect(lambda: next(self._acts)())
        self.panel.resize(900, 400)
        self.panel.show()

    @property
    def store(self) -> Path:
        """The store's file."""
        return self._folder / "queue.sqlite"

    def work(self, scenes: list[Scene]) -> float:
        """Queue scenes and come back when all are done; returns the seconds."""
        begun = time.perf_counter()
        order = Order(0, Settings(self._folder / "scenes"), tuple(StageName), "A country")
        QTimer.singleShot(0, lambda: self.runner.add(order, scenes))
        self._user.start(ACT_MS)
        while len(self.done) < len(scenes) and time.perf_counter() - begun < AT_MOST_S:
            let_go(0.1)
            self.store_bytes = max(self.store_bytes, self._size_now())
        self._user.stop()
        return time.perf_counter() - begun

    def close(self) -> None:
        """As when QGIS is closed."""
        self.runner.close()
        self.panel.remove()
        self.panel.deleteLater()
        let_go(0.1)

    def _take(self, jobs: Sequence[Job]) -> None:
        self.panel.take(jobs)
        self.done.update(job.id for job in jobs if job.state is JobState.DONE)

    def _size_now(self) -> int:
        return sum(path.stat().st_size for path in self._folder.glob(f"{self.store.name}*"))

    def _what_users_do(self) -> Iterable[Callable[[], object]]:
        table, filters, words = self.panel.table, self.panel.filters, self.panel.filter_edit
        return (
            table.scrollToBottom,
            lambda: words.setText("t13p"),
            table.selectAll,
            words.clear,
            lambda: filters.show_states(States.OPEN),
            lambda: table.sortByColumn(SCENE, Qt.SortOrder.DescendingOrder),
            table.scrollToTop,
            lambda: filters.show_states(States.DONE),
            table.clearSelection,
            lambda: table.sortByColumn(STATE, Qt.SortOrder.AscendingOrder),
            filters.clear,
            lambda: table.sortByColumn(-1, Qt.SortOrder.AscendingOrder),
            lambda: table.selectRow(table.model().rowCount() // 2),
        )


def opened_again(folder: Path) -> int:
    """Print how long it takes until a queue that is opened again has all its jobs, and how many those are."""
    begun = time.perf_counter()
    desk = Desk(folder)
    found = len(desk.runner.jobs())
    sys.stdout.write(json.dumps([time.perf_counter() - begun, found]))
    desk.close()
    return 0


def measure(folder: Path, count: int) -> bool:
    """Measure, and print; returns whether all bars are kept."""
    scenes = list(project_scenes(count))
    settled_objects.settle("scenes", count)  # as the window's list of scenes does, from which they are queued
    beat, desk, before_mb = Heartbeat(), Desk(folder), peak_mb()
    let_go(0.3)
    beat.begin()
    seconds = desk.work(scenes)
    stall_ms, of_it = beat.longest_ms, {"cpu_ms": round(beat.busy_ms), "waited_ms": round(beat.waited_ms)}
    of_it["most_cpu_ms"] = round(beat.busiest_ms)
    values = {"seconds": seconds, "peak_mb": peak_mb(), "store_mb": desk.store_bytes / 1e6, "stall_ms": stall_ms}
    desk.close()
    again = [sys.executable, "-m", "benchmarks.queue_figures.jobs", "--opened", str(folder)]
    values["open_seconds"], found = json.loads(subprocess.check_output(again))
    if len(desk.done) != count or found != count:
        raise SystemExit(f"{len(desk.done)} of {count} jobs were done after {seconds:.0f} s; the store has {found}")
    print_figure(f"jobs_{count}_seconds", seconds, "s", BARS["seconds"])
    print_figure(f"jobs_{count}_peak_mb", values["peak_mb"], "MB", BARS["peak_mb"], before_mb=round(before_mb))
    print_figure("store_mb", values["store_mb"], "MB", BARS["store_mb"])
    print_figure("store_open_seconds", values["open_seconds"], "s", BARS["open_seconds"])
    print_figure("stall_ms", stall_ms, "ms", BARS["stall_ms"], **of_it)
    return all(values[name] <= bar for name, bar in BARS.items())


def main() -> int:
    """Measure, and print; returns 1 if a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=JOBS)
    parser.add_argument("--opened", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    application = QgsApplication([], True)
    QgsApplication.initQgis()
    try:
        if arguments.opened is not None:
            return opened_again(arguments.opened)
        with tempfile.TemporaryDirectory() as folder:
            return int(not measure(Path(folder), arguments.jobs))
    finally:
        del application


if __name__ == "__main__":
    sys.exit(main())
