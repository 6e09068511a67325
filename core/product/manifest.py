"""``manifest.safe``: the list of all files of a product, with sizes and checksums.

Sources: SAFE (Standard Archive Format for Europe) as Sentinel-2 uses it; manifests of the baselines 02.09 to 05.11.
Not listed: the manifest itself, ``rep_info``, the pictures in ``HTML``, and empty folders. Checksums are MD5 until
early 2021 and SHA3-256 since, their digits in upper, lower or mixed case. Sen2Cor (2.8, 2.10 ``L2A_Manifest.py``)
writes a manifest of its own in which the sizes are the memory of the path's text, not the size of the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.etree import ElementTree

from ..errors import ProductError
from .product_xml import XmlSource, read_xml

MANIFEST = "manifest.safe"

ALGORITHMS = {"MD5": "md5", "SHA3-256": "sha3_256"}
"""The names of checksums that manifests use, as hashlib knows them."""

# What one letter of a path takes in Python 2.7: four bytes on Linux and macOS, two on Windows.
_BYTES_A_LETTER = (4, 2)
_ADVICE = "Download the product again."


@dataclass(frozen=True)
class ManifestEntry:
    """One file of the product.

    :param href: path below the product's folder, with ``/`` between its parts and without ``./``.
    :param size_bytes: what the manifest says; see :attr:`Manifest.sizes_are_true`.
    :param checksum_name: ``MD5``, ``SHA3-256``; empty where none is given.
    :param checksum: lower-case hex; empty where none is given.
    """

    href: str
    size_bytes: int
    checksum_name: str
    checksum: str


@dataclass(frozen=True)
class Manifest:
    """The files of a product, in the manifest's order.

    :param entries: one a file.
    :param sizes_are_true: ``False`` for the manifests that Sen2Cor writes.
    """

    entries: tuple[ManifestEntry, ...]
    sizes_are_true: bool = True

    @classmethod
    def read(cls, source: XmlSource) -> Manifest:
        """Read a manifest from its file or its bytes.

        :raises ProductError: if it is no manifest, lists nothing, or has an entry that is incomplete or whose path
            leads out of the product.
        """
        objects = list(read_xml(source, MANIFEST).iterfind(".//{*}dataObject"))
        entries = [_entry(data_object) for data_object in objects]
        if not entries:
            raise ProductError(f"{MANIFEST} lists no file.", advice=_ADVICE)
        spelled = [_href(data_object) for data_object in objects]
        unique = {entry.href: entry for entry in entries}
        return cls(tuple(unique.values()), sizes_are_true=not _are_lengths_of_paths(entries, spelled))

    @property
    def total_bytes(self) -> int:
        """The sum of all sizes, as the manifest says."""
        return sum(entry.size_bytes for entry in self.entries)

    @property
    def folders(self) -> tuple[str, ...]:
        """Every folder that a listed file lies in, with those above it, sorted; the product's own left out."""
        parents = {str(parent) for entry in self.entries for parent in PurePosixPath(entry.href).parents}
        return tuple(sorted(parents - {"."}))


def _entry(data_object: ElementTree.Element) -> ManifestEntry:
    name = data_object.get("ID", "?")
    stream = data_object.find("./{*}byteStream")
    checksum = None if stream is None else stream.find("./{*}checksum")
    digits = "" if checksum is None or checksum.text is None else checksum.text.strip().lower()
    return ManifestEntry(
        href=_inside(_href(data_object), name),
        size_bytes=_size("" if stream is None else stream.get("size", ""), name),
        checksum_name="" if checksum is None or not digits else checksum.get("checksumName", "").upper(),
        checksum=digits,
    )


def _href(data_object: ElementTree.Element) -> str:
    location = data_object.find(".//{*}fileLocation")
    return "" if location is None else location.get("href", "")


def _inside(href: str, name: str) -> str:
    parts = [part for part in href.replace("\\", "/").split("/") if part != "."]
    if not href.strip("./\\"):
        raise ProductError(f"{MANIFEST} is broken: its entry {name} names no file.", advice=_ADVICE)
    if ".." in parts or "" in parts or ":" in parts[0] or "\0" in href:
        raise ProductError(f"{MANIFEST} names a file outside the product: {href!r}.", advice=_ADVICE)
    return "/".join(parts)


def _size(text: str, name: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ProductError(f"{MANIFEST} is broken: its entry {name} has no size.", advice=_ADVICE)
    return int(text)


def _are_lengths_of_paths(entries: list[ManifestEntry], spelled: list[str]) -> bool:
    """Whether the sizes grow with the letters of the paths and with nothing else.

    :param spelled: the entries' paths as they are written; Sen2Cor counted the ``./`` of those that have it.
    """
    if len({len(path) for path in spelled}) < 2:
        return False
    letters = [(entry.size_bytes, len(path)) for entry, path in zip(entries, spelled)]
    return any(len({size - width * length for size, length in letters}) == 1 for width in _BYTES_A_LETTER)
