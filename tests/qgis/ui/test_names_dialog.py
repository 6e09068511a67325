"""Products found by their names: the dialog, and what comes of it in the window."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from builders.oaxaca import GUIDE_NAMES
from doubles.hub import Hub
from qgis.core import Qgis
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QFileDialog
from scene_queue.core.events import Progress
from scene_queue.ui.names_dialog import NamesDialog

LEFT = Qt.MouseButton.LeftButton
PUT = next(name for name in GUIDE_NAMES if "_T15PUT_" in name)
OLDER = PUT.replace("N0206", "N0205").replace("20180809T221152", "20180809T200000")
GONE = "S2B_MSIL1C_20190101T163829_N0207_R126_T15PUT_20190101T221152"


@pytest.fixture
def dialog(qtbot: Any) -> NamesDialog:
    made = NamesDialog("Embedded hub")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_what_is_typed_is_counted(qtbot: Any, dialog: NamesDialog) -> None:
    assert not dialog.find_button.isEnabled()
    dialog.text_edit.setPlainText(f"Please find {PUT}.SAFE and {GONE}, and {PUT} again")
    qtbot.waitUntil(lambda: dialog.names == (PUT, GONE), timeout=10_000)
    assert dialog.count_label.text().endswith(": 2")
    with qtbot.waitSignal(dialog.asked) as asked:
        qtbot.mouseClick(dialog.find_button, LEFT)
    assert asked.args == [(PUT, GONE)]


def test_a_text_without_names_says_how_they_begin(qtbot: Any, dialog: NamesDialog) -> None:
    dialog.text_edit.setPlainText("S3A_something")
    qtbot.waitUntil(lambda: "S2A_MSIL1C" in dialog.count_label.text(), timeout=10_000)
    assert not dialog.find_button.isEnabled()


def test_names_come_from_the_clipboard(qtbot: Any, dialog: NamesDialog) -> None:
    QGuiApplication.clipboard().setText(f"identifier,size\n{PUT},1\n")
    qtbot.mouseClick(dialog.clipboard_button, LEFT)
    assert dialog.names == (PUT,)


def test_cancel_ends_the_lookup_first_and_closes_the_dialog_then(qtbot: Any, dialog: NamesDialog) -> None:
    dialog.show_names([PUT])
    dialog.set_running(True)
    dialog.show_event(Progress(0.5, "500 of 1,000 names looked up"))
    assert "500" in dialog.status_label.text()
    assert not dialog.find_button.isEnabled()
    with qtbot.waitSignal(dialog.cancelled):
        qtbot.mouseClick(dialog.close_button, LEFT)
    assert dialog.isVisible()
    dialog.set_running(False)
    qtbot.mouseClick(dialog.close_button, LEFT)
    assert not dialog.isVisible()


def test_what_was_replaced_and_not_found_can_be_copied(qtbot: Any, dialog: NamesDialog) -> None:
    dialog.show_result("1 found.", ["old → new", "gone: why"])
    assert dialog.troubles_edit.isVisible()
    qtbot.mouseClick(dialog.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == "old → new\ngone: why"
    dialog.show_result("2 found.", [])
    assert dialog.copy_button.isHidden()


# in the window


def opened(window: Any) -> NamesDialog:
    window.qtbot.mouseClick(window.panel.names_button, LEFT)
    dialog = window.dock.names.dialog
    assert isinstance(dialog, NamesDialog)
    return dialog


def find(window: Any, dialog: NamesDialog) -> None:
    window.qtbot.mouseClick(dialog.find_button, LEFT)
    window.qtbot.waitUntil(lambda: not window.services.names.is_running, timeout=20_000)


def test_all_found_means_a_list_and_a_layer_and_no_dialog_any_more(window: Any) -> None:
    dialog = opened(window)
    dialog.show_names(GUIDE_NAMES)
    find(window, dialog)
    assert window.names == set(GUIDE_NAMES)
    assert {one["identifier"] for one in window.dock.footprint_layer.getFeatures()} == set(GUIDE_NAMES)
    assert "by name" in window.dock.footprint_layer.name()
    assert window.dock.names.dialog is None
    assert any("6 found" in text for text in window.desk.bar.texts(Qgis.MessageLevel.Success))


def test_what_took_the_place_of_old_names_and_what_is_missing_is_listed(window: Any) -> None:
    dialog = opened(window)
    dialog.show_names([OLDER, GONE])
    find(window, dialog)
    assert window.names == {PUT}
    assert dialog.isVisible()
    lines = dialog.troubles_edit.toPlainText().splitlines()
    assert lines[0] == f"{OLDER} → {PUT}"
    assert lines[1].startswith(f"{GONE}: ")
    assert "1 replaced" in dialog.status_label.text()
    assert "1 not found" in dialog.status_label.text()
    assert "another service" in dialog.status_label.text()


def test_names_are_read_from_a_file(window: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "search_footprints.geojson"
    features = [{"type": "Feature", "properties": {"identifier": name}, "geometry": None} for name in GUIDE_NAMES[:3]]
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    dialog = opened(window)
    window.qtbot.mouseClick(dialog.file_button, LEFT)
    window.qtbot.waitUntil(lambda: dialog.names == GUIDE_NAMES[:3], timeout=5_000)


def test_a_file_without_names_or_that_is_none_is_told(window: Any, tmp_path: Path) -> None:
    dialog = opened(window)
    file = tmp_path / "list.txt"
    file.write_text("nothing here", encoding="utf-8")
    dialog.file_chosen.emit(str(file))
    window.qtbot.waitUntil(lambda: "list.txt" in dialog.status_label.text(), timeout=5_000)
    dialog.file_chosen.emit(str(tmp_path / "none.txt"))
    window.qtbot.waitUntil(lambda: "none.txt cannot be read" in dialog.status_label.text(), timeout=5_000)


def test_a_lookup_is_cancelled_within_two_seconds(window: Any, hub: Hub) -> None:
    hub.faults.silence(face="catalogue", times=None)
    dialog = opened(window)
    dialog.show_names([PUT])
    window.qtbot.mouseClick(dialog.find_button, LEFT)
    window.qtbot.mouseClick(dialog.close_button, LEFT)
    window.qtbot.waitUntil(lambda: "Cancelled" in dialog.status_label.text(), timeout=2_000)
    assert dialog.find_button.isEnabled()


def test_a_service_that_fails_is_told_in_the_dialog(window: Any, hub: Hub) -> None:
    hub.faults.busy(status=400, body={"detail": "planted"}, face="catalogue", times=None)
    dialog = opened(window)
    dialog.show_names([PUT])
    find(window, dialog)
    window.qtbot.waitUntil(lambda: bool(dialog.status_label.text()), timeout=10_000)
    assert window.names == set()


def test_a_data_hub_is_signed_in_to_first_and_again_where_it_refuses(window: Any) -> None:
    window.choose_service("dhus")
    window.sign_in(("demo", "wrong"), ("demo", "demo"))
    dialog = opened(window)
    dialog.show_names([PUT])
    window.qtbot.mouseClick(dialog.find_button, LEFT)
    window.qtbot.waitUntil(lambda: window.names == {PUT}, timeout=20_000)
    assert len(window.asked_for) == 2
