"""Vertices of the area, moved on the map with the mouse."""

from __future__ import annotations

from typing import Any

import pytest
from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsGeometry, QgsProject
from qgis.gui import QgsMapToolPan, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from scene_queue.core.aoi import area_from_wkt
from scene_queue.ui.area_panel import AreaPanel

LEFT = Qt.MouseButton.LeftButton
SQUARE = "POLYGON ((-97 16, -95 16, -95 18, -97 18, -97 16))"
ISLANDS = (
    "MULTIPOLYGON (((-99 15, -96 15, -96 18, -99 18, -99 15), (-98 16, -98 17, -97 17, -97 16, -98 16)),"
    " ((-94 16, -93 16, -93.5 17, -94 16)))"
)
ONE_PIXEL = 0.02


def edit(qtbot: Any, panel: AreaPanel, wkt: str = SQUARE) -> None:
    """Let an area be the one, and take its vertices."""
    with qtbot.waitSignal(panel.area_changed, timeout=5_000):
        panel._keeper.take(lambda: area_from_wkt(wkt, "mine"), at_once=True)
    qtbot.mouseClick(panel.edit_button, LEFT)


def outline(panel: AreaPanel) -> QgsGeometry:
    assert panel.area is not None
    return QgsGeometry.fromWkt(panel.area.wkt)


def is_like(panel: AreaPanel, wkt: str) -> bool:
    return bool(outline(panel).symDifference(QgsGeometry.fromWkt(wkt)).area() < 0.1)


def test_without_an_area_there_is_nothing_to_move(area: AreaPanel) -> None:
    assert not area.edit_button.isEnabled()
    assert "first" in area.edit_button.toolTip()


def test_a_vertex_is_dragged_on_a_map_of_any_crs(qtbot: Any, projected_desk: Any, area: AreaPanel, hand: Any) -> None:
    edit(qtbot, area)
    with qtbot.waitSignal(area.area_changed) as signal:
        hand.drag((-95, 18), (-94, 19))
    assert signal.args[0] is area.area
    assert is_like(area, "POLYGON ((-97 16, -95 16, -94 19, -97 18, -97 16))")
    assert area.area is not None and area.area.name == "mine"
    assert area.edit_button.isChecked(), "there may be more to move"


def test_what_is_not_moved_keeps_its_coordinates_exactly(
    qtbot: Any, projected_desk: Any, area: AreaPanel, hand: Any
) -> None:
    edit(qtbot, area, "POLYGON ((-97.123456789012 16.1, -95.1 16.3, -95 18, -97 18.000000001, -97.123456789012 16.1))")
    hand.drag((-95, 18), (-94, 19))
    moved = outline(area)  # must outlive its iterator
    corners = {(point.x(), point.y()) for point in moved.vertices()}
    assert {(-97.123456789012, 16.1), (-95.1, 16.3), (-97.0, 18.000000001)} < corners


def test_a_click_on_an_edge_adds_a_vertex(qtbot: Any, projected_desk: Any, area: AreaPanel, hand: Any) -> None:
    edit(qtbot, area)
    hand.click((-96, 16))
    assert area.area is not None and area.area.vertex_count == 6
    assert is_like(area, SQUARE)


def test_an_edge_is_dragged_out(qtbot: Any, projected_desk: Any, area: AreaPanel, hand: Any) -> None:
    edit(qtbot, area)
    hand.drag((-96, 16), (-96, 15))
    assert is_like(area, "POLYGON ((-97 16, -96 15, -95 16, -95 18, -97 18, -97 16))")


def test_delete_removes_the_vertex_under_the_mouse(qtbot: Any, projected_desk: Any, area: AreaPanel, hand: Any) -> None:
    edit(qtbot, area)
    hand.hover(-95, 18)
    hand.key(Qt.Key.Key_Delete)
    assert is_like(area, "POLYGON ((-97 16, -95 16, -97 18, -97 16))")
    with qtbot.assertNotEmitted(area.area_changed):
        hand.hover(-96.2, 16.6)
        hand.key(Qt.Key.Key_Delete)


def test_the_last_triangle_stays(qtbot: Any, area: AreaPanel, hand: Any) -> None:
    edit(qtbot, area, "POLYGON ((-97 16, -95 16, -95 18, -97 16))")
    with qtbot.assertNotEmitted(area.area_changed):
        hand.hover(-95, 18)
        hand.key(Qt.Key.Key_Delete)
    assert "three vertices" in hand.hints[0]


def test_holes_and_islands_are_moved_added_and_removed(
    qtbot: Any, projected_desk: Any, area: AreaPanel, hand: Any
) -> None:
    edit(qtbot, area, ISLANDS)
    hand.drag((-98, 17), (-98.5, 17.5))
    hand.drag((-93.5, 17), (-93.5, 18))
    expected = (
        "MULTIPOLYGON (((-99 15, -96 15, -96 18, -99 18, -99 15), (-98 16, -98.5 17.5, -97 17, -97 16, -98 16)),"
        " ((-94 16, -93 16, -93.5 18, -94 16)))"
    )
    assert is_like(area, expected)
    hand.hover(-93.5, 18)
    hand.key(Qt.Key.Key_Delete)
    assert not outline(area).isMultipart() or outline(area).constGet().numGeometries() == 1
    for place in ((-98.5, 17.5), (-97, 17)):
        hand.hover(*place)
        hand.key(Qt.Key.Key_Delete)
    assert is_like(area, "POLYGON ((-99 15, -96 15, -96 18, -99 18, -99 15))")


@pytest.mark.parametrize("key", ["ctrl+z", "backspace"])
def test_changes_are_taken_back_one_by_one_but_not_the_area_before(
    qtbot: Any, area: AreaPanel, hand: Any, key: str
) -> None:
    edit(qtbot, area)
    hand.drag((-95, 18), (-94, 19))
    hand.drag((-97, 16), (-98, 15))
    for _ in range(3):
        if key == "ctrl+z":
            hand.undo()
        else:
            hand.key(Qt.Key.Key_Backspace)
    assert is_like(area, SQUARE)
    hand.drag((-95, 18), (-94, 19))
    assert is_like(area, "POLYGON ((-97 16, -95 16, -94 19, -97 18, -97 16))"), "the handles are where the area is"


def test_a_click_that_shakes_moves_nothing(qtbot: Any, area: AreaPanel, hand: Any) -> None:
    edit(qtbot, area)
    with qtbot.assertNotEmitted(area.area_changed):
        hand.press(-95, 18)
        hand.pull(-95.01, 18.01)
        hand.release(-95.01, 18.01)


def test_a_press_beside_everything_moves_nothing(qtbot: Any, area: AreaPanel, hand: Any) -> None:
    edit(qtbot, area)
    with qtbot.assertNotEmitted(area.area_changed):
        hand.drag((-96.3, 16.9), (-94, 19))


def test_esc_lets_go_of_what_is_dragged_and_then_ends(qtbot: Any, area: AreaPanel, hand: Any) -> None:
    edit(qtbot, area)
    before = area.area
    hand.drag((-95, 18), (-94, 19), let_go=False)
    hand.key(Qt.Key.Key_Escape)
    hand.release(-94, 19)
    assert area.area is before
    assert area.edit_button.isChecked()
    hand.key(Qt.Key.Key_Escape)
    assert not area.edit_button.isChecked()
    assert hand.hints == []


def test_a_right_click_ends_and_gives_the_map_its_tool_again(qtbot: Any, desk: Any, area: AreaPanel, hand: Any) -> None:
    pan = QgsMapToolPan(desk.canvas)
    desk.canvas.setMapTool(pan)
    edit(qtbot, area)
    hand.drag((-95, 18), (-94, 19))
    hand.right_click()
    assert desk.canvas.mapTool() is pan
    assert not area.edit_button.isChecked()
    assert is_like(area, "POLYGON ((-97 16, -95 16, -94 19, -97 18, -97 16))")
    desk.canvas.unsetMapTool(pan)


def test_a_change_that_is_no_area_is_said_and_taken_back(qtbot: Any, desk: Any, area: AreaPanel, hand: Any) -> None:
    desk.canvas.setExtent(desk.canvas.extent().buffered(200))
    edit(qtbot, area, "POLYGON ((-100 0, -40 0, -40 60, -100 60, -100 0))")
    before = area.area
    hand.drag((-40, 60), (-40, 100))
    assert area.area is before
    assert "latitudes" in desk.bar.texts(Qgis.MessageLevel.Warning)[0]
    hand.drag((-40, 60), (-30, 60))
    assert is_like_roughly(area, "POLYGON ((-100 0, -40 0, -30 60, -100 60, -100 0))")


def is_like_roughly(panel: AreaPanel, wkt: str) -> bool:
    return bool(outline(panel).symDifference(QgsGeometry.fromWkt(wkt)).area() < 50)


def test_outlines_that_cross_after_a_move_are_mended_and_told(qtbot: Any, area: AreaPanel, hand: Any) -> None:
    edit(qtbot, area)
    hand.drag((-95, 18), (-98, 17))
    assert "mended" in area.summary_label.text()
    assert outline(area).isGeosValid()
    hand.undo()
    assert is_like(area, SQUARE)


def test_the_handles_follow_the_map_to_another_crs(qtbot: Any, desk: Any, area: AreaPanel, hand: Any) -> None:
    edit(qtbot, area)
    desk.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32614"))
    area.zoom_button.click()
    hand.drag((-95, 18), (-94.8, 17.8))
    assert is_like(area, "POLYGON ((-97 16, -95 16, -94.8 17.8, -97 18, -97 16))")


def test_the_hint_says_what_can_be_done(qtbot: Any, area: AreaPanel, hand: Any) -> None:
    edit(qtbot, area)
    (hint,) = hand.hints
    for word in ("km²", "Drag", "click an edge", "Delete", "Ctrl+Z", "Esc"):
        assert word in hint
    qtbot.mouseClick(area.edit_button, LEFT)
    assert hand.hints == []


def test_as_many_handles_as_vertices_are_shown(qtbot: Any, desk: Any, area: AreaPanel, hand: Any) -> None:
    edit(qtbot, area, ISLANDS)
    bands = [item for item in desk.canvas.scene().items() if isinstance(item, QgsRubberBand)]
    assert sum(band.numberOfVertices() for band in bands if band.asGeometry().type() == 0) == 11
    hand.hover(-99, 15)
    assert sum(band.numberOfVertices() for band in bands if band.asGeometry().type() == 0) == 12


def test_drawing_ends_the_moving(qtbot: Any, area: AreaPanel, hand: Any) -> None:
    edit(qtbot, area)
    qtbot.mouseClick(area.draw_button, LEFT)
    assert not area.edit_button.isChecked()
    hand.click((-99, 16), (-98, 16), (-98, 17))
    hand.right_click()
    assert outline(area).area() == pytest.approx(0.5, rel=0.05)


@pytest.mark.parametrize("end", ["clear", "project", "undo"])
def test_moving_ends_with_the_area(qtbot: Any, desk: Any, area: AreaPanel, hand: Any, end: str) -> None:
    edit(qtbot, area)
    if end == "project":
        QgsProject.instance().clear()
    else:
        qtbot.mouseClick(getattr(area, f"{end}_button"), LEFT)
    assert area.area is None
    assert not area.edit_button.isChecked()
    assert not area.edit_button.isEnabled()


def test_more_vertices_than_a_hand_can_tell_apart_are_not_moved(qtbot: Any, area: AreaPanel) -> None:
    many = QgsGeometry.fromWkt("POINT (-96 17)").buffer(1, 150)
    with qtbot.waitSignal(area.area_changed, timeout=10_000):
        area._keeper.take(lambda: area_from_wkt(many.asWkt(12)))
    assert not area.edit_button.isEnabled()
    assert "601" in area.edit_button.toolTip()
