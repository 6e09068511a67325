"""The panels of the window, clicked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders.scenes import T15PUT, numbered_scenes, scene
from qgis.core import Qgis
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtWidgets import QDialogButtonBox, QFileDialog
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.catalogue import LevelChoice
from scene_queue.core.errors import AreaError, CancelledError, NetworkError, SettingsError
from scene_queue.core.events import Note, Progress
from scene_queue.core.qgis_adapters.settings_store import Preferences
from scene_queue.core.services import load_profiles
from scene_queue.ui.messages import Messages, area_sentence
from scene_queue.ui.scenes_panel import ScenesPanel
from scene_queue.ui.search_panel import SearchPanel
from scene_queue.ui.sign_in_dialog import SignInDialog

LEFT = Qt.MouseButton.LeftButton
SQUARE = "POLYGON ((-96 16, -95 16, -95 17, -96 17, -96 16))"
AREA = area_from_wkt(SQUARE, "square")


def shown(qtbot: Any, widget: Any) -> Any:
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.fixture
def search(qtbot: Any) -> SearchPanel:
    panel = SearchPanel(load_profiles({}))
    panel.restore(Preferences())
    return shown(qtbot, panel)


@pytest.fixture
def scenes(qtbot: Any) -> ScenesPanel:
    panel = shown(qtbot, ScenesPanel())
    panel.show_scenes(numbered_scenes(4), ["A note."])
    return panel


# search


def test_a_fresh_window_has_the_defaults(search: SearchPanel) -> None:
    query = search.query(AREA)
    assert query.level is LevelChoice.BEST
    assert query.max_cloud_percent == 30.0
    assert query.orbit_direction is None
    assert query.end == date.today()  # noqa: DTZ011 - the user's own day
    assert 85 < (query.end - query.start).days < 95


def test_the_query_is_what_is_chosen(search: SearchPanel) -> None:
    search.start_edit.setDate(QDate(2018, 8, 1))
    search.end_edit.setDate(QDate(2018, 8, 10))
    search.level_combo.setCurrentIndex(search.level_combo.findData("L1C"))
    search.orbit_combo.setCurrentIndex(search.orbit_combo.findData("descending"))
    search.cloud_spin.setValue(5)
    query = search.query(AREA)
    assert (query.start, query.end) == (date(2018, 8, 1), date(2018, 8, 10))
    assert (query.level, query.orbit_direction, query.max_cloud_percent) == (LevelChoice.L1C, "DESCENDING", 5.0)
    assert query.area is AREA


def test_dates_the_wrong_way_round_are_said(search: SearchPanel) -> None:
    search.start_edit.setDate(QDate(2018, 8, 10))
    search.end_edit.setDate(QDate(2018, 8, 1))
    with pytest.raises(SettingsError):
        search.query(AREA)


def test_choices_are_kept_and_shown_again(search: SearchPanel) -> None:
    kept = Preferences(level="L1C", max_cloud_percent=7, orbit_direction="ascending")
    search.restore(kept)
    assert search.chosen(Preferences()) == kept


def test_a_kept_choice_that_is_gone_gives_way_to_the_first(search: SearchPanel) -> None:
    search.restore(Preferences(service="removed", level="nonsense"))
    assert search.service == "cdse"
    assert search.level_combo.currentIndex() == 0


def test_a_click_asks_for_the_search_and_another_ends_it(qtbot: Any, search: SearchPanel) -> None:
    with qtbot.waitSignal(search.asked):
        qtbot.mouseClick(search.search_button, LEFT)
    search.set_running(True)
    assert not search.search_button.isEnabled()
    assert search.progress_bar.isVisible()
    with qtbot.waitSignal(search.cancelled):
        qtbot.mouseClick(search.cancel_button, LEFT)
    search.set_running(False)
    assert search.search_button.isEnabled()
    assert not search.cancel_button.isEnabled()
    assert not search.progress_bar.isVisible()


def test_the_bar_follows_the_search(search: SearchPanel) -> None:
    search.set_running(True)
    search.show_event(Progress(None))
    assert search.progress_bar.maximum() == 0
    search.show_event(Progress(0.4))
    search.show_event(Note("something"))
    assert (search.progress_bar.value(), search.progress_bar.maximum()) == (40, 100)


# scenes


def test_found_scenes_are_listed_and_summed(scenes: ScenesPanel) -> None:
    assert scenes.table.model().rowCount() == 4
    assert "4" in scenes.summary_label.text()
    assert "A note." in scenes.summary_label.text()


def test_nothing_found_says_what_to_try(scenes: ScenesPanel) -> None:
    scenes.show_scenes([], [])
    assert "cloud" in scenes.summary_label.text()
    assert not scenes.queue_button.isEnabled()
    assert not scenes.select_all_button.isEnabled()
    assert not scenes.export_button.isEnabled()


def test_a_click_on_a_row_selects_the_scene(qtbot: Any, scenes: ScenesPanel) -> None:
    rect = scenes.table.visualRect(scenes.table.model().index(1, 0))
    with qtbot.waitSignal(scenes.selection_changed) as told:
        qtbot.mouseClick(scenes.table.viewport(), LEFT, pos=rect.center())
    (chosen,) = scenes.selected_scenes()
    assert told.args == [[chosen.identifier]]
    assert chosen == numbered_scenes(4)[2]  # the newest stands first
    assert scenes.queue_button.isEnabled()


def test_a_selection_of_the_map_is_followed_without_an_echo(qtbot: Any, scenes: ScenesPanel) -> None:
    names = [one.identifier for one in numbered_scenes(4)]
    with qtbot.assertNotEmitted(scenes.selection_changed):
        scenes.select([names[0], names[3], "not in the list"])
    assert {one.identifier for one in scenes.selected_scenes()} == {names[0], names[3]}
    with qtbot.assertNotEmitted(scenes.selection_changed):
        scenes.select([])
    assert scenes.selected_scenes() == []


def test_all_are_selected_but_the_replaced(qtbot: Any, scenes: ScenesPanel) -> None:
    first, second, *_ = numbered_scenes(2)
    scenes.show_scenes([first, replace(second, superseded=True)], [])
    with qtbot.waitSignal(scenes.selection_changed) as told:
        qtbot.mouseClick(scenes.select_all_button, LEFT)
    assert told.args == [[first.identifier]]
    assert scenes.selected_scenes() == [first]


def test_the_button_queues_what_is_selected(qtbot: Any, scenes: ScenesPanel) -> None:
    chosen = numbered_scenes(4)[2]
    scenes.select([chosen.identifier])
    assert "1" in scenes.queue_button.text()
    with qtbot.waitSignal(scenes.queue_asked) as asked:
        qtbot.mouseClick(scenes.queue_button, LEFT)
    assert asked.args == [[chosen]]


def test_sorting_keeps_rows_and_scenes_together(scenes: ScenesPanel) -> None:
    clouds = [30.0, 2.0, 90.0]
    listed = [replace(one, cloud_cover_percent=cloud) for one, cloud in zip(numbered_scenes(3), clouds)]
    scenes.show_scenes(listed, [])
    scenes.table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    scenes.table.selectRow(0)
    assert scenes.selected_scenes() == [listed[1]]


def test_a_new_search_forgets_the_selection(scenes: ScenesPanel) -> None:
    scenes.select([numbered_scenes(1)[0].identifier])
    scenes.show_scenes([scene(T15PUT)], [])
    assert scenes.selected_scenes() == []
    assert not scenes.queue_button.isEnabled()


def test_exporting_asks_for_a_file(
    qtbot: Any, scenes: ScenesPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def choose(*given: Any) -> tuple[str, str]:
        asked.append(given)
        return str(tmp_path / "out.geojson"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with qtbot.waitSignal(scenes.export_asked) as told:
        qtbot.mouseClick(scenes.export_button, LEFT)
    assert told.args == [str(tmp_path / "out.geojson")]
    assert "search_footprints.geojson" in asked[0]


def test_a_folder_is_chosen_or_left(qtbot: Any, scenes: ScenesPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    scenes.folder_edit.setText("/data")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    qtbot.mouseClick(scenes.folder_button, LEFT)
    assert scenes.folder_edit.text() == "/data"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/other")
    qtbot.mouseClick(scenes.folder_button, LEFT)
    assert scenes.folder_edit.text() == "/other"


# sign-in and messages


def test_the_sign_in_wants_user_and_password(qtbot: Any) -> None:
    dialog = shown(qtbot, SignInDialog(load_profiles({})["cdse"], "The password was refused."))
    ok = dialog.button_box.button(QDialogButtonBox.StandardButton.Ok)
    assert "Copernicus" in dialog.reason_label.text()
    assert "refused" in dialog.reason_label.text()
    assert not ok.isEnabled()
    qtbot.keyClicks(dialog.user_edit, " demo ")
    assert not ok.isEnabled()
    qtbot.keyClicks(dialog.password_edit, " secret ")
    assert ok.isEnabled()
    assert tuple(dialog.entered()) == ("demo", " secret ", "")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(ok, LEFT)


def test_the_password_cannot_be_read_over_the_shoulder(qtbot: Any) -> None:
    dialog = shown(qtbot, SignInDialog(load_profiles({})["cdse"]))
    assert dialog.password_edit.echoMode() == dialog.password_edit.EchoMode.Password


def test_the_code_of_a_second_factor_is_handed_on(qtbot: Any) -> None:
    dialog = shown(qtbot, SignInDialog(load_profiles({})["cdse"]))
    dialog.code_edit.setText(" 123456 ")
    assert dialog.entered().more == "123456"


def test_failures_are_told_by_whose_they_are(desk: Any) -> None:
    messages = Messages(desk)
    messages.failed(AreaError("The area is empty.", advice="Draw one."))
    messages.failed(NetworkError("No connection.", advice="Try later."))
    messages.failed(CancelledError())
    assert desk.bar.messages == [
        (Qgis.MessageLevel.Warning, "The area is empty. Draw one."),
        (Qgis.MessageLevel.Critical, "No connection. Try later."),
    ]


def test_ends_and_hints_have_their_own_colours(desk: Any) -> None:
    messages = Messages(desk)
    messages.ended("All done.")
    messages.hint("Choose an area.")
    assert desk.bar.texts(Qgis.MessageLevel.Success) == ["All done."]
    assert desk.bar.texts(Qgis.MessageLevel.Info) == ["Choose an area."]


def test_the_simplification_is_put_into_words() -> None:
    assert area_sentence(5, 5, 0.0) == "5 vertices; sent to the service as it is."
    changed = area_sentence(192, 48, 17.96)
    assert "192" in changed
    assert "48" in changed
    assert "18.0" in changed
