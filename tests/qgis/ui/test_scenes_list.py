"""Many scenes in one table: filtered as one types, under headings, with one selection through all of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from builders.scenes import numbered_scenes, scene
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from scene_queue.ui.scene_groups import Grouping
from scene_queue.ui.scenes_model import ScenesModel
from scene_queue.ui.scenes_panel import ScenesPanel
from scene_queue.ui.size_words import shown_size

LEFT, CTRL, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
SCENES = [
    scene(
        one.identifier.replace("15PUT", "15PUT" if number % 2 == 0 else "14QPE"),
        begin=one.begin + timedelta(days=number // 2),
        size_bytes=1024**3,
        baseline="05.10",
    )
    for number, one in enumerate(numbered_scenes(6))
]
NAMES = [one.identifier for one in SCENES]


@pytest.fixture
def panel(qtbot: Any) -> ScenesPanel:
    made = ScenesPanel()
    made.resize(900, 600)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.show_scenes(SCENES, [])
    return made


def chosen(panel: ScenesPanel) -> set[str]:
    return {one.identifier for one in panel.selected_scenes()}


def rows(panel: ScenesPanel) -> list[str]:
    return [str(panel.model.index(row, 0).data()) for row in range(panel.model.rowCount())]


def click(panel: ScenesPanel, row: int, *, keys: Any = NO_KEYS, at_arrow: bool = False) -> None:
    rect = panel.table.visualRect(panel.model.index(row, 0))
    spot = QPoint(5, rect.center().y()) if at_arrow else QPoint(rect.left() + 60, rect.center().y())
    QTest.mouseClick(panel.table.viewport(), LEFT, keys, spot)


def press(panel: ScenesPanel, key: Qt.Key, keys: Any = NO_KEYS) -> None:
    QTest.keyClick(panel.table, key, keys)


def test_the_button_names_number_and_size_of_what_it_queues(panel: ScenesPanel) -> None:
    panel.choose(NAMES[:3])
    assert panel.queue_button.text() == "Queue 3 scene(s) (3.00 GB)"
    assert panel.queue_button.isEnabled()


def test_a_button_that_is_off_says_why_beside_itself_too(panel: ScenesPanel) -> None:
    assert not panel.queue_button.isEnabled()
    assert "select rows" in panel.queue_button.toolTip()
    assert panel.selection_label.text() == panel.queue_button.toolTip()
    panel.choose(NAMES[:1])
    panel.foot.refuse("No service has it.")
    assert not panel.queue_button.isEnabled()
    assert panel.queue_button.toolTip() == "No service has it."
    assert "No service has it." in panel.selection_label.text()
    panel.show_scenes([], [])
    assert "search" in panel.queue_button.toolTip()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("14qpe", {1, 3, 5}),
        ("2018-08-10", {2, 3}),
        ("15PUT 2018-08-11", {4}),
        ("05.10", {0, 1, 2, 3, 4, 5}),
        ("sentinel-2b r126", {0, 1, 2, 3, 4, 5}),
        ("done", {3}),
        ("nothing like it", set()),
    ],
)
def test_typed_words_filter_the_list(qtbot: Any, panel: ScenesPanel, typed: str, found: set[int]) -> None:
    panel.model.set_state(NAMES[3], "done")
    qtbot.keyClicks(panel.filter_edit, typed)
    assert {one.identifier for one in panel.model.listed} == {NAMES[number] for number in found}
    assert panel.model.rowCount() == len(found)
    assert panel.filtered_label.isVisible() == (len(found) < 6)
    panel.filter_edit.clear()
    assert panel.model.rowCount() == 6


def test_a_selection_outlives_the_filter_and_says_what_is_hidden(qtbot: Any, panel: ScenesPanel) -> None:
    panel.choose(NAMES[:3])
    with qtbot.assertNotEmitted(panel.selection_changed):
        panel.filter_edit.setText("15put")
    assert chosen(panel) == set(NAMES[:3])
    assert "1 of them are hidden by the filter" in panel.selection_label.text()
    assert "hidden by the filter" in panel.queue_button.toolTip()
    panel.filter_edit.clear()
    assert "hidden" not in panel.selection_label.text()
    assert panel.table.selectionModel().selectedRows() != []


def test_a_click_in_a_filtered_list_selects_no_hidden_scene(qtbot: Any, panel: ScenesPanel) -> None:
    panel.choose([NAMES[1], NAMES[2]])
    panel.filter_edit.setText("15put")
    click(panel, 0, keys=CTRL)
    assert chosen(panel) == {NAMES[1], NAMES[2], NAMES[4]}
    click(panel, 2)
    assert chosen(panel) == {NAMES[0]}


def test_all_and_invert_mean_what_the_filter_shows(qtbot: Any, panel: ScenesPanel) -> None:
    panel.filter_edit.setText("15put")
    qtbot.mouseClick(panel.select_all_button, LEFT)
    assert chosen(panel) == {NAMES[0], NAMES[2], NAMES[4]}
    panel.choose([NAMES[0]])
    panel.invert()
    assert chosen(panel) == {NAMES[2], NAMES[4]}
    assert [one.identifier for one in panel.model.choosable] == [NAMES[0], NAMES[2], NAMES[4]]


def test_rows_stand_under_headings_with_their_sums(panel: ScenesPanel) -> None:
    panel.filter_bar.show_grouping(Grouping.DATE)
    shown = rows(panel)
    assert len(shown) == 9
    assert [text for text in shown if "GB" in text] == [
        f"▾  2018-08-{day:02d}: 2 scene(s), 2.00 GB" for day in (11, 10, 9)
    ]
    panel.filter_bar.show_grouping(Grouping.TILE)
    assert [text for text in rows(panel) if "GB" in text] == [
        f"▾  {tile}: 3 scene(s), 3.00 GB" for tile in ("14QPE", "15PUT")
    ]
    panel.filter_bar.show_grouping(Grouping.ORBIT)
    assert rows(panel)[0] == "▾  R126: 6 scene(s), 6.00 GB"
    panel.filter_bar.show_grouping(Grouping.NONE)
    assert panel.model.rowCount() == 6


def test_the_selection_survives_grouping_and_headings_count_it(panel: ScenesPanel) -> None:
    panel.choose([NAMES[0], NAMES[2], NAMES[3]])
    panel.filter_bar.show_grouping(Grouping.TILE)
    assert chosen(panel) == {NAMES[0], NAMES[2], NAMES[3]}
    selected = {index.row() for index in panel.table.selectionModel().selectedRows()}
    assert selected == {panel.model.row_of(name) for name in (NAMES[0], NAMES[2], NAMES[3])}
    headings = [text for text in rows(panel) if "GB" in text]
    assert [text.rpartition(", ")[2] for text in headings] == ["1 selected", "2 selected"]


def test_a_click_on_a_heading_selects_what_stands_below_it(panel: ScenesPanel) -> None:
    panel.filter_bar.show_grouping(Grouping.TILE)
    click(panel, 0)
    assert chosen(panel) == {NAMES[1], NAMES[3], NAMES[5]}
    click(panel, 4, keys=CTRL)
    assert chosen(panel) == set(NAMES)
    click(panel, 0, keys=CTRL)
    assert chosen(panel) == {NAMES[0], NAMES[2], NAMES[4]}
    panel.undo_action.trigger()
    assert chosen(panel) == set(NAMES)


def test_the_arrow_of_a_heading_folds_and_the_selection_stays(panel: ScenesPanel) -> None:
    panel.filter_bar.show_grouping(Grouping.TILE)
    panel.choose([NAMES[1]])
    click(panel, 0, at_arrow=True)
    assert panel.model.rowCount() == 5
    assert chosen(panel) == {NAMES[1]}
    assert rows(panel)[0].startswith("▸")
    assert rows(panel)[0].endswith("1 selected")
    click(panel, 0, at_arrow=True)
    assert panel.model.rowCount() == 8


def test_headings_are_worked_by_the_keyboard(panel: ScenesPanel) -> None:
    panel.filter_bar.show_grouping(Grouping.TILE)
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.model.index(0, 0))
    press(panel, Qt.Key.Key_Space)
    assert chosen(panel) == {NAMES[1], NAMES[3], NAMES[5]}
    press(panel, Qt.Key.Key_Left)
    assert panel.model.rowCount() == 5
    press(panel, Qt.Key.Key_Right)
    assert panel.model.rowCount() == 8
    press(panel, Qt.Key.Key_Return)
    assert panel.model.rowCount() == 5
    press(panel, Qt.Key.Key_Down, CTRL)
    press(panel, Qt.Key.Key_Space, CTRL)
    assert chosen(panel) == set(NAMES)


def test_a_stray_selection_is_undone_by_ctrl_z(panel: ScenesPanel) -> None:
    panel.choose(NAMES[:4])
    panel.select([NAMES[5]])  # a click on the map
    assert panel.undo_button.isEnabled()
    panel.table.setFocus()
    press(panel, Qt.Key.Key_Z, CTRL)
    assert chosen(panel) == set(NAMES[:4])


def test_a_grouped_and_filtered_list_is_a_right_model(qtmodeltester: Any) -> None:
    model = ScenesModel()
    model.set_scenes(SCENES)
    model.group(Grouping.DATE)
    model.filter(["15put"])
    qtmodeltester.check(model)
    assert model.heading_rows == [0, 2, 4]
    assert model.hidden_of([NAMES[0], NAMES[1], "another"]) == 1
    assert model.row_of(NAMES[1]) is None
    assert [one.identifier for one in model.in_order([NAMES[1], NAMES[4], NAMES[0]])] == [
        NAMES[0],
        NAMES[4],
        NAMES[1],
    ]


@pytest.mark.parametrize(
    ("size_bytes", "shown"),
    [(0, "0.00 KB"), (250_000, "244.14 KB"), (2_952_790_016, "2.75 GB"), (6_388_092_557_230, "5.81 TB")],
)
def test_sizes_have_the_unit_that_fits(size_bytes: int, shown: str) -> None:
    assert shown_size(size_bytes).replace(",", ".") == shown
