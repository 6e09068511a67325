"""The plugin's life: loaded, opened, unloaded, and again."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from conftest import TESTS
from doubles.hub import Hub
from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtWidgets import QDockWidget
from scene_queue import classFactory
from scene_queue.plugin import SceneQueuePlugin

COLD = """
import sys
sys.path.insert(0, {tests!r})
import conftest
from qgis.core import QgsApplication
app = QgsApplication([], True)
app.initQgis()
from qgis.PyQt.QtWidgets import QMainWindow
from unittest.mock import MagicMock
iface = MagicMock()
window = QMainWindow()
iface.mainWindow.return_value = window
before = set(sys.modules)
from scene_queue import classFactory
plugin = classFactory(iface)
plugin.initGui()
new = set(sys.modules) - before
network = {{"requests", "urllib3", "sentinelsat", "geojson"}}
print(" ".join(sorted(name for name in new if name.split(".")[0] in network)))
assert QgsApplication.processingRegistry().providerById("scenequeue") is not None
plugin.unload()
app.exitQgis()
"""


@pytest.fixture(autouse=True)
def _own_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scene_queue.plugin.profile_folder", lambda: tmp_path / "profile")


def registered() -> bool:
    return QgsApplication.processingRegistry().providerById("scenequeue") is not None


def open_window(qtbot: Any, desk: Any) -> QDockWidget:
    (action,) = desk.toolbar.actions()
    action.trigger()

    def find() -> QDockWidget | None:
        return desk.window.findChild(QDockWidget, "SceneQueueDock")

    qtbot.waitUntil(lambda: find() is not None and find().isVisible(), timeout=10_000)
    return find()


def test_it_adds_one_button_one_entry_and_the_provider(desk: Any) -> None:
    plugin = classFactory(desk)
    assert isinstance(plugin, SceneQueuePlugin)
    plugin.initGui()
    assert [action.objectName() for action in desk.toolbar.actions()] == ["scene_queue_action"]
    assert desk.raster_menu.actions() == desk.toolbar.actions()
    assert not desk.toolbar.actions()[0].icon().isNull()
    assert registered()
    plugin.unload()


def test_the_window_is_made_on_the_first_click_only(qtbot: Any, hub: Hub, desk: Any) -> None:
    plugin = classFactory(desk)
    plugin.initGui()
    assert desk.window.findChild(QDockWidget, "SceneQueueDock") is None
    dock = open_window(qtbot, desk)
    (action,) = desk.toolbar.actions()
    assert action.isChecked()
    action.trigger()
    assert not dock.isVisible()
    action.trigger()
    assert desk.window.findChildren(QDockWidget, "SceneQueueDock") == [dock]
    plugin.unload()


def test_a_button_that_is_lifted_before_the_window_is_there_leaves_it_hidden(qtbot: Any, hub: Hub, desk: Any) -> None:
    plugin = classFactory(desk)
    plugin.initGui()
    (action,) = desk.toolbar.actions()
    action.trigger()
    action.trigger()
    qtbot.waitUntil(lambda: plugin.dock is not None, timeout=10_000)
    assert plugin.dock.isHidden()
    open_window(qtbot, desk)
    plugin.unload()


def test_unloaded_before_the_window_is_there_it_opens_none(qtbot: Any, hub: Hub, desk: Any) -> None:
    plugin = classFactory(desk)
    plugin.initGui()
    (action,) = desk.toolbar.actions()
    action.trigger()
    plugin.unload()
    qtbot.wait(50)
    assert desk.window.findChild(QDockWidget, "SceneQueueDock") is None


def test_closing_the_window_lifts_the_button(qtbot: Any, hub: Hub, desk: Any) -> None:
    plugin = classFactory(desk)
    plugin.initGui()
    dock = open_window(qtbot, desk)
    dock.close()
    (action,) = desk.toolbar.actions()
    qtbot.waitUntil(lambda: not action.isChecked())
    plugin.unload()


def test_loaded_and_unloaded_ten_times_it_leaves_nothing(qtbot: Any, hub: Hub, desk: Any) -> None:
    threads, items = set(threading.enumerate()), len(desk.canvas.scene().items())
    children = len(desk.window.children())
    for _ in range(10):
        plugin = classFactory(desk)
        plugin.initGui()
        open_window(qtbot, desk)
        plugin.unload()
        qtbot.wait(10)
    assert desk.toolbar.actions() == []
    assert desk.raster_menu.actions() == []
    assert desk.window.findChildren(QDockWidget, "SceneQueueDock") == []
    assert not registered()
    assert len(desk.canvas.scene().items()) == items
    assert len(desk.window.children()) <= children + 1  # the layout of dock areas, made once by Qt
    assert set(threading.enumerate()) <= threads | {threading.main_thread()}


def test_without_a_window_the_provider_comes_alone(qgis_app: Any) -> None:
    plugin = classFactory(None)
    plugin.initProcessing()
    assert registered()
    plugin.unload()
    assert not registered()


def test_unloading_what_was_never_opened_is_fine(desk: Any) -> None:
    classFactory(desk).unload()
    plugin = classFactory(desk)
    plugin.initGui()
    plugin.unload()
    plugin.unload()


def test_a_queue_that_cannot_be_opened_is_said_and_can_be_tried_again(
    qtbot: Any, hub: Hub, desk: Any, tmp_path: Path
) -> None:
    broken = tmp_path / "profile" / "queue.sqlite"
    broken.parent.mkdir()
    with closing(sqlite3.connect(broken)) as database:
        database.execute("PRAGMA user_version = 99")
    plugin = classFactory(desk)
    plugin.initGui()
    (action,) = desk.toolbar.actions()
    action.trigger()
    qtbot.waitUntil(lambda: "queue.sqlite" in " ".join(desk.bar.texts()))
    assert desk.bar.texts(Qgis.MessageLevel.Warning) or desk.bar.texts(Qgis.MessageLevel.Critical)
    assert not action.isChecked()
    broken.unlink()
    open_window(qtbot, desk)
    plugin.unload()


def test_starting_imports_no_network_library() -> None:
    code = COLD.format(tests=str(TESTS))
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip() == ""
