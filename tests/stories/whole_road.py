"""Two days with ten thousand scenes and a thousand jobs: out to a pause, and back to layers that play as time goes.

The first day: draw, search, filter, sort, select on the map, queue, pause, close QGIS. The second: open, resume,
layers, play the temporal controller. The event loop is watched all the while; what held it longest is said, not judged.
"""

from __future__ import annotations

import json
import os
from typing import Any

from harness.driver import Driver
from harness.stall_probe import StallProbe
from hub_control import tell_hub
from qgis.core import QgsCoordinateTransform, QgsProject, QgsRasterLayer, QgsRectangle, QgsSettings, QgsUnitTypes
from qgis.PyQt.QtCore import QDate, QDateTime, QPoint, Qt, QTime
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QDockWidget,
    QLineEdit,
    QWidget,
    QWizard,
)
from road import Road

MEXICO = [(-105.5, 13.5), (-89.5, 13.5), (-89.5, 24.5), (-105.5, 24.5)]
CHOSEN = ("20180809T163829_N0206_R126_T15PUT", "20180807T164901_N0206_R026_T14PPC")
SHIFT = Qt.KeyboardModifier.ShiftModifier


class WatchedRoad(Road):
    """Steps with their stalls."""

    def __init__(self, driver: Driver, choices: dict[str, object]) -> None:
        super().__init__(driver, choices)
        self.probe = StallProbe()
        driver.looks = self.probe.aside
        self.project = driver.out.parent / "mexico.qgz"

    def watched(self, *steps: Any) -> None:
        """Go these steps, then say how long the loop stood still."""
        try:
            for step in steps:
                self.probe.step = step.__name__
                step()
        finally:
            self.probe.stop()
            for line in self.probe.told():
                self.driver.say(line)

    def states(self) -> list[str]:
        return [job.state.value for job in self.dock.queue_panel.model.jobs]

    def new_states(self) -> set[str]:
        """Of the jobs of this story, without those that were there before."""
        jobs = self.dock.queue_panel.model.jobs
        return {job.state.value for job in jobs if any(name in job.scene.identifier for name in CHOSEN)}

    def _zoom(self, extent: QgsRectangle, scale: float) -> None:
        with self.probe.aside():
            super()._zoom(extent, scale)


class WayOut(WatchedRoad):
    """The first day."""

    def walk(self) -> None:
        self.watched(
            self.open_map,
            self.save_project,
            self.open_window,
            self.meet_first_steps,
            self.draw,
            self.search_all,
            self.look_around,
            self.narrow,
            self.select_on_map,
            self.queue,
            self.pause,
        )
        self.driver.way_out = self.driver.close_by_menu

    def save_project(self) -> None:
        """Layers are loaded by themselves into the project that an order came from."""
        with self.probe.aside():
            self.driver.require(QgsProject.instance().write(str(self.project)), "the project is saved")

    def meet_first_steps(self) -> None:
        """Once, beside the window: skipped but for the folder."""
        steps = next((one for one in QApplication.topLevelWidgets() if isinstance(one, QWizard)), None)
        self.driver.require(steps is not None and steps.isVisible(), "who is new is shown the first steps")
        self.driver.press_keys(steps.button(QWizard.WizardButton.NextButton), Qt.Key.Key_Space)
        self.driver.type_into(steps.findChild(QLineEdit, "folder_edit"), str(self.folder))
        self.driver.picture("first_steps")
        self.driver.press_keys(steps.button(QWizard.WizardButton.NextButton), Qt.Key.Key_Space)
        self.driver.press_keys(steps.button(QWizard.WizardButton.FinishButton), Qt.Key.Key_Space)
        kept = self.dock.scenes_panel.folder_edit.text()
        self.driver.check(kept == str(self.folder), f"the folder is kept: {kept}")

    def draw(self) -> None:
        """The area, on the map."""
        panel = self.dock.area_panel
        self._zoom(QgsRectangle(-108, 12, -87, 26), 1.0)
        self.driver.click(panel.draw_button)
        self.driver.draw(MEXICO)
        self.driver.require(panel.area is not None, "the drawn polygon is the area")
        self.driver.picture("drawn")

    def search_all(self) -> None:
        """Ten thousand scenes."""
        panel = self.dock.search_panel
        self.driver.check(panel.level_combo.currentData() == "best", "the window begins with the best level")
        self.driver.type_into(panel.start_edit, "20190101")
        self.driver.type_into(panel.end_edit, "20201231")
        self.driver.type_into(panel.cloud_spin, "100")
        self.driver.click(panel.search_button)
        scenes = self.dock.scenes_panel.model
        found = self.driver.until(lambda: len(scenes.scenes) >= 10_000 and panel.search_button.isEnabled(), 120)
        self.driver.require(found, f"ten thousand scenes are found: {len(scenes.scenes)}")
        self.driver.picture("ten_thousand")

    def look_around(self) -> None:
        """Sort, scroll, type into the filter, go over the map, drag on the timeline, undo."""
        panel = self.dock.scenes_panel
        header = panel.table.horizontalHeader()
        for column in (1, 3, 0):
            spot = QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2)
            self.driver.click(header.viewport(), spot)
        panel.table.verticalScrollBar().setValue(panel.table.verticalScrollBar().maximum() // 2)
        self.driver.type_into(panel.filter_edit, "20190815")
        self.driver.until(lambda: panel.filtered_label.text(), 5)
        self.driver.picture("filtered")
        panel.filter_edit.setFocus()
        QTest.keySequence(panel.filter_edit, "Ctrl+A")
        self.driver.press_keys(panel.filter_edit, Qt.Key.Key_Delete)
        self.driver.until(panel.filtered_label.isHidden, 5)
        view = self.driver.iface.mapCanvas().viewport()
        for step in range(20):
            QTest.mouseMove(view, QPoint(60 + 12 * step, 80 + 9 * step))
            self.driver.wait(15)
        if not panel.timeline.isVisible():
            self.driver.click(panel.timeline_button)
        self.driver.wait(500)
        self._drag(panel.timeline)
        chosen = self.driver.until(panel.selected_scenes, 5)
        self.driver.check(chosen, f"a drag on the timeline selects: {panel.selection_label.text()}")
        self.driver.until(lambda: "%" in panel.selection_label.text(), 20)
        self.driver.picture("timeline")
        self.driver.click(panel.undo_button)
        self.driver.check(self.driver.until(lambda: not panel.selected_scenes(), 5), "Undo takes the selection back")

    def narrow(self) -> None:
        """Ten days, little cloud: the six scenes of the guide and a few others."""
        panel, scenes = self.dock.search_panel, self.dock.scenes_panel.model
        self.driver.type_into(panel.start_edit, "20180801")
        self.driver.type_into(panel.end_edit, "20180810")
        panel.level_combo.setCurrentIndex(panel.level_combo.findData("L1C"))
        self.driver.type_into(panel.cloud_spin, "5")
        self.driver.click(panel.search_button)
        found = self.driver.until(lambda: 0 < len(scenes.scenes) < 100 and panel.search_button.isEnabled(), 60)
        self.driver.require(found, f"few scenes are found: {len(scenes.scenes)}")
        self._zoom(self.dock.footprint_layer.extent(), 1.05)
        self.driver.picture("narrowed")

    def select_on_map(self) -> None:
        """Two outlines, the second with Shift."""
        panel, layer = self.dock.scenes_panel, self.dock.footprint_layer
        self.driver.iface.setActiveLayer(layer)
        self.driver.iface.actionSelect().trigger()
        for name, keys in zip(CHOSEN, (Qt.KeyboardModifier.NoModifier, SHIFT)):
            wanted = next(layer.getFeatures(f"identifier like '%{name}%'")).geometry()
            others = [one.geometry() for one in layer.getFeatures(f"identifier not like '%{name}%'")]
            for other in others:
                wanted = wanted.difference(other) if wanted.intersects(other) else wanted
            spot = wanted.pointOnSurface().asPoint()
            view = self.driver.iface.mapCanvas().viewport()
            QTest.mouseClick(view, Qt.MouseButton.LeftButton, keys, self.driver.spot(spot.x(), spot.y()))
            self.driver.wait(100)
        chosen = sorted(scene.identifier for scene in panel.selected_scenes())
        same = len(chosen) == 2 and all(any(name in one for one in chosen) for name in CHOSEN)
        self.driver.require(same, f"two clicks on the map select two rows: {chosen}")
        self.driver.check("2" in panel.queue_button.text(), f"the button says so: {panel.queue_button.text()}")
        self.driver.picture("selected_on_map")
        self.driver.iface.actionPan().trigger()

    def queue(self) -> None:
        """As on the road, beside a thousand jobs of another order."""
        panel = self.dock.scenes_panel
        self.before = len(self.dock.queue_panel.model.jobs)
        self.driver.check(self.before == 1000, f"a thousand jobs are there already: {self.before}")
        self.driver.when_modal(self._sign_in)
        self.driver.click(panel.queue_button)
        queued = self.driver.until(lambda: len(self.states()) == self.before + 2, 30)
        self.driver.require(queued, "two scenes are queued")

    def pause(self) -> None:
        """In the middle of the downloads."""
        panel = self.dock.queue_panel
        at_work = self.driver.until(lambda: self.new_states() == {"running"}, 30)
        self.driver.require(at_work, f"both downloads run: {self.new_states()}")
        self.driver.picture("running")
        self.driver.click(panel.pause_button)
        paused = self.driver.until(lambda: self.new_states() == {"paused"}, 5)
        self.driver.check(paused, f"Pause stops them: {self.new_states()}")
        with self.probe.aside():
            QgsProject.instance().write()
        self.driver.picture("paused")
        for key, value in (("UI/UITheme", "Night Mapping"), ("locale/overrideFlag", True), ("locale/userLocale", "es")):
            QgsSettings().setValue(key, value)  # from the next start of QGIS on

    def _drag(self, timeline: QWidget) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        width, height = timeline.width(), timeline.height()
        QTest.mousePress(timeline, left, none, QPoint(width // 3, 2))
        for step in range(10):
            QTest.mouseMove(timeline, QPoint(width // 3 + step * width // 40, 2 + step * (height - 4) // 10))
            self.driver.wait(10)
        QTest.mouseRelease(timeline, left, none, QPoint(width // 3 + width // 4, height - 2))


class WayBack(WatchedRoad):
    """The second day."""

    def walk(self) -> None:
        self.watched(self.open_project, self.open_window, self.resume, self.see_layers, self.play_time)

    def open_project(self) -> None:
        """The project of the first day."""
        with self.probe.aside():
            self.driver.require(QgsProject.instance().read(str(self.project)), "the project is there")
        self.driver.iface.setActiveLayer(QgsProject.instance().mapLayersByName("Oaxaca")[0])

    def resume(self) -> None:
        """The two paused ones go on; the thousand stay as they are."""
        tell_hub("throttle")
        panel = self.dock.queue_panel
        self.driver.require(self.new_states() == {"paused"}, f"they wait: {self.new_states()}")
        words = panel.resume_button.text().replace("&", ""), self.dock.scenes_panel.select_all_button.text()
        self.driver.check(words == ("Reanudar 2", "Todas"), f"the window speaks Spanish: {words}")
        self.driver.when_modal(self._sign_in)
        self.driver.click(panel.resume_button)
        done = self.driver.until(lambda: self.new_states() == {"done"}, 60)
        self.driver.require(done, f"Resume brings them to their end: {self.new_states()}")
        self.driver.check(self.states().count("done") == 1002, "and the others are as they were")
        self.driver.picture("done")

    def see_layers(self) -> None:
        """They came by themselves, in groups of dates and tiles."""
        loaded = self.driver.until(lambda: len(rasters()) == 2, 20)
        self.driver.require(loaded, f"two products are layers: {[layer.name() for layer in rasters()]}")
        root = QgsProject.instance().layerTreeRoot().findGroup("Sentinel-2")
        dates = sorted(group.name() for group in root.findGroups())
        self.driver.check(dates == ["2018-08-07", "2018-08-09"], f"grouped by date: {dates}")
        first = rasters()[0]
        others = [layer for layer in QgsProject.instance().mapLayers().values() if layer.name().endswith("2020-12-31")]
        for layer in (*others, *QgsProject.instance().mapLayersByName("Countries")):
            QgsProject.instance().layerTreeRoot().findLayer(layer).setItemVisibilityChecked(False)
        to_map = QgsCoordinateTransform(first.crs(), QgsProject.instance().crs(), QgsProject.instance())
        self._zoom(to_map.transformBoundingBox(first.extent()), 1.2)
        self.driver.picture("layers")

    def play_time(self) -> None:
        """QGIS's temporal controller shows each date by itself."""
        window, canvas = self.driver.iface.mainWindow(), self.driver.iface.mapCanvas()
        self.driver.click_action("mActionTemporalController")
        panel = window.findChild(QDockWidget, "Temporal Controller")
        self.driver.require(panel is not None and panel.isVisible(), "the temporal controller is open")
        self.driver.click(panel.findChild(QAbstractButton, "mNavigationAnimated"))
        for name, day in (("mStartDateTime", 6), ("mEndDateTime", 10)):
            panel.findChild(QDateTimeEdit, name).setDateTime(QDateTime(QDate(2018, 8, day), QTime(0, 0)))
        steps = panel.findChild(QComboBox, "mTimeStepsComboBox")
        steps.setCurrentIndex(steps.findData(int(QgsUnitTypes.TemporalUnit.TemporalDays)))
        self.driver.check("d" in steps.currentText(), f"day by day: {steps.currentText()}")
        self.driver.picture("controller")
        shown: dict[str, list[str]] = {}

        def look() -> None:
            now = canvas.temporalRange()
            seen = (layer for layer in rasters() if layer.temporalProperties().isVisibleInTemporalRange(now))
            shown[now.begin().toString("yyyy-MM-dd")] = [layer.name()[:16] for layer in seen]

        canvas.temporalRangeChanged.connect(look)
        for name in ("mRewindButton", "mForwardButton"):
            self.driver.click(panel.findChild(QAbstractButton, name))
        wanted = {"2018-08-07": ["14PPC 2018-08-07"], "2018-08-08": [], "2018-08-09": ["15PUT 2018-08-09"]}
        played = self.driver.until(lambda: all(shown.get(day) == names for day, names in wanted.items()), 15)
        self.driver.check(played, f"it plays the dates of the scenes, each in its frame: {shown}")
        self.driver.until(lambda: not canvas.isDrawing(), 10)
        self.driver.picture("played")


def rasters() -> list[QgsRasterLayer]:
    """The project's images."""
    return [layer for layer in QgsProject.instance().mapLayers().values() if isinstance(layer, QgsRasterLayer)]


def play(driver: Driver) -> None:
    """Called by the harness."""
    choices = json.loads(os.environ["ROAD"])
    {"out": WayOut, "back": WayBack}[choices["day"]](driver, choices).walk()
