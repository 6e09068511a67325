"""Products as what rasters are made of: their tiles, and which of them belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, NamedTuple

from ...aoi.on_picture import Frame
from ...errors import ProductError, SceneQueueError
from ...feedback import Feedback
from ...footprints.versions import superseded_names
from ...product.metadata import ProductMetadata, TileMetadata
from ...product.name import ProcessingLevel, ProductName
from ...product.product_files import ProductFile, ProductFiles, files_of
from ...product.safe import SafeProduct


class DateKey(NamedTuple):
    """What comes into one raster: the day (UTC) on which the take began, ``2018-08-09``, and the level.

    A take that goes on over midnight is one date, as product names have it.
    """

    day: str
    level: ProcessingLevel

    @property
    def text(self) -> str:
        """What the names of rasters begin with."""
        return f"{self.day}_{self.level.value}"


@dataclass(frozen=True)
class TileImages:
    """One granule of a product.

    :param images: by band and resolution in metres; read through the product's files.
    """

    tile: TileMetadata
    images: Mapping[tuple[str, int], ProductFile]

    @property
    def frame(self) -> Frame:
        """Left, bottom, right and top in metres of its zone."""
        resolution, (rows, columns) = min(self.tile.sizes.items())
        left, top = self.tile.upper_left
        return (left, top - rows * resolution, left + columns * resolution, top)

    def finest(self, band: str) -> int | None:
        """The finest resolution of a band's images; ``None``: it has none."""
        return min((metres for name, metres in self.images if name == band), default=None)


@dataclass(frozen=True)
class RasterProduct:
    """A product, looked at but not opened.

    :param path: its folder or ZIP.
    :param frames: zone and frame of each of its tiles; :param footprint_wkt: its outline, empty: not said.
    :param trouble: why it cannot be used; ``None``: it can.
    """

    path: Path
    name: ProductName
    frames: tuple[tuple[int, Frame], ...] = ()
    footprint_wkt: str = ""
    trouble: SceneQueueError | None = None

    @property
    def key(self) -> DateKey:
        """The raster that it belongs to."""
        return DateKey(self.name.sensing_time.strftime("%Y-%m-%d"), self.name.level)


def look_at(path: Path) -> RasterProduct:
    """Look at a product; what is wrong with it is said by :attr:`RasterProduct.trouble`.

    :raises ProductError: if it has no name by which its date could be told.
    """
    try:
        with files_of(path) as files:
            metadata, tiles = read_tiles(files)
    except SceneQueueError as error:
        return RasterProduct(path, product_name(path.name, ""), trouble=error)
    except OSError as error:
        return RasterProduct(
            path, product_name(path.name, ""), trouble=ProductError(f"{path} cannot be read ({error}).")
        )
    frames = tuple((tile.tile.epsg, tile.frame) for tile in tiles)
    return RasterProduct(path, product_name(path.name, metadata.product_name), frames, metadata.footprint_wkt)


def read_tiles(files: ProductFiles) -> tuple[ProductMetadata, tuple[TileImages, ...]]:
    """What a product says of itself, and its tiles.

    :raises ProductError: if its metadata cannot be read.
    """
    product = SafeProduct.open(files)
    metadata = ProductMetadata.read(product.file(product.metadata_file))
    by_granule: dict[Path, dict[tuple[str, int], ProductFile]] = {granule: {} for granule in product.granules}
    for image in product.images:
        granule = next(one for one in product.granules if one in image.path.parents)
        by_granule[granule][image.band, image.resolution_m] = product.file(image.path)
    tiles = []
    for granule, images in by_granule.items():
        said = product.tile_metadata_file(granule)
        if said is not None:
            tiles.append(TileImages(TileMetadata.read(product.file(said)), images))
    if not tiles:
        raise ProductError(f"{product.folder.name} holds no tile.", advice="Check the product.")
    return metadata, tuple(tiles)


def chosen(products: Iterable[RasterProduct], feedback: Feedback) -> dict[DateKey, list[RasterProduct]]:
    """Those that count, by date: the newest version of each acquisition, and L2A where there is L1C too.

    What is left out is told.
    """
    given = sorted(products, key=lambda product: (product.key.text, product.name.text, str(product.path)))
    one_of_each = list({product.name.text: product for product in given}.values())
    outlines = {product.name.text: product.footprint_wkt for product in one_of_each}
    old = superseded_names(outlines, outlines)
    newest = _left(one_of_each, lambda product: product.name.text not in old, "replaced by a newer version", feedback)
    corrected = {_acquisition(one.name) for one in newest if one.name.level is ProcessingLevel.L2A}

    def counts(product: RasterProduct) -> bool:
        return product.name.level is ProcessingLevel.L2A or _acquisition(product.name) not in corrected

    by_date: dict[DateKey, list[RasterProduct]] = defaultdict(list)
    for product in _left(newest, counts, "L1C where there is L2A, too", feedback):
        by_date[product.key].append(product)
    return dict(by_date)


def _left(
    products: Sequence[RasterProduct], counts: Callable[[RasterProduct], bool], why: str, feedback: Feedback
) -> list[RasterProduct]:
    left = [product for product in products if counts(product)]
    if len(left) < len(products):
        feedback.note(f"Left out, {why}: {len(products) - len(left)} of {len(products)} products.")
    return left


def _acquisition(name: ProductName) -> tuple[object, ...]:
    return (name.platform, name.sensing_time, name.relative_orbit, name.tile_id)


def product_name(path_name: str, said: str) -> ProductName:
    """A product's name by its folder or ZIP; by the metadata where that was renamed.

    :param path_name: of the folder or ZIP. :param said: the name in the metadata; empty: they cannot be read.
    :raises ProductError: if neither is one.
    """
    for text in (path_name, said):
        try:
            return ProductName.parse(text)
        except ValueError:
            continue
    raise ProductError(f"{path_name} has no product name that is known here.", advice="Check the product.")
