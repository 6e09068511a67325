"""The check of products of the time before December 2016."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from builders.archive import zip_product
from builders.long_names import build_with_long_names
from scene_queue.core.feedback import Feedback
from scene_queue.core.stages.safe_check import Finding, FindingKind, check, mend

L1C = "S2A_OPER_PRD_MSIL1C_PDMC_20160809T054154_R126_V20160808T163902_20160808T163902"
L2A = "S2A_USER_PRD_MSIL2A_PDMC_20160809T054154_R126_V20160808T163902_20160808T163902"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("long")
    return {name: build_with_long_names(name, folder) for name in (L1C, L2A)}


@pytest.fixture
def l1c(built: dict[str, Path], tmp_path: Path) -> Path:
    return Path(shutil.copytree(built[L1C], tmp_path / f"{L1C}.SAFE"))


@pytest.fixture
def l2a(built: dict[str, Path], tmp_path: Path) -> Path:
    return Path(shutil.copytree(built[L2A], tmp_path / f"{L2A}.SAFE"))


def only(product: Path) -> Finding:
    [finding] = check(product, Feedback())
    return finding


@pytest.mark.parametrize("kind", ["l1c", "l2a"])
@pytest.mark.parametrize("deep", [True, False])
def test_a_whole_product_has_no_findings_in_its_folder_and_in_its_zip(
    kind: str, deep: bool, request: pytest.FixtureRequest
) -> None:
    product = request.getfixturevalue(kind)
    assert check(product, Feedback(), deep) == ()
    assert check(zip_product(product, product.with_suffix(".zip")), Feedback(), deep) == ()


@pytest.mark.parametrize("pattern", ["GRANULE/*T15PUU*/IMG_DATA/*_B02.jp2", "S2A_OPER_MTD_SAFL1C_*.xml",
                                     "GRANULE/*T15PUT*/S2A_OPER_MTD_L1C_TL_*.xml"])  # fmt: skip
def test_a_missing_file_of_an_l1c_product_is_one_finding(l1c: Path, pattern: str) -> None:
    [path] = l1c.glob(pattern)
    path.unlink()
    assert (only(l1c).kind, only(l1c).path) == (FindingKind.MISSING, path.relative_to(l1c).as_posix())


def test_without_a_manifest_the_metadata_tell_what_an_l1c_product_lacks(l1c: Path) -> None:
    (l1c / "manifest.safe").unlink()
    [path] = l1c.glob("GRANULE/*T15PUU*/IMG_DATA/*_B10.jp2")
    path.unlink()
    assert {finding.path for finding in check(l1c, Feedback())} == {
        "manifest.safe",
        path.relative_to(l1c).as_posix(),
    }


def test_a_band_that_one_granule_of_an_l2a_product_lacks_is_missing(l2a: Path) -> None:
    [path] = l2a.glob("GRANULE/*T15PUU*/IMG_DATA/R20m/*_B05_20m.jp2")
    path.unlink()
    finding = only(l2a)
    assert finding.kind is FindingKind.MISSING
    assert finding.path == f"GRANULE/{path.parts[-4]}/IMG_DATA/*_B05_20m.*"
    assert "B05 at 20 m of S2A_USER_MSI_L2A_TL_" in finding.sentence


def test_a_cut_classification_of_an_l2a_product_is_found(l2a: Path) -> None:
    path = next(l2a.glob("GRANULE/*T15PUT*/IMG_DATA/S2A_USER_SCL_*_20m.jp2"))
    path.write_bytes(path.read_bytes()[:-1])
    assert (only(l2a).kind, only(l2a).path) == (FindingKind.TRUNCATED, path.relative_to(l2a).as_posix())


def test_a_granule_of_another_tile_is_told(l2a: Path) -> None:
    [granule] = l2a.glob("GRANULE/*T15PUU*")
    [metadata] = granule.glob("*_MTD_*.xml")
    metadata.write_text(metadata.read_text().replace("T15PUU", "T16PUU"))
    assert only(l2a).kind is FindingKind.UNEXPECTED_NAME
    assert "describes the tile 16PUU" in only(l2a).sentence


def test_a_product_under_another_long_name_is_told(l1c: Path) -> None:
    other = l1c.rename(l1c.with_name(l1c.name.replace("R126", "R125")))
    assert only(other).kind is FindingKind.UNEXPECTED_NAME


def test_the_lost_folders_of_every_granule_are_made(l1c: Path, tmp_path: Path) -> None:
    for name in ("AUX_DATA", "HTML", "rep_info"):
        (l1c / name).rmdir()
    outcome = mend(l1c, Feedback(), aside=tmp_path / "aside")
    assert [repair.path for repair in outcome.repairs] == ["AUX_DATA", "HTML", "rep_info"]
    assert outcome.after == check(l1c, Feedback()) == ()
