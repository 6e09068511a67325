"""A map to begin with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import Qgis, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from scene_queue.core.errors import AreaError
from scene_queue.ui import world_map_offer
from scene_queue.ui.messages import Messages
from scene_queue.ui.world_map_offer import WorldMapOffer


@pytest.fixture
def offer(qtbot: Any, desk: Any) -> Iterator[WorldMapOffer]:
    made = WorldMapOffer(desk.canvas, Messages(desk), desk.window)
    made.setVisible(not QgsProject.instance().mapLayers())
    yield made
    made.remove()


def test_an_empty_project_is_offered_the_world(qtbot: Any, desk: Any, offer: WorldMapOffer) -> None:
    assert not offer.isHidden()
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    (layer,) = QgsProject.instance().mapLayers().values()
    assert layer.featureCount() > 200
    assert layer.readOnly()
    assert desk.canvas.extent().contains(layer.extent())
    assert offer.isHidden()


def test_a_project_with_a_layer_is_not(offer: WorldMapOffer) -> None:
    layer = QgsVectorLayer("Point?crs=EPSG:4326", "mine", "memory")
    QgsProject.instance().addMapLayer(layer)
    assert offer.isHidden()
    QgsProject.instance().removeAllMapLayers()
    assert not offer.isHidden()


def test_a_qgis_without_a_world_map_says_so(
    qtbot: Any, desk: Any, offer: WorldMapOffer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(title: str) -> QgsVectorLayer:
        raise AreaError("This QGIS has no world map.")

    monkeypatch.setattr(world_map_offer, "world_map_layer", missing)
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert any("no world map" in text for text in desk.bar.texts(Qgis.MessageLevel.Warning))
