"""A picture of exactly the area, from the list of scenes to the layer."""

from __future__ import annotations

from typing import Any

import pytest
from builders.oaxaca import GUIDE_NAMES
from doubles.hub import Hub
from qgis.core import QgsProject, QgsRasterLayer
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.network.libraries.sentinelhub_loading import problem

pytestmark = pytest.mark.skipif(bool(problem()), reason=f"SKIPPED LOUDLY: {problem()}")

PUT = next(name for name in GUIDE_NAMES if "_T15PUT_" in name)
AREA = area_from_wkt("POLYGON ((-94.95 16.1,-94.8 16.1,-94.8 16.35,-94.95 16.35,-94.95 16.1))", "corner")


def pictures() -> list[QgsRasterLayer]:
    return [layer for layer in QgsProject.instance().mapLayers().values() if isinstance(layer, QgsRasterLayer)]


@pytest.fixture
def searched(window: Any) -> Any:
    window.show_area(AREA)
    window.choose()
    window.search()
    return window


def test_it_is_offered_for_one_scene(searched: Any) -> None:
    searched.scenes.choose([])
    assert not searched.scenes.picture_action.isEnabled()
    searched.scenes.choose([PUT])
    assert searched.scenes.picture_action.isEnabled()


def test_the_picture_becomes_a_layer(searched: Any) -> None:
    searched.sign_in(("sh-demo", "demo"))
    searched.scenes.choose([PUT])
    searched.scenes.picture_action.trigger()
    searched.qtbot.waitUntil(lambda: bool(pictures()), timeout=20_000)
    (dialog,) = searched.asked_for
    assert "picture of the area" in dialog.reason_label.text()
    (layer,) = pictures()
    assert layer.name() == "corner 2018-08-09 L1C"
    assert layer.isValid()


def test_without_a_sign_in_nothing_is_asked_of_anybody(searched: Any, hub: Hub) -> None:
    searched.sign_in(None)
    searched.scenes.choose([PUT])
    requests = len(hub.requests)
    searched.scenes.picture_action.trigger()
    assert len(hub.requests) == requests
    assert pictures() == []


def test_a_refused_client_is_told(searched: Any) -> None:
    searched.sign_in(("sh-demo", "wrong"))
    searched.scenes.choose([PUT])
    searched.scenes.picture_action.trigger()
    searched.qtbot.waitUntil(lambda: bool(searched.desk.bar.texts()), timeout=20_000)
    assert pictures() == []
