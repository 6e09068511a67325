from __future__ import annotations

import zipfile
from datetime import datetime, timezone
from pathlib import Path

import pytest
from scene_queue.core.aoi.contact import footprint_geometry
from scene_queue.core.errors import ProductError
from scene_queue.core.product.metadata import ProductMetadata, TileMetadata
from scene_queue.core.product.name import ProcessingLevel, ProductName

PRODUCTS = {
    "safe/L1C-0206-T31TDH/MTD_MSIL1C.xml": ("02.06", ProcessingLevel.L1C, 11.9204, 14),
    "safe/L1C-0209-T01LAC/MTD_MSIL1C.xml": ("02.09", ProcessingLevel.L1C, 5.4828, 14),
    "recorded/safe/stactools_T46RER_N0301/MTD_MSIL1C.xml": ("03.01", ProcessingLevel.L1C, 88.2972, 14),
    "safe/L2A-0211-T28RBN/MTD_MSIL2A.xml": ("02.11", ProcessingLevel.L2A, 16.412371, 35),
    "safe/L2A-0400-T33XWJ-toolbox/MTD_MSIL2A.xml": ("04.00", ProcessingLevel.L2A, 98.944211, 36),
    "safe/L2A-0509-T01KAB/MTD_MSIL2A.xml": ("05.09", ProcessingLevel.L2A, 59.050727, 36),
    "safe/L2A-0509-T01WCS/MTD_MSIL2A.xml": ("05.09", ProcessingLevel.L2A, 83.930558, 36),
}
TILES = {
    "safe/L1C-0206-T31TDH/GRANULE/L1C_T31TDH_A013204_20180101T105435/MTD_TL.xml": ("31TDH", 32631, 399960, 4800000),
    "safe/L2A-0400-T33XWJ-toolbox/GRANULE/L2A_T33XWJ_A026649_20220413T150756/MTD_TL.xml": (
        "33XWJ", 32633, 499980, 8900040,
    ),
    "safe/L2A-0509-T01WCS/GRANULE/L2A_T01WCS_A041826_20230625T234624/MTD_TL.xml": ("01WCS", 32601, 300000, 7700040),
    "safe/L2A-0400-T34LBP-aws/metadata.xml": ("34LBP", 32734, 199980, 8900020),
    "recorded/safe/stactools_T46RER_N0301/MTD_TL.xml": ("46RER", 32646, 499980, 3100020),
}  # fmt: skip

PRODUCT = """<n1:Level-1C_User_Product xmlns:n1="https://psd-14.sentinel2.eo.esa.int/PSD/User_Product_Level-1C.xsd">
<n1:General_Info><Product_Info>
<PRODUCT_START_TIME>2018-08-09T16:38:29.024Z</PRODUCT_START_TIME>
<PRODUCT_URI>S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152.SAFE</PRODUCT_URI>
<PROCESSING_LEVEL>Level-1C</PROCESSING_LEVEL><PROCESSING_BASELINE>02.06</PROCESSING_BASELINE>
</Product_Info></n1:General_Info></n1:Level-1C_User_Product>"""


@pytest.mark.parametrize("path", PRODUCTS)
def test_every_real_product_metadata_is_read(recorded: Path, path: str) -> None:
    read = ProductMetadata.read(recorded / path)
    assert (read.baseline, read.level, read.cloud_cover_percent, len(read.image_files)) == PRODUCTS[path]
    assert read.quantification == 10000
    assert (read.nodata, read.saturated) == (0, 65535)


@pytest.mark.parametrize("path", PRODUCTS)
def test_real_metadata_agree_with_the_product_name(recorded: Path, path: str) -> None:
    read = ProductMetadata.read(recorded / path)
    name = ProductName.parse(read.product_name)
    assert name.level is read.level
    assert name.baseline == read.baseline.replace(".", "")
    assert name.sensing_time == read.sensing_time.replace(microsecond=0)


def test_no_real_metadata_file_is_left_out(recorded: Path) -> None:
    folders = [recorded / "safe", recorded / "recorded" / "safe"]
    products = {path.relative_to(recorded).as_posix() for folder in folders for path in folder.rglob("MTD_MSI*.xml")}
    tiles = {path.relative_to(recorded).as_posix() for folder in folders for path in folder.rglob("MTD_TL.xml")}
    assert products == set(PRODUCTS)
    assert tiles <= set(TILES)


def test_offsets_begin_with_baseline_04(recorded: Path) -> None:
    for path, (baseline, *_) in PRODUCTS.items():
        offsets = ProductMetadata.read(recorded / path).offsets
        if baseline >= "04.00":
            assert len(offsets) == 13
            assert set(offsets.values()) == {-1000}
            assert {"B01", "B8A", "B12"} <= set(offsets)
        else:
            assert offsets == {}


def test_an_l1c_of_today_has_its_offsets_under_another_name(recorded: Path) -> None:
    [archive] = (recorded / "recorded" / "safe").glob("*.zip")
    with zipfile.ZipFile(archive) as opened:
        [main] = [name for name in opened.namelist() if name.endswith("MTD_MSIL1C.xml")]
        read = ProductMetadata.read(opened.read(main))
        [tile] = [name for name in opened.namelist() if name.endswith("MTD_TL.xml")]
        assert TileMetadata.read(opened.read(tile)).tile_id == "46UEU"
    assert (read.baseline, read.level) == ("05.09", ProcessingLevel.L1C)
    assert read.offsets["B10"] == -1000


def test_image_files_carry_the_suffix_of_their_format(recorded: Path) -> None:
    jpeg = ProductMetadata.read(recorded / "safe/L2A-0509-T01WCS/MTD_MSIL2A.xml").image_files
    tiff = ProductMetadata.read(recorded / "safe/L2A-0400-T33XWJ-toolbox/MTD_MSIL2A.xml").image_files
    assert jpeg[0].endswith("/IMG_DATA/R10m/T01WCS_20230625T234621_B02_10m.jp2")
    assert {Path(path).suffix for path in tiff} == {".tif"}


@pytest.mark.parametrize("path", TILES)
def test_every_real_tile_metadata_is_read(recorded: Path, path: str) -> None:
    read = TileMetadata.read(recorded / path)
    assert (read.tile_id, read.epsg, *read.upper_left) == TILES[path]
    assert read.sizes == {10: (10980, 10980), 20: (5490, 5490), 60: (1830, 1830)}
    assert read.sensing_time.tzinfo is timezone.utc


def test_the_least_that_a_product_says_is_enough() -> None:
    read = ProductMetadata.read(PRODUCT.encode())
    assert read.product_name == "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
    assert read.sensing_time == datetime(2018, 8, 9, 16, 38, 29, 24000, tzinfo=timezone.utc)
    assert read.cloud_cover_percent is None
    assert read.image_files == ()


def test_the_names_of_old_sen2cor_versions_are_known() -> None:
    text = PRODUCT.replace("PRODUCT_URI>", "PRODUCT_URI_2A>").replace("Level-1C</", "Level-2Ap</")
    listed = '<Granules imageFormat="JPEG2000"><IMAGE_FILE_2A>GRANULE/x/T15PUT_B02_10m</IMAGE_FILE_2A></Granules>'
    read = ProductMetadata.read(text.replace("</Product_Info>", f"{listed}</Product_Info>").encode())
    assert read.level is ProcessingLevel.L2A
    assert read.image_files == ("GRANULE/x/T15PUT_B02_10m.jp2",)


@pytest.mark.parametrize("tag", ["PRODUCT_URI", "PROCESSING_LEVEL", "PROCESSING_BASELINE", "PRODUCT_START_TIME"])
def test_what_every_product_says_must_be_there(tag: str) -> None:
    with pytest.raises(ProductError, match=f"has no {tag}"):
        ProductMetadata.read(PRODUCT.replace(tag, "OTHER").encode())


@pytest.mark.parametrize(
    ("found", "put"),
    [
        ("Level-1C</", "Level-3</"),
        ("2018-08-09T", "someday"),
        ("</Product_Info>", '<RADIO_ADD_OFFSET band_id="13">-1000</RADIO_ADD_OFFSET></Product_Info>'),
        ("</Product_Info>", '<RADIO_ADD_OFFSET band_id="1">low</RADIO_ADD_OFFSET></Product_Info>'),
        ("</Product_Info>", "<QUANTIFICATION_VALUE>many</QUANTIFICATION_VALUE></Product_Info>"),
    ],
)
def test_nonsense_gives_an_error(found: str, put: str) -> None:
    with pytest.raises(ProductError):
        ProductMetadata.read(PRODUCT.replace(found, put).encode())


def test_an_error_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(ProductError, match="MTD_MSIL1C.xml"):
        ProductMetadata.read(tmp_path / "MTD_MSIL1C.xml")


def test_a_tile_without_a_tile_name_gives_an_error(recorded: Path) -> None:
    content = (recorded / "safe/L2A-0400-T34LBP-aws/metadata.xml").read_bytes()
    with pytest.raises(ProductError, match="names no tile"):
        TileMetadata.read(content.replace(b"_T34LBP_", b"_34LBP_"))


@pytest.mark.parametrize("path", PRODUCTS)
def test_the_footprint_of_every_real_product_lies_in_its_zone(recorded: Path, path: str) -> None:
    metadata = ProductMetadata.read(recorded / path)
    zone = int(ProductName.parse(metadata.product_name).tile_id[:2])
    west, east, south, north = footprint_geometry(metadata.footprint_wkt).GetEnvelope()
    assert north - south < 2
    if zone not in (1, 60):
        assert zone * 6 - 189 < west < east < zone * 6 - 177


def test_a_footprint_that_is_not_said_is_empty() -> None:
    assert ProductMetadata.read(PRODUCT.encode()).footprint_wkt == ""


def test_a_footprint_of_odd_numbers_is_none() -> None:
    with_points = PRODUCT.replace("</Product_Info>", "<EXT_POS_LIST>1 2 3 4 5 6 7</EXT_POS_LIST></Product_Info>")
    assert ProductMetadata.read(with_points.encode()).footprint_wkt == ""


def test_a_footprint_is_closed_longitude_first() -> None:
    with_points = PRODUCT.replace("</Product_Info>", "<EXT_POS_LIST>1 2 3 4 5 2</EXT_POS_LIST></Product_Info>")
    assert ProductMetadata.read(with_points.encode()).footprint_wkt == "POLYGON((2.0 1.0,4.0 3.0,2.0 5.0,2.0 1.0))"
