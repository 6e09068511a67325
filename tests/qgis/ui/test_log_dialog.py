"""The window that shows Sen2Cor's log while it grows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders.scenes import numbered_scenes
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QDesktopServices, QFontDatabase
from scene_queue.core.errors import DiskError
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.log_follower import LogPiece
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.stage_run import workspace_of
from scene_queue.core.product.name import ProcessingLevel
from scene_queue.core.settings import Settings
from scene_queue.core.stages.sen2cor.record import running_log
from scene_queue.ui import log_dialog as log_dialog_module
from scene_queue.ui.log_dialog import LogDialog
from scene_queue.ui.queue_menu import QueueMenu

PATH = Path("/data/L2A/scene_sen2cor.log")
LINES = "".join(f"line {number}\n" for number in range(300))


@pytest.fixture
def dialog(qtbot: Any) -> LogDialog:
    made = LogDialog("S2B_MSIL1C_X")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def text(dialog: LogDialog) -> str:
    return str(dialog.text_edit.toPlainText())


def at_end(dialog: LogDialog) -> bool:
    bar = dialog.text_edit.verticalScrollBar()
    return bool(bar.value() == bar.maximum())


def test_it_is_not_modal_read_only_and_of_one_width(dialog: LogDialog) -> None:
    assert not dialog.isModal()
    assert dialog.text_edit.isReadOnly()
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    assert dialog.text_edit.font().family() == fixed.family()
    assert "S2B_MSIL1C_X" in dialog.windowTitle()


def test_what_is_new_comes_below(dialog: LogDialog) -> None:
    dialog.take(LogPiece(PATH, "first\n", begins_anew=True))
    dialog.take(LogPiece(PATH, "second\n"))
    assert text(dialog) == "first\nsecond\n"
    assert dialog.place_label.text() == str(PATH)


def test_the_end_stays_in_sight_as_long_as_the_user_looks_there(dialog: LogDialog) -> None:
    dialog.take(LogPiece(PATH, LINES, begins_anew=True))
    assert at_end(dialog)
    dialog.take(LogPiece(PATH, LINES))
    assert at_end(dialog)
    dialog.text_edit.verticalScrollBar().setValue(10)
    dialog.take(LogPiece(PATH, LINES))
    assert dialog.text_edit.verticalScrollBar().value() == 10


def test_a_new_run_takes_the_place_of_the_old_text(dialog: LogDialog) -> None:
    dialog.take(LogPiece(PATH, "old\n", begins_anew=True))
    dialog.take(LogPiece(PATH, "new\n", begins_anew=True))
    assert text(dialog) == "new\n"


def test_no_more_than_the_end_of_a_long_log_is_kept(dialog: LogDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_dialog_module, "KEPT_CHARACTERS", 25)
    dialog.take(LogPiece(PATH, "line 1\nline 2\nline 3\n", begins_anew=True))
    dialog.take(LogPiece(PATH, "line 4\nline 5\n"))
    assert text(dialog) == "line 3\nline 4\nline 5\n"


def test_what_was_left_out_is_told(dialog: LogDialog) -> None:
    dialog.take(LogPiece(PATH, "end\n", begins_anew=True, left_out_bytes=5_000_000))
    assert "the whole log is in the file" in dialog.place_label.text()
    dialog.take(LogPiece(PATH, "more\n"))
    assert "the whole log is in the file" in dialog.place_label.text()


def test_it_says_where_there_is_no_log_yet(dialog: LogDialog) -> None:
    dialog.take(LogPiece(None))
    assert "no log yet" in dialog.place_label.text()
    assert not dialog.folder_button.isEnabled()


def test_what_was_shown_stays_when_the_log_goes(dialog: LogDialog) -> None:
    dialog.take(LogPiece(PATH, "first\n", begins_anew=True))
    dialog.take(LogPiece(None))
    assert text(dialog) == "first\n"
    assert "not there any more" in dialog.place_label.text()


def test_a_log_that_cannot_be_read_is_told(dialog: LogDialog) -> None:
    dialog.show_failure(DiskError("scene_sen2cor.log: Input/output error."))
    assert "Input/output error" in dialog.place_label.text()


def selected(dialog: LogDialog) -> tuple[str, int]:
    cursor = dialog.text_edit.textCursor()
    return cursor.selectedText(), cursor.blockNumber()


def test_text_is_searched_forwards_backwards_and_beyond_the_end(qtbot: Any, dialog: LogDialog) -> None:
    dialog.take(LogPiece(PATH, "an Error\nfine\nan error\n", begins_anew=True))
    qtbot.keyClicks(dialog.search_edit, "error")
    assert selected(dialog) == ("Error", 0)
    qtbot.keyClick(dialog.search_edit, Qt.Key.Key_Return)
    assert selected(dialog) == ("error", 2)
    qtbot.keyClick(dialog.search_edit, Qt.Key.Key_Return)
    assert selected(dialog) == ("Error", 0)
    qtbot.keyClick(dialog.search_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert selected(dialog) == ("error", 2)
    assert dialog.isVisible()


def test_what_is_not_in_the_log_is_told(qtbot: Any, dialog: LogDialog) -> None:
    dialog.take(LogPiece(PATH, "fine\n", begins_anew=True))
    qtbot.keyClicks(dialog.search_edit, "error")
    assert dialog.found_label.text() == "not found"
    dialog.search_edit.clear()
    assert dialog.found_label.text() == ""


def test_the_folder_is_opened(dialog: LogDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog.take(LogPiece(PATH, "first\n", begins_anew=True))
    dialog.folder_button.click()
    assert opened == [str(PATH.parent)]


def job_of(stage: StageName, level: ProcessingLevel = ProcessingLevel.L1C, state: JobState = JobState.FAILED) -> Job:
    (scene,) = numbered_scenes(1)
    return Job(1, 1, replace(scene, level=level), stage, state=state)


@pytest.mark.parametrize("state", [JobState.RUNNING, JobState.FAILED, JobState.DONE])
def test_the_menu_offers_the_log_of_a_correction(qtbot: Any, state: JobState) -> None:
    assert QueueMenu([job_of(StageName.CORRECTION, state=state)], []).log_action.isEnabled()


@pytest.mark.parametrize(
    "jobs",
    [
        [],
        [job_of(StageName.DOWNLOAD)],
        [job_of(StageName.CORRECTION, ProcessingLevel.L2A)],
        [job_of(StageName.CORRECTION)] * 2,
    ],
)
def test_the_menu_offers_no_log_where_there_is_none(qtbot: Any, jobs: list[Job]) -> None:
    assert not QueueMenu(jobs, []).log_action.isEnabled()


def test_a_growing_log_is_followed_until_its_window_is_closed(
    window: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = job_of(StageName.CORRECTION)
    order = Order(1, Settings(tmp_path / "products"))
    monkeypatch.setattr(window.services.queue, "order_of", lambda job: order)
    log = running_log(workspace_of(job, order))
    log.parent.mkdir(parents=True)
    log.write_text("first\n")
    logs = window.dock.queue.logs
    menu = window.dock.queue_panel.menu_for([job])
    menu.log_action.trigger()
    dialog = logs.dialogs[job.id]
    window.qtbot.waitUntil(lambda: text(dialog) == "first\n", timeout=20_000)
    with log.open("a") as file:
        file.write("second\n")
    window.qtbot.waitUntil(lambda: text(dialog) == "first\nsecond\n", timeout=20_000)
    menu.log_action.trigger()
    assert logs.dialogs == {job.id: dialog}
    window.qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    assert logs.dialogs == {}
