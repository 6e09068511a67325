"""The first steps: shown once, each can be skipped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from doubles.hub import Hub
from qgis.core import QgsSettings
from qgis.PyQt.QtWidgets import QDialog, QWizard
from scene_queue.core.qgis_adapters.foundations import Foundations
from scene_queue.core.qgis_adapters.settings_store import read_preferences
from scene_queue.core.stages.sen2cor.installation import Installation
from scene_queue.core.stages.sen2cor.searching import Search
from scene_queue.plugin import SceneQueuePlugin
from scene_queue.ui.first_steps_control import FirstStepsControl

ONE = Installation(Path("/nowhere/sen2cor"), Path("/nowhere/sen2cor/bin/L2A_Process"), (2, 12, 3))


@pytest.fixture(autouse=True)
def _new_user(monkeypatch: pytest.MonkeyPatch) -> None:
    QgsSettings().remove("scene_queue/knows_first_steps")
    monkeypatch.setattr("scene_queue.core.job_queue.corrections.look_around", lambda **_: Search((ONE,)))


@pytest.fixture
def steps(qtbot: Any, desk: Any, hub: Hub) -> Iterator[FirstStepsControl]:
    foundations = Foundations()
    made = FirstStepsControl(foundations)
    made.open(desk.window)
    yield made
    made.close()
    foundations.close(5)


def test_each_page_says_what_it_is_for(qtbot: Any, steps: FirstStepsControl) -> None:
    wizard = steps.wizard
    assert wizard.isVisible()
    assert not wizard.isModal()
    assert len(wizard.pageIds()) == 3
    told = wizard.kinds_label.text()
    assert "Register for free" in told
    assert all(kind in told for kind in ("User and password", "S3 keys", "OAuth client"))
    qtbot.waitUntil(lambda: "are free there" in wizard.room_label.text())
    qtbot.waitUntil(lambda: "Sen2Cor 2.12.03" in wizard.sen2cor_label.text())


def test_the_folder_is_kept_at_the_end_and_they_never_come_again(
    qtbot: Any, steps: FirstStepsControl, tmp_path: Path
) -> None:
    assert steps.are_new
    wizard = steps.wizard
    wizard.folder_edit.setText(str(tmp_path / "products"))
    wizard.next()
    wizard.next()
    wizard.button(QWizard.WizardButton.FinishButton).click()
    assert steps.wizard is None
    assert not steps.are_new
    assert read_preferences().folder == str(tmp_path / "products")


def test_who_skips_all_is_not_asked_again_and_nothing_is_chosen(steps: FirstStepsControl, tmp_path: Path) -> None:
    steps.wizard.folder_edit.setText(str(tmp_path))
    steps.wizard.button(QWizard.WizardButton.CancelButton).click()
    kept = read_preferences()
    assert (kept.knows_first_steps, kept.folder) == (True, "")


def test_the_sign_in_can_be_given_and_tried(qtbot: Any, steps: FirstStepsControl) -> None:
    wizard = steps.wizard
    assert not wizard.test_button.isEnabled()
    wizard.sign_in_button.click()
    dialog = steps.actions.dialog
    dialog.user_edit.setText("demo")
    dialog.password_edit.setText("demo")
    dialog.store_check.setChecked(False)
    dialog.done(QDialog.DialogCode.Accepted)
    assert "until QGIS closes" in wizard.told_label.text()
    assert wizard.test_button.isEnabled()
    wizard.test_button.click()
    qtbot.waitUntil(lambda: wizard.told_label.text().startswith("✓"), timeout=10_000)


def test_they_come_with_the_first_window_only(
    qtbot: Any, desk: Any, hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scene_queue.plugin.profile_folder", lambda: tmp_path / "profile")
    plugin = SceneQueuePlugin(desk)
    plugin.initGui()
    plugin.action.trigger()
    qtbot.waitUntil(lambda: plugin.dock is not None and plugin.dock.isVisible(), timeout=10_000)
    wizard = plugin.side.first_steps.wizard
    assert wizard.isVisible()
    wizard.reject()
    plugin.action.trigger()
    plugin.action.trigger()
    assert plugin.side.first_steps.wizard is None
    plugin.dock.header.steps_asked.emit()
    assert plugin.side.first_steps.wizard.isVisible()
    plugin.unload()
