"""The list of scenes, clicked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders.scenes import T15PUT, numbered_scenes, scene
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QStandardItemModel
from qgis.PyQt.QtWidgets import QAction, QFileDialog
from scene_queue.core.footprints.periods import Period
from scene_queue.ui.row_ranges import rows_of, selection_of
from scene_queue.ui.scenes_model import AREA_CLOUD, CLOUD, DATE, SORT_ROLE, STATE, ScenesModel
from scene_queue.ui.scenes_panel import ScenesPanel

LEFT = Qt.MouseButton.LeftButton
SCENES = numbered_scenes(6)
NAMES = [one.identifier for one in SCENES]


@pytest.fixture
def panel(qtbot: Any) -> ScenesPanel:
    made = ScenesPanel()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.show_scenes(SCENES, ["A note."])
    return made


def chosen(panel: ScenesPanel) -> set[str]:
    return {one.identifier for one in panel.selected_scenes()}


def action(panel: ScenesPanel, text: str) -> QAction:
    (found,) = [one for one in panel.choose_menu.actions() if one.text() == text]
    return found


def shown_names(panel: ScenesPanel) -> list[str]:
    return [panel.model.scene_at(row).identifier for row in range(panel.model.rowCount())]


# another list


def test_another_list_is_shown_whole_whatever_was_typed_for_the_one_before(panel: ScenesPanel) -> None:
    panel.filter_edit.setText("no scene has this")
    assert not shown_names(panel)
    panel.show_scenes(SCENES[:2], [])
    assert panel.filter_edit.text() == ""
    assert shown_names(panel) == [NAMES[1], NAMES[0]]
    assert panel.filtered_label.isHidden()


def test_the_sentence_on_the_selection_has_the_lines_that_it_needs(qtbot: Any, panel: ScenesPanel) -> None:
    panel.select_all()
    panel.foot.show_room("word " * 200)
    panel.resize(420, 300)
    label = panel.selection_label
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
    assert label.geometry().top() > panel.table.geometry().bottom()


# replaced versions


def test_replaced_scenes_are_hidden_until_they_are_asked_for(qtbot: Any, panel: ScenesPanel) -> None:
    panel.show_scenes([SCENES[0], replace(SCENES[1], superseded=True)], [])
    assert shown_names(panel) == [NAMES[0]]
    assert "1 scene" in panel.summary_label.text()
    assert panel.replaced_check.isVisible()
    assert "1" in panel.replaced_check.text()
    with qtbot.waitSignal(panel.replaced_shown) as told:
        panel.replaced_check.click()
    assert told.args == [True]
    assert shown_names(panel) == [NAMES[1], NAMES[0]]
    qtbot.mouseClick(panel.select_all_button, LEFT)
    assert chosen(panel) == {NAMES[0]}


def test_without_replaced_scenes_nobody_is_asked(panel: ScenesPanel) -> None:
    assert not panel.replaced_check.isVisible()


def test_a_replaced_scene_that_is_hidden_again_is_no_longer_selected(qtbot: Any, panel: ScenesPanel) -> None:
    panel.show_scenes([SCENES[0], replace(SCENES[1], superseded=True)], [])
    panel.replaced_check.setChecked(True)
    panel.choose(NAMES[:2])
    with qtbot.waitSignal(panel.selection_changed) as told:
        panel.replaced_check.setChecked(False)
    assert told.args == [[NAMES[0]]]
    assert chosen(panel) == {NAMES[0]}


# sorting


def test_sorting_keeps_the_selection_and_tells_nobody(qtbot: Any, panel: ScenesPanel) -> None:
    panel.choose([NAMES[0], NAMES[2], NAMES[3]])
    with qtbot.assertNotEmitted(panel.selection_changed), qtbot.assertNotEmitted(panel.coverage_asked):
        panel.table.sortByColumn(DATE, Qt.SortOrder.AscendingOrder)
    assert shown_names(panel) == NAMES
    assert chosen(panel) == {NAMES[0], NAMES[2], NAMES[3]}
    assert panel.queue_button.isEnabled()


def test_a_click_on_a_header_sorts(qtbot: Any, panel: ScenesPanel) -> None:
    clouds = [30.0, None, 2.0]
    panel.show_scenes([replace(one, cloud_cover_percent=cloud) for one, cloud in zip(SCENES, clouds)], [])
    header = panel.table.horizontalHeader()
    spot = header.rect().center()
    spot.setX(header.sectionViewportPosition(CLOUD) + 5)
    orders = []
    for _ in range(2):
        qtbot.mouseClick(header.viewport(), LEFT, pos=spot)
        orders.append(shown_names(panel))
    assert sorted(orders) == sorted([[NAMES[1], NAMES[2], NAMES[0]], [NAMES[0], NAMES[2], NAMES[1]]])


# cloud over the area


def test_cloud_over_the_area_is_empty_until_it_is_known(panel: ScenesPanel) -> None:
    row = panel.model.row_of(NAMES[0])
    assert row is not None
    cell = panel.model.index(row, AREA_CLOUD)
    assert cell.data() == ""
    assert "Not known" in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert cell.data(SORT_ROLE) < 0
    panel.set_aoi_cloud(NAMES[0], 12.25)
    assert cell.data().replace(",", ".") in ("12.2", "12.3")
    assert NAMES[0] in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert next(one for one in panel.model.scenes if one.identifier == NAMES[0]).aoi_cloud_percent == 12.25
    panel.set_aoi_cloud(NAMES[0], None)
    panel.set_aoi_cloud("another", 5.0)
    assert cell.data() == ""


def test_the_button_asks_for_the_cloud_over_the_selected(qtbot: Any, panel: ScenesPanel) -> None:
    assert not panel.cloud_button.isEnabled()
    panel.select([NAMES[1]])
    with qtbot.waitSignal(panel.aoi_cloud_asked) as asked:
        qtbot.mouseClick(panel.cloud_button, LEFT)
    assert asked.args == [[SCENES[1]]]


# choosing


@pytest.mark.parametrize(
    ("text", "period", "smallest"),
    [
        ("Best of each date", Period.DATE, False),
        ("Best of each month", Period.MONTH, False),
        ("Best of each season", Period.SEASON, False),
        ("Smallest set that covers the area", None, True),
        ("Smallest set of each month", Period.MONTH, True),
    ],
)
def test_the_menu_asks_for_a_choice(
    qtbot: Any, panel: ScenesPanel, text: str, period: Period | None, smallest: bool
) -> None:
    with qtbot.waitSignal(panel.choice_asked) as asked:
        action(panel, text).trigger()
    assert asked.args == [SCENES, period, smallest]


def test_a_choice_is_selected_in_the_table_and_told(qtbot: Any, panel: ScenesPanel) -> None:
    with qtbot.waitSignals([panel.selection_changed, panel.coverage_asked]):
        panel.choose([NAMES[1], NAMES[4], "not in the list"])
    assert chosen(panel) == {NAMES[1], NAMES[4]}


def test_the_selection_is_inverted_without_the_replaced(qtbot: Any, panel: ScenesPanel) -> None:
    panel.show_scenes([*SCENES[:3], replace(SCENES[3], superseded=True)], [])
    panel.select([NAMES[0]])
    with qtbot.waitSignal(panel.selection_changed):
        action(panel, "Invert the selection").trigger()
    assert chosen(panel) == {NAMES[1], NAMES[2]}


def test_selections_are_undone_one_by_one(qtbot: Any, panel: ScenesPanel) -> None:
    undo = panel.undo_action
    assert not undo.isEnabled()
    panel.choose(NAMES[:2])
    panel.select(NAMES[2:3])  # on the map
    panel.select_all()
    with qtbot.waitSignal(panel.selection_changed) as told:
        undo.trigger()
    assert told.args == [[NAMES[2]]]
    undo.trigger()
    assert chosen(panel) == set(NAMES[:2])
    undo.trigger()
    assert chosen(panel) == set()
    assert not undo.isEnabled()
    panel.selection.undo()
    assert chosen(panel) == set()


def test_a_new_list_has_nothing_to_undo(panel: ScenesPanel) -> None:
    panel.choose(NAMES[:2])
    panel.show_scenes(SCENES[:1], [])
    assert not panel.undo_action.isEnabled()
    assert "Nothing is selected" in panel.selection_label.text()


# in words


def test_the_selection_is_put_into_words_with_its_coverage(panel: ScenesPanel) -> None:
    panel.select(NAMES[:3])
    assert "3 scene" in panel.selection_label.text()
    assert "732.42 KB" in panel.selection_label.text()
    assert "%" not in panel.selection_label.text()
    panel.foot.show_coverage(98.449)
    assert "cover 98.4 %" in panel.selection_label.text().replace(",4", ".4")
    panel.select(NAMES[:2])
    assert "%" not in panel.selection_label.text()


@pytest.mark.parametrize(("percent", "shown"), [(100.0, "100.0"), (99.9999999, "100.0"), (99.99, "99.9"), (0, "0.0")])
def test_what_is_not_wholly_covered_is_not_called_so(panel: ScenesPanel, percent: float, shown: str) -> None:
    panel.select(NAMES[:1])
    panel.foot.show_coverage(percent)
    assert f"cover {shown} %" in panel.selection_label.text().replace(",", ".").replace(".  cover", ", cover").replace(
        ". cover", ", cover"
    )


def test_notes_are_added(panel: ScenesPanel) -> None:
    panel.add_note("Another.")
    assert panel.summary_label.text().endswith("A note. Another.")


def test_importing_asks_for_a_file(
    qtbot: Any, panel: ScenesPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    with qtbot.assertNotEmitted(panel.import_asked):
        qtbot.mouseClick(panel.import_button, LEFT)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "f.geojson"), ""))
    with qtbot.waitSignal(panel.import_asked) as told:
        qtbot.mouseClick(panel.import_button, LEFT)
    assert told.args == [str(tmp_path / "f.geojson")]


# the model alone


def test_states_outlive_another_order(qtmodeltester: Any) -> None:
    model = ScenesModel()
    model.set_scenes(SCENES)
    model.set_state(NAMES[3], "done")
    model.sort(STATE, Qt.SortOrder.DescendingOrder)
    qtmodeltester.check(model)
    assert model.row_of(NAMES[3]) == 0
    assert model.index(0, STATE).data() == "done"
    model.sort(-1)
    assert [model.scene_at(row).identifier for row in range(6)] == NAMES
    assert model.replaced_count == 0


def test_a_changed_state_is_told_of_its_row_alone(qtbot: Any) -> None:
    model = ScenesModel()
    model.set_scenes([scene(T15PUT), replace(SCENES[1], superseded=True)])
    with qtbot.waitSignal(model.dataChanged) as told:
        model.set_state(T15PUT, "queued")
    assert (told.args[0].row(), told.args[0].column()) == (0, STATE)
    with qtbot.assertNotEmitted(model.dataChanged):
        model.set_state(NAMES[1], "queued")


@pytest.mark.parametrize(
    ("rows", "count"), [([], 0), ([3], 1), ([0, 1, 2], 1), ([5, 0, 1, 3, 4], 2), ([0, 2, 4], 3), (range(6), 1)]
)
def test_neighbouring_rows_are_one_range(rows: Sequence[int], count: int) -> None:
    model = QStandardItemModel(6, 3)
    selection = selection_of(model, rows)
    assert len(selection) == count
    assert rows_of(selection) == sorted(rows)


def test_an_empty_list_says_what_to_try_unless_the_search_says_it(panel: ScenesPanel) -> None:
    panel.show_scenes([], [])
    assert "Allow more cloud" in panel.summary_label.text()
    panel.show_scenes([], ["All 6 scenes were known."])
    assert panel.summary_label.text() == "No scene found. All 6 scenes were known."
