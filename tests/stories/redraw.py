"""The map is drawn while eight downloads wait for a service that has gone silent."""

from __future__ import annotations

import json
import os

from harness.driver import Driver
from road import Road


class SilentRoad(Road):
    """The road up to downloads that do not move."""

    def walk(self) -> None:
        for step in (self.open_map, self.open_window, self.take_area, self.search, self.select, self.queue):
            step()
        self.driver.require(self.driver.until(self.eight_run, 30), "eight downloads run")
        self.driver.wait(500)
        drawn: list[bool] = []
        canvas = self.driver.iface.mapCanvas()
        canvas.mapCanvasRefreshed.connect(lambda: drawn.append(True))
        canvas.zoomByFactor(0.7)
        self.driver.check(self.driver.until(lambda: drawn, 30), "the map is drawn")
        self.driver.check(self.eight_run(), "while the eight downloads still run")
        self.driver.picture("drawn_meanwhile")

    def eight_run(self) -> bool:
        states = [job.state.value for job in self.dock.queue_panel.model.jobs]
        return states.count("running") >= 8


def play(driver: Driver) -> None:
    """Called by the harness."""
    SilentRoad(driver, json.loads(os.environ["ROAD"])).walk()
