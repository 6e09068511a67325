"""Cloud over the area in the whole window: for selected scenes, and as a limit of a search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from builders.areas import box_wkt
from builders.oaxaca import GUIDE_NAMES
from builders.scenes import numbered_scenes
from doubles.hub import Hub
from qgis.core import Qgis
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMessageBox
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.catalogue import SearchResult
from scene_queue.core.qgis_adapters.aoi_cloud_runner import CloudFailure, CloudSummary
from scene_queue.ui.cloud_control import ASK_ABOVE

LEFT = Qt.MouseButton.LeftButton
PUT = next(name for name in GUIDE_NAMES if "_T15PUT_" in name)
# the upper left corner of tile 15PUT, where the hub's small products have their pixels
CORNER = area_from_wkt("POLYGON ((-94.95 16.1,-94.8 16.1,-94.8 16.35,-94.95 16.35,-94.95 16.1))", "corner")


def percents(window: Any) -> dict[str, float | None]:
    """What the layer on the map says."""
    window.services.footprints.flush()
    return {
        feature["identifier"]: None if not feature["aoi_cloud_percent"] else feature["aoi_cloud_percent"]
        for feature in window.dock.footprint_layer.getFeatures()
    }


def search(window: Any) -> None:
    window.show_area(CORNER)
    window.choose()
    window.search()
    assert PUT in window.names


def look_at_cloud(window: Any) -> None:
    """Search, and find out the cloud of one scene."""
    search(window)
    window.sign_in(("demo", "demo"))
    window.scenes.choose([PUT])
    window.qtbot.mouseClick(window.scenes.cloud_button, LEFT)
    assert window.panel.cancel_button.isEnabled()
    window.wait()


def test_the_cloud_of_the_selected_scenes_is_shown_in_table_and_layer(window: Any) -> None:
    look_at_cloud(window)
    (dialog,) = window.asked_for
    assert "cloud over the area" in dialog.reason_label.text()
    assert percents(window)[PUT] is not None
    assert any("known of 1 of 1" in text for text in window.desk.bar.texts(Qgis.MessageLevel.Success))


def test_without_the_sign_in_nothing_is_looked_at_and_that_is_said(window: Any, hub: Hub) -> None:
    search(window)
    requests = len(hub.requests)
    window.sign_in(None)
    window.scenes.choose([PUT])
    window.qtbot.mouseClick(window.scenes.cloud_button, LEFT)
    assert "nobody is signed in" in window.told
    assert len(hub.requests) == requests


def test_a_refused_sign_in_is_asked_for_again(window: Any) -> None:
    search(window)
    window.sign_in(("demo", "wrong"), ("demo", "demo"))
    window.scenes.choose([PUT])
    window.qtbot.mouseClick(window.scenes.cloud_button, LEFT)
    window.qtbot.waitUntil(lambda: percents(window)[PUT] is not None, timeout=30_000)
    assert len(window.asked_for) == 2


def test_a_search_may_limit_it(window: Any) -> None:
    window.show_area(CORNER)
    window.choose()
    window.filters.aoi_cloud_spin.setValue(100)
    window.sign_in(("demo", "demo"))
    window.search()
    window.qtbot.waitUntil(lambda: not window.services.aoi_clouds.is_running, timeout=30_000)
    window.wait()
    assert PUT in window.names
    assert percents(window)[PUT] is not None
    assert "not known" in window.told
    assert len(window.asked_for) == 1


def finished(
    window: Any,
    values: dict[str, float | None],
    count: int,
    limit: int | None = None,
    replaced: int = 0,
    meanwhile: Callable[[], None] = lambda: None,
) -> None:
    """A run of a search's limit of 20 % that ends with these values; the hub is not asked.

    :param replaced: so many of the scenes, the first ones, were replaced by newer versions.
    :param meanwhile: called before the end.
    """
    numbered = enumerate(numbered_scenes(count))
    scenes = tuple(replace(scene, superseded=number < replaced) for number, scene in numbered)
    started: list[Any] = []
    window.monkeypatch.setattr(window.services.aoi_clouds, "start", lambda *given: started.append(given))
    window.monkeypatch.setattr(window.services, "cloud_service", lambda service: "cdse")
    window.services.sign_in_as("cdse", "demo", "demo", store=False)
    window.show_area(CORNER)
    window.choose()
    query = replace(window.panel.query(CORNER), max_aoi_cloud_percent=20.0, limit=limit)
    result = SearchResult(scenes, notes=("A note.",))
    window.dock.scenes.show(scenes, result.notes, None, CORNER.wkt)
    window.dock.clouds.limit(query, result, "cdse")
    if started:
        known = {scenes[number].identifier: percent for number, percent in enumerate(values.values())}
        window.services.aoi_clouds.known.emit(tuple(known.items()))
        meanwhile()
        window.services.aoi_clouds.ended.emit(CloudSummary(count, len(known), 0, 0))


def test_what_has_more_is_hidden_and_what_is_not_known_is_told(window: Any) -> None:
    finished(window, {"a": 10.0, "b": 30.0, "c": None}, 4)
    assert len(window.names) == 3
    assert "more than 20 % cloud over the area: 1" in window.told
    assert "Of 2 the cloud over the area is not known" in window.told
    assert "A note." in window.told


def test_what_a_limit_leaves_out_first_is_what_was_replaced(window: Any) -> None:
    finished(window, {}, 3, limit=2, replaced=1)
    assert window.names == {one.identifier for one in numbered_scenes(3)[1:]}


def test_another_list_that_came_meanwhile_stays(window: Any) -> None:
    other = numbered_scenes(5)[4]
    finished(window, {"a": 30.0, "b": 10.0}, 3, meanwhile=lambda: window.dock.scenes.show([other], (), None))
    assert window.names == {other.identifier}


def test_the_limit_of_scenes_is_applied_after_the_cloud(window: Any) -> None:
    finished(window, {"a": 30.0, "b": 10.0, "c": 5.0}, 3, limit=1)
    assert window.names == {numbered_scenes(3)[1].identifier}


@pytest.mark.parametrize("agrees", [True, False])
def test_many_scenes_are_looked_at_only_if_the_user_agrees(window: Any, agrees: bool) -> None:
    asked: list[str] = []

    def answer(parent: Any, title: str, text: str) -> Any:
        asked.append(text)
        return QMessageBox.StandardButton.Yes if agrees else QMessageBox.StandardButton.No

    window.monkeypatch.setattr(QMessageBox, "question", answer)
    count = ASK_ABOVE + 1
    finished(window, {str(number): 50.0 for number in range(count)}, count)
    assert str(count) in asked[0]
    assert len(window.names) == (0 if agrees else count)
    assert ("was not looked at" in window.told) is not agrees


def test_scenes_that_failed_are_told(window: Any) -> None:
    search(window)
    window.services.sign_in_as("cdse", "demo", "demo", store=False)
    window.monkeypatch.setattr(window.services.aoi_clouds, "start", lambda *given: None)
    window.scenes.choose([PUT])
    window.qtbot.mouseClick(window.scenes.cloud_button, LEFT)
    window.services.aoi_clouds.failed.emit(CloudFailure(PUT, "It broke.", "Try later."))
    window.services.aoi_clouds.ended.emit(CloudSummary(3, 1, 1, 1))
    (text,) = window.desk.bar.texts(Qgis.MessageLevel.Success)
    assert "1 of 3" in text
    assert "1 failed" in text
    assert window.panel.search_button.isEnabled()


def test_the_area_is_that_of_the_list_or_else_of_the_window(window: Any) -> None:
    started: list[Any] = []
    window.monkeypatch.setattr(window.services.aoi_clouds, "start", lambda *given: started.append(given))
    window.services.sign_in_as("cdse", "demo", "demo", store=False)
    search(window)
    elsewhere = area_from_wkt(box_wkt(1, 1, 2, 2), "elsewhere")
    window.show_area(elsewhere)
    for _ in range(2):
        window.scenes.select_all()
        window.qtbot.mouseClick(window.scenes.cloud_button, LEFT)
        window.services.aoi_clouds.ended.emit(CloudSummary(1, 0, 1, 0))
        window.dock.scenes.show(numbered_scenes(1), (), None)  # found by their names: of no area
    assert [area.wkt for _, area, _ in started] == [CORNER.wkt, elsewhere.wkt]


def test_what_is_known_is_shown_by_the_next_search_at_once(window: Any) -> None:
    look_at_cloud(window)
    known = percents(window)[PUT]
    window.search()
    assert percents(window)[PUT] == pytest.approx(known, abs=0.01)
    (shown,) = (one for one in window.scenes.model.scenes if one.identifier == PUT)
    assert shown.aoi_cloud_percent == pytest.approx(known, abs=0.01)


def test_without_any_area_the_user_is_told_to_choose_one(window: Any) -> None:
    window.dock.scenes.show(numbered_scenes(1), (), None)
    window.scenes.select_all()
    window.qtbot.mouseClick(window.scenes.cloud_button, LEFT)
    assert "area" in window.desk.bar.texts(Qgis.MessageLevel.Info)[0]
