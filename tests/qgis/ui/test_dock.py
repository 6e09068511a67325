"""The window as a whole, with the hub: choose an area, search, select, queue, done."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders.oaxaca import GUIDE_NAMES
from doubles.hub import Hub
from qgis.core import Qgis, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QDialog
from scene_queue.core.job_queue.job import JobState
from scene_queue.core.network import Credentials
from scene_queue.core.qgis_adapters.services import Services
from scene_queue.ui.desktop_notice import DesktopNotice
from scene_queue.ui.dock import SceneQueueDock
from scene_queue.ui.sign_in_dialog import SignInDialog

LEFT = Qt.MouseButton.LeftButton
DEMO = Credentials("demo", "demo")


@pytest.fixture
def services(hub: Hub, tmp_path: Path, stand_in: Path) -> Iterator[Services]:
    made = Services(tmp_path / "profile")
    made.remember(replace(made.preferences, folder=str(tmp_path / "products"), sen2cor=str(stand_in)))
    yield made
    made.close()


@pytest.fixture
def dock(qtbot: Any, desk: Any, services: Services, oaxaca: QgsVectorLayer, make_dock: Any) -> Iterator[SceneQueueDock]:
    made = make_dock(services)
    desk.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, made)
    with qtbot.waitExposed(made):
        made.show()
    desk.active = oaxaca
    yield made
    made.remove()


def choose(dock: SceneQueueDock) -> None:
    """The choices of the guide."""
    panel = dock.search_panel
    panel.start_edit.setDate(QDate(2018, 8, 1))
    panel.end_edit.setDate(QDate(2018, 8, 10))
    panel.level_combo.setCurrentIndex(panel.level_combo.findData("L1C"))
    panel.orbit_combo.setCurrentIndex(panel.orbit_combo.findData("descending"))
    panel.cloud_spin.setValue(5)


def take_area(qtbot: Any, dock: SceneQueueDock) -> None:
    """The active layer, which is read beside the window."""
    with qtbot.waitSignal(dock.area_panel.area_changed, timeout=10_000):
        dock.area_panel.menu.layer_action.trigger()


def search(qtbot: Any, dock: SceneQueueDock) -> None:
    """Area, choices, search, and its end."""
    take_area(qtbot, dock)
    choose(dock)
    qtbot.mouseClick(dock.search_panel.search_button, LEFT)
    assert not dock.search_panel.search_button.isEnabled()
    qtbot.waitUntil(lambda: dock.search_panel.search_button.isEnabled(), timeout=20_000)


def answer(monkeypatch: pytest.MonkeyPatch, result: QDialog.DialogCode, credentials: Credentials = DEMO) -> list[str]:
    """Whoever is asked to sign in does so; gives the reasons that were shown."""
    reasons: list[str] = []

    def ask(dialog: SignInDialog) -> QDialog.DialogCode:
        reasons.append(dialog.reason_label.text())
        dialog.user_edit.setText(credentials.user)
        dialog.password_edit.setText(credentials.password)
        dialog.store_check.setChecked(False)
        return result

    monkeypatch.setattr(SignInDialog, "exec", ask)
    return reasons


def all_are(dock: SceneQueueDock, count: int, *states: JobState) -> bool:
    jobs = dock.queue_panel.model.jobs
    return len(jobs) == count and {job.state for job in jobs} <= set(states)


def notices(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the desktop is told from now on, whether or not QGIS is looked at."""
    told: list[str] = []
    monkeypatch.setattr(DesktopNotice, "tell", lambda _, text: told.append(text))
    return told


def test_from_the_area_to_layers(
    qtbot: Any,
    desk: Any,
    services: Services,
    dock: SceneQueueDock,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    asked, noticed = answer(monkeypatch, QDialog.DialogCode.Accepted), notices(monkeypatch)
    search(qtbot, dock)
    assert {scene.identifier for scene in dock.scenes_panel.model.scenes} == set(GUIDE_NAMES)
    assert dock.footprint_layer is not None
    assert dock.footprint_layer.featureCount() == 6
    dock.scenes_panel.table.selectRow(0)
    dock.scenes_panel.table.selectionModel()
    (chosen,) = dock.scenes_panel.selected_scenes()
    qtbot.mouseClick(dock.scenes_panel.queue_button, LEFT)
    qtbot.waitUntil(lambda: all_are(dock, 1, JobState.DONE, JobState.FAILED), timeout=40_000)
    assert [job.message for job in dock.queue_panel.model.jobs] == [""]
    assert len(asked) == 1
    qtbot.waitUntil(lambda: bool(desk.bar.texts(Qgis.MessageLevel.Success)), timeout=10_000)
    assert noticed == desk.bar.texts(Qgis.MessageLevel.Success)

    def layers() -> list[QgsRasterLayer]:
        return [one for one in QgsProject.instance().mapLayers().values() if isinstance(one, QgsRasterLayer)]

    qtbot.waitUntil(lambda: bool(layers()), timeout=10_000)
    assert [layer.name().split()[0] for layer in layers()] == [chosen.tile_id]
    services.footprints.flush()
    states = {feature["identifier"]: feature["state"] for feature in dock.footprint_layer.getFeatures()}
    assert states[chosen.identifier] == "done"
    assert len(list((tmp_path / "products" / "L2A").glob("*/*/*.SAFE"))) == 1


def test_without_an_area_the_user_is_told_to_choose_one(qtbot: Any, hub: Hub, desk: Any, dock: SceneQueueDock) -> None:
    qtbot.mouseClick(dock.search_panel.search_button, LEFT)
    assert "area" in desk.bar.texts(Qgis.MessageLevel.Info)[0]
    assert dock.search_panel.search_button.isEnabled()
    assert hub.requests == []


def test_table_and_map_have_one_selection(qtbot: Any, dock: SceneQueueDock) -> None:
    search(qtbot, dock)
    layer, panel = dock.footprint_layer, dock.scenes_panel
    assert layer is not None
    layer.selectByExpression("\"tileid\" IN ('15PUT', '14QPE')")
    assert {scene.tile_id for scene in panel.selected_scenes()} == {"15PUT", "14QPE"}
    rect = panel.table.visualRect(panel.table.model().index(0, 0))
    qtbot.mouseClick(panel.table.viewport(), LEFT, pos=rect.center())
    on_map = {feature["identifier"] for feature in layer.selectedFeatures()}
    assert on_map == {scene.identifier for scene in panel.selected_scenes()}
    assert len(on_map) == 1
    qtbot.mouseClick(panel.select_all_button, LEFT)
    assert layer.selectedFeatureCount() == 6
    layer.removeSelection()
    assert panel.selected_scenes() == []


def test_a_footprint_layer_that_was_removed_troubles_nobody(qtbot: Any, dock: SceneQueueDock) -> None:
    search(qtbot, dock)
    assert dock.footprint_layer is not None
    QgsProject.instance().removeMapLayer(dock.footprint_layer.id())
    qtbot.mouseClick(dock.scenes_panel.select_all_button, LEFT)
    assert len(dock.scenes_panel.selected_scenes()) == 6
    assert dock.footprint_layer is None


def test_a_search_is_cancelled_by_its_button(qtbot: Any, hub: Hub, desk: Any, dock: SceneQueueDock) -> None:
    hub.faults.silence(face="catalogue", times=None)
    take_area(qtbot, dock)
    choose(dock)
    qtbot.mouseClick(dock.search_panel.search_button, LEFT)
    qtbot.mouseClick(dock.search_panel.cancel_button, LEFT)
    qtbot.waitUntil(lambda: dock.search_panel.search_button.isEnabled(), timeout=10_000)
    assert desk.bar.texts(Qgis.MessageLevel.Critical) == []


def test_a_search_that_fails_says_why_and_can_be_repeated(
    qtbot: Any, hub: Hub, desk: Any, dock: SceneQueueDock
) -> None:
    hub.faults.busy(status=400, body={"detail": "planted"}, face="catalogue")
    search(qtbot, dock)
    assert desk.bar.texts(Qgis.MessageLevel.Critical)
    qtbot.mouseClick(dock.search_panel.search_button, LEFT)
    qtbot.waitUntil(lambda: len(dock.scenes_panel.model.scenes) == 6, timeout=20_000)


def test_a_sign_in_that_is_given_up_queues_nothing(
    qtbot: Any, dock: SceneQueueDock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, QDialog.DialogCode.Rejected)
    search(qtbot, dock)
    qtbot.mouseClick(dock.scenes_panel.select_all_button, LEFT)
    qtbot.mouseClick(dock.scenes_panel.queue_button, LEFT)
    qtbot.wait(50)
    assert len(asked) == 1
    assert dock.queue_panel.model.jobs == []


def test_a_refused_password_is_asked_for_again_on_resume(
    qtbot: Any, dock: SceneQueueDock, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, QDialog.DialogCode.Accepted, Credentials("demo", "wrong"))
    search(qtbot, dock)
    dock.scenes_panel.table.selectRow(0)
    qtbot.mouseClick(dock.scenes_panel.queue_button, LEFT)
    qtbot.waitUntil(lambda: all_are(dock, 1, JobState.FAILED), timeout=20_000)
    reasons = answer(monkeypatch, QDialog.DialogCode.Accepted)
    qtbot.mouseClick(dock.queue_panel.resume_button, LEFT)
    qtbot.waitUntil(lambda: all_are(dock, 1, JobState.DONE), timeout=40_000)
    assert len(reasons) == 1


def test_a_lost_session_makes_one_message_and_a_new_code_goes_on_with_all(
    qtbot: Any, hub: Hub, desk: Any, services: Services, dock: SceneQueueDock, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, QDialog.DialogCode.Accepted, Credentials("demo", "wrong"))
    noticed = notices(monkeypatch)
    search(qtbot, dock)
    qtbot.mouseClick(dock.scenes_panel.select_all_button, LEFT)
    qtbot.mouseClick(dock.scenes_panel.queue_button, LEFT)
    qtbot.waitUntil(lambda: all_are(dock, 6, JobState.FAILED, JobState.PAUSED), timeout=20_000)
    qtbot.wait(50)
    assert len([text for text in desk.bar.texts() if "refused the sign-in" in text]) == 1
    assert len([text for text in noticed if "refused the sign-in" in text]) == 1
    assert hub.accounts.logins_refused <= 2
    answer(monkeypatch, QDialog.DialogCode.Accepted)
    dock.queue_panel.table.selectRow(0)
    qtbot.mouseClick(dock.queue_panel.resume_button, LEFT)
    qtbot.waitUntil(lambda: all_are(dock, 6, JobState.DONE), timeout=60_000)


def test_a_running_queue_is_paused_cancelled_and_removed(
    qtbot: Any, hub: Hub, services: Services, dock: SceneQueueDock
) -> None:
    services.sign_in("cdse", DEMO, store=False)
    hub.faults.throttle(5_000)
    search(qtbot, dock)
    qtbot.mouseClick(dock.scenes_panel.select_all_button, LEFT)
    qtbot.mouseClick(dock.scenes_panel.queue_button, LEFT)
    jobs = dock.queue_panel.model
    qtbot.waitUntil(lambda: any(job.state is JobState.RUNNING for job in jobs.jobs), timeout=10_000)
    qtbot.mouseClick(dock.queue_panel.pause_button, LEFT)
    qtbot.waitUntil(lambda: all_are(dock, 6, JobState.PAUSED), timeout=10_000)
    qtbot.mouseClick(dock.queue_panel.cancel_button, LEFT)
    qtbot.waitUntil(lambda: all_are(dock, 6, JobState.CANCELLED), timeout=10_000)
    qtbot.mouseClick(dock.queue_panel.remove_button, LEFT)
    assert len(jobs.jobs) == 6
    dock.queue.removal.dialog.accept()
    qtbot.waitUntil(lambda: jobs.rowCount() == 0, timeout=10_000)
    assert services.queue.jobs() == []
    assert "empty" in dock.queue_panel.summary_label.text()


def test_an_offline_scene_waits_at_the_service_and_is_ordered_on_its_web_page(
    qtbot: Any, hub: Hub, services: Services, dock: SceneQueueDock, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: pages.append(url.toString()))
    services.sign_in("cdse", DEMO, store=False)

    def to_the_archive(answer: Any) -> Any:
        return {**answer, "value": [{**product, "Online": False} for product in answer["value"]]}

    hub.faults.edit(to_the_archive, face="catalogue", times=None)
    search(qtbot, dock)
    dock.scenes_panel.choose([GUIDE_NAMES[0]])
    qtbot.mouseClick(dock.scenes_panel.queue_button, LEFT)
    qtbot.waitUntil(lambda: all_are(dock, 1, JobState.WAITING), timeout=20_000)
    (job,) = dock.queue_panel.model.jobs
    assert (job.trouble, job.attempts) == ("OfflineError", 0)
    dock.queue_panel.summary_label.linkActivated.emit("order")
    assert pages == []
    assert "no web page" in desk.bar.texts(Qgis.MessageLevel.Info)[-1]
    services.profiles["cdse"] = replace(services.profiles["cdse"], order_page="https://orders.example/")
    dock.queue_panel.summary_label.linkActivated.emit("order")
    assert pages == ["https://orders.example/"]


def test_footprints_are_exported(qtbot: Any, dock: SceneQueueDock, desk: Any, tmp_path: Path) -> None:
    search(qtbot, dock)
    dock.scenes_panel.export_asked.emit(str(tmp_path / "search_footprints.geojson"))
    qtbot.waitUntil(lambda: bool(desk.bar.texts(Qgis.MessageLevel.Success)), timeout=10_000)
    content = json.loads((tmp_path / "search_footprints.geojson").read_text(encoding="utf-8"))
    assert {feature["properties"]["identifier"] for feature in content["features"]} == set(GUIDE_NAMES)
    dock.scenes_panel.export_asked.emit(str(tmp_path / "none" / "f.geojson"))
    qtbot.waitUntil(lambda: any("none" in text for text in desk.bar.texts()), timeout=10_000)


def test_choices_are_remembered_by_the_next_window(
    qtbot: Any, dock: SceneQueueDock, services: Services, make_dock: Any
) -> None:
    search(qtbot, dock)
    assert services.preferences.max_cloud_percent == 5
    assert services.preferences.level == "L1C"
    other = make_dock(services)
    assert other.search_panel.cloud_spin.value() == 5
    assert other.search_panel.level_combo.currentData() == "L1C"
    other.remove()


def test_taking_the_window_away_leaves_nothing_on_the_map(
    qtbot: Any, desk: Any, services: Services, oaxaca: QgsVectorLayer, make_dock: Any
) -> None:
    before = len(desk.canvas.scene().items())
    window = make_dock(services)
    desk.active = oaxaca
    window.show()
    take_area(qtbot, window)
    qtbot.mouseClick(window.area_panel.draw_button, LEFT)
    window.remove()
    window.deleteLater()
    qtbot.wait(20)
    assert len(desk.canvas.scene().items()) == before
    assert desk.canvas.mapTool() is None
