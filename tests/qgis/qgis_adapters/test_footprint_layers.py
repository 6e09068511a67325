"""The footprint layers of the project, in step with the table and the queue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders.scenes import numbered_scenes, scene
from qgis.core import NULL, QgsProject, QgsVectorLayer
from scene_queue.core.qgis_adapters.errands import Errands
from scene_queue.core.qgis_adapters.footprint_layer import make_footprint_layer
from scene_queue.core.qgis_adapters.footprint_layers import SLICE, FootprintLayers

NAMES = [one.identifier for one in numbered_scenes(5)]


@pytest.fixture
def layers() -> Iterator[FootprintLayers]:
    errands = Errands()
    made = FootprintLayers(errands)
    yield made
    assert errands.close(5)
    made.close()


@pytest.fixture
def adopted(layers: FootprintLayers, tmp_path: Path) -> FootprintLayers:
    layers.adopt(make_footprint_layer(numbered_scenes(5), "Scenes", tmp_path / "first.gpkg"))
    return layers


def values(layer: QgsVectorLayer | None, field: str = "state") -> dict[str, Any]:
    assert layer is not None
    return {feature["identifier"]: feature[field] for feature in layer.getFeatures()}


def test_an_adopted_layer_lies_on_top_of_the_map(layers: FootprintLayers) -> None:
    below = QgsVectorLayer("Polygon?crs=EPSG:4326", "below", "memory")
    QgsProject.instance().addMapLayer(below)
    layers.adopt(make_footprint_layer([scene()], "Scenes"))
    order = [layer.name() for layer in QgsProject.instance().layerTreeRoot().layerOrder()]
    assert order == ["Scenes", "below"]


def test_the_table_selects_on_the_map(qtbot: Any, adopted: FootprintLayers) -> None:
    with qtbot.waitSignal(adopted.selection_changed):
        adopted.select([NAMES[1], NAMES[3]])
    assert sorted(adopted.selected()) == [NAMES[1], NAMES[3]]
    adopted.select([NAMES[0]])
    assert adopted.selected() == [NAMES[0]]
    with qtbot.assertNotEmitted(adopted.selection_changed):
        adopted.select([NAMES[0], scene().identifier.replace("15PUT", "15QUA")])


def test_what_is_selected_on_the_map_is_told_by_name(adopted: FootprintLayers) -> None:
    assert adopted.layer is not None
    adopted.layer.selectByExpression("\"identifier\" LIKE '%20180809T163929%'")
    assert adopted.selected() == [NAMES[1]]


def test_states_are_written_into_the_layer_and_drawn(qtbot: Any, adopted: FootprintLayers) -> None:
    assert adopted.layer is not None
    with qtbot.waitSignal(adopted.layer.repaintRequested):
        adopted.show_state(NAMES[2], "running")
    assert values(adopted.layer) == {**dict.fromkeys(NAMES, ""), NAMES[2]: "running"}


def test_many_changes_are_written_in_slices_and_the_last_word_counts(layers: FootprintLayers, tmp_path: Path) -> None:
    scenes = numbered_scenes(SLICE * 2 + 7)
    layers.adopt(make_footprint_layer(scenes, "Scenes", tmp_path / "many.gpkg"))
    for state in ("queued", "running", "done"):
        layers.show_states({one.identifier: state for one in scenes})
    layers.show_state(scenes[0].identifier, "failed")
    layers.flush()
    written = values(layers.layer)
    assert written.pop(scenes[0].identifier) == "failed"
    assert set(written.values()) == {"done"}
    assert len(written) == len(scenes) - 1


def test_cloud_over_the_area_is_written_and_taken_back(adopted: FootprintLayers) -> None:
    adopted.show_aoi_cloud(NAMES[1], 12.5)
    adopted.show_state(NAMES[1], "queued")
    adopted.flush()
    assert values(adopted.layer, "aoi_cloud_percent")[NAMES[1]] == 12.5
    assert values(adopted.layer)[NAMES[1]] == "queued"
    adopted.show_aoi_cloud(NAMES[1], None)
    adopted.flush()
    assert values(adopted.layer, "aoi_cloud_percent")[NAMES[1]] == NULL


def test_states_of_scenes_that_are_not_on_the_map_are_let_go(adopted: FootprintLayers) -> None:
    adopted.show_state("S2X_UNKNOWN", "running")
    adopted.flush()
    assert set(values(adopted.layer).values()) == {""}


def test_a_new_search_leaves_the_layer_of_before_and_its_states_go_on(adopted: FootprintLayers, tmp_path: Path) -> None:
    first = adopted.layer
    adopted.adopt(make_footprint_layer(numbered_scenes(2), "second", tmp_path / "second.gpkg"), {NAMES[0]: "queued"})
    assert adopted.layer is not None and adopted.layer.name() == "second"
    adopted.show_state(NAMES[1], "done")
    adopted.show_state(NAMES[4], "failed")
    adopted.flush()
    assert values(adopted.layer) == {NAMES[0]: "queued", NAMES[1]: "done"}
    assert [values(first)[name] for name in NAMES] == ["queued", "done", "", "", "failed"]
    adopted.select([NAMES[0], NAMES[4]])
    assert adopted.selected() == [NAMES[0]]
    assert first is not None and first.selectedFeatureCount() == 0


def test_names_of_layers_are_unique(adopted: FootprintLayers) -> None:
    assert adopted.new_name("Other") == "Other"
    assert adopted.new_name("Scenes") == "Scenes (2)"
    adopted.adopt(make_footprint_layer([scene()], "Scenes (2)"))
    assert adopted.new_name("Scenes") == "Scenes (3)"


def test_a_layer_that_the_user_removed_is_told_once_and_troubles_nobody(qtbot: Any, adopted: FootprintLayers) -> None:
    assert adopted.layer is not None
    adopted.show_state(NAMES[0], "queued")
    with qtbot.waitSignal(adopted.removed):
        QgsProject.instance().removeMapLayer(adopted.layer.id())
    with qtbot.assertNotEmitted(adopted.removed):
        QgsProject.instance().removeAllMapLayers()
    adopted.select([NAMES[0]])
    adopted.show_state(NAMES[0], "done")
    adopted.flush()
    adopted.show_replaced(True)
    assert adopted.layer is None
    assert adopted.selected() == []


def test_before_the_first_search_there_is_no_layer(layers: FootprintLayers) -> None:
    layers.select(["anything"])
    layers.show_state("anything", "done")
    layers.flush()
    assert layers.layer is None


def saved(path: Path) -> None:
    assert QgsProject.instance().write(str(path))
    QgsProject.instance().clear()


def test_a_project_comes_back_with_its_newest_footprints(qtbot: Any, adopted: FootprintLayers, tmp_path: Path) -> None:
    kept = [scene(one.identifier, aoi_percent=41.5, aoi_cloud_percent=7.0) for one in numbered_scenes(2)]
    adopted.adopt(make_footprint_layer(kept, "newest", tmp_path / "newest.gpkg"))
    adopted.show_state(NAMES[0], "done")
    adopted.flush()
    saved(tmp_path / "p.qgz")
    with qtbot.waitSignal(adopted.restored, timeout=10_000) as told:
        assert QgsProject.instance().read(str(tmp_path / "p.qgz"))
    (known,) = told.args
    assert known.layer_name == "newest"
    assert [one.identifier for one in known.scenes] == NAMES[:2]
    assert known.scenes[0].aoi_percent == 41.5
    assert known.scenes[0].aoi_cloud_percent == 7.0
    assert known.scenes[0].begin == kept[0].begin
    assert values(adopted.layer)[NAMES[0]] == "done"
    adopted.select([NAMES[1]])
    assert adopted.selected() == [NAMES[1]]
    (older,) = QgsProject.instance().mapLayersByName("Scenes")
    qtbot.waitUntil(
        lambda: adopted.show_state(NAMES[4], "failed") or adopted.flush() or values(older)[NAMES[4]] == "failed"
    )


def test_a_project_without_footprints_restores_nothing(qtbot: Any, layers: FootprintLayers) -> None:
    QgsProject.instance().addMapLayer(QgsVectorLayer("Polygon?crs=EPSG:4326", "theirs", "memory"))
    with qtbot.assertNotEmitted(layers.restored, wait=50):
        layers.restore()


def test_a_footprint_layer_that_is_damaged_is_left_alone(qtbot: Any, adopted: FootprintLayers, tmp_path: Path) -> None:
    saved(tmp_path / "p.qgz")
    (tmp_path / "first.gpkg").write_text("no database")
    with qtbot.assertNotEmitted(adopted.restored, wait=100):
        QgsProject.instance().read(str(tmp_path / "p.qgz"))
    assert adopted.layer is None
