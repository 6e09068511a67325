"""Sentences on the desktop: when, by which way, and that they go away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from qgis.PyQt.QtCore import QProcess, QStandardPaths, Qt
from qgis.PyQt.QtWidgets import QApplication, QMainWindow, QSystemTrayIcon
from scene_queue.ui import desktop_notice
from scene_queue.ui.desktop_notice import DesktopNotice


class Tray:
    """What stands for a desktop's tray."""

    def __init__(self) -> None:
        self.is_shown = False
        self.texts: list[str] = []


class Desktop:
    """A window, a user who looks at it or not, and what the desktop shows."""

    def __init__(self, window: QMainWindow) -> None:
        self.window = window
        self.is_wanted, self.is_looked_at = True, False
        self.tray = Tray()
        self.started: list[list[str]] = []
        self.alerts = 0
        self.notice = DesktopNotice(window, lambda: self.is_wanted, lambda: self.is_looked_at)


@pytest.fixture
def desktop(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = Desktop(window)

    def alert(*_: Any) -> None:
        made.alerts += 1

    monkeypatch.setattr(QApplication, "alert", alert)
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _: setattr(made.tray, "is_shown", True))
    monkeypatch.setattr(QSystemTrayIcon, "hide", lambda _: setattr(made.tray, "is_shown", False))
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _, title, text, *more: made.tray.texts.append(text))
    monkeypatch.setattr(QProcess, "startDetached", lambda program, words: made.started.append([program, *words]))
    monkeypatch.setattr(QStandardPaths, "findExecutable", lambda name: f"/usr/bin/{name}")
    yield made
    made.notice.remove()


def test_who_does_not_look_at_qgis_is_told(desktop: Desktop) -> None:
    desktop.notice.tell("All 3 scenes are done.")
    assert desktop.tray.texts == ["All 3 scenes are done."]
    assert desktop.tray.is_shown
    assert desktop.alerts == 1
    assert desktop.started == []


def test_who_looks_at_qgis_reads_it_there(desktop: Desktop) -> None:
    desktop.is_looked_at = True
    desktop.notice.tell("All 3 scenes are done.")
    assert (desktop.tray.texts, desktop.alerts) == ([], 0)


def test_who_wants_none_gets_none(desktop: Desktop) -> None:
    desktop.is_wanted = False
    desktop.notice.tell("All 3 scenes are done.")
    assert (desktop.tray.texts, desktop.alerts) == ([], 0)


def test_the_icon_goes_when_qgis_is_looked_at(desktop: Desktop) -> None:
    desktop.notice.tell("All 3 scenes are done.")
    QApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert not desktop.tray.is_shown


def test_a_desktop_without_a_tray_is_told_by_its_own_program(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    desktop.notice.tell("--help is no option here")
    ((program, *words),) = desktop.started
    assert program == "/usr/bin/notify-send"
    assert words[-3:] == ["--", desktop_notice.TITLE, "--help is no option here"]
    assert desktop.tray.texts == []


def test_a_desktop_that_has_no_way_still_points_to_qgis(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    monkeypatch.setattr(QStandardPaths, "findExecutable", lambda _: "")
    desktop.notice.tell("All 3 scenes are done.")
    assert (desktop.alerts, desktop.started) == (1, [])
