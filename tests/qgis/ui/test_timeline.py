"""Cloud against date, under mouse and keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from builders.scenes import numbered_scenes
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QMouseEvent, QPalette
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication
from scene_queue.ui.scenes_panel import ScenesPanel
from scene_queue.ui.timeline import Timeline
from scene_queue.ui.timeline_dots import TimelineDots
from scene_queue.ui.timeline_scale import TimelineScale

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
CTRL, NO_KEYS = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
CLOUDS = (10.0, 90.0, 50.0, None)
SCENES = [
    replace(one, begin=one.begin + timedelta(days=30 * (number // 2)), cloud_cover_percent=cloud)
    for number, (one, cloud) in enumerate(zip(numbered_scenes(4), CLOUDS))
]
NAMES = [one.identifier for one in SCENES]


@pytest.fixture
def timeline(qtbot: Any) -> Timeline:
    made = Timeline()
    made.resize(500, 140)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.show_scenes(SCENES)
    return made


def spot(timeline: Timeline, name: str) -> QPoint:
    dots = timeline._dots
    place = dots.place_of(name)
    assert place is not None
    return dots.spot(place).toPoint()


def drag(timeline: Timeline, start: QPoint, end: QPoint, keys: Any = NO_KEYS) -> None:
    QTest.mousePress(timeline, LEFT, keys, start)
    QApplication.sendEvent(timeline, QMouseEvent(QEvent.Type.MouseMove, QPointF(end), NONE, LEFT, keys))
    timeline.grab()
    QTest.mouseRelease(timeline, LEFT, keys, end)


def test_a_click_on_a_dot_selects_its_scene_and_with_ctrl_adds_it(qtbot: Any, timeline: Timeline) -> None:
    with qtbot.waitSignal(timeline.chosen) as told:
        QTest.mouseClick(timeline, LEFT, NO_KEYS, spot(timeline, NAMES[0]))
    assert told.args == [[NAMES[0]], False]
    with qtbot.waitSignal(timeline.chosen) as told:
        QTest.mouseClick(timeline, LEFT, CTRL, spot(timeline, NAMES[3]))
    assert told.args == [[NAMES[3]], True]


def test_a_drag_selects_what_it_spans(qtbot: Any, timeline: Timeline) -> None:
    beside, out = QPoint(15, 15), timeline.rect().bottomRight()
    with qtbot.waitSignal(timeline.chosen) as told:
        drag(timeline, spot(timeline, NAMES[2]) - beside, out)
    assert told.args == [[NAMES[2]], False]
    with qtbot.waitSignal(timeline.chosen) as told:
        drag(timeline, out, QPoint(0, 0), CTRL)
    assert (set(told.args[0]), told.args[1]) == (set(NAMES), True)


def test_a_click_beside_the_dots_leaves_the_selection_alone(qtbot: Any, timeline: Timeline) -> None:
    with qtbot.assertNotEmitted(timeline.chosen):
        QTest.mouseClick(timeline, LEFT, NO_KEYS, QPoint(250, 60))
        drag(timeline, QPoint(240, 50), QPoint(260, 60))


def test_a_drag_is_given_up_by_escape(qtbot: Any, timeline: Timeline) -> None:
    with qtbot.assertNotEmitted(timeline.chosen):
        QTest.mousePress(timeline, LEFT, NO_KEYS, QPoint(0, 0))
        QTest.keyClick(timeline, Qt.Key.Key_Escape)
        QTest.mouseRelease(timeline, LEFT, NO_KEYS, timeline.rect().bottomRight())


def test_the_dot_under_the_mouse_tells_its_scene(qtbot: Any, timeline: Timeline) -> None:
    with qtbot.waitSignal(timeline.hovered) as told:
        QTest.mouseMove(timeline, spot(timeline, NAMES[1]))
        QApplication.sendEvent(
            timeline, QMouseEvent(QEvent.Type.MouseMove, QPointF(spot(timeline, NAMES[1])), NONE, NONE, NO_KEYS)
        )
    assert told.args == [[NAMES[1]]]
    assert timeline._told([1, 0]).startswith("2018-08-09 15PUT L1C, 90")
    with qtbot.waitSignal(timeline.hovered) as told:
        QApplication.sendEvent(timeline, QEvent(QEvent.Type.Leave))
    assert told.args == [[]]


def test_days_and_clouds_are_reached_by_keys(qtbot: Any, timeline: Timeline) -> None:
    timeline.setFocus()
    timeline.activateWindow()
    qtbot.waitUntil(timeline.hasFocus)

    def pressed(*keys: Any) -> str:
        for key in keys:
            QTest.keyClick(timeline, key)
        with qtbot.waitSignal(timeline.chosen) as told:
            QTest.keyClick(timeline, Qt.Key.Key_Space)
        return str(told.args[0][0])

    assert pressed(Qt.Key.Key_Home) == NAMES[0]
    assert pressed(Qt.Key.Key_Up) == NAMES[1]
    assert pressed(Qt.Key.Key_Right) in NAMES[2:]
    assert pressed(Qt.Key.Key_Left) in NAMES[:2]
    assert pressed(Qt.Key.Key_End) in NAMES[2:]
    assert pressed(Qt.Key.Key_End, Qt.Key.Key_Right) in NAMES[2:]
    assert "2018-09-08 15PUT" in timeline.accessibleDescription()


def test_selected_dots_stand_out_in_the_colour_of_selections(timeline: Timeline) -> None:
    def colour() -> Any:
        return timeline.grab().toImage().pixelColor(spot(timeline, NAMES[0]))

    plain = colour()
    timeline.show_selected(NAMES[:1])
    highlight = timeline.palette().color(QPalette.ColorRole.Highlight)
    assert colour() == highlight
    assert plain != highlight


def test_dots_are_found_by_place_and_by_rectangle() -> None:
    dots = TimelineDots(SCENES)
    scale = TimelineScale.around(dots.times_s, QRectF(40, 10, 400, 100), 4.0)
    dots.lay_out(scale)
    first = dots.place_of(NAMES[0])
    assert first is not None
    assert dots.at(dots.spot(first) + QPointF(2, 2), 4)[0] == first
    assert dots.at(dots.spot(first) + QPointF(20, 20), 4) == []
    assert len(dots.within(QRectF(0, 0, 500, 200))) == 4
    assert len(dots.spots(["another", NAMES[0]])) == 1
    unknown = dots.place_of(NAMES[3])
    assert unknown is not None and dots.spot(unknown).y() == 4.0


@pytest.mark.parametrize(("days", "has"), [(6, "10 Aug"), (40, "Aug"), (400, "2019"), (4000, "2028"), (0, "Aug")])
def test_dates_below_have_room(days: int, has: str) -> None:
    first = datetime(2018, 8, 9, 12, tzinfo=timezone.utc)
    times = [first.timestamp(), (first + timedelta(days=days)).timestamp()]
    scale = TimelineScale.around(times, QRectF(0, 0, 600, 100), 0.0)
    ticks = list(scale.ticks(60))
    assert any(has in text for _, text in ticks)
    assert all(after[0] - before[0] >= 50 for before, after in zip(ticks, ticks[1:]))


def test_the_timeline_shows_and_selects_what_the_table_shows(qtbot: Any) -> None:
    panel = ScenesPanel()
    panel.resize(900, 700)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.show_scenes(SCENES, [])
    panel.timeline.chosen.emit(NAMES[:1], False)
    panel.timeline.chosen.emit(NAMES[1:2], True)
    assert set(panel.selected_identifiers) == set(NAMES[:2])
    panel.filter_edit.setText("2018-09")
    assert [one.identifier for one in panel.timeline._dots.scenes] != []
    assert {one.identifier for one in panel.timeline._dots.scenes} == set(NAMES[2:])
    qtbot.mouseClick(panel.timeline_button, LEFT)
    assert not panel.timeline.isVisible()
