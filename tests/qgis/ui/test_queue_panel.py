"""The queue's part of the window, clicked and typed into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from builders.scenes import numbered_scenes
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QContextMenuEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication
from scene_queue.core.events import Progress
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.settings import Settings
from scene_queue.ui.orders_menu import OrderAct
from scene_queue.ui.queue_filter import States
from scene_queue.ui.queue_panel import QueuePanel
from scene_queue.ui.queue_sorting import LEFT as LEFT_OVER
from scene_queue.ui.queue_sorting import PROGRESS, SCENE, SPEED, STAGE

LEFT = Qt.MouseButton.LeftButton
MANY = 2_500
SETTINGS = Settings(Path("/data"))


@pytest.fixture
def queue(qtbot: Any) -> QueuePanel:
    """Three jobs of order 1, done, at work and failed, and one of order 2 in line."""
    panel = QueuePanel()
    orders = {1: Order(1, SETTINGS, title="Oaxaca"), 2: Order(2, SETTINGS, title="Chiapas", priority=1)}
    panel.orders = lambda: orders
    panel.resize(900, 500)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    states = (JobState.DONE, JobState.RUNNING, JobState.FAILED, JobState.QUEUED)
    panel.set_jobs(
        [
            Job(n, 1 if n < 4 else 2, one, StageName.DOWNLOAD, state=s)
            for n, (one, s) in enumerate(zip(numbered_scenes(4), states), 1)
        ]
    )
    return panel


@dataclass(frozen=True)
class Group:
    """What failures.py makes."""

    sentence: str
    job_ids: Sequence[int]
    advice: str = ""


def ids(jobs: Sequence[Job]) -> list[int]:
    return [job.id for job in jobs]


def shown(queue: QueuePanel) -> list[int]:
    return ids(queue.model.shown_jobs())


@pytest.mark.parametrize(
    ("name", "text", "acted_on"),
    [
        ("resume", "Resume 1", [3]),
        ("pause", "Pause 2", [2, 4]),
        ("cancel", "Cancel 2", [2, 4]),
        ("remove", "Remove 3", [1, 3, 4]),
        ("load", "Load", [1]),
        ("folder", "Open folder", [1, 2, 3, 4]),
    ],
)
def test_each_button_says_how_many_it_acts_on_and_acts_on_those(
    qtbot: Any, queue: QueuePanel, name: str, text: str, acted_on: list[int]
) -> None:
    button, signal = getattr(queue, f"{name}_button"), getattr(queue, f"{name}_asked")
    assert button.text() == text
    assert "all jobs" in button.toolTip()
    with qtbot.waitSignal(signal) as asked:
        qtbot.mouseClick(button, LEFT)
    assert ids(asked.args[0]) == acted_on


def test_a_selection_is_what_buttons_act_on(qtbot: Any, queue: QueuePanel) -> None:
    queue.table.selectRow(1)
    assert queue.pause_button.text() == "Pause 1"
    assert "selected" in queue.pause_button.toolTip()
    with qtbot.waitSignal(queue.pause_asked) as asked:
        qtbot.mouseClick(queue.pause_button, LEFT)
    assert ids(asked.args[0]) == [2]
    assert not queue.resume_button.isEnabled()
    assert "paused, waiting or failed" in queue.resume_button.toolTip()
    assert "cancel them first" in queue.remove_button.toolTip()


def test_what_a_filter_hides_is_not_acted_on(qtbot: Any, queue: QueuePanel) -> None:
    queue.table.selectAll()
    QTest.keyClicks(queue.filter_edit, "queued")
    assert shown(queue) == [4]
    assert ids(queue.chosen()) == [4]
    queue.table.clearSelection()
    assert "1 job(s) that are shown" in queue.cancel_button.toolTip()
    with qtbot.waitSignal(queue.cancel_asked) as asked:
        qtbot.mouseClick(queue.cancel_button, LEFT)
    assert ids(asked.args[0]) == [4]
    assert "1 shown." in queue.summary_label.text()
    queue.filters.clear()
    assert len(shown(queue)) == 4
    assert "shown" not in queue.summary_label.text()


def test_the_selection_follows_its_jobs_through_sorting_and_filters(qtbot: Any, queue: QueuePanel) -> None:
    queue.selection.select([2, 4])
    queue.header.sort(SCENE, Qt.SortOrder.DescendingOrder)
    assert ids(queue.chosen()) == [4, 2]
    assert [index.row() for index in queue.table.selectionModel().selectedRows()] == [0, 2]
    queue.order_combo.setCurrentIndex(queue.order_combo.findData(2))
    assert ids(queue.chosen()) == [4]
    queue.filters.clear()
    assert ids(queue.chosen()) == [4]


def test_a_third_click_on_a_header_brings_the_order_of_the_queue_back(qtbot: Any, queue: QueuePanel) -> None:
    header = queue.table.horizontalHeader()
    click = lambda: qtbot.mouseClick(header.viewport(), LEFT, pos=QPoint(header.sectionPosition(SCENE) + 20, 8))  # noqa: E731
    queue.take([replace(queue.model.jobs[0], id=0, scene=numbered_scenes(9)[8])])
    orders = []
    for _ in range(3):
        click()
        orders.append(shown(queue))
    assert orders == [[1, 2, 3, 4, 0], [0, 4, 3, 2, 1], [1, 2, 3, 4, 0]]


def test_orders_are_listed_newest_first_with_how_far_they_are(queue: QueuePanel) -> None:
    texts = [queue.order_combo.itemText(at) for at in range(queue.order_combo.count())]
    assert texts == ["All orders", "Chiapas (0 of 1 done)", "Oaxaca (1 of 3 done)"]
    queue.order_combo.setCurrentIndex(2)
    queue.take([replace(queue.model.jobs[1], state=JobState.DONE)])
    assert queue.order_combo.currentText() == "Oaxaca (2 of 3 done)"
    assert shown(queue) == [1, 2, 3]
    queue.model.forget([1, 2, 3])
    assert queue.order_combo.currentText() == "All orders"
    assert [queue.order_combo.itemText(at) for at in range(queue.order_combo.count())] == [*texts[:2]]
    assert shown(queue) == [4]


def test_states_are_chosen(queue: QueuePanel) -> None:
    queue.filters.show_states(States.DONE)
    assert shown(queue) == [1]
    queue.filters.show_states(States.AT_WORK)
    assert shown(queue) == [2]


def test_the_queue_is_summed_up_and_the_sum_follows(queue: QueuePanel) -> None:
    assert queue.summary_label.text() == '1 of 4 done, 2 open, <a href="failed">1 failed</a>.'
    queue.take([replace(job, state=JobState.DONE) for job in queue.model.jobs[1:3]])
    assert queue.summary_label.text() == "3 of 4 done, 1 open, 0 failed."
    queue.set_jobs([])
    assert "empty" in queue.summary_label.text()
    assert not queue.pause_button.isEnabled()
    assert "no job" in queue.pause_button.toolTip()


def test_many_jobs_are_summed_up_a_little_later(qtbot: Any, queue: QueuePanel) -> None:
    scenes = numbered_scenes(MANY)
    queue.set_jobs([Job(number, 1, one, StageName.DOWNLOAD) for number, one in enumerate(scenes, 1)])
    qtbot.waitUntil(lambda: "2,500 open" in queue.summary_label.text(), timeout=20_000)
    queue.table.selectAll()
    qtbot.waitUntil(lambda: "selected" in queue.pause_button.toolTip(), timeout=20_000)
    QTest.keyClicks(queue.filter_edit, "15put 00:00")
    QTest.keyClicks(queue.filter_edit, "nothing has this")
    qtbot.waitUntil(lambda: queue.model.rowCount() == 0, timeout=20_000)
    assert queue.chosen() == []
    queue.remove()


def test_what_waits_at_the_service_is_ordered_by_a_link(qtbot: Any, queue: QueuePanel) -> None:
    assert "order" not in queue.summary_label.text()
    waiting = replace(queue.model.jobs[1], state=JobState.WAITING, trouble="OfflineError", message="In the archive.")
    queue.take([waiting])
    assert "1 scene(s) wait at the service" in queue.summary_label.text()
    with qtbot.waitSignal(queue.order_asked) as asked:
        queue.summary_label.linkActivated.emit("order")
    assert asked.args == [[waiting]]


def test_the_causes_of_failures_are_listed_tried_again_and_selected(qtbot: Any, queue: QueuePanel) -> None:
    with qtbot.waitSignal(queue.causes_asked):
        queue.summary_label.linkActivated.emit("failed")
    queue.show_failures([Group("The disk <D:> is full.", [3], "Free space."), Group("Broken.", [1, 2])])
    assert "<b>2</b> × Broken." in queue.failures_label.text()
    assert "&lt;D:&gt; is full. Free space." in queue.failures_label.text()
    with qtbot.waitSignal(queue.retry_asked) as asked:
        queue.failures_label.linkActivated.emit("retry:0")
    assert asked.args == [[3]]
    queue.filters.show_states(States.DONE)
    queue.failures_label.linkActivated.emit("select:1")
    assert ids(queue.chosen()) == [1, 2]
    queue.summary_label.linkActivated.emit("failed")
    assert not queue.failures_label.isVisible()


def test_more_causes_than_there_is_room_for_are_counted(queue: QueuePanel) -> None:
    queue.show_failures([Group(f"Cause {number}.", [number]) for number in range(1, 8)])
    assert "Cause 4." in queue.failures_label.text()
    assert "Cause 5." not in queue.failures_label.text()
    assert "3 more cause(s)" in queue.failures_label.text()


def test_the_context_menu_does_what_the_buttons_do_and_orders(qtbot: Any, queue: QueuePanel) -> None:
    _, running, _, _ = queue.model.jobs
    queue.take([replace(running, state=JobState.WAITING, trouble="OfflineError", message="In the archive.")])
    queue.table.selectRow(3)
    menu = queue.menu_for(queue.chosen())
    assert not menu.order_action.isEnabled()
    with qtbot.waitSignal(queue.pause_asked) as asked:
        next(action for action in menu.actions() if action.text() == "Pause 1").trigger()
    assert ids(asked.args[0]) == [4]
    queue.table.selectRow(1)
    menu = queue.menu_for(queue.chosen())
    menu.copy_action.trigger()
    assert QApplication.clipboard().text() == f"{running.scene.identifier}\tIn the archive."
    with qtbot.waitSignal(queue.order_asked) as asked:
        menu.order_action.trigger()
    assert [job.id for job in asked.args[0]] == [running.id]


def test_what_is_done_is_loaded_as_the_layer_that_is_asked_for(qtbot: Any, queue: QueuePanel) -> None:
    with qtbot.waitSignal(queue.load_as_asked) as asked:
        queue.menu_for(queue.chosen()).layer_menu.asked.emit("ndvi")
    assert (ids(asked.args[0]), asked.args[1]) == ([1], "ndvi")
    queue.table.selectRow(1)
    assert not queue.menu_for(queue.chosen()).layer_menu.isEnabled()


def test_jobs_go_first_and_back_to_their_usual_place(qtbot: Any, queue: QueuePanel) -> None:
    menu = queue.menu_for(queue.chosen())
    assert not menu.usual_action.isEnabled()
    with qtbot.waitSignal(queue.place_asked) as asked:
        menu.first_action.trigger()
    assert (ids(asked.args[0]), asked.args[1]) == ([2, 4], 1)
    queue.take([replace(job, priority=1) for job in queue.model.jobs])
    menu = queue.menu_for(queue.chosen())
    assert (menu.first_action.isEnabled(), menu.usual_action.isEnabled()) == (False, True)


def test_a_right_click_on_a_job_opens_its_menu(qtbot: Any, queue: QueuePanel) -> None:
    place = queue.table.visualRect(queue.model.index(1, 0)).center()
    queue.table.customContextMenuRequested.emit(QPoint(5, queue.table.height() - 5))
    assert QApplication.activePopupWidget() is None
    queue.table.customContextMenuRequested.emit(place)
    menu = QApplication.activePopupWidget()
    assert "Order it on the web page…" in [action.text() for action in menu.actions()]
    menu.close()


def test_a_key_opens_the_menu_at_the_current_row_and_sorts(qtbot: Any, queue: QueuePanel) -> None:
    key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, queue.table.rect().center())
    queue.table.selectRow(2)
    QApplication.sendEvent(queue.table, key)
    menu = QApplication.activePopupWidget()
    sorting = next(action.menu() for action in menu.actions() if action.text() == "Sort by")
    menu.close()
    by_text = {action.text(): action for action in sorting.actions()}
    by_text["Stage"].trigger()
    assert queue.table.horizontalHeader().sortIndicatorSection() == STAGE
    by_text["Order of the queue"].trigger()
    assert not queue.table.horizontalHeader().isSortIndicatorShown()


def test_the_menu_of_an_order_is_about_the_chosen_one_else_those_of_the_selection(
    qtbot: Any, queue: QueuePanel
) -> None:
    menu = queue.orders_menu
    menu.aboutToShow.emit()
    enabled = {act for act, action in menu.actions_by_act.items() if action.isEnabled()}
    assert enabled == {OrderAct.IMPORT}
    assert "select a job" in menu.actions_by_act[OrderAct.REPORT].toolTip()
    queue.table.selectRow(3)
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "Chiapas (0 of 1 done)"
    assert menu.actions_by_act[OrderAct.FIRST].isChecked()
    assert not menu.actions_by_act[OrderAct.RETRY].isEnabled()
    queue.order_combo.setCurrentIndex(queue.order_combo.findData(1))
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "Oaxaca (1 of 3 done)"
    assert menu.actions_by_act[OrderAct.USUAL].isChecked()
    with qtbot.waitSignal(menu.asked) as asked:
        menu.actions_by_act[OrderAct.RETRY].trigger()
    assert asked.args == [OrderAct.RETRY, [1]]


def test_of_several_orders_no_copy_is_made(queue: QueuePanel) -> None:
    queue.table.selectAll()
    queue.orders_menu.aboutToShow.emit()
    acts = queue.orders_menu.actions_by_act
    assert acts[OrderAct.REPORT].isEnabled()
    assert not acts[OrderAct.EXPORT].isEnabled()
    assert "one order at a time" in acts[OrderAct.DUPLICATE].toolTip()
    assert not any(acts[act].isChecked() for act in (OrderAct.FIRST, OrderAct.USUAL, OrderAct.LAST))


def test_another_qgis_that_owns_the_queue_is_named_and_nothing_can_be_changed(qtbot: Any, queue: QueuePanel) -> None:
    queue.show_owner(is_owner=False, can_take_over=False)
    assert queue.owner_frame.isVisible()
    assert not queue.take_over_button.isEnabled()
    assert "Another QGIS" in queue.pause_button.toolTip()
    enabled = [button.text() for button in queue.buttons.widgets if button.isEnabled()]
    assert enabled == ["Load", "Open folder"]
    queue.order_combo.setCurrentIndex(1)
    queue.orders_menu.aboutToShow.emit()
    acts = {act for act, action in queue.orders_menu.actions_by_act.items() if action.isEnabled()}
    assert acts == {OrderAct.EXPORT, OrderAct.REPORT}
    assert not queue.menu_for(queue.chosen()).first_action.isEnabled()
    queue.show_owner(is_owner=False, can_take_over=True)
    with qtbot.waitSignal(queue.take_over_asked):
        qtbot.mouseClick(queue.take_over_button, LEFT)
    queue.show_owner(is_owner=True, can_take_over=False)
    assert not queue.owner_frame.isVisible()
    assert queue.pause_button.isEnabled()


def test_everything_is_reached_by_the_keyboard(qtbot: Any, queue: QueuePanel) -> None:
    queue.table.setFocus()
    QTest.keyClick(queue.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(queue.filter_edit.hasFocus, timeout=10_000)
    queue.table.setFocus()
    queue.table.selectRow(0)
    with qtbot.waitSignal(queue.remove_asked) as asked:
        QTest.keyClick(queue.table, Qt.Key.Key_Delete)
    assert ids(asked.args[0]) == [1]
    with qtbot.waitSignal(queue.settings_asked):
        QTest.keyClick(queue.settings_button, Qt.Key.Key_Space)


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


def test_bars_are_painted(qtbot: Any, queue: QueuePanel) -> None:
    queue.resize(1000, 300)
    cell = queue.table.visualRect(queue.model.index(1, PROGRESS))
    pictures = [queue.table.viewport().grab(cell).toImage()]
    for share in (0.2, 0.9):
        queue.show_progress({2: Progress(share)})
        pictures.append(queue.table.viewport().grab(cell).toImage())
    assert pictures[0] != pictures[1] != pictures[2]


def test_a_reason_is_painted_over_the_empty_columns_before_it(qtbot: Any, queue: QueuePanel) -> None:
    def pictures() -> list[Any]:
        cells = [queue.table.visualRect(queue.model.index(2, column)) for column in (STAGE, PROGRESS, SPEED, LEFT_OVER)]
        return [queue.table.viewport().grab(cell).toImage() for cell in cells]

    before = pictures()
    queue.take([replace(queue.model.jobs[2], message="The disk of /data is full. Free some space, then resume.")])
    stage, *wide = [old == new for old, new in zip(before, pictures())]
    assert stage
    assert not any(wide)
    queue.table.selectRow(2)
    assert not any(old == new for old, new in zip(before, pictures()))
