"""QGIS is started again with the profile of an earlier story: its jobs are there, and *Resume* brings them to done."""

from __future__ import annotations

import json
import os

from builders.oaxaca import GUIDE_NAMES
from harness.driver import Driver
from road import Road


class Return(Road):
    """The rest of the road, on another day."""

    def walk(self) -> None:
        self.open_map()
        if self.choices["rest"] == "paused":
            self.be_reminded()
        self.open_window()
        self.driver.check(not self.reminders(), "the open window is reminder enough")
        self.find_jobs()
        self.resume()
        self.watch_queue()
        self.look_at_disk()

    def be_reminded(self) -> None:
        """Without the window, QGIS says that jobs wait."""
        told = self.driver.until(self.reminders, 20)
        self.driver.picture("reminder")
        self.driver.check(told, f"a message says that jobs wait: {self.reminders()}")

    def reminders(self) -> list[str]:
        """What the message bar says of jobs that wait."""
        texts = [item.text() for item in self.driver.iface.messageBar().items()]
        return [text for text in texts if "wait in the queue" in text]

    def find_jobs(self) -> None:
        """Nothing was lost, and nothing starts by itself."""
        jobs = self.dock.queue_panel.model.jobs
        self.driver.require({job.scene.identifier for job in jobs} == set(GUIDE_NAMES), "all jobs are there")
        states = [job.state.value for job in jobs]
        for job in jobs:
            self.driver.say(f"{job.scene.identifier}: {job.stage.value} {job.state.value} {job.message}".strip())
        self.driver.check(states.count("done") == self.choices["done"], "what was done is done")
        self.driver.check(
            states.count(str(self.choices["rest"])) == len(jobs) - states.count("done"),
            f"the rest is {self.choices['rest']}: {states}",
        )
        self.count = len(jobs)

    def resume(self) -> None:
        """The sign-in was kept for that session only, so it is asked for."""
        self.driver.when_modal(self._sign_in)
        self.driver.click(self.dock.queue_panel.resume_button)
        self.driver.check(self.driver.until(lambda: not self._ended(), 5), "Resume goes on soon")

    def look_at_disk(self) -> None:
        """Every product is there, once."""
        for level in ("L1C", "L2A"):
            products = list(self.folder.glob(f"{level}/*/*/S2?_MSI{level}_*.SAFE"))
            self.driver.check(len(products) == self.count, f"{self.count} {level} products are on disk")


def play(driver: Driver) -> None:
    """Called by the harness."""
    Return(driver, json.loads(os.environ["ROAD"])).walk()
