"""The six scenes of the guide are found, each decoy is left out for its own reason."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders.oaxaca import GUIDE_NAMES, decoy_names, footprint_of, oaxaca_scenes
from doubles.hub import Hub, NameParts
from doubles.hub.client import Client
from osgeo import ogr

WORLD_MAP = Path(os.environ.get("QGIS_PREFIX_PATH", "/usr")) / "share/qgis/resources/data/world_map.gpkg"
DATES = "ContentDate/Start ge 2018-08-01T00:00:00.000Z and ContentDate/Start lt 2018-08-11T00:00:00.000Z"
CLOUD = (
    "Attributes/OData.CSC.DoubleAttribute/any(att:att/Name eq 'cloudCover' "
    "and att/OData.CSC.DoubleAttribute/Value le 5.00)"
)
LEVEL = (
    "Attributes/OData.CSC.StringAttribute/any(att:att/Name eq 'productType' "
    "and att/OData.CSC.StringAttribute/Value eq 'S2MSI1C')"
)


@pytest.fixture(scope="module")
def oaxaca() -> ogr.Geometry:
    """The state's true outline."""
    if not WORLD_MAP.is_file():
        pytest.skip("SKIPPED LOUDLY: the world map of QGIS is not on this machine")
    source = ogr.Open(str(WORLD_MAP))
    layer = source.GetLayerByName("states_provinces")
    layer.SetAttributeFilter("name = 'Oaxaca'")
    (outline,) = (feature.GetGeometryRef().Clone() for feature in layer if feature.GetGeometryRef())
    return outline


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A hub that lists the scenes without building their products."""
    scenes = oaxaca_scenes(tmp_path_factory.mktemp("oaxaca"), size=20)
    listed = [type(scene)(**{**scene.__dict__, "product": None}) for scene in scenes]
    with Hub(listed) as hub:
        yield Client(hub)


def area(outline: ogr.Geometry) -> str:
    return f"OData.CSC.Intersects(area=geography'SRID=4326;{outline.ExportToWkt()}')"


def footprint(name: str) -> ogr.Geometry:
    return ogr.CreateGeometryFromWkt(footprint_of(name))


def bounding_box(outline: ogr.Geometry) -> ogr.Geometry:
    west, east, south, north = outline.GetEnvelope()
    return ogr.CreateGeometryFromWkt(
        f"POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))"
    )


def test_the_names_are_those_of_the_guide() -> None:
    assert GUIDE_NAMES == (
        "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152",
        "S2B_MSIL1C_20180809T163829_N0206_R126_T15PTT_20180809T221152",
        "S2B_MSIL1C_20180809T163829_N0206_R126_T15PVT_20180809T221152",
        "S2A_MSIL1C_20180807T164901_N0206_R026_T14PPC_20180807T203921",
        "S2A_MSIL1C_20180807T164901_N0206_R026_T14QNF_20180807T203921",
        "S2B_MSIL1C_20180805T170009_N0206_R069_T14QPE_20180805T221143",
    )


@pytest.mark.parametrize("name", GUIDE_NAMES)
def test_each_scene_of_the_guide_touches_the_true_outline(oaxaca: ogr.Geometry, name: str) -> None:
    assert footprint(name).IsValid()
    assert footprint(name).Intersects(oaxaca)


def test_the_hub_finds_the_six_and_the_ascending_decoy(catalogue: Client, oaxaca: ogr.Geometry) -> None:
    found = catalogue.find(f"Collection/Name eq 'SENTINEL-2' and {area(oaxaca)} and {DATES} and {LEVEL} and {CLOUD}")
    assert found == {*GUIDE_NAMES, *decoy_names("ascending")}


@pytest.mark.parametrize(
    ("left_out", "reasons"),
    [("dates", ("before", "after")), ("level", ("level",)), ("cloud", ("cloud",))],
)
def test_without_one_condition_its_decoys_come_in(
    catalogue: Client, oaxaca: ogr.Geometry, left_out: str, reasons: tuple[str, ...]
) -> None:
    conditions = {"dates": DATES, "level": LEVEL, "cloud": CLOUD}
    del conditions[left_out]
    found = catalogue.find(" and ".join([area(oaxaca), *conditions.values()]))
    assert found == {*GUIDE_NAMES, *decoy_names("ascending", *reasons)}


def test_a_search_with_the_bounding_box_finds_too_much(catalogue: Client, oaxaca: ogr.Geometry) -> None:
    found = catalogue.find(" and ".join([area(bounding_box(oaxaca)), DATES, LEVEL, CLOUD]))
    assert set(decoy_names("bounding box")) <= found
    for name in decoy_names("bounding box", "cover"):
        assert not footprint(name).Intersects(oaxaca)


def test_one_decoy_touches_only_a_cover_of_the_area(catalogue: Client, oaxaca: ogr.Geometry) -> None:
    from scene_queue.core.aoi import area_from_wkt, cover

    covered = cover(area_from_wkt(oaxaca.ExportToWkt()), max_vertices=200, max_chars=2000)
    outline = ogr.CreateGeometryFromWkt(covered.wkt)
    found = catalogue.find(" and ".join([area(outline), DATES, LEVEL, CLOUD]))
    assert found == {*GUIDE_NAMES, *decoy_names("ascending", "cover")}


def test_the_day_after_the_end_begins_with_a_decoy() -> None:
    moments = sorted(NameParts.read(name).sensing.isoformat() for name in decoy_names("before", "after"))
    assert "2018-07-31T23:59:29+00:00" in moments and "2018-08-11T00:02:51+00:00" in moments


def test_only_the_ascending_decoy_is_seen_at_night() -> None:
    def solar_hour(name: str) -> float:
        sensing = NameParts.read(name).sensing
        return (sensing.hour + sensing.minute / 60 + footprint(name).Centroid().GetX() / 15) % 24

    nightly = {name for name in (*GUIDE_NAMES, *decoy_names()) if not 6 <= solar_hour(name) < 18}
    assert nightly == set(decoy_names("ascending"))


def test_products_are_built_once_under_their_own_name(tmp_path: Path) -> None:
    scene = oaxaca_scenes(tmp_path, size=6)[0]
    assert scene.product is not None and not list(tmp_path.iterdir())
    archive = scene.product()
    stamp = archive.stat().st_mtime_ns
    assert oaxaca_scenes(tmp_path, size=6)[0].product() == archive and archive.stat().st_mtime_ns == stamp
    assert oaxaca_scenes(tmp_path, size=7)[0].product() != archive
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        assert {name.split("/")[0] for name in opened.namelist()} == {f"{scene.name}.SAFE"}
        assert f"{scene.name}.SAFE/AUX_DATA/" in opened.namelist()


def test_l2a_decoys_are_l2a_products(tmp_path: Path) -> None:
    (twin, *_) = decoy_names("level")
    scene = next(each for each in oaxaca_scenes(tmp_path, size=6) if each.name == twin)
    assert scene.product is not None
    with zipfile.ZipFile(scene.product()) as opened:
        assert f"{twin}.SAFE/MTD_MSIL2A.xml" in opened.namelist()
