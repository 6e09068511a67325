"""Products in their ZIP say what those in their folder say."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from builders.archive import zip_product
from scene_queue.core.errors import ProductError
from scene_queue.core.feedback import Feedback
from scene_queue.core.stages.safe_check import Finding, FindingKind, check


def zipped(product: Path, method: int = zipfile.ZIP_STORED) -> Path:
    return zip_product(product, product.with_suffix(".zip"), method)


def of_both(product: Path, deep: bool = True) -> tuple[Finding, ...]:
    """The findings of a folder, after its ZIP has said the same."""
    found = check(product, Feedback(), deep)
    assert check(zipped(product), Feedback(), deep) == found
    return found


@pytest.mark.parametrize("kind", ["l1c", "l1c_of_today", "l2a", "own"])
@pytest.mark.parametrize("deep", [True, False])
def test_a_whole_product_has_no_findings_in_its_zip(kind: str, deep: bool, request: pytest.FixtureRequest) -> None:
    product = request.getfixturevalue(kind)
    assert check(zipped(product, zipfile.ZIP_DEFLATED), Feedback(), deep) == ()


def test_damage_is_told_of_a_zip_as_of_its_folder(l1c: Path) -> None:
    image = {band: next(l1c.glob(f"GRANULE/*/IMG_DATA/*_{band}.jp2")) for band in ("B01", "B02", "B03", "B04", "B05")}
    image["B01"].unlink()
    image["B02"].write_bytes(b"")
    image["B03"].write_bytes(image["B03"].read_bytes()[:-9])
    content = bytearray(image["B04"].read_bytes())
    content[len(content) // 2] ^= 0xFF
    image["B04"].write_bytes(content)
    (l1c / "INSPIRE.xml").write_text("no XML")
    (l1c / "AUX_DATA").rmdir()
    kinds = {finding.path.rpartition("_")[2]: finding.kind for finding in of_both(l1c)}
    assert kinds == {
        "B01.jp2": FindingKind.MISSING,
        "B02.jp2": FindingKind.TRUNCATED,
        "B03.jp2": FindingKind.TRUNCATED,
        "B04.jp2": FindingKind.ALTERED,
        "INSPIRE.xml": FindingKind.TRUNCATED,
        "DATA": FindingKind.MISSING,
    }


@pytest.mark.parametrize("ending", ["SCL_20m.jp2", "B02_10m.jp2"])
def test_a_cut_image_of_one_s_own_product_is_found_in_its_zip(own: Path, ending: str) -> None:
    [path] = own.glob(f"GRANULE/*/IMG_DATA/*/*_{ending}")
    path.write_bytes(path.read_bytes()[:-1])
    [finding] = of_both(own, deep=False)
    assert finding.kind is FindingKind.TRUNCATED
    assert finding.path.endswith(ending)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("ending", ["INSPIRE.xml", "_B08.jp2"])
def test_bytes_that_changed_in_a_zip_are_one_finding(l1c: Path, method: int, ending: str) -> None:
    archive = zipped(l1c, method)
    with zipfile.ZipFile(archive) as content:
        [entry] = [entry for entry in content.infolist() if entry.filename.endswith(ending)]
    damaged = bytearray(archive.read_bytes())
    damaged[entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2] ^= 0xFF
    archive.write_bytes(damaged)
    [finding] = check(archive, Feedback())
    assert (finding.kind, finding.path) == (FindingKind.ALTERED, entry.filename.partition("/")[2])
    assert finding.sentence.endswith("was altered: its bytes in the ZIP are damaged.")


def test_a_zip_whose_metadata_are_damaged_is_told_without_a_traceback(l1c: Path) -> None:
    archive = zipped(l1c, zipfile.ZIP_DEFLATED)
    damaged = bytearray(archive.read_bytes())
    with zipfile.ZipFile(archive) as content:
        for name in ("manifest.safe", "MTD_MSIL1C.xml"):
            entry = content.getinfo(f"{l1c.name}/{name}")
            start = entry.header_offset + 30 + len(entry.filename)
            damaged[start : start + 40] = bytes(40)
    archive.write_bytes(damaged)
    told = {finding.path: finding for finding in check(archive, Feedback())}
    assert {"manifest.safe", "MTD_MSIL1C.xml"} <= set(told)
    assert "cannot be read" in told["manifest.safe"].sentence


def test_a_cut_zip_is_told(l1c: Path) -> None:
    archive = zipped(l1c)
    archive.write_bytes(archive.read_bytes()[: archive.stat().st_size // 2])
    with pytest.raises(ProductError, match=r"\.zip is cut or damaged, or is no ZIP"):
        check(archive, Feedback())


def test_a_check_of_a_zip_leaves_nothing_behind(l1c: Path) -> None:
    archive = zipped(l1c)
    before = (archive.read_bytes(), sorted(archive.parent.iterdir()))
    check(archive, Feedback())
    assert (archive.read_bytes(), sorted(archive.parent.iterdir())) == before
    archive.rename(archive.with_name("closed.zip"))  # Windows refuses that while it is open
