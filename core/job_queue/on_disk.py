"""What an order will find on its disks: products that are there, and free room. For tasks, as disks can be slow."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from ..feedback import Feedback
from ..product.name import ProcessingLevel, ProductName
from ..scene import Scene
from ..settings import Settings
from ..stages.download.plan import disk_error
from ..workspace import Workspace

LOOK_EVERY = 50  # scenes between two looks at a cancellation

Acquisition = tuple[object, ...]


@dataclass(frozen=True)
class Disk:
    """A file system.

    :param number: that tells it from others; :param free_bytes: above what downloads leave free.
    """

    number: int
    free_bytes: int


@dataclass(frozen=True)
class OnDisk:
    """What was found.

    :param complete: identifiers of scenes whose product is there.
    :param corrected: identifiers of L1C scenes whose L2A product is there.
    :param folder: where the products go; :param scratch: where what is unfinished lies.
    """

    complete: frozenset[str]
    corrected: frozenset[str]
    folder: Disk
    scratch: Disk


def look_at_disks(
    scenes: Iterable[Scene],
    settings: Settings,
    products: Mapping[str, Path],
    free_bytes: Callable[[Path], int],
    feedback: Feedback,
) -> OnDisk:
    """Look, without making a folder.

    :param products: by identifier, products that lie somewhere already.
    :param free_bytes: of the file system of an existing folder, above what is left free.
    :raises DiskError: if a disk cannot be looked at.
    :raises CancelledError: when cancelled.
    """
    complete, corrected = set(), set()
    ready: dict[Path, frozenset[Acquisition]] = {}
    for number, scene in enumerate(scenes):
        if number % LOOK_EVERY == 0:
            feedback.raise_if_cancelled()
        workspace = Workspace(ProductName.parse(scene.identifier), settings, products.get(scene.identifier))
        if workspace.product.is_dir():
            complete.add(scene.identifier)
        if scene.level is ProcessingLevel.L1C:
            folder = workspace.corrected_folder
            if folder not in ready:  # listed once: a layout may put ten thousand products into one folder
                ready[folder] = _acquisitions_in(folder)
            if _acquisition(workspace.name) in ready[folder]:
                corrected.add(scene.identifier)
    places = (settings.folder, settings.scratch or settings.folder)
    return OnDisk(frozenset(complete), frozenset(corrected), *(_disk_of(place, free_bytes) for place in places))


def free_bytes_at(folder: Path) -> int:
    """What is free where a folder is, or would be.

    :raises DiskError: if that cannot be looked at.
    """
    return _disk_of(folder, lambda there: shutil.disk_usage(there).free).free_bytes


def _disk_of(folder: Path, free_bytes: Callable[[Path], int]) -> Disk:
    there = next((path for path in (folder, *folder.parents) if path.exists()), folder)
    try:
        return Disk(os.stat(there).st_dev, free_bytes(there))
    except OSError as error:
        raise disk_error(error, folder) from error


def _acquisitions_in(folder: Path) -> frozenset[Acquisition]:
    """Those of the L2A products in a folder."""
    found = set()
    try:
        names = [entry.name for entry in os.scandir(folder) if "_MSIL2A_" in entry.name and entry.is_dir()]
    except OSError:
        return frozenset()  # not there yet; what else it is, is told when the order is prepared
    for name in names:
        try:
            found.add(_acquisition(ProductName.parse(name)))
        except ValueError:
            continue
    return frozenset(found)


def _acquisition(name: ProductName) -> Acquisition:
    return (name.platform, name.sensing_time, name.relative_orbit, name.tile_id)
