"""The file that sentinelsat's ``--footprints`` wrote."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders.areas import box_wkt
from builders.scenes import SQUARE, T15PUT, numbered_scenes, scene
from qgis.core import QgsGeometry, QgsVectorLayer
from scene_queue.core.errors import SettingsError
from scene_queue.core.qgis_adapters.footprint_fields import FIELDS
from scene_queue.core.qgis_adapters.footprint_file import over_area, read_footprints, write_footprints
from scene_queue.core.qgis_adapters.scene_source import scenes_of_source
from scene_queue.core.services import ServiceProfile


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
    assert list(theirs) == list(ours)
    (mine,) = ours["features"]
    for feature in theirs["features"]:
        assert list(feature) == list(mine)
        properties = feature["properties"]
        assert list(mine["properties"])[: len(properties)] == list(properties)
        assert all(type(mine["properties"][name]) is type(value) for name, value in properties.items())
        assert mine["properties"]["sensoroperationalmode"] == properties["sensoroperationalmode"]


def test_it_has_the_keys_of_sentinelsat_1_2_as_well(tmp_path: Path) -> None:
    from sentinelsat import SentinelAPI

    footprint = {"footprint": SQUARE, "gmlfootprint": ""}
    known = {
        **dict.fromkeys(("title", "link", "link_alternative", "link_icon", "summary", "ondemand"), "text"),
        **dict.fromkeys(("beginposition", "endposition", "ingestiondate", "datatakesensingstart"), "text"),
        **dict.fromkeys(("relativeorbitnumber", "cloudcoverpercentage", "sensoroperationalmode", "tileid"), 1),
        **dict.fromkeys(("hv_order_tileid", "format", "processingbaseline", "platformname", "filename"), "text"),
        **dict.fromkeys(("instrumentname", "instrumentshortname", "size", "producttype", "platformidentifier"), "text"),
        **dict.fromkeys(
            ("orbitdirection", "platformserialidentifier", "processinglevel", "identifier", "uuid"), "text"
        ),
    }
    (theirs,) = SentinelAPI.to_geojson({"some-uuid": {**known, **footprint}})["features"]
    (ours,) = written(tmp_path / "f.geojson", scene())["features"]
    assert set(theirs["properties"]) <= set(ours["properties"])
    assert ours["properties"]["id"] == ours["properties"]["uuid"] == scene().uuid
    assert ours["properties"]["hv_order_tileid"] == "PT15U"
    assert ours["properties"]["platformidentifier"] == "2017-013A"
    assert ours["properties"]["summary"].startswith("Date: 2018-08-09T16:38:29.000Z, Instrument: MSI")


def test_the_old_script_lists_the_names(tmp_path: Path) -> None:
    scenes = numbered_scenes(3)
    path = tmp_path / "search_footprints.geojson"
    write_footprints(path, scenes)
    with path.open() as file:
        products = json.load(file)
    assert [feature["properties"]["identifier"] for feature in products["features"]] == [
        one.identifier for one in scenes
    ]


def test_links_are_those_of_the_service(tmp_path: Path, profile: ServiceProfile) -> None:
    path = tmp_path / "f.geojson"
    write_footprints(path, [scene(), scene(numbered_scenes(2)[1].identifier, service="gone")], {"cdse": profile})
    first, second = (one["properties"] for one in json.loads(path.read_text())["features"])
    assert first["link"] == first["download_link"] == f"{profile.download_url}/Products({scene().uuid})/$value"
    assert first["link_alternative"] == f"{profile.download_url}/Products({scene().uuid})"
    assert second["link"] == second["link_alternative"] == ""


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


# in


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    scenes = [
        scene(aoi_percent=41.5, aoi_cloud_percent=3.0, superseded=True, online=False),
        scene(numbered_scenes(2)[1].identifier, footprint_wkt="", cloud_cover_percent=None, online=None),
    ]
    write_footprints(tmp_path / "f.geojson", scenes)
    known = read_footprints(tmp_path / "f.geojson", "elsewhere")
    assert known.problems == ()
    assert [replace(one, footprint_wkt="") for one in known.scenes] == [
        replace(one, footprint_wkt="") for one in scenes
    ]
    assert QgsGeometry.fromWkt(known.scenes[0].footprint_wkt).equals(QgsGeometry.fromWkt(SQUARE))


def test_an_old_file_of_sentinelsat_is_looked_up_by_name_at_the_chosen_service(tmp_path: Path) -> None:
    properties = {
        "identifier": T15PUT,
        "uuid": "36fd7626-a139-4e9e-b6eb-fe85fd566fab",
        "size": "250.54 MB",
        "cloudcoverpercentage": 3.6,
        "beginposition": "2018-08-09T16:38:29.024000Z",
        "orbitdirection": "DESCENDING",
    }
    polygon = json.loads(QgsGeometry.fromWkt(SQUARE).asJson())
    feature = {"type": "Feature", "id": 0, "properties": properties, "geometry": polygon}
    path = tmp_path / "old.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature, feature]}))
    (read,) = read_footprints(path, "dhus").scenes
    assert (read.identifier, read.uuid, read.service) == (T15PUT, "", "dhus")
    assert read.size_bytes == pytest.approx(250.54 * 1024**2, abs=1)
    assert read.begin.microsecond == 24_000
    assert read.cloud_cover_percent == 3.6
    assert read.tile_id == "15PUT"


def test_what_an_old_file_has_twice_is_marked_and_halves_of_a_tile_are_not(tmp_path: Path) -> None:
    older = T15PUT.replace("_N0206_", "_N0205_")
    halves = [T15PUT.replace("_T15PUT_", "_T15PTT_"), T15PUT.replace("_T15PUT_", "_T15PTT_")[:-6] + "235959"]
    grounds = (SQUARE, SQUARE, box_wkt(0, 0, 0.5, 1), box_wkt(0.5, 0, 1, 1))
    features = [
        {
            "type": "Feature",
            "properties": {"identifier": name},
            "geometry": json.loads(QgsGeometry.fromWkt(wkt).asJson()),
        }
        for name, wkt in zip((older, T15PUT, *halves), grounds)
    ]
    path = tmp_path / "old.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    assert [one.superseded for one in read_footprints(path, "cdse").scenes] == [True, False, False, False]


def test_shares_are_those_of_the_area_of_now(tmp_path: Path) -> None:
    inside, beside = scene(aoi_percent=3.0, aoi_cloud_percent=4.0), scene(footprint_wkt=box_wkt(50, 0, 51, 1))
    blind = scene(footprint_wkt="", aoi_percent=3.0)
    measured = over_area([inside, beside, blind], SQUARE)
    assert [one.aoi_percent for one in measured] == [pytest.approx(100.0), 0.0, None]
    assert [one.aoi_cloud_percent for one in measured] == [None] * 3


def test_names_before_december_2016_are_told_one_by_one(recorded: Path) -> None:
    known = read_footprints(recorded / "recorded" / "dhus" / "expected_search_footprints_s2.geojson", "cdse")
    assert known.scenes == ()
    assert len(known.problems) == 8
    assert known.problems[0].startswith("Feature 1: 'S2A_OPER_PRD_MSIL1C_PDMC_2015")


def test_broken_features_are_told_with_their_number_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "f.geojson"
    write_footprints(path, numbered_scenes(2))
    content = json.loads(path.read_text())
    good, other = content["features"]
    point = {**other, "geometry": {"type": "Point", "coordinates": [1, 2]}}
    content["features"] = [7, good, {"properties": None}, {"properties": {"identifier": 5}}, point]
    path.write_text(json.dumps(content), encoding="utf-8-sig")
    known = read_footprints(path, "cdse")
    assert [one.identifier for one in known.scenes] == [T15PUT]
    assert [problem.split(":")[0] for problem in known.problems] == ["Feature 1", "Feature 3", "Feature 4", "Feature 5"]
    assert "footprint" in known.problems[3]


@pytest.mark.parametrize("text", ["", "no json", "[]", "{}", '{"features": 5}'])
def test_what_is_no_footprint_file_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "f.geojson").write_text(text)
    with pytest.raises(SettingsError, match="f.geojson"):
        read_footprints(tmp_path / "f.geojson", "cdse")
