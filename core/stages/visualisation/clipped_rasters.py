"""Rasters of products, cut to an area: one file a date and kind, each whole or not there."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from ...aoi.on_grid import area_in_zone, frames_in_zone, frames_that_meet, main_zone
from ...aoi.on_picture import Part
from ...errors import CancelledError, DiskError, NoRoomError, SceneQueueError, SettingsError
from ...events import Event, Progress
from ...feedback import Feedback
from ...product.clip_source import Grid, TilePlanes
from ...product.clipping import ClippedRaster, tag_of, write_raster
from ...product.metadata import ProductMetadata
from ...product.product_files import ProductFile, files_of
from ...scene import size_text
from ...settings import RasterFormat, RasterOptions
from ...workspace import HIDDEN
from ...workspace.held_files import patiently
from ...workspace.locked_file import LockedFile
from ...workspace.synced_files import sync_file
from .raster_kinds import RasterKind, kinds_of
from .raster_products import DateKey, RasterProduct, TileImages, chosen, look_at, read_tiles

ENDING = ".tif"
MADE_OF = "SCENE_QUEUE_MADE_OF"  # the tag by which a file is known again
COLUMNS = ("identifier", "state", "message", "advice", "path", "is_new", "has_data", "products")
_WAY = 1  # of making them; another one makes all anew
_ASIDE = "rasters"
_WIDEST_M = 400_000  # a larger area is cut to the tiles of each date, or most of a file would be empty rows
_COG_TAKES = 2.4  # of its pixels: the plain file, the copy and the overviews


@dataclass(frozen=True)
class MadeRaster:
    """What became of one file.

    :param identifier: its name without its ending.
    :param trouble: why it could not be made; ``None``: it is there.
    :param is_new: whether it was made now; else it was there, of the same products.
    :param has_data: whether any pixel of it has data, where it is new.
    :param products: names of the products that it is made of.
    """

    identifier: str
    path: Path
    products: tuple[str, ...] = ()
    is_new: bool = False
    has_data: bool = True
    trouble: SceneQueueError | None = None

    @property
    def state(self) -> str:
        """One of ``done failed cancelled``."""
        if isinstance(self.trouble, CancelledError):
            return "cancelled"
        return "done" if self.trouble is None else "failed"

    def report_line(self) -> dict[str, object]:
        """What a report says of it."""
        told = "It was there, made of the same products." if not self.is_new else "" if self.has_data else _EMPTY
        return {
            "identifier": self.identifier,
            "state": self.state,
            "message": told if self.trouble is None else self.trouble.message,
            "advice": "" if self.trouble is None else self.trouble.advice,
            "path": str(self.path) if self.trouble is None else "",
            "is_new": self.is_new,
            "has_data": self.has_data,
            "products": list(self.products),
        }


_EMPTY = "No pixel of it has data."


def row_of(line: Mapping[str, object]) -> Mapping[str, object]:
    """A line of a report as a row of a table."""
    products = line["products"]
    return {**line, "products": " ".join(map(str, products)) if isinstance(products, list) else products}


class ClippedRasters:
    """Makes the rasters of products. One object for one folder and one set of choices; used by one thread.

    :param folder: for the files; it is there.
    :param options: what is made.
    :param area_wkt: exact area, as :attr:`AreaOfInterest.wkt`; empty: whole scenes.
    :param zones: EPSG codes of the UTM zones of all scenes that belong together, so that each date gets the same one;
        empty: those of the products.
    :raises SettingsError: for a kind that is not known.
    """

    def __init__(self, folder: Path, options: RasterOptions, area_wkt: str = "", zones: Sequence[int] = ()) -> None:
        self.folder, self.options, self._area_wkt, self._zones = folder, options, area_wkt, tuple(zones)
        self._kinds = kinds_of(options.kinds)

    def make(self, products: Sequence[Path], feedback: Feedback) -> list[MadeRaster]:
        """Make all rasters of some products; blocks. One that fails does not keep others from being made.

        What is there and was made in the same way of the same products is left as it is.

        :param products: ``.SAFE`` folders and ZIPs, L1C and L2A.
        :returns: those that are there, failed, or were kept from being made by a cancellation.
        :raises SettingsError: if no product meets the area.
        :raises AreaError: if the area cannot be read.
        :raises DiskError: if another program makes rasters in this folder, or it cannot be written.
        :raises CancelledError: before the first raster.
        """
        looked_at = []
        for product in products:
            feedback.raise_if_cancelled()
            looked_at.append(look_at(product))
        zone = self._zone(looked_at)
        area = area_in_zone(self._area_wkt, zone, self.options.margin_m) if self._area_wkt else None
        dates = chosen(self._that_meet(looked_at, zone, area, feedback), feedback)
        planned = [(key, kind) for key in sorted(dates, key=lambda key: key.text) for kind in self._kinds]
        made = []
        with self._alone() as aside:
            for number, (key, kind) in enumerate(planned):
                share = _share(feedback, number, len(planned), self.identifier(key, kind))
                one = self._made(key, kind, dates[key], zone, area, aside, share)
                if one.trouble is not None and one.state == "failed":
                    feedback.note(f"{one.identifier}: {one.trouble}", warning=True)
                elif one.is_new and not one.has_data:
                    feedback.note(f"{one.identifier}: {_EMPTY}", warning=True)
                made.append(one)
        return made

    def identifier(self, key: DateKey, kind: RasterKind) -> str:
        """The name of a file, without its ending."""
        return f"{key.text}_{kind.name}"

    def paths(self, key: DateKey) -> list[Path]:
        """The files of a date, there or not."""
        return [self.folder / f"{self.identifier(key, kind)}{ENDING}" for kind in self._kinds]

    def _zone(self, products: Sequence[RasterProduct]) -> int:
        zones = [zone for product in products for zone, _ in product.frames]
        candidates = sorted(set(self._zones or zones))
        if not candidates:
            trouble = next((product.trouble for product in products if product.trouble is not None), None)
            raise trouble or SettingsError("There is no product to make rasters of.", advice="Name a .SAFE folder.")
        if len(candidates) == 1 or not self._area_wkt:
            return max(candidates, key=lambda zone: (zones.count(zone), -zone))
        return main_zone(self._area_wkt, candidates)

    def _that_meet(
        self, products: Sequence[RasterProduct], zone: int, area: Part | None, feedback: Feedback
    ) -> list[RasterProduct]:
        """Those with a tile that meets the area, and those of which nobody knows."""
        if not self._area_wkt:
            return list(products)
        frames = [(number, frame) for number, product in enumerate(products) for frame in product.frames]
        in_zone = [frames_in_zone([frame], zone) for _, frame in frames]
        met = {number for (number, _), meets in zip(frames, frames_that_meet(area, in_zone) if area else ()) if meets}
        if not met:
            raise SettingsError(
                "None of the products meets the area.", advice="Choose another area, or other products."
            )
        left = [product for number, product in enumerate(products) if number in met or product.trouble is not None]
        if len(left) < len(products):
            feedback.note(f"Left out, beside the area: {len(products) - len(left)} of {len(products)} products.")
        return left

    def _made(
        self,
        key: DateKey,
        kind: RasterKind,
        products: Sequence[RasterProduct],
        zone: int,
        area: Part | None,
        aside: Path,
        feedback: Feedback,
    ) -> MadeRaster:
        identifier = self.identifier(key, kind)
        names = tuple(product.name.text for product in products)
        made = MadeRaster(identifier, self.folder / f"{identifier}{ENDING}", names)
        try:
            feedback.raise_if_cancelled()
            for product in products:
                if product.trouble is not None:
                    raise product.trouble
            with _opened(products) as opened:
                raster = self._raster(key, kind, names, opened, zone, area)
                return self._written(made, raster, aside, feedback)
        except SceneQueueError as error:
            return replace(made, trouble=CancelledError() if feedback.is_cancelled() else error)
        except OSError as error:
            trouble = DiskError(f"The disk refuses: {error}.", advice="Make room, or name another folder.")
            return replace(made, trouble=trouble)

    def _raster(
        self,
        key: DateKey,
        kind: RasterKind,
        names: Sequence[str],
        opened: Sequence[tuple[ProductMetadata, Sequence[TileImages]]],
        zone: int,
        area: Part | None,
    ) -> ClippedRaster:
        resolution = kind.resolution_m(tile for _, tiles in opened for tile in tiles)
        masked = self.options.masked
        planes = tuple(kind.planes(tile, said, resolution, masked) for said, tiles in opened for tile in tiles)
        grid = _grid(planes, zone, area, resolution)
        tags = {
            "TIFFTAG_COPYRIGHT": f"Contains modified Copernicus Sentinel data {key.day[:4]}",
            "TIFFTAG_IMAGEDESCRIPTION": f"Sentinel-2 {key.level.value} {key.day} {kind.name}",
            "ACQUISITION_DATE": key.day,
            "PRODUCTS": " ".join(names),
            MADE_OF: _fingerprint(self.options, kind, names, planes, grid, area),
        }
        return ClippedRaster(grid, kind.pixels(masked), kind.bands, planes, area, tags, kind.colours)

    def _written(self, made: MadeRaster, raster: ClippedRaster, aside: Path, feedback: Feedback) -> MadeRaster:
        there = tag_of(made.path, MADE_OF) if made.path.exists() else None
        if there == raster.tags[MADE_OF]:
            feedback.progress(1.0)
            return made
        if there is None and made.path.exists():
            raise DiskError(
                f"{made.path.name} is there, and was not made here.", advice="Move it, or name another folder."
            )
        self._require_room(raster)
        unfinished = aside / made.path.name
        is_cog = self.options.format is RasterFormat.COG
        has_data = write_raster(raster, unfinished, feedback, is_cloud_optimized=is_cog)
        sync_file(unfinished)
        patiently(lambda: os.replace(unfinished, made.path))
        if there is not None:
            feedback.note(f"{made.path.name} was made anew: its products or the choices for it are others now.")
        return replace(made, is_new=True, has_data=has_data)

    def _require_room(self, raster: ClippedRaster) -> None:
        needed = raster.most_bytes * (_COG_TAKES if self.options.format is RasterFormat.COG else 1.0)
        free = shutil.disk_usage(self.folder).free
        if needed > free:
            raise NoRoomError(
                f"There is no room for the raster: it may take {size_text(int(needed))}, "
                f"and {size_text(free)} are free in {self.folder}.",
                advice="Make room, choose fewer kinds or a smaller area, or name another folder.",
            )

    @contextmanager
    def _alone(self) -> Iterator[Path]:
        """The folder for what is unfinished, which no other program uses meanwhile."""
        aside = self.folder / HIDDEN / _ASIDE
        try:
            aside.mkdir(parents=True, exist_ok=True)
            held = LockedFile(aside / "lock")
        except BlockingIOError as error:
            raise DiskError(
                f"Another program makes rasters in {self.folder}.", advice="Wait for it, or name another folder."
            ) from error
        except OSError as error:
            raise DiskError(
                f"The folder {self.folder} cannot be written ({error}).", advice="Name another one."
            ) from error
        try:
            yield aside
        finally:
            held.release()


@contextmanager
def _opened(
    products: Sequence[RasterProduct],
) -> Iterator[list[tuple[ProductMetadata, Sequence[TileImages]]]]:
    with ExitStack() as stack:
        yield [read_tiles(stack.enter_context(files_of(product.path))) for product in products]


def _grid(planes: Sequence[TilePlanes], zone: int, area: Part | None, resolution_m: int) -> Grid:
    """That of the area, the same for all dates; of whole scenes and of very large areas, that of the date's tiles."""
    tiles = frames_in_zone([(tile.grid.epsg, tile.grid.frame) for tile in planes], zone)
    if area is None:
        return Grid.around(zone, tiles, resolution_m)
    left, bottom, right, top = area.frame
    if max(right - left, top - bottom) > _WIDEST_M:
        left, bottom = max(left, tiles[0]), max(bottom, tiles[1])
        right, top = min(right, tiles[2]), min(top, tiles[3])
    return Grid.around(zone, (left, bottom, right, top), resolution_m)


def _fingerprint(
    options: RasterOptions,
    kind: RasterKind,
    names: Sequence[str],
    planes: Sequence[TilePlanes],
    grid: Grid,
    area: Part | None,
) -> str:
    """What a file is made of and how; the same again gives the same file."""
    images = sorted({_seen(image) for tile in planes for image in tile.images if isinstance(image, ProductFile)})
    told = [
        [_WAY, kind.name, kind.images, options.margin_m, sorted(options.masked), options.format.value],
        [names, images, vars(grid), area.geojson if area is not None else ""],
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _seen(image: ProductFile) -> tuple[str, int, int]:
    """Name, size and time of an image; of one in a ZIP the time of that."""
    folder: Path = image.files.folder
    place = folder / image.path if folder.is_dir() else folder.parent
    return (image.path, image.files.size_bytes(image.path) or 0, place.stat().st_mtime_ns)


def _share(feedback: Feedback, number: int, count: int, what: str) -> Feedback:
    """What hears of one of several files, and tells the whole."""

    def report(event: Event) -> None:
        if isinstance(event, Progress) and event.fraction is not None:
            feedback.report(Progress((number + event.fraction) / count, what))
        else:
            feedback.report(event)

    return Feedback(report, feedback.signal)
