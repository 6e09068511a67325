"""Layers of scenes, whoever made them, read back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

import pytest
from builders.scenes import T15PUT, numbered_scenes, scene
from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsVectorLayer,
)
from scene_queue.core.errors import SettingsError
from scene_queue.core.product.name import ProcessingLevel
from scene_queue.core.qgis_adapters.footprint_layer import make_footprint_layer
from scene_queue.core.qgis_adapters.scene_source import scenes_of_source, unique


def table(fields: str, *rows: list[object]) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"None?{fields}", "table", "memory")
    features = []
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(row)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def test_our_own_layer_comes_back_as_it_went_in() -> None:
    scenes = [scene(size_bytes=4_000_000_000, online=False), *numbered_scenes(4)[1:]]
    scenes[1:3] = [replace(scenes[1], online=True), replace(scenes[2], online=None)]
    back = scenes_of_source(make_footprint_layer(scenes, "S"), "elsewhere")
    assert [(one.identifier, one.uuid, one.service, one.size_bytes, one.online) for one in back] == [
        (one.identifier, one.uuid, one.service, one.size_bytes, one.online) for one in scenes
    ]
    assert [one.begin for one in back] == [one.begin for one in scenes]
    assert [one.published for one in back] == [one.published for one in scenes]


def test_a_table_with_nothing_but_names_is_enough() -> None:
    (only,) = scenes_of_source(table("field=identifier:string", [T15PUT]), "cdse")
    assert only.identifier == T15PUT
    assert only.service == "cdse"
    assert only.uuid == ""
    assert only.tile_id == "15PUT"
    assert only.level is ProcessingLevel.L1C
    assert only.baseline == "02.06"
    assert only.begin == datetime(2018, 8, 9, 16, 38, 29, tzinfo=timezone.utc)
    assert only.cloud_cover_percent is None
    assert only.size_bytes == 0
    assert only.online is None


@pytest.mark.parametrize("ending", ["", ".SAFE", ".zip"])
def test_names_may_have_the_ending_of_a_file(ending: str) -> None:
    (only,) = scenes_of_source(table("field=identifier:string", [f" {T15PUT}{ending} "]), "cdse")
    assert only.identifier == T15PUT


def test_the_file_of_sentinelsat_itself_is_read(tmp_path: Path) -> None:
    properties = {
        "identifier": T15PUT,
        "uuid": "an-id-of-the-hub-that-closed",
        "beginposition": "2018-08-09T16:38:29.024000Z",
        "ingestiondate": "2018-08-10T02:00:17.601000Z",
        "cloudcoverpercentage": 2.4816,
        "size": "771.10 MB",
        "orbitdirection": "DESCENDING",
        "relativeorbitnumber": 126,
        "platformname": "Sentinel-2",
    }
    square = {"type": "Polygon", "coordinates": [[[-94, 16], [-93, 16], [-93, 17], [-94, 17], [-94, 16]]]}
    feature = {"type": "Feature", "id": 0, "properties": properties, "geometry": square}
    file = tmp_path / "search_footprints.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    (only,) = scenes_of_source(QgsVectorLayer(str(file), "old", "ogr"), "cdse")
    assert only.identifier == T15PUT
    assert only.uuid == ""  # it was worth something only at the hub that wrote it
    assert only.service == "cdse"
    assert only.cloud_cover_percent == 2.4816
    assert only.begin == datetime(2018, 8, 9, 16, 38, 29, 24_000, tzinfo=timezone.utc)
    assert only.published.replace(microsecond=0) == datetime(2018, 8, 10, 2, 0, 17, tzinfo=timezone.utc)
    assert QgsGeometry.fromWkt(only.footprint_wkt).area() == pytest.approx(1)


def test_the_id_counts_only_beside_the_service_that_gave_it() -> None:
    fields = "field=identifier:string&field=uuid:string&field=service:string"
    first, second = scenes_of_source(
        table(fields, [T15PUT, "known", "mirror"], [T15PUT.replace("15PUT", "15PTT"), "nobody's", None]), "cdse"
    )
    assert (first.uuid, first.service) == ("known", "mirror")
    assert (second.uuid, second.service) == ("", "cdse")


@pytest.mark.parametrize(
    "text", ["2018-08-09T16:38:29Z", "2018-08-09T16:38:29.000000Z", "2018-08-09T11:38:29-05:00", "2018-08-09 16:38:29"]
)
def test_times_are_utc_unless_they_say_else(text: str) -> None:
    (only,) = scenes_of_source(table("field=identifier:string&field=ingestiondate:string", [T15PUT, text]), "cdse")
    assert only.published == datetime(2018, 8, 9, 16, 38, 29, tzinfo=timezone.utc)


def test_each_product_is_taken_once() -> None:
    assert len(scenes_of_source(table("field=identifier:string", [T15PUT], [T15PUT], [f"{T15PUT}.SAFE"]), "cdse")) == 1
    assert unique([]) == []


def test_a_layer_without_names_is_refused() -> None:
    with pytest.raises(SettingsError, match="no field 'identifier'"):
        scenes_of_source(table("field=name:string", [T15PUT]), "cdse")


@pytest.mark.parametrize("junk", ["", None, "Oaxaca", "S2A_OPER_PRD_MSIL1C_PDMC_20151223T223923_R053_V20151223T144214"])
def test_what_is_no_product_name_is_refused_by_its_words(junk: object) -> None:
    with pytest.raises(SettingsError, match="no Sentinel-2 product name") as refused:
        scenes_of_source(table("field=identifier:string", [T15PUT], [junk]), "cdse")
    assert repr(junk or "") in str(refused.value)


@pytest.mark.parametrize(
    ("field", "junk"),
    [
        ("beginposition:string", "yesterday"),
        ("cloudcoverpercentage:string", "many"),
        ("size_bytes:string", "large"),
        ("online:string", "perhaps"),
    ],
)
def test_junk_beside_a_good_name_does_no_harm(field: str, junk: str) -> None:
    (only,) = scenes_of_source(table(f"field=identifier:string&field={field}", [T15PUT, junk]), "cdse")
    assert only.identifier == T15PUT


def test_an_empty_layer_holds_no_scenes() -> None:
    assert scenes_of_source(table("field=identifier:string"), "cdse") == []


def test_a_scene_whose_footprint_crosses_itself_stays_whatever_the_toolbox_does_with_such_ones() -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326&field=identifier:string", "crossing", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes([T15PUT])
    feature.setGeometry(QgsGeometry.fromWkt("POLYGON((0 0, 2 2, 2 0, 0 2, 0 0))"))
    layer.dataProvider().addFeature(feature)
    checks = QgsFeatureRequest.InvalidGeometryCheck
    for check in (checks.GeometrySkipInvalid, checks.GeometryAbortOnInvalid):
        context = QgsProcessingContext()
        context.setInvalidGeometryCheck(check)
        (only,) = scenes_of_source(QgsProcessingFeatureSource(layer, context), "cdse")
        assert only.identifier == T15PUT
