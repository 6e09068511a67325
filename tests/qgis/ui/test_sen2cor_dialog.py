"""The window in which a user sees which Sen2Cor is there, tries it out, and says how it corrects."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from doubles.sen2cor.installing import install
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)
from scene_queue.core.errors import SettingsError
from scene_queue.core.job_queue.order import correction_to_json
from scene_queue.core.qgis_adapters.settings_store import Preferences, read_preferences
from scene_queue.core.settings import AerosolType, CorrectionOptions, MidLatitude
from scene_queue.core.stages.sen2cor.installation import Installation
from scene_queue.core.stages.sen2cor.searching import Oddity, Search
from scene_queue.core.stages.sen2cor.trial import Point, Trial
from scene_queue.ui.sen2cor_dialog import Sen2CorDialog

LEFT = Qt.MouseButton.LeftButton
OK, CANCEL = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel
NEW = Installation(
    Path("/opt/Sen2Cor-02.12.03-Linux64"), Path("/opt/Sen2Cor-02.12.03-Linux64/bin/L2A_Process"), (2, 12, 3)
)
OLD = Installation(
    Path("/opt/Sen2Cor-02.05.05-Linux64"), Path("/opt/Sen2Cor-02.05.05-Linux64/bin/L2A_Process"), (2, 5, 5)
)


@pytest.fixture
def made(qtbot: Any) -> Callable[..., Sen2CorDialog]:
    def make(preferences: Preferences = Preferences()) -> Sen2CorDialog:  # noqa: B008 - immutable
        dialog = Sen2CorDialog(preferences)
        qtbot.addWidget(dialog)
        return dialog

    return make


def row(dialog: Sen2CorDialog, number: int) -> list[str]:
    model = dialog.model
    return [str(model.data(model.index(number, column))) for column in range(model.columnCount())]


def test_what_was_found_is_listed_with_the_baselines_it_takes(made: Callable[..., Sen2CorDialog]) -> None:
    dialog = made()
    odd = Oddity(Path("/opt/Sen2Cor-x"), "/opt/Sen2Cor-x is a link to /gone, which is not there.")
    dialog.show_search(Search((NEW, OLD), (odd,)))
    assert row(dialog, 0) == ["2.12.03", "N0205 to N0511, presumably N0512", "/opt/Sen2Cor-02.12.03-Linux64"]
    assert row(dialog, 1) == ["2.5.5", "up to N0209", "/opt/Sen2Cor-02.05.05-Linux64"]
    assert "✗ /opt/Sen2Cor-x is a link to /gone" in dialog.result_text.toPlainText()
    assert dialog.selected == NEW


def test_one_of_unknown_version_is_listed_as_such(made: Callable[..., Sen2CorDialog]) -> None:
    dialog = made()
    dialog.show_search(Search((Installation(Path("/opt/x"), Path("/opt/x/bin/L2A_Process"), None),)))
    assert row(dialog, 0)[:2] == ["unknown", "nothing that is known"]


def test_where_nothing_was_found_the_window_says_so_and_how_to_install_it(made: Callable[..., Sen2CorDialog]) -> None:
    dialog = made()
    dialog.show_search(Search(()))
    assert "No Sen2Cor was found" in dialog.result_text.toPlainText()
    assert not dialog.test_button.isEnabled()
    assert 'href="https://step.esa.int/main/snap-supported-plugins/sen2cor/"' in dialog.install_label.text()
    assert dialog.install_label.openExternalLinks()


def test_one_can_be_chosen_to_be_used_always(made: Callable[..., Sen2CorDialog]) -> None:
    dialog = made()
    dialog.show_search(Search((NEW, OLD)))
    assert dialog.chosen().sen2cor == ""
    dialog.use_combo.setCurrentIndex(2)
    assert dialog.chosen().sen2cor == str(OLD.home)
    dialog.show_search(Search((NEW, OLD)))
    assert dialog.chosen().sen2cor == str(OLD.home)


@pytest.mark.parametrize("chosen", [str(OLD.home), str(OLD.process)])
def test_the_one_that_was_chosen_before_stays_chosen(made: Callable[..., Sen2CorDialog], chosen: str) -> None:
    dialog = made(Preferences(sen2cor=chosen))
    assert dialog.chosen().sen2cor == chosen
    dialog.show_search(Search((NEW, OLD)))
    assert "2.5.5" in dialog.use_combo.currentText()


def test_one_that_is_gone_stays_chosen_until_the_user_says_otherwise(made: Callable[..., Sen2CorDialog]) -> None:
    dialog = made(Preferences(sen2cor="/mnt/away"))
    dialog.show_search(Search((NEW,)))
    assert dialog.use_combo.currentText() == "always /mnt/away"
    dialog.use_combo.setCurrentIndex(0)
    assert dialog.chosen().sen2cor == ""


def test_what_came_of_a_test_is_told_in_words(made: Callable[..., Sen2CorDialog]) -> None:
    dialog = made()
    dialog.show_trial(Trial(NEW, (2, 12, 3), (Point("It starts."), Point("It lacks <all>.", is_good=False))))
    told = dialog.result_text.toPlainText()
    assert "It cannot be used as it is." in told
    assert "✓ It starts." in told
    assert "✗ It lacks <all>." in told


def test_while_a_test_goes_on_it_can_be_stopped_and_no_other_begun(
    qtbot: Any, made: Callable[..., Sen2CorDialog]
) -> None:
    dialog = made()
    dialog.show_search(Search((NEW,)))
    dialog.set_running(True, "Starting…")
    assert not dialog.test_button.isEnabled()
    assert not dialog.cancel_button.isHidden()
    with qtbot.waitSignal(dialog.cancelled):
        dialog.cancel_button.click()
    assert dialog.test_button.isEnabled()
    assert dialog.cancel_button.isHidden()
    assert dialog.result_text.toPlainText() == "Stopped."


def test_a_folder_is_added_to_those_that_are_looked_at(
    qtbot: Any, made: Callable[..., Sen2CorDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/data/tools")
    dialog = made(Preferences(sen2cor_folders="/data/more"))
    with qtbot.waitSignal(dialog.look_asked):
        dialog.add_button.click()
    assert dialog.chosen().sen2cor_folders == "/data/more\n/data/tools"
    assert dialog.chosen().sen2cor_places == (Path("/data/more"), Path("/data/tools"))


ALL_OPTIONS = CorrectionOptions(
    aerosol=AerosolType.MARITIME,
    mid_latitude=MidLatitude.AUTO,
    ozone_du=0,
    cirrus=False,
    dem_folder=Path("/data/dem"),
    dem_reference="CDSE-GLO-30",
    classification_only=True,
    gipp=Path("/data/L2A_GIPP.xml"),
    arguments=("--sc_cog", "--tif"),
    silent_minutes=0,
    limit_minutes=60,
)


@pytest.mark.parametrize("options", [CorrectionOptions(), ALL_OPTIONS, CorrectionOptions(cirrus=True, ozone_du=331)])
def test_options_come_out_of_the_fields_as_they_went_in(
    made: Callable[..., Sen2CorDialog], options: CorrectionOptions
) -> None:
    dialog = made(Preferences(correction_options=correction_to_json(options), resolution="20"))
    assert dialog.chosen().correction == options
    assert dialog.chosen().resolution == "20"


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("dem_edit", "dem/srtm", "is no whole path"),
        ("gipp_edit", "L2A_GIPP.xml", "is no whole path"),
        ("reference_edit", "CDSE-GLO-30", "but no folder"),
        ("arguments_edit", "--raw 'x", "cannot be read"),
    ],
)
def test_what_cannot_be_used_is_told_and_keeps_the_window_open(
    qtbot: Any, made: Callable[..., Sen2CorDialog], field: str, text: str, told: str
) -> None:
    dialog = made()
    dialog.findChild(QLineEdit, field).setText(text)
    with qtbot.assertNotEmitted(dialog.check_asked):
        dialog.button_box.button(OK).click()
    assert told in dialog.trouble_label.text()
    assert dialog.button_box.button(OK).isEnabled()


def test_choices_are_checked_before_the_window_closes(qtbot: Any, made: Callable[..., Sen2CorDialog]) -> None:
    dialog = made()
    with qtbot.waitSignal(dialog.check_asked) as asked:
        dialog.button_box.button(OK).click()
    assert asked.args == [dialog.chosen()]
    assert not dialog.button_box.button(OK).isEnabled()
    dialog.show_trouble(SettingsError("No.", advice="Do."))
    assert dialog.trouble_label.text() == "No. Do."
    assert dialog.button_box.button(OK).isEnabled()


def test_every_field_has_a_tip(made: Callable[..., Sen2CorDialog]) -> None:
    dialog = made()
    fields: list[QWidget] = []
    for kind in (QLineEdit, QCheckBox, QComboBox, QAbstractSpinBox, QPushButton):
        fields += dialog.findChildren(kind)
    named = [one for one in fields if one.objectName() and not one.objectName().startswith("qt_")]
    of_us = [one for one in named if not isinstance(one.parent(), (QDialogButtonBox, QAbstractSpinBox))]
    assert len(of_us) > 12
    assert [one.objectName() for one in of_us if not one.toolTip()] == []


@pytest.fixture
def opened(window: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sen2CorDialog:
    """The window over that of the queue's settings, with a Sen2Cor that is in none of the usual places."""
    monkeypatch.setattr("scene_queue.core.stages.sen2cor.searching.usual_folders_of", lambda *_: [])
    install(tmp_path / "tools", "2.11.0")
    window.qtbot.mouseClick(window.dock.queue_panel.settings_button, LEFT)
    settings = window.dock.queue_settings.dialog
    window.qtbot.mouseClick(settings.form.sen2cor_button, LEFT)
    dialog = window.dock.queue_settings.sen2cor.dialog
    window.qtbot.waitUntil(dialog.cancel_button.isHidden, timeout=20_000)
    return dialog


def look_in(window: Any, dialog: Sen2CorDialog, folder: Path) -> None:
    dialog.folders_edit.setPlainText(str(folder))
    window.qtbot.mouseClick(dialog.look_button, LEFT)
    window.qtbot.waitUntil(dialog.cancel_button.isHidden, timeout=20_000)


def test_a_named_folder_is_found_tested_and_kept_for_orders(window: Any, opened: Sen2CorDialog, tmp_path: Path) -> None:
    assert opened.model.rowCount() == 0
    look_in(window, opened, tmp_path / "tools")
    assert opened.model.rowCount() == 1
    window.qtbot.mouseClick(opened.test_button, LEFT)
    window.qtbot.waitUntil(opened.cancel_button.isHidden, timeout=20_000)
    assert "It can be used." in opened.result_text.toPlainText()
    opened.findChild(QCheckBox, "classification_check").setChecked(True)
    window.qtbot.mouseClick(opened.button_box.button(OK), LEFT)
    window.qtbot.waitUntil(lambda: window.dock.queue_settings.sen2cor.dialog is None, timeout=20_000)
    assert read_preferences().correction.classification_only
    assert window.services.ordering.draft().order.settings.correction.classification_only
    assert window.services.stages.corrections.folders == (tmp_path / "tools",)


def test_what_was_kept_survives_the_settings_of_the_queue(window: Any, opened: Sen2CorDialog, tmp_path: Path) -> None:
    opened.folders_edit.setPlainText(str(tmp_path / "tools"))
    window.qtbot.mouseClick(opened.button_box.button(OK), LEFT)
    window.qtbot.waitUntil(lambda: window.dock.queue_settings.sen2cor.dialog is None, timeout=20_000)
    window.qtbot.mouseClick(window.dock.queue_settings.dialog.button_box.button(OK), LEFT)
    assert read_preferences().sen2cor_folders == str(tmp_path / "tools")


def test_a_parameter_file_that_is_not_there_keeps_the_window_open(window: Any, opened: Sen2CorDialog) -> None:
    opened.findChild(QLineEdit, "gipp_edit").setText("/nowhere/L2A_GIPP.xml")
    window.qtbot.mouseClick(opened.button_box.button(OK), LEFT)
    window.qtbot.waitUntil(lambda: "is not there" in opened.trouble_label.text(), timeout=20_000)
    assert window.dock.queue_settings.sen2cor.dialog is opened
    assert read_preferences().correction_options == ""


def test_an_argument_that_is_not_to_be_given_keeps_the_window_open(
    window: Any, opened: Sen2CorDialog, tmp_path: Path
) -> None:
    look_in(window, opened, tmp_path / "tools")
    opened.findChild(QLineEdit, "arguments_edit").setText("--output_dir /tmp")
    window.qtbot.mouseClick(opened.button_box.button(OK), LEFT)
    window.qtbot.waitUntil(lambda: "--output_dir cannot be given" in opened.trouble_label.text(), timeout=20_000)


def test_a_test_that_hangs_is_stopped(window: Any, opened: Sen2CorDialog, tmp_path: Path) -> None:
    look_in(window, opened, tmp_path / "tools")
    (process,) = (one.process for one in opened.model.installations)
    process.write_text("#!/bin/sh\nsleep 600\n")
    window.qtbot.mouseClick(opened.test_button, LEFT)
    window.qtbot.mouseClick(opened.cancel_button, LEFT)
    assert opened.result_text.toPlainText() == "Stopped."


def test_a_cancelled_window_keeps_nothing(window: Any, opened: Sen2CorDialog) -> None:
    opened.folders_edit.setPlainText("/data/tools")
    window.qtbot.mouseClick(opened.button_box.button(CANCEL), LEFT)
    assert window.dock.queue_settings.sen2cor.dialog is None
    assert read_preferences().sen2cor_folders == ""
