"""The file that sentinelsat's ``--footprints`` wrote."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from builders.scenes import numbered_scenes, scene
from qgis.core import QgsVectorLayer
from scene_queue.core.qgis_adapters.footprint_fields import FIELDS
from scene_queue.core.qgis_adapters.footprint_file import write_footprints
from scene_queue.core.qgis_adapters.scene_source import scenes_of_source

SENTINELSAT = {"identifier", "producttype", "orbitdirection"}  # of the old names, those that DESIGN keeps


def written(path: Path, *scenes: Any) -> dict[str, Any]:
    write_footprints(path, scenes)
    return dict(json.loads(path.read_text(encoding="utf-8")))


def test_it_is_a_collection_of_polygons_with_the_fields_of_the_layer(tmp_path: Path) -> None:
    content = written(tmp_path / "search_footprints.geojson", scene())
    (feature,) = content["features"]
    assert content["type"] == "FeatureCollection"
    assert feature["type"] == "Feature"
    assert feature["geometry"]["type"] == "Polygon"
    assert feature["geometry"]["coordinates"][0][0] == [-94.0, 16.0]
    assert {name for name, _, _ in FIELDS} <= set(feature["properties"])


def test_it_has_the_keys_that_sentinelsat_wrote(tmp_path: Path, recorded: Path) -> None:
    text = (recorded / "recorded" / "dhus" / "expected_search_footprints_s2.geojson").read_text(encoding="utf-8")
    theirs = json.loads(text)
    ours = written(tmp_path / "f.geojson", scene())
    assert set(theirs) <= set(ours)
    for feature in theirs["features"]:
        assert set(feature) == set(ours["features"][0])
        kept = SENTINELSAT & set(feature["properties"])
        assert kept == SENTINELSAT
        properties = ours["features"][0]["properties"]
        assert all(type(properties[name]) is type(feature["properties"][name]) for name in kept)


def test_scenes_are_numbered_in_their_order(tmp_path: Path) -> None:
    scenes = numbered_scenes(3)
    content = written(tmp_path / "f.geojson", *scenes)
    assert [feature["id"] for feature in content["features"]] == [0, 1, 2]
    names = [feature["properties"]["identifier"] for feature in content["features"]]
    assert names == [one.identifier for one in scenes]


def test_qgis_opens_it_and_the_scenes_come_back(tmp_path: Path) -> None:
    scenes = [scene(size_bytes=3_000_000_000, cloud_cover_percent=None), *numbered_scenes(2)[1:]]
    write_footprints(tmp_path / "f.geojson", scenes)
    layer = QgsVectorLayer(str(tmp_path / "f.geojson"), "f", "ogr")
    back = scenes_of_source(layer, "elsewhere")
    assert [one.identifier for one in back] == [one.identifier for one in scenes]
    assert back[0].size_bytes == 3_000_000_000
    assert back[0].uuid == scenes[0].uuid
    assert back[0].service == "cdse"
    assert back[0].cloud_cover_percent is None
    assert back[0].begin == scenes[0].begin


def test_a_file_that_was_there_is_replaced_and_nothing_unfinished_stays(tmp_path: Path) -> None:
    target = tmp_path / "f.geojson"
    target.write_text("old")
    assert written(target, scene())["features"]
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["f.geojson"]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="none"):
        write_footprints(tmp_path / "none" / "f.geojson", [scene()])
