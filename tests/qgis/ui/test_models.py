"""The list of scenes as Qt asks for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from builders.scenes import T15PUT, numbered_scenes, scene
from qgis.PyQt.QtCore import Qt
from scene_queue.ui.scenes_model import IDENTIFIER_ROLE, SORT_ROLE, ScenesModel

HEADERS = ["Date", "Tile", "Level", "Cloud %", "Area %", "Area cloud %", "Size", "Satellite", "Baseline", "State"]
DATE, TILE, LEVEL, CLOUD, AREA, AREA_CLOUD, SIZE, SATELLITE, BASELINE, JOB_STATE = range(10)


@pytest.fixture
def scenes(qtmodeltester: Any) -> ScenesModel:
    model = ScenesModel()
    model.set_scenes([scene(aoi_percent=41.26), scene(T15PUT.replace("15PUT", "14QPE"), cloud_cover_percent=None)])
    qtmodeltester.check(model)
    return model


def cell(model: Any, row: int, column: int, role: Any = Qt.ItemDataRole.DisplayRole) -> Any:
    return model.data(model.index(row, column), role)


def test_a_scene_is_a_row_with_a_text_in_each_column(scenes: ScenesModel) -> None:
    headers = [scenes.headerData(column, Qt.Orientation.Horizontal) for column in range(scenes.columnCount())]
    assert headers == HEADERS
    row = [cell(scenes, 0, column) for column in range(len(HEADERS))]
    assert row[DATE] == "2018-08-09"
    assert row[TILE] == "15PUT"
    assert row[LEVEL] == "L1C"
    assert row[CLOUD].replace(",", ".") == "3.5"
    assert row[AREA].replace(",", ".") == "41.3"
    assert row[SIZE] == "244.14 KB"
    assert row[SATELLITE] == "Sentinel-2B"
    assert row[BASELINE] == "02.06"
    assert row[JOB_STATE] == ""


def test_what_is_not_known_is_shown_empty_and_sorts_first(scenes: ScenesModel) -> None:
    assert cell(scenes, 1, CLOUD) == ""
    assert cell(scenes, 1, CLOUD, SORT_ROLE) < cell(scenes, 0, CLOUD, SORT_ROLE)
    assert cell(scenes, 1, AREA) == ""


def test_each_row_knows_its_product(scenes: ScenesModel) -> None:
    assert cell(scenes, 0, TILE, IDENTIFIER_ROLE) == T15PUT
    assert scenes.row_of(T15PUT) == 0
    assert scenes.row_of("another") is None


def test_the_tool_tip_has_the_whole_name_and_whether_it_was_replaced(qtbot: Any) -> None:
    model = ScenesModel()
    model.set_scenes([scene(superseded=True), numbered_scenes(2)[1]])
    model.show_replaced(True)
    assert T15PUT in cell(model, 0, DATE, Qt.ItemDataRole.ToolTipRole)
    assert "newer version" in cell(model, 0, DATE, Qt.ItemDataRole.ToolTipRole)
    assert "newer version" not in cell(model, 1, DATE, Qt.ItemDataRole.ToolTipRole)


def test_a_state_changes_its_one_cell(qtbot: Any, scenes: ScenesModel) -> None:
    with qtbot.waitSignal(scenes.dataChanged) as changed:
        scenes.set_state(T15PUT, "running")
    first, last = changed.args[:2]
    assert (first.row(), first.column(), last.row(), last.column()) == (0, JOB_STATE, 0, JOB_STATE)
    assert cell(scenes, 0, JOB_STATE)
    assert cell(scenes, 1, JOB_STATE) == ""


def test_a_state_that_came_before_the_scene_is_kept(qtbot: Any) -> None:
    model = ScenesModel()
    model.set_state(T15PUT, "done")
    model.set_scenes([scene()])
    assert cell(model, 0, JOB_STATE)


@pytest.mark.parametrize(
    ("column", "values"),
    [
        (CLOUD, [{"cloud_cover_percent": 100.0}, {"cloud_cover_percent": 9.5}, {"cloud_cover_percent": 20.0}]),
        (SIZE, [{"size_bytes": 10 * 1024**3}, {"size_bytes": 900}, {"size_bytes": 2 * 1024**2}]),
    ],
)
def test_numbers_are_sorted_as_numbers(qtbot: Any, column: int, values: list[dict[str, Any]]) -> None:
    model, listed = ScenesModel(), [replace(one, **given) for one, given in zip(numbered_scenes(3), values)]
    model.set_scenes(listed)
    model.sort(column)
    assert [model.scene_at(row) for row in range(3)] == [listed[1], listed[2], listed[0]]


def test_another_list_takes_the_place_of_the_first(qtbot: Any, scenes: ScenesModel) -> None:
    with qtbot.waitSignal(scenes.modelReset):
        scenes.set_scenes(numbered_scenes(3))
    assert scenes.rowCount() == 3
    assert scenes.row_of(numbered_scenes(3)[2].identifier) == 2


def test_columns_of_percentages_say_of_what() -> None:
    model = ScenesModel()
    horizontal, tip = Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    tips = {HEADERS[column]: model.headerData(column, horizontal, tip) for column in range(model.columnCount())}
    assert "exact area" in tips["Area cloud %"]
    assert "whole tile" in tips["Cloud %"]
    assert tips["Tile"] is None
