from __future__ import annotations

from pathlib import Path

import pytest
from scene_queue.core.errors import ProductError
from scene_queue.core.product.bands import BANDS, L1C_RESOLUTIONS_M
from scene_queue.core.product.name import ProcessingLevel
from scene_queue.core.product.safe import BandImage, SafeProduct


def test_the_layout_of_an_l1c_product(l1c: Path) -> None:
    product = SafeProduct.open(l1c)
    assert product.level is ProcessingLevel.L1C
    assert product.metadata_file == l1c / "MTD_MSIL1C.xml"
    assert product.manifest_file == l1c / "manifest.safe"
    [granule] = product.granules
    assert granule.name.startswith("L1C_T15PUT_A")
    [datastrip] = product.datastrips
    assert (datastrip / "MTD_DS.xml").is_file()
    assert {image.band: image.resolution_m for image in product.images} == L1C_RESOLUTIONS_M
    assert product.leftovers == ()


def test_the_layout_of_an_l2a_product(l2a: Path) -> None:
    product = SafeProduct.open(l2a)
    assert product.level is ProcessingLevel.L2A
    assert product.metadata_file == l2a / "MTD_MSIL2A.xml"
    count = {metres: sum(image.resolution_m == metres for image in product.images) for metres in (10, 20, 60)}
    assert count == {10: 7, 20: 14, 60: 15}


@pytest.mark.parametrize("band", BANDS)
def test_every_band_of_an_l1c_product_is_found_by_its_name(l1c: Path, band: str) -> None:
    image = SafeProduct.open(l1c).image(band)
    assert image is not None
    assert image.name.endswith(f"_{band}.jp2")


def test_the_finest_image_is_taken_unless_another_is_asked_for(l2a: Path) -> None:
    product = SafeProduct.open(l2a)
    finest, coarse = product.image("TCI"), product.image("TCI", 60)
    assert finest is not None and finest.name.endswith("_TCI_10m.jp2")
    assert coarse is not None and coarse.name.endswith("_TCI_60m.jp2")
    finest.unlink()
    then = product.image("TCI")
    assert then is not None and then.name.endswith("_TCI_20m.jp2")


def test_an_image_that_is_not_there_is_none(l2a: Path) -> None:
    assert SafeProduct.open(l2a).image("B10") is None
    assert SafeProduct.open(l2a).image("SCL", 10) is None


def test_masks_previews_and_what_gdal_writes_are_no_images(l1c: Path) -> None:
    before = SafeProduct.open(l1c).images
    tci = SafeProduct.open(l1c).image("TCI")
    assert tci is not None
    tci.with_name(f"{tci.name}.aux.xml").write_text("<PAMDataset/>")
    (tci.parent / "notes_B02.jp2.part").write_bytes(b"")
    assert SafeProduct.open(l1c).images == before


@pytest.mark.parametrize(
    ("name", "band", "resolution_m"),
    [
        ("R10m/L2A_T31TDH_20180101T105441_B02_10m.jp2", "B02", 10),
        ("R20m/L2A_T31TDH_20180101T105441_SCL_20m.jp2", "SCL", 20),
        ("R60m/T33XWJ_20220413T150759_AOT_60m.tif", "AOT", 60),
        ("T15PUT_20180809T163829_B8A.jp2", "B8A", 20),
        ("S2A_OPER_MSI_L1C_TL_EPA__20160608T000000_A004000_T15PUT_B10.jp2", "B10", 60),
    ],
)
def test_old_and_new_names_of_images_are_known(name: str, band: str, resolution_m: int) -> None:
    path = Path("x.SAFE/GRANULE/g/IMG_DATA") / name
    assert BandImage.of(path) == BandImage(path, band, resolution_m)


@pytest.mark.parametrize(
    "name",
    [
        "IMG_DATA/T15PUT_20180809T163829_B13.jp2",
        "IMG_DATA/T15PUT_20180809T163829_SCL.jp2",
        "IMG_DATA/T15PUT_20180809T163829_B02.jp2.aux.xml",
        "QI_DATA/MSK_DETFOO_B02.jp2",
        "QI_DATA/T15PUT_20180809T163829_PVI.jp2",
    ],
)
def test_what_is_no_image_of_a_band_is_none(name: str) -> None:
    assert BandImage.of(Path("x.SAFE/GRANULE/g") / name) is None


def test_a_renamed_folder_is_known_by_its_metadata_file(l2a: Path) -> None:
    renamed = l2a.rename(l2a.with_name("mine"))
    assert SafeProduct.open(renamed).level is ProcessingLevel.L2A


def test_the_old_name_of_the_metadata_file_is_known(l1c: Path) -> None:
    old = "S2A_OPER_MTD_SAFL1C_PDMC_20160815T013321_R126_V20160812T164322_20160812T165255.xml"
    (l1c / "MTD_MSIL1C.xml").rename(l1c / old)
    assert SafeProduct.open(l1c).metadata_file == l1c / old


def test_without_its_metadata_file_a_product_is_known_by_its_name(l1c: Path) -> None:
    (l1c / "MTD_MSIL1C.xml").unlink()
    product = SafeProduct.open(l1c)
    assert product.level is ProcessingLevel.L1C
    assert product.metadata_file == l1c / "MTD_MSIL1C.xml"


def test_a_product_without_granules_has_no_images(l1c: Path) -> None:
    (l1c / "GRANULE").rename(l1c / "elsewhere")
    product = SafeProduct.open(l1c)
    assert (product.granules, product.images) == ((), ())


def test_what_is_no_product_gives_an_error(tmp_path: Path) -> None:
    with pytest.raises(ProductError, match="neither its name nor a metadata file"):
        SafeProduct.open(tmp_path)


def test_a_file_or_nothing_at_all_gives_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "file", tmp_path / "nothing"):
        with pytest.raises(ProductError, match="no product at"):
            SafeProduct.open(path)


def test_paths_are_told_as_a_manifest_tells_them(l1c: Path) -> None:
    product = SafeProduct.open(l1c)
    assert product.relative(product.granules[0] / "MTD_TL.xml").startswith("GRANULE/L1C_T15PUT_")


def test_leftovers_of_an_interrupted_correction_are_seen(l2a: Path) -> None:
    [granule] = SafeProduct.open(l2a).granules
    for name in ("config.pic", "temp_20.h5", "kept.txt"):
        (granule / name).write_bytes(b"x")
    assert [path.name for path in SafeProduct.open(l2a).leftovers] == ["config.pic", "temp_20.h5"]


def test_a_product_of_the_service_is_not_made_by_sen2cor(l1c: Path, l2a: Path) -> None:
    assert not SafeProduct.open(l1c).is_made_by_sen2cor()
    assert not SafeProduct.open(l2a).is_made_by_sen2cor()


def test_baseline_9999_means_made_by_sen2cor(l2a: Path) -> None:
    own = l2a.rename(l2a.with_name(l2a.name.replace("N0509", "N9999")))
    assert SafeProduct.open(own).is_made_by_sen2cor()


def test_an_l1c_is_never_made_by_sen2cor(l1c: Path) -> None:
    odd = l1c.rename(l1c.with_name(l1c.name.replace("N0206", "N9999")))
    assert not SafeProduct.open(odd).is_made_by_sen2cor()


def test_false_sizes_mean_made_by_sen2cor_whatever_the_baseline(recorded: Path, tmp_path: Path) -> None:
    product = tmp_path / "S2B_MSIL2A_20220413T150759_N0400_R025_T33XWJ_20220414T082126.SAFE"
    product.mkdir()
    assert not SafeProduct.open(product).is_made_by_sen2cor()
    manifest = (recorded / "safe/L2A-0400-T33XWJ-toolbox/manifest.safe").read_bytes()
    (product / "manifest.safe").write_bytes(manifest)
    assert SafeProduct.open(product).is_made_by_sen2cor()
