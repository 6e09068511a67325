"""What can be mended on the spot: the folders that an object store loses because they were empty.

Sen2Cor 2.5.5 to 2.10 stops without some of them, and which ones changes with its version (all six are known to be
copied or listed by one of them); made anew they harm nobody. No file is ever touched.
"""

from __future__ import annotations

from pathlib import Path

from ...errors import DiskError
from ...feedback import Feedback
from ...product.safe import SafeProduct

_IN_PRODUCT = ("AUX_DATA", "HTML", "rep_info")
_IN_GRANULE = ("AUX_DATA", "QI_DATA")
_IN_DATASTRIP = ("QI_DATA",)


def missing_folders(product: SafeProduct) -> tuple[str, ...]:
    """The folders that :func:`repair` would make, as paths below the product's folder.

    An L2A product that Sen2Cor made here lacks some of them from the start: nothing is missing there.
    """
    if product.is_made_by_sen2cor():
        return ()
    wanted = [product.folder / name for name in _IN_PRODUCT]
    wanted += [granule / name for granule in product.granules for name in _IN_GRANULE]
    wanted += [datastrip / name for datastrip in product.datastrips for name in _IN_DATASTRIP]
    return tuple(product.relative(folder) for folder in wanted if not folder.is_dir())


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
