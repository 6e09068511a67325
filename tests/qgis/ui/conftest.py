"""A map to draw on, with mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QLabel
from scene_queue.core.qgis_adapters.pool_thread import released_threads
from scene_queue.ui.area_panel import AreaPanel
from scene_queue.ui.messages import Messages

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
