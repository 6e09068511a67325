"""Products of the time before December 2016, with long names and several granules."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from pathlib import Path

import pytest
from builders.long_names import build_with_long_names
from scene_queue.core.product.bands import BANDS
from scene_queue.core.product.empty_folders import missing_folders
from scene_queue.core.product.metadata import ProductMetadata, TileMetadata
from scene_queue.core.product.name import ProcessingLevel, ProductName
from scene_queue.core.product.safe import SafeProduct

L1C = "S2A_OPER_PRD_MSIL1C_PDMC_20160809T054154_R126_V20160808T163902_20160808T163902"
L2A = "S2A_USER_PRD_MSIL2A_PDMC_20160809T054154_R126_V20160808T163902_20160808T163902"


@pytest.fixture(scope="module")
def l1c(tmp_path_factory: pytest.TempPathFactory) -> SafeProduct:
    return SafeProduct.open(build_with_long_names(L1C, tmp_path_factory.mktemp("long")))


@pytest.fixture(scope="module")
def l2a(tmp_path_factory: pytest.TempPathFactory) -> SafeProduct:
    return SafeProduct.open(build_with_long_names(L2A, tmp_path_factory.mktemp("long"), ["15PUT"]))


@pytest.mark.parametrize(("text", "level"), [(L1C, ProcessingLevel.L1C), (L2A, ProcessingLevel.L2A)])
@pytest.mark.parametrize("ending", ["", ".SAFE", ".zip", ".SAFE.zip"])
def test_a_long_name_is_read(text: str, level: ProcessingLevel, ending: str) -> None:
    name = ProductName.parse(text + ending)
    assert (name.text, name.safe_folder) == (text, f"{text}.SAFE")
    assert (name.platform, name.level, name.relative_orbit) == ("S2A", level, 126)
    assert name.sensing_time == datetime(2016, 8, 8, 16, 39, 2, tzinfo=timezone.utc)
    assert name.stamp == datetime(2016, 8, 9, 5, 41, 54, tzinfo=timezone.utc)


def test_a_long_name_tells_no_tile_and_a_baseline_of_its_time() -> None:
    assert ProductName.parse(L1C).tile_id == ""
    assert ProductName.parse(f"{L1C}_T15PUT").tile_id == "15PUT"  # as single granules were cut out of products
    assert ProductName.parse(L1C).baseline == "0204"


@pytest.mark.parametrize(
    "text", [L1C.replace("PRD", "MTD"), L1C[:-1], L1C.replace("V20160808", "V20160231"), L1C.replace("_R126", "")]
)
def test_what_is_no_long_name_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Not a Sentinel-2 product name"):
        ProductName.parse(text)


def test_services_list_compact_names_only() -> None:
    with pytest.raises(ValueError, match="Not a Sentinel-2 product name"):
        ProductName.parse_compact(L1C)


def test_the_layout_of_an_l1c_product(l1c: SafeProduct) -> None:
    assert l1c.level is ProcessingLevel.L1C
    assert l1c.metadata_file.name == f"{L1C.replace('PRD_MSI', 'MTD_SAF')}.xml"
    assert len(l1c.granules) == 2
    assert len(l1c.images) == 2 * len(BANDS)
    assert {image.band for image in l1c.images} == set(BANDS)
    [datastrip] = l1c.datastrips
    assert re.fullmatch(r"S2A_OPER_MSI_L1C_DS_SGS__\d{8}T\d{6}_S\d{8}T\d{6}_N02\.04", datastrip.name)


def test_the_metadata_name_every_image_of_every_granule(l1c: SafeProduct) -> None:
    metadata = ProductMetadata.read(l1c.metadata_file)
    assert (metadata.product_name, metadata.level) == (L1C, ProcessingLevel.L1C)
    assert sorted(metadata.image_files) == [l1c.relative(image.path) for image in l1c.images]


def test_each_granule_has_metadata_of_its_tile(l1c: SafeProduct) -> None:
    files = [l1c.tile_metadata_file(granule) for granule in l1c.granules]
    assert [file.name[:25] for file in files if file] == ["S2A_OPER_MTD_L1C_TL_SGS__"] * 2
    assert [TileMetadata.read(file).tile_id for file in files if file] == ["15PUT", "15PUU"]


def test_the_folders_of_each_granule_may_be_missing(l1c: SafeProduct, tmp_path: Path) -> None:
    assert missing_folders(l1c) == ()
    for granule in l1c.granules:
        (tmp_path / f"{L1C}.SAFE" / "GRANULE" / granule.name).mkdir(parents=True)
    bare = SafeProduct.open(tmp_path / f"{L1C}.SAFE")
    below = [f"GRANULE/{granule.name}/{name}" for granule in l1c.granules for name in ("AUX_DATA", "QI_DATA")]
    assert missing_folders(bare) == ("AUX_DATA", "HTML", "rep_info", *below)


def test_the_layout_of_an_l2a_product_of_sen2cor(l2a: SafeProduct) -> None:
    assert (l2a.level, l2a.is_made_by_sen2cor()) == (ProcessingLevel.L2A, True)
    metadata = ProductMetadata.read(l2a.metadata_file)
    assert (metadata.product_name, metadata.level, metadata.image_files) == (L2A, ProcessingLevel.L2A, ())
    assert missing_folders(l2a) == ()
    found = {(image.band, image.resolution_m) for image in l2a.images}
    assert {("B02", 10), ("SCL", 20), ("AOT", 60), ("WVP", 10), ("B8A", 20)} <= found


@pytest.mark.parametrize(
    "name",
    ["S2A_USER_MSI_L2A_TL_SGS__20160808T201120_A005899_T15PUT_N02.04", "L2A_T15PUT_A005899_20160808T163902"],
)
def test_the_metadata_of_a_granule_are_known_by_its_name(l2a: SafeProduct, name: str) -> None:
    file = l2a.tile_metadata_file(Path(name))
    assert file is not None
    assert file.name in ("S2A_USER_MTD_L2A_TL_SGS__20160808T201120_A005899_T15PUT.xml", "MTD_TL.xml")


def test_a_folder_that_is_no_granule_s_has_no_metadata_that_are_known(l2a: SafeProduct) -> None:
    assert l2a.tile_metadata_file(Path("notes")) is None
