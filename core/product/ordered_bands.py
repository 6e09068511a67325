"""Products of which only some bands were ordered.

Such a product has a small file of ours in its folder that names them, so that whoever looks at it on another day or
another computer knows what has to be there. A product without it is whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..errors import ProductError
from .product_files import FolderFiles, ProductFiles
from .safe import BandImage

MARKER = "scene_queue.json"

_MAX_BYTES = 1024 * 1024


@dataclass(frozen=True)
class OrderedBands:
    """Which images a partial product has; all its other files are there too.

    :param names: as in file names, ``B02`` or ``TCI``; in L2A products each stands for all its resolutions.
    """

    names: frozenset[str]

    @classmethod
    def of(cls, product: Path | ProductFiles) -> OrderedBands | None:
        """What was ordered of a product; ``None``: all of it.

        :param product: the ``.SAFE`` folder, or its files.
        :raises ProductError: if the product says something that cannot be read.
        """
        files = FolderFiles(product) if isinstance(product, Path) else product
        try:
            with files.open(MARKER) as file:
                content = json.loads(file.read(_MAX_BYTES))
            return cls(frozenset(str(name) for name in content["bands"]))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ProductError(
                f"{files.folder / MARKER}, which names the bands that were ordered, cannot be read ({error}).",
                advice="Remove the file to have the product taken for a whole one, or download it again.",
            ) from error

    def write(self, product: Path) -> Path:
        """Mark a product as partial; returns the file.

        :raises OSError: if it cannot be written.
        """
        marker = product / MARKER
        marker.write_text(json.dumps({"bands": sorted(self.names)}) + "\n", encoding="utf-8")
        return marker

    def takes(self, path: str) -> bool:
        """Whether a file is among what was ordered: all but the images of other bands.

        :param path: below the product's folder, with ``/``.
        """
        image = BandImage.of(Path(path))
        return image is None or image.band in self.names

    def and_also(self, names: Iterable[str]) -> OrderedBands:
        """These bands and others."""
        return OrderedBands(self.names | frozenset(names))
