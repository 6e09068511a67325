"""Scenes as a layer."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders.scenes import SQUARE, numbered_scenes, scene
from qgis.core import NULL, QgsProject, QgsRenderContext, QgsVectorLayer
from qgis.PyQt.QtCore import QVariant
from scene_queue.core.errors import DiskError
from scene_queue.core.job_queue.job import JobState
from scene_queue.core.qgis_adapters.footprint_fields import footprint_fields
from scene_queue.core.qgis_adapters.footprint_layer import is_footprint_layer, make_footprint_layer
from scene_queue.core.qgis_adapters.footprint_store import new_footprint_file
from scene_queue.core.qgis_adapters.footprint_style import show_replaced

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


def test_each_state_of_a_job_has_its_own_look() -> None:
    layer = make_footprint_layer([scene()], "S")
    styled = {category.value() for category in layer.renderer().categories()}
    assert {"", *(state.value for state in JobState)} <= styled


def drawn(layer: QgsVectorLayer) -> int:
    """How many features are drawn, and so can be selected on the map."""
    renderer, context = layer.renderer().clone(), QgsRenderContext()
    renderer.startRender(context, layer.fields())
    count = 0
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        count += renderer.willRenderFeature(feature, context)
    renderer.stopRender(context)
    return count


@pytest.mark.parametrize("kept", [False, True])
def test_replaced_scenes_are_seen_only_when_they_are_asked_for(tmp_path: Path, kept: bool) -> None:
    first, second = numbered_scenes(2)
    scenes = [first, scene(second.identifier, superseded=True)]
    layer = make_footprint_layer(scenes, "S", tmp_path / "s.gpkg" if kept else None)
    assert drawn(layer) == 1
    show_replaced(layer, True)
    assert drawn(layer) == 2
    show_replaced(layer, False)
    assert drawn(layer) == 1


def test_a_replaced_scene_that_is_queued_is_seen() -> None:
    layer = make_footprint_layer([scene(superseded=True)], "S")
    layer.dataProvider().changeAttributeValues({1: {layer.fields().indexOf("state"): "done"}})
    assert drawn(layer) == 1


# kept on disk


def test_a_geopackage_has_the_fields_the_values_and_the_order(tmp_path: Path) -> None:
    scenes = [scene(size_bytes=5_000_000_000, cloud_cover_percent=None), *numbered_scenes(3)[1:]]
    layer = make_footprint_layer(scenes, "Scenes", tmp_path / "deep" / "f.gpkg")
    kinds = {field.name(): field.type() for field in layer.fields()}
    assert kinds.pop("fid") == LONG
    assert kinds == EXPECTED
    features = list(layer.getFeatures())
    assert [feature["identifier"] for feature in features] == [one.identifier for one in scenes]
    assert [feature.id() for feature in features] == [1, 2, 3]
    assert features[0]["size_bytes"] == 5_000_000_000
    assert features[0]["cloudcoverpercentage"] == NULL
    assert features[0]["online"] is True
    assert layer.crs().authid() == "EPSG:4326"
    assert [path.name for path in (tmp_path / "deep").iterdir() if path.suffix == ".gpkg"] == ["f.gpkg"]


def test_a_kept_layer_is_a_file_and_comes_back_with_the_project(tmp_path: Path) -> None:
    project = QgsProject.instance()
    layer = make_footprint_layer(numbered_scenes(3), "Scenes", tmp_path / "f.gpkg")
    assert layer.providerType() == "ogr"  # a memory layer would be asked about when QGIS closes
    project.addMapLayer(layer)
    assert project.write(str(tmp_path / "p.qgz"))
    project.clear()
    assert project.read(str(tmp_path / "p.qgz"))
    (back,) = project.mapLayersByName("Scenes")
    assert back.isValid()
    assert back.featureCount() == 3
    assert is_footprint_layer(back)
    assert drawn(back) == 3


def test_what_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DiskError, match="f.gpkg"):
        make_footprint_layer([scene()], "S", tmp_path / "file" / "f.gpkg")

    def full(part: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(DiskError, match="No space"):
        make_footprint_layer([scene()], "S", tmp_path / "f.gpkg")
    assert [path.name for path in tmp_path.iterdir() if "gpkg" in path.name] == []


def test_two_windows_of_qgis_that_choose_one_name_lose_no_search(tmp_path: Path) -> None:
    assert QgsProject.instance().write(str(tmp_path / "p.qgz"))
    here, there = new_footprint_file("Scenes"), new_footprint_file("Scenes")
    assert here == there
    first = make_footprint_layer(numbered_scenes(2), "Scenes", here)
    second = make_footprint_layer(numbered_scenes(3), "Scenes", there)
    assert (first.featureCount(), second.featureCount()) == (2, 3)
    assert [Path(layer.source().partition("|")[0]).name for layer in (first, second)] == [
        "Scenes.gpkg",
        "Scenes_2.gpkg",
    ]


def test_a_search_is_kept_beside_the_project(tmp_path: Path) -> None:
    assert QgsProject.instance().write(str(tmp_path / "p.qgz"))
    path = new_footprint_file("Scenes Oaxaca 2018-08-01 – 2018-08-10 (2)")
    assert path == tmp_path / "footprints" / "Scenes_Oaxaca_2018-08-01_2018-08-10_2.gpkg"
    path.parent.mkdir()
    path.write_text("")
    assert new_footprint_file("Scenes Oaxaca 2018-08-01 – 2018-08-10 (2)").name.endswith("_2_2.gpkg")


def test_without_a_saved_project_it_is_kept_in_the_profile() -> None:
    path = new_footprint_file("/../Ñandú 日本")
    assert path.parent.parts[-2:] == ("scene_queue", "footprints")
    assert path.name == "Nandu.gpkg"
    assert new_footprint_file("日本").name == "scenes.gpkg"


def test_layers_of_others_are_no_footprint_layers() -> None:
    assert not is_footprint_layer(QgsVectorLayer("Polygon?crs=EPSG:4326", "theirs", "memory"))
