"""QGIS is closed by its menu while downloads run, and a correction does."""

from __future__ import annotations

import json
import os
from pathlib import Path

from harness.disk import part_files
from harness.driver import Driver
from harness.processes import processes_at_home
from road import Road


def stand_ins() -> list[str]:
    """Command lines of corrections that run."""
    running = processes_at_home(Path.home()).values()
    return [command for command in running if "L2A_Process.py" in command and "MSIL1C" in command]


def play(driver: Driver) -> None:
    """Called by the harness."""
    road = Road(driver, json.loads(os.environ["ROAD"]))
    for step in (road.open_map, road.open_window, road.take_area, road.search, road.select, road.queue):
        step()
    driver.require(driver.until(stand_ins, 40), "a correction runs")
    driver.require(driver.until(lambda: part_files(road.folder), 20), "downloads are in the middle")

    def at_work() -> set[str]:
        return {job.stage.value for job in road.dock.queue_panel.model.jobs if job.state.value == "running"}

    shown = driver.until(lambda: {"download", "correction"} <= at_work(), 5)  # the window is told some times a second
    driver.check(shown, f"both are at work: {at_work()}")
    driver.picture("before_the_end")
    driver.way_out = driver.close_by_menu
