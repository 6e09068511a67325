"""An archive of products in a folder of this computer, or of a drive that it sees."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ...errors import DiskError, ProductError
from ...feedback import Feedback


class LocalTree:
    """A folder as a :class:`Tree`."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def folders(self, path: str, feedback: Feedback) -> list[str]:
        """See :meth:`Tree.folders`; hidden folders are left out."""
        feedback.raise_if_cancelled()
        try:
            with os.scandir(self._root / path) as entries:
                return sorted(one.name for one in entries if not one.name.startswith(".") and one.is_dir())
        except FileNotFoundError:
            return []
        except OSError as error:
            raise _unreadable(self._root / path, error) from error

    def read(self, path: str, feedback: Feedback) -> bytes:
        """See :meth:`Tree.read`."""
        feedback.raise_if_cancelled()
        try:
            return (self._root / path).read_bytes()
        except FileNotFoundError as error:
            raise ProductError(f"{path} is missing.", advice="Check the product with its folder.") from error
        except OSError as error:
            raise _unreadable(self._root / path, error) from error

    def size_bytes(self, path: str, feedback: Feedback) -> int:
        """See :meth:`Tree.size_bytes`."""
        return sum(self._sizes(path, feedback))

    def _sizes(self, path: str, feedback: Feedback) -> Iterator[int]:
        def fail(error: OSError) -> None:
            raise _unreadable(Path(error.filename), error) from error

        for folder, _, names in os.walk(self._root / path, onerror=fail):
            feedback.raise_if_cancelled()
            for name in names:
                try:
                    yield os.lstat(os.path.join(folder, name)).st_size
                except OSError as error:
                    raise _unreadable(Path(folder, name), error) from error


def _unreadable(path: Path, error: OSError) -> DiskError:
    return DiskError(f"{path} cannot be read ({error.strerror}).", advice="Check the drive, and who may read it.")
