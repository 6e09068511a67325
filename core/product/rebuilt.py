"""Products that somebody has put together again from an archive that does not keep all of their files.

Such a product carries a list of what it came without in ``rep_info``, which no manifest lists and nothing reads, so
that it is never taken for a complete one, wherever it goes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from .manifest import MANIFEST
from .safe import BandImage

LIST = "rep_info/files_left_out.json"


@dataclass(frozen=True)
class LeftOut:
    """What a product came without. :param by: who rebuilt it, empty: nobody; :param paths: as in the manifest."""

    by: str = ""
    paths: frozenset[str] = frozenset()


def is_indispensable(path: str) -> bool:
    """Whether a product is none without a file: its manifest, its metadata, the image of a band.

    :param path: below the product's folder, with ``/``.
    """
    file = PurePosixPath(path)
    image = BandImage.of(Path(path))
    return path == MANIFEST or file.name.startswith("MTD_") or (image is not None and image.band != "TCI")


def write_left_out(folder: Path, by: str, paths: Iterable[str]) -> None:
    """Write down what a product came without.

    :param folder: of the product.
    :raises OSError: where the disk refuses.
    """
    file = folder / LIST
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"rebuilt_by": by, "left_out": sorted(paths)}, indent=2), encoding="utf-8")


def read_left_out(folder: Path) -> LeftOut:
    """What a product came without; nothing, where no list says so or it cannot be read."""
    try:
        content = json.loads((folder / LIST).read_text(encoding="utf-8"))
        return LeftOut(str(content["rebuilt_by"]), frozenset(map(str, content["left_out"])))
    except (OSError, ValueError, KeyError, TypeError):
        return LeftOut()
