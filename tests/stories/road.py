"""The whole road, as a user walks it: the polygon of Oaxaca on the map → L2A layers.

Played inside QGIS by the harness, for ``scripts/demo`` and for the tests. What differs between them (folder, Sen2Cor,
sign-in, whether names are asserted) comes as JSON in ``ROAD``.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from harness.driver import Driver
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFillSymbol,
    QgsMapRendererParallelJob,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtWidgets import QDialogButtonBox, QWidget
from scene_queue.core.catalogue.listing import listing

GUIDE = (
    "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152",
    "S2B_MSIL1C_20180809T163829_N0206_R126_T15PTT_20180809T221152",
    "S2B_MSIL1C_20180809T163829_N0206_R126_T15PVT_20180809T221152",
    "S2A_MSIL1C_20180807T164901_N0206_R026_T14PPC_20180807T203921",
    "S2A_MSIL1C_20180807T164901_N0206_R026_T14QNF_20180807T203921",
    "S2B_MSIL1C_20180805T170009_N0206_R069_T14QPE_20180805T221143",
)


class Road:
    """The steps, in their order."""

    def __init__(self, driver: Driver, choices: dict[str, object]) -> None:
        self.driver = driver
        self.choices = choices
        self.folder = Path(str(choices["folder"]))
        self.names: list[str] = []
        self.level = "L2A"

    def walk(self) -> None:
        """All steps; a step that does not happen ends the story."""
        self.open_map()
        self.open_window()
        self.take_area()
        self.search()
        self.select()
        self.queue()
        self.watch_queue()
        self.look_at_layers()
        self.save()

    def open_map(self) -> None:
        """The world map that every QGIS carries, and Oaxaca on it."""
        world = Path(QgsApplication.pkgDataPath()) / "resources" / "data" / "world_map.gpkg"
        countries = QgsVectorLayer(f"{world}|layername=countries", "Countries", "ogr")
        countries.renderer().setSymbol(
            QgsFillSymbol.createSimple({"color": "242,239,230", "outline_color": "150,150,150"})
        )
        oaxaca = QgsVectorLayer(f"{world}|layername=states_provinces|subset=\"name\"='Oaxaca'", "Oaxaca", "ogr")
        oaxaca.renderer().setSymbol(
            QgsFillSymbol.createSimple({"color": "255,255,255,0", "outline_color": "220,60,60", "outline_width": "0.6"})
        )
        self.driver.require(oaxaca.isValid() and oaxaca.featureCount() == 1, "Oaxaca is on QGIS's world map")
        QgsProject.instance().addMapLayers([oaxaca, countries])
        QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
        self.driver.iface.setActiveLayer(oaxaca)
        self._zoom(oaxaca.extent(), 1.3)

    def open_window(self) -> None:
        """The toolbar button opens the window."""
        self.driver.click_action("scene_queue_action")
        window = self.driver.iface.mainWindow()
        opened = self.driver.until(lambda: window.findChild(QWidget, "SceneQueueDock") is not None, 20)
        self.driver.require(opened, "the toolbar button opens the window")
        self.dock = window.findChild(QWidget, "SceneQueueDock")
        self._zoom(self.driver.iface.activeLayer().extent(), 1.3)
        self.driver.picture("window")

    def take_area(self) -> None:
        """The polygon of the layer becomes the area."""
        panel = self.dock.area_panel
        self.driver.choose(panel.from_button, panel.menu.layer_action)
        taken = self.driver.until(lambda: panel.area is not None, 10)
        self.driver.require(taken, "the polygon of Oaxaca is the area")
        self.driver.say(panel.summary_label.text())
        self.driver.picture("area")

    def search(self) -> None:
        """Dates, level, cloud and orbit, then the search."""
        panel = self.dock.search_panel
        self.driver.type_into(panel.start_edit, "20180801")
        self.driver.type_into(panel.end_edit, "20180810")
        panel.level_combo.setCurrentIndex(panel.level_combo.findData("L1C"))
        panel.orbit_combo.setCurrentIndex(panel.orbit_combo.findData("descending"))
        cloud = self.choices.get("cloud_percent", 5)
        self.driver.type_into(panel.cloud_spin, str(cloud))
        typed = (panel.start_edit.text(), panel.end_edit.text(), panel.cloud_spin.value())
        self.driver.require(typed == ("2018-08-01", "2018-08-10", cloud), f"the choices are typed in: {typed}")
        self.driver.click(panel.search_button)
        ended = self.driver.until(lambda: panel.search_button.isEnabled(), 120)
        self.driver.require(ended, "the search ends")
        scenes = self.dock.scenes_panel.model.scenes
        self.names = [scene.identifier for scene in scenes]
        for line in (*listing(scenes), *self.names):
            self.driver.say(line)
        if self.choices["assert_names"]:
            self.driver.require(set(self.names) == set(GUIDE), "the six products of the old guide are found")
        self.driver.require(self.names, "scenes are found")
        layer = self.dock.footprint_layer
        self.driver.require(layer is not None and layer.featureCount() == len(scenes), "their footprints are a layer")
        self._zoom(layer.extent(), 1.1)
        self.driver.picture("footprints")

    def select(self) -> None:
        """One scene on the map, then all of them by the button: table and map have one selection."""
        panel, layer = self.dock.scenes_panel, self.dock.footprint_layer
        self.driver.iface.setActiveLayer(layer)
        self.driver.iface.actionSelect().trigger()
        centre = next(layer.getFeatures(f"identifier = '{self.names[0]}'")).geometry().pointOnSurface().asPoint()
        self.driver.click_map(centre.x(), centre.y())
        chosen = {scene.identifier for scene in panel.selected_scenes()}
        on_map = {feature["identifier"] for feature in layer.selectedFeatures()}
        self.driver.check(chosen and chosen == on_map, "a click on the map selects in the table")
        self.driver.iface.actionPan().trigger()
        self.driver.click(panel.select_all_button)
        selected = layer.selectedFeatureCount()
        self.driver.check(selected == len(panel.selected_scenes()) > 0, "the table selects on the map")
        self.driver.say(panel.queue_button.text())
        self.driver.picture("selection")

    def queue(self) -> None:
        """The folder, the button, the sign-in that it asks for."""
        panel = self.dock.scenes_panel
        if self.choices["live"]:
            self._ask(f"{panel.queue_button.text()}? Type yes to download: ")
        self.driver.type_into(panel.folder_edit, str(self.folder))
        self.count = len(panel.selected_scenes())
        self.driver.when_modal(self._sign_in, seconds=600 if self.choices["live"] else 15)
        self.driver.click(panel.queue_button)
        queued = self.driver.until(lambda: len(self.dock.queue_panel.model.jobs) >= self.count, 600)
        self.driver.require(queued, f"{self.count} scenes are queued")

    def watch_queue(self) -> None:
        """Downloads run side by side, then checks and corrections."""
        jobs = self.dock.queue_panel.model
        self.driver.until(lambda: self._working() or self._ended(), 60)
        self.driver.wait(1500)
        self.driver.picture("queue")
        ended = self.driver.until(self._ended, float(self.choices["queue_seconds"]))
        for job in jobs.jobs:
            self.driver.say(f"{job.scene.identifier}: {job.state.value} {job.message}".strip())
        self.driver.picture("queue_ended")
        self.driver.require(ended, "the queue comes to its end")
        done = [job for job in jobs.jobs if job.state.value == "done"]
        self.level = "L2A" if all("l2a" in job.facts for job in done) else "L1C"
        if self.level == "L1C":
            self.driver.say("No Sen2Cor that takes these scenes was found: the road ends after the check.")
        stopped = [f"{job.scene.identifier}: {job.message}" for job in jobs.jobs if job not in done]
        why = f"; {len(stopped)} are not. {stopped[0]}" if stopped else ""
        self.driver.require(not stopped, f"all {self.count} scenes are through their last stage{why}")

    def look_at_layers(self) -> None:
        """The products are layers, and show something."""
        level = self.level
        products = sorted(self.folder.glob(f"{level}/*/*/S2?_MSI{level}_*.SAFE"))
        self.driver.require(len(products) == self.count, f"{self.count} {level} products are on disk")
        layers = [one for one in QgsProject.instance().mapLayers().values() if isinstance(one, QgsRasterLayer)]
        self.driver.require(len(layers) == self.count, f"{self.count} {level} layers are in the project")
        for layer in layers:
            extent = layer.extent()
            block = layer.dataProvider().block(1, extent, 64, 64)
            values = {block.value(row, column) for row in range(64) for column in range(64)}
            self.driver.check(block.isValid() and len(values) > 8, f"{layer.name()} has a picture")
        unfinished = [str(path) for path in self.folder.rglob("*.part")]
        self.driver.check(not unfinished, "nothing unfinished is left")
        self.driver.picture("layers")
        first = layers[0]
        project = QgsProject.instance()
        to_map = QgsCoordinateTransform(first.crs(), project.crs(), project.transformContext())
        self._zoom(to_map.transformBoundingBox(first.extent()), 1.15)
        self.driver.picture("layer_close")

    def save(self) -> None:
        """The project and the rendered map."""
        project = QgsProject.instance()
        file = self.driver.out / "oaxaca.qgz"
        self.driver.check(project.write(str(file)) and file.stat().st_size > 0, "the project is saved")
        settings = self.driver.iface.mapCanvas().mapSettings()
        settings.setOutputSize(QSize(1200, 800))
        job = QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        self.driver.check(job.renderedImage().save(str(self.driver.out / "map.png")), "the map is rendered")

    def _ask(self, question: str) -> None:
        """The person at the terminal decides; see ``scripts/demo.py``."""
        part = self.driver.out / "question.part"
        part.write_text(question, encoding="utf-8")
        part.rename(self.driver.out / "question.txt")
        answer = self.driver.out / "answer.txt"
        self.driver.until(answer.exists, 3600)
        yes = answer.exists() and answer.read_text(encoding="utf-8").strip().lower() == "yes"
        self.driver.require(yes, "the download is wanted")

    def _sign_in(self, dialog: QWidget) -> None:
        self.driver.picture("sign_in")
        if self.choices["live"]:
            return  # the user's own account: the user types
        self.driver.type_into(dialog.user_edit, str(self.choices["user"]))
        self.driver.type_into(dialog.password_edit, str(self.choices["password"]))
        self.driver.click(dialog.button_box.button(QDialogButtonBox.StandardButton.Ok))

    def _working(self) -> bool:
        return any(job.state.value == "running" for job in self.dock.queue_panel.model.jobs)

    def _ended(self) -> bool:
        states = {job.state.value for job in self.dock.queue_panel.model.jobs}
        return not states & {"queued", "running", "waiting"}

    def _zoom(self, extent: QgsRectangle, scale: float) -> None:
        canvas = self.driver.iface.mapCanvas()
        wanted = QgsRectangle(extent)
        wanted.scale(scale)
        canvas.setExtent(wanted)
        canvas.refresh()
        canvas.waitWhileRendering()
        self.driver.wait(200)


def play(driver: Driver) -> None:
    """Called by the harness."""
    Road(driver, json.loads(os.environ["ROAD"])).walk()
