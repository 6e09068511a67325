"""The body of the window on screens of several heights."""

from __future__ import annotations

from typing import Any

import pytest
from qgis.PyQt.QtWidgets import QLabel, QPlainTextEdit, QScrollArea, QWidget
from scene_queue.ui.scrolled import LowLayout, Scrolled

WORDS = "A sentence that wraps where there is no room for it. " * 4


@pytest.fixture
def area(qtbot: Any) -> QScrollArea:
    """A label that wraps over a list that would like to be 400 pixels high, and can do with 50."""
    body = QWidget()
    layout = LowLayout(body)
    label = QLabel(WORDS)
    label.setWordWrap(True)
    layout.addWidget(label)
    listing = QPlainTextEdit()
    listing.setMinimumHeight(50)
    listing.sizeHint = lambda: listing.minimumSize().expandedTo(body.size())  # type: ignore[method-assign]
    layout.addWidget(listing, 1)
    made = Scrolled(body)
    qtbot.addWidget(made)
    return made


def shown(qtbot: Any, area: QScrollArea, height: int) -> int:
    """How far it can be scrolled."""
    area.resize(300, height)
    with qtbot.waitExposed(area):
        area.show()
    qtbot.wait(20)
    return int(area.verticalScrollBar().maximum())


@pytest.mark.parametrize("height", [250, 700])
def test_what_fits_when_lists_are_low_does_not_scroll(qtbot: Any, area: QScrollArea, height: int) -> None:
    assert shown(qtbot, area, height) == 0


def test_what_does_not_fit_scrolls(qtbot: Any, area: QScrollArea) -> None:
    assert shown(qtbot, area, 100) > 0


def test_it_is_never_narrower_than_what_it_holds(area: QScrollArea) -> None:
    assert area.minimumWidth() >= area.widget().minimumSizeHint().width()


def test_it_gets_wider_with_what_it_shows(qtbot: Any, area: QScrollArea) -> None:
    shown(qtbot, area, 400)
    wide = QLabel("wide", area.widget())
    wide.setMinimumWidth(900)
    area.widget().layout().addWidget(wide)
    qtbot.waitUntil(lambda: area.minimumWidth() > 900, timeout=10_000)
