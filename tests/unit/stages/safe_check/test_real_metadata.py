"""The check against real manifests and metadata; the images, which are not at hand, are files of their size."""

from __future__ import annotations

import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from scene_queue.core.feedback import Feedback
from scene_queue.core.product.manifest import Manifest
from scene_queue.core.stages.safe_check import Finding, FindingKind, check
from scene_queue.core.stages.safe_check.checks import carry_out
from scene_queue.core.stages.safe_check.plan import CheckPlan

REAL = {
    "safe/L1C-0209-T01LAC": "S2A_MSIL1C_20200717T221941_N0209_R029_T01LAC_20200717T234135.SAFE",
    "safe/L1C-0209-T43FDA": "S2A_MSIL1C_20210319T045321_N0209_R076_T43FDA_20210319T070505.SAFE",
    "recorded/safe/stactools_T46RER_N0301": "S2A_MSIL1C_20210908T042701_N0301_R133_T46RER_20210908T070248.SAFE",
    "safe/L1C-0511-T17UPV": "S2B_MSIL1C_20241209T162609_N0511_R040_T17UPV_20241209T181423.SAFE",
    "safe/L2A-0214-T51RVQ": "S2A_MSIL2A_20210319T024541_N0214_R132_T51RVQ_20210319T070707.SAFE",
    "safe/L2A-0509-T01KAB": "S2A_MSIL2A_20230821T221941_N0509_R029_T01KAB_20230822T021825.SAFE",
    "safe/L2A-0509-T01WCS": "S2A_MSIL2A_20230625T234621_N0509_R073_T01WCS_20230626T022157.SAFE",
    "safe/L2A-0400-T33XWJ-toolbox": "S2B_MSIL2A_20220413T150759_N0400_R025_T33XWJ_20220414T082126.SAFE",
}

_FALSE_SIZES = range(400, 1000)  # of a manifest of Sen2Cor; no metadata are that small


def laid_out(source: Path, product: Path) -> set[str]:
    """A product with the real metadata that are at hand, and holes for all else; returns the paths of the real ones."""
    manifest = Manifest.read(source / "manifest.safe")
    by_name = {path.name: path for path in source.rglob("*.xml")}
    real = set()
    for entry in manifest.entries:
        path = product / entry.href
        path.parent.mkdir(parents=True, exist_ok=True)
        at_hand = by_name.get(path.name) if path.suffix == ".xml" else None
        if at_hand is not None and entry.size_bytes in (at_hand.stat().st_size, *_FALSE_SIZES):
            path.write_bytes(at_hand.read_bytes())
            real.add(entry.href)
            continue
        path.touch()
        os.truncate(path, entry.size_bytes)
    (product / "manifest.safe").write_bytes((source / "manifest.safe").read_bytes())
    for name in ("AUX_DATA", "HTML", "rep_info"):
        (product / name).mkdir(exist_ok=True)
    return real


@pytest.mark.parametrize("path", REAL)
def test_a_product_with_every_file_of_a_real_manifest_lacks_what_is_not_at_hand(
    recorded: Path, tmp_path: Path, path: str
) -> None:
    product = tmp_path / REAL[path]
    real = laid_out(recorded / path, product)
    found = check(product, Feedback(), deep=False)
    holes = {one.path for one in found if one.kind is FindingKind.UNREADABLE}
    assert {Path(hole).name for hole in holes} <= {"MTD_MSIL1C.xml", "MTD_MSIL2A.xml", "MTD_TL.xml"}
    assert not holes & real
    assert [one for one in found if one.path not in holes] == []


@pytest.mark.parametrize("path", [path for path in REAL if path.endswith(("LAC", "0301", "KAB", "WCS"))])
def test_the_sums_of_a_real_manifest_are_those_of_the_real_files(recorded: Path, tmp_path: Path, path: str) -> None:
    product = tmp_path / REAL[path]
    real = laid_out(recorded / path, product)
    assert real
    assert spoilt(product, real) == ()
    for one in real:
        content = (product / one).read_bytes()
        (product / one).write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert {finding.path for finding in spoilt(product, real)} == real


def spoilt(product: Path, paths: set[str]) -> tuple[Finding, ...]:
    plan = CheckPlan.of(product)
    files = tuple(file for file in plan.files if file.path in paths)
    assert {file.checksum_name for file in files} <= {"MD5", "SHA3-256"}
    return carry_out(replace(plan, files=files, findings=()), Feedback())


def test_a_real_zip_says_what_its_folder_says(recorded: Path, tmp_path: Path) -> None:
    [archive] = (recorded / "recorded" / "safe").glob("*.zip")
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(tmp_path)
    [product] = tmp_path.glob("*.SAFE")
    found = check(archive, Feedback())
    assert len([finding for finding in found if finding.kind is FindingKind.TRUNCATED]) == 14  # its images were emptied
    assert found == check(product, Feedback())
