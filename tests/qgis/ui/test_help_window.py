"""The manual in its window, and the *Help* buttons that open it at their places."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtWidgets import QDialogButtonBox, QWidget
from scene_queue.ui.help_window import MANUAL, HelpWindow, manual_of, places, show_help
from scene_queue.ui.queue_settings_dialog import QueueSettingsDialog

LEFT = Qt.MouseButton.LeftButton
SOURCES = Path(__file__).resolve().parents[3] / "ui"


@pytest.fixture
def parent(qtbot: Any) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def top_line(shown: HelpWindow) -> str:
    return str(shown.browser.textCursor().block().text())


def test_it_opens_at_a_place_and_is_opened_once(parent: QWidget, qtbot: Any) -> None:
    shown = show_help("sen2cor", parent)
    assert top_line(shown) == "Sen2Cor"
    assert show_help("company-networks", parent) is shown
    assert top_line(shown) == "Company networks"
    assert shown.places_combo.currentText() == "Company networks"
    assert shown.browser.verticalScrollBar().value() > 0
    assert not shown.isModal()


def test_a_link_of_the_manual_goes_to_its_place(parent: QWidget) -> None:
    shown = show_help("", parent)
    shown.browser.anchorClicked.emit(QUrl("#check-and-repair"))
    assert top_line(shown) == "Check and repair"


def test_every_link_and_every_help_button_leads_somewhere(parent: QWidget) -> None:
    shown = show_help("", parent)
    text = MANUAL.read_text(encoding="utf-8")
    places = set(re.findall(r"\]\(#([\w-]+)\)", text))
    for path in SOURCES.glob("*.py"):
        places |= set(re.findall(r'(?:add_help|dress_help_button)\([\w.]+, "([\w-]+)"', path.read_text("utf-8")))
    assert len(places) > 12
    assert [place for place in sorted(places) if not shown.go_to(place)] == []


def test_no_link_leads_out_of_what_is_installed() -> None:
    links = re.findall(r"\]\(([^)]+)\)", MANUAL.read_text(encoding="utf-8"))
    assert [link for link in links if not link.startswith(("#", "https://"))] == []


def test_words_are_found_one_after_the_other(parent: QWidget, qtbot: Any) -> None:
    shown = show_help("", parent)
    shown.find_edit.setText("master password")
    for _ in range(2):
        qtbot.keyClick(shown.find_edit, Qt.Key.Key_Return)
        assert shown.browser.textCursor().selectedText().lower() == "master password"


def test_a_dialog_opens_it_over_itself(window: Any) -> None:
    window.qtbot.mouseClick(window.dock.queue_panel.settings_button, LEFT)
    dialog = window.dock.queue_settings.dialog
    assert isinstance(dialog, QueueSettingsDialog)
    window.qtbot.mouseClick(dialog.button_box.button(QDialogButtonBox.StandardButton.Help), LEFT)
    shown = dialog.findChild(HelpWindow)
    assert shown.isVisible()
    assert shown.place == "settings"
    dialog.reject()


@pytest.mark.parametrize("name", sorted(path.stem for path in SOURCES.glob("*_dialog.py")))
def test_every_dialog_has_a_help_button(name: str) -> None:
    source = (SOURCES / f"{name}.py").read_text(encoding="utf-8")
    assert "add_help(" in source or "dress_help_button(" in source


@pytest.mark.parametrize("path", sorted(MANUAL.parent.glob("index.*.md")), ids=lambda path: path.name)
def test_each_manual_has_the_places_of_the_english_one(path: Path) -> None:
    text = path.read_text("utf-8")
    levels = [re.findall("^#+", line) for line in text.splitlines() if line.startswith("#")]
    english = [re.findall("^#+", line) for line in MANUAL.read_text("utf-8").splitlines() if line.startswith("#")]
    assert levels == english
    assert set(re.findall(r"\]\(#([\w-]+)\)", text)) <= set(places())


def test_the_manual_speaks_the_language_of_qgis_and_help_leads_to_the_same_place(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scene_queue.ui.help_window.manual_of", lambda _: MANUAL.with_suffix(".es.md"))
    shown = show_help("the-queue", parent)
    assert shown.places_combo.currentText() == "La cola"
    assert shown.place == "the-queue"
    assert manual_of("de_DE") == MANUAL
    assert manual_of("es_MX").name == "index.es.md"
