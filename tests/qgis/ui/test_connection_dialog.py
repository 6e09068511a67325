"""Test connection: the dialog host by host, and the way to it."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest
from doubles.hub import Hub
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QGuiApplication
from scene_queue.core.errors import CancelledError
from scene_queue.core.qgis_adapters.connection_tester import ConnectionTester
from scene_queue.core.services import ServiceProfile
from scene_queue.ui.connection_dialog import ConnectionDialog

LEFT = Qt.MouseButton.LeftButton
RESULT, ADVICE = 2, 3


def opened(window: Any) -> ConnectionDialog:
    window.qtbot.mouseClick(window.panel.connection_button, LEFT)
    dialog = window.dock.connection.dialog
    assert isinstance(dialog, ConnectionDialog)
    return dialog


def until_tried(window: Any, dialog: ConnectionDialog) -> None:
    window.qtbot.waitUntil(dialog.again_button.isEnabled, timeout=30_000)


def column(dialog: ConnectionDialog, number: int) -> list[str]:
    return [dialog.table.item(row, number).text() for row in range(dialog.table.rowCount())]


def test_every_host_of_a_service_that_is_well_has_its_tick(window: Any) -> None:
    dialog = opened(window)
    until_tried(window, dialog)
    assert len(column(dialog, RESULT)) >= 3
    assert set(column(dialog, RESULT)) == {"✓ Works."}
    assert dialog.status_label.text() == "All hosts are reached."


def test_a_host_that_is_not_reached_stands_out_and_says_what_to_do(window: Any, hub: Hub) -> None:
    hub.faults.busy(status=404, body={"detail": "gone"}, face="catalogue", times=None)
    dialog = opened(window)
    until_tried(window, dialog)
    wrong = [row for row, text in enumerate(column(dialog, RESULT)) if text.startswith("✗")]
    assert len(wrong) == 1
    assert "profile" in column(dialog, ADVICE)[wrong[0]]
    assert dialog.status_label.text().startswith("Not reached: 1 of ")


def test_a_catalogue_that_delivers_nothing_is_tried_with_the_service_that_does(window: Any) -> None:
    window.choose_service("stac")
    dialog = opened(window)
    until_tried(window, dialog)
    needed = " ".join(column(dialog, 1))
    assert "catalogue" in needed
    assert "download" in needed
    assert len(set(column(dialog, 0))) == dialog.table.rowCount()


def test_the_chosen_source_and_the_allowed_ones_are_tried_too(window: Any) -> None:
    window.services.remember(replace(window.services.preferences, source="cdse-s3", alternatives="google"))
    dialog = opened(window)
    until_tried(window, dialog)
    for service in ("cdse", "cdse-s3", "google"):
        assert window.services.profile(service).title in dialog.hint_label.text()


def test_results_and_hosts_are_copied(window: Any) -> None:
    dialog = opened(window)
    until_tried(window, dialog)
    window.qtbot.mouseClick(dialog.copy_button, LEFT)
    assert QGuiApplication.clipboard().text().count("Works.") == dialog.table.rowCount()
    window.qtbot.mouseClick(dialog.hosts_button, LEFT)
    copied = QGuiApplication.clipboard().text()
    assert "Works" not in copied
    assert "sign-in" in copied


def test_cancel_ends_the_test_first_and_closes_the_dialog_then(window: Any, hub: Hub) -> None:
    hub.faults.silence(face="catalogue", times=None)
    dialog = opened(window)
    assert dialog.close_button.text() == "Cancel"
    window.qtbot.mouseClick(dialog.close_button, LEFT)
    window.qtbot.waitUntil(lambda: "Cancelled" in dialog.status_label.text(), timeout=2_000)
    assert dialog.close_button.text() == "Close"
    window.qtbot.mouseClick(dialog.close_button, LEFT)
    assert window.dock.connection.dialog is None


def test_it_can_be_tested_again(window: Any, hub: Hub) -> None:
    dialog = opened(window)
    until_tried(window, dialog)
    before = len(hub.requests)
    window.qtbot.mouseClick(dialog.again_button, LEFT)
    until_tried(window, dialog)
    assert len(hub.requests) == before + dialog.table.rowCount()


def test_results_arrive_on_the_main_thread(qtbot: Any, profile: ServiceProfile) -> None:
    tester = ConnectionTester()
    threads: set[threading.Thread] = set()
    tester.tried.connect(lambda result: threads.add(threading.current_thread()))
    with qtbot.waitSignal(tester.ended, timeout=30_000):
        tester.start([profile])
    assert threads == {threading.main_thread()}
    assert tester.close(5)


def test_a_fault_of_our_own_is_told(qtbot: Any, profile: ServiceProfile, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise KeyError("a fault")

    monkeypatch.setattr("scene_queue.core.qgis_adapters.connection_tester.try_hosts", fail)
    tester = ConnectionTester()
    with qtbot.waitSignal(tester.failed, timeout=30_000) as told:
        tester.start([profile])
    assert "a fault" in told.args[0].message
    assert tester.close(5)


def test_a_run_that_another_one_took_the_place_of_tells_nothing(
    qtbot: Any, profile: ServiceProfile, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, let_go = threading.Event(), threading.Event()

    def lag(profile: ServiceProfile, network: Any, feedback: Any, on_result: Any) -> None:
        if not begun.is_set():
            begun.set()
            let_go.wait(30)
            on_result("late")
            raise CancelledError

    monkeypatch.setattr("scene_queue.core.qgis_adapters.connection_tester.try_hosts", lag)
    tester, told = ConnectionTester(), list[object]()
    tester.tried.connect(told.append)
    tester.failed.connect(told.append)
    tester.start([profile])
    qtbot.waitUntil(begun.is_set, timeout=30_000)
    with qtbot.waitSignal(tester.ended, timeout=30_000):
        tester.start([profile])
    let_go.set()
    assert tester.close(5)
    assert told == []
