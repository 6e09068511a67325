"""The orders of a store on paper: a file each, from which a damaged store is rebuilt.

They lie in a folder beside the store. States are not in them: those are found on the disk.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ...errors import DiskError, SettingsError
from ...product.name import ProductName
from ...workspace import Workspace
from ...workspace.finished import FinishedProducts
from ..job import Job, JobState, StageName
from ..order import Order
from ..order_file import ENDING, OrderFile, read_order, scene_line, write_lines
from .rows import count_jobs_of, read_order_of, read_scenes_of

FOLDER = "orders"


class Papers:
    """Writes the papers of one store.

    :param store: path of the store's file.
    """

    def __init__(self, store: Path) -> None:
        self._folder = store.parent / FOLDER

    def is_there(self, order_id: int) -> bool:
        """Whether an order is on paper."""
        return self._path(order_id).exists()

    def write(self, database: sqlite3.Connection, order_id: int) -> None:
        """Write an order as it is in the store; one that is not there any more leaves no paper.

        :raises DiskError: if it cannot be written or removed.
        :raises sqlite3.Error: if the store cannot be read.
        """
        order, count = read_order_of(database, order_id), count_jobs_of(database, order_id)
        if order is None or not count:
            self._remove(order_id)
            return
        lines = (scene_line(scene, product) for scene, product in read_scenes_of(database, order_id))
        write_lines(self._path(order_id), order, count, lines)

    def read(self) -> Iterator[tuple[Order, list[Job]]]:
        """The orders that can be read, with their numbers, oldest first.

        Scenes whose products are on the disk are done, others wait for the user. Looks at the disks.
        """
        for path in sorted(self._folder.glob(f"*{ENDING}")):
            try:
                paper = read_order(path)
            except (SettingsError, DiskError):
                continue  # it stays where it is, for whoever can read it
            order = replace(paper.with_command(), id=_number(path))
            yield order, [replace(job, order_id=order.id) for job in _jobs(paper)]

    def last_number(self) -> int:
        """The highest number of an order on paper; 0: there is none."""
        return max(map(_number, self._folder.glob(f"*{ENDING}")), default=0)

    def _path(self, order_id: int) -> Path:
        return self._folder / f"{order_id:08d}{ENDING}"

    def _remove(self, order_id: int) -> None:
        try:
            self._path(order_id).unlink(missing_ok=True)
        except OSError as error:
            raise DiskError(f"The file {self._path(order_id)} cannot be removed ({error}).") from error


def _number(path: Path) -> int:
    digits = path.name[: -len(ENDING)]
    return int(digits) if digits.isdecimal() else 0


def _jobs(paper: OrderFile) -> Iterator[Job]:
    order, finished = paper.order, FinishedProducts()
    for scene in paper.scenes:
        product = paper.products.get(scene.identifier)
        workspace = Workspace(ProductName.parse(scene.identifier), order.settings, product)
        if finished.is_finished(workspace, is_corrected=StageName.CORRECTION in order.stages):
            yield Job(0, 0, scene, order.stages[-1], product, JobState.DONE)
        else:
            yield Job(0, 0, scene, order.stages[0], product, JobState.PAUSED)
