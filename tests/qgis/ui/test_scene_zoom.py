"""The map goes to scenes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from builders.scenes import numbered_scenes
from scene_queue.ui.scene_zoom import zoom_to_scenes

(SCENE,) = numbered_scenes(1)
WEST = replace(SCENE, footprint_wkt="POLYGON((-97 16,-96 16,-96 17,-97 17,-97 16))")
EAST = replace(SCENE, footprint_wkt="POLYGON((-93 15,-92 15,-92 16,-93 16,-93 15))")


def test_all_of_their_outlines_are_shown(projected_desk: Any, hand: Any) -> None:
    assert zoom_to_scenes(projected_desk.canvas, [WEST, EAST])
    view = projected_desk.canvas.viewport().rect()
    assert view.contains(hand.pixel(-97, 17))
    assert view.contains(hand.pixel(-92, 15))
    assert not view.contains(hand.pixel(-120, 40))


def test_nothing_to_show_moves_nothing(desk: Any) -> None:
    before = desk.canvas.extent()
    assert not zoom_to_scenes(desk.canvas, [])
    assert desk.canvas.extent() == before
