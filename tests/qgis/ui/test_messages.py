"""Sentences in QGIS's own message bar."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QPushButton
from scene_queue.core.errors import SceneQueueError
from scene_queue.ui.messages import Messages


@pytest.fixture
def bar(qtbot: Any) -> QgsMessageBar:
    made = QgsMessageBar()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def messages(bar: QgsMessageBar) -> Messages:
    return Messages(SimpleNamespace(messageBar=lambda: bar))


def texts(bar: QgsMessageBar) -> list[str]:
    return [item.text() for item in bar.items()]


def test_a_hint_takes_the_place_of_the_one_before(bar: QgsMessageBar, messages: Messages) -> None:
    messages.hint("12 scenes chosen.")
    messages.hint("11 scenes chosen.")
    assert texts(bar) == ["11 scenes chosen."]


def test_a_failure_can_have_a_button_and_goes_with_its_click(
    qtbot: Any, bar: QgsMessageBar, messages: Messages
) -> None:
    clicked: list[bool] = []
    messages.failed(SceneQueueError("It broke.", advice="Mend it."), [("Repair", lambda: clicked.append(True))])
    assert texts(bar) == ["It broke. Mend it."]
    (button,) = bar.findChildren(QPushButton)
    assert button.text() == "Repair"
    button.click()
    assert clicked == [True]
    assert texts(bar) == []


def test_what_ended_and_what_failed_stays_below_a_hint(bar: QgsMessageBar, messages: Messages) -> None:
    messages.hint("12 scenes chosen.")
    messages.failed(SceneQueueError("It broke."))
    messages.ended("It is done.")
    messages.hint("11 scenes chosen.")
    assert texts(bar) == ["11 scenes chosen.", "It is done.", "It broke."]


def test_hints_of_others_stay(bar: QgsMessageBar, messages: Messages) -> None:
    bar.pushInfo("Another plugin", "Something else.")
    messages.hint("12 scenes chosen.")
    assert texts(bar) == ["12 scenes chosen.", "Something else."]
