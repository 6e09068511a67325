from __future__ import annotations

import hashlib
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

ENTRIES = {
    "L1C 02.06": (97, "MD5"),
    "L1C 02.09": (97, "MD5"),
    "L1C 04.00": (59, "SHA3-256"),
    "L1C 05.11": (59, "SHA3-256"),
    "L2A 02.14": (123, "MD5"),
    "L2A 04.00": (86, "SHA3-256"),
    "L2A 05.11": (86, "SHA3-256"),
}
REAL = {
    "L1C 02.09": "L1C-0209-T01LAC",
    "L1C 05.11": "L1C-0511-T17UPV",
    "L2A 02.14": "L2A-0214-T51RVQ",
    "L2A 05.11": "L2A-0509-T01WCS",
}


def entries(manifest: Path) -> list[tuple[str, str, int, str, str, str]]:
    """ID, MIME type, size, href, name of the checksum and checksum of each data object."""
    found = []
    for element in ElementTree.parse(manifest).iter("dataObject"):
        stream, place, check = element[0], element[0].find("fileLocation"), element[0].find("checksum")
        assert place is not None and check is not None
        size = int(stream.get("size", "-1"))
        name, href = check.get("checksumName", ""), place.get("href", "")
        found.append((element.get("ID", ""), stream.get("mimeType", ""), size, href, name, str(check.text)))
    return found


def shape(href: str) -> str:
    """An href without what differs between products of one kind."""
    without_folder = re.sub(r"(GRANULE|DATASTRIP)/[^/]+", r"\1", href)
    return re.sub(r"T\w{5}_\d{8}T\d{6}", "STEM", without_folder)


@pytest.mark.parametrize("kind", ENTRIES)
def test_every_size_and_checksum_is_true(products: dict[str, Path], kind: str) -> None:
    count, algorithm = ENTRIES[kind]
    listed = entries(products[kind] / "manifest.safe")

    assert len(listed) == count
    for _, _, size, href, name, checksum in listed:
        content = (products[kind] / href).read_bytes()
        assert href.startswith("./")
        assert size == len(content), href
        assert name == algorithm
        assert hashlib.new(algorithm.lower().replace("-", "_"), content).hexdigest() == checksum, href


@pytest.mark.parametrize("kind", ENTRIES)
def test_everything_is_listed_but_the_manifest_itself_and_rep_info(products: dict[str, Path], kind: str) -> None:
    root = products[kind]
    listed = {href[2:] for _, _, _, href, _, _ in entries(root / "manifest.safe")}
    there = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}

    assert {path.partition("/")[0] for path in there - listed} == {"manifest.safe", "rep_info"}
    assert listed < there


@pytest.mark.parametrize("kind", ENTRIES)
def test_every_data_object_has_its_own_id_and_is_pointed_at(products: dict[str, Path], kind: str) -> None:
    manifest = products[kind] / "manifest.safe"
    identities = [entry[0] for entry in entries(manifest)]
    pointed = {element.get("dataObjectID") for element in ElementTree.parse(manifest).iter("dataObjectPointer")}

    assert not [identity for identity, count in Counter(identities).items() if count > 1]
    assert pointed == set(identities)


@pytest.mark.parametrize("kind", REAL)
def test_entries_are_those_of_a_real_product_of_the_kind(products: dict[str, Path], kind: str, recorded: Path) -> None:
    real = entries(recorded / "safe" / REAL[kind] / "manifest.safe")
    made = entries(products[kind] / "manifest.safe")

    def described(listed: list[tuple[str, str, int, str, str, str]]) -> set[tuple[str, str, str]]:
        return {(entry[0], entry[1], shape(entry[3])) for entry in listed}

    assert described(made) == described(real)


def test_outline_is_that_of_the_tile(products: dict[str, Path]) -> None:
    text = (products["L1C 02.06"] / "manifest.safe").read_text(encoding="utf-8")
    found = re.search(r"<gml:coordinates>(.*?)</gml:coordinates>", text)

    assert found
    assert found[1].split()[:2] == ["16.2725566935", "-94.8715821824"]
