"""Which images a raster is made of, and what its pixels are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...errors import ProductError, SettingsError
from ...product.bands import BANDS
from ...product.clip_source import Grid, Pixels, Plane, TilePlanes
from ...product.metadata import ProductMetadata
from ...settings import RASTER_KINDS
from .raster_products import TileImages
from .scene_classes import SCENE_CLASSES

CLASSES = "SCL"
_CLASS_COLOURS = {entry.value: entry.colour for entry in SCENE_CLASSES}


@dataclass(frozen=True)
class RasterKind:
    """One file of a date.

    :param name: the end of its name, such as ``ndvi`` or ``B02-B03``.
    :param images: that it is made of: bands, ``TCI`` or ``SCL``.
    :param bands: what its bands are called.
    :param takes_finest: whether its pixels are those of the finest of its images; else those of the coarsest, so that
        each of them was measured.
    """

    name: str
    images: tuple[str, ...]
    bands: tuple[str, ...]
    is_reflectance: bool = True
    is_index: bool = False
    takes_finest: bool = False

    def pixels(self, masked: Sequence[int]) -> Pixels:
        """What its pixels are, without those of some classes."""
        is_classes = self.images == (CLASSES,)
        return Pixels(self.is_reflectance, self.is_index, is_classes, tuple(masked))

    @property
    def colours(self) -> dict[int, str]:
        """Of its classes; of no others."""
        return _CLASS_COLOURS if self.images == (CLASSES,) else {}

    def resolution_m(self, tiles: Iterable[TileImages]) -> int:
        """The size of its pixels.

        :raises ProductError: if a tile has no such image.
        """
        finest = [_finest(tile, image) for tile in tiles for image in self.images]
        return min(finest) if self.takes_finest else max(finest)

    def planes(
        self, tile: TileImages, metadata: ProductMetadata, resolution_m: int, masked: Sequence[int]
    ) -> TilePlanes:
        """What a tile gives to it.

        :param masked: classes that become no data.
        :raises ProductError: if it lacks an image, or has no scene classification although classes are masked.
        """
        rows, columns = tile.tile.sizes[resolution_m]
        left, top = (int(value) for value in tile.tile.upper_left)
        grid = Grid(tile.tile.epsg, left, top, columns, rows, resolution_m)
        planes = [plane for image in self.images for plane in self._planes(tile, metadata, image, resolution_m)]
        if not masked:
            return TilePlanes(grid, tuple(planes))
        metres = tile.finest(CLASSES)
        if metres is None:
            raise ProductError(
                f"{metadata.product_name} has no scene classification, so nothing of it can be masked.",
                advice="Correct it with Sen2Cor, or take ready L2A.",
            )
        return TilePlanes(grid, tuple(planes), tile.images[CLASSES, metres])

    def _planes(self, tile: TileImages, metadata: ProductMetadata, image: str, resolution_m: int) -> list[Plane]:
        there = sorted(metres for name, metres in tile.images if name == image)
        finer = [metres for metres in there if metres <= resolution_m]
        file = tile.images[image, finer[-1] if finer else there[0]]
        if not self.is_reflectance:
            return [Plane(file, number) for number in range(1, len(self.bands) + 1)]
        offset = metadata.offsets.get(image, 0.0)
        return [Plane(file, 1, 1 / metadata.quantification, offset / metadata.quantification)]


_TRUE_COLOUR = RasterKind("true_colour", ("TCI",), ("red", "green", "blue"), is_reflectance=False)
_KINDS = {
    kind.name: kind
    for kind in (
        _TRUE_COLOUR,
        RasterKind("false_colour", ("B08", "B04", "B03"), ("B08", "B04", "B03")),
        RasterKind("swir", ("B12", "B8A", "B04"), ("B12", "B8A", "B04")),
        RasterKind("ndvi", ("B08", "B04"), ("NDVI",), is_index=True),
        RasterKind("scene_classification", (CLASSES,), ("scene_classification",), is_reflectance=False),
    )
}


def kinds_of(names: Sequence[str]) -> tuple[RasterKind, ...]:
    """The files of a date: one a kind, and one with all bands that are named, at the resolution of the finest.

    :raises SettingsError: for a name that is none of ``RASTER_KINDS``.
    """
    unknown = [name for name in names if name not in RASTER_KINDS]
    if unknown:
        raise SettingsError(
            f"There is no kind of layer called {unknown[0]!r}.", advice=f"Choose from {', '.join(RASTER_KINDS)}."
        )
    made = [_KINDS[name] for name in dict.fromkeys(names) if name in _KINDS]
    bands = tuple(band for band in BANDS if band in names)
    return (*made, *([RasterKind("-".join(bands), bands, bands, takes_finest=True)] if bands else []))


def _finest(tile: TileImages, image: str) -> int:
    metres = tile.finest(image)
    if metres is None:
        raise ProductError(
            f"The tile {tile.tile.tile_id} has no image {image}.",
            advice="Choose another kind of raster, or check the product.",
        )
    return metres
