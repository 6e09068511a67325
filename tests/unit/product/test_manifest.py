from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.errors import ProductError
from scene_queue.core.product.manifest import Manifest, ManifestEntry


def manifest(*entries: tuple[str, object, str, str]) -> bytes:
    objects = "".join(
        f'<dataObject ID="d{number}"><byteStream mimeType="x" size="{size}">'
        f'<fileLocation locatorType="URL" href="{href}"/>'
        f'<checksum checksumName="{name}">{checksum}</checksum></byteStream></dataObject>'
        for number, (href, size, name, checksum) in enumerate(entries)
    )
    return (
        '<xfdu:XFDU xmlns:xfdu="urn:ccsds:schema:xfdu:1"><informationPackageMap/>'
        f"<dataObjectSection>{objects}</dataObjectSection></xfdu:XFDU>"
    ).encode()


REAL = {
    "safe/L1C-0209-T01LAC/manifest.safe": (97, "MD5"),
    "safe/L1C-0209-T43FDA/manifest.safe": (97, "MD5"),
    "safe/L1C-0400-DS/manifest.safe": (1, "SHA3-256"),
    "safe/L1C-0511-T17UPV/manifest.safe": (59, "SHA3-256"),
    "safe/L2A-0214-T51RVQ/manifest.safe": (123, "MD5"),
    "safe/L2A-0509-T01KAB/manifest.safe": (86, "SHA3-256"),
    "safe/L2A-0509-T01WCS/manifest.safe": (86, "SHA3-256"),
    "safe/L2A-0400-T33XWJ-toolbox/manifest.safe": (41, "MD5"),
    "recorded/safe/stactools_T46RER_N0301/manifest.safe": (97, "SHA3-256"),
    "recorded/safe/cdsetool_manifest.safe": (59, "SHA3-256"),
    "recorded/safe/eodag_manifest_L1C.safe": (97, "MD5"),
}


@pytest.mark.parametrize("path", REAL)
def test_every_real_manifest_is_read(recorded: Path, path: str) -> None:
    count, checksum_name = REAL[path]
    read = Manifest.read(recorded / path)
    assert len(read.entries) == count
    assert {entry.checksum_name for entry in read.entries} == {checksum_name}
    digits = 32 if checksum_name == "MD5" else 64
    assert all(len(entry.checksum) == digits and entry.checksum.islower() for entry in read.entries if entry.checksum)
    assert all(not entry.href.startswith(("/", ".")) for entry in read.entries)


def test_no_real_manifest_is_left_out(recorded: Path) -> None:
    found = {path.relative_to(recorded).as_posix() for path in recorded.glob("*afe/**/*manifest*.safe")}
    found |= {path.relative_to(recorded).as_posix() for path in recorded.glob("recorded/safe/**/*manifest*.safe")}
    assert found - set(REAL) == {"recorded/safe/cdsetool_broken_manifest.safe"}


def test_a_real_total_is_the_size_of_the_product(recorded: Path) -> None:
    read = Manifest.read(recorded / "safe/L1C-0511-T17UPV/manifest.safe")
    assert 880e6 < read.total_bytes < 900e6


def test_real_checksums_are_those_of_the_real_files(recorded: Path) -> None:
    folder = recorded / "safe/L2A-0509-T01WCS"
    entries = {entry.href: entry for entry in Manifest.read(folder / "manifest.safe").entries}
    for path in folder.rglob("*.xml"):
        entry = entries[path.relative_to(folder).as_posix()]
        content = path.read_bytes()
        assert (entry.size_bytes, entry.checksum) == (len(content), hashlib.sha3_256(content).hexdigest())


def test_the_manifest_of_sen2cor_is_known_by_its_false_sizes(recorded: Path) -> None:
    for path in REAL:
        assert Manifest.read(recorded / path).sizes_are_true is ("toolbox" not in path), path


def test_the_real_broken_manifest_gives_an_error(recorded: Path) -> None:
    with pytest.raises(ProductError, match="names no file") as caught:
        Manifest.read(recorded / "recorded/safe/cdsetool_broken_manifest.safe")
    assert caught.value.advice


def test_paths_lose_their_leading_dot_and_their_backslashes() -> None:
    read = Manifest.read(manifest(("./INSPIRE.xml", 1, "MD5", "AB"), (".\\GRANULE\\L2A\\MTD_TL.xml", 2, "md5", "cD")))
    assert read.entries == (
        ManifestEntry("INSPIRE.xml", 1, "MD5", "ab"),
        ManifestEntry("GRANULE/L2A/MTD_TL.xml", 2, "MD5", "cd"),
    )


def test_folders_are_all_those_above_the_files() -> None:
    read = Manifest.read(manifest(("./a.xml", 1, "MD5", "0"), ("./GRANULE/L1C/IMG_DATA/b.jp2", 1, "MD5", "0")))
    assert read.folders == ("GRANULE", "GRANULE/L1C", "GRANULE/L1C/IMG_DATA")


def test_an_entry_without_a_checksum_is_kept_without_one() -> None:
    content = (
        b'<dataObjectSection><dataObject ID="x"><byteStream size="5"><fileLocation href="./a.xml"/></byteStream>'
        b"</dataObject></dataObjectSection>"
    )
    assert Manifest.read(content).entries == (ManifestEntry("a.xml", 5, "", ""),)


@pytest.mark.parametrize(
    "href",
    [
        "../../.bashrc",
        "/etc/passwd",
        "GRANULE/../../x",
        "C:/Windows/x",
        "\\\\server\\share\\x",
        "a//b",
        "./a/..\\..\\b",
    ],
)
def test_a_path_that_leads_out_of_the_product_is_refused(href: str) -> None:
    with pytest.raises(ProductError, match="outside the product"):
        Manifest.read(manifest((href, 1, "MD5", "0")))


@pytest.mark.parametrize("href", ["", "./", ".", "././"])
def test_an_entry_that_names_no_file_is_refused(href: str) -> None:
    with pytest.raises(ProductError, match="names no file"):
        Manifest.read(manifest((href, 1, "MD5", "0")))


@pytest.mark.parametrize("size", ["", "-5", "many", "1.5", "²"])
def test_a_size_that_is_none_is_refused(size: str) -> None:
    with pytest.raises(ProductError, match="has no size"):
        Manifest.read(manifest(("./a.xml", size, "MD5", "0")))


def test_a_manifest_without_files_is_refused() -> None:
    with pytest.raises(ProductError, match="lists no file"):
        Manifest.read(manifest())


def test_a_cut_manifest_is_refused(recorded: Path) -> None:
    content = (recorded / "safe/L1C-0511-T17UPV/manifest.safe").read_bytes()
    with pytest.raises(ProductError, match="cannot be read"):
        Manifest.read(content[: len(content) // 2])


def test_a_file_that_is_listed_twice_counts_once() -> None:
    read = Manifest.read(manifest(("./a.xml", 1, "MD5", "0"), ("a.xml", 1, "MD5", "0")))
    assert len(read.entries) == 1


@pytest.mark.parametrize(("base", "width"), [(52 + 4 * 81, 4), (50 + 2 * 60, 2)])
def test_sizes_that_only_follow_the_length_of_the_path_are_false(base: int, width: int) -> None:
    hrefs = ("./INSPIRE.xml", "./MTD_MSIL2A.xml", "GRANULE/L2A_T15PUT/IMG_DATA/R10m/T15PUT_B02_10m.jp2")
    entries = [(href, base + width * len(href), "MD5", "0") for href in hrefs]
    assert not Manifest.read(manifest(*entries)).sizes_are_true


@given(st.lists(st.integers(min_value=1, max_value=10**9), min_size=2, max_size=6, unique=True))
def test_true_sizes_are_believed(sizes: list[int]) -> None:
    entries = [("./" + "a" * (number + 1), size, "MD5", "0") for number, size in enumerate(sizes)]
    differences = {sizes[index + 1] - sizes[index] for index in range(len(sizes) - 1)}
    believed = Manifest.read(manifest(*entries)).sizes_are_true
    assert believed is (differences not in ({4}, {2}))


def test_one_file_alone_says_nothing_about_the_sizes() -> None:
    assert Manifest.read(manifest(("./a.xml", 7, "MD5", "0"))).sizes_are_true
