"""``scenequeue:search`` against the hub."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Callable
from urllib.parse import unquote_plus

import pytest
from builders.oaxaca import GUIDE_NAMES
from doubles.hub import Hub
from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProperty,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant
from scene_queue.core.qgis_adapters.processing_provider import search_run

Run = Callable[..., dict[str, Any]]


def names(path: Any) -> set[str]:
    layer = path if isinstance(path, QgsVectorLayer) else QgsVectorLayer(str(path), "found", "ogr")
    assert layer.isValid()
    return {feature["identifier"] for feature in layer.getFeatures()}


@pytest.mark.parametrize("ending", ["gpkg", "geojson"])
def test_the_six_scenes_of_the_guide_are_written(
    hub: Hub, run: Run, query: dict[str, Any], tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"found.{ending}"
    outputs = run("search", **query, OUTPUT=str(target))
    assert outputs["SCENE_COUNT"] == 6
    assert names(target) == set(GUIDE_NAMES)
    assert outputs["TOTAL_BYTES"] > 6 * 10_000
    assert 4 <= outputs["AREA_VERTICES"] <= 200
    assert outputs["AREA_ADDED_PERCENT"] >= 0


@pytest.mark.parametrize("ending", ["gpkg", "geojson"])
def test_numbers_and_names_of_fields_survive_the_file(
    hub: Hub, run: Run, query: dict[str, Any], tmp_path: Path, ending: str
) -> None:
    outputs = run("search", **query, OUTPUT=str(tmp_path / f"found.{ending}"))
    layer = QgsVectorLayer(str(tmp_path / f"found.{ending}"), "found", "ogr")
    assert "platformserialidentifier" in [field.name() for field in layer.fields()]
    assert sum(feature["size_bytes"] for feature in layer.getFeatures()) == outputs["TOTAL_BYTES"]
    assert all(0 < feature["aoi_percent"] < 100 for feature in layer.getFeatures())


def test_the_log_has_the_lines_of_the_old_tool(hub: Hub, run: Run, query: dict[str, Any], log: Any) -> None:
    run("search", **query, OUTPUT="TEMPORARY_OUTPUT")
    assert "Found 6 products" in log.lines
    assert len([line for line in log.lines if line.startswith("Product ")]) == 6
    assert any(line.startswith("6 scenes found with a total size of ") for line in log.lines)


def test_a_temporary_layer_is_a_layer(hub: Hub, run: Run, query: dict[str, Any]) -> None:
    outputs = run("search", **query, OUTPUT="TEMPORARY_OUTPUT")
    assert names(outputs["OUTPUT"]) == set(GUIDE_NAMES)


@pytest.mark.parametrize("target", ["found.shp", "FOUND.SHP", "ogr:dbname='{}/found.shp' table=\"found\" (geom)"])
def test_a_shapefile_is_refused_before_anything_is_asked(
    hub: Hub, run: Run, query: dict[str, Any], tmp_path: Path, target: str
) -> None:
    given = target.format(tmp_path) if "{" in target else str(tmp_path / target)
    with pytest.raises(QgsProcessingException, match="Shapefile"):
        run("search", **query, OUTPUT=given)
    assert hub.requests == []
    assert not list(tmp_path.glob("*.shp"))


@pytest.mark.parametrize("target", ["found.csv", "found.kml", "ogr:dbname='{}/found.sqlite' table=\"found\" (geom)"])
@pytest.mark.parametrize("wrapped", [str, QgsProcessingOutputLayerDefinition, QgsProperty.fromValue])
def test_other_formats_are_refused_before_anything_is_asked(
    hub: Hub, run: Run, query: dict[str, Any], tmp_path: Path, target: str, wrapped: Any
) -> None:
    given = target.format(tmp_path) if "{" in target else str(tmp_path / target)
    with pytest.raises(QgsProcessingException, match=r"not written as \.(csv|kml|sqlite).*Use \.gpkg or \.geojson"):
        run("search", **query, OUTPUT=wrapped(given))
    assert hub.requests == []
    assert not list(tmp_path.glob("found.*"))


def test_a_folder_that_is_missing_is_said_before_anything_is_asked(
    hub: Hub, run: Run, query: dict[str, Any], tmp_path: Path
) -> None:
    with pytest.raises(QgsProcessingException, match=r"no folder .*nowhere.*Make it first"):
        run("search", **query, OUTPUT=str(tmp_path / "nowhere" / "found.gpkg"))
    assert hub.requests == []


def test_a_name_without_an_ending_gets_one(hub: Hub, run: Run, query: dict[str, Any], tmp_path: Path) -> None:
    assert names(run("search", **query, OUTPUT=str(tmp_path / "found"))["OUTPUT"]) == set(GUIDE_NAMES)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"MAX_CLOUD": "few"}, "MAX_CLOUD is no number: 'few'"),
        ({"MAX_CLOUD": "5,5"}, "MAX_CLOUD is no number: '5,5'"),
        ({"MAX_AOI_CLOUD": "some"}, "MAX_AOI_CLOUD is no number: 'some'"),
        ({"MAX_CLOUD": "nan"}, "MAX_CLOUD is no number: 'nan'"),
        ({"LIMIT": "abc"}, "LIMIT is no whole number: 'abc'"),
        ({"LIMIT": "2.5"}, "LIMIT is no whole number: '2.5'"),
        ({"LIMIT": 2.5}, "LIMIT is no whole number: '2.5'"),
        ({"RELATIVE_ORBIT": "abc"}, "RELATIVE_ORBIT is no whole number: 'abc'"),
    ],
)
def test_a_number_that_is_none_is_said_and_no_default_is_taken_for_it(
    hub: Hub, run: Run, query: dict[str, Any], wrong: dict[str, Any], said: str
) -> None:
    with pytest.raises(QgsProcessingException, match=said):
        run("search", **{**query, **wrong}, OUTPUT="TEMPORARY_OUTPUT")
    assert hub.requests == []


@pytest.mark.parametrize("given", ["2", " 2 ", "2.0", 2, 2.0, QgsProperty.fromExpression("1+1")])
def test_numbers_may_be_texts_or_expressions(hub: Hub, run: Run, query: dict[str, Any], given: Any) -> None:
    assert run("search", **query, LIMIT=given, OUTPUT="TEMPORARY_OUTPUT")["SCENE_COUNT"] == 2


def test_a_number_left_empty_is_no_limit(hub: Hub, run: Run, query: dict[str, Any]) -> None:
    everything = {**query, "MAX_CLOUD": "", "LIMIT": None, "RELATIVE_ORBIT": QVariant()}
    assert set(GUIDE_NAMES) < names(run("search", **everything, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"])


def test_the_last_day_is_the_utc_day_where_none_is_given(
    hub: Hub, run: Run, query: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Evening(datetime):
        """Half past six in Oaxaca, the next day in UTC."""

        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime(2018, 8, 10, 0, 30, tzinfo=timezone.utc).astimezone(tz)

    monkeypatch.setattr(search_run, "datetime", Evening)
    run("search", **{**query, "START": None, "END": None}, OUTPUT="TEMPORARY_OUTPUT")
    asked = unquote_plus(hub.requests[0].query)
    assert "ContentDate/Start ge 2018-05-10T" in asked
    assert "2018-08-10T23:59" in asked or "2018-08-11T00:00" in asked


@pytest.mark.parametrize(
    ("wkt", "told"),
    [
        ("POLYGON((-178.5 15, 178.5 15, 178.5 17, -178.5 17, -178.5 15))", ["Area: it is 357 degrees wide"]),
        ("POLYGON((178.5 15, 181.5 15, 181.5 17, 178.5 17, 178.5 15))", []),
        ("POLYGON((-180 -60, 180 -60, 180 60, -180 60, -180 -60))", []),
    ],
)
def test_how_an_area_of_doubtful_width_is_read_is_in_the_log(
    hub: Hub, run: Run, query: dict[str, Any], log: Any, wkt: str, told: list[str]
) -> None:
    wide = QgsVectorLayer("Polygon?crs=EPSG:4326", "wide", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt(wkt))
    wide.dataProvider().addFeature(feature)
    wide.updateExtents()
    run("search", **{**query, "AREA": wide}, OUTPUT="TEMPORARY_OUTPUT")
    lines = [line for line in log.lines if "degrees wide" in line]
    assert [line[: len(start)] for line, start in zip(lines, told)] == told
    assert len(lines) == len(told)


def test_tiles_are_enough(hub: Hub, run: Run, query: dict[str, Any]) -> None:
    del query["AREA"]
    outputs = run("search", **query, TILES="15PUT, T14QPE", OUTPUT="TEMPORARY_OUTPUT")
    assert {name.split("_")[5] for name in names(outputs["OUTPUT"])} == {"T15PUT", "T14QPE"}
    assert outputs["AREA_VERTICES"] == 0


def test_raw_conditions_are_enough(hub: Hub, run: Run, query: dict[str, Any]) -> None:
    del query["AREA"]
    outputs = run("search", **query, RAW="relativeorbitnumber=26", OUTPUT="TEMPORARY_OUTPUT")
    found = names(outputs["OUTPUT"])
    assert found
    assert {name.split("_")[4] for name in found} == {"R026"}


def test_nothing_given_is_said(hub: Hub, run: Run, query: dict[str, Any]) -> None:
    del query["AREA"]
    with pytest.raises(QgsProcessingException, match="AREA, TILES or RAW, or a NAME"):
        run("search", **query, OUTPUT="TEMPORARY_OUTPUT")
    assert hub.requests == []


def test_the_last_day_is_included(hub: Hub, run: Run, query: dict[str, Any]) -> None:
    outputs = run("search", **{**query, "START": "2018-08-09", "END": "2018-08-09"}, OUTPUT="TEMPORARY_OUTPUT")
    assert {name.split("_")[2][:8] for name in names(outputs["OUTPUT"])} == {"20180809"}


def test_no_limit_on_cloud_takes_all(hub: Hub, run: Run, query: dict[str, Any]) -> None:
    outputs = run("search", **{**query, "MAX_CLOUD": 100}, OUTPUT="TEMPORARY_OUTPUT")
    assert set(GUIDE_NAMES) < names(outputs["OUTPUT"])


def test_the_relative_orbit_is_kept_to(hub: Hub, run: Run, query: dict[str, Any]) -> None:
    outputs = run("search", **query, RELATIVE_ORBIT=69, OUTPUT="TEMPORARY_OUTPUT")
    assert {name.split("_")[4] for name in names(outputs["OUTPUT"])} == {"R069"}


def test_a_limit_is_kept_to(hub: Hub, run: Run, query: dict[str, Any]) -> None:
    assert run("search", **query, LIMIT=2, OUTPUT="TEMPORARY_OUTPUT")["SCENE_COUNT"] == 2


def test_a_search_without_hits_gives_an_empty_layer(hub: Hub, run: Run, query: dict[str, Any]) -> None:
    outputs = run("search", **{**query, "START": "2019-01-01", "END": "2019-01-02"}, OUTPUT="TEMPORARY_OUTPUT")
    assert outputs["SCENE_COUNT"] == 0
    assert outputs["TOTAL_BYTES"] == 0
    assert names(outputs["OUTPUT"]) == set()


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"SERVICE": "nowhere"}, "nowhere"),
        ({"START": "2018-08-10", "END": "2018-08-01"}, "2018-08"),
        ({"MONTHS": "13-14"}, "13"),
        ({"TILES": "no tile"}, "tile"),
        ({"RAW": "nosuchkey=1"}, "nosuchkey"),
    ],
)
def test_what_makes_no_sense_is_said_in_words(
    hub: Hub, run: Run, query: dict[str, Any], wrong: dict[str, Any], word: str
) -> None:
    with pytest.raises(QgsProcessingException) as refused:
        run("search", **{**query, **wrong}, OUTPUT="TEMPORARY_OUTPUT")
    assert word in str(refused.value).lower() or word in str(refused.value)


def test_a_layer_without_polygons_is_said(hub: Hub, run: Run, query: dict[str, Any]) -> None:
    empty = QgsVectorLayer("Polygon?crs=EPSG:4326", "empty", "memory")
    with pytest.raises(QgsProcessingException, match="no polygon"):
        run("search", **{**query, "AREA": empty}, OUTPUT="TEMPORARY_OUTPUT")


@pytest.mark.parametrize(
    "check",
    [
        QgsFeatureRequest.InvalidGeometryCheck.GeometrySkipInvalid,
        QgsFeatureRequest.InvalidGeometryCheck.GeometryAbortOnInvalid,
    ],
)
def test_an_outline_that_crosses_itself_is_mended_whatever_the_toolbox_does_with_such_ones(
    hub: Hub, run: Run, query: dict[str, Any], context: QgsProcessingContext, log: Any, check: Any
) -> None:
    context.setInvalidGeometryCheck(check)
    crossing = QgsVectorLayer("Polygon?crs=EPSG:4326", "crossing", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt("POLYGON((-97 16, -95 18, -95 16, -97 18, -97 16))"))
    crossing.dataProvider().addFeature(feature)
    assert run("search", **{**query, "AREA": crossing}, OUTPUT="TEMPORARY_OUTPUT")["AREA_VERTICES"] == 8
    assert any("were mended" in line for line in log.lines)


def test_searching_needs_no_account(hub: Hub, run: Run, query: dict[str, Any]) -> None:
    run("search", **query, OUTPUT="TEMPORARY_OUTPUT")
    assert {request.face for request in hub.requests} == {"catalogue"}


def test_a_name_with_wildcards_is_enough(hub: Hub, run: Run, query: dict[str, Any]) -> None:
    del query["AREA"]
    outputs = run("search", **{**query, "NAME": "s2?_msil1c_2018080*_t15put_*"}, OUTPUT="TEMPORARY_OUTPUT")
    found = names(outputs["OUTPUT"])
    assert found
    assert all("_T15PUT_" in name and "_2018080" in name for name in found)


def test_platform_baseline_and_what_is_online_are_kept_to(hub: Hub, run: Run, query: dict[str, Any]) -> None:
    everything = names(run("search", **query, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"])
    of_a = run("search", **query, PLATFORM="Sentinel-2A", OUTPUT="TEMPORARY_OUTPUT")
    of_b = run("search", **query, PLATFORM="2B, 2C", BASELINE="02.06", ONLINE_ONLY=True, OUTPUT="TEMPORARY_OUTPUT")
    assert names(of_a["OUTPUT"]) == {name for name in everything if name.startswith("S2A_")}
    assert names(of_b["OUTPUT"]) == {name for name in everything if name.startswith("S2B_")}
    newer = run("search", **query, BASELINE="05.00-", OUTPUT="TEMPORARY_OUTPUT")
    assert names(newer["OUTPUT"]) == set()


def test_where_little_is_found_the_log_says_what_would_find_more(
    hub: Hub, run: Run, query: dict[str, Any], log: Any
) -> None:
    outputs = run("search", **{**query, "RELATIVE_ORBIT": 1}, OUTPUT="TEMPORARY_OUTPUT")
    assert outputs["SCENE_COUNT"] == 0
    assert "Suggestion: 6 scenes of all orbits." in log.lines
    assert any("without filters" in line and "0 of the orbit 1" in line for line in log.lines)


@pytest.mark.parametrize(
    ("wrong", "word"), [({"PLATFORM": "3A"}, "3A"), ({"BASELINE": "five"}, "five"), ({"NAME": ""}, "AREA")]
)
def test_new_filters_that_make_no_sense_are_said_in_words(
    hub: Hub, run: Run, query: dict[str, Any], wrong: dict[str, Any], word: str
) -> None:
    del query["AREA"]
    with pytest.raises(QgsProcessingException, match=word):
        run("search", **query, **wrong, TILES="15PUT" if word != "AREA" else "", OUTPUT="TEMPORARY_OUTPUT")
    assert hub.requests == []


def test_names_are_looked_up_and_nothing_else_is_asked(hub: Hub, run: Run, log: Any, tmp_path: Path) -> None:
    gone = GUIDE_NAMES[1].replace("_N0206_", "_N0205_")
    file = tmp_path / "names.txt"
    file.write_text("\n".join([GUIDE_NAMES[0], gone, "S2A_MSIL1C_20180101T000000_N0206_R001_T60XXX_20180101T000000"]))
    outputs = run("search", NAMES=str(file), OUTPUT="TEMPORARY_OUTPUT")
    assert names(outputs["OUTPUT"]) == {GUIDE_NAMES[0], GUIDE_NAMES[1]}
    assert "Names: 1 found, 1 replaced, 1 not found." in log.lines
    assert f"{gone} is gone; {GUIDE_NAMES[1]} took its place." in log.lines
    assert any(line.startswith("Not found: S2A_MSIL1C_20180101T000000") for line in log.lines)
    outputs = run("search", NAMES=f"{GUIDE_NAMES[0]}.SAFE, {gone}", MAX_CLOUD=0, OUTPUT="TEMPORARY_OUTPUT")
    assert names(outputs["OUTPUT"]) == {GUIDE_NAMES[0], GUIDE_NAMES[1]}


@pytest.mark.parametrize("text", ["no names", "/no/such/file.txt", "x" * 5000])
def test_names_that_are_none_are_said(hub: Hub, run: Run, text: str) -> None:
    with pytest.raises(QgsProcessingException, match="NAMES has no product names"):
        run("search", NAMES=text, OUTPUT="TEMPORARY_OUTPUT")
    assert hub.requests == []
