"""Scenes on the map, beside table and timeline: what the mouse points at, what stays open, and colours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from builders.areas import box_wkt
from builders.scenes import numbered_scenes
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY
from qgis.PyQt.QtCore import QEvent, QObject, QPointF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QApplication
from scene_queue.core.qgis_adapters.footprint_layer import make_footprint_layer
from scene_queue.core.qgis_adapters.footprint_style import OutlineStyle
from scene_queue.core.qgis_adapters.services import Services
from scene_queue.ui import selection_outlines
from scene_queue.ui.messages import Messages
from scene_queue.ui.scene_controls import SceneControls
from scene_queue.ui.scenes_control import ScenesControl
from scene_queue.ui.scenes_panel import ScenesPanel

AREA = box_wkt(-97, 15, -93, 19)
SCENES = [
    replace(one, footprint_wkt=box_wkt(west, 15, west + 2, 19), cloud_cover_percent=10.0 * number)
    for number, (one, west) in enumerate(zip(numbered_scenes(3), (-97, -95, -95)))
]
NAMES = [one.identifier for one in SCENES]
NONE, NO_KEYS = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier


class SearchStandIn(QObject):
    """A search that nobody runs."""

    ended = pyqtSignal(object)


class Desk:
    """The list with all that accompanies it, beside a map."""

    def __init__(self, desk: Any, services: Services, panel: ScenesPanel, folder: Path) -> None:
        self.canvas, self.panel, self.services = desk.canvas, panel, services
        messages = Messages(desk)
        search: Any = SearchStandIn(panel)
        self.controls = SceneControls(services, desk.canvas, panel, search, messages)
        area: Any = SimpleNamespace(area=SimpleNamespace(wkt=AREA))
        self.scenes = ScenesControl(services, panel, area, messages)
        self.scenes.show(SCENES, [], make_footprint_layer(SCENES, "Scenes", folder / "s.gpkg"), AREA)

    @property
    def marked(self) -> set[str]:
        """The rows that are marked."""
        model = self.panel.model
        rows = range(model.rowCount())
        role = Qt.ItemDataRole.BackgroundRole
        return {model.scene_at(row).identifier for row in rows if model.index(row, 0).data(role) is not None}


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = Services(tmp_path / "profile")
    yield made
    made.close()


@pytest.fixture
def list_and_map(qtbot: Any, desk: Any, services: Services, tmp_path: Path) -> Iterator[Desk]:
    panel = ScenesPanel()
    panel.resize(900, 700)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    made = Desk(desk, services, panel, tmp_path)
    qtbot.waitUntil(lambda: made.controls.hover._finder.at(-94, 16) != [])
    yield made
    made.controls.remove()
    made.scenes.remove()


def move(view: Any, spot: Any) -> None:
    QApplication.sendEvent(view, QMouseEvent(QEvent.Type.MouseMove, QPointF(spot), NONE, NONE, NO_KEYS))


def test_the_scenes_under_the_mouse_on_the_map_are_marked_everywhere(qtbot: Any, list_and_map: Desk) -> None:
    one = list_and_map
    place = one.canvas.getCoordinateTransform().transform(QgsPointXY(-94, 16)).toQPointF()
    move(one.canvas.viewport(), place)
    qtbot.waitUntil(lambda: one.marked == set(NAMES[1:]))
    assert set(one.panel.timeline._marked) == set(NAMES[1:])
    outlined = one.controls.hover.outlined
    assert outlined is not None and outlined.boundingBox().xMinimum() == pytest.approx(-95)
    assert one.panel.selected_identifiers == []
    QApplication.sendEvent(one.canvas.viewport(), QEvent(QEvent.Type.Leave))
    assert one.marked == set()
    assert one.controls.hover.outlined is None


def test_the_map_of_another_projection_points_at_the_same_scenes(qtbot: Any, list_and_map: Desk) -> None:
    one = list_and_map
    one.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    one.canvas.xyCoordinates.emit(QgsPointXY(-96 * 111_319.49, 1_800_000))
    qtbot.waitUntil(lambda: one.marked == {NAMES[0]})


def test_the_row_under_the_mouse_is_outlined_on_the_map(qtbot: Any, list_and_map: Desk) -> None:
    one = list_and_map
    row = one.panel.model.row_of(NAMES[0])
    assert row is not None
    table = one.panel.table
    move(table.viewport(), table.visualRect(one.panel.model.index(row, 0)).center())
    outlined = one.controls.hover.outlined
    assert outlined is not None and outlined.boundingBox().xMaximum() == pytest.approx(-95)
    assert one.marked == {NAMES[0]}
    one.panel.timeline.hovered.emit([NAMES[1]])
    assert one.marked == {NAMES[1]}


def test_selected_outlines_lie_above_the_others(list_and_map: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    one = list_and_map
    one.panel.choose(NAMES[1:])
    shown = one.controls.outlines.shown
    assert shown is not None
    assert shown.constGet().numGeometries() == 1  # both have the same
    one.panel.choose([])
    assert one.controls.outlines.shown is None
    monkeypatch.setattr(selection_outlines, "MOST_OUTLINES", 1)
    one.panel.choose(NAMES)
    assert one.controls.outlines.shown is None


def test_what_the_selection_leaves_open_is_hatched(qtbot: Any, list_and_map: Desk) -> None:
    one = list_and_map
    one.panel.choose(NAMES[:1])
    qtbot.waitUntil(lambda: one.controls.coverage.shown is not None)
    shown = one.controls.coverage.shown
    assert shown is not None
    assert shown.area() == pytest.approx(8.0)
    assert shown.boundingBox().xMinimum() == pytest.approx(-95)
    one.panel.view_menu.gaps_action.trigger()
    assert one.controls.coverage.shown is None
    one.panel.view_menu.gaps_action.trigger()
    assert one.controls.coverage.shown is not None
    one.panel.choose([])
    assert one.controls.coverage.shown is None


def test_nothing_is_hatched_where_all_is_covered(qtbot: Any, list_and_map: Desk) -> None:
    one = list_and_map
    one.panel.choose(NAMES[:2])
    qtbot.waitUntil(lambda: "cover 100" in one.panel.selection_label.text())
    assert one.controls.coverage.shown is None


def test_outlines_are_coloured_by_what_the_menu_says(list_and_map: Desk) -> None:
    one = list_and_map
    layer = one.services.footprints.layer
    assert layer is not None
    titles = {action.text(): action for action in one.panel.view_menu.actions()}
    titles["By cloud"].trigger()
    assert [entry.label() for entry in layer.renderer().legendSymbolItems()][1] == "0 to 10 % cloud"
    assert titles["By cloud"].isChecked() and not titles["By state in the queue"].isChecked()
    another = make_footprint_layer(SCENES, "Others")
    one.services.footprints.adopt(another)
    assert another.renderer().type() == "graduatedSymbol"
    one.services.footprints.show_style(OutlineStyle.STATE)
    assert another.renderer().type() == "categorizedSymbol"
