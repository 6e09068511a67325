"""The rasters that an order makes of its products: each date once all of its scenes are through, cut to its area."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone
from functools import lru_cache
from pathlib import Path

from ..aoi.on_picture import utm_epsg
from ..errors import CancelledError, DiskError, FolderGoneError, SceneQueueError
from ..events import Event, Note
from ..feedback import Feedback
from ..product.name import ProductName
from ..settings import RasterOptions
from ..stages.visualisation.clipped_rasters import ClippedRasters, MadeRaster
from ..stages.visualisation.raster_products import DateKey
from ..workspace.synced_files import write_whole
from .job import OPEN_STATES, Job, JobState
from .order import Order
from .stage_run import finished_product

FOLDER = "rasters"  # below the order's
_NO_PART_OF_A_NAME = re.compile(r"[^\w-]+")
_LONGEST_NAME = 40


@dataclass
class RastersTold:
    """What became of the rasters of an order since it was told last.

    :param folder: that they are in. :param made: how many are new.
    :param troubles: what kept others from being made, by their names.
    """

    folder: Path
    made: int = 0
    troubles: dict[str, SceneQueueError] = field(default_factory=dict)


def wants_rasters(order: Order) -> bool:
    """Whether an order makes rasters; without an exact area it cannot."""
    return order.at_end.rasters is not None and bool(order.origin.area_wkt)


def rasters_folder(order: Order) -> Path:
    """Where the rasters of an order go: a folder of its own, since another order may have another area."""
    title = _NO_PART_OF_A_NAME.sub("_", order.title or order.origin.area_name).strip("_")[:_LONGEST_NAME]
    created = datetime.fromtimestamp(order.origin.created, timezone.utc).strftime("%Y%m%dT%H%M%S")
    return order.settings.folder / FOLDER / f"{title}_{created}".strip("_")


def rasters_of(job: Job, order: Order) -> list[Path]:
    """The rasters that a job's product is in, those that are there."""
    if not wants_rasters(order) or job.state is not JobState.DONE:
        return []
    try:
        name = ProductName.parse(finished_product(job, order).name)
    except ValueError:
        return []  # the user gave it another name
    key = DateKey(name.sensing_time.strftime("%Y-%m-%d"), name.level)
    return [path for path in _maker(order, order.at_end.rasters or RasterOptions(), ()).paths(key) if path.is_file()]


class OrderRasters:
    """Makes rasters, one date after the other. One thread at a time.

    What was made is written down, so that a new start of the program asks no products of it. What failed is tried
    again then, and when another scene of its date is done.

    :param folder: for what is known of the dates of each order; made on use.
    :param feedback: hears what was made and what went wrong.
    """

    def __init__(self, folder: Path, feedback: Feedback) -> None:
        self._folder, self._feedback = folder, feedback
        self._tried: dict[tuple[int, float, str], int] = {}
        self._told: dict[int, RastersTold] = {}

    def make(self, order: Order, jobs: Sequence[Job]) -> None:
        """Make the rasters of those dates whose scenes are all through.

        :param jobs: all of the order.
        :raises CancelledError: if it is no longer wanted.
        """
        if not wants_rasters(order):
            return
        by_day: dict[str, list[Job]] = defaultdict(list)
        for job in jobs:
            by_day[_day(job.scene.identifier)].append(job)
        known = self._known(order)
        zones = sorted({utm_epsg(job.scene.tile_id) for job in jobs if job.scene.tile_id})
        for day, mine in sorted(by_day.items()):
            done = [job for job in mine if job.state is JobState.DONE]
            if not done or any(job.state in OPEN_STATES for job in mine) or known.get(day) == len(done):
                continue
            key = (order.id, order.origin.created, day)
            if self._tried.get(key) == len(done):
                continue
            self._tried[key] = len(done)
            if self._make_day(order, done, zones):
                known[day] = len(done)
                self._keep(order, known)

    def told(self, order: Order) -> RastersTold | None:
        """What is new, once; ``None``: nothing is."""
        return self._told.pop(order.id, None)

    def _make_day(self, order: Order, done: Sequence[Job], zones: Sequence[int]) -> bool:
        """Whether all rasters of a date are there now."""
        told = self._told.setdefault(order.id, RastersTold(rasters_folder(order)))
        products = list(dict.fromkeys(finished_product(job, order) for job in done))
        try:
            made = self._made(order, products, zones)
        except CancelledError:
            raise
        except SceneQueueError as error:
            self._feedback.note(f"{order.title}: {error}", warning=True)
            told.troubles[_day(done[0].scene.identifier)] = error
            return False
        told.made += sum(one.is_new for one in made)
        told.troubles.update({one.identifier: one.trouble for one in made if one.trouble is not None})
        self._feedback.raise_if_cancelled()
        return all(one.state == "done" for one in made)

    def _made(self, order: Order, products: Sequence[Path], zones: Sequence[int]) -> list[MadeRaster]:
        _make_folder(order)
        notes = Feedback(self._note, self._feedback.signal)
        made = _maker(order, order.at_end.rasters or RasterOptions(), zones).make(products, notes)
        new = [one for one in made if one.is_new]
        if new:
            self._feedback.note(f"{order.title}: {len(new)} rasters were made in {new[0].path.parent}.")
        return made

    def _note(self, event: Event) -> None:
        if isinstance(event, Note):
            self._feedback.report(event)

    def _known(self, order: Order) -> dict[str, int]:
        """How many scenes of each date were done when its rasters were made."""
        try:
            mark = json.loads(self._mark(order).read_text(encoding="utf-8"))
            # the number of an order that was removed may be given to another one
            return {str(day): int(done) for day, done in mark["days"].items()} if self._is_of(order, mark) else {}
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return {}  # what is there is looked at then, and left as it is

    def _is_of(self, order: Order, mark: dict[str, object]) -> bool:
        return bool(mark["created"] == order.origin.created and mark["folder"] == str(rasters_folder(order)))

    def _keep(self, order: Order, known: dict[str, int]) -> None:
        mark = {"created": order.origin.created, "folder": str(rasters_folder(order)), "days": known}
        try:
            write_whole(self._mark(order), json.dumps(mark))
        except OSError as error:
            self._feedback.note(f"Which rasters were made cannot be written down ({error}).", warning=True)

    def _mark(self, order: Order) -> Path:
        return self._folder / f"{order.id:08d}.rasters.json"


def _maker(order: Order, options: RasterOptions, zones: Sequence[int]) -> ClippedRasters:
    return ClippedRasters(rasters_folder(order), options, order.origin.area_wkt, zones)


def _make_folder(order: Order) -> None:
    """Make the folder of the rasters; never that of the order, which may be another drive's place.

    :raises FolderGoneError: if the order's folder is not there. :raises DiskError: if it cannot be written.
    """
    folder = order.settings.folder
    if not folder.is_dir():
        raise FolderGoneError(f"The folder {folder} is not there any more.", advice="Connect its drive.")
    try:
        rasters_folder(order).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DiskError(f"The folder {folder} cannot be written ({error}).", advice="Make it writable.") from error


@lru_cache(maxsize=20_000)
def _day(identifier: str) -> str:
    """The date in a product's name."""
    return ProductName.parse(identifier).sensing_time.strftime("%Y-%m-%d")
