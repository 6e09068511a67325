"""Products that somebody has put together again from an archive that keeps their files in its own way, and not all.

Such a product says so itself, in a file in ``rep_info``, which no manifest lists and nothing reads: it is never taken
for a complete one, wherever it goes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from .manifest import MANIFEST
from .product_files import FolderFiles, ProductFiles
from .safe import BandImage

NOTE = "rep_info/rebuilt.json"

_MAX_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True)
class Rebuilt:
    """How a product differs from the original. Paths are below its folder, with ``/``, as in the manifest.

    :param by: who rebuilt it; empty: nobody.
    :param left_out: files that it came without.
    :param other: files of metadata that the archive keeps with other bytes than the manifest says.
    """

    by: str = ""
    left_out: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()

    def write(self, folder: Path) -> Path:
        """Write it into the product; returns the file.

        :raises OSError: where the disk refuses.
        """
        file = folder / NOTE
        file.parent.mkdir(parents=True, exist_ok=True)
        content = {"rebuilt_by": self.by, "left_out": sorted(self.left_out), "other": sorted(self.other)}
        file.write_text(json.dumps(content, indent=2), encoding="utf-8")
        return file

    @classmethod
    def read(cls, product: Path | ProductFiles) -> Rebuilt:
        """What a product says of itself; one that says nothing, or nothing that can be read, was not rebuilt.

        :param product: the ``.SAFE`` folder, or its files.
        """
        files = FolderFiles(product) if isinstance(product, Path) else product
        try:
            with files.open(NOTE) as file:
                content = json.loads(file.read(_MAX_BYTES))
            left_out, other = (frozenset(map(str, content[name])) for name in ("left_out", "other"))
            return cls(str(content["rebuilt_by"]), left_out, other)
        except (OSError, ValueError, KeyError, TypeError):
            return cls()


def is_indispensable(path: str) -> bool:
    """Whether a product is none without a file: its manifest, its metadata, the image of a band.

    :param path: below the product's folder, with ``/``.
    """
    file = PurePosixPath(path)
    image = BandImage.of(Path(path))
    return path == MANIFEST or file.name.startswith("MTD_") or (image is not None and image.band != "TCI")


def may_be_other(path: str) -> bool:
    """Whether an archive may keep a file with other bytes: text is rewritten now and then, images are not."""
    return path.endswith((".xml", ".gml"))
