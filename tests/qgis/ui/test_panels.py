"""The panels of the window, clicked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders.scenes import T15PUT, numbered_scenes, scene
from qgis.core import Qgis
from qgis.PyQt.QtCore import QDate, QPoint, Qt
from qgis.PyQt.QtWidgets import QApplication, QDialogButtonBox, QFileDialog
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.catalogue import LevelChoice
from scene_queue.core.errors import AreaError, CancelledError, NetworkError, SettingsError
from scene_queue.core.events import Note, Progress
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.qgis_adapters.settings_store import Preferences
from scene_queue.core.services import load_profiles
from scene_queue.ui.messages import Messages, area_sentence
from scene_queue.ui.queue_model import PROGRESS
from scene_queue.ui.queue_panel import QueuePanel
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


@pytest.fixture
def queue(qtbot: Any) -> QueuePanel:
    panel = shown(qtbot, QueuePanel())
    states = (JobState.DONE, JobState.RUNNING, JobState.FAILED)
    panel.set_jobs(
        [Job(n, 1, one, StageName.DOWNLOAD, state=s) for n, (one, s) in enumerate(zip(numbered_scenes(3), states), 1)]
    )
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


# queue


@pytest.mark.parametrize("name", ["resume", "pause", "cancel", "remove", "load", "folder"])
def test_each_button_is_about_the_selected_jobs_or_all(qtbot: Any, queue: QueuePanel, name: str) -> None:
    button, signal = getattr(queue, f"{name}_button"), getattr(queue, f"{name}_asked")
    with qtbot.waitSignal(signal) as asked:
        qtbot.mouseClick(button, LEFT)
    assert [job.id for job in asked.args[0]] == [1, 2, 3]
    queue.table.selectRow(1)
    with qtbot.waitSignal(signal) as asked:
        qtbot.mouseClick(button, LEFT)
    assert [job.id for job in asked.args[0]] == [2]


def test_the_queue_is_summed_up(queue: QueuePanel) -> None:
    assert queue.summary_label.text() == "1 of 3 done, 1 open, 1 failed."


def test_the_sum_follows_the_jobs(qtbot: Any, queue: QueuePanel) -> None:
    queue.take(replace(queue.model.jobs[1], state=JobState.DONE))
    qtbot.waitUntil(lambda: queue.summary_label.text() == "2 of 3 done, 0 open, 1 failed.", timeout=10_000)


def test_what_waits_at_the_service_is_ordered_by_a_link(qtbot: Any, queue: QueuePanel) -> None:
    assert "<a" not in queue.summary_label.text()
    waiting = replace(queue.model.jobs[1], state=JobState.WAITING, trouble="OfflineError", message="In the archive.")
    queue.take(waiting)
    assert "1 scene(s) wait at the service" in queue.summary_label.text()
    with qtbot.waitSignal(queue.order_asked) as asked:
        queue.summary_label.linkActivated.emit("order")
    assert asked.args == [[waiting]]


def test_the_context_menu_does_what_the_buttons_do_and_orders(qtbot: Any, queue: QueuePanel) -> None:
    done, running, _ = queue.model.jobs
    queue.take(replace(running, state=JobState.WAITING, trouble="OfflineError", message="In the archive."))
    queue.table.selectRow(0)
    menu = queue.menu_for(queue.chosen())
    assert not menu.order_action.isEnabled()
    with qtbot.waitSignal(queue.pause_asked) as asked:
        next(action for action in menu.actions() if action.text() == "Pause").trigger()
    assert asked.args == [[done]]
    queue.table.selectRow(1)
    menu = queue.menu_for(queue.chosen())
    menu.copy_action.trigger()
    assert QApplication.clipboard().text() == f"{running.scene.identifier}\tIn the archive."
    with qtbot.waitSignal(queue.order_asked) as asked:
        menu.order_action.trigger()
    assert [job.id for job in asked.args[0]] == [running.id]


def test_a_right_click_on_a_job_opens_its_menu(qtbot: Any, queue: QueuePanel) -> None:
    place = queue.table.visualRect(queue.model.index(1, 0)).center()
    queue.table.customContextMenuRequested.emit(QPoint(5, queue.table.height() - 5))
    assert QApplication.activePopupWidget() is None
    queue.table.customContextMenuRequested.emit(place)
    menu = QApplication.activePopupWidget()
    assert "Order it on the web page…" in [action.text() for action in menu.actions()]
    menu.close()


@pytest.mark.parametrize(
    ("waits", "says", "offers"), [(False, "slowly", "wait"), (True, "wait until 2026-12-24", "slow")]
)
def test_a_used_up_volume_is_told_with_the_other_choice(
    qtbot: Any, queue: QueuePanel, waits: bool, says: str, offers: str
) -> None:
    assert not queue.volume_label.isVisible()
    queue.show_volume("Copernicus: 12 of 12 TB are used.", "2026-12-24", waits)
    assert queue.volume_label.isVisible()
    assert says in queue.volume_label.text()
    assert f'href="{offers}"' in queue.volume_label.text()
    with qtbot.waitSignal(queue.wait_for_volume_asked) as asked:
        queue.volume_label.linkActivated.emit(offers)
    assert asked.args == [not waits]


def test_a_volume_that_is_nearly_used_up_is_told_without_a_choice(queue: QueuePanel) -> None:
    queue.show_volume("Copernicus: 10 of 12 TB are used.", "", False)
    assert queue.volume_label.text() == "Copernicus: 10 of 12 TB are used."
    queue.show_volume("", "", False)
    assert not queue.volume_label.isVisible()


def test_an_empty_queue_says_so(queue: QueuePanel) -> None:
    queue.set_jobs([])
    assert "empty" in queue.summary_label.text()


def test_bars_are_painted(qtbot: Any, queue: QueuePanel) -> None:
    queue.resize(1000, 300)
    cell = queue.table.visualRect(queue.model.index(1, PROGRESS))
    pictures = [queue.table.viewport().grab(cell).toImage()]
    for share in (0.2, 0.9):
        queue.model.show_event(queue.model.jobs[1], Progress(share))
        pictures.append(queue.table.viewport().grab(cell).toImage())
    assert pictures[0] != pictures[1] != pictures[2]


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
