"""A map to draw on, with mouse and keyboard, and the whole window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from doubles.hub import Hub
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QDate, QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog, QLabel
from scene_queue.core.aoi import AreaOfInterest
from scene_queue.core.qgis_adapters.pool_thread import released_threads
from scene_queue.core.qgis_adapters.services import Services
from scene_queue.core.stages.sen2cor.installation import Installation
from scene_queue.ui.area_panel import AreaPanel
from scene_queue.ui.dock import SceneQueueDock
from scene_queue.ui.messages import Messages
from scene_queue.ui.sign_in_dialog import SignInDialog

LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


class Hand:
    """Mouse and keyboard on a map; places are longitude and latitude, whatever the map's CRS."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self.canvas, self.view = canvas, canvas.viewport()

    def pixel(self, longitude: float, latitude: float) -> QPoint:
        """Where a place is on the screen."""
        crs = self.canvas.mapSettings().destinationCrs()
        to_map = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), crs, QgsProject.instance())
        spot = self.canvas.getCoordinateTransform().transform(to_map.transform(QgsPointXY(longitude, latitude)))
        return QPoint(round(spot.x()), round(spot.y()))

    def click(self, *places: tuple[float, float], button: Qt.MouseButton = LEFT) -> None:
        for place in places:
            QTest.mouseMove(self.view, self.pixel(*place))
            QTest.mouseClick(self.view, button, NO_KEYS, self.pixel(*place))

    def right_click(self, *place: float) -> None:
        QTest.mouseClick(self.view, RIGHT, NO_KEYS, self.pixel(*place) if place else self.view.rect().center())

    def double_click(self, *place: float) -> None:
        """As Qt tells one: press, release, double click, release."""
        QTest.mouseClick(self.view, LEFT, NO_KEYS, self.pixel(*place))
        QTest.mouseDClick(self.view, LEFT, NO_KEYS, self.pixel(*place))
        QTest.mouseRelease(self.view, LEFT, NO_KEYS, self.pixel(*place))

    def hover(self, *place: float) -> None:
        QTest.mouseMove(self.view, self.pixel(*place))

    def press(self, *place: float) -> None:
        QTest.mouseMove(self.view, self.pixel(*place))
        QTest.mousePress(self.view, LEFT, NO_KEYS, self.pixel(*place))

    def release(self, *place: float) -> None:
        QTest.mouseRelease(self.view, LEFT, NO_KEYS, self.pixel(*place))

    def pull(self, *place: float) -> None:
        """A move with the left button down; QTest's own has no button."""
        where = QPointF(self.pixel(*place))
        QApplication.sendEvent(self.view, QMouseEvent(QEvent.Type.MouseMove, where, NONE, LEFT, NO_KEYS))

    def drag(self, start: tuple[float, float], end: tuple[float, float], *, let_go: bool = True) -> None:
        self.press(*start)
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        for place in (middle, end):
            self.pull(*place)
        if let_go:
            QTest.mouseRelease(self.view, LEFT, NO_KEYS, self.pixel(*end))

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEYS) -> None:
        QTest.keyClick(self.canvas, key, modifier)

    def undo(self) -> None:
        self.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    @property
    def hints(self) -> list[str]:
        """The notes on the map that can be seen."""
        labels = self.canvas.findChildren(QLabel, "scene_queue_hint")
        return [label.text() for label in labels if label.isVisible()]


@pytest.fixture(params=["EPSG:4326", "EPSG:3857"])
def projected_desk(request: Any, desk: Any, qtbot: Any) -> Any:
    """The window with its map in degrees, and in metres."""
    extent = desk.canvas.extent()
    target = QgsCoordinateReferenceSystem(request.param)
    to_map = QgsCoordinateTransform(desk.canvas.mapSettings().destinationCrs(), target, QgsProject.instance())
    desk.canvas.setDestinationCrs(target)
    desk.canvas.setExtent(to_map.transformBoundingBox(extent))
    return desk


@pytest.fixture
def hand(desk: Any) -> Hand:
    return Hand(desk.canvas)


@pytest.fixture
def area(qtbot: Any, desk: Any) -> Iterator[AreaPanel]:
    """The panel beside the map."""
    panel = AreaPanel(desk, Messages(desk), desk.window)
    panel.resize(panel.sizeHint())
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    yield panel
    panel.remove()
    # a simplification that nobody waits for any more goes on to its end
    qtbot.waitUntil(lambda: released_threads.count == 0, timeout=20_000)


MakeDock = Callable[[Services], SceneQueueDock]


class Window:
    """The whole window with the hub behind it, and who works with it."""

    def __init__(
        self, qtbot: Any, desk: Any, services: Services, dock: SceneQueueDock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.qtbot, self.desk, self.services, self.dock, self.monkeypatch = qtbot, desk, services, dock, monkeypatch
        self.panel, self.scenes, self.filters = dock.search_panel, dock.scenes_panel, dock.search_panel.filters
        self.asked_for: list[SignInDialog] = []

    def take_area(self) -> None:
        """The state of Oaxaca."""
        with self.qtbot.waitSignal(self.dock.area_panel.area_changed, timeout=10_000):
            self.dock.area_panel.menu.layer_action.trigger()

    def show_area(self, area: AreaOfInterest | None) -> None:
        self.dock.area_panel.show_area(area)
        assert self.dock.area_panel.area == area

    def choose(self, level: str = "L1C", cloud: int = 5, first_day: int = 1) -> None:
        """The choices of the guide."""
        self.panel.start_edit.setDate(QDate(2018, 8, first_day))
        self.panel.end_edit.setDate(QDate(2018, 8, 10))
        self.panel.level_combo.setCurrentIndex(self.panel.level_combo.findData(level))
        self.panel.orbit_combo.setCurrentIndex(self.panel.orbit_combo.findData("descending"))
        self.panel.cloud_spin.setValue(cloud)

    def choose_service(self, service: str) -> None:
        self.panel.service_combo.setCurrentIndex(self.panel.service_combo.findData(service))
        assert self.panel.service == service
        self.qtbot.waitUntil(lambda: not self.dock.area_panel.is_busy, timeout=10_000)  # the cover is made anew

    def search(self) -> None:
        """Click *Search* and wait for its end."""
        self.qtbot.mouseClick(self.panel.search_button, LEFT)
        assert not self.panel.search_button.isEnabled()
        self.wait()

    def wait(self) -> None:
        """Until nothing is under way any more."""
        self.qtbot.waitUntil(self.panel.search_button.isEnabled, timeout=30_000)

    @property
    def names(self) -> set[str]:
        """The product names in the table."""
        return {scene.identifier for scene in self.scenes.model.scenes}

    @property
    def told(self) -> str:
        """What is said above the table."""
        return str(self.scenes.summary_label.text())

    def sign_in(self, *answers: tuple[str, str] | None) -> None:
        """From now on answer the dialogs so, one after the other; ``None``: the dialog is cancelled."""
        waiting = list(answers)

        def ask(dialog: SignInDialog) -> QDialog.DialogCode:
            self.asked_for.append(dialog)
            given = waiting.pop(0)
            dialog.user_edit.setText(given[0] if given else "")
            dialog.password_edit.setText(given[1] if given else "")
            return QDialog.DialogCode.Accepted if given else QDialog.DialogCode.Rejected

        self.monkeypatch.setattr(SignInDialog, "exec", ask)
        self.monkeypatch.setattr(SignInDialog, "deleteLater", lambda dialog: None)  # a test looks at it later


@pytest.fixture
def fitting_sen2cor(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is one that takes the scenes of the guide, as far as anybody looks before a job of it begins."""
    one = Installation(Path("/nowhere/sen2cor"), Path("/nowhere/sen2cor/bin/L2A_Process"), (2, 12, 3))
    monkeypatch.setattr("scene_queue.core.job_queue.corrections.find_installations", lambda *_, **__: [one])


@pytest.fixture
def make_dock(desk: Any) -> MakeDock:
    """Makes a window of services, whole and not shown."""

    def make(services: Services) -> SceneQueueDock:
        dock = SceneQueueDock(desk, services, desk.window)
        for _ in dock.build():
            pass
        return dock

    return make


@pytest.fixture
def window(
    qtbot: Any,
    desk: Any,
    hub: Hub,
    tmp_path: Path,
    oaxaca: QgsVectorLayer,
    monkeypatch: pytest.MonkeyPatch,
    make_dock: MakeDock,
) -> Iterator[Window]:
    services = Services(tmp_path / "profile")
    services.remember(replace(services.preferences, folder=str(tmp_path / "products")))
    dock = make_dock(services)
    desk.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    with qtbot.waitExposed(dock):
        dock.show()
    desk.active = oaxaca
    yield Window(qtbot, desk, services, dock, monkeypatch)
    dock.remove()
    services.close()
