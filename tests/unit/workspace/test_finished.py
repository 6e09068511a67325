"""What is there of many scenes, told by names."""

from __future__ import annotations

from pathlib import Path

import pytest
from scene_queue.core.product.name import ProductName
from scene_queue.core.product.ordered_bands import OrderedBands
from scene_queue.core.settings import Settings
from scene_queue.core.workspace import Workspace, finished
from scene_queue.core.workspace.finished import FinishedProducts

L1C = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
L2A = "S2B_MSIL2A_20180809T163829_N9999_R126_T15PUT_20261122T101112"


def workspace(folder: Path, name: str = L1C, **settings: object) -> Workspace:
    return Workspace(ProductName.parse(name), Settings(folder, **settings))  # type: ignore[arg-type]


def put(product: Path, *bands: str) -> None:
    product.mkdir(parents=True)
    (product / "manifest.safe").touch()
    if bands:
        OrderedBands(frozenset(bands)).write(product)


def is_finished(asked: Workspace, *, is_corrected: bool = False) -> bool:
    return FinishedProducts().is_finished(asked, is_corrected=is_corrected)


def test_a_product_under_its_final_name_is_complete(tmp_path: Path) -> None:
    asked = workspace(tmp_path)
    assert not is_finished(asked)
    asked.product.mkdir(parents=True)
    assert not is_finished(asked)  # an empty folder is none
    (asked.product / "manifest.safe").touch()
    assert is_finished(asked)


def test_an_order_that_corrects_wants_the_l2a_product_with_or_without_the_l1c_product(tmp_path: Path) -> None:
    asked = workspace(tmp_path)
    put(asked.product)
    assert not is_finished(asked, is_corrected=True)
    (asked.corrected_folder / f"{L2A}.SAFE").mkdir(parents=True)
    assert is_finished(asked, is_corrected=True)
    (asked.product / "manifest.safe").unlink()
    assert is_finished(asked, is_corrected=True)
    assert not is_finished(asked)


def test_a_scene_that_is_l2a_itself_is_its_product(tmp_path: Path) -> None:
    asked = workspace(tmp_path, L2A)
    (asked.corrected_folder / f"{L2A}.SAFE").mkdir(parents=True)
    assert not is_finished(asked, is_corrected=True)
    (asked.product / "manifest.safe").touch()
    assert is_finished(asked, is_corrected=True)


@pytest.mark.parametrize("name", [L2A.replace("T15PUT", "T15PVT"), L2A.replace("R126", "R026"), "S2B_MSIL2A_half"])
def test_products_of_other_acquisitions_do_not_count(tmp_path: Path, name: str) -> None:
    asked = workspace(tmp_path)
    (asked.corrected_folder / f"{name}.SAFE").mkdir(parents=True)
    (asked.corrected_folder / f"{L2A}.SAFE.replaced-1").mkdir()
    assert not is_finished(asked, is_corrected=True)


def test_a_product_of_some_bands_is_enough_where_no_others_are_ordered(tmp_path: Path) -> None:
    put(workspace(tmp_path).product, "B02", "B03")
    assert is_finished(workspace(tmp_path, bands=("B03",)))
    assert not is_finished(workspace(tmp_path, bands=("B03", "B04")))
    assert not is_finished(workspace(tmp_path))
    (workspace(tmp_path).product / "scene_queue.json").write_text("broken")
    assert not is_finished(workspace(tmp_path, bands=("B03",)))


def test_a_folder_of_all_products_is_listed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed: list[Path] = []
    scandir = finished.os.scandir

    def watched(folder: Path) -> object:
        listed.append(folder)
        return scandir(folder)

    monkeypatch.setattr(finished.os, "scandir", watched)
    known = FinishedProducts()
    (tmp_path / f"{L2A}.SAFE").mkdir()
    asked = [
        workspace(tmp_path, L1C.replace("T15PUT", f"T15P{letter}T"), layout="", level_folders=False)
        for letter in "STUVWX"
    ]
    assert [known.is_finished(one, is_corrected=True) for one in asked] == [False, False, True, False, False, False]
    assert listed == [tmp_path]
