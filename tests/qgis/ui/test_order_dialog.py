"""The dialog of an order: the summary, bad news first, and the options."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Callable

import pytest
from builders.scenes import numbered_scenes, scene
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFileDialog
from scene_queue.core.errors import DiskError
from scene_queue.core.job_queue.job import StageName
from scene_queue.core.job_queue.on_disk import Disk, OnDisk
from scene_queue.core.job_queue.order import AtEnd, Order, Origin
from scene_queue.core.job_queue.order_draft import OrderDraft, Work
from scene_queue.core.job_queue.order_summary import Known, SourceState
from scene_queue.core.scene import Scene
from scene_queue.core.settings import RasterFormat, RasterOptions, Settings
from scene_queue.ui.order_dialog import FIRST, OrderDialog

LEFT = Qt.MouseButton.LeftButton
TB = 10**12
SCENES = [replace(one, size_bytes=10**9) for one in numbered_scenes(3)]
READY = scene("S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20230809T221152")
KNOWN = Known(
    sources={"cdse": SourceState("cdse", "Copernicus", 4)},
    on_disk=OnDisk(frozenset(), frozenset(), Disk(1, TB), Disk(1, TB)),
    versions={"02.06": "2.8.0"},
)
Open = Callable[..., OrderDialog]


@pytest.fixture
def draft(tmp_path: Path) -> OrderDraft:
    return OrderDraft(Order(0, Settings(tmp_path), title="Oaxaca"))


@pytest.fixture
def opened(qtbot: Any, desk: Any, draft: OrderDraft) -> Iterator[Open]:
    made: list[OrderDialog] = []

    def show(
        known: Known | None = KNOWN, scenes: Sequence[Scene] = SCENES, begin: OrderDraft | None = None
    ) -> OrderDialog:
        dialog = OrderDialog(begin or draft, scenes, desk.window)
        made.append(dialog)
        dialog.begin(known)
        with qtbot.waitExposed(dialog):
            dialog.open()
        return dialog

    yield show
    for dialog in made:
        dialog.close()


def text_of(dialog: OrderDialog) -> str:
    return str(dialog.summary_label.text()).replace("\u200b", "")


def test_the_summary_is_there_and_return_queues(qtbot: Any, opened: Open) -> None:
    dialog = opened()
    assert "3 scenes, 3.0 GB to fetch from Copernicus." in text_of(dialog)
    assert dialog.queue_button.text() == "&Queue 3 scene(s)"
    with qtbot.waitSignal(dialog.queue_asked) as asked:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    wanted, scenes = asked.args
    assert (wanted.work, wanted.order.title, scenes) == (Work.CORRECT, "Oaxaca", SCENES)


def test_bad_news_stand_first_and_in_bold(opened: Open) -> None:
    full = OnDisk(frozenset(), frozenset(), Disk(1, 5), Disk(1, 5))
    text = text_of(opened(replace(KNOWN, on_disk=full)))
    assert text.index("<b>There is not enough room") < text.index("3 scenes, 3.0 GB")


def test_all_options_of_an_order_can_be_chosen(qtbot: Any, opened: Open, tmp_path: Path) -> None:
    dialog = opened()
    dialog.work_combo.setCurrentIndex(dialog.work_combo.findData(Work.DOWNLOAD))
    dialog.title_edit.setText("August")
    dialog.priority_combo.setCurrentIndex(dialog.priority_combo.findData(FIRST))
    dialog.folder_edit.setText(str(tmp_path / "other"))
    dialog.layout_combo.setCurrentText("{year}/{tile}")
    dialog.keep_archive_check.setChecked(True)
    dialog.keep_l1c_check.setChecked(False)
    dialog.budget_spin.setValue(50)
    dialog.loads_check.setChecked(False)
    dialog.list_edit.setText(str(tmp_path / "done.txt"))
    dialog.command_edit.setText("python 'index it.py'")
    with qtbot.waitSignal(dialog.queue_asked) as asked:
        qtbot.mouseClick(dialog.queue_button, LEFT)
    order = asked.args[0].order
    settings = order.settings
    assert (order.title, order.priority, settings.folder) == ("August", FIRST, tmp_path / "other")
    assert order.stages == (StageName.DOWNLOAD, StageName.SAFE_CHECK)
    assert (settings.layout, settings.keep_archive, settings.keep_l1c) == ("{year}/{tile}", True, False)
    assert settings.disk_budget_bytes == 50 * 10**9
    assert order.at_end == AtEnd(False, tmp_path / "done.txt", ("python", "index it.py"))


def test_layers_and_rasters_of_the_area_are_chosen_for_the_order(qtbot: Any, opened: Open, draft: OrderDraft) -> None:
    of_area = replace(draft, order=replace(draft.order, origin=Origin(area_wkt="POLYGON((0 0,1 0,1 1,0 0))")))
    dialog = opened(begin=of_area)
    assert dialog.layers_combo.chosen == ("true_colour",)
    dialog.layers_combo.choose(["ndvi", "swir"])
    dialog.rasters.rasters_box.setChecked(True)
    dialog.rasters.kinds_combo.choose(["B08", "ndvi"])
    dialog.rasters.masked_combo.choose([3, 9])
    dialog.rasters.margin_spin.setValue(250)
    with qtbot.waitSignal(dialog.queue_asked) as asked:
        qtbot.mouseClick(dialog.queue_button, LEFT)
    at_end = asked.args[0].order.at_end
    assert at_end.layers == ("swir", "ndvi")
    assert at_end.rasters == RasterOptions(("ndvi", "B08"), 250.0, (3, 9), RasterFormat.COG)
    dialog.loads_check.setChecked(False)
    assert not dialog.layers_combo.isEnabled()


def test_rasters_of_nothing_cannot_be_queued_and_are_told(opened: Open, draft: OrderDraft) -> None:
    of_area = replace(draft, order=replace(draft.order, origin=Origin(area_wkt="POLYGON((0 0,1 0,1 1,0 0))")))
    dialog = opened(begin=of_area)
    dialog.rasters.rasters_box.setChecked(True)
    dialog.rasters.kinds_combo.choose([])
    assert not dialog.queue_button.isEnabled()
    assert "No kind of raster is chosen." in dialog.trouble_label.text()
    dialog.rasters.kinds_combo.choose(["ndvi"])
    assert dialog.queue_button.isEnabled()


def test_without_an_area_no_rasters_of_it_are_offered_and_the_reason_is_told(opened: Open, draft: OrderDraft) -> None:
    wanted = replace(draft, order=replace(draft.order, at_end=AtEnd(rasters=RasterOptions(("ndvi",)))))
    dialog = opened(begin=wanted)
    assert not dialog.rasters.rasters_box.isEnabled()
    assert dialog.rasters.reason_label.isVisible()
    assert dialog.draft().order.at_end.rasters is None


def test_the_example_follows_what_is_typed(opened: Open, tmp_path: Path) -> None:
    dialog = opened()
    dialog.layout_combo.setCurrentText("{year}/{tile}")
    shown = dialog.example_label.text().replace("\u200b", "")
    assert shown == str(tmp_path / "L1C" / "2018" / "15PUT" / f"{SCENES[0].identifier}.SAFE")


@pytest.mark.parametrize(("layout", "command"), [("{moon}", ""), ("../..", ""), ("{tile}", "python 'open")])
def test_what_cannot_be_used_is_said_and_not_queued(opened: Open, layout: str, command: str) -> None:
    dialog = opened()
    dialog.layout_combo.setCurrentText(layout)
    dialog.command_edit.setText(command)
    assert dialog.trouble_label.text() != ""
    assert not dialog.queue_button.isEnabled()
    dialog.layout_combo.setCurrentText("{tile}")
    dialog.command_edit.setText("")
    assert dialog.trouble_label.isHidden()
    assert dialog.queue_button.isEnabled()


def test_another_folder_is_looked_at_when_the_hands_rest(qtbot: Any, opened: Open, tmp_path: Path) -> None:
    dialog = opened()
    with qtbot.waitSignal(dialog.look_asked, timeout=10_000) as asked:
        dialog.folder_edit.setText(str(tmp_path / "other"))
    assert asked.args[0].order.settings.folder == tmp_path / "other"
    assert not dialog.progress_bar.isHidden()
    dialog.show_known(KNOWN)
    assert dialog.progress_bar.isHidden()


def test_without_a_look_before_it_looks_at_once(qtbot: Any, opened: Open, draft: OrderDraft, desk: Any) -> None:
    dialog = OrderDialog(draft, SCENES, desk.window)
    with qtbot.waitSignal(dialog.look_asked):
        dialog.begin(None)
    dialog.close()


def test_ready_products_are_looked_for_taken_and_counted(qtbot: Any, opened: Open) -> None:
    dialog = opened()
    assert dialog.take_ready_button.isHidden()
    with qtbot.waitSignal(dialog.ready_asked):
        qtbot.mouseClick(dialog.ready_button, LEFT)
    assert not dialog.ready_button.isEnabled()
    with qtbot.waitSignal(dialog.look_asked):
        dialog.show_ready({SCENES[0].identifier: READY})
    dialog.show_known(replace(KNOWN, ready=dialog.found))
    assert dialog.ready_button.isHidden()
    assert "Of 3 L1C scenes, 1 exist as ready L2A products." in text_of(dialog)
    qtbot.mouseClick(dialog.take_ready_button, LEFT)
    assert dialog.work_combo.currentData() is Work.READY
    with qtbot.waitSignal(dialog.queue_asked) as asked:
        qtbot.mouseClick(dialog.queue_button, LEFT)
    assert asked.args[1] == [READY, *SCENES[1:]]


def test_a_mixture_of_versions_offers_one_for_all_and_ready_products_only(qtbot: Any, opened: Open) -> None:
    new = replace(scene("S2B_MSIL1C_20260809T163829_N0512_R126_T15PUT_20260809T221152"), size_bytes=10**9)
    versions = {"02.06": "2.8.0", "05.12": "2.12.03"}
    known = replace(KNOWN, versions=versions, version_for_all="2.12.03", sen2cor_for_all="/opt/Sen2Cor-02.12.03")
    dialog = opened(known, [*SCENES, new])
    assert text_of(dialog).startswith('<p style="margin: 0 0 3px 0"><b>Several versions of Sen2Cor')
    assert not dialog.ready_only_button.isHidden()
    with qtbot.waitSignal(dialog.look_asked, timeout=10_000) as asked:
        qtbot.mouseClick(dialog.one_version_button, LEFT)
    assert asked.args[0].order.settings.sen2cor == "/opt/Sen2Cor-02.12.03"
    dialog.show_known(replace(known, versions=dict.fromkeys(versions, "2.12.03")))
    assert dialog.one_version_button.isHidden()


def test_ready_only_with_none_known_queues_nothing(qtbot: Any, opened: Open) -> None:
    dialog = opened()
    dialog.work_combo.setCurrentIndex(dialog.work_combo.findData(Work.READY_ONLY))
    assert "There is nothing to queue." in text_of(dialog)
    assert not dialog.queue_button.isEnabled()


def test_without_scenes_return_keeps_the_options(qtbot: Any, opened: Open) -> None:
    dialog = opened(Known(), [])
    assert not dialog.queue_button.isEnabled()
    dialog.keep_archive_check.setChecked(True)
    with qtbot.waitSignal(dialog.keep_asked) as asked:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert asked.args[0].order.settings.keep_archive
    assert not dialog.isVisible()


def test_products_on_disk_have_no_choice_of_what_to_do(opened: Open, draft: OrderDraft, tmp_path: Path) -> None:
    products = {one.identifier: tmp_path / one.identifier for one in SCENES}
    dialog = opened(KNOWN, SCENES, replace(draft, products=products))
    assert dialog.work_combo.isHidden()
    assert "3 scenes on disk." in text_of(dialog)
    assert "_MSIL2A_" in dialog.example_label.text().replace("\u200b", "")


def test_what_could_not_be_looked_up_is_said_and_it_can_be_queued_all_the_same(opened: Open) -> None:
    dialog = opened()
    dialog.show_trouble(DiskError("The disk is gone.", advice="Connect it."))
    assert dialog.trouble_label.text() == "The disk is gone. Connect it."
    assert dialog.queue_button.isEnabled()


def test_folder_and_list_are_chosen_by_dialogs(
    qtbot: Any, opened: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dialog = opened()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "chosen"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "list.txt"), ""))
    qtbot.mouseClick(dialog.folder_button, LEFT)
    qtbot.mouseClick(dialog.list_button, LEFT)
    assert dialog.folder_edit.text() == str(tmp_path / "chosen")
    assert dialog.list_edit.text() == str(tmp_path / "list.txt")
