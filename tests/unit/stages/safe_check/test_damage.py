"""Each kind of damage that products come with, in folders and in ZIPs, is one sentence that names the file."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from builders.archive import zip_product
from scene_queue.core.feedback import Feedback
from scene_queue.core.stages.safe_check import Finding, FindingKind, check

Damage = Callable[[Path], None]


def of_both(product: Path) -> tuple[Finding, ...]:
    """The findings of a folder, after its ZIP has said the same."""
    found = check(product, Feedback())
    assert check(zip_product(product, product.with_suffix(".zip")), Feedback()) == found
    return found


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def no_xml(path: Path) -> None:
    """The page of a proxy, of the size of the file."""
    page = b"<html>Please sign in<br>"
    path.write_bytes(page + b" " * (path.stat().st_size - len(page)))


DAMAGES = {
    "flipped": (flip, "{} was altered: its checksum is another one."),
    "cut": (cut, "{} is cut: it has .* bytes."),
    "empty": (empty, "{} is empty."),
    "missing": (Path.unlink, "{} is missing."),
    "no XML": (no_xml, "{} was altered: its checksum is another one."),
}


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        ("l1c", "MTD_MSI*.xml"),
        ("l1c", "GRANULE/*/MTD_TL.xml"),
        ("l1c", "GRANULE/*/QI_DATA/*_PVI.jp2"),
        ("l1c_of_today", "GRANULE/*/IMG_DATA/**/*_B03*.jp2"),
        ("l2a", "GRANULE/*/IMG_DATA/**/*_SCL_20m.jp2"),
        ("l2a", "DATASTRIP/*/MTD_DS.xml"),
    ],
)
@pytest.mark.parametrize("damage", DAMAGES)
def test_each_damage_is_one_sentence_that_names_the_file(
    kind: str, damage: str, pattern: str, request: pytest.FixtureRequest
) -> None:
    product = request.getfixturevalue(kind)
    path = sorted(product.glob(pattern))[0]
    spoil, sentence = DAMAGES[damage]
    spoil(path)
    [finding] = of_both(product)
    name = path.relative_to(product).as_posix()
    assert finding.path == name
    assert re.fullmatch(sentence.format(re.escape(name)), finding.sentence)


def test_a_manifest_that_lists_nothing_is_told(l1c: Path) -> None:
    (l1c / "manifest.safe").write_text("<XFDU><dataObjectSection/></XFDU>")
    [finding] = of_both(l1c)
    assert (finding.kind, finding.sentence) == (FindingKind.UNREADABLE, "manifest.safe lists no file.")


def test_a_manifest_that_is_no_xml_is_told(l1c: Path) -> None:
    no_xml(l1c / "manifest.safe")
    [finding] = of_both(l1c)
    assert (finding.kind, finding.path) == (FindingKind.UNREADABLE, "manifest.safe")


def test_without_a_manifest_every_image_is_read_all_the_same(l1c: Path) -> None:
    (l1c / "manifest.safe").unlink()
    path = next(l1c.glob("GRANULE/*/IMG_DATA/*_B04.jp2"))
    cut(path)
    assert [finding.kind for finding in of_both(l1c)] == [FindingKind.MISSING, FindingKind.TRUNCATED]


def test_every_file_of_a_granule_that_is_missing_is_told(l1c: Path) -> None:
    shutil.rmtree(next(l1c.glob("GRANULE/*")))
    found = of_both(l1c)
    assert found[0].sentence == "The folder of the granule is missing."
    assert {finding.kind for finding in found} == {FindingKind.MISSING}
    assert len([finding for finding in found if "/IMG_DATA/" in finding.path]) == 14


@pytest.mark.parametrize("parent", ["GRANULE", "DATASTRIP"])
def test_a_folder_that_the_manifest_does_not_know_is_told(l1c: Path, parent: str) -> None:
    [folder] = l1c.glob(f"{parent}/*")
    renamed = folder.rename(folder.with_name(folder.name.replace("20180809", "20180810")))
    strange = [finding for finding in of_both(l1c) if finding.kind is FindingKind.UNEXPECTED_NAME]
    assert [finding.path for finding in strange] == [f"{parent}/{renamed.name}"]
    assert "it was renamed, or is of another product" in strange[0].sentence


def test_what_lies_beside_the_files_of_a_product_is_no_damage(l1c: Path, l2a: Path, own: Path) -> None:
    for product in (l1c, l2a, own):
        image = sorted(product.glob("GRANULE/*/IMG_DATA/**/*_B02*.jp2"))[0]
        image.with_name(f"{image.name}.aux.xml").write_text("<PAMDataset/>")
        image.parent.with_name("IMG_DATA_$folder$").write_bytes(b"")  # as Google's archive marks folders
        (product / "GRANULE_$folder$").write_bytes(b"")
        (product / "notes of Maria.docx").write_bytes(b"x")
        (product / "GRANULE" / "Thumbs.db").write_bytes(b"x")
        image.with_name(f"._{image.name}").write_bytes(b"x")  # of macOS
        for parent in ("GRANULE", "DATASTRIP", image.parent.relative_to(product)):
            (product / parent / "@eaDir").mkdir()  # of a network drive
            (product / parent / "@eaDir" / image.name).write_bytes(b"x")
        assert of_both(product) == ()


@pytest.mark.parametrize("spelled", ["SHA-512", "CRC", ""])
def test_an_image_whose_checksum_nobody_here_knows_is_read_to_its_end(l1c: Path, spelled: str) -> None:
    path = next(l1c.glob("GRANULE/*/IMG_DATA/*_B04.jp2"))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] + bytes(len(content) - len(content) // 2))
    manifest = l1c / "manifest.safe"
    manifest.write_text(manifest.read_text().replace('checksumName="MD5"', f'checksumName="{spelled}"'))
    [finding] = of_both(l1c)
    assert finding.path == path.relative_to(l1c).as_posix()


@pytest.mark.parametrize("kind", ["l1c", "l1c_of_today"])
def test_digits_of_checksums_are_compared_in_any_case(kind: str, request: pytest.FixtureRequest) -> None:
    product = request.getfixturevalue(kind)
    manifest = product / "manifest.safe"
    sums = re.compile(r"(?<=>)([0-9a-f]{32,64})(?=</checksum>)")
    mixed = sums.sub(
        lambda found: found[1].upper() if int(found[1][0], 16) % 2 else found[1].title(), manifest.read_text()
    )
    manifest.write_text(mixed.replace("MD5", "md5"))
    assert of_both(product) == ()
