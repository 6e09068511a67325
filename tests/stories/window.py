"""The window, as a user works with it: mouse and keyboard, in odd orders too."""

from __future__ import annotations

import json
import os

from harness.driver import Driver
from hub_control import tell_hub
from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QAction, QDialogButtonBox, QTableView, QWidget
from road import GUIDE, Road

OAXACA = [(-98.6, 15.7), (-93.8, 15.7), (-93.8, 18.7), (-98.6, 18.7)]


class WindowRoad(Road):
    """The road with detours."""

    def walk(self) -> None:
        self.open_map()
        self.open_window()
        self.give_up_drawing()
        self.draw_area()
        self.narrow_and_widen()
        self.find_by_names()
        self.search()
        self.select_on_map()
        self.select_in_table()
        self.give_up_sign_in()
        self.queue()
        self.stop_and_go()
        self.load_again()
        self.close_and_open()

    def give_up_drawing(self) -> None:
        """Esc forgets the corners."""
        panel, canvas = self.dock.area_panel, self.driver.iface.mapCanvas()
        tool_before = canvas.mapTool()
        self.driver.click(panel.draw_button)
        self.driver.check(panel.draw_button.isChecked() and canvas.mapTool() is not tool_before, "drawing is on")
        self.driver.draw(OAXACA[:3], finish=False)
        self.driver.picture("drawing")
        self.driver.press_keys(canvas, Qt.Key.Key_Escape)
        self.driver.check(not panel.draw_button.isChecked() and panel.area is None, "Esc gives the drawing up")
        self.driver.click(panel.draw_button)
        self.driver.draw(OAXACA[:2])
        self.driver.check(panel.area is None, "two corners make no area")

    def draw_area(self) -> None:
        """A wrong corner, taken back; then the area is finished."""
        panel, canvas = self.dock.area_panel, self.driver.iface.mapCanvas()
        self.driver.click(panel.draw_button)
        self.driver.draw([*OAXACA, (-97.0, 17.0)], finish=False)
        self.driver.press_keys(canvas, Qt.Key.Key_Backspace)
        self.driver.click(canvas.viewport(), button=Qt.MouseButton.RightButton)
        self.driver.require(panel.area is not None, "the drawn polygon is the area")
        self.driver.check(panel.area.vertex_count in (4, 5), f"Backspace took a corner back: {panel.area.wkt}")
        self.driver.check(not panel.draw_button.isChecked(), "drawing is off")
        self.driver.picture("drawn")

    def narrow_and_widen(self) -> None:
        """Too many filters find nothing; a click on what is suggested finds scenes."""
        panel = self.dock.search_panel
        self.driver.type_into(panel.start_edit, "20180801")
        self.driver.type_into(panel.end_edit, "20180810")
        panel.level_combo.setCurrentIndex(panel.level_combo.findData("L1C"))
        self.driver.type_into(panel.cloud_spin, "0")
        self.driver.click(panel.filters_button)
        self.driver.type_into(panel.filters.months_edit, "13")
        self.driver.check(panel.filters.problem_label.isVisible(), "a month that does not exist is told beside it")
        self.driver.picture("filter_refused")
        self.driver.type_into(panel.filters.months_edit, "6-8")
        self.driver.click(panel.filters.satellite_2a_check, QPoint(8, panel.filters.satellite_2a_check.height() // 2))
        self.driver.check("(2)" in panel.filters_button.text(), f"two filters: {panel.filters_button.text()}")
        self.driver.click(panel.search_button)
        self.driver.until(panel.search_button.isEnabled, 60)
        self.driver.require(panel.suggestions.isVisible(), "what would find more is suggested")
        self.driver.picture("suggestions")
        self.driver.say(panel.suggestions.buttons[0].text())
        self.driver.click(panel.suggestions.buttons[0])
        found = self.driver.until(lambda: self.dock.scenes_panel.model.scenes, 60)
        self.driver.require(found, "a click on a suggestion finds scenes")
        self.driver.picture("suggestion_taken")
        self.driver.click(panel.filters.reset_button)
        self.driver.click(panel.filters_button)
        self.driver.check(not panel.filters.isVisible(), "the filters are folded away")

    def find_by_names(self) -> None:
        """Names pasted into the dialog become scenes, and one that is not there is told."""
        panel = self.dock.search_panel
        self.driver.click(panel.names_button)
        dialog = self.dock.names.dialog
        self.driver.require(dialog is not None and dialog.isVisible(), "the dialog of names opens")
        gone = GUIDE[0].replace("201808", "201908")
        dialog.text_edit.setPlainText("\n".join([*GUIDE, gone]))
        self.driver.until(dialog.find_button.isEnabled, 5)
        self.driver.click(dialog.find_button)
        ended = self.driver.until(dialog.troubles_edit.isVisible, 60)
        self.driver.check(ended and gone in dialog.troubles_edit.toPlainText(), "a name that is not there is told")
        self.driver.check(len(self.dock.scenes_panel.model.scenes) == len(GUIDE), "the others are listed")
        self.driver.picture("names")
        self.driver.click(dialog.close_button)

    def select_on_map(self) -> None:
        """A click on an outline selects the row; one beside them all selects nothing."""
        panel, layer = self.dock.scenes_panel, self.dock.footprint_layer
        self.driver.iface.setActiveLayer(layer)
        self.driver.iface.actionSelect().trigger()
        for name in (self.names[0], self.names[-1]):
            inside = next(layer.getFeatures(f"identifier = '{name}'")).geometry().pointOnSurface().asPoint()
            self.driver.click_map(inside.x(), inside.y())
            chosen = {scene.identifier for scene in panel.selected_scenes()}
            on_map = {feature["identifier"] for feature in layer.selectedFeatures()}
            self.driver.check(name in chosen and chosen == on_map, "a click on an outline selects its row")
        extent = layer.extent()
        self.driver.click_map(extent.xMaximum() + 0.05, extent.yMaximum() + 0.05)
        self.driver.check(not panel.selected_scenes(), "a click beside all outlines selects nothing")
        self.driver.check(not panel.queue_button.isEnabled(), "nothing can be queued then")
        self.driver.iface.actionPan().trigger()

    def select_in_table(self) -> None:
        """Clicks on rows select outlines."""
        panel, layer = self.dock.scenes_panel, self.dock.footprint_layer
        click_row(self.driver, panel.table, 0)
        click_row(self.driver, panel.table, 2, Qt.KeyboardModifier.ControlModifier)
        chosen = {scene.identifier for scene in panel.selected_scenes()}
        on_map = {feature["identifier"] for feature in layer.selectedFeatures()}
        self.driver.check(len(chosen) == 2 and chosen == on_map, "two clicked rows are two selected outlines")
        click_row(self.driver, panel.table, 4, Qt.KeyboardModifier.ShiftModifier)
        self.driver.check(layer.selectedFeatureCount() == 4, "Shift adds the rows between")
        self.driver.picture("rows")

    def give_up_sign_in(self) -> None:
        """Without a sign-in nothing is queued."""

        def cancel(dialog: QWidget) -> None:
            ok = dialog.button_box.button(QDialogButtonBox.StandardButton.Ok)
            self.driver.check(not ok.isEnabled(), "an empty sign-in cannot be sent")
            self.driver.click(dialog.button_box.button(QDialogButtonBox.StandardButton.Cancel))

        self.driver.type_into(self.dock.scenes_panel.folder_edit, str(self.folder))
        self.driver.when_modal(cancel)
        self.driver.click(self.dock.scenes_panel.queue_button)
        self.driver.wait(300)
        self.driver.check(not self.dock.queue_panel.model.jobs, "a sign-in given up queues nothing")

    def stop_and_go(self) -> None:
        """Pause all, cancel one, resume: all are done."""
        panel = self.dock.queue_panel
        at_work = self.driver.until(lambda: self.states().count("running") >= 3, 30)
        self.driver.require(at_work, "three downloads run side by side")
        self.driver.picture("queue")
        self.driver.click(panel.pause_button)
        paused = self.driver.until(lambda: set(self.states()) == {"paused"}, 5)
        self.driver.check(paused, f"Pause stops all: {self.states()}")
        click_row(self.driver, panel.table, 1)
        self.driver.click(panel.cancel_button)
        cancelled = self.driver.until(lambda: self.states() == ["paused", "cancelled", "paused", "paused"], 5)
        self.driver.check(cancelled, f"Cancel ends the selected job only: {self.states()}")
        panel.table.clearSelection()
        tell_hub("throttle")
        self.driver.click(panel.resume_button)
        done = self.driver.until(lambda: set(self.states()) == {"done"}, 60)
        self.driver.require(done, f"Resume brings all to their end: {self.states()}")
        self.driver.check(
            f"{self.count} of {self.count} done" in panel.summary_label.text(),
            f"the summary: {panel.summary_label.text()}",
        )
        loaded = self.driver.until(lambda: len(rasters()) == self.count, 10)
        self.driver.check(loaded, "the products are layers")

    def load_again(self) -> None:
        """Layers that the user removed come back by the button."""
        QgsProject.instance().removeMapLayers([layer.id() for layer in rasters()])
        self.driver.click(self.dock.queue_panel.load_button)
        loaded = self.driver.until(lambda: len(rasters()) == self.count, 10)
        self.driver.check(loaded, "the button loads the layers again")
        self._zoom(self.dock.footprint_layer.extent(), 1.1)
        self.driver.picture("loaded")

    def close_and_open(self) -> None:
        """The cross of the window and the toolbar button are about the same thing."""
        action = self.driver.iface.mainWindow().findChild(QAction, "scene_queue_action")
        self.driver.check(action.isChecked(), "the toolbar button is down while the window is open")
        self.driver.click(self.dock.findChild(QAbstractButton, "qt_dockwidget_closebutton"))
        self.driver.check(self.dock.isHidden() and not action.isChecked(), "the cross closes, and the button is up")
        self.driver.picture("closed")
        self.driver.click_action("scene_queue_action")
        self.driver.check(self.dock.isVisible() and action.isChecked(), "the toolbar button opens it again")
        kept = (len(self.dock.scenes_panel.model.scenes), len(self.dock.queue_panel.model.jobs))
        self.driver.check(
            kept == (len(self.names), self.count) and self.dock.area_panel.area, "with everything that was in it"
        )
        self.driver.picture("open_again")

    def states(self) -> list[str]:
        return [job.state.value for job in self.dock.queue_panel.model.jobs]


def click_row(
    driver: Driver, table: QTableView, row: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Click a row of a table."""
    where = table.visualRect(table.model().index(row, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, where)
    driver.wait(50)


def rasters() -> list[QgsRasterLayer]:
    """The project's images."""
    return [layer for layer in QgsProject.instance().mapLayers().values() if isinstance(layer, QgsRasterLayer)]


def play(driver: Driver) -> None:
    """Called by the harness."""
    WindowRoad(driver, json.loads(os.environ["ROAD"])).walk()
