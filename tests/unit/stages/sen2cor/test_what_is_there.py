"""An L2A product that is there before Sen2Cor runs: taken, made anew, or kept aside."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from doubles.corrections import correct
from scene_queue.core.errors import ProductError
from scene_queue.core.feedback import Feedback
from scene_queue.core.product.name import ProductName
from scene_queue.core.settings import Settings
from scene_queue.core.workspace import Workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="plays with shell scripts")

NEW = "S2B_MSIL2A_20180809T163829_N9999_R126_T15PUT_20261122T101112.SAFE"
OLD = "S2B_MSIL2A_20180809T163829_N0206_R126_T15PUT_20180809T221152.SAFE"
GOOD = f"make_l2a {NEW} 10 20 60; succeed"


def bytes_below(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_a_scene_that_is_l2a_already_is_left_alone(play, tmp_path, listener) -> None:
    workspace = Workspace(ProductName.parse(NEW), Settings(tmp_path))
    assert correct(play("fail"), workspace, listener) == {"l2a": str(workspace.product)}
    assert "already" in listener.notes


def test_a_complete_l2a_product_is_not_made_twice(play, workspace, listener, l2a_folder) -> None:
    there = l2a_folder(workspace.corrected_folder)
    assert correct(play("fail"), workspace, listener) == {"l2a": str(there)}
    assert "corrected already" in listener.notes


def test_a_ready_made_product_of_the_service_counts_too(play, workspace, listener, l2a_folder) -> None:
    there = l2a_folder(workspace.corrected_folder, OLD.replace(".SAFE", ""))
    assert correct(play("fail"), workspace, listener) == {"l2a": str(there)}


LONG = "S2A_{}_PRD_MSI{}_PDMC_20160809T054154_R126_V20160808T163902_20160808T163902.SAFE"


def test_a_product_with_a_long_name_is_corrected_and_found_again(play, tmp_path, listener) -> None:
    workspace = Workspace(ProductName.parse(LONG.format("OPER", "L1C")), Settings(tmp_path / "order"))
    workspace.product.mkdir(parents=True)
    (workspace.product / "S2A_OPER_MTD_SAFL1C_PDMC_20160809T054154_R126_V20160808T163902.xml").write_text("xml")
    made = LONG.format("USER", "L2A")
    facts = correct(play(f"make_l2a {made} 10 20 60; succeed", version=(2, 5, 5)), workspace, listener)
    assert facts["l2a"] == str(workspace.corrected_folder / made)
    assert workspace.corrected() == workspace.corrected_folder / made
    assert correct(play("fail", version=(2, 11, 0)), workspace, listener)["l2a"] == facts["l2a"]


def test_an_incomplete_l2a_product_is_made_anew(play, workspace, listener, l2a_folder) -> None:
    l2a_folder(workspace.corrected_folder, OLD.replace(".SAFE", ""), metres=(20,))
    assert correct(play(GOOD), workspace, listener)["l2a"] == str(workspace.corrected_folder / NEW)
    assert "is made anew" in listener.notes


def test_a_damaged_l2a_product_is_made_anew(play, workspace, listener, l2a_folder) -> None:
    there = l2a_folder(workspace.corrected_folder, OLD.replace(".SAFE", ""))

    def check(product: Path, feedback: Feedback) -> None:
        if product == there:
            raise ProductError("An image is cut.")

    assert correct(play(GOOD), workspace, listener, check=check)["l2a"] == str(workspace.corrected_folder / NEW)
    assert "An image is cut." in listener.notes


def test_a_product_of_the_same_name_is_kept_aside(play, workspace, listener, l2a_folder) -> None:
    there = l2a_folder(workspace.corrected_folder, OLD.replace(".SAFE", ""), metres=(60,))
    before = bytes_below(there)
    (workspace.corrected_folder / f"{OLD[:-5]}_sen2cor.json").write_text("of the first")
    facts = correct(play(f"make_l2a {OLD} 10 20; succeed", version=(2, 5, 5)), workspace, listener)
    assert facts["l2a"] == str(there)
    assert bytes_below(workspace.corrected_folder / f"{OLD}.replaced-1") == before
    assert (workspace.corrected_folder / f"{OLD[:-5]}_sen2cor.json.replaced-1").read_text() == "of the first"
    assert "is kept as" in listener.notes
    assert workspace.corrected() == there
