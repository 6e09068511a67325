"""The folder of an order in the window: too long a path, a bad place, a drive that came back under another letter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from doubles.hub import Hub
from qgis.core import Qgis
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFileDialog
from scene_queue.core.job_queue.job import JobState
from scene_queue.core.network import Credentials
from scene_queue.core.qgis_adapters import order_preparation
from scene_queue.core.workspace.path_budget import WINDOWS

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def found(window: Any, fitting_sen2cor: None) -> Any:
    """A window whose search has found the scenes of the guide; all are selected."""
    window.services.sign_in("cdse", Credentials("demo", "demo"), store=False)
    window.take_area()
    window.choose()
    window.search()
    window.qtbot.mouseClick(window.scenes.select_all_button, LEFT)
    return window


def queue_into(window: Any, folder: Path) -> None:
    window.scenes.folder_edit.setText(str(folder))
    window.qtbot.mouseClick(window.scenes.queue_button, LEFT)


def test_a_folder_whose_path_is_too_long_is_refused_before_anything_is_queued(
    found: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(order_preparation, "rules_for", lambda *folders: WINDOWS)
    queue_into(found, tmp_path / ("x" * 150))
    found.qtbot.waitUntil(lambda: bool(found.desk.bar.texts(Qgis.MessageLevel.Warning)), timeout=10_000)
    (told,) = found.desk.bar.texts(Qgis.MessageLevel.Warning)
    assert "too long for Windows" in told
    assert "shorter" in told
    assert found.services.queue.jobs() == []


def test_a_folder_that_cannot_be_made_is_refused_before_anything_is_queued(found: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    queue_into(found, tmp_path / "file" / "products")
    found.qtbot.waitUntil(lambda: bool(found.desk.bar.texts(Qgis.MessageLevel.Warning)), timeout=10_000)
    assert "cannot be written" in found.desk.bar.texts(Qgis.MessageLevel.Warning)[0]
    assert found.services.queue.jobs() == []


def test_a_folder_that_sen2cor_does_not_work_in_is_warned_about_and_taken(found: Any, hub: Hub, tmp_path: Path) -> None:
    hub.faults.throttle(1_000)
    queue_into(found, tmp_path / "GRANULE")
    found.qtbot.waitUntil(lambda: len(found.services.queue.jobs()) == 6, timeout=20_000)
    assert any("GRANULE" in text for text in found.desk.bar.texts(Qgis.MessageLevel.Info))


def test_a_drive_under_another_letter_is_chosen_again_at_resume(
    found: Any, hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive, other = tmp_path / "drive", tmp_path / "other letter"
    queue = found.services.queue
    hub.faults.throttle(1_000)
    queue_into(found, drive)
    found.qtbot.waitUntil(lambda: any(job.state is JobState.RUNNING for job in queue.jobs()), timeout=20_000)
    queue.pause([job.id for job in queue.jobs()])
    found.qtbot.waitUntil(lambda: {job.state for job in queue.jobs()} == {JobState.PAUSED}, timeout=10_000)
    drive.rename(other)
    asked: list[str] = []
    answers = ["", str(other)]

    def choose(parent: Any, title: str) -> str:
        asked.append(title)
        return answers.pop(0)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    found.qtbot.waitUntil(found.dock.queue_panel.resume_button.isEnabled, timeout=10_000)
    found.qtbot.mouseClick(found.dock.queue_panel.resume_button, LEFT)
    found.qtbot.waitUntil(lambda: len(asked) == 1, timeout=10_000)
    assert {job.state for job in queue.jobs()} == {JobState.PAUSED}
    found.qtbot.mouseClick(found.dock.queue_panel.resume_button, LEFT)
    found.qtbot.waitUntil(lambda: any(job.state is JobState.RUNNING for job in queue.jobs()), timeout=10_000)
    assert len(asked) == 2
    assert str(drive) in asked[0]
    assert {queue.order_of(job).settings.folder for job in queue.jobs()} == {other}
    assert not drive.exists()
