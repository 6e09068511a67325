"""How long the map takes to be drawn while eight downloads run, beside what it takes while nothing does.

The map is QGIS's own map of the world. The downloads are real: from an embedded hub in another process, throttled to
what a line may bring, through the queue and the tasks of the window. Both are measured in turns.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from builders.areas import WORLD_MAP
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEventLoop, QTimer
from scene_queue.core.events import Progress
from scene_queue.core.job_queue.job import JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.stage_factory import StageFactory
from scene_queue.core.job_queue.transfer_limits import TransferLimits
from scene_queue.core.network import Credentials
from scene_queue.core.qgis_adapters.queue_runner import QueueRunner
from scene_queue.core.settings import Settings

from ..measuring.figures import print_figure
from ..measuring.heartbeat import let_go
from ..measuring.hub import hub_process, profile_and_scenes

DOWNLOADS, RATE, SCENE_BYTES = 8, 1_500_000, 120_000_000  # bytes a second for each: a line of some 100 Mbit/s
ROUNDS, REDRAWS, BAR, AT_MOST_S = 3, 8, 1.2, 60.0
LAYERS = ("countries", "states_provinces", "disputed_borders")


class Map:
    """A map canvas with the whole world, every province of it."""

    def __init__(self) -> None:
        self.canvas = QgsMapCanvas()
        layers = [QgsVectorLayer(f"{WORLD_MAP}|layername={name}", name, "ogr") for name in LAYERS]
        QgsProject.instance().addMapLayers(layers)
        self.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
        self.canvas.setLayers(layers[::-1])
        self.canvas.setCachingEnabled(False)  # else only the first redraw would read the layers
        self.canvas.setParallelRenderingEnabled(True)
        self.canvas.resize(1200, 800)
        self.canvas.show()
        self.canvas.zoomToFullExtent()
        let_go(1.0)

    def redraw_ms(self) -> float:
        """Draw it anew, as after a pan."""
        loop = QEventLoop()
        self.canvas.mapCanvasRefreshed.connect(loop.quit)
        QTimer.singleShot(round(1000 * AT_MOST_S), loop.quit)
        begun = time.perf_counter()
        self.canvas.refresh()
        loop.exec()
        self.canvas.mapCanvasRefreshed.disconnect(loop.quit)
        return 1000 * (time.perf_counter() - begun)

    def redraws_ms(self) -> list[float]:
        """Several, with what else has to be done in between."""
        taken = []
        for _ in range(REDRAWS):
            taken.append(self.redraw_ms())
            let_go(0.1)
        return taken


class Downloads:
    """Eight downloads that can be let go and paused.

    :param folder: of the products and the store.
    """

    def __init__(self, folder: Path, hub: dict[str, str]) -> None:
        profile, scenes = profile_and_scenes(hub)
        limits = TransferLimits(folder / "books")
        self._stages = StageFactory({profile.id: profile}, lambda _: Credentials("demo", "demo"), limits=limits)
        self.runner = QueueRunner(folder / "queue.sqlite", self._stages)
        self.runner.allow(profile.id, DOWNLOADS)
        self._receiving: set[int] = set()
        self.runner.jobs_progressed.connect(self._on_progress)
        self._order, self._scenes = Order(0, Settings(folder / "scenes"), (StageName.DOWNLOAD,), ""), scenes

    def go_on(self) -> None:
        """Queue or resume them; returns when the bytes of each come."""
        self._receiving.clear()
        jobs = self.runner.jobs()
        if jobs:
            self.runner.resume([job.id for job in jobs])
        else:
            self.runner.add(self._order, self._scenes)
        _wait_until(lambda: len(self._receiving) == DOWNLOADS, "eight downloads receive something")

    def pause(self) -> None:
        """Stop them; returns when all have ended."""
        if self._running() < DOWNLOADS:
            raise SystemExit("some downloads ended before all was measured")
        self.runner.pause([job.id for job in self.runner.jobs()])
        _wait_until(lambda: self._running() == 0, "the downloads are paused")

    def close(self) -> None:
        """End all."""
        self.runner.close()
        self._stages.close()

    def _running(self) -> int:
        return sum(job.state is JobState.RUNNING for job in self.runner.jobs())

    def _on_progress(self, newest: Mapping[int, Progress]) -> None:
        self._receiving.update(number for number, progress in newest.items() if progress.bytes_per_second)


def _wait_until(is_so: Callable[[], bool], what: str) -> None:
    end = time.perf_counter() + AT_MOST_S
    while not is_so():
        if time.perf_counter() > end:
            raise SystemExit(f"it never came to be that {what}")
        let_go(0.1)


def measure(folder: Path, hub: dict[str, str]) -> tuple[list[float], list[float]]:
    """Milliseconds of redraws while nothing runs, and while eight downloads do, in turns."""
    world, downloads = Map(), Downloads(folder, hub)
    idle, busy = [], []
    for _ in range(ROUNDS):
        idle += world.redraws_ms()
        downloads.go_on()
        busy += world.redraws_ms()
        downloads.pause()
    downloads.close()
    QgsProject.instance().clear()
    return idle, busy


def main() -> int:
    """Measure, and print; returns 1 if the bar is missed."""
    application = QgsApplication([], True)
    QgsApplication.initQgis()
    samples = ["--samples", str(DOWNLOADS), "--sample-bytes", str(SCENE_BYTES), "--connections", str(DOWNLOADS)]
    with tempfile.TemporaryDirectory() as folder, hub_process(*samples, "--rate", str(RATE)) as hub:
        idle, busy = measure(Path(folder), hub)
    ratio = statistics.median(busy) / statistics.median(idle)
    print_figure("redraw_ms", statistics.median(busy), "ms", statistics.median(idle), longest_ms=round(max(busy)))
    print_figure("redraw_ratio", ratio, "", BAR)
    del application
    return int(ratio > BAR)


if __name__ == "__main__":
    sys.exit(main())
