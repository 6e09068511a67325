"""Scenes hidden on the map."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders.scenes import numbered_scenes
from qgis.core import QgsApplication
from scene_queue.core.qgis_adapters.footprint_filter import hide_scenes
from scene_queue.core.qgis_adapters.footprint_layer import make_footprint_layer


@pytest.mark.parametrize("on_disk", [True, False])
def test_hidden_scenes_are_not_on_the_map_until_the_filter_is_taken_away(
    qgis_app: QgsApplication, tmp_path: Path, on_disk: bool
) -> None:
    scenes = numbered_scenes(4)
    layer = make_footprint_layer(scenes, "Scenes", tmp_path / "scenes.gpkg" if on_disk else None)
    hide_scenes(layer, [scene.identifier for scene in scenes[:3]])
    assert [feature["identifier"] for feature in layer.getFeatures()] == [scenes[3].identifier]
    hide_scenes(layer, [])
    assert layer.featureCount() == 4
