"""The settings of the queue: what is shown, refused and kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from qgis.PyQt.QtWidgets import QAbstractSpinBox, QCheckBox, QDialogButtonBox, QLineEdit
from scene_queue.core.errors import DiskError
from scene_queue.core.job_queue.measured_runs import Machine
from scene_queue.core.job_queue.memory_slots import GIGABYTE
from scene_queue.core.machine.awake import ONE_CANNOT
from scene_queue.core.qgis_adapters.settings_store import Preferences
from scene_queue.ui.queue_settings_dialog import QueueSettingsDialog

LAPTOP = Machine(13_400_000_000, 4)
CHOSEN = replace(
    Preferences(folder="/data"),
    download_hours="22:00-06:00",
    correction_hours="Sa-Su",
    memory_per_run_gb=8,
    most_corrections=3,
    scratch="/fast",
    keep_awake=False,
    notify=False,
    resume_at_start=True,
)


def taken(_: Preferences) -> None:
    """All choices can be kept."""


@pytest.fixture
def dialog(qtbot: Any) -> QueueSettingsDialog:
    made = QueueSettingsDialog(Preferences(), LAPTOP, taken)
    qtbot.addWidget(made)
    return made


def ok_button(dialog: QueueSettingsDialog) -> Any:
    return dialog.button_box.button(QDialogButtonBox.StandardButton.Ok)


@pytest.mark.parametrize("preferences", [Preferences(), CHOSEN])
def test_what_is_shown_is_what_was_chosen(qtbot: Any, preferences: Preferences) -> None:
    dialog = QueueSettingsDialog(preferences, LAPTOP, taken)
    qtbot.addWidget(dialog)
    assert dialog.chosen() == preferences


def test_all_fields_are_carried(qtbot: Any) -> None:
    """From the defaults to other values, by the fields themselves."""
    dialog = QueueSettingsDialog(Preferences(folder="/data"), LAPTOP, taken)
    qtbot.addWidget(dialog)
    dialog.form.download_hours_edit.setText(" 22:00-06:00 ")
    dialog.form.correction_hours_edit.setText("Sa-Su")
    dialog.form.memory_spin.setValue(8)
    dialog.form.most_spin.setValue(3)
    dialog.form.scratch_edit.setText("/fast")
    for check in (dialog.form.awake_check, dialog.form.notify_check, dialog.form.resume_check):
        check.toggle()
    assert dialog.chosen() == CHOSEN


def test_hours_that_cannot_be_read_are_told_as_they_are_typed(dialog: QueueSettingsDialog) -> None:
    assert dialog.form.trouble_label.isHidden()
    dialog.form.correction_hours_edit.setText("25:00-06:00")
    assert "no time 25:00" in dialog.form.trouble_label.text()
    assert not dialog.form.trouble_label.isHidden()
    assert not ok_button(dialog).isEnabled()
    dialog.form.correction_hours_edit.setText("23:00-06:00")
    assert dialog.form.trouble_label.isHidden()
    assert ok_button(dialog).isEnabled()


def test_it_says_how_many_corrections_fit_here(dialog: QueueSettingsDialog) -> None:
    assert (
        dialog.form.fitting_label.text()
        == "Now 13.4 GB of memory are free, and 4 cores: 2 run(s) of Sen2Cor may go on at once."
    )
    dialog.form.memory_spin.setValue(3)
    assert "4 run(s)" in dialog.form.fitting_label.text()
    dialog.form.most_spin.setValue(3)
    assert "3 run(s)" in dialog.form.fitting_label.text()


def test_too_little_memory_is_warned_about(qtbot: Any) -> None:
    dialog = QueueSettingsDialog(Preferences(), Machine(2 * GIGABYTE, 4), taken)
    qtbot.addWidget(dialog)
    assert "1 run(s)" in dialog.form.fitting_label.text()
    assert "may take long or fail" in dialog.form.fitting_label.text()


def test_where_memory_is_not_known_it_says_so(qtbot: Any) -> None:
    dialog = QueueSettingsDialog(Preferences(), Machine(None, 4), taken)
    qtbot.addWidget(dialog)
    assert "not known" in dialog.form.fitting_label.text()


def test_a_computer_that_cannot_be_kept_awake_is_told_below_the_choice(qtbot: Any, dialog: QueueSettingsDialog) -> None:
    assert dialog.form.awake_label.isHidden()
    known = QueueSettingsDialog(Preferences(), LAPTOP, taken, awake_trouble=ONE_CANNOT)
    qtbot.addWidget(known)
    assert not known.form.awake_label.isHidden()
    assert known.form.awake_label.text() == ONE_CANNOT


def test_a_folder_that_cannot_be_used_keeps_it_open(qtbot: Any) -> None:
    def refuse(preferences: Preferences) -> None:
        if preferences.scratch == "/locked":
            raise DiskError("The folder /locked cannot be written.", advice="Choose another.")

    dialog = QueueSettingsDialog(Preferences(), LAPTOP, refuse)
    qtbot.addWidget(dialog)
    accepted: list[bool] = []
    dialog.accepted.connect(lambda: accepted.append(True))
    dialog.form.scratch_edit.setText("/locked")
    ok_button(dialog).click()
    assert accepted == []
    assert "/locked cannot be written" in dialog.form.trouble_label.text()
    dialog.form.scratch_edit.setText("/fast")
    assert dialog.form.trouble_label.isHidden()
    ok_button(dialog).click()
    assert accepted == [True]


def test_every_field_has_a_tip(dialog: QueueSettingsDialog) -> None:
    fields = [one for kind in (QLineEdit, QAbstractSpinBox, QCheckBox) for one in dialog.findChildren(kind)]
    assert [one.objectName() for one in fields if not one.toolTip() and one.objectName() != "qt_spinbox_lineedit"] == []
