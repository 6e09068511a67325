"""Scenes as a layer."""

from __future__ import annotations

from typing import Any

import pytest
from builders.scenes import SQUARE, numbered_scenes, scene
from qgis.core import NULL, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QVariant
from scene_queue.core.qgis_adapters.footprint_fields import footprint_fields
from scene_queue.core.qgis_adapters.footprint_layer import FootprintLayer, make_footprint_layer

TEXT, INTEGER, LONG, REAL, BOOLEAN = (
    QVariant.String,
    QVariant.Int,
    QVariant.LongLong,
    QVariant.Double,
    QVariant.Bool,
)
EXPECTED = {
    "identifier": TEXT,
    "uuid": TEXT,
    "beginposition": TEXT,
    "ingestiondate": TEXT,
    "cloudcoverpercentage": REAL,
    "size": TEXT,
    "size_bytes": LONG,
    "producttype": TEXT,
    "processinglevel": TEXT,
    "platformserialidentifier": TEXT,
    "orbitdirection": TEXT,
    "relativeorbitnumber": INTEGER,
    "tileid": TEXT,
    "baseline": TEXT,
    "online": BOOLEAN,
    "service": TEXT,
    "aoi_percent": REAL,
    "aoi_cloud_percent": REAL,
    "superseded": BOOLEAN,
    "state": TEXT,
}


@pytest.fixture
def adopted() -> FootprintLayer:
    footprints = FootprintLayer()
    footprints.adopt(make_footprint_layer(numbered_scenes(5), "Scenes"))
    return footprints


def test_the_fields_are_those_that_old_scripts_know_and_ours() -> None:
    layer = make_footprint_layer([scene()], "Scenes")
    assert {field.name(): field.type() for field in layer.fields()} == EXPECTED
    assert [field.name() for field in footprint_fields()] == list(EXPECTED)


def test_it_is_a_layer_of_multipolygons_in_wgs_84() -> None:
    layer = make_footprint_layer([scene()], "Scenes of August")
    assert layer.isValid()
    assert layer.name() == "Scenes of August"
    assert layer.crs().authid() == "EPSG:4326"
    assert next(layer.getFeatures()).geometry().asWkt() == f"MultiPolygon ({SQUARE.removeprefix('POLYGON ')})".replace(
        ",", ", "
    ).replace(",  ", ", ")


def test_the_values_are_those_of_the_scene() -> None:
    feature = next(
        make_footprint_layer([scene(aoi_percent=41.5, size_bytes=5_000_000_000, superseded=True)], "S").getFeatures()
    )
    values = feature.attributeMap()
    assert values["beginposition"] == "2018-08-09T16:38:29.000000Z"
    assert values["size_bytes"] == 5_000_000_000
    assert values["size"] == "4.66 GB"
    assert values["producttype"] == "S2MSI1C"
    assert values["processinglevel"] == "Level-1C"
    assert values["platformserialidentifier"] == "Sentinel-2B"
    assert values["relativeorbitnumber"] == 126
    assert values["tileid"] == "15PUT"
    assert values["baseline"] == "02.06"
    assert values["online"] is True
    assert values["superseded"] is True
    assert values["aoi_percent"] == 41.5
    assert values["state"] == ""


def test_what_is_not_known_is_null() -> None:
    unknown = scene(cloud_cover_percent=None, aoi_percent=None, aoi_cloud_percent=None)
    values = next(make_footprint_layer([unknown], "S").getFeatures()).attributeMap()
    assert [values[name] == NULL for name in ("cloudcoverpercentage", "aoi_percent", "aoi_cloud_percent")] == [True] * 3


def test_no_scenes_are_an_empty_layer() -> None:
    layer = make_footprint_layer([], "Scenes")
    assert layer.isValid()
    assert layer.featureCount() == 0


def test_an_adopted_layer_lies_on_top_of_the_map() -> None:
    below = QgsVectorLayer("Polygon?crs=EPSG:4326", "below", "memory")
    QgsProject.instance().addMapLayer(below)
    footprints = FootprintLayer()
    footprints.adopt(make_footprint_layer([scene()], "Scenes"))
    order = [layer.name() for layer in QgsProject.instance().layerTreeRoot().layerOrder()]
    assert order == ["Scenes", "below"]


def test_the_table_selects_on_the_map(adopted: FootprintLayer) -> None:
    names = [one.identifier for one in numbered_scenes(5)]
    adopted.select([names[1], names[3]])
    assert sorted(adopted.selected()) == [names[1], names[3]]
    adopted.select([names[0]])
    assert adopted.selected() == [names[0]]


def test_unknown_scenes_are_not_selected(adopted: FootprintLayer) -> None:
    adopted.select([scene().identifier.replace("15PUT", "15QUA")])
    assert adopted.selected() == []


def test_what_is_selected_on_the_map_is_told_by_name(adopted: FootprintLayer) -> None:
    assert adopted.layer is not None
    adopted.layer.selectByExpression("\"identifier\" LIKE '%20180809T163929%'")
    assert adopted.selected() == [numbered_scenes(2)[1].identifier]


def test_states_are_written_into_the_layer(adopted: FootprintLayer) -> None:
    names = [one.identifier for one in numbered_scenes(5)]
    adopted.show_state(names[2], "running")
    assert adopted.layer is not None
    states = {feature["identifier"]: feature["state"] for feature in adopted.layer.getFeatures()}
    assert states == {**dict.fromkeys(names, ""), names[2]: "running"}


def test_a_new_state_is_drawn(qtbot: Any, adopted: FootprintLayer) -> None:
    assert adopted.layer is not None
    with qtbot.waitSignal(adopted.layer.repaintRequested):
        adopted.show_state(numbered_scenes(1)[0].identifier, "running")


def test_each_state_of_a_job_has_its_own_look(adopted: FootprintLayer) -> None:
    from scene_queue.core.job_queue.job import JobState

    assert adopted.layer is not None
    styled = {category.value() for category in adopted.layer.renderer().categories()}
    assert {"", *(state.value for state in JobState)} <= styled


def test_states_of_scenes_that_are_not_on_the_map_are_let_go(adopted: FootprintLayer) -> None:
    adopted.show_state("S2X_UNKNOWN", "running")
    assert adopted.layer is not None
    assert {feature["state"] for feature in adopted.layer.getFeatures()} == {""}


def test_a_layer_that_the_user_removed_troubles_nobody(adopted: FootprintLayer) -> None:
    assert adopted.layer is not None
    QgsProject.instance().removeMapLayer(adopted.layer.id())
    name = numbered_scenes(1)[0].identifier
    adopted.select([name])
    adopted.show_state(name, "done")
    assert adopted.layer is None
    assert adopted.selected() == []


def test_before_the_first_search_there_is_no_layer() -> None:
    footprints = FootprintLayer()
    footprints.select(["anything"])
    footprints.show_state("anything", "done")
    assert footprints.layer is None


def test_the_layer_of_the_next_search_takes_over(adopted: FootprintLayer) -> None:
    adopted.adopt(make_footprint_layer([scene()], "second"))
    assert adopted.layer is not None
    assert adopted.layer.name() == "second"
    adopted.select([scene().identifier])
    assert adopted.selected() == [scene().identifier]
