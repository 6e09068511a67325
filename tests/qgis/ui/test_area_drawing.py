"""Polygons and rectangles drawn on the map, with mouse and keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle
from qgis.gui import QgsMapToolPan
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QApplication
from scene_queue.ui.area_panel import AreaPanel

LEFT = Qt.MouseButton.LeftButton
CORNERS = ((-97, 16), (-95, 16), (-95, 18))
ONE_PIXEL = 0.02  # degrees, and some room


def outline(panel: AreaPanel) -> QgsGeometry:
    assert panel.area is not None
    return QgsGeometry.fromWkt(panel.area.wkt)


def draw_rectangle(panel: AreaPanel) -> None:
    panel.rectangle_action.trigger()


def test_a_polygon_is_drawn_on_a_map_of_any_crs(qtbot: Any, projected_desk: Any, area: AreaPanel, hand: Any) -> None:
    qtbot.mouseClick(area.draw_button, LEFT)
    hand.click(*CORNERS)
    with qtbot.waitSignal(area.area_changed):
        hand.right_click()
    expected = QgsGeometry.fromWkt("POLYGON ((-97 16, -95 16, -95 18, -97 16))")
    assert outline(area).symDifference(expected).area() < 0.1
    assert area.area is not None and area.area.vertex_count == 4
    assert not area.draw_button.isChecked()


def test_a_double_click_is_the_last_corner(qtbot: Any, desk: Any, area: AreaPanel, hand: Any) -> None:
    qtbot.mouseClick(area.draw_button, LEFT)
    hand.click(*CORNERS)
    hand.double_click(-97, 18)
    assert outline(area).area() == pytest.approx(4, rel=0.03)
    assert area.area is not None and area.area.vertex_count == 5


def test_a_double_click_too_early_does_not_end_the_drawing(qtbot: Any, area: AreaPanel, hand: Any) -> None:
    qtbot.mouseClick(area.draw_button, LEFT)
    hand.double_click(*CORNERS[0])
    assert area.draw_button.isChecked()
    hand.click(*CORNERS[1:])
    hand.right_click()
    assert outline(area).area() == pytest.approx(2, rel=0.05)


def test_esc_gives_the_drawing_up(qtbot: Any, desk: Any, area: AreaPanel, hand: Any) -> None:
    qtbot.mouseClick(area.draw_button, LEFT)
    hand.click(*CORNERS)
    with qtbot.assertNotEmitted(area.area_changed):
        hand.key(Qt.Key.Key_Escape)
    assert not area.draw_button.isChecked()
    assert area.area is None
    assert desk.canvas.mapTool() is None


def test_fewer_than_three_corners_are_no_area(qtbot: Any, desk: Any, area: AreaPanel, hand: Any) -> None:
    qtbot.mouseClick(area.draw_button, LEFT)
    hand.click(*CORNERS[:2])
    with qtbot.assertNotEmitted(area.area_changed):
        hand.right_click()
    assert not area.draw_button.isChecked()


def test_corners_on_one_line_are_said_to_be_no_area(qtbot: Any, desk: Any, area: AreaPanel, hand: Any) -> None:
    qtbot.mouseClick(area.draw_button, LEFT)
    hand.click((-97, 16), (-96, 16), (-95, 16))
    hand.right_click()
    assert area.area is None
    (told,) = desk.bar.texts()
    assert "encloses nothing" in told


@pytest.mark.parametrize("take_back", ["backspace", "delete", "ctrl+z"])
def test_the_last_corner_is_taken_back(qtbot: Any, area: AreaPanel, hand: Any, take_back: str) -> None:
    qtbot.mouseClick(area.draw_button, LEFT)
    hand.click((-97, 16), (-95, 16), (-93, 19))
    if take_back == "ctrl+z":
        hand.undo()
    else:
        hand.key(Qt.Key.Key_Backspace if take_back == "backspace" else Qt.Key.Key_Delete)
    hand.click((-95, 18))
    hand.right_click()
    assert outline(area).area() == pytest.approx(2, rel=0.05)


def test_taking_back_more_than_there_is_does_nothing(qtbot: Any, area: AreaPanel, hand: Any) -> None:
    qtbot.mouseClick(area.draw_button, LEFT)
    hand.click((-97, 16))
    for _ in range(3):
        hand.undo()
    hand.click(*CORNERS)
    hand.right_click()
    assert outline(area).area() == pytest.approx(2, rel=0.05)


def test_another_tool_ends_the_drawing(qtbot: Any, desk: Any, area: AreaPanel, hand: Any) -> None:
    qtbot.mouseClick(area.draw_button, LEFT)
    hand.click(*CORNERS)
    pan = QgsMapToolPan(desk.canvas)
    desk.canvas.setMapTool(pan)
    assert not area.draw_button.isChecked()
    assert desk.canvas.mapTool() is pan
    assert hand.hints == []
    desk.canvas.unsetMapTool(pan)


@pytest.mark.parametrize("finish", ["right click", "double click", "esc", "button"])
def test_the_map_has_its_tool_again_afterwards(qtbot: Any, desk: Any, area: AreaPanel, hand: Any, finish: str) -> None:
    pan = QgsMapToolPan(desk.canvas)
    desk.canvas.setMapTool(pan)
    extent = desk.canvas.extent()
    qtbot.mouseClick(area.draw_button, LEFT)
    hand.click(*CORNERS)
    if finish == "right click":
        hand.right_click()
    elif finish == "double click":
        hand.double_click(-97, 18)
    elif finish == "esc":
        hand.key(Qt.Key.Key_Escape)
    else:
        qtbot.mouseClick(area.draw_button, LEFT)
    assert desk.canvas.mapTool() is pan
    # a click on the map with the pan tool centres it there: none of ours may have reached it
    assert desk.canvas.extent() == extent
    desk.canvas.unsetMapTool(pan)


def test_a_tool_that_is_gone_meanwhile_is_not_given_back(qtbot: Any, desk: Any, area: AreaPanel, hand: Any) -> None:
    from qgis.PyQt import sip

    pan = QgsMapToolPan(desk.canvas)
    desk.canvas.setMapTool(pan)
    qtbot.mouseClick(area.draw_button, LEFT)
    sip.delete(pan)
    hand.click(*CORNERS)
    hand.right_click()
    assert area.area is not None
    assert desk.canvas.mapTool() is None


def test_the_hint_on_the_map_leads_through_the_drawing(qtbot: Any, area: AreaPanel, hand: Any) -> None:
    assert hand.hints == []
    qtbot.mouseClick(area.draw_button, LEFT)
    assert "Click the corners" in hand.hints[0]
    hand.click(CORNERS[0])
    assert "Backspace" in hand.hints[0]
    assert "finishes" not in hand.hints[0]
    hand.click(*CORNERS[1:])
    assert "Right click or double click finishes" in hand.hints[0]
    assert "km²" in hand.hints[0]
    hand.right_click()
    assert hand.hints == []


def test_the_hint_is_broken_where_the_map_is_narrow(qtbot: Any, desk: Any, area: AreaPanel, hand: Any) -> None:
    desk.window.resize(300, 600)
    qtbot.waitUntil(lambda: desk.canvas.width() <= 300, timeout=10_000)
    qtbot.mouseClick(area.draw_button, LEFT)
    hand.click(CORNERS[0])
    (label,) = [one for one in desk.canvas.findChildren(object) if getattr(one, "text", None) and one.isVisible()]
    assert label.geometry().right() < desk.canvas.width()
    assert label.height() >= label.heightForWidth(label.width())


def test_the_mouse_goes_through_the_hint(qtbot: Any, desk: Any, area: AreaPanel, hand: Any) -> None:
    qtbot.mouseClick(area.draw_button, LEFT)
    over = desk.canvas.childAt(20, 20)
    assert over is not None and over.objectName() != "scene_queue_hint"


def test_the_keys_of_the_tool_are_no_shortcuts_of_qgis(qtbot: Any, desk: Any, area: AreaPanel) -> None:
    def is_kept(key: Qt.Key, modifier: Qt.KeyboardModifier) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier)
        event.ignore()
        QApplication.sendEvent(desk.canvas, event)
        return event.isAccepted()

    control, none = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
    assert not is_kept(Qt.Key.Key_Z, control)
    qtbot.mouseClick(area.draw_button, LEFT)
    assert is_kept(Qt.Key.Key_Z, control)
    assert is_kept(Qt.Key.Key_Delete, none)
    assert not is_kept(Qt.Key.Key_S, control)
    qtbot.mouseClick(area.draw_button, LEFT)
    assert not is_kept(Qt.Key.Key_Z, control)


# rectangles


def bounds(panel: AreaPanel) -> tuple[float, float, float, float]:
    box = outline(panel).boundingBox()
    return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()


def test_a_rectangle_is_dragged(qtbot: Any, projected_desk: Any, area: AreaPanel, hand: Any) -> None:
    draw_rectangle(area)
    assert area.draw_button.isChecked()
    with qtbot.waitSignal(area.area_changed):
        hand.drag((-97, 18), (-95, 16))
    assert bounds(area) == pytest.approx((-97, 16, -95, 18), abs=ONE_PIXEL)
    assert area.area is not None and area.area.vertex_count == 5
    assert not area.draw_button.isChecked()


def test_a_rectangle_is_clicked_from_corner_to_corner(
    qtbot: Any, projected_desk: Any, area: AreaPanel, hand: Any
) -> None:
    draw_rectangle(area)
    hand.click((-95, 16))
    assert area.area is None
    hand.hover(-96, 17)
    assert "km²" in hand.hints[0]
    hand.click((-97, 18))
    assert bounds(area) == pytest.approx((-97, 16, -95, 18), abs=ONE_PIXEL)


def test_a_right_click_is_the_other_corner_too(area: AreaPanel, hand: Any) -> None:
    draw_rectangle(area)
    hand.click((-95, 16))
    hand.right_click(-97, 18)
    assert bounds(area) == pytest.approx((-97, 16, -95, 18), abs=ONE_PIXEL)


def test_a_right_click_without_a_corner_ends_with_nothing(desk: Any, area: AreaPanel, hand: Any) -> None:
    draw_rectangle(area)
    hand.right_click()
    assert area.area is None
    assert not area.draw_button.isChecked()


def test_two_clicks_on_one_spot_are_no_rectangle(desk: Any, area: AreaPanel, hand: Any) -> None:
    draw_rectangle(area)
    hand.click((-95, 16), (-95, 16))
    assert area.area is None
    assert not area.draw_button.isChecked()


def test_the_first_corner_of_a_rectangle_is_taken_back(area: AreaPanel, hand: Any) -> None:
    draw_rectangle(area)
    hand.click((-93, 19))
    hand.undo()
    hand.click((-95, 16), (-97, 18))
    assert bounds(area) == pytest.approx((-97, 16, -95, 18), abs=ONE_PIXEL)


def test_esc_gives_a_rectangle_up(desk: Any, area: AreaPanel, hand: Any) -> None:
    draw_rectangle(area)
    hand.drag((-97, 18), (-95, 16), let_go=False)
    hand.key(Qt.Key.Key_Escape)
    assert area.draw_button.isChecked(), "the tool that comes after would get the rest of the drag"
    hand.release(-95, 16)
    assert area.area is None
    hand.key(Qt.Key.Key_Escape)
    assert not area.draw_button.isChecked()
    assert hand.hints == []


def test_the_button_draws_again_what_was_drawn_last(qtbot: Any, area: AreaPanel, hand: Any) -> None:
    draw_rectangle(area)
    hand.drag((-97, 18), (-95, 16))
    qtbot.mouseClick(area.draw_button, LEFT)
    hand.drag((-99, 18), (-98, 16))
    assert bounds(area) == pytest.approx((-99, 16, -98, 18), abs=ONE_PIXEL)


def test_the_sides_of_a_large_rectangle_bend_where_the_map_bends(desk: Any, area: AreaPanel, hand: Any) -> None:
    desk.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("ESRI:102003"))
    desk.canvas.setExtent(QgsRectangle(-2e6, 0, 2e6, 3e6))
    draw_rectangle(area)
    hand.drag((-108, 45), (-84, 35))
    assert area.area is not None and 6 < area.area.vertex_count < 70
    chord = QgsGeometry.fromWkt(area.area.wkt).convexHull()
    assert outline(area).area() < chord.area() - 1


def test_taking_the_panel_away_leaves_nothing_on_the_map(qtbot: Any, desk: Any, hand: Any) -> None:
    from scene_queue.ui.messages import Messages

    items, children = len(desk.canvas.scene().items()), len(desk.canvas.findChildren(object))
    panel = AreaPanel(desk, Messages(desk), desk.window)
    panel.resize(panel.sizeHint())
    panel.show()
    qtbot.mouseClick(panel.draw_button, LEFT)
    hand.click(*CORNERS)
    panel.remove()
    panel.deleteLater()
    del panel
    qtbot.wait(20)
    assert len(desk.canvas.scene().items()) == items
    assert len(desk.canvas.findChildren(object)) == children
    assert desk.canvas.mapTool() is None
