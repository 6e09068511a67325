"""What can be mended on the spot: folders that are missing because they were empty. No file is ever touched."""

from __future__ import annotations

from pathlib import Path

from ...errors import DiskError
from ...feedback import Feedback
from ...product.empty_folders import missing_folders
from ...product.safe import SafeProduct


def repair(product: Path, feedback: Feedback | None = None) -> tuple[str, ...]:
    """Make the folders that are missing.

    :param product: the ``.SAFE`` folder.
    :param feedback: told of each repair.
    :returns: the folders that were made, as paths below the product's folder.
    :raises ProductError: if there is no product.
    :raises DiskError: if a folder cannot be made.
    """
    missing = missing_folders(SafeProduct.open(product))
    for name in missing:
        try:
            (product / name).mkdir(exist_ok=True)
        except OSError as error:
            raise DiskError(
                f"{product.name}: the folder {name} cannot be made ({error}).",
                advice="Make the product's folder writable.",
            ) from error
        if feedback is not None:
            feedback.note(f"{product.name}: made the missing folder {name}.")
    return missing
