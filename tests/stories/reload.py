"""The plugin is unloaded, loaded and reloaded, idle and at work; nothing of it stays behind."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import qgis.utils
from harness.driver import Driver
from harness.processes import processes_at_home
from hub_control import tell_hub
from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QLabel, QToolButton
from road import Road

NAME = "scene_queue"


class Reloads(Road):
    """Loads and unloads, with the road begun in between."""

    def walk(self) -> None:
        self.open_map()
        self.processes = set(processes_at_home(Path.home()))
        self.bands = self.count_bands()
        self.unload("before the window was ever open")
        self.load()
        for _ in range(3):
            qgis.utils.reloadPlugin(NAME)
            self.look_loaded()
        self.reload_with_window()
        self.unload_during_downloads()
        self.unload_during_correction()

    def reload_with_window(self) -> None:
        """An open window goes, and opens anew."""
        self.open_window()
        self.take_area()
        self.driver.click(self.dock.area_panel.draw_button)
        qgis.utils.reloadPlugin(NAME)
        self.look_loaded()
        self.look_clean_of_window("after a reload with the window open, drawing")

    def unload_during_downloads(self) -> None:
        """Downloads that have gone silent end at once, and their jobs are kept."""
        for step in (self.open_window, self.take_area, self.search, self.select, self.queue):
            step()
        at_work = self.driver.until(lambda: [job.state.value for job in self.jobs()].count("running") >= 3, 30)
        self.driver.require(at_work, "three downloads run")
        self.unload("while downloads run")
        self.load()

    def unload_during_correction(self) -> None:
        """Sen2Cor ends with the plugin."""
        tell_hub("clear")
        self.open_window()
        states = {job.state.value for job in self.jobs()}
        self.driver.check(len(self.jobs()) == 6 and states == {"paused"}, f"all jobs are there, paused: {states}")
        self.driver.when_modal(self._sign_in)
        self.driver.click(self.dock.queue_panel.resume_button)
        runs = self.driver.until(self.stand_ins, 40)
        self.driver.require(runs, "a correction runs")
        self.driver.picture("correction")
        self.unload("while a correction runs")

    def unload(self, when: str) -> None:
        """Unload, and look for what stayed."""
        self.driver.require(qgis.utils.unloadPlugin(NAME), f"the plugin unloads {when}")
        self.look_clean_of_window(when)
        actions = [one for one in self.window().findChildren(QAction) if one.objectName() == "scene_queue_action"]
        self.driver.check(not actions, f"no action stays {when}")
        provider = QgsApplication.processingRegistry().providerById("scenequeue")
        self.driver.check(provider is None, f"no Processing provider stays {when}")
        self.driver.picture("unloaded")

    def look_clean_of_window(self, when: str) -> None:
        """No window, nothing that worked for it."""
        self.driver.wait(100)  # Qt deletes later
        self.driver.until(lambda: not self.traces(), 5)
        self.driver.check(not self.traces(), f"nothing of the window stays {when}: {self.traces()}")

    def traces(self) -> list[str]:
        """What is there of a window, named."""
        docks = [dock.objectName() for dock in self.window().findChildren(QDockWidget, "SceneQueueDock")]
        # threads of QGIS's pool that ran Python once are called Dummy
        threads = [one.name for one in threading.enumerate() if one is not threading.main_thread()]
        tasks = [task.description() for task in QgsApplication.taskManager().activeTasks()]
        children = [text for number, text in processes_at_home(Path.home()).items() if number not in self.processes]
        bands = ["an outline on the map"] * (self.count_bands() - self.bands)
        hints = ["a hint on the map"] * len(self.window().findChildren(QLabel, "scene_queue_hint"))
        return [*docks, *(name for name in threads if not name.startswith("Dummy")), *tasks, *children, *bands, *hints]

    def count_bands(self) -> int:
        """Outlines drawn over the map; QGIS has some of its own."""
        items = self.driver.iface.mapCanvas().scene().items()
        return sum(type(item).__name__ == "QgsRubberBand" for item in items)

    def load(self) -> None:
        """Load and start, as the plugin manager does."""
        loaded = qgis.utils.loadPlugin(NAME) and qgis.utils.startPlugin(NAME)
        self.driver.require(loaded, "the plugin loads again")
        self.look_loaded()

    def look_loaded(self) -> None:
        """One of each, not two."""
        self.driver.wait(100)
        actions = [one for one in self.window().findChildren(QAction) if one.objectName() == "scene_queue_action"]
        buttons = [
            one for one in self.window().findChildren(QToolButton) if one.defaultAction() in actions and one.isVisible()
        ]
        self.driver.check((len(actions), len(buttons)) == (1, 1), "there is one action with one button")
        provider = QgsApplication.processingRegistry().providerById("scenequeue")
        self.driver.check(provider is not None and provider.algorithms(), "and one Processing provider")

    def stand_ins(self) -> list[str]:
        """Corrections that run."""
        return [one for one in processes_at_home(Path.home()).values() if "L2A_Process.py" in one and "MSIL1C" in one]

    def jobs(self) -> list[object]:
        return list(self.dock.queue_panel.model.jobs)

    def window(self) -> object:
        return self.driver.iface.mainWindow()


def play(driver: Driver) -> None:
    """Called by the harness."""
    Reloads(driver, json.loads(os.environ["ROAD"])).walk()
