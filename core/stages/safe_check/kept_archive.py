"""The ZIP that a product came in, where it was kept beside it: the nearest source of single files."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from ...errors import DiskError, ProductError
from ...feedback import Feedback

_BLOCK = 1024 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, KeyError, ValueError, RuntimeError, OSError)


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
        try:
            with zipfile.ZipFile(self.path) as content:
                names = [name for name in content.namelist() if name.startswith(f"{self._root}/")]
        except _BROKEN as error:
            raise self._unreadable(error) from error
        return frozenset(name[len(self._root) + 1 :] for name in names if not name.endswith("/"))

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
            raise DiskError(
                f"{target} cannot be written ({error.strerror or type(error).__name__}).",
                advice="Free some space, or make the folder writable.",
            ) from error

    def _blocks(self, path: str) -> Iterator[bytes]:
        try:
            with zipfile.ZipFile(self.path) as content, content.open(f"{self._root}/{path}") as packed:
                yield from iter(lambda: packed.read(_BLOCK), b"")
        except _BROKEN as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: Exception) -> ProductError:
        return ProductError(f"The kept archive {self.path.name} cannot be read ({error}).")
