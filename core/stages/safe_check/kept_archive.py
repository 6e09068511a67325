"""The ZIP that a product came in, where it was kept beside it: the nearest source of single files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ...errors import ProductError
from ...feedback import Feedback
from ...product.product_files import ZipFiles
from .replacing import disk_refusal

_BLOCK = 1024 * 1024


class KeptArchive:
    """An archive beside a product.

    :param product: the ``.SAFE`` folder; the archive has the same name, with ``.zip``, there or not.
    """

    def __init__(self, product: Path) -> None:
        self.path = product.with_suffix(".zip")
        self._root = product.name

    def paths(self) -> frozenset[str]:
        """The files that it holds, as paths below the product's folder; none where it is not there.

        :raises ProductError: if it cannot be read.
        """
        if not self.path.is_file():
            return frozenset()
        with ZipFiles(self.path) as files:
            return frozenset(files.sizes()) if files.name == self._root else frozenset()

    def take(self, path: str, into: Path, feedback: Feedback) -> None:
        """Unpack one file, tested by its CRC.

        :param path: below the product's folder, with ``/``; it holds that.
        :param into: a folder of our own that is there and gets the file, at this path.
        :raises ProductError: if it cannot be read.
        :raises DiskError: where the disk refuses.
        :raises CancelledError: when cancelled.
        """
        target = into / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with open(target, "wb") as file:
                for block in self._blocks(path):
                    feedback.raise_if_cancelled()
                    file.write(block)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise disk_refusal(target, error) from error

    def _blocks(self, path: str) -> Iterator[bytes]:
        try:
            with ZipFiles(self.path) as files, files.open(path) as packed:
                yield from iter(lambda: packed.read(_BLOCK), b"")
        except OSError as error:
            raise ProductError(f"{path} in the kept archive {self.path.name} cannot be read ({error}).") from error
