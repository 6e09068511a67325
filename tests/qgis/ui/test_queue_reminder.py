"""At the start of QGIS: jobs that wait are told of, or go on, without the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders.scenes import numbered_scenes
from doubles.hub import Hub
from qgis.core import Qgis, QgsSettings
from qgis.PyQt.QtWidgets import QDockWidget, QPushButton
from scene_queue import classFactory
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import WITHOUT_CORRECTION, Order
from scene_queue.core.job_queue.store import Store
from scene_queue.core.settings import Settings
from scene_queue.plugin import SceneQueuePlugin


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two jobs of an earlier QGIS."""
    monkeypatch.setattr("scene_queue.plugin.profile_folder", lambda: tmp_path / "profile")
    monkeypatch.setattr("scene_queue.ui.queue_reminder.LATER_MS", 0)
    path = tmp_path / "profile" / "queue.sqlite"
    (tmp_path / "products").mkdir()
    with Store(path) as made:
        order = made.add_order(Order(0, Settings(tmp_path / "products"), WITHOUT_CORRECTION))
        made.add_jobs([Job(0, order.id, one, StageName.DOWNLOAD) for one in numbered_scenes(2)])
    return path


@pytest.fixture
def plugin(desk: Any, hub: Hub, store: Path, signed_in: None) -> Iterator[SceneQueuePlugin]:
    made = classFactory(desk)
    made.initGui()
    yield made
    made.unload()
    assert desk.bar.offers == []


def button(desk: Any, text: str) -> QPushButton:
    return next(one for one in desk.bar.offers[0].findChildren(QPushButton) if one.text() == text)


def window(desk: Any) -> Any:
    return desk.window.findChild(QDockWidget, "SceneQueueDock")


def test_jobs_that_wait_are_told_of_without_the_window(qtbot: Any, desk: Any, plugin: SceneQueuePlugin) -> None:
    qtbot.waitUntil(lambda: bool(desk.bar.offers), timeout=10_000)
    assert desk.bar.texts(Qgis.MessageLevel.Info) == ["2 job(s) wait in the queue."]
    assert window(desk) is None
    assert plugin.services is None


def test_resume_goes_on_and_leaves_the_window_closed(qtbot: Any, desk: Any, plugin: SceneQueuePlugin) -> None:
    qtbot.waitUntil(lambda: bool(desk.bar.offers), timeout=10_000)
    button(desk, "Resume").click()
    qtbot.waitUntil(lambda: plugin.services is not None, timeout=10_000)
    jobs = plugin.services.queue.jobs
    qtbot.waitUntil(lambda: all(job.state is not JobState.PAUSED for job in jobs()), timeout=10_000)
    assert window(desk).isHidden()
    assert desk.bar.offers == []


def test_the_window_is_a_click_away_and_ends_the_message(qtbot: Any, desk: Any, plugin: SceneQueuePlugin) -> None:
    qtbot.waitUntil(lambda: bool(desk.bar.offers), timeout=10_000)
    button(desk, "Show the queue").click()
    qtbot.waitUntil(lambda: window(desk) is not None and window(desk).isVisible(), timeout=10_000)
    assert desk.bar.offers == []
    assert {job.state for job in plugin.services.queue.jobs()} == {JobState.PAUSED}


def test_who_wants_it_so_need_not_click(qtbot: Any, desk: Any, hub: Hub, store: Path, signed_in: None) -> None:
    QgsSettings().setValue("scene_queue/resume_at_start", True)
    made = classFactory(desk)
    made.initGui()
    qtbot.waitUntil(lambda: made.services is not None, timeout=10_000)
    jobs = made.services.queue.jobs
    qtbot.waitUntil(lambda: all(job.state is not JobState.PAUSED for job in jobs()), timeout=10_000)
    assert desk.bar.texts(Qgis.MessageLevel.Info)[0] == "2 job(s) go on."
    assert desk.bar.offers == []
    made.unload()


def test_a_window_that_was_opened_before_is_reminder_enough(qtbot: Any, desk: Any, plugin: SceneQueuePlugin) -> None:
    plugin.action.trigger()
    qtbot.waitUntil(lambda: window(desk) is not None, timeout=10_000)
    qtbot.wait(100)
    assert desk.bar.offers == []


def test_a_plugin_that_goes_says_nothing_any_more(qtbot: Any, desk: Any, store: Path) -> None:
    made = classFactory(desk)
    made.initGui()
    made.unload()
    qtbot.wait(100)
    assert desk.bar.offers == []
