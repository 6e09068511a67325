"""Products in folders of the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from scene_queue.core.errors import CancelledError
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.product.found_products import l1c_products, products_at

ONE = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
READY = "S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20230809T221152"


def make(path: Path) -> Path:
    path.mkdir(parents=True)
    return path


def test_products_are_found_anywhere_below_a_folder(tmp_path: Path) -> None:
    product = make(tmp_path / "a" / "b" / f"{ONE}.SAFE")
    make(tmp_path / f"{READY}.SAFE")
    make(tmp_path / "mine_MSIL1C_.SAFE")
    (tmp_path / f"{ONE[:-1]}3.SAFE").write_text("a file")
    assert l1c_products(tmp_path) == {ONE: product}


def test_a_product_itself_is_taken(tmp_path: Path) -> None:
    product = make(tmp_path / f"{ONE}.SAFE")
    assert l1c_products(product) == {ONE: product}
    assert l1c_products(make(tmp_path / f"{READY}.SAFE")) == {}


def test_a_long_look_can_be_ended(tmp_path: Path) -> None:
    make(tmp_path / f"{ONE}.SAFE")
    signal = CancelSignal()
    signal.cancel()
    with pytest.raises(CancelledError):
        l1c_products(tmp_path, Feedback(signal=signal))


def test_products_of_both_levels_and_all_namings_are_found_in_folders_and_in_zips(tmp_path: Path) -> None:
    old = "S2A_OPER_PRD_MSIL1C_PDMC_20160809T054154_R126_V20160808T163902_20160808T163902"
    renamed = make(tmp_path / "mine.SAFE")
    (renamed / "MTD_MSIL2A.xml").write_text("<x/>")
    found = {
        make(tmp_path / "a" / "b" / f"{ONE}.SAFE"),
        make(tmp_path / "a" / f"{READY}.SAFE"),
        make(tmp_path / f"{old}.SAFE"),
        renamed,
        tmp_path / f"{ONE}.zip",
        tmp_path / "a" / f"{READY}.SAFE.zip",
    }
    for archive in (path for path in found if path.suffix == ".zip"):
        archive.write_bytes(b"x")
    assert products_at(tmp_path) == sorted(found)


def test_what_is_no_product_is_left_out(tmp_path: Path) -> None:
    make(tmp_path / "S1A_IW_SLC__1SDV_20180809T001633_20180809T001700_023168_028429_0D24.SAFE")
    make(tmp_path / ".scene_queue" / f"{ONE}.SAFE")
    make(tmp_path / f"{ONE}.SAFE.part")
    make(tmp_path / f"{ONE}.zip")
    (tmp_path / f"{READY}.SAFE").write_text("a file")
    (tmp_path / "holiday.zip").write_bytes(b"x")
    (tmp_path / f"{ONE}.zip.part").write_bytes(b"x")
    assert products_at(tmp_path) == []
    assert products_at(tmp_path / "nothing") == []


def test_nothing_is_looked_for_within_a_product(tmp_path: Path) -> None:
    product = make(tmp_path / f"{ONE}.SAFE")
    make(product / "GRANULE" / f"{READY}.SAFE")
    assert products_at(tmp_path) == [product]


def test_a_path_that_is_named_is_taken_whatever_its_name(tmp_path: Path) -> None:
    archive = tmp_path / "holiday.zip"
    archive.write_bytes(b"x")
    assert products_at(archive) == [archive]
    renamed = make(tmp_path / "mine")
    (renamed / "MTD_MSIL1C.xml").write_text("<x/>")
    assert products_at(renamed) == [renamed]


def test_an_l1c_product_that_is_there_both_ways_is_its_folder(tmp_path: Path) -> None:
    (tmp_path / f"{ONE}.zip").write_bytes(b"x")
    assert l1c_products(tmp_path) == {ONE: tmp_path / f"{ONE}.zip"}
    assert l1c_products(tmp_path, has_archives=False) == {}
    product = make(tmp_path / "unpacked" / f"{ONE}.SAFE")
    assert l1c_products(tmp_path) == l1c_products(tmp_path, has_archives=False) == {ONE: product}
