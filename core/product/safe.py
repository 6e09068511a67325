"""Where things lie in the folder of a product.

Source: Sentinel-2 Products Specification Document, compact format: ``MTD_MSIL1C.xml``, ``manifest.safe``,
``GRANULE/L1C_…/IMG_DATA/…_B02.jp2``, in L2A ``GRANULE/L2A_…/IMG_DATA/R10m/…_B02_10m.jp2`` (with ``L2A_`` before it in
the pilot production and up to Sen2Cor 2.4, ``.tif`` from ``L2A_Process --tif``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ..errors import ProductError
from .bands import L1C_RESOLUTIONS_M
from .manifest import MANIFEST, Manifest
from .name import ProcessingLevel

_LEVEL_IN_NAME = re.compile(r"_MSI(L1C|L2A)_", re.ASCII)
_METADATA = re.compile(r"MTD_MSI(?P<level>L1C|L2A)\.xml|S2\w_(OPER|USER)_MTD_SAF(?P<old>L1C|L2A)_\w+\.xml", re.ASCII)
_IMAGE = re.compile(
    r"(?:.*_)?(?P<band>B0[1-9]|B1[0-2]|B8A|TCI|SCL|AOT|WVP)(?:_(?P<resolution>10|20|60)m)?\.(?:jp2|tiff?)", re.ASCII
)
_IMAGE_FOLDERS = frozenset({"IMG_DATA", "R10m", "R20m", "R60m"})
# What Sen2Cor removes at a normal end.
_LEFTOVERS = ("*.h5", "config.pic")


@dataclass(frozen=True)
class BandImage:
    """One image of a product: a band, or ``TCI``, ``SCL``, ``AOT``, ``WVP``.

    :param path: of the file; it need not be there.
    """

    path: Path
    band: str
    resolution_m: int

    @classmethod
    def of(cls, path: Path) -> BandImage | None:
        """The image that a path names; ``None`` for every other file (``….jp2.aux.xml``, masks, previews)."""
        found = _IMAGE.fullmatch(path.name)
        if not found or path.parent.name not in _IMAGE_FOLDERS:
            return None
        band = found["band"]
        resolution = int(found["resolution"]) if found["resolution"] else L1C_RESOLUTIONS_M.get(band)
        return None if resolution is None else cls(path, band, resolution)


@dataclass(frozen=True)
class SafeProduct:
    """The layout of one product's folder; what it holds is looked up when asked for.

    :param folder: the ``.SAFE`` folder.
    """

    folder: Path
    level: ProcessingLevel

    @classmethod
    def open(cls, folder: Path) -> SafeProduct:
        """Find out what a folder holds; its files are not read.

        :raises ProductError: if it is no folder or neither its name nor its files tell a level.
        """
        try:
            metadata_files = _metadata_files(folder)
        except OSError as error:
            raise ProductError(f"There is no product at {folder} ({error}).", advice="Download it again.") from error
        named = _LEVEL_IN_NAME.search(folder.name)
        levels = {named[1]} if named else {found["level"] or found["old"] for found in metadata_files}
        if len(levels) != 1:
            raise ProductError(
                f"{folder} is no Sentinel-2 product: neither its name nor a metadata file says its level.",
                advice="Give the folder that ends in .SAFE.",
            )
        return cls(folder, ProcessingLevel(levels.pop()))

    @property
    def metadata_file(self) -> Path:
        """The main metadata file, there or not."""
        for found in _metadata_files(self.folder):
            if self.level.value in (found["level"], found["old"]):
                return self.folder / found[0]
        return self.folder / f"MTD_MSI{self.level.value}.xml"

    @property
    def manifest_file(self) -> Path:
        """The manifest, there or not."""
        return self.folder / MANIFEST

    @property
    def granules(self) -> tuple[Path, ...]:
        """The granules' folders, one in the compact format."""
        return _folders(self.folder / "GRANULE")

    @property
    def datastrips(self) -> tuple[Path, ...]:
        """The datastrips' folders, one in the compact format."""
        return _folders(self.folder / "DATASTRIP")

    @property
    def images(self) -> tuple[BandImage, ...]:
        """The images of all granules that are on disk, sorted by path."""
        paths = sorted(path for granule in self.granules for path in (granule / "IMG_DATA").rglob("*"))
        images = (BandImage.of(path) for path in paths if path.is_file())
        return tuple(image for image in images if image is not None)

    @property
    def leftovers(self) -> tuple[Path, ...]:
        """Files that only an interrupted run of Sen2Cor leaves in the granule."""
        found = {path for granule in self.granules for pattern in _LEFTOVERS for path in granule.rglob(pattern)}
        return tuple(sorted(found))

    def image(self, band: str, resolution_m: int | None = None) -> Path | None:
        """The image of a band on disk, at the finest resolution if none is asked for; ``None``: not there."""
        fitting = [image for image in self.images if image.band == band and resolution_m in (None, image.resolution_m)]
        return min(fitting, key=lambda image: image.resolution_m).path if fitting else None

    def relative(self, path: Path) -> str:
        """A path below the product's folder, as a manifest writes it."""
        return path.relative_to(self.folder).as_posix()

    def is_made_by_sen2cor(self) -> bool:
        """Whether a user's Sen2Cor made this L2A: by its baseline N9999, or by the sizes in its manifest."""
        if self.level is not ProcessingLevel.L2A:
            return False
        if "_N9999_" in self.folder.name:
            return True
        try:
            return not Manifest.read(self.manifest_file).sizes_are_true
        except ProductError:
            return False  # without a readable manifest nothing says so


def _metadata_files(folder: Path) -> list[re.Match[str]]:
    matches = (_METADATA.fullmatch(path.name) for path in sorted(folder.iterdir()))
    return [found for found in matches if found]


def _folders(parent: Path) -> tuple[Path, ...]:
    return tuple(sorted(path for path in parent.iterdir() if path.is_dir())) if parent.is_dir() else ()
