"""The menu of the layers that a product can become."""

from __future__ import annotations

from typing import Any

from scene_queue.core.settings import RASTER_KINDS
from scene_queue.ui.layer_menu import LayerMenu
from scene_queue.ui.layer_words import layer_titles


def test_every_kind_has_a_title_of_its_own() -> None:
    titles = layer_titles()
    assert tuple(titles) == RASTER_KINDS
    assert len(set(titles.values())) == len(RASTER_KINDS)
    assert titles["B8A"] == "Band 8A"


def test_each_entry_asks_for_its_kind(qtbot: Any) -> None:
    menu = LayerMenu()
    qtbot.addWidget(menu)
    asked: list[str] = []
    menu.asked.connect(asked.append)
    for action in menu.actions():
        if action.menu() is None:
            action.trigger()
        else:
            for band in action.menu().actions():
                band.trigger()
    assert tuple(asked) == RASTER_KINDS
