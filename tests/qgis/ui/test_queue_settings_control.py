"""The way to the queue's settings, what is kept of them, and what the queue warns of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import Qgis
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialogButtonBox
from scene_queue.core.job_queue.job import StageName
from scene_queue.core.machine.awake import ONE_CANNOT, Awake
from scene_queue.core.qgis_adapters.settings_store import read_preferences
from scene_queue.ui.queue_settings_dialog import QueueSettingsDialog

LEFT = Qt.MouseButton.LeftButton
OK, CANCEL = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel


def opened(window: Any) -> QueueSettingsDialog:
    window.qtbot.mouseClick(window.dock.queue_panel.settings_button, LEFT)
    dialog = window.dock.queue_settings.dialog
    assert isinstance(dialog, QueueSettingsDialog)
    return dialog


def test_what_is_chosen_is_kept_and_used(window: Any, tmp_path: Path) -> None:
    dialog = opened(window)
    dialog.form.download_hours_edit.setText("22:00-06:00")
    dialog.form.scratch_edit.setText(str(tmp_path / "fast"))
    window.qtbot.mouseClick(dialog.button_box.button(OK), LEFT)
    assert window.dock.queue_settings.dialog is None
    assert read_preferences().download_hours == "22:00-06:00"
    assert window.services.preferences.scratch_folder == tmp_path / "fast"
    assert (tmp_path / "fast").is_dir()


def test_a_cancelled_dialog_changes_nothing(window: Any) -> None:
    before = window.services.preferences
    dialog = opened(window)
    dialog.form.most_spin.setValue(7)
    window.qtbot.mouseClick(dialog.button_box.button(CANCEL), LEFT)
    assert window.dock.queue_settings.dialog is None
    assert window.services.preferences == before


def test_a_folder_that_is_none_keeps_the_dialog_open(window: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="ascii")
    dialog = opened(window)
    dialog.form.scratch_edit.setText(str(tmp_path / "file"))
    window.qtbot.mouseClick(dialog.button_box.button(OK), LEFT)
    assert window.dock.queue_settings.dialog is dialog
    assert "cannot be written" in dialog.form.trouble_label.text()
    assert window.services.preferences.scratch == ""


def test_a_computer_that_cannot_be_kept_awake_is_told_in_the_dialog_and_not_in_the_message_bar(
    window: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.services.conditions, "_awake", Awake([]))
    window.services.conditions.now({StageName.DOWNLOAD: 1})
    assert opened(window).form.awake_label.text() == ONE_CANNOT
    assert ONE_CANNOT not in window.desk.bar.texts()


def test_what_the_queue_warns_of_is_told_in_the_message_bar(window: Any) -> None:
    window.services.conditions.warned.emit("Sen2Cor needs more memory.")
    assert window.desk.bar.texts(Qgis.MessageLevel.Info)[-1] == "Sen2Cor needs more memory."
