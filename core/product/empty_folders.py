"""Folders of a product that may be empty; object stores, which know files only, lose them.

Sen2Cor 2.5.5 to 2.10 stops without some of them, and which ones changes with its version (all six are known to be
copied or listed by one of them); made anew they harm nobody.
"""

from __future__ import annotations

from .manifest import Manifest
from .safe import SafeProduct

_IN_PRODUCT = ("AUX_DATA", "HTML", "rep_info")
_IN_GRANULE = ("AUX_DATA", "QI_DATA")
_IN_DATASTRIP = ("QI_DATA",)


def missing_folders(product: SafeProduct, manifest: Manifest | None = None) -> tuple[str, ...]:
    """The folders that are to be made, as paths below the product's folder.

    An L2A product that Sen2Cor made here lacks some of them from the start: nothing is missing there.

    :param manifest: the product's manifest, if that was read already.
    """
    if product.is_made_by_sen2cor(manifest):
        return ()
    wanted = [product.folder / name for name in _IN_PRODUCT]
    wanted += [granule / name for granule in product.granules for name in _IN_GRANULE]
    wanted += [datastrip / name for datastrip in product.datastrips for name in _IN_DATASTRIP]
    there = product.files.folders()
    paths = (product.relative(folder) for folder in wanted)
    return tuple(path for path in paths if path not in there)
