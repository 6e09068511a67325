"""What of an order is on the disk already, told by names alone: what has a final name is complete."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import ProductError
from ..product.manifest import MANIFEST
from ..product.name import ProcessingLevel, ProductName
from ..product.ordered_bands import OrderedBands
from . import Workspace

Acquisition = tuple[object, ...]


class FinishedProducts:
    """Looks at the disk for many scenes, as it is now: one file a scene, and each folder of L2A products once.

    A layout may put ten thousand products into one folder, so nobody lists it for each of them.
    """

    def __init__(self) -> None:
        self._corrected: dict[Path, frozenset[Acquisition]] = {}

    def is_finished(self, workspace: Workspace, *, is_corrected: bool) -> bool:
        """Whether nothing is left to do for a scene.

        :param is_corrected: whether its order makes L2A products of L1C products.
        """
        if is_corrected and workspace.name.level is ProcessingLevel.L1C:
            return _acquisition(workspace.name) in self._corrected_in(workspace.corrected_folder)
        return self.is_fetched(workspace)

    def is_fetched(self, workspace: Workspace) -> bool:
        """Whether the scene's product is there, with the bands that are ordered."""
        if not (workspace.product / MANIFEST).is_file():
            return False
        try:
            there = OrderedBands.of(workspace.product)
        except ProductError:
            return False  # whoever fetches it will tell
        bands = workspace.settings.bands
        return there is None or (bool(bands) and there.names.issuperset(bands))

    def _corrected_in(self, folder: Path) -> frozenset[Acquisition]:
        if folder not in self._corrected:
            self._corrected[folder] = frozenset(_acquisitions_in(folder))
        return self._corrected[folder]


def _acquisitions_in(folder: Path) -> set[Acquisition]:
    """Those of the L2A products in a folder, there or not."""
    found = set()
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if "_MSIL2A_" in entry.name and entry.name.endswith(".SAFE")]
    except OSError:
        return set()  # whoever works in it will tell
    for name in names:
        try:
            found.add(_acquisition(ProductName.parse(name)))
        except ValueError:
            continue
    return found


def _acquisition(name: ProductName) -> Acquisition:
    return (name.platform, name.sensing_time, name.relative_orbit, name.tile_id)
