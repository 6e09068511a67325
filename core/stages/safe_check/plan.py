"""What has to be in a product, and how each file can be judged.

A product of which only some bands were ordered has to have those.

A product of the service is judged by its manifest. What Sen2Cor made here has a manifest with false sizes, written
before anybody could look at the images: it is judged by its metadata and by reading every image to its end.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...errors import ProductError
from ...product.bands import L1C_RESOLUTIONS_M, SEN2COR_IMAGES
from ...product.empty_folders import missing_folders
from ...product.images import IMAGE_SUFFIXES
from ...product.manifest import ALGORITHMS, MANIFEST, Manifest, ManifestEntry
from ...product.metadata import ProductMetadata, TileMetadata
from ...product.name import ProcessingLevel, ProductName
from ...product.ordered_bands import MARKER, OrderedBands
from ...product.product_files import ProductFiles
from ...product.safe import BandImage, SafeProduct
from .findings import Finding, FindingKind


class Reading(enum.Enum):
    """How much of a file is decoded."""

    NOTHING = "nothing"
    LAST_BLOCK = "last block"  # the checksum tells the rest
    EVERYTHING = "everything"


@dataclass(frozen=True)
class FileCheck:
    """One file that must be there, and what is known of it.

    :param path: below the product's folder, with ``/``.
    :param size_bytes: ``None``: not known.
    :param checksum_name: as in the manifest; empty: not known.
    :param checksum: lower-case hex.
    """

    path: str
    size_bytes: int | None = None
    checksum_name: str = ""
    checksum: str = ""
    reading: Reading = Reading.NOTHING


@dataclass(frozen=True)
class CheckPlan:
    """All files that must be there, and what was found while that was put together.

    :param ordered: the bands that must be there; ``None``: all.
    """

    product: SafeProduct
    files: tuple[FileCheck, ...]
    findings: tuple[Finding, ...]
    ordered: OrderedBands | None = None

    @classmethod
    def of(cls, product: Path | ProductFiles) -> CheckPlan:
        """Plan the check of a product; its manifest and metadata are read, no image.

        :param product: the ``.SAFE`` folder, or its files.
        :raises ProductError: if there is no product.
        """
        return _Planner(SafeProduct.open(product)).plan()


class _Planner:
    """Puts a plan together, one source after the other."""

    def __init__(self, product: SafeProduct) -> None:
        self._product = product
        self._there = product.files.sizes()
        self._files: dict[str, FileCheck] = {}
        self._findings: list[Finding] = []
        self._metadata: ProductMetadata | None = None
        self._ordered: OrderedBands | None = None
        self._is_listed = product.level is ProcessingLevel.L1C or not product.has_long_name()  # else nobody knows how
        self._manifest = self._read_manifest() if self._is_listed else None
        self._own = product.is_made_by_sen2cor(self._manifest)

    def plan(self) -> CheckPlan:
        self._find_ordered()
        for path in missing_folders(self._product, self._manifest):
            sentence = f"The folder {path} is missing; Sen2Cor may stop without it."
            self._findings.append(Finding(FindingKind.MISSING, path, sentence))
        if self._is_listed:
            self._add_manifest()
        self._add_metadata()
        self._add_images()
        self._find_missing_bands()
        self._find_leftovers()
        return CheckPlan(self._product, tuple(self._files.values()), tuple(self._findings), self._ordered)

    def _find_ordered(self) -> None:
        try:
            self._ordered = OrderedBands.of(self._product.files)
        except ProductError as error:
            self._findings.append(Finding(FindingKind.UNREADABLE, MARKER, error.message))

    def _read_manifest(self) -> Manifest | None:
        if MANIFEST not in self._there:
            return None  # the check says so
        try:
            return Manifest.read(self._product.file(self._product.manifest_file))
        except ProductError as error:
            self._findings.append(Finding(FindingKind.UNREADABLE, MANIFEST, error.message))
            return None

    def _add_manifest(self) -> None:
        self._add(FileCheck(MANIFEST))
        if self._manifest is None:
            return
        self._find_strange_folders(frozenset(self._manifest.folders))
        for entry in self._manifest.entries:
            is_true = self._manifest.sizes_are_true and not self._own
            self._add(_service_check(entry) if is_true else _own_check(entry))

    def _find_strange_folders(self, listed: frozenset[str]) -> None:
        for folder in map(self._product.relative, (*self._product.granules, *self._product.datastrips)):
            if folder not in listed:
                sentence = f"The {MANIFEST} knows no folder {folder}: it was renamed, or is of another product."
                self._findings.append(Finding(FindingKind.UNEXPECTED_NAME, folder, sentence))

    def _add_metadata(self) -> None:
        main = self._product.metadata_file
        self._add(FileCheck(self._product.relative(main)))
        if self._product.relative(main) in self._there:
            try:
                self._metadata = ProductMetadata.read(self._product.file(main))
            except ProductError as error:
                self._unreadable(main, error)
            else:
                self._findings.extend(_name_findings(self._product.folder.name, self._metadata, self._own))
        granules = self._product.granules
        if not granules:
            self._findings.append(Finding(FindingKind.MISSING, "GRANULE", "The folder of the granule is missing."))
        for granule in granules:
            self._add_tile(granule)

    def _add_tile(self, granule: Path) -> None:
        file = self._product.tile_metadata_file(granule)
        if file is None:
            return
        path = self._product.relative(file)
        self._add(FileCheck(path))
        if path not in self._there:
            return
        try:
            tile_id = TileMetadata.read(self._product.file(file)).tile_id
        except ProductError as error:
            self._unreadable(file, error)
            return
        name = _parsed(self._product.folder.name)
        if name is not None and name.tile_id not in ("", tile_id):
            sentence = f"{file.name} describes the tile {tile_id}, the product is named after {name.tile_id}."
            self._findings.append(Finding(FindingKind.UNEXPECTED_NAME, path, sentence))
        elif f"_T{tile_id}_" not in granule.name:
            sentence = f"{file.name} describes the tile {tile_id}, its folder is named {granule.name}."
            self._findings.append(Finding(FindingKind.UNEXPECTED_NAME, path, sentence))

    def _add_images(self) -> None:
        if not self._own and any(self._image(path) for path in self._files):
            return  # the manifest knows them better than the metadata, and what else lies there is not ours
        for path in () if self._metadata is None else self._metadata.image_files:
            self._add(FileCheck(path, reading=Reading.EVERYTHING))
        for file in self._product.files_in_granules:
            if file.suffix.lower() in IMAGE_SUFFIXES:
                self._add(FileCheck(self._product.relative(file), reading=Reading.EVERYTHING))

    def _image(self, path: str) -> BandImage | None:
        return BandImage.of(self._product.folder / path)

    def _find_missing_bands(self) -> None:
        planned = [image for image in map(self._image, self._files) if image is not None]
        granules = {self._product.relative(image.path).split("/")[1] for image in planned}
        granules.update(granule.name for granule in self._product.granules)
        for granule in sorted(granules) or ["*"]:
            mine = [image for image in planned if self._product.relative(image.path).split("/")[1] == granule]
            there = {(image.resolution_m, image.band) for image in mine}
            self._find_missing_bands_of(granule if len(granules) > 1 else "*", there)
        if not planned and self._product.level is ProcessingLevel.L2A:
            self._findings.append(Finding(FindingKind.MISSING, "GRANULE/*/IMG_DATA", "There is not one image."))

    def _find_missing_bands_of(self, granule: str, there: set[tuple[int, str]]) -> None:
        if self._own and {band for _, band in there} == {"SCL"}:
            return  # L2A_Process --sc_only makes nothing else
        wanted = self._wanted_bands({resolution_m for resolution_m, _ in there}) if self._ordered is None else set()
        for resolution_m, band in sorted(wanted - there):
            below = f"*_{band}.*" if self._product.level is ProcessingLevel.L1C else f"*_{band}_{resolution_m}m.*"
            of = "" if granule == "*" else f" of {granule}"
            sentence = f"The image {band} at {resolution_m} m{of} is missing."
            self._findings.append(Finding(FindingKind.MISSING, f"GRANULE/{granule}/IMG_DATA/{below}", sentence))

    def _wanted_bands(self, resolutions: set[int]) -> set[tuple[int, str]]:
        if self._product.level is ProcessingLevel.L1C:
            bands = {(resolution_m, band) for band, resolution_m in L1C_RESOLUTIONS_M.items()}
            return bands - {(10, "TCI")} if self._product.has_long_name() else bands
        if not self._own:
            return set()  # what a service's L2A holds has changed with its baselines; the manifest lists it
        return {(resolution_m, band) for resolution_m in resolutions for band in SEN2COR_IMAGES[resolution_m]}

    def _find_leftovers(self) -> None:
        for file in self._product.leftovers:
            sentence = f"{file.name} is there: the correction was interrupted."
            self._findings.append(Finding(FindingKind.UNFINISHED, self._product.relative(file), sentence))

    def _add(self, file: FileCheck) -> None:
        if self._ordered is None or self._ordered.takes(file.path):
            self._files.setdefault(file.path, file)

    def _unreadable(self, file: Path, error: ProductError) -> None:
        self._findings.append(Finding(FindingKind.UNREADABLE, self._product.relative(file), error.message))


def _service_check(entry: ManifestEntry) -> FileCheck:
    reading = Reading.NOTHING
    if BandImage.of(Path(entry.href)) is not None:
        reading = Reading.LAST_BLOCK if entry.checksum_name in ALGORITHMS else Reading.EVERYTHING
    return FileCheck(entry.href, entry.size_bytes, entry.checksum_name, entry.checksum, reading)


def _own_check(entry: ManifestEntry) -> FileCheck:
    if Path(entry.href).suffix.lower() in IMAGE_SUFFIXES:
        return FileCheck(entry.href, None, entry.checksum_name, entry.checksum, Reading.EVERYTHING)
    return FileCheck(entry.href)  # on Windows, Sen2Cor sums up text with other line ends than are in the file


def _name_findings(folder_name: str, metadata: ProductMetadata, own: bool) -> Iterator[Finding]:
    name, said = _parsed(folder_name), _parsed(metadata.product_name)
    if name is None:
        sentence = f"{folder_name} is no product name; its metadata say {metadata.product_name}."
        yield Finding(FindingKind.UNEXPECTED_NAME, "", sentence)
    elif said is None or (name.acquisition != said.acquisition if own else name != said):
        sentence = f"The folder is named {name.text}, its metadata say {metadata.product_name}."
        yield Finding(FindingKind.UNEXPECTED_NAME, "", sentence)


def _parsed(name: str) -> ProductName | None:
    try:
        return ProductName.parse(name)
    except ValueError:
        return None
