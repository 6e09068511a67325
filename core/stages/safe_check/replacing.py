"""The last step of a repair: a file that was fetched aside gets the name of the damaged one, in one rename."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

from ...errors import DiskError
from ...feedback import Feedback
from ...workspace.copying import copy_through
from ...workspace.held_files import patiently
from ...workspace.synced_files import sync_file, sync_folder


class Replacing:
    """Files of one product that lie aside until they are proved.

    :param product: the ``.SAFE`` folder.
    :param aside: where they lie, at their paths below the product's folder. On another file system a file is copied to
        a hidden folder beside the product first, and renamed from there.
    """

    def __init__(self, product: Path, aside: Path, feedback: Feedback) -> None:
        self._product, self._aside, self._feedback = product, aside, feedback
        self._beside = product.with_name(f".{product.name}.repair")

    def has(self, path: str) -> bool:
        """Whether a file lies aside.

        :param path: below the product's folder, with ``/``.
        """
        return (self._aside / path).is_file()

    def drop(self, path: str) -> None:
        """Remove what lies aside under a name.

        :raises DiskError: where the disk refuses.
        """
        try:
            patiently((self._aside / path).unlink)
        except OSError as error:
            raise disk_refusal(self._aside / path, error) from error

    def place(self, path: str) -> None:
        """Give a file its name in the product; whatever had it goes in the same moment.

        :raises DiskError: where the disk refuses; the product is as it was then.
        :raises CancelledError: when cancelled, likewise.
        """
        made, target = self._aside / path, self._product / path
        try:
            sync_file(made)
            self._make_folders(target.parent)
            try:
                patiently(lambda: os.replace(made, target))
            except OSError as error:
                if error.errno != errno.EXDEV:
                    raise
                self._copy(made, target)
            sync_folder(target.parent)
        except OSError as error:
            raise disk_refusal(target, error) from error

    def clear(self) -> None:
        """Remove the folder beside the product, of this run or of one that was killed."""
        shutil.rmtree(self._beside, ignore_errors=True)

    def _make_folders(self, folder: Path) -> None:
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        for one in reversed(missing):
            one.mkdir(exist_ok=True)
            sync_folder(one.parent)

    def _copy(self, made: Path, target: Path) -> None:
        copy = self._beside / target.name
        self._beside.mkdir(exist_ok=True)
        with suppress(FileNotFoundError):  # of a run that was killed
            copy.unlink()
        copy_through(made, copy, self._feedback, lambda _done, _total: None)
        patiently(lambda: os.replace(copy, target))
        made.unlink()


def disk_refusal(path: Path, error: OSError) -> DiskError:
    """The error for what could not be written."""
    return DiskError(
        f"{path} cannot be written ({error.strerror or type(error).__name__}).",
        advice="Make the folder writable, and see that there is room.",
    )
