"""From the Queue button to the order: at once where it is small, after a question where it is not."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders.oaxaca import GUIDE_NAMES
from builders.scenes import scene
from doubles.hub import Hub
from qgis.core import Qgis
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFileDialog
from scene_queue.core.catalogue.named_scene import scene_of_name
from scene_queue.core.job_queue.job import JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.order_draft import Work
from scene_queue.core.network import Credentials
from scene_queue.core.product.name import ProcessingLevel, ProductName
from scene_queue.core.qgis_adapters import ordering
from scene_queue.core.stages.sen2cor.installation import Installation
from scene_queue.core.stages.sen2cor.searching import Search
from scene_queue.core.stages.sen2cor.versions import DOWNLOAD_PAGE
from scene_queue.ui.order_dialog import OrderDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def found(window: Any, hub: Hub, fitting_sen2cor: None) -> Iterator[Any]:
    """The window with the six scenes of the guide, all selected, and a hub that is slow."""
    hub.faults.throttle(1_000)
    window.services.sign_in("cdse", Credentials("demo", "demo"), store=False)
    window.take_area()
    window.choose()
    window.search()
    window.scenes.select_all()
    yield window
    if window.dock.orders.dialog is not None:
        window.dock.orders.dialog.close()


def queue(window: Any) -> None:
    window.qtbot.mouseClick(window.scenes.queue_button, LEFT)


def wait_for_jobs(window: Any, count: int) -> list[Order]:
    jobs = window.services.queue
    window.qtbot.waitUntil(lambda: len(jobs.jobs()) == count, timeout=20_000)
    return list({order.id: order for order in map(jobs.order_of, jobs.jobs())}.values())


def dialog_of(window: Any) -> OrderDialog:
    """The dialog, once it is open and its summary complete."""
    orders = window.dock.orders
    window.qtbot.waitUntil(lambda: orders.dialog is not None, timeout=10_000)
    window.qtbot.waitUntil(lambda: orders.dialog.progress_bar.isHidden(), timeout=10_000)
    made: OrderDialog = orders.dialog
    return made


def test_a_small_order_is_queued_without_a_question(found: Any) -> None:
    queue(found)
    (order,) = wait_for_jobs(found, 6)
    assert found.dock.orders.dialog is None
    assert order.title == "Oaxaca"


def test_an_order_knows_what_it_was_made_from(found: Any) -> None:
    queue(found)
    (order,) = wait_for_jobs(found, 6)
    origin = order.origin
    assert origin.area_name == "Oaxaca"
    assert origin.area_wkt == found.dock.scenes.area.wkt
    query = json.loads(origin.query)
    assert (query["start"], query["level"], query["max_cloud_percent"]) == ("2018-08-01", "L1C", 5)
    assert (origin.project, origin.created > 0) == ("", True)


def test_a_list_that_no_search_made_has_no_query(found: Any) -> None:
    scenes = [replace(one, identifier=one.identifier[:-1] + "9") for one in found.scenes.model.scenes]
    found.scenes.show_scenes(scenes, [])
    found.scenes.select_all()
    queue(found)
    (order,) = wait_for_jobs(found, 6)
    assert order.origin.query == ""


def test_no_room_asks_before_the_smallest_order_and_queues_if_the_user_wants_to(found: Any) -> None:
    found.services.remember(replace(found.services.preferences, disk_reserve_mb=10**9))
    queue(found)
    dialog = dialog_of(found)
    assert "There is not enough room" in dialog.summary_label.text()
    assert found.services.queue.jobs() == []
    found.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert found.dock.orders.dialog is None
    wait_for_jobs(found, 6)


@pytest.fixture
def no_sen2cor(found: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scene_queue.core.job_queue.corrections.find_installations", lambda *_, **__: [])
    monkeypatch.setattr("scene_queue.core.job_queue.corrections.look_around", lambda *_, **__: Search(()))


def test_without_a_sen2cor_the_smallest_order_names_the_one_to_install_and_is_queued_without_if_that_is_wanted(
    found: Any, no_sen2cor: None
) -> None:
    found.scenes.choose(sorted(found.names)[:1])
    queue(found)
    dialog = dialog_of(found)
    text = dialog.summary_label.text()
    assert "No Sen2Cor on this computer takes 1 L1C scene of these" in text
    assert f'Install Sen2Cor 2.12.03 (<a href="{DOWNLOAD_PAGE}">' in text
    assert found.services.queue.jobs() == []
    assert dialog.ready_button.isVisible()
    assert "without the correction" in dialog.queue_button.text()
    found.qtbot.mouseClick(dialog.queue_button, LEFT)
    (order,) = wait_for_jobs(found, 1)
    assert order.stages == (StageName.DOWNLOAD, StageName.SAFE_CHECK)


def test_the_ready_l2a_is_a_click_away_where_there_is_no_sen2cor(found: Any, no_sen2cor: None) -> None:
    found.scenes.choose(["S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"])
    queue(found)
    dialog = dialog_of(found)
    found.qtbot.mouseClick(dialog.ready_button, LEFT)
    found.qtbot.waitUntil(lambda: dialog.take_ready_button.isVisible(), timeout=20_000)
    found.qtbot.mouseClick(dialog.take_ready_button, LEFT)
    assert "No Sen2Cor" not in dialog.summary_label.text()
    found.qtbot.mouseClick(dialog.queue_button, LEFT)
    wait_for_jobs(found, 1)
    assert [job.scene.level for job in found.services.queue.jobs()] == [ProcessingLevel.L2A]


def test_a_sen2cor_that_is_installed_meanwhile_is_seen_when_its_window_closes(
    found: Any, no_sen2cor: None, stand_in: Path
) -> None:
    queue(found)
    dialog = dialog_of(found)
    found.qtbot.mouseClick(dialog.sen2cor_button, LEFT)
    sen2cor = found.dock.orders.sen2cor.dialog
    assert sen2cor.isVisible()
    found.services.remember(replace(found.services.preferences, sen2cor="/nowhere/sen2cor", resolution="60"))
    one = Installation(stand_in.parents[1], stand_in, (2, 11, 0))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("scene_queue.core.job_queue.corrections.find_installations", lambda *_, **__: [one])
        sen2cor.reject()
        found.qtbot.waitUntil(lambda: "Sen2Cor 2.11.00 corrects 6 scenes" in dialog.summary_label.text())
    settings = dialog.draft().order.settings
    assert (settings.sen2cor, settings.resolution.value) == ("/nowhere/sen2cor", "60")


def test_more_than_a_hundred_gigabytes_ask_and_a_no_queues_nothing(found: Any) -> None:
    found.scenes.show_scenes([replace(one, size_bytes=20 * 10**9) for one in found.scenes.model.scenes], [])
    found.scenes.select_all()
    queue(found)
    dialog = dialog_of(found)
    assert "6 scenes, 120.0 GB to fetch from Embedded hub." in dialog.summary_label.text()
    found.qtbot.mouseClick(dialog.cancel_button, LEFT)
    assert found.dock.orders.dialog is None
    assert found.services.queue.jobs() == []


def test_options_are_opened_at_any_time_and_kept_for_the_next_order(found: Any, tmp_path: Path) -> None:
    found.scenes.select([])
    found.qtbot.mouseClick(found.scenes.options_button, LEFT)
    dialog = dialog_of(found)
    dialog.work_combo.setCurrentIndex(dialog.work_combo.findData(Work.DOWNLOAD))
    dialog.layout_combo.setCurrentText("{year}")
    dialog.folder_edit.setText(str(tmp_path / "elsewhere"))
    found.qtbot.mouseClick(dialog.keep_button, LEFT)
    assert found.scenes.folder_edit.text() == str(tmp_path / "elsewhere")
    found.scenes.select_all()
    queue(found)
    (order,) = wait_for_jobs(found, 6)
    assert order.stages == (StageName.DOWNLOAD, StageName.SAFE_CHECK)
    assert (order.settings.layout, order.settings.folder) == ("{year}", tmp_path / "elsewhere")


def test_options_of_one_order_are_those_of_the_next(found: Any) -> None:
    found.scenes.choose(sorted(found.names)[:1])
    found.qtbot.mouseClick(found.scenes.options_button, LEFT)
    dialog = dialog_of(found)
    dialog.keep_archive_check.setChecked(True)
    dialog.title_edit.setText("One")
    found.qtbot.mouseClick(dialog.queue_button, LEFT)
    wait_for_jobs(found, 1)
    found.scenes.choose(sorted(found.names)[1:2])
    queue(found)
    first, second = wait_for_jobs(found, 2)
    assert (first.title, second.title) == ("One", "Oaxaca")
    assert first.settings.keep_archive
    assert second.settings.keep_archive


def test_ready_products_are_looked_up_in_the_catalogue(found: Any) -> None:
    found.qtbot.mouseClick(found.scenes.options_button, LEFT)
    dialog = dialog_of(found)
    found.qtbot.mouseClick(dialog.ready_button, LEFT)
    found.qtbot.waitUntil(lambda: dialog.ready_button.isHidden(), timeout=20_000)
    assert "without a known ready L2A" not in dialog.summary_label.text()
    assert set(dialog.found) <= set(GUIDE_NAMES)


def test_products_on_disk_are_corrected_without_a_download(
    window: Any, hub: Hub, product: Any, tmp_path: Path, stand_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = window.services
    services.remember(replace(services.preferences, sen2cor=str(stand_in)))
    product(GUIDE_NAMES[0], tmp_path / "old" / "deep")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "old"))
    window.scenes.products_action.trigger()
    dialog = dialog_of(window)
    window.qtbot.mouseClick(dialog.queue_button, LEFT)
    (order,) = wait_for_jobs(window, 1)
    assert order.stages == (StageName.SAFE_CHECK, StageName.CORRECTION)
    window.qtbot.waitUntil(lambda: services.queue.jobs()[0].state is JobState.DONE, timeout=60_000)
    (job,) = services.queue.jobs()
    assert "_MSIL2A_" in str(job.facts["l2a"])
    assert str(job.facts["l2a"]).startswith(str(tmp_path / "products" / "L2A"))
    assert (tmp_path / "old" / "deep" / f"{GUIDE_NAMES[0]}.SAFE").is_dir()
    assert [request for request in hub.requests if request.face == "download"] == []


def test_a_folder_without_products_is_said(window: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    window.scenes.products_action.trigger()
    bar = window.desk.bar
    window.qtbot.waitUntil(lambda: bool(bar.texts(Qgis.MessageLevel.Warning)), timeout=10_000)
    assert "There is no L1C product" in bar.texts(Qgis.MessageLevel.Warning)[0]


def test_a_disk_that_does_not_answer_holds_up_no_window(found: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever touches the folder runs in a task: here it waits until the test lets it."""
    answers, threads = threading.Event(), []
    look = ordering.look_at_disks

    def slow(*given: Any) -> Any:
        threads.append(threading.current_thread())
        answers.wait(20)
        return look(*given)

    monkeypatch.setattr(ordering, "look_at_disks", slow)
    queue(found)
    found.qtbot.waitUntil(lambda: bool(threads), timeout=10_000)
    assert found.scenes.queue_button.isEnabled()
    assert found.services.queue.jobs() == []
    answers.set()
    wait_for_jobs(found, 6)
    assert threading.main_thread() not in threads


def test_the_correction_of_products_on_disk_is_resumed_without_a_sign_in(
    window: Any, product: Any, tmp_path: Path, stand_in: Path
) -> None:
    services, name = window.services, GUIDE_NAMES[0]
    services.remember(replace(services.preferences, sen2cor=str(stand_in)))
    (tmp_path / "products").mkdir()
    draft = replace(services.ordering.draft(), products={name: product(name, tmp_path / "old")})
    broken = {name: tmp_path / "nowhere" / f"{name}.SAFE"}
    services.queue.add(draft.order, [scene_of_name(ProductName.parse(name), "")], broken)
    window.qtbot.waitUntil(lambda: [job.state for job in services.queue.jobs()] == [JobState.FAILED], timeout=20_000)
    window.sign_in()  # nobody answers: being asked would be an error
    broken[name].parent.mkdir()
    draft.products[name].rename(broken[name])
    window.dock.queue.resume(services.queue.jobs())
    window.qtbot.waitUntil(lambda: [job.state for job in services.queue.jobs()] == [JobState.DONE], timeout=40_000)
    assert window.asked_for == []


def test_ready_products_are_queued_in_place_of_their_scenes(window: Any, hub: Hub) -> None:
    hub.faults.throttle(1_000)
    window.services.sign_in("cdse", Credentials("demo", "demo"), store=False)
    l1c = sorted(GUIDE_NAMES)[0]
    ready = l1c.replace("_MSIL1C_", "_MSIL2A_").replace("_N0206_", "_N0500_")
    window.scenes.show_scenes([scene(l1c), scene(ready)], [])
    window.scenes.choose([l1c])
    window.qtbot.mouseClick(window.scenes.options_button, LEFT)
    dialog = dialog_of(window)
    window.qtbot.mouseClick(dialog.take_ready_button, LEFT)
    window.qtbot.mouseClick(dialog.queue_button, LEFT)
    wait_for_jobs(window, 1)
    assert [job.scene.identifier for job in window.services.queue.jobs()] == [ready]


def test_nothing_is_queued_into_the_queue_of_another_qgis(found: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(found.services.queue), "is_owner", property(lambda queue: False))
    queue(found)
    found.qtbot.waitUntil(lambda: bool(found.desk.bar.texts(Qgis.MessageLevel.Warning)), timeout=20_000)
    assert "Another QGIS works on this queue." in found.desk.bar.texts(Qgis.MessageLevel.Warning)[-1]
    assert found.services.queue.jobs() == []
