"""The products are true: GDAL's own driver, every pixel, the metadata and the files a real one has."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from builders.jp2 import decode
from builders.layout import Layout
from builders.safe_product import build_l1c, build_l2a
from builders.surface import true_colour
from osgeo import gdal, osr

GUIDE = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
PLACES = {
    "L1C 02.06": (32615, 300_000, 1_800_000),
    "L1C 02.09": (32721, 300_000, 6_200_020),
    "L1C 04.00": (32614, 600_000, 1_800_000),
    "L1C 05.11": (32615, 399_960, 1_800_000),
    "L2A 02.14": (32614, 600_000, 2_000_040),
    "L2A 04.00": (32614, 600_000, 1_800_000),
    "L2A 05.11": (32615, 399_960, 1_800_000),
}
KINDS = tuple(PLACES)
BANDS_OF = {
    "L1C": {"10m": 4, "20m": 6, "60m": 3, "TCI": 3},
    "L2A": {"10m": 4, "20m": 11, "60m": 7, "TCI": 3},
}


def epsg_of(dataset: gdal.Dataset) -> int:
    return int(osr.SpatialReference(dataset.GetProjection()).GetAuthorityCode(None))


def picture(product: Path, name: str) -> np.ndarray:
    return decode(next(product.glob(f"GRANULE/*/IMG_DATA/**/*_{name}.jp2")))


@pytest.mark.parametrize("kind", KINDS)
def test_gdal_opens_the_product_with_its_subdatasets_in_the_right_place(products: dict[str, Path], kind: str) -> None:
    level = kind[:3]
    opened = gdal.Open(str(products[kind] / f"MTD_MSI{level}.xml"))
    names = [name for name, _ in opened.GetSubDatasets()]

    assert opened.GetDriver().ShortName == "SENTINEL2"
    assert [name.split(":")[-2] for name in names] == ["10m", "20m", "60m", "TCI"]
    for name in names:
        subdataset = gdal.Open(name)
        step = {"20m": 20, "60m": 60}.get(name.split(":")[-2], 10)
        epsg, left, top = PLACES[kind]
        assert epsg_of(subdataset) == epsg
        assert subdataset.GetGeoTransform() == (left, step, 0, top, 0, -step)
        assert subdataset.RasterXSize == subdataset.RasterYSize == 12 * 60 // step
        bands = BANDS_OF[level][name.split(":")[-2]]
        assert subdataset.RasterCount in (bands, bands + 2)  # GDAL 3.10 has AOT and WVP among those of 10 m, too
        assert subdataset.ReadAsArray().min() >= (1 if level == "L1C" else 0)


@pytest.mark.parametrize("kind", KINDS)
def test_every_picture_and_mask_can_be_read_to_its_end_and_lies_in_the_same_place(
    products: dict[str, Path], kind: str
) -> None:
    pictures = sorted(products[kind].rglob("*.jp2"))
    for path in pictures:
        opened = gdal.Open(str(path))
        assert opened.ReadAsArray() is not None, path
        assert epsg_of(opened) == PLACES[kind][0], path
        assert opened.GetGeoTransform()[0::3] == PLACES[kind][1:], path
    assert len(pictures) >= 15


def test_picture_keeps_what_was_written_to_the_last_bit(products: dict[str, Path]) -> None:
    colours = {name: picture(products["L1C 02.06"], name) / 10_000 for name in ("B04", "B03", "B02")}

    difference = true_colour(colours, "L1C").astype(int) - picture(products["L1C 02.06"], "TCI")
    assert np.abs(difference).max() <= 1


@pytest.mark.parametrize(
    ("kind", "files", "masks"),
    [
        ("L1C 02.06", 99, 66),
        ("L1C 02.09", 99, 66),
        ("L1C 04.00", 61, 27),
        ("L1C 05.11", 61, 27),
        ("L2A 02.14", 125, 70),
        ("L2A 04.00", 88, 31),
        ("L2A 05.11", 88, 31),
    ],
)
def test_product_has_the_files_of_its_baseline(products: dict[str, Path], kind: str, files: int, masks: int) -> None:
    everything = [path for path in products[kind].rglob("*") if path.is_file()]

    assert len(everything) == files
    assert len([path for path in everything if path.name.startswith("MSK_")]) == masks


@pytest.mark.parametrize("kind", KINDS)
def test_product_has_every_folder_empty_ones_included(products: dict[str, Path], kind: str) -> None:
    root = products[kind]
    wanted = ["AUX_DATA", "HTML", "rep_info", "DATASTRIP/*/QI_DATA", "GRANULE/*/AUX_DATA", "GRANULE/*/QI_DATA"]

    assert all(next(root.glob(pattern)).is_dir() for pattern in wanted)
    assert not list((root / "AUX_DATA").iterdir())


@pytest.mark.parametrize("kind", KINDS)
def test_metadata_name_exactly_the_pictures_and_masks_that_are_there(products: dict[str, Path], kind: str) -> None:
    root = products[kind]
    product = ElementTree.parse(root / f"MTD_MSI{kind[:3]}.xml")
    tile = ElementTree.parse(next(root.glob("GRANULE/*/MTD_TL.xml")))
    named = {f"{element.text}.jp2" for element in product.iter("IMAGE_FILE")}
    masks = {str(element.text) for element in tile.iter("MASK_FILENAME")}

    assert named == {path.relative_to(root).as_posix() for path in root.glob("GRANULE/*/IMG_DATA/**/*.jp2")}
    assert masks == {path.relative_to(root).as_posix() for path in root.glob("GRANULE/*/QI_DATA/MSK_*")}
    assert (root / str(tile.findtext(".//PVI_FILENAME"))).is_file()


@pytest.mark.parametrize("kind", KINDS)
def test_every_xml_is_well_formed_and_gml_too(products: dict[str, Path], kind: str) -> None:
    for path in products[kind].rglob("*"):
        if path.suffix in (".xml", ".gml", ".xsd", ".xsl", ".safe"):
            ElementTree.parse(path)


@pytest.mark.parametrize(
    ("kind", "offsets"), [("L1C 02.06", 0), ("L1C 04.00", 13), ("L2A 02.14", 0), ("L2A 05.11", 13)]
)
def test_offset_is_in_the_metadata_and_in_the_pixels_since_04_00(
    products: dict[str, Path], kind: str, offsets: int
) -> None:
    element = "RADIO_ADD_OFFSET" if kind.startswith("L1C") else "BOA_ADD_OFFSET"
    found = list(ElementTree.parse(products[kind] / f"MTD_MSI{kind[:3]}.xml").iter(element))
    suffix = "" if kind.startswith("L1C") else "_60m"

    assert [element.text for element in found] == ["-1000"] * offsets
    assert (picture(products[kind], f"B12{suffix}").min() >= 1000) == bool(offsets)


def test_newest_baseline_has_the_newest_namespace(products: dict[str, Path]) -> None:
    for kind, psd in (("L1C 04.00", "psd-14"), ("L1C 05.11", "psd-15"), ("L2A 05.11", "psd-15")):
        for path in (f"MTD_MSI{kind[:3]}.xml", "GRANULE/*/MTD_TL.xml", "DATASTRIP/*/MTD_DS.xml"):
            root = ElementTree.parse(next(products[kind].glob(path))).getroot()
            assert root.tag.startswith(f"{{https://{psd}.sentinel2.eo.esa.int/PSD/"), path


def test_cloud_share_is_in_the_metadata(tmp_path: Path) -> None:
    made = build_l1c(GUIDE, tmp_path, size=12, cloud_percent=4.25)

    assert ElementTree.parse(made / "MTD_MSIL1C.xml").findtext(".//Cloud_Coverage_Assessment") == "4.25"


def test_surface_product_shows_the_same_land_brighter_than_from_above_the_air(products: dict[str, Path]) -> None:
    above, ground = picture(products["L1C 04.00"], "TCI"), picture(products["L2A 04.00"], "TCI_10m")

    assert np.corrcoef(above[0].ravel(), ground[0].ravel())[0, 1] > 0.9
    assert ground[0].mean() > above[0].mean()


def test_scene_classification_tells_woods_soil_and_water_apart(tmp_path: Path) -> None:
    made = build_l2a("S2B_MSIL2A_20210319T170009_N0214_R069_T14QPE_20210319T221143", tmp_path, size=30)
    classes = picture(made, "SCL_20m")

    assert {4, 5, 6, 8, 9} <= set(np.unique(classes))
    assert (classes == 4).mean() > 0.3


def test_the_same_name_gives_the_same_bytes(products: dict[str, Path], tmp_path: Path) -> None:
    again = build_l1c(GUIDE, tmp_path, size=12)

    for path in again.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (products["L1C 02.06"] / path.relative_to(again)).read_bytes(), path


def test_folder_names_inside_follow_from_the_name(products: dict[str, Path]) -> None:
    layout = Layout.parse(GUIDE)

    assert (products["L1C 02.06"] / layout.granule_path / "MTD_TL.xml").is_file()
    assert (products["L1C 02.06"] / layout.datastrip_path / "MTD_DS.xml").is_file()


def test_a_product_that_is_there_is_not_overwritten(products: dict[str, Path]) -> None:
    with pytest.raises(FileExistsError):
        build_l1c(GUIDE, products["L1C 02.06"].parent, size=12)


def test_a_name_of_the_other_level_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="L2A"):
        build_l2a(GUIDE, tmp_path)
    with pytest.raises(ValueError, match="L1C"):
        build_l1c(GUIDE.replace("L1C", "L2A"), tmp_path)
    assert not list(tmp_path.iterdir())


def test_pilot_surface_products_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="pilots"):
        build_l2a(GUIDE.replace("L1C", "L2A"), tmp_path)


def test_default_size_is_large_enough_to_be_shown_and_small_enough_to_be_sent(tmp_path: Path) -> None:
    made = build_l1c(GUIDE, tmp_path)

    assert picture(made, "TCI").shape == (3, 360, 360)
    assert sum(path.stat().st_size for path in made.rglob("*")) < 1_500_000
