"""Areas from files, and areas kept as files."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from osgeo import ogr, osr
from scene_queue.core.aoi import AreaOfInterest, area_from_wkt
from scene_queue.core.errors import AreaError, DiskError
from scene_queue.core.qgis_adapters.area_file import area_from_file, write_area

WEST = "POLYGON ((-96 16,-95 16,-95 17,-96 17,-96 16))"
EAST = "POLYGON ((-90 16,-89 16,-89 17,-90 17,-90 16))"
IN_UTM = "POLYGON ((500000 0,600000 0,600000 100000,500000 100000,500000 0))"
ANY = (ogr.wkbPolygon, ogr.wkbPoint, ogr.wkbUnknown)


def make(path: Path, driver: str, layers: dict[str, Sequence[str]], epsg: int | None = 4326) -> Path:
    """Write layers by GDAL; all of one geometry type, or of any."""
    known = ogr.GetDriverByName(driver)
    if known is None:
        pytest.skip(f"SKIPPED LOUDLY: this GDAL cannot write by {driver}")
    source = known.CreateDataSource(str(path))
    system = None
    if epsg:
        system = osr.SpatialReference()
        system.ImportFromEPSG(epsg)
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    for name, wkts in layers.items():
        shapes = [ogr.CreateGeometryFromWkt(wkt) for wkt in wkts]
        kinds = {shape.GetGeometryType() for shape in shapes}
        layer = source.CreateLayer(name, system, kinds.pop() if len(kinds) == 1 else ogr.wkbUnknown)
        for shape in shapes:
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetGeometry(shape)
            layer.CreateFeature(feature)
    del source
    return path


def files_in(folder: Path) -> list[str]:
    return sorted(name for name in os.listdir(folder) if name != "home")


def degrees(area: AreaOfInterest) -> float:
    return float(ogr.CreateGeometryFromWkt(area.wkt).GetArea())


@pytest.mark.parametrize(
    ("name", "driver"), [("a.gpkg", "GPKG"), ("a.shp", "ESRI Shapefile"), ("a.kml", "LIBKML"), ("a.geojson", "GeoJSON")]
)
def test_all_polygons_of_a_file_are_the_area_named_by_it(tmp_path: Path, name: str, driver: str) -> None:
    area = area_from_file(make(tmp_path / name, driver, {"a": [WEST, EAST]}))
    assert degrees(area) == pytest.approx(2)
    assert area.name == "a"
    assert area.repairs == () or "Heights" in area.repairs[0]


@pytest.mark.parametrize(
    ("name", "driver"), [("u.gpkg", "GPKG"), ("u.shp", "ESRI Shapefile"), ("u.geojson", "GeoJSON")]
)
def test_another_system_is_brought_to_wgs_84(tmp_path: Path, name: str, driver: str) -> None:
    area = area_from_file(make(tmp_path / name, driver, {"u": [IN_UTM]}, epsg=32614))
    west, east, south, north = ogr.CreateGeometryFromWkt(area.wkt).GetEnvelope()
    assert (west, south, east, north) == pytest.approx((-99, 0, -98.1, 0.904), abs=0.002)


def test_the_layers_of_a_file_are_united_or_named(tmp_path: Path) -> None:
    path = make(tmp_path / "two.gpkg", "GPKG", {"west": [WEST], "wells": ["POINT (0 0)"], "east": [EAST]})
    both = area_from_file(path)
    assert degrees(both) == pytest.approx(2)
    assert both.repairs[0] == "The polygons of 2 layers are the area."
    assert "left out (in wells)" in both.repairs[1]
    one = area_from_file(str(path), "east")
    assert ogr.CreateGeometryFromWkt(one.wkt).GetEnvelope() == (-90, -89, 16, 17)
    assert one.name == "east"
    assert one.repairs == ()


def test_a_layer_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    path = make(tmp_path / "two.gpkg", "GPKG", {"west": [WEST], "east": [EAST]})
    with pytest.raises(AreaError, match=r"two\.gpkg: It has no layer 'north'") as caught:
        area_from_file(path, "north")
    assert caught.value.advice == "It has: west, east."


def test_points_beside_polygons_are_left_out_and_told(tmp_path: Path) -> None:
    for path in (
        make(tmp_path / "m.kml", "LIBKML", {"places": [WEST, "POINT (1 1)"]}),
        make(tmp_path / "m.geojson", "GeoJSON", {"places": [WEST, "POINT (1 1)"]}),
        make(tmp_path / "m.gpkg", "GPKG", {"places": [f"GEOMETRYCOLLECTION ({WEST},POINT (1 1))"]}),
    ):
        area = area_from_file(path)
        assert degrees(area) == pytest.approx(1), path.name
        assert any("left out" in repair for repair in area.repairs), path.name


def test_geojson_is_read_as_when_it_is_pasted(tmp_path: Path) -> None:
    crossing = [[[177, -19], [-178, -19], [-178, -16], [177, -16], [177, -19]]]
    feature = {
        "type": "Feature",
        "properties": {"name": "Fiji"},
        "geometry": {"type": "Polygon", "coordinates": crossing},
    }
    path = tmp_path / "islands.json"
    path.write_text("\ufeff" + json.dumps(feature), encoding="utf-8")
    area = area_from_file(path)
    assert degrees(area) == pytest.approx(15)
    assert area.name == "Fiji"


def test_a_shapefile_without_prj_is_taken_as_degrees_and_that_is_told(tmp_path: Path) -> None:
    path = make(tmp_path / "bare.shp", "ESRI Shapefile", {"bare": [WEST]}, epsg=None)
    assert not path.with_suffix(".prj").exists()
    area = area_from_file(path)
    assert degrees(area) == pytest.approx(1)
    assert "No coordinate reference system is named" in area.repairs[0]
    assert ".prj" in area.repairs[0]


def test_metres_without_prj_are_told_with_what_is_missing(tmp_path: Path) -> None:
    path = make(tmp_path / "bare.shp", "ESRI Shapefile", {"bare": [IN_UTM]}, epsg=None)
    with pytest.raises(AreaError, match="look like metres") as caught:
        area_from_file(path)
    assert "bare.shp" in caught.value.message
    assert ".prj" in str(caught.value)


def test_a_shapefile_that_is_cut_is_told(tmp_path: Path) -> None:
    path = make(tmp_path / "cut.shp", "ESRI Shapefile", {"cut": [WEST, EAST]})
    path.write_bytes(path.read_bytes()[:-60])
    area = area_from_file(path)
    assert degrees(area) == pytest.approx(1)
    assert "1 of 2 features have no shape that can be read" in area.repairs[0]
    path.write_bytes(path.read_bytes()[:150])
    with pytest.raises(AreaError, match=r"cut\.shp"):
        area_from_file(path)


def test_a_shapefile_without_its_index_is_told(tmp_path: Path) -> None:
    path = make(tmp_path / "a.shp", "ESRI Shapefile", {"a": [WEST]})
    path.with_suffix(".shx").unlink()
    with pytest.raises(AreaError, match=r"\.shx file is missing"):
        area_from_file(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.geojson", b'{"type": "FeatureCollection", "features": [{"type": "Fea'),
        ("a.geojson", b""),
        ("a.geojson", b"[]"),
        ("a.json", b"\xff\xfe\x00nonsense"),
        ("a.gpkg", b"SQLite format 3\x00 and no more"),
        ("a.gpkg", b""),
        ("a.shp", b"\x00" * 200),
        ("a.kml", b"<kml><Document><Placemark>"),
        ("a.txt", b"hello"),
        ("a", b""),
    ],
)
def test_a_broken_file_is_told_by_its_name_with_advice(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(AreaError, match=name) as caught:
        area_from_file(path)
    assert caught.value.advice


def test_a_file_without_polygons_is_told(tmp_path: Path) -> None:
    for name, driver in (("p.gpkg", "GPKG"), ("p.geojson", "GeoJSON"), ("p.kml", "LIBKML")):
        with pytest.raises(AreaError, match="no polygon") as caught:
            area_from_file(make(tmp_path / name, driver, {"p": ["POINT (0 0)"]}))
        assert caught.value.advice


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.gpkg", tmp_path):
        with pytest.raises(AreaError, match="There is no file") as caught:
            area_from_file(path)
        assert "polygons" in caught.value.advice


@pytest.mark.parametrize("name", ["kept.geojson", "kept.json", "kept.gpkg", "Kept Área.GPKG", "two.dots.gpkg"])
def test_what_is_kept_comes_back(tmp_path: Path, name: str) -> None:
    for wkt in (WEST, "MULTIPOLYGON (((0 0,4 0,4 4,0 4,0 0),(1 1,1 2,2 2,2 1,1 1)),((8 8,9 8,9 9,8 8)))"):
        area = area_from_wkt(wkt, "Zapotécos")
        write_area(area, tmp_path / name)
        back = area_from_file(tmp_path / name)
        assert ogr.CreateGeometryFromWkt(back.wkt).Equals(ogr.CreateGeometryFromWkt(area.wkt))
        assert back.repairs == ()
        assert files_in(tmp_path) == [name]


def test_the_name_is_kept_too(tmp_path: Path) -> None:
    write_area(area_from_wkt(WEST, "Zapotécos"), tmp_path / "kept.geojson")
    assert area_from_file(tmp_path / "kept.geojson").name == "Zapotécos"
    write_area(area_from_wkt(WEST, "Zapotécos"), tmp_path / "kept.gpkg")
    source = ogr.Open(str(tmp_path / "kept.gpkg"))
    layer = source.GetLayer("kept")
    assert [feature["name"] for feature in layer] == ["Zapotécos"]


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("kept.geojson", "kept.gpkg"):
        path = tmp_path / name
        write_area(area_from_wkt(WEST), path)
        before = path.read_bytes()
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", _full)
            with pytest.raises(DiskError, match="no space") as caught:
                write_area(area_from_wkt(EAST), path)
        assert caught.value.advice
        assert path.read_bytes() == before
    assert files_in(tmp_path) == ["kept.geojson", "kept.gpkg"]


def _full(self: Path, target: Path) -> Path:
    raise OSError(28, "no space left on device")


@pytest.mark.parametrize("name", ["kept.geojson", "kept.gpkg"])
def test_a_folder_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(DiskError) as caught:
        write_area(area_from_wkt(WEST), tmp_path / "nowhere" / name)
    assert caught.value.advice


@pytest.mark.parametrize("name", ["kept.shp", "kept", "kept.txt"])
def test_another_kind_of_file_is_refused_with_those_that_go(tmp_path: Path, name: str) -> None:
    with pytest.raises(AreaError, match=name) as caught:
        write_area(area_from_wkt(WEST), tmp_path / name)
    assert ".geojson or .gpkg" in caught.value.advice
    assert files_in(tmp_path) == []


def test_a_file_with_signs_in_its_name_is_read(tmp_path: Path) -> None:
    source = make(tmp_path / "a.gpkg", "GPKG", {"a": [WEST]})
    for name in ("área de estudio (1).gpkg", "100 %.gpkg", "it's.gpkg"):
        shutil.copy(source, tmp_path / name)
        assert degrees(area_from_file(tmp_path / name)) == pytest.approx(1)


def test_an_empty_layer_beside_polygons_is_no_fault(tmp_path: Path) -> None:
    path = make(tmp_path / "plan.gpkg", "GPKG", {"fields": [WEST]})
    ogr.Open(str(path), 1).CreateLayer("not yet drawn", geom_type=ogr.wkbPolygon)
    assert degrees(area_from_file(path)) == pytest.approx(1)


def test_a_file_with_empty_layers_only_is_told(tmp_path: Path) -> None:
    path = tmp_path / "empty.gpkg"
    ogr.GetDriverByName("GPKG").CreateDataSource(str(path)).CreateLayer("not yet drawn", geom_type=ogr.wkbPolygon)
    with pytest.raises(AreaError, match="its layers are empty"):
        area_from_file(path)


def test_kml_places_of_an_outline_and_a_point_for_the_label_are_read(tmp_path: Path) -> None:
    outline = "POLYGON Z ((-96 16 90,-95 16 90,-95 17 90,-96 17 90,-96 16 90))"
    labelled = f"GEOMETRYCOLLECTION Z ({outline},POINT Z (-95.5 16.5 90))"
    path = make(tmp_path / "places.kml", "LIBKML", {"places": [labelled, EAST], "more places": [labelled]})
    area = area_from_file(path)
    assert degrees(area) == pytest.approx(2)
    assert not any("cannot be read" in repair or "may be cut" in repair for repair in area.repairs)
    assert any("points and lines were left out" in repair for repair in area.repairs)
