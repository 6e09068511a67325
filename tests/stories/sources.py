"""The scenes are fetched from another service than the one that listed them, chosen with the mouse."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from typing import Any

from harness.driver import LEFT, Driver
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from road import Road


class Sources:
    """Works *From: …* with the mouse."""

    def __init__(self, driver: Driver, road: Road) -> None:
        self.driver, self.road = driver, road
        self.panel = road.dock.scenes_panel

    def click_in_menu(self, find: Callable[[Any], Any], picture: str = "") -> None:
        """Open the menu and click what is found in it; the menu is made anew each time."""

        def click_entry() -> None:
            menu = self.panel.source_menu
            entry = find(menu)
            if picture:
                self.driver.picture(picture)
            QTest.mouseClick(menu, LEFT, Qt.KeyboardModifier.NoModifier, menu.actionGeometry(entry).center())

        QTimer.singleShot(300, click_entry)
        self.driver.click(self.panel.source_button)

    def refuse(self) -> None:
        """Google's archive is said to end before some of the scenes."""
        self.click_in_menu(lambda menu: menu.source_actions["google"], "menu")
        button, sentence = self.panel.queue_button, self.panel.selection_label.text()
        self.driver.check(not button.isEnabled(), "a pair that cannot work is refused at the button")
        self.driver.check("nothing newer than" in sentence, f"the sentence says why: {sentence}")
        self.driver.picture("refused")

    def allow(self) -> None:
        """The object store has the rest."""
        self.driver.when_modal(self.road._sign_in)
        self.click_in_menu(lambda menu: menu.alternative_actions["s3"])
        self.driver.check(self.panel.queue_button.isEnabled(), "an allowed source that has the rest makes it work")
        self.driver.picture("allowed")

    def fetch(self) -> None:
        """No account is asked for, and both sources deliver."""
        self.driver.click(self.panel.queue_button)
        jobs = self.road.dock.queue_panel.model
        ended = self.driver.until(lambda: len(jobs.jobs) == 6 and self.road._ended(), 60)
        self.driver.check(ended, f"the queue comes to its end: {[job.message for job in jobs.jobs if job.message]}")
        sources = {str(job.facts.get("source")) for job in jobs.jobs}
        self.driver.check(sources == {"google", "s3"}, f"each scene came from a source that has it: {sources}")
        self.driver.picture("fetched")


def play(driver: Driver) -> None:
    """Called by the harness."""
    road = Road(driver, json.loads(os.environ["ROAD"]))
    for step in (road.open_map, road.open_window, road.take_area, road.search, road.select):
        step()
    driver.type_into(road.dock.scenes_panel.folder_edit, str(road.folder))
    sources = Sources(driver, road)
    for act in (sources.refuse, sources.allow, sources.fetch):
        act()
