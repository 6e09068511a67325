"""Where things lie in the folder of a product.

Source: Sentinel-2 Products Specification Document, compact format: ``MTD_MSIL1C.xml``, ``manifest.safe``,
``GRANULE/L1C_…/IMG_DATA/…_B02.jp2``, in L2A ``GRANULE/L2A_…/IMG_DATA/R10m/…_B02_10m.jp2`` (with ``L2A_`` before it in
the pilot production and up to Sen2Cor 2.4, ``.tif`` from ``L2A_Process --tif``). Up to December 2016 a product holds
several granules, and all names are long: GDAL's driver SENTINEL2 and sentinelhub know them, and public products do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from ..errors import ProductError
from .bands import L1C_RESOLUTIONS_M
from .manifest import MANIFEST, Manifest
from .name import ProcessingLevel
from .product_files import SAFE, FolderFiles, ProductFile, ProductFiles

_LEVEL_IN_NAME = re.compile(r"_MSI(L1C|L2A)_", re.ASCII)
_LONG_NAME = re.compile(r"S2\w_(?:OPER|USER)_PRD_", re.ASCII)
_METADATA = re.compile(r"MTD_MSI(?P<level>L1C|L2A)\.xml|S2\w_(OPER|USER)_MTD_SAF(?P<old>L1C|L2A)_\w+\.xml", re.ASCII)
_IMAGE = re.compile(
    r"(?:.*_)?(?P<band>B0[1-9]|B1[0-2]|B8A|TCI|SCL|AOT|WVP)(?:_(?P<resolution>10|20|60)m)?\.(?:jp2|tiff?)", re.ASCII
)
# What Sen2Cor makes besides the bands stands where the long names say MSI.
_IMAGE_WITH_LONG_NAME = re.compile(
    r"S2\w_USER_(?P<band>SCL|AOT|WVP|TCI)_L2A_TL_\w+_(?P<resolution>10|20|60)m\.(?:jp2|tiff?)", re.ASCII
)
# S2A_OPER_MSI_L1C_TL_SGS__20160808T201120_A005899_T15PUT_N02.04, and its metadata S2A_OPER_MTD_… without the baseline
_GRANULE_WITH_LONG_NAME = re.compile(r"(S2\w_(?:OPER|USER))_MSI_(L1C_TL|L2A_TL)_(\w+)_N\d\d\.\d\d", re.ASCII)
_GRANULE = re.compile(r"L(?:1C|2A)_T\d\d[A-Z]{3}_\w+", re.ASCII)
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
        found = _IMAGE_WITH_LONG_NAME.fullmatch(path.name) or _IMAGE.fullmatch(path.name)
        if not found or path.parent.name not in _IMAGE_FOLDERS:
            return None
        band = found["band"]
        resolution = int(found["resolution"]) if found["resolution"] else L1C_RESOLUTIONS_M.get(band)
        return None if resolution is None else cls(path, band, resolution)


@dataclass(frozen=True)
class SafeProduct:
    """The layout of one product; what it holds is looked up when asked for.

    Paths are those of its folder on disk. Of a product in a ZIP they have the same shape, and no disk knows them: what
    they lead to is read through ``files``, by its path :meth:`relative` to the product.
    """

    files: ProductFiles
    level: ProcessingLevel

    @classmethod
    def open(cls, product: Path | ProductFiles) -> SafeProduct:
        """Find out what a folder holds; its files are not read.

        :param product: the ``.SAFE`` folder, or its files.
        :raises ProductError: if it is no folder or neither its name nor its files tell a level.
        """
        files = FolderFiles(product) if isinstance(product, Path) else product
        try:
            metadata_files = _metadata_files(files)
        except OSError as error:
            raise ProductError(
                f"There is no product at {files.folder} ({error}).", advice="Download it again."
            ) from error
        named = level_in_name(files.name)
        said = (level_of_metadata(name) for name in metadata_files)
        levels = {named} if named is not None else {level for level in said if level is not None}
        if len(levels) != 1:
            raise ProductError(
                f"{files.folder} is no Sentinel-2 product: neither its name nor a metadata file says its level.",
                advice="Give the folder that ends in .SAFE.",
            )
        return cls(files, levels.pop())

    @property
    def folder(self) -> Path:
        """The ``.SAFE`` folder."""
        return self.files.folder

    @property
    def metadata_file(self) -> Path:
        """The main metadata file, there or not."""
        for name in _metadata_files(self.files):
            if level_of_metadata(name) is self.level:
                return self.folder / name
        long = f"{self.files.name.removesuffix(SAFE).replace('_PRD_MSI', '_MTD_SAF')}.xml"
        return self.folder / (long if self.has_long_name() else f"MTD_MSI{self.level.value}.xml")

    @property
    def manifest_file(self) -> Path:
        """The manifest, there or not."""
        return self.folder / MANIFEST

    @property
    def granules(self) -> tuple[Path, ...]:
        """The granules' folders, one in the compact format."""
        return self._folders_in("GRANULE")

    @property
    def datastrips(self) -> tuple[Path, ...]:
        """The datastrips' folders, one in the compact format."""
        return self._folders_in("DATASTRIP")

    def tile_metadata_file(self, granule: Path) -> Path | None:
        """The metadata file of a granule, there or not; ``None``: its name is none of a granule, so nobody knows."""
        long = _GRANULE_WITH_LONG_NAME.fullmatch(granule.name)
        if long:
            return granule / f"{long[1]}_MTD_{long[2]}_{long[3]}.xml"
        return granule / "MTD_TL.xml" if _GRANULE.fullmatch(granule.name) else None

    @property
    def images(self) -> tuple[BandImage, ...]:
        """The images of all granules that are there, sorted by path."""
        images = (BandImage.of(path) for path in self.files_in_granules if "IMG_DATA" in path.parts)
        return tuple(image for image in images if image is not None)

    @property
    def files_in_granules(self) -> tuple[Path, ...]:
        """Every file of the granules' folders, sorted; what systems and network drives hide there is left out."""
        parts = {path: path.split("/") for path in self.files.sizes() if path.startswith("GRANULE/")}
        shown = [path for path, one in parts.items() if len(one) > 2 and not any(map(_is_hidden, one))]
        return tuple(sorted(self.folder / path for path in shown))

    @property
    def leftovers(self) -> tuple[Path, ...]:
        """Files that only an interrupted run of Sen2Cor leaves in the granule."""
        return tuple(path for path in self.files_in_granules if any(fnmatchcase(path.name, one) for one in _LEFTOVERS))

    def image(self, band: str, resolution_m: int | None = None) -> Path | None:
        """The image of a band on disk, at the finest resolution if none is asked for; ``None``: not there."""
        fitting = [image for image in self.images if image.band == band and resolution_m in (None, image.resolution_m)]
        return min(fitting, key=lambda image: image.resolution_m).path if fitting else None

    def relative(self, path: Path) -> str:
        """A path below the product's folder, as a manifest writes it."""
        return path.relative_to(self.folder).as_posix()

    def file(self, path: Path) -> ProductFile:
        """What a path of the product leads to, to be read."""
        return ProductFile(self.files, self.relative(path))

    def has_long_name(self) -> bool:
        """Whether it has a name of the time before December 2016; services had L1C only then."""
        return _LONG_NAME.match(self.files.name) is not None

    def is_made_by_sen2cor(self, manifest: Manifest | None = None) -> bool:
        """Whether a user's Sen2Cor made this L2A: by its name (N9999, USER), or by the sizes in its manifest.

        :param manifest: its manifest, if that was read already.
        """
        if self.level is not ProcessingLevel.L2A:
            return False
        if "_N9999_" in self.files.name or self.has_long_name():
            return True
        try:
            read = Manifest.read(self.file(self.manifest_file)) if manifest is None else manifest
            return not read.sizes_are_true
        except ProductError:
            return False  # without a readable manifest nothing says so

    def _folders_in(self, parent: str) -> tuple[Path, ...]:
        parts = [path.split("/") for path in self.files.folders()]
        names = [one[1] for one in parts if len(one) == 2 and one[0] == parent and not _is_hidden(one[1])]
        return tuple(sorted(self.folder / parent / name for name in names))


def level_in_name(name: str) -> ProcessingLevel | None:
    """The level that the name of a product's folder or ZIP says; ``None``: none."""
    found = _LEVEL_IN_NAME.search(name)
    return ProcessingLevel(found[1]) if found else None


def level_of_metadata(name: str) -> ProcessingLevel | None:
    """The level that the name of a product's main metadata file says; ``None``: it is another file."""
    found = _METADATA.fullmatch(name)
    return ProcessingLevel(found["level"] or found["old"]) if found else None


def _is_hidden(name: str) -> bool:
    """``._T15PUT_…_B02.jp2`` of macOS, ``@eaDir`` of network drives."""
    return name.startswith((".", "@"))


def _metadata_files(files: ProductFiles) -> list[str]:
    return sorted(path for path in files.sizes() if level_of_metadata(path) is not None)
