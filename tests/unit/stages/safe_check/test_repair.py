from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from scene_queue.core.errors import DiskError, ProductError
from scene_queue.core.events import Event, Note
from scene_queue.core.feedback import Feedback
from scene_queue.core.product.empty_folders import missing_folders
from scene_queue.core.product.safe import SafeProduct
from scene_queue.core.stages.safe_check import check, repair


def files(product: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(product).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in product.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("kind", ["l1c", "l1c_of_today", "l2a"])
def test_empty_folders_are_made_again_and_no_file_is_touched(kind: str, request: pytest.FixtureRequest) -> None:
    product = request.getfixturevalue(kind)
    (product / "AUX_DATA").rmdir()
    shutil.rmtree(product / "rep_info")
    before = files(product)
    assert repair(product) == ("AUX_DATA", "rep_info")
    assert files(product) == before
    assert check(product, Feedback()) == ()


def test_all_six_folders_are_known(l1c: Path) -> None:
    product = SafeProduct.open(l1c)
    [granule], [datastrip] = product.granules, product.datastrips
    folders = ["AUX_DATA", "HTML", "rep_info"]
    folders += [product.relative(granule / name) for name in ("AUX_DATA", "QI_DATA")]
    folders += [product.relative(datastrip / "QI_DATA")]
    for folder in folders:
        shutil.rmtree(l1c / folder)
    before = files(l1c)
    assert missing_folders(product) == tuple(folders)
    assert repair(l1c) == tuple(folders)
    assert all((l1c / folder).is_dir() for folder in folders)
    assert files(l1c) == before


def test_a_preview_makes_nothing(l1c: Path) -> None:
    (l1c / "AUX_DATA").rmdir()
    assert missing_folders(SafeProduct.open(l1c)) == ("AUX_DATA",)
    assert not (l1c / "AUX_DATA").exists()


def test_a_whole_product_needs_no_repair(l1c: Path, l2a: Path) -> None:
    assert repair(l1c) == repair(l2a) == ()


def test_a_repair_done_twice_does_nothing_the_second_time(l1c: Path) -> None:
    (l1c / "AUX_DATA").rmdir()
    assert (repair(l1c), repair(l1c)) == (("AUX_DATA",), ())


def test_what_sen2cor_leaves_out_is_not_added(own: Path) -> None:
    before = sorted(own.rglob("*"))
    assert repair(own) == ()
    assert sorted(own.rglob("*")) == before


def test_a_broken_manifest_does_not_stop_a_repair(l1c: Path) -> None:
    (l1c / "manifest.safe").write_text("broken")
    (l1c / "AUX_DATA").rmdir()
    assert repair(l1c) == ("AUX_DATA",)


def test_each_repair_is_told(l1c: Path) -> None:
    (l1c / "AUX_DATA").rmdir()
    heard: list[Event] = []
    repair(l1c, Feedback(heard.append))
    assert heard == [Note(f"{l1c.name}: made the missing folder AUX_DATA.")]


def test_a_file_in_the_place_of_a_folder_stays_and_gives_an_error(l1c: Path) -> None:
    (l1c / "AUX_DATA").rmdir()
    (l1c / "AUX_DATA").write_text("not a folder")
    with pytest.raises(DiskError, match="AUX_DATA cannot be made") as caught:
        repair(l1c)
    assert caught.value.advice
    assert (l1c / "AUX_DATA").read_text() == "not a folder"


def test_what_is_no_product_gives_an_error(tmp_path: Path) -> None:
    with pytest.raises(ProductError):
        repair(tmp_path / "nothing")
