"""From *Report a problem* to a text on the clipboard or in a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from doubles.hub import Hub
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QDesktopServices, QGuiApplication
from qgis.PyQt.QtWidgets import QFileDialog
from scene_queue.plugin import SceneQueuePlugin
from scene_queue.ui.report_dialog import ReportDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def plugin(
    qtbot: Any, desk: Any, hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SceneQueuePlugin]:
    monkeypatch.setattr("scene_queue.plugin.profile_folder", lambda: tmp_path / "profile")
    monkeypatch.setattr("scene_queue.core.stages.sen2cor.searching.usual_folders_of", lambda *_: [])
    made = SceneQueuePlugin(desk)
    made.initGui()
    yield made
    made.unload()


def opened(qtbot: Any, plugin: SceneQueuePlugin) -> ReportDialog:
    plugin.action.trigger()
    qtbot.waitUntil(lambda: plugin.dock is not None)
    plugin.dock.header.report_asked.emit()
    dialog = plugin.side.reports.dialog
    assert not dialog.isModal()
    assert not dialog.copy_button.isEnabled()
    qtbot.waitUntil(dialog.copy_button.isEnabled)
    return dialog


def test_the_report_is_copied_as_it_stands(qtbot: Any, plugin: SceneQueuePlugin) -> None:
    dialog = opened(qtbot, plugin)
    text = dialog.text_edit.toPlainText()
    assert "0 jobs" in text
    assert "none found" in text
    dialog.text_edit.setPlainText(f"It broke. {text}")
    qtbot.mouseClick(dialog.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == f"It broke. {text}"


def test_the_report_is_saved(
    qtbot: Any, plugin: SceneQueuePlugin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, file = opened(qtbot, plugin), tmp_path / "report.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    qtbot.mouseClick(dialog.save_button, LEFT)
    qtbot.waitUntil(lambda: "Saved as" in dialog.status_label.text())
    assert file.read_text(encoding="utf-8") == dialog.text_edit.toPlainText()


def test_the_tracker_is_opened_in_the_browser(
    qtbot: Any, plugin: SceneQueuePlugin, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toString()))
    qtbot.mouseClick(opened(qtbot, plugin).tracker_button, LEFT)
    assert len(asked) == 1
    assert asked[0].startswith("https://")


def test_a_dialog_that_is_closed_early_is_not_waited_for(qtbot: Any, plugin: SceneQueuePlugin) -> None:
    plugin.action.trigger()
    qtbot.waitUntil(lambda: plugin.dock is not None)
    plugin.dock.header.report_asked.emit()
    plugin.side.reports.dialog.reject()
    assert plugin.side.reports.dialog is None
